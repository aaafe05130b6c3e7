"""Airports with an IATA code: their points, the town that each serves, and the names that people use.

Papers write "Heathrow", "Naples airport", "Schiphol airport"; the source has "London Heathrow Airport", "Napoli /
Capodichino International Airport". So an airport is also called by the town it serves, by what is left of its name
without that town, and by what `aliases.csv` adds, each with "Airport" after it: a name alone is an airport's only if
`aliases.csv` says so, since most are persons' or towns'. Its code stands with "Airport" too ("JFK airport"),
unless it is a word that any airport may have before it ("The airport").
"""

from __future__ import annotations

import csv
import math
import re

import numpy as np
from gazetteer_sources import ALIASES, Aliases, Row, package
from scipy.spatial import cKDTree
from unidecode import unidecode

from geo.places.classes import unit_vectors
from geo.places.names import hash_name, words

EARTH_KM = 6371.0088
SERVES_KM = 90.0  # the farthest that a town of an airport's name lies from it (London Stansted, Tokyo Narita: 60)
BIG_CITY_KM = 40.0
BIG_CITY_TIMES = 5
MISWRITTEN = frozenset({"BE", "LU"})
SMALL_SHARE = 0.1
SPELT_OUT = (
    (r"\bIntcntl\b", "Intercontinental"),
    (r"\bIntl\b", "International"),
    (r"\bNtl\b", "National"),
    (r"\b(?:Apt|Air Trml)\b", ""),
    (r"^Nuevo Aeropuerto Internacional\b", ""),
    (r"\bAfb\b", "Air Force Base"),
    (r"\bNas\b", "Naval Air Station"),
    (r"\bairport\b", "Airport"),
)
KIND = re.compile(
    r"\b(?:Airport|Air ?[Ff]ield|Air ?Park|Airstrip|Aerodrome|Field|Air ?[Bb]ase|Base|Heliport|Helipad|Strip|Station|"
    r"Landing|Range|Facility|Runway|College|RAF|RNAS|CFB|AFB|AAF)\b"
)
SMALL = re.compile(r"\b(?:Executive|Municipal|County|Field|Airfield|Aerodrome|Downtown)\b")
NO_LINERS = re.compile(r"\b(?:Heliport|Helipad|Seaplane|Airstrip|Air ?Park|Base|Station|Army|Range|Naval|RAF)\b")
GENERAL = re.compile(r" *\b(?:International|Intercontinental|Internacional|Inc|Airport)\b *")
NO_NAME = frozenset(
    "airport city new north south east west central capital county municipal regional national metropolitan executive "
    "downtown field base memorial general island international greater old liberty".split()
)
NO_CODE = frozenset(
    "THE AND ANY ALL BIG BUT CAN FAR FOR HAD HAS HER HIM MAY NEW NOR NOT OFF OLD OUR OUT PER TEN TOP VIA YET".split()
)


def airports(towns: list[Row]) -> list[Row]:
    """Return a row for each airport with an IATA code; its people are those of the town that it serves.

    What is one airport's own name is none of another's in its country: Istanbul Airport is not Ataturk's.
    """
    near = Towns(towns)
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as file:
        rows = [_airport(line, near) for line in csv.DictReader(file) if line["iata"] and line["name"]]
    own = {(row.country, hash_name(name)) for row in rows for name in (row.name, *row.own)}
    for row in rows:
        row.names = [name for name in row.names if (row.country, hash_name(name)) not in own]
    return rows


class Towns:
    """The towns around a point."""

    def __init__(self, towns: list[Row]) -> None:
        """Index towns by where they lie."""
        self.towns = [town for town in towns if town.population >= 1]
        points = np.array([(town.lat, town.lon) for town in self.towns])
        self.tree = cKDTree(unit_vectors(points[:, 0], points[:, 1]))

    def around(self, lat: float, lon: float, km: float) -> list[tuple[float, Row]]:
        """Return the towns within so many kilometres, with their distances, nearest first."""
        point = unit_vectors(np.array([lat]), np.array([lon]))[0]
        found = self.tree.query_ball_point(point, 2 * math.sin(km / EARTH_KM / 2))
        chords = [float(np.linalg.norm(self.tree.data[i] - point)) for i in found]
        away = [2 * EARTH_KM * math.asin(chord / 2) for chord in chords]
        return sorted(((km, self.towns[i]) for km, i in zip(away, found, strict=True)), key=lambda f: (f[0], f[1].gid))


