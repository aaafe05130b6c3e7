"""Ways between places: geodesics, railways, sea lanes, and the borders they cross."""

from __future__ import annotations

from geo.routing.access import harbour_km, railways_near, sea_km
from geo.routing.borders import country_at, country_extent_km
from geo.routing.geodesic import destination, distance_km, initial_bearing_deg, rhumb_bearing_deg, split_at_antimeridian
from geo.routing.geojson import geometry_of, stretch_lines
from geo.routing.passages import avoidable, by_passages
from geo.routing.waypoint import Waypoint, waypoint_of
from geo.routing.ways import find_way, joined

__all__ = [
    "Waypoint",
    "avoidable",
    "by_passages",
    "country_at",
    "country_extent_km",
    "destination",
    "distance_km",
    "find_way",
    "geometry_of",
    "harbour_km",
    "initial_bearing_deg",
    "joined",
    "railways_near",
    "rhumb_bearing_deg",
    "sea_km",
    "split_at_antimeridian",
    "stretch_lines",
    "waypoint_of",
]
