"""The cheapest way between two sets of snaps on the railways of some countries only."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.routing.snap import Snap


@dataclass(frozen=True)
class Found:
    """The snaps chosen at both ends, the nodes and edges between in order, and the cost with access.

    There are no nodes where both snaps are on one edge and the way does not leave it.
    """

    start: Snap
    end: Snap
    nodes: tuple[int, ...]
    edges: tuple[int, ...]
    cost: float


@dataclass(frozen=True)
class _Lists:
    """The network as plain lists, which Python reads fastest."""

    pointer: list[int]
    head: list[int]
    edge: list[int]
    cost: list[float]
    country: list[int]


@cache
def _lists() -> _Lists:
    network = load_network()
    tails = np.concatenate([network.start, network.end])
    heads = np.concatenate([network.end, network.start])
    order = np.argsort(tails, kind="stable")
    edges = order % len(network.start)
    counts = np.bincount(tails, minlength=len(network.node_lat))
    return _Lists(
        np.concatenate([[0], np.cumsum(counts)]).tolist(),
        heads[order].tolist(),
        edges.tolist(),
        network.cost[edges].tolist(),
        network.country[edges].tolist(),
    )


def cheapest(starts: Sequence[Snap], ends: Sequence[Snap], allowed: Collection[int]) -> Found | None:
    """Return the cheapest way (Dijkstra) in the countries allowed, by their numbers; None if there is none."""
    network, lists = load_network(), _lists()
    queue = [(cost, node, -1, number) for node, (cost, number) in entries_of(starts).items()]
    heapq.heapify(queue)
    goals = entries_of(ends)
    best: tuple[float, int, int] | None = None
    came: dict[int, tuple[int, int]] = {}
    while queue:
        cost, node, edge, origin = heapq.heappop(queue)
        if node in came:
            continue
        if best is not None and cost >= best[0]:
            break
        came[node] = (edge, origin)
        if node in goals and (best is None or cost + goals[node][0] < best[0]):
            best = (cost + goals[node][0], node, goals[node][1])
        for i in range(lists.pointer[node], lists.pointer[node + 1]):
            if lists.head[i] not in came and lists.country[i] in allowed:
                heapq.heappush(queue, (cost + lists.cost[i], lists.head[i], lists.edge[i], origin))
    direct = along_one_edge(starts, ends)
    if direct is not None and (best is None or direct.cost <= best[0]):
        return direct
    if best is None:
        return None
    _, node, goal = best
    nodes, edges = [node], []
    while came[node][0] >= 0:
        edge = came[node][0]
        node = int(network.start[edge] + network.end[edge]) - node
        edges.append(edge)
        nodes.append(node)
    return Found(starts[came[node][1]], ends[goal], tuple(reversed(nodes)), tuple(reversed(edges)), best[0])


def access_cost(snap: Snap) -> float:
    """Return what it costs to reach the rails: a town's station is near, so far ones cost more than their km."""
    return snap.access_km * (1 + snap.access_km)


def entries_of(snaps: Sequence[Snap]) -> dict[int, tuple[float, int]]:
    """Return the nodes where the snaps enter the network: the least cost to get there, and by which snap."""
    found: dict[int, tuple[float, int]] = {}
    for number, snap in enumerate(snaps):
        for node, cost in _entries(snap):
            found[node] = min(found.get(node, (cost, number)), (cost, number))
    return found


def _entries(snap: Snap) -> list[tuple[int, float]]:
    """Return both ends of the snap's edge with the cost from the town to them."""
    network = load_network()
    access = access_cost(snap)
    share = snap.offset_km / max(float(network.km[snap.edge]), 1e-9)
    cost = float(network.cost[snap.edge])
    return [
        (int(network.start[snap.edge]), access + share * cost),
        (int(network.end[snap.edge]), access + (1 - share) * cost),
    ]


def along_one_edge(starts: Sequence[Snap], ends: Sequence[Snap]) -> Found | None:
    """Return the cheapest way that stays on one edge, if the two ends share any."""
    found = [
        Found(a, b, (), (), access_cost(a) + access_cost(b) + abs(a.offset_km - b.offset_km))
        for a in starts
        for b in ends
        if a.edge == b.edge
    ]
    return min(found, key=lambda way: way.cost, default=None)
