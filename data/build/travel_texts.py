"""Made-up sentences of travel, to train the candidate ranker with beside the annotated corpora.

Local papers make near places likely; a journey does not, and the corpora hold few. Each text fills a form with cities,
whose largest reading is the truth, or with small namesakes of cities that the text qualifies or places by what stands
around. Cities of `benchmarks/travel_cities.csv` and its forms are not used, so that the benchmark measures.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from made_texts import made_text

from geo.places.classes import FeatureClass
from geo.places.gazetteer import MAIN, NONE, ROW
from geo.places.names import hash_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places import Gazetteer

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "travel_cities.csv"
SEED = 11
CITY_PEOPLE = 150_000
SMALL_PEOPLE = 1_000
BESIDE_PEOPLE = 30_000  # of the town that a city is named with, near which a namesake of the city lies
FAR_TIMES = 8  # as large as that namesake is the city at least
SHARES = (0.30, 0.65, 0.80)  # how much of the texts is JOURNEYS, with FAR, with QUALIFIED; the rest is LOCAL
TIMES = 2  # a city leads where no other of its own name is half as large, and none by another name twice
FILLERS = (0.25, 0.4)  # how much of what fills a form are cities without a namesake, and with countries
NEAR_KM = 120.0

JOURNEYS = (
    "The envoy flew from {a} to {b} on Tuesday for talks.",
    "Negotiators travelled to {a} after a week in {b}.",
    "She sailed from {a} to {b} aboard a freighter, calling at {c}.",
    "The squad left {a} on Friday, trained in {b} and went on to {c}.",
    "A flight from {a} to {b} was delayed by fog.",
    "The {a} to {b} service carries thousands of passengers a year.",
    "He was born in {a}, studied in {b} and now works in {c}.",
    "Protests were reported in {a}, {b} and {c} at the weekend.",
    "The exhibition goes from {a} to {b}, then to {c} and {d}.",
    "The airline flies to {a}, {b} and {c} from its hub.",
    "After landing at {a} the crew drove to {b}.",
    "The aid convoy set out from {a} and reached {b} three days later.",
    "The band will play {a} on Monday, {b} on Wednesday and {c} on Saturday.",
    "{a} and {b} are twinned; their mayors met in {c}.",
    "The tanker left {a} bound for {b}.",
    "Police said the suspect had fled {a} for {b}.",
    "The foreign ministers, who met in {a} in May, will gather again in {b}.",
    "A cargo plane from {a} was diverted to {b} with engine trouble.",
    "Trains between {a} and {b} stopped for a day.",
    "Doctors in {a} treated passengers who had come from {b}.",
    "The pilgrims walked out of {a} at dawn. They hope to be in {b} by Easter.",
    "Her next stop is {a}; last week she was in {b}.",
    "The route runs from {a} through {b} and {c} to {d}.",
    "He spent a night in {a} on his way to {b}.",
    "The company, based in {a}, is opening an office in {b}.",
    "An earthquake shook {a} and was felt as far away as {b}.",
    "The summit moved from {a} to {b} at short notice.",
    "They met in {a}.",
    "The president arrived in {a} on Sunday night.",
    "The ship docked at {a} on Thursday. Two sailors stayed behind in {b}.",
    "{a} lies far from {b}, and farther from {c}.",
    "{a} lies 390 km from {b}.",
    "{a}, 90 miles north of {b}, was without power on Tuesday.",
    "{a} is some 45 kilometres west of {b}.",
    "{a} has a new museum; {b} closed its own.",
    "Fog closed the port of {a} on Monday.",
    "{a} is full of tourists, the mayor of {b} said.",
    "The journalist has reported from {a}, {b}, {c} and {d}.",
    "Shares rose in {a} and {b} and fell in {c}.",
    "The refugees crossed the border near {a} and were taken to {b}.",
    "The delegation is due in {a} on Wednesday, officials in {b} said.",
    "The court in {a} sentenced a man who was arrested in {b}.",
    "A week after leaving {a}, the cyclists rode into {b}.",
    "The charter from {a} came down short of the runway in {b}.",
)
QUALIFIED = (
    "The envoy flew from {a} to {s}, {d}, on Tuesday.",
    "She grew up in {s}, {d}, and moved to {a}.",
    "He left {s} in {d} for {a}.",
    "A plane from {a} made an emergency landing in {s}, {d}.",
    "The tour opens in {s}, {d}. Tickets for {s} go on sale on Friday.",
    "{s} ({d}) and {a} have little in common.",
)
FAR = (
    "He flew from {x} to {b} on Sunday.",
    "A plane from {b} to {x} turned back over the sea.",
    "The minister left {x} for {b} on Tuesday.",
    "After talks in {x} the president travelled to {b}.",
    "She returned to {b} from {x} by plane.",
    "The ambassador arrived in {b} from {x}.",
    "Direct flights between {b} and {x} start in May.",
    "The delegation went from {b} to {x} and back.",
    "The team will travel to {x} and then to {b}.",
    "The airline flies from {b} to {x} and {a}.",
    "He landed in {b} after a flight from {x}.",
    "The orchestra will play in {x}, {b} and {a}.",
    "The ship sailed from {x} to {b} with grain.",
    "The tour opens in {x} and ends in {b}.",
)
LOCAL = (
    "State police in {d} closed the road from {s} to {n} on Monday.",
    "The school bus left {s} for {n} on Friday, {d} officials said.",
    "The governor of {d} visited {s} and {n} after the storm.",
    "Drivers in {d} were told to avoid the road between {n} and {s}.",
    "Families from {s} drove to {n} and {m} after the flood in {d}.",
    "A fire broke out in {s}. Crews came from {n} and {m}.",
    "The team from {s} beat {n} on Saturday and plays {m} next.",
    "The bus goes from {n} to {m} and {s}.",
    "They drove from {s} to {n} in an hour.",
    "The road from {n} to {s} was closed by snow.",
    "The cyclists rode from {s} to {n} before noon.",
    "The train from {n} to {s} stopped in {m}.",
)


@dataclass(frozen=True)
class _Names:
    """Cities by the name that means them, with namesakes and without, countries, and the small namesakes of cities."""

    cities: dict[str, int]
    alone: dict[str, int]
    countries: dict[str, int]
    small: list[tuple[str, int]]


def travel_texts(gazetteer: Gazetteer, count: int) -> list[dict[str, Any]]:
    """Return documents as the corpora have them: {"id", "source", "text", "toponyms"}, the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311 - the same texts each time
    names = _names(gazetteer)
    found: list[dict[str, Any]] = []
    while len(found) < count:
        kind = chance.random()
        forms = JOURNEYS if kind < SHARES[0] else FAR if kind < SHARES[1] else QUALIFIED if kind < SHARES[2] else LOCAL
        form = chance.choice(forms)
        fillings = _fill(form, names, gazetteer, chance)
        if fillings is not None:
            found.append(made_text(f"travel-{len(found)}", form, fillings, gazetteer))
    return found


