"""Places told by distance and direction from a named one, as journeys have them: "640 km east of Luzon"."""

from __future__ import annotations

from geo.journey.localities.localities import find_localities, is_locality, is_told_apart, locality_witnesses, spot_of
from geo.journey.localities.passing import is_passed

__all__ = ["find_localities", "is_locality", "is_passed", "is_told_apart", "locality_witnesses", "spot_of"]
