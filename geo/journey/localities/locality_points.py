"""Where a place lies that is told by distance and direction from another: its point, and how sure that is.

Figures count from a town's centre and from the edge of an island or a country. Where no direction is told, what lies
off a coast is put out to sea from it and anything else at the place itself, with a radius that holds all it may mean.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.routing import country_at, destination, distance_km, initial_bearing_deg

if TYPE_CHECKING:
    from geo.model import Place

    Point = tuple[float, float]

_NEAR_KM: Final = 15.0
"""How far off what is near a place may be, beyond the place itself."""

_SIDE_KM: Final = 20.0
_OFF_KM: Final = 15.0
_HALF_SECTOR: Final = {8: math.sin(math.radians(22.5)), 16: math.sin(math.radians(11.25))}
_WIDE_KM: Final = 25.0
_TOO_WIDE_KM: Final = 600.0
_COAST_KM: Final = 40.0
_STEPS: Final = 20
_BEARINGS: Final = range(0, 360, 15)


@dataclass(frozen=True)
class LocalityPoint:
    """A point in degrees with the radius in km around it, and the km and bearing by which it was made of another."""

    lat: float
    lon: float
    radius_km: float
    km: float
    bearing_deg: float | None = None


def is_wide(place: Place) -> bool:
    """Tell whether a place is an area rather than a town: figures count from its edge."""
    return not place.feature.startswith(("PPL", "AIRP")) and (place.radius_km or 0.0) > _WIDE_KM


def beside(base: Place, km: float | None = None) -> LocalityPoint | None:
    """Return what is near a place, or so many km from it on no side that is told; None where it is too wide to tell."""
    reach = base.radius_km or 0.0
    if base.lat is None or base.lon is None or reach > _TOO_WIDE_KM:
        return None
    return LocalityPoint(base.lat, base.lon, round(reach + (km or _NEAR_KM), 1), km or 0.0)


def towards(base: Place, bearing_deg: float, points: int, km: float | None, vague: float = 0.0) -> LocalityPoint | None:
    """Return what lies on one side of a place, `points` of the compass telling it apart; `vague` is the figure's share.

    Without a figure it is near.
    """
    if base.lat is None or base.lon is None:
        return None
    centre, reach = (base.lat, base.lon), base.radius_km or 0.0
    away = (_SIDE_KM if km is None else km) + _edge_km(base, bearing_deg)
    lat, lon = destination(centre, away, bearing_deg)
    unsure = _HALF_SECTOR[points] * away + (reach / 2 if is_wide(base) else reach)
    radius = unsure + (_SIDE_KM if km is None else vague * km)
    return LocalityPoint(round(lat, 5), round(lon, 5), round(radius, 1), round(away, 1), bearing_deg)


def offshore(base: Place, km: float | None = None, vague: float = 0.0) -> LocalityPoint | None:
    """Return what lies at sea off a coast, so many km; None where no sea is near, or the coast is too long to tell."""
    if base.lat is None or base.lon is None:
        return None
    wide, reach = is_wide(base), base.radius_km or 0.0
    if wide and reach > _TOO_WIDE_KM:
        return None
    found = _seaward((base.lat, base.lon), 2 * reach if wide else _COAST_KM)
    if found is None:
        return None
    coast_km, bearing = found
    away = coast_km + (km or _OFF_KM) if wide else max(coast_km, km or _OFF_KM)
    lat, lon = destination((base.lat, base.lon), away, bearing)
    # The shore may face another way, and the text means any part of it.
    unsure = (km or _OFF_KM) * (0.7 + vague) + reach
    return LocalityPoint(round(lat, 5), round(lon, 5), round(unsure, 1), round(away, 1), round(bearing, 1))


def middle(a: Place, b: Place, *, exact: bool) -> LocalityPoint | None:
    """Return what lies between two places, `exact` for half-way; km and bearing count from the first."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    start, end = (a.lat, a.lon), (b.lat, b.lon)
    km = distance_km(start, end)
    if km < 1.0:
        return None
    bearing = initial_bearing_deg(start, end)
    lat, lon = destination(start, km / 2, bearing)
    radius = km * (0.15 if exact else 0.5)
    return LocalityPoint(round(lat, 5), round(lon, 5), round(radius, 1), round(km / 2, 1), round(bearing, 1))


def _edge_km(base: Place, bearing_deg: float) -> float:
    """Return how far the edge of an area is from its point in a direction; 0 for a town."""
    reach = base.radius_km or 0.0
    if not is_wide(base) or base.lat is None or base.lon is None:
        return 0.0
    steps = [1.5 * reach * step / _STEPS for step in range(1, _STEPS + 1)]
    here = [country_at(*destination((base.lat, base.lon), km, bearing_deg)) for km in steps]
    if base.feature.startswith("PCL"):
        return max((km for km, country in zip(steps, here, strict=True) if country == base.country), default=0.0)
    shore = next((i for i, country in enumerate(here) if country is None), None)
    # A division's border with the next is not known here.
    return 0.9 * reach if shore is None else steps[shore - 1] if shore else 0.0


@lru_cache(maxsize=512)
def _seaward(point: Point, farthest_km: float) -> tuple[float, float] | None:
    """Return how far the open sea is, and on which bearing; None beyond the farthest."""
    rings = [farthest_km * step / _STEPS for step in range(1, _STEPS + 1)]
    sea = {(km, b): country_at(*destination(point, km, b)) is None for km in rings for b in _BEARINGS}
    nearest = next((km for km in rings if any(sea[km, b] for b in _BEARINGS)), None)
    if nearest is None:
        return None
    # What is sea far out, too, is no river's mouth and no bay.
    near = [km for km in rings if km <= max(3 * nearest, _COAST_KM)]
    open_for = {b: sum(sea[km, b] for km in near) for b in _BEARINGS}
    widest = [b for b in _BEARINGS if open_for[b] == max(open_for.values())]
    east, north = (sum(turn(math.radians(b)) for b in widest) for turn in (math.sin, math.cos))
    mean = math.degrees(math.atan2(east, north))
    bearing = min(widest, key=lambda b: abs((b - mean + 180) % 360 - 180))
    return next(km for km in near if sea[km, bearing]), float(bearing)
