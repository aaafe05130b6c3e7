"""Which two places are likely to be spoken of together, so that a figure that may be false can ask for them.

Some namesake fits nearly every false figure, but it lies anywhere: whom a text means by a name that it does not
qualify is near the other end, in the same country, or better known than what was read. Measured by
`benchmarks/claim_places.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Final

_HOME_KM: Final = 500.0
_CITY, _CITY_HOME_KM = 100_000, 1500.0
"""So near each other two places of one country, and two of its cities, are told of by their bare names."""


def are_near_at_home(countries: tuple[str | None, str | None], km: float, people: tuple[int, int]) -> bool:
    """Whether two places with so many `people`, `km` from each other, lie in one country and near."""
    if countries[0] is None or countries[0] != countries[1]:
        return False
    return km <= (_CITY_HOME_KM if min(people) >= _CITY else _HOME_KM)


_BETTER_KNOWN: Final = 3.0
"""How many times the people of the place that was read another has that is better known: of two that are nearly as
big (Valencia in Spain and in Venezuela) a figure, which may be false, does not tell which is meant."""


@dataclass(frozen=True)
class Pair:
    """Two places by their countries and people, and how far from each other they lie."""

    countries: tuple[str | None, str | None]
    people: tuple[int, int]
    km: float

    @property
    def is_near_at_home(self) -> bool:
        """Whether they lie in one country and near."""
        return are_near_at_home(self.countries, self.km, self.people)


def is_likely_pair(pair: Pair, read: Pair) -> bool:
    """Whether a pair is likely to be meant by its bare names where another was read: near at home, or better known.

    Where those that were read are near each other at home, nothing but the figure speaks for others that are.
    """
    as_big = all(people >= others for people, others in zip(pair.people, read.people, strict=True))
    if as_big and prod(pair.people) >= _BETTER_KNOWN * prod(read.people):
        return True
    return pair.is_near_at_home and not read.is_near_at_home
