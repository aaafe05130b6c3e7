"""How sure a stop is: the chance that it is right in all, its place, whose it is, that it is told, and its order.

A logistic regression on what tells a stop and what orders it; `data/stop_sureness.toml` has the weights, and how they
were learnt. No stop is surer than its place: several tellings mean the same place, so they are not several chances.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.journey.itinerary.narration import Narration
from geo.journey.itinerary.precedence import odds
from geo.journey.itinerary.stop_evidence import chance_of_any
from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.journey.events import ExtractedEvent
    from geo.journey.itinerary.visit import Visit
    from geo.model import Doubt, Place

UNWEIGHED_WHOSE: Final = 0.6
UNWEIGHED_PLACE: Final = 0.8
"""How sure it is whose a telling is, and which place, where no model says so: of most stops, as good as this."""

FARTHEST_ODDS: Final = 5.0
"""Beyond which the order of two visits is as good as certain, one way or the other."""

_LEAST: Final = 0.01
"""No chance is nearer to 0 or 1 than this before its odds are taken."""

_MANY: Final = 40
"""So many visits are weighed against each other at once: of those, neighbours alone matter here."""


def _weights() -> Mapping[str, float]:
    with data_path("stop_sureness.toml").open("rb") as file:
        weights: dict[str, float] = tomllib.load(file)["weights"]
    return weights


WEIGHTS: Final = _weights()


@dataclass(frozen=True)
class Telling:
    """The chances of one event that tells of a visit: that it was, that it was this traveller's, and at this place."""

    told: float
    whose: float
    place: float

    @property
    def chance(self) -> float:
        """The chance that all of it holds."""
        return self.told * self.whose * self.place


@dataclass(frozen=True)
class Grounds:
    """What the sureness of a stop rests on.

    `any_right` is the chance that one telling at least is right, `best` the surest one, `order` the logarithm of the
    odds that it stands right beside the neighbour that is less sure; `only_left` whether it is told only as left.
    """

    any_right: float
    best: Telling
    order: float
    only_left: bool

    @property
    def signs(self) -> Mapping[str, float]:
        """What the weights are for."""
        chance = min(max(self.any_right, _LEAST), 1 - _LEAST)
        return {
            "constant": 1.0,
            "told": math.log(chance / (1 - chance)),
            "order": min(max(self.order, -FARTHEST_ODDS), FARTHEST_ODDS),
            "only_left": float(self.only_left),
        }

    @property
    def sureness(self) -> float:
        """The chance, 0 to 1, that the stop is right in all."""
        return round(
            min(_logistic(sum(WEIGHTS[sign] * value for sign, value in self.signs.items())), self.best.place), 3
        )

    @property
    def doubt(self) -> Doubt:
        """What is least sure of it."""
        chances: dict[Doubt, float] = {
            "place": self.best.place,
            "whose": self.best.whose,
            "told": self.best.told,
            "order": _logistic(self.order),
        }
        return min(chances, key=lambda part: chances[part])


def grounds_of(visits: Sequence[Visit], text: str) -> list[Grounds | None]:
    """Return what the sureness of each visit of a journey rests on; None where none of its events says how sure."""
    return [_grounds(visit, order) for visit, order in zip(visits, _orders(visits, text), strict=True)]


def _grounds(visit: Visit, order: float) -> Grounds | None:
    tellings = [_telling(extracted, visit.place) for extracted in visit.events]
    told = [telling for telling in tellings if telling is not None]
    chances = [None if telling is None else telling.chance for telling in tellings]
    any_right = chance_of_any([e.event for e in visit.events], chances)
    if any_right is None:
        return None
    place = max(telling.place for telling in told)
    best = max(told, key=lambda telling: telling.chance)
    return Grounds(any_right, Telling(best.told, best.whose, place), order, visit.only("origin"))


def _telling(extracted: ExtractedEvent, place: Place) -> Telling | None:
    told = extracted.event.sureness
    if told is None:
        return None
    meant = (place.id, place.derived_from.place_id if place.derived_from else place.id)
    sure = max((extracted.placed[one] for one in meant if one in extracted.placed), default=UNWEIGHED_PLACE)
    return Telling(told, UNWEIGHED_WHOSE if extracted.whose is None else extracted.whose, sure)


def _orders(visits: Sequence[Visit], text: str) -> list[float]:
    """Return, for each visit, the lesser of the odds that the one before it and it, and it and the next, are in order.

    As a logarithm; 0 for the only visit.
    """
    beside = [*_neighbours(visits, text)]
    both = zip([*beside[:1], *beside], [*beside, *beside[-1:]], strict=True)
    return [min(before, after) for before, after in both] if beside else [0.0] * len(visits)


def _neighbours(visits: Sequence[Visit], text: str) -> Iterator[float]:
    narration = Narration(text, visits)
    for start in range(0, len(visits) - 1, _MANY - 1):
        numbers = range(start, min(start + _MANY, len(visits)))
        before = odds(narration, numbers)
        yield from (float(before[one, other]) for one, other in pairwise(range(len(numbers))))


def _logistic(value: float) -> float:
    return (1 + math.tanh(value / 2)) / 2
