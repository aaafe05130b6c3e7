"""Ways between places: geodesics, railways, sea lanes, and the borders they cross."""

from __future__ import annotations

from geo.routing.access import harbour_km, railways_near, sea_km
from geo.routing.borders import country_at, landmasses_at
from geo.routing.edges import Edge, EdgesSeen, edges_seen
from geo.routing.geodesic import destination, distance_km, initial_bearing_deg, rhumb_bearing_deg, split_at_antimeridian
from geo.routing.geojson import geometry_of, stretch_lines
from geo.routing.land import Shore, coasts_near, nearest_points
from geo.routing.passages import avoidable, by_passages
from geo.routing.waypoint import Waypoint, waypoint_of
from geo.routing.ways import find_way, joined

__all__ = [
    "Edge",
    "EdgesSeen",
    "Shore",
    "Waypoint",
    "avoidable",
    "by_passages",
    "coasts_near",
    "country_at",
    "destination",
    "distance_km",
    "edges_seen",
    "find_way",
    "geometry_of",
    "harbour_km",
    "initial_bearing_deg",
    "joined",
    "landmasses_at",
    "nearest_points",
    "railways_near",
    "rhumb_bearing_deg",
    "sea_km",
    "split_at_antimeridian",
    "stretch_lines",
    "waypoint_of",
]
