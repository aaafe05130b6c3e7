"""GeoNames ids for airports and for rows of `places.csv`: OpenTravelData's, which has each beside its IATA code.

An airport is the one with its code that lies within 10 km. A row of `places.csv` is the place of the same kind that
shares its name, or its article and a word of its name, within 10 km or the row's own extent. An id goes to one row
only; where an airport and a row of `places.csv` are one thing (an air base), the row is kept, with the airport's names.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gazetteer_sources import HERE, package

from geo.places.names import hash_name, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from gazetteer_sources import Row

NEAR_KM = 10.0
EARTH_KM = 6371.0088
AIRFIELDS = frozenset({"AIRP", "AIRF", "AIRB", "AIRS", "AIRH", "AIRQ"})
STATION = re.compile(r" (?:railway )?station$", re.IGNORECASE)
KINDS = (
    frozenset({"RSTN"}),
    frozenset({"ISL", "ISLS", "ATOL"}),
    frozenset({"AIRB", "AIRP", "AIRF"}),
    frozenset({"AIRB", "INSM"}),
    frozenset({"MT", "RK"}),
    frozenset({"PRK", "RESW"}),
    frozenset({"LK"}),
    frozenset({"GLCR"}),
    frozenset({"HBR", "PRT"}),
)
"""Codes that sources have for one kind of thing."""


@dataclass(frozen=True)
class Known:
    """A place of OpenTravelData with its GeoNames id."""

    gid: int
    code: str
    feature: str
    lat: float
    lon: float
    closed: bool
    international: bool
    names: frozenset[int]
    words: frozenset[str]
    article: str

    def km_to(self, row: Row) -> float:
        """Return how far a row lies, on a sphere."""
        lat, other = math.radians(self.lat), math.radians(row.lat)
        across = math.cos(lat) * math.cos(other) * math.sin(math.radians(self.lon - row.lon) / 2) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(math.sin((lat - other) / 2) ** 2 + across))


def read_known() -> list[Known]:
    """Return the places of OpenTravelData that have a point and an id."""
    with (package("neobase") / "optd_por_public.csv").open(encoding="utf-8", newline="") as file:
        return [
            _known(line)
            for line in csv.DictReader(file, delimiter="^")
            if line["latitude"] and line["geoname_id"] not in {"", "0"}
        ]


def _known(line: dict[str, str]) -> Known:
    written = [part.split("|") for part in line["alt_name_section"].split("=")]
    names = {line["name"], line["asciiname"], *(part[1] for part in written if len(part) > 1)} - {""}
    names |= {STATION.sub("", name) for name in names} if line["fcode"] == "RSTN" else set()
    return Known(
        gid=int(line["geoname_id"]),
        code=line["iata_code"],
        feature=line["fcode"],
        lat=float(line["latitude"]),
        lon=float(line["longitude"]),
        closed=bool(line["date_until"]),
        international="International" in line["name"],
        names=frozenset(hash_name(name) for name in names),
        words=frozenset(word for name in names for word in words(name)),
        article=_title(line["wiki_link"]),
    )


def _title(address: str) -> str:
    return unquote(address).rsplit("/", 1)[-1].lower()


def give_ids(airports: Iterable[Row], places: Iterable[Row], taken: Collection[int]) -> dict[str, str]:
    """Set the GeoNames ids of airports and of curated places; no id of `taken` is given.

    Return of each airport that is a curated place, too, the slug of that place, to which its names go.
    """
    known = [place for place in read_known() if place.gid not in taken]
    owners: dict[int, Row] = {}
    for row, fits in _places(places, known):
        best = min(fits, key=lambda fit: fit[0], default=None)
        if best is not None and best[1].gid not in owners:
            row.gid = best[1].gid
            owners[row.gid] = row
    return _airports(airports, known, owners)


def _places(places: Iterable[Row], known: list[Known]) -> Iterator[tuple[Row, list[tuple[tuple[float, ...], Known]]]]:
    """Yield curated places with what may be the same thing, ranked: name and article, the same code, how near."""
    by_name, by_article = defaultdict(list), defaultdict(list)
    for place in known:
        for name in place.names:
            by_name[name].append(place)
        if place.article:
            by_article[place.article].append(place)
    for row in places:
        named = {place for name in (row.name, *row.names) for place in by_name[hash_name(name)]}
        told = {place for place in by_article[_title(row.article)] if words(row.name)[0] in place.words}
        fits = []
        for place in sorted(named | told, key=lambda p: (p.gid, p.code)):
            away = place.km_to(row)
            if away <= max(NEAR_KM, row.radius) and any({row.feature, place.feature} <= kind for kind in KINDS):
                sure = (place in named) + (place in told)
                fits.append(((-sure, place.feature != row.feature, away), place))
        yield row, fits


def _airports(airports: Iterable[Row], known: list[Known], owners: dict[int, Row]) -> dict[str, str]:
    by_code = defaultdict(list)
    for place in known:
        if place.feature in AIRFIELDS:
            by_code[f"airport:{place.code}"].append(place)
    doubles = {}
    for row in airports:
        fits = [place for place in by_code[row.slug] if place.km_to(row) <= NEAR_KM]
        best = min(fits, key=lambda place: (place.closed, place.km_to(row), place.gid), default=None)
        if best is None:
            continue
        owner = owners.setdefault(best.gid, row)
        if owner is row:
            row.gid = best.gid
        elif owner.slug.startswith("place:") and best.international:
            owner.gid, row.gid = 0, best.gid
            owners[best.gid] = row
        elif owner.slug.startswith("place:"):
            owner.names += [row.name, *row.names, *row.own]
            doubles[row.slug] = owner.slug
    return doubles


def former_ids() -> dict[str, str]:
    """Return the ids that places had in earlier gazetteers, with the ids that they have now."""
    with (HERE / "former_ids.csv").open(encoding="utf-8", newline="") as file:
        return {line["former"]: line["now"] for line in csv.DictReader(file)}
