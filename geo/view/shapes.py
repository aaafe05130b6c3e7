"""Lines and areas of the map on the WGS 84 ellipsoid, as (longitude, latitude) points.

Lines are sampled so that a straight segment on the Mercator map strays less than about 1 km from the geodesic.
Longitudes run on past ±180 where a line crosses the antimeridian, so that it is drawn in one piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyproj import Geod

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import LonLat, Place

_WGS84 = Geod(ellps="WGS84")
_SAMPLE_KM = 40.0


def position(place: Place | None) -> LonLat | None:
    """Return a place's (longitude, latitude), None where it has none."""
    return None if place is None or place.lat is None or place.lon is None else (place.lon, place.lat)


def unwrap(points: Iterable[LonLat]) -> list[LonLat]:
    """Return the points with each longitude within 180 degrees of the one before."""
    line: list[LonLat] = []
    for lon, lat in points:
        turns = round((line[-1][0] - lon) / 360) if line else 0
        line.append((round(lon + 360 * turns, 5), round(lat, 5)))
    return line


def geodesic_line(start: LonLat, end: LonLat) -> list[LonLat]:
    """Return the shortest line between two points."""
    _, _, metres = _WGS84.inv(*start, *end)
    count = max(1, int(metres / 1000 / _SAMPLE_KM))
    return unwrap([start, *_WGS84.npts(*start, *end, count), end])


def circle(centre: LonLat, km: float, *, from_deg: float = 0.0, to_deg: float = 360.0) -> list[LonLat]:
    """Return the arc of points `km` away from the centre, clockwise between two bearings."""
    count = max(2, int((to_deg - from_deg) / 2.5))
    bearings = [from_deg + (to_deg - from_deg) * i / count for i in range(count + 1)]
    size = len(bearings)
    lon, lat, _ = _WGS84.fwd([centre[0]] * size, [centre[1]] * size, bearings, [km * 1000] * size)
    return unwrap(zip(lon, lat, strict=True))


def ring(centre: LonLat, inner_km: float, outer_km: float) -> list[list[LonLat]]:
    """Return the ring between two distances from a centre as a polygon: outer ring, hole."""
    return [circle(centre, outer_km), circle(centre, inner_km)[::-1]]


def sector(centre: LonLat, km: float, bearing_deg: float, half_width_deg: float) -> list[list[LonLat]]:
    """Return the part of a disc that lies within `half_width_deg` of a bearing, as a polygon."""
    arc = circle(centre, km, from_deg=bearing_deg - half_width_deg, to_deg=bearing_deg + half_width_deg)
    return [[centre, *arc, centre]]
