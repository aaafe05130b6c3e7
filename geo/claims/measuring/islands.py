"""Whether a place is an island or some islands, be it read as that, as a division or as a country: Tristan da Cunha."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.claims.measuring.lying_within import lies_within
from geo.places import open_gazetteer
from geo.routing import Shore

if TYPE_CHECKING:
    from geo.model import Place

_WIDER: Final = 1.1  # how many times as wide as a division its island may be: England is a part of one
_SMALL_KM: Final = 10.0  # the radius of an island that is hardly shared
ISLAND_OF_TOWN_KM: Final = 30.0
"""The radius of an island up to which the name of a town on it stands for it: Lampedusa, Male."""


def island_under(place: Place) -> Shore | None:
    """Return the island that a place lies on, of a country that of its largest part; None on a continent and at sea."""
    if place.lat is None or place.lon is None:
        return None
    main = Shore.of_mainland(place.country or "") if place.feature.startswith("PCL") else None
    return Shore.of_island((float(main.points[0, 0]), float(main.points[0, 1])) if main else (place.lat, place.lon))


@lru_cache(maxsize=256)
def is_island(place: Place) -> bool:
    """Whether a place is an island or an archipelago, a country or a division that is, or a town on a small one."""
    if place.feature.startswith("ISL"):
        return True
    if place.feature.startswith("ADM") and _has_its_name(place):
        return True
    island = island_under(place) if place.feature.startswith(("PCL", "ADM", "PPL")) else None
    widest = ISLAND_OF_TOWN_KM if place.feature.startswith("PPL") else max(_WIDER * (place.radius_km or 0.0), _SMALL_KM)
    return island is not None and island.radius_km <= widest


def _has_its_name(division: Place) -> bool:
    """Whether an island has the name of the division that lies on it: Svalbard."""
    named = open_gazetteer().candidates(division.name)
    return any(place.feature.startswith("ISL") and lies_within(division, place) for place in named)
