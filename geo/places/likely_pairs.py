"""Which two places are likely to be spoken of together, so that a figure that may be false can ask for them.

Some namesake fits nearly every false figure, but it lies anywhere: whom a text means by a name that it does not
qualify is near the other end, in the same country, or better known than what was read. Measured by
`benchmarks/claim_places.py`.
"""

from __future__ import annotations

from typing import Final

_HOME_KM: Final = 500.0
_CITY, _CITY_HOME_KM = 100_000, 1500.0
"""So near each other two places of one country, and two of its cities, are told of by their bare names."""


def are_near_at_home(countries: tuple[str | None, str | None], km: float, people: tuple[int, int]) -> bool:
    """Whether two places with so many `people`, `km` from each other, lie in one country and near."""
    if countries[0] is None or countries[0] != countries[1]:
        return False
    return km <= (_CITY_HOME_KM if min(people) >= _CITY else _HOME_KM)


def is_likely_pair(
    countries: tuple[str | None, str | None], km: float, people: tuple[int, int], read: tuple[int, int]
) -> bool:
    """Whether two places, `km` from each other, are likely to be meant together by their bare names.

    `people` are how many live in each, `read` those of the places that were read first.
    """
    return are_near_at_home(countries, km, people) or (people[0] >= read[0] and people[1] >= read[1])
