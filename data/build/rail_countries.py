"""Which country each node of the railways is in, by Natural Earth's 10m borders.

The borders are good to a km or two and rails run along border rivers, so a node within 2 km of a foreign border,
or at sea, takes the country of the nearest certain node along the rails. Where an edge joins two countries a
border node is put in, so that every edge afterwards lies in one country.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np
from rail_raw import RailGraph, chord, unit_vectors
from scipy.spatial import cKDTree

from geo.routing.borders import border_points, countries_at

if TYPE_CHECKING:
    from collections.abc import Sequence

UNCERTAIN_KM = 2.0


def assign_countries(graph: RailGraph) -> None:
    """Fill `graph.countries`."""
    points = np.array(graph.points)
    found = countries_at(points[:, 0], points[:, 1])
    borders = cKDTree(unit_vectors([(lat, lon) for lon, lat in border_points(step_deg=0.005).tolist()]))
    away, _ = borders.query(unit_vectors(graph.points), distance_upper_bound=chord(UNCERTAIN_KM))
    certain: list[str | None] = [c if far else None for c, far in zip(found, np.isinf(away).tolist(), strict=True)]
    spread = spread_labels(graph, certain)
    graph.countries = [s or f for s, f in zip(spread, found, strict=True)]


def spread_labels(graph: RailGraph, labels: Sequence[str | None]) -> list[str | None]:
    """Return the labels with each missing one taken from the nearest labelled node along the rails."""
    result = list(labels)
    queue = [
        (km, b, label) for a, label in enumerate(labels) if label for b, km in graph.near[a].items() if not labels[b]
    ]
    heapq.heapify(queue)
    while queue:
        km, a, label = heapq.heappop(queue)
        if result[a]:
            continue
        result[a] = label
        for b, more in graph.near[a].items():
            if not result[b]:
                heapq.heappush(queue, (km + more, b, label))
    return result


def put_in_border_nodes(graph: RailGraph) -> list[int]:
    """Split every edge between two countries at the border; return the new nodes.

    The border node itself is given the country of the edge's first end.
    """
    crossing = [
        (a, b)
        for a, neighbours in enumerate(graph.near)
        for b in neighbours
        if a < b and graph.countries[a] != graph.countries[b]
    ]
    borders = []
    for a, b in crossing:
        share = _border_share(graph, a, b)
        (lat1, lon1), (lat2, lon2) = graph.points[a], graph.points[b]
        middle = len(graph.points)
        graph.points.append((lat1 + share * (lat2 - lat1), lon1 + share * (lon2 - lon1)))
        graph.countries.append(graph.countries[a])
        graph.near.append({})
        km = graph.near[a][b]
        for pairs in (graph.bridged, graph.linked):
            if (a, b) in pairs:
                pairs.discard((a, b))
                pairs.update({(a, middle), (b, middle)})
        graph.cut(a, b)
        graph.add(a, middle, km * share)
        graph.add(middle, b, km * (1 - share))
        borders.append(middle)
    return borders


def _border_share(graph: RailGraph, a: int, b: int) -> float:
    """Return where on the drawn edge the first country ends, as a share; the middle of what is neither's."""
    shares = np.linspace(0, 1, 101)
    ends = np.array([graph.points[a], graph.points[b]])
    track = ends[0] + shares[:, None] * (ends[1] - ends[0])
    found = countries_at(track[:, 0], track[:, 1])
    first = [s for s, c in zip(shares, found, strict=True) if c == graph.countries[a]]
    second = [s for s, c in zip(shares, found, strict=True) if c == graph.countries[b]]
    low = max(first, default=0.0)
    high = min(second, default=1.0)
    return float(min(max((low + high) / 2, 0.02), 0.98))
