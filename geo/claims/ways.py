"""How long the way is: along a route of the article if it joins the two places, else found on the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import DatelineError
from geo.routing import find_way, waypoint_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Mode, Place, Route


def route_km(routes: Sequence[Route], a: str, b: str, mode: Mode | None = None) -> float | None:
    """Return the km of way that a route of the article lays between two places, either way round, or None."""
    for route in routes:
        at = {stop.place_id: i for i, stop in reversed(list(enumerate(route.stops)))}
        if a not in at or b not in at or a == b:
            continue
        first, last = sorted((at[a], at[b]))
        ids = [stop.id for stop in route.stops]
        legs = [leg for leg in route.legs if leg.from_ in ids[first:last] and leg.to in ids[first + 1 : last + 1]]
        kms = [leg.path_km for leg in legs if leg.path_km is not None and (mode is None or leg.mode == mode)]
        if len(kms) == last - first:
            return sum(kms)
    return None


def way_km(start: Place, end: Place, mode: Mode) -> tuple[float | None, str | None]:
    """Return the km of the shortest way by rail or sea, or None with the reason in a sentence."""
    try:
        way = find_way(waypoint_of(start), waypoint_of(end), mode)
    except DatelineError as error:
        return None, str(error)
    return way.path_km, (way.warnings[0].message if way.path_km is None and way.warnings else None)
