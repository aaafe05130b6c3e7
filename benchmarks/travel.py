"""How many world cities are placed right in plain sentences of travel: `python benchmarks/travel.py [--sentences N]`.

Sentences of `FORMS` over the cities of `travel_cities.csv`, with a seed; no model was trained on them. A city is right
within 25 km of the largest town that bears its name in its country; beside it, the share that the largest place of the
name in the world gives. Goal: .98. `--list` prints what is wrong. Exits with 1 where the goal is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from world_cities import read_cities

from geo import analyse
from geo.places import open_gazetteer
from geo.places.classes import kilometres
from geo.places.gazetteer import ROW
from geo.places.names import hash_name

if TYPE_CHECKING:
    from geo.model import Dossier

GOAL = 0.98
NEAR_KM = 25.0
SEED = 7
FORMS = (
    "The delegation flew from {a} to {b}.",
    "The minister left {a} for {b} on Monday.",
    "She travelled by train from {a} to {b} and back.",
    "The delegation reached {b} on Monday.",
    "He landed in {b} after a flight from {a}.",
    "The team will travel to {b} on Friday.",
    "The ambassador arrived in {b} from {a} late on Tuesday.",
    "They drove from {a} to {b} in two days.",
    "The couple, who live in {a}, moved to {b} last year.",
    "The plane took off from {a} and was diverted to {b}.",
    "The cyclist crossed into {b} on Sunday with stops in {a}.",
    "Talks were held in {a}; the next round is in {b}.",
    "{b} lies far from {a}, where the ship had docked.",
    "The president returned to {a} from {b} on Thursday.",
    "Her tour opens in {a} and ends in {b}.",
)


def placed(dossier: Dossier, name: str) -> tuple[float, float] | None:
    """Return the point at which a name of the text was placed, None where it was not."""
    at = dossier.article.text.index(name)
    places = {place.id: place for place in dossier.places}
    named = next((m for m in dossier.mentions if m.start < at + len(name) and at < m.end), None)
    place = places.get(named.place_id or "") if named else None
    return (place.lat, place.lon) if place else None


def main() -> int:
    """Print the share of cities that are right, of each form and of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sentences", type=int, default=480)
    parser.add_argument("--list", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    gazetteer = open_gazetteer()
    columns = gazetteer.columns
    cities = read_cities(gazetteer)
    chance = random.Random(SEED)  # noqa: S311 - the same sentences each time
    tally: dict[str, list[bool]] = defaultdict(list)
    largest: list[bool] = []
    for number in range(options.sentences):
        form = FORMS[number % len(FORMS)]
        a, b = chance.sample(sorted(cities), 2)
        dossier = analyse(form.format(a=a, b=b), published="2023-09-12")
        for name in (name for mark, name in (("{a}", a), ("{b}", b)) if mark in form):
            truth = (float(columns["lat"][cities[name]]), float(columns["lon"][cities[name]]))
            point = placed(dossier, name)
            right = point is not None and kilometres(*truth, *map(np.array, ([point[0]], [point[1]])))[0] < NEAR_KM
            tally[form].append(bool(right))
            rows = (gazetteer.postings(hash_name(name)) & ROW).astype(np.int64)
            top = rows[np.argmax(columns["population"][rows])]
            away = kilometres(*truth, columns["lat"][[top]], columns["lon"][[top]])[0]
            largest.append(bool(away < NEAR_KM))
            if options.list and not right:
                print(f"  {name}: {dossier.article.text} -> {point}")
    for form, found in tally.items():
        print(f"{np.mean(found):.3f}  {form}")
    share = float(np.mean([right for found in tally.values() for right in found]))
    print(
        f"{share:.3f}  of {len(largest)} cities in {options.sentences} sentences (goal {GOAL}); the largest of the name"
    )
    print(f"{np.mean(largest):.3f}")
    return int(share < GOAL)


if __name__ == "__main__":
    sys.exit(main())
