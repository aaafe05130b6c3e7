"""A place as routing sees it: a point with a country, a name for messages, and an extent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import Place
    from geo.routing.geodesic import LatLon


@dataclass(frozen=True)
class Waypoint:
    """WGS 84 degrees; `country` is ISO 3166-1 alpha-2, `radius_km` how far the place reaches; None if unknown."""

    lat: float
    lon: float
    country: str | None = None
    name: str | None = None
    radius_km: float | None = None

    @property
    def point(self) -> LatLon:
        """Return (lat, lon)."""
        return self.lat, self.lon


def waypoint_of(place: Place) -> Waypoint:
    """Return a place of a dossier as a waypoint; ValueError for one whose position is not known."""
    if place.lat is None or place.lon is None:
        raise ValueError(f"No way leads to {place.name}: its position is not known.")
    return Waypoint(place.lat, place.lon, place.country, place.name, place.radius_km)
