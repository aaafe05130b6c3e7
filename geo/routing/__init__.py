"""Ways between places: geodesics, railways, sea lanes, and the borders they cross."""

from __future__ import annotations

from geo.routing.waypoint import Waypoint
from geo.routing.ways import find_way, joined

__all__ = ["Waypoint", "find_way", "joined"]
