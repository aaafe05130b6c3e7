"""Lay the named services of data/rail_corridors.csv on the railways, stop by stop.

Each service is the cheapest way that passes near all its stops in order; every stop may meet the rails at any node
within `NEAR_KM`, at a price that grows with the distance, and the choice is made for the whole service at once.
"""

from __future__ import annotations

import csv
import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rail_raw import RailGraph, chord, unit_vectors
from scipy.spatial import cKDTree

from geo.routing.geodesic import distance_km

if TYPE_CHECKING:
    from pathlib import Path

    from rail_contract import Chain

NEAR_KM, FAR_KM = 5.0, 40.0
BRIDGE_TIMES = 2.0
NOWHERE = -1  # before the first node


@dataclass(frozen=True)
class Corridor:
    """A named service: the nodes along its way, and which of them are its stops."""

    name: str
    nodes: list[int]
    stops: list[int]


def lay_corridors(graph: RailGraph, path: Path) -> tuple[list[Corridor], list[str]]:
    """Return the services, and a line about each that could not be laid."""
    tree = cKDTree(unit_vectors(graph.points))
    corridors, remarks = [], []
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            stops = []
            for stop in row["stops"].split("; "):
                _, lat, lon = stop.rsplit(" ", 2)
                stops.append((float(lat), float(lon)))
            nodes = _lay(graph, tree, stops)
            if isinstance(nodes, int):
                remarks.append(f"corridor {row['name']}: no way to {row['stops'].split('; ')[nodes]}")
            else:
                corridors.append(Corridor(row["name"], *nodes))
    return corridors, remarks


def _choices(graph: RailGraph, tree: cKDTree, point: tuple[float, float]) -> dict[int, float]:
    """Return the nodes that may be the stop, with what each costs."""
    vector = unit_vectors([point])[0]
    near = tree.query_ball_point(vector, chord(NEAR_KM))
    if not near:
        near = [int(node) for node in tree.query(vector, k=3, distance_upper_bound=chord(FAR_KM))[1] if node < tree.n]
    away = {node: distance_km(point, graph.points[node]) for node in near if graph.near[node]}
    return {node: km * (1 + km) for node, km in away.items()}


def _lay(graph: RailGraph, tree: cKDTree, stops: list[tuple[float, float]]) -> tuple[list[int], list[int]] | int:
    """Return the nodes of the way by all stops and the nodes that are stops, or the number of a stop not reached."""
    best = _choices(graph, tree, stops[0])
    steps = []
    for number, stop in enumerate(stops[1:], start=1):
        choices = _choices(graph, tree, stop)
        reached, before = _reach(graph, best, choices)
        best = {node: reached[node] + cost for node, cost in choices.items() if node in reached}
        if not best:
            return number
        steps.append(before)
    node = min(best, key=lambda node: best[node])
    nodes, chosen = [node], [node]
    for before in reversed(steps):
        while before[node] != NOWHERE:
            node = before[node]
            nodes.append(node)
        chosen.append(node)
    return nodes[::-1], chosen[::-1]


def _reach(
    graph: RailGraph, starts: dict[int, float], goals: dict[int, float]
) -> tuple[dict[int, float], dict[int, int]]:
    """Return the cost of reaching nodes until all goals are, and the node before each, if any (Dijkstra)."""
    reached: dict[int, float] = {}
    before: dict[int, int] = {}
    missing = set(goals)
    queue = [(cost, node, NOWHERE) for node, cost in starts.items()]
    heapq.heapify(queue)
    while queue and missing:
        cost, node, origin = heapq.heappop(queue)
        if node in reached:
            continue
        reached[node], before[node] = cost, origin
        missing.discard(node)
        for other, km in graph.near[node].items():
            if other not in reached:
                times = BRIDGE_TIMES if (min(node, other), max(node, other)) in graph.bridged else 1.0
                heapq.heappush(queue, (cost + km * times, other, node))
    return reached, before


def edges_of(corridor: Corridor, chains: list[Chain]) -> list[int]:
    """Return the numbers of the chains that the service runs over, in order; a chain run in and out counts twice."""
    by_pair: dict[tuple[int, int], int] = {}
    for number, chain in enumerate(chains):
        for a, b in zip(chain.nodes, chain.nodes[1:], strict=False):
            by_pair[a, b] = by_pair[b, a] = number
    edges: list[int] = []
    at: int | None = None
    for a, b in zip(corridor.nodes, corridor.nodes[1:], strict=False):
        number = by_pair[a, b]
        ends = (chains[number].nodes[0], chains[number].nodes[-1])
        if number != at or a in ends:
            edges.append(number)
        at = number
    return edges
