"""Whether a place lies within another's reach, by their points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.routing import distance_km

if TYPE_CHECKING:
    from geo.model import Place


def lies_within(place: Place, area: Place, least_km: float = 0.0) -> bool:
    """Return whether a place lies as near to an area's point as that reaches, or `least_km`; not where one has none."""
    if place.lat is None or place.lon is None or area.lat is None or area.lon is None:
        return False
    return distance_km((place.lat, place.lon), (area.lat, area.lon)) <= max(least_km, area.radius_km or 0.0)
