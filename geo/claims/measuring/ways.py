"""How long the way is: along a route of the article if it joins the two places, else found on the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.errors import DatelineError
from geo.lexicon import SeaPassage, any_of, classes
from geo.routing import (
    by_passages,
    destination,
    distance_km,
    find_way,
    initial_bearing_deg,
    landmasses_at,
    waypoint_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Mode, Place, Route


_PASSAGES: Final = {
    key: re.compile(
        # "Round the Cape" is that of Good Hope, "round Cape Horn" is not.
        rf"\b(?:by|via|through|along|(?:a)?round)\s(?:way\sof\s)?(?:the\s)?"
        rf"(?!{any_of(kind.bare) if kind.bare else '(?!)'}\s(?-i:[A-Z]))"
        rf"{any_of([*kind.words, *kind.bare])}\b",
        re.IGNORECASE,
    )
    for key, kind in classes("sea_passages", SeaPassage).items()
}


def passages_told(words: str) -> tuple[str, ...]:
    """Return the passages that a way by sea is told to take."""
    return tuple(key for key, pattern in _PASSAGES.items() if pattern.search(words))


_STEPS: Final = 24  # of a straight line, at which it is looked whether it crosses the sea
_NETWORKS: Final[tuple[Mode, ...]] = ("rail", "sea")


def route_km(routes: Sequence[Route], a: str, b: str, modes: Sequence[Mode] = _NETWORKS) -> float | None:
    """Return the km of way that a route of the article lays between two places, either way round, or None.

    Only rails and sea lanes are known: the line that a leg by road or of an unknown mode is drawn along is no way.
    """
    for route in routes:
        at = {stop.place_id: i for i, stop in reversed(list(enumerate(route.stops)))}
        if a not in at or b not in at or a == b:
            continue
        first, last = sorted((at[a], at[b]))
        ids = [stop.id for stop in route.stops]
        legs = [leg for leg in route.legs if leg.from_ in ids[first:last] and leg.to in ids[first + 1 : last + 1]]
        kms = [leg.path_km for leg in legs if leg.path_km is not None and leg.mode in modes]
        if len(kms) == last - first:
            return sum(kms)
    return None


def is_overland(start: Place, end: Place) -> bool:
    """Whether the straight line between two places crosses no sea: no road between them goes far around."""
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return False
    a, b = (start.lat, start.lon), (end.lat, end.lon)
    bearing, km = initial_bearing_deg(a, b), distance_km(a, b)
    on_the_way = [destination(a, km * n / _STEPS, bearing) for n in range(1, _STEPS)]
    land = landmasses_at(np.array([point[0] for point in on_the_way]), np.array([point[1] for point in on_the_way]))
    return len(set(land)) == 1 and land[0] is not None


def way_km(
    start: Place, end: Place, mode: Mode, passages: Sequence[str] = (), refused: Sequence[str] = ()
) -> tuple[float | None, str | None]:
    """Return the km of the shortest way by rail or sea, or None with the reason in a sentence.

    By sea it takes some `passages` and none of those that are `refused`, by their keys in the lexicon.
    """
    via, avoid = by_passages(passages, refused)
    try:
        way = find_way(waypoint_of(start), waypoint_of(end), mode, via=via, avoid=avoid)
    except DatelineError as error:
        return None, str(error)
    return way.path_km, (way.warnings[0].message if way.path_km is None and way.warnings else None)
