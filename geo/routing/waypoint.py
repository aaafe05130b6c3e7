"""A place as routing sees it: a point with a country, a name for messages, and an extent."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

from geo.errors import InputError

if TYPE_CHECKING:
    from geo.model import Place
    from geo.routing.geodesic import LatLon


@dataclass(frozen=True)
class Waypoint:
    """WGS 84 degrees; `country` is ISO 3166-1 alpha-2, `radius_km` how far the place reaches; None if unknown.

    Raises InputError for degrees that are none.
    """

    lat: float
    lon: float
    country: str | None = None
    name: str | None = None
    radius_km: float | None = None

    def __post_init__(self) -> None:
        for what, degrees, most in (("latitude", self.lat, 90), ("longitude", self.lon, 360)):
            if not _within(degrees, most):
                raise InputError(f"{repr(degrees)[:40]} is no {what}; give degrees, north and east as positive.")

    @property
    def point(self) -> LatLon:
        """Return (lat, lon)."""
        return self.lat, self.lon


def _within(degrees: object, most: float) -> bool:
    return isinstance(degrees, Real) and -most <= float(degrees) <= most


def waypoint_of(place: Place) -> Waypoint:
    """Return a place of a dossier as a waypoint; raises InputError for one whose position is not known."""
    if place.lat is None or place.lon is None:
        raise InputError(f"No way leads to {place.name}: its position is not known. Name a place that has one.")
    return Waypoint(place.lat, place.lon, place.country, place.name, place.radius_km)
