"""Distances, bearings and lines on the WGS 84 ellipsoid.

Points are (latitude, longitude) in degrees, as geopy has them; lines are lists of (longitude, latitude), as
GeoJSON has them. Geodesics follow Karney (2013), exact to some nanometres: geographiclib's for a pair, pyproj's
(the same algorithm in C) where there are many. Rhumb bearings use the isometric latitude of the ellipsoid, exact for
distinct points.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import asinh, atan2, atanh, ceil, degrees, radians, remainder, sin, sqrt, tan
from typing import TYPE_CHECKING

from geographiclib.geodesic import Geodesic
from pyproj import Geod

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import LonLat

LatLon = tuple[float, float]

WGS84 = Geod(ellps="WGS84")
_PAIRS = Geodesic(6378.137, 1 / 298.257223563)  # in km
_ECCENTRICITY = sqrt(WGS84.es)


def distance_km(a: LatLon, b: LatLon) -> float:
    """Return the length of the geodesic from `a` to `b` in km."""
    return _pair_km(*map(float, (*a, *b)))


@lru_cache(maxsize=1 << 12)  # an article's few places are held against each other again and again
def _pair_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    return float(_PAIRS.Inverse(lat_a, lon_a, lat_b, lon_b, Geodesic.DISTANCE)["s12"])


def initial_bearing_deg(a: LatLon, b: LatLon) -> float:
    """Return the azimuth in which the geodesic leaves `a` for `b`, in [0, 360)."""
    return float(WGS84.inv(a[1], a[0], b[1], b[0])[0]) % 360


def rhumb_bearing_deg(a: LatLon, b: LatLon) -> float:
    """Return the constant bearing of the rhumb line from `a` to `b`, the shorter way round, in [0, 360)."""
    east = radians(remainder(b[1] - a[1], 360))
    return degrees(atan2(east, _isometric(b[0]) - _isometric(a[0]))) % 360


def _isometric(latitude: float) -> float:
    """Return the isometric latitude; Snyder, Map Projections (1987), eq. 3-7 in hyperbolic form."""
    clipped = radians(max(min(latitude, 89.999999), -89.999999))
    return asinh(tan(clipped)) - _ECCENTRICITY * atanh(_ECCENTRICITY * sin(clipped))


def destination(a: LatLon, km: float, bearing_deg: float) -> LatLon:
    """Return the point `km` from `a` along the geodesic that leaves it at `bearing_deg`."""
    found = _PAIRS.Direct(float(a[0]), float(a[1]), bearing_deg, km, Geodesic.LATITUDE | Geodesic.LONGITUDE)
    return found["lat2"], found["lon2"]


def line_km(line: Sequence[LonLat]) -> float:
    """Return the length in km of a line of (lon, lat) points joined by geodesics."""
    if len(line) < 2:
        return 0.0
    lons, lats = zip(*line, strict=True)
    return float(WGS84.line_length(lons, lats)) / 1000


def geodesic_line(a: LatLon, b: LatLon, step_km: float = 100.0) -> list[LonLat]:
    """Return the geodesic as (lon, lat) points at most `step_km` apart, both ends included."""
    between = max(ceil(distance_km(a, b) / step_km) - 1, 0)
    points = WGS84.npts(a[1], a[0], b[1], b[0], between) if between else []
    return [(a[1], a[0]), *((float(lon), float(lat)) for lon, lat in points), (b[1], b[0])]


def split_at_antimeridian(line: Sequence[LonLat]) -> list[list[LonLat]]:
    """Return the line in parts that stay within 180 W to 180 E, as RFC 7946 section 3.1.9 asks.

    Longitudes may run past 180 or jump by 360; where the line crosses, both parts get a point on the antimeridian
    at the latitude that a straight line on the map has there (right to metres for points some km apart).
    """
    wrapped = [(remainder(lon, 360) if abs(lon) != 180 else lon, lat) for lon, lat in line]
    parts: list[list[LonLat]] = [list(wrapped[:1])]
    for (lon1, lat1), (lon2, lat2) in pairwise(wrapped):
        if abs(lon2 - lon1) > 180:
            edge = 180.0 if lon1 > 0 else -180.0
            beyond = lon2 + 2 * edge
            share = (edge - lon1) / (beyond - lon1) if beyond != lon1 else 0.0
            crossing = lat1 + share * (lat2 - lat1)
            if parts[-1][-1] != (edge, crossing):
                parts[-1].append((edge, crossing))
            parts.append([(-edge, crossing)])
        if parts[-1][-1] != (lon2, lat2):
            parts[-1].append((lon2, lat2))
    return [part for part in parts if len(part) > 1] or parts[:1]