def _names(gazetteer: Gazetteer) -> _Names:
    with BENCHMARK.open(encoding="utf-8", newline="") as file:
        kept_apart = {hash_name(line["name"]) for line in csv.DictReader(file)}
    people = gazetteer.columns["population"]
    classes = gazetteer.feature_classes(np.arange(len(people)))
    is_town = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
    cities: dict[str, int] = {}
    alone: dict[str, int] = {}
    small: list[tuple[str, int]] = []
    seen = kept_apart
    for row in np.flatnonzero(is_town & (people >= SMALL_PEOPLE)).tolist():
        name = gazetteer.name(row)
        key = hash_name(name)
        if key in seen:
            continue
        seen.add(key)
        postings = gazetteer.postings(key)
        towns = postings[is_town[postings & ROW]]
        leader = _leader(towns, people)
        if leader is None or people[leader] < CITY_PEOPLE:
            continue
        namesakes = [(name, int(t & ROW)) for t in towns.tolist() if _is_small_namesake(t, leader, gazetteer)]
        (cities if namesakes else alone)[name] = leader
        small += namesakes
    countries = _countries(gazetteer)
    for name, row in countries.items():
        towns = gazetteer.postings(hash_name(name))
        small += [(name, int(t & ROW)) for t in towns[is_town[towns & ROW]] if _is_small_namesake(t, row, gazetteer)]
    return _Names(cities, alone, countries, small)


