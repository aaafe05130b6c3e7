"""True and false distances between cities drawn at random, each stated in many forms.

A sentence is on the wrong side where the true figure is contradicted, or one that is off by `OFF` is supported or
called approximately right. The true distance is the geodesic between the largest towns of the two names in their
countries (WGS 84).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from world_cities import read_cities

from geo.places import open_gazetteer
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Dossier

OFF = 0.4
KM_IN_MILE, KM_IN_NAUTICAL_MILE = 1.609344, 1.852
LEAST_KM, GREATEST_KM = 150.0, 12_000.0
FORMS = (
    "{a} lies {km} km from {b}.",
    "{a} is about {round} kilometres from {b}.",
    "{a} and {b} are {km} kilometres apart.",
    "The distance between {a} and {b} is {mi} miles.",
    "The distance from {a} to {b} is {km} km as the crow flies.",
    "It is {km} kilometers in a straight line from {a} to {b}.",
    "There are roughly {round} km between {a} and {b}.",
    "{a}, {km} km from {b}, was hit by the storm on Sunday.",
    "The storm hit {a}, which lies some {mi} miles from {b}.",
    "From {b}, {a} is {km} km away.",
    "They met in {b}. {a} is {km} km away.",
    "{a} ({km} km from {b}) voted against it.",
    "The plant in {a}, a city {mi} miles ({km} km) from {b}, was closed.",
    "{a} and {b} are separated by {km} km.",
    "Some {round} kilometres from {b} lies {a}.",
    "The plane flew the {nm} nautical miles from {a} to {b} without a stop.",
    "{a} is {spaced} km from {b}.",
    "{a} is {apostrophe} km from {b}.",
    "In {a}, almost exactly {km} km from {b}, the shops were shut.",
    "{a}: {km} km from {b}",
)
"""Twenty forms: `a` and `b` are the cities; `km`, `mi`, `nm` the figure, `round` it to two digits."""


@dataclass(frozen=True)
class City:
    """A city by the name that is told of it, and where it lies (degrees)."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Stated:
    """A sentence with a distance, and whether that is the true one."""

    text: str
    true: bool
    form: str

    def is_wrong(self, dossier: Dossier) -> bool:
        """Return whether the dossier has the sentence on the wrong side."""
        verdicts = {claim.verdict for claim in dossier.claims}
        return "contradicted" in verdicts if self.true else bool(verdicts & {"supported", "approximately"})


def draw(pairs: int, seed: int) -> Iterator[Stated]:
    """Yield for each of so many random pairs of cities every form with the true figure, and one that is off."""
    columns = (gazetteer := open_gazetteer()).columns
    cities = [
        City(name, float(columns["lat"][row]), float(columns["lon"][row]))
        for name, row in sorted(read_cities(gazetteer).items())
    ]
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time
    while pairs:
        a, b = chance.sample(cities, 2)
        km = distance_km((a.lat, a.lon), (b.lat, b.lon))
        if not LEAST_KM <= km <= GREATEST_KM:
            continue
        pairs -= 1
        for form in FORMS:
            yield Stated(_fill(form, a, b, km), true=True, form=form)
            factor = chance.choice((1 - OFF, 1 + OFF))
            yield Stated(_fill(form, a, b, km * factor), true=False, form=form)


def _fill(form: str, a: City, b: City, km: float) -> str:
    digits = 10 ** max(0, len(str(round(km))) - 2)
    return form.format(
        a=a.name,
        b=b.name,
        km=f"{km:,.0f}",
        mi=f"{km / KM_IN_MILE:,.0f}",
        nm=f"{km / KM_IN_NAUTICAL_MILE:,.0f}",
        round=f"{round(km / digits) * digits:,.0f}",
        spaced=f"{km:,.0f}".replace(",", " "),
        apostrophe=f"{km:,.0f}".replace(",", "'"),
    )
