"""The world's railways as PyPI's scgraph_data 2.0.0 carries them: an undirected graph from OpenStreetMap.

A node is a point (latitude, longitude, quantised to 0.001 degrees); an edge is a piece of line whose weight is its
true length in km, though only its ends are drawn. The package is read as text, never imported.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from packages import wheel_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

PACKAGE, VERSION = "scgraph-data", "2.0.0"
SHA256 = "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406"
EARTH_KM = 6371.0088


@dataclass
class RailGraph:
    """A graph in the making: points, and for each node its neighbours with the km to them.

    `bridged` and `linked` hold the pairs (smaller node first) that are no track of the source.
    """

    points: list[tuple[float, float]]
    near: list[dict[int, float]]
    countries: list[str | None] = field(default_factory=list)
    bridged: set[tuple[int, int]] = field(default_factory=set)
    linked: set[tuple[int, int]] = field(default_factory=set)

    def add(self, a: int, b: int, km: float) -> None:
        """Join two nodes, keeping the shorter way where they are joined already."""
        km = min(km, self.near[a].get(b, km))
        self.near[a][b] = self.near[b][a] = km

    def cut(self, a: int, b: int) -> None:
        """Take the edge between two nodes away."""
        del self.near[a][b], self.near[b][a]


def read_railways() -> RailGraph:
    """Return the graph as the package has it, without loops."""
    text = wheel_file(PACKAGE, VERSION, SHA256, "scgraph_data/world_railways.py").decode()
    graph_text, rest = text.split("graph=", 1)[1].split("\nnodes=", 1)
    nodes = json.loads(rest.split("\nworld_railways_geograph", 1)[0])
    adjacency = json.loads(re.sub(r"(\d+): ", r'"\1": ', graph_text))
    graph = RailGraph([(lat, lon) for lat, lon in nodes], [{} for _ in nodes])
    for a, neighbours in enumerate(adjacency):
        for key, km in neighbours.items():
            if int(key) != a:
                graph.add(a, int(key), km)
    return graph


def unit_vectors(points: list[tuple[float, float]]) -> NDArray[np.float64]:
    """Return the points on the unit sphere, (n, 3), for nearest-neighbour trees."""
    lat, lon = np.radians(np.array(points).reshape(-1, 2)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def chord(km: float) -> float:
    """Return the straight distance on the unit sphere of points `km` apart."""
    return float(2 * np.sin(km / EARTH_KM / 2))