def _countries(gazetteer: Gazetteer) -> dict[str, int]:
    """Countries by their names, but for those that a larger place bears, too."""
    people = gazetteer.columns["population"]
    found = {}
    for row in gazetteer.meta["country_rows"].values():
        name = gazetteer.name(row)
        rows = (gazetteer.postings(hash_name(name)) & ROW).astype(np.int64)
        if people[row] and rows[np.argmax(people[rows])] == row:
            found[name] = int(row)
    return found


def _leader(towns: NDArray[np.uint32], people: NDArray[np.uint32]) -> int | None:
    """The town that a name means by itself, the largest whose own it is; None where one much like it may be meant."""
    rows, own = (towns & ROW).astype(np.int64), (towns & MAIN) != 0
    by_own, by_other = (rows[w][np.argsort(-people[rows[w]].astype(np.int64), kind="stable")] for w in (own, ~own))
    most = [int(people[found[0]]) if len(found) else 0 for found in (by_own, by_other)]
    second = int(people[by_own[1]]) if len(by_own) > 1 else 0
    leads = most[1] < TIMES * most[0] and TIMES * second < most[0]
    return int(by_own[0]) if leads else None


def _is_small_namesake(posting: int, leader: int, gazetteer: Gazetteer) -> bool:
    columns, row = gazetteer.columns, posting & ROW
    (far,) = gazetteer.kilometres_from(leader, [row])
    large = int(columns["population"][row]) >= SMALL_PEOPLE
    return bool(posting & MAIN) and large and far > 2 * NEAR_KM and columns["admin1"][row] != NONE


def _fill(form: str, names: _Names, gazetteer: Gazetteer, chance: random.Random) -> dict[str, tuple[str, int]] | None:
    """Return what stands at each mark of a form, a name with its row; None where the gazetteer has nothing to fit."""
    fillings = {}
    for mark in "abcd":
        kind = chance.random()
        places = names.alone if kind < FILLERS[0] else names.countries if kind < FILLERS[1] else names.cities
        name = chance.choice(list(places))
        fillings[mark] = (name, places[name])
    if len(set(fillings.values())) < len(fillings):
        return None
    name, row = chance.choice(names.small)
    if "{x}" in form:
        if name not in names.cities:
            return None
        beside = next((r for r in _neighbours(row, gazetteer) if r != names.cities[name]), None)
        people = gazetteer.columns["population"]
        if beside is None or people[beside] < BESIDE_PEOPLE or FAR_TIMES * people[row] > people[names.cities[name]]:
            return None
        return fillings | {"x": (name, names.cities[name]), "b": (gazetteer.name(beside), beside)}
    if "{s}" not in form:
        return fillings
    division = gazetteer.division(row, 1)
    if division is None:
        return None
    country = gazetteer.country_row(row)
    holder = country if country is not None and chance.random() < 0.5 and "{n}" not in form else division
    near = _neighbours(row, gazetteer)
    if "{n}" in form and len(near) < 2:
        return None
    fillings |= {"s": (name, row), "d": (gazetteer.name(holder), holder)}
    if "{n}" in form:
        fillings |= {mark: (gazetteer.name(r), r) for mark, r in zip("nm", chance.sample(near, 2), strict=True)}
    return fillings


def _neighbours(row: int, gazetteer: Gazetteer) -> list[int]:
    """The larger towns around one, in its division."""
    columns = gazetteer.columns
    inside = np.flatnonzero((columns["admin1"] == columns["admin1"][row]) & (columns["population"] >= 5 * SMALL_PEOPLE))
    classes = gazetteer.feature_classes(inside)
    inside = inside[(classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)]
    near = inside[(gazetteer.kilometres_from(row, inside) < NEAR_KM) & (inside != row)]
    return near[np.argsort(-columns["population"][near].astype(np.int64), kind="stable")][:8].tolist()
