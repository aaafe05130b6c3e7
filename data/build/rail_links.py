"""Apply data/rail_links.csv: the links and the cuts that people decided, each with its reason.

`add` joins two points, with the true length where it is known (else 1.04 times the geodesic); `forbid` cuts every
edge near both points. A point means the nearest dead end within 3 km, else the nearest node within 6 km, else a new
node, which later rows can name again by the same coordinates: on the line whose course can pass there within 6 km, or
on none.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
from rail_junctions import Junction, Pieces, put_in_junctions
from rail_raw import RailGraph, chord, unit_vectors
from scipy.spatial import cKDTree

from geo.routing.borders import country_at
from geo.routing.geodesic import distance_km

if TYPE_CHECKING:
    from pathlib import Path

END_KM, NODE_KM = 3.0, 6.0
WINDING = 1.04
FORBID_KM = 3.0


def apply_links(graph: RailGraph, path: Path) -> list[str]:
    """Add and cut what the file says; return a line about each row that had nothing to do or looks odd."""
    tree = cKDTree(unit_vectors(graph.points))
    ends = np.array([node for node, near in enumerate(graph.near) if len(near) == 1])
    end_tree = cKDTree(unit_vectors([graph.points[node] for node in ends]))
    pieces = Pieces(graph)
    made: dict[tuple[float, float], int] = {}
    remarks = []

    def node_at(point: tuple[float, float]) -> int:
        if point in made:
            return made[point]
        vector = unit_vectors([point])[0]
        away, which = end_tree.query(vector)
        if away <= chord(END_KM):
            return int(ends[which])
        away, which = tree.query(vector)
        if away <= chord(NODE_KM):
            return int(which)
        made[point] = len(graph.points)
        graph.points.append(point)
        graph.near.append({})
        graph.countries.append(country_at(*point))
        on = next(((x, y) for x, y, _ in pieces.passing(point, NODE_KM) if y in graph.near[x]), None)
        if on is not None:
            put_in_junctions(graph, [Junction(made[point], *on, 0.0, 0.0)])
        return made[point]

    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = f"{row['from']}–{row['to']}"
            first, second = (float(row["lat1"]), float(row["lon1"])), (float(row["lat2"]), float(row["lon2"]))
            if row["action"] == "forbid":
                cut = _cut_between(graph, first, second)
                if not cut:
                    remarks.append(f"forbid {name}: no edge there")
                continue
            a, b = node_at(first), node_at(second)
            straight = distance_km(graph.points[a], graph.points[b])
            if a == b or b in graph.near[a]:
                remarks.append(f"add {name}: joined already")
                continue
            km = float(row["km"]) if row["km"] else WINDING * straight
            if km < straight:
                remarks.append(f"add {name}: {km} km is less than the straight {straight:.1f}")
            graph.add(a, b, max(km, straight))
            graph.linked.add((min(a, b), max(a, b)))
    return remarks


def _cut_between(graph: RailGraph, first: tuple[float, float], second: tuple[float, float]) -> int:
    """Cut every edge from near the first point to near the second; return how many."""
    near = [
        {node for node, point in enumerate(graph.points) if abs(point[0] - lat) < 0.1 and _close(point, (lat, lon))}
        for lat, lon in (first, second)
    ]
    pairs = [(a, b) for a in near[0] for b in graph.near[a] if b in near[1]]
    for a, b in pairs:
        if b in graph.near[a]:
            graph.cut(a, b)
    return len(pairs)


def _close(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[1] - b[1]) < 1 and distance_km(a, b) <= FORBID_KM
