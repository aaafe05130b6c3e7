"""Texts of travel between large cities, to train with beside the annotated corpora: `travel_texts(count)`.

Local papers make near places likely; a journey does not, and two corpora of news hold too few. Each text is a few plain
sentences over cities of which the reading is sure: at least `PEOPLE` live there, and `TIMES` as many as in any namesake.
Seeded: the same texts each time. The cities that are measured on are left out.
"""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.classes import FeatureClass
from geo.places.gazetteer import MAIN, ROW
from geo.places.names import hash_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.places.gazetteer import Gazetteer

PEOPLE: Final = 150_000
TIMES: Final = 3
SEED: Final = 20
APART: Final = Path(__file__).resolve().parents[2] / "benchmarks" / "travel_cities.csv"
"""The cities that `benchmarks/travel.py` measures on."""

FORMS: Final = (
    "The minister will go to {0} after talks in {1}.",
    "The troupe set out from {0} and went by way of {1} to {2}.",
    "He boarded a plane in {0} bound for {1}.",
    "After two nights in {0} the band went on to {1}.",
    "Flights between {0} and {1} were suspended on Tuesday.",
    "It is a day's drive to {0} from {1}.",
    "She was born in {0}, studied in {1} and works in {2}.",
    "The ship called at {0} before it made for {1}.",
    "The night train for {0} was held up outside {1}.",
    "Concerts in {0}, {1} and {2} are sold out.",
    "The pilgrims walked to {0}, then took a bus to {1}.",
    "The company has offices in {0} and {1}.",
    "Rain fell in {0} while {1} lay under snow.",
    "The race starts in {0} and finishes in {1}.",
    "Her brother came home from {0} last week.",
    "An airliner on its way to {0} turned back to {1}.",
    "The envoy is expected in {0} on Friday and in {1} on Sunday.",
    "The museum in {0} lent the picture to {1}.",
)


def sure_cities(gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """Return the cities whose name has one reading that is far the largest, with their rows."""
    with APART.open(encoding="utf-8", newline="") as file:
        apart = {line["name"] for line in csv.DictReader(file)}
    people = gazetteer.columns["population"].astype(np.int64)
    classes = gazetteer.feature_classes(np.arange(len(people)))
    large = np.flatnonzero((people >= PEOPLE) & (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN))
    found = []
    for row in large.tolist():
        name = gazetteer.name(row)
        postings = gazetteer.postings(hash_name(name))
        rows = (postings & ROW).astype(np.int64)
        own = rows[((postings & MAIN) != 0) & (classes[rows] > FeatureClass.COUNTY)]
        others = [int(people[r]) for r in own.tolist() if r != row]
        if (
            name not in apart
            and re.fullmatch(r"[^\W\d_][\w'’ -]+", name)
            and row in own
            and people[row] >= TIMES * max(others, default=0)
        ):
            found.append((name, row))
    return found


def travel_texts(gazetteer: Gazetteer, count: int) -> Iterator[dict[str, Any]]:
    """Yield so many documents in the form of the corpora."""
    chance = random.Random(SEED)
    cities = sure_cities(gazetteer)
    columns = gazetteer.columns
    for number in range(count):
        # Often the cities of one part of the world, since journeys are; as often any.
        some = chance.sample(cities, 3)
        pieces, toponyms, length = [], [], 0
        for form in chance.sample(FORMS, chance.choice((1, 1, 2, 3))):
            names = chance.sample(some, 3)
            for part in re.split(r"(\{\d\})", form):
                if hole := re.fullmatch(r"\{(\d)\}", part):
                    name, row = names[int(hole[1])]
                    toponyms.append(
                        {
                            "start": length,
                            "end": length + len(name),
                            "name": name,
                            "lat": float(columns["lat"][row]),
                            "lon": float(columns["lon"][row]),
                            "geonameid": int(columns["gid"][row]) or None,
                        }
                    )
                    part = name
                pieces.append(part)
                length += len(part)
            pieces.append(" ")
            length += 1
        yield {"id": f"travel-{number}", "source": "", "text": "".join(pieces).strip(), "toponyms": toponyms}