def _airport(line: dict[str, str], near: Towns) -> Row:
    name = spelt_out(line["name"])
    lat, lon = float(line["lat"]), float(line["lon"])
    lat, lon = mended_point(lat, lon, line, near)
    served = served_towns(lat, lon, line, name, near)
    cities = list(dict.fromkeys([town.name for town in served] + _parts(line["city"])))
    aliases = ALIASES.get(f"airport:{line['iata']}", Aliases())
    small = SMALL.search(name) is not None or NO_LINERS.search(name) is not None
    by_city = [] if NO_LINERS.search(name) else with_airport(cities, international=not small)
    return Row(
        name=name,
        feature="AIRP",
        slug=f"airport:{line['iata']}",
        lat=lat,
        lon=lon,
        country=line["country"],
        timezone=line["tz"],
        radius=3.0,
        population=round((SMALL_SHARE if small else 1) * max((town.population for town in served), default=0)),
        names=[
            *airport_names(name, [*cities, *(other for town in served[:1] for other in town.names)]),
            *by_city,
            *with_airport(aliases.name),
            *([] if line["iata"] in NO_CODE else [f"{line['iata']} Airport"]),
        ],
        own=[*aliases.own, *with_airport(aliases.own)],
    )


def spelt_out(name: str) -> str:
    """Return an airport's name without abbreviations, and with a word for what it is: "Corn Island Airport"."""
    for pattern, word in SPELT_OUT:
        name = re.sub(pattern, word, name)
    name = re.sub(r"\s+", " ", name).strip()
    return name if KIND.search(name) else f"{name} Airport"


def mended_point(lat: float, lon: float, line: dict[str, str], near: Towns) -> tuple[float, float]:
    """Return where an airport lies: some points of the source are degrees, minutes and seconds written as a decimal.

    Such a point ("50.5405" for 50°54'05") lies farther from the town it names than if so read.
    """
    read_so = _sexagesimal(lat), _sexagesimal(lon)
    if line["country"] in MISWRITTEN and _to_town(*read_so, line, near) < _to_town(lat, lon, line, near):
        return read_so
    return lat, lon


def _sexagesimal(degrees: float) -> float:
    digits = f"{abs(degrees):.4f}"
    whole, minutes, seconds = int(digits[:-5]), int(digits[-4:-2]), int(digits[-2:])
    if minutes > 59 or seconds > 59:
        return degrees
    return math.copysign(whole + minutes / 60 + seconds / 3600, degrees)


def _to_town(lat: float, lon: float, line: dict[str, str], near: Towns) -> float:
    named = _named(near.around(lat, lon, SERVES_KM), line)
    return named[0] if named else math.inf


def _named(around: list[tuple[float, Row]], line: dict[str, str]) -> tuple[float, Row] | None:
    """The largest town that the source says an airport belongs to, with its distance."""
    wanted = [words(part) for part in _parts(line["city"])]
    fits = [
        (away, town)
        for away, town in around
        if town.country == line["country"] and any(words(n) in wanted for n in (town.name, *town.names))
    ]
    return max(fits, key=lambda f: f[1].population, default=None)


def served_towns(lat: float, lon: float, line: dict[str, str], name: str, near: Towns) -> list[Row]:
    """Return the towns that an airport serves: the one that the source names, and a city beside it that is far larger.

    The source has Mississauga for Toronto's airport and Luqa for Malta's.
    """
    around = near.around(lat, lon, SERVES_KM)
    named = _named(around, line)
    served = [named[1]] if named else []
    if "International" in name or not named:
        close = [town for away, town in around if away <= BIG_CITY_KM and town.country == line["country"]]
        city = max(close, key=lambda town: town.population, default=None)
        if city is not None and city.population >= BIG_CITY_TIMES * (named[1].population if named else 0):
            served.append(city)
    return served


def _parts(city: str) -> list[str]:
    return [part.strip() for part in re.split(r"[/,(]|-(?=[A-Z])| - ", city.rstrip(")")) if len(part.strip()) > 2]


def airport_names(name: str, cities: list[str]) -> list[str]:
    """Return an airport's other names, each with "Airport": without "International", and without its town.

    "Napoli / Capodichino International Airport" is Capodichino Airport, "Amsterdam Airport Schiphol" Schiphol Airport.
    """
    found: list[str] = []
    towns = sorted({unidecode(city) for city in cities if len(city) > 2}, key=lambda c: (-len(c), c))
    parts = [part for part in re.split(r" / | - |[()]", name) if part.strip()]
    for part in dict.fromkeys([name, *parts]):
        stem = GENERAL.sub(" ", part).strip(" -,/")
        found += [stem, _without(stem, towns)] if len(parts) == 1 or part != name else []
    return [other for other in dict.fromkeys(with_airport(found)) if other != name]


def _without(stem: str, towns: list[str]) -> str:
    plain = unidecode(stem)
    for town in towns:
        for pattern in (rf"^{re.escape(town)}[ -]+", rf"[ -]+{re.escape(town)}$"):
            rest = re.sub(pattern, "", plain)
            if rest != plain:
                return rest.strip(" -,/")
    return ""


def with_airport(names: list[str], *, international: bool = True) -> list[str]:
    """Return names with "Airport", and "International Airport", after each that has no word for it yet."""
    fit = [n for n in names if len(n) > 2 and n[0].isupper() and not set(words(n)) <= NO_NAME]
    kinds = ("Airport", "International Airport") if international else ("Airport",)
    return [name for n in fit for name in ([n] if KIND.search(n) else [f"{n} {kind}" for kind in kinds])]
