"""What a dossier draws, as plain lines and points: shared by the formats, so that they say the same.

Lines are (longitude, latitude) on WGS 84, cut at the antimeridian as RFC 7946 section 3.1.9 asks, six decimals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Window
from geo.routing import split_at_antimeridian
from geo.view import geodesic_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from geo.model import Claim, Dossier, Leg, LonLat, Place, Route

Line = list["LonLat"]


def point(place: Place | None) -> LonLat | None:
    """Return a place's (lon, lat), None if it has none."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return round(place.lon, 6), round(place.lat, 6)


def leg_lines(dossier: Dossier, route: Route, leg: Leg) -> list[Line]:
    """Return a leg as it is drawn: its geometry, or the geodesic between its stops where it has none."""
    line: Iterable[LonLat] = leg.geometry
    if len(leg.geometry) < 2:
        places = {stop.id: dossier.place(stop.place_id) for stop in route.stops}
        ends = point(places.get(leg.from_)), point(places.get(leg.to))
        if ends[0] is None or ends[1] is None:
            return []
        line = geodesic_line(ends[0], ends[1])
    return _cut(line)


def claim_lines(dossier: Dossier, claim: Claim) -> list[Line]:
    """Return the geodesic between the two places that a claim was measured between."""
    start, end = point(dossier.place(claim.from_place_id)), point(dossier.place(claim.to_place_id))
    return [] if start is None or end is None or start == end else _cut(geodesic_line(start, end))


def _cut(line: Iterable[LonLat]) -> list[Line]:
    parts = split_at_antimeridian([(lon, lat) for lon, lat in line])
    return [[(round(lon, 6), round(lat, 6)) for lon, lat in part] for part in parts if len(part) > 1]


def leg_window(route: Route, leg: Leg) -> Window:
    """Return when a leg was travelled: from the earliest departure to the latest arrival that are known."""
    stops = {stop.id: stop for stop in route.stops}
    start, end = stops[leg.from_], stops[leg.to]
    leave = start.depart or start.arrive
    arrive = end.arrive or end.depart
    return Window(earliest=leave.earliest if leave else None, latest=arrive.latest if arrive else None)


def span(*windows: Window | None) -> Window:
    """Return the window that holds all that are given; a bound is null where none of them has one."""
    known = [window for window in windows if window is not None]
    starts: list[datetime] = [w.earliest for w in known if w.earliest is not None]
    ends: list[datetime] = [w.latest for w in known if w.latest is not None]
    return Window(earliest=min(starts, default=None), latest=max(ends, default=None))
