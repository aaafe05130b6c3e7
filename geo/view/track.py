"""A route's legs joined to one line with a kilometre at each point, the ground of the band and of the player.

A leg's drawn line may be shorter than its way is long (the railway data are drawn coarsely), so kilometres along the
drawn line are stretched to the leg's `path_km`, or to its geodesic where no way was found.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyproj import Geod

from geo.view.shapes import geodesic_line, position, unwrap

if TYPE_CHECKING:
    from geo.model import Dossier, Leg, LonLat, Route, Stop

_WGS84 = Geod(ellps="WGS84")


@dataclass(frozen=True)
class LegTrack:
    """A leg as drawn: its line, and the kilometre of the route at each of its points."""

    leg: Leg
    line: list[LonLat]
    km: list[float]


@dataclass(frozen=True)
class Track:
    """A route as drawn: its legs, and the kilometre of each stop."""

    route: Route
    legs: tuple[LegTrack, ...]
    stop_km: dict[str, float]


def _line(dossier: Dossier, leg: Leg, stops: dict[str, Stop]) -> list[LonLat]:
    if len(leg.geometry) > 1:
        return unwrap(leg.geometry)
    places = (dossier.place(stop.place_id) if stop else None for stop in (stops.get(leg.from_), stops.get(leg.to)))
    start, end = map(position, places)
    return geodesic_line(start, end) if start and end else []


def tracks(dossier: Dossier) -> tuple[Track, ...]:
    """Return the routes of a dossier as measured lines."""
    return tuple(track(dossier, route) for route in dossier.routes)


def track(dossier: Dossier, route: Route) -> Track:
    """Return the route of a dossier as a measured line; a leg that cannot be drawn has an empty one."""
    stops = {stop.id: stop for stop in route.stops}
    legs: list[LegTrack] = []
    stop_km: dict[str, float] = {route.stops[0].id: 0.0} if route.stops else {}
    start_km = 0.0
    for leg in route.legs:
        line = _line(dossier, leg, stops)
        drawn = [0.0]
        for (lon_a, lat_a), (lon_b, lat_b) in itertools.pairwise(line):
            drawn.append(drawn[-1] + _WGS84.inv(lon_a, lat_a, lon_b, lat_b)[2] / 1000)
        length = leg.path_km if leg.path_km is not None else leg.geodesic_km
        scale = length / drawn[-1] if drawn[-1] else 0.0
        legs.append(LegTrack(leg, line, [round(start_km + km * scale, 3) for km in drawn] if line else []))
        start_km += length
        stop_km[leg.to] = round(start_km, 3)
    return Track(route, tuple(legs), stop_km)
