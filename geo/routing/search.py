"""The cheapest way between two sets of snaps on the railways of some countries only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

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
class _Part:
    """The network of some countries, renumbered: the arcs of node n lie from `pointer[n]` to `pointer[n + 1]`.

    `nodes` are the whole network's numbers in ascending order; of parallel edges only the cheapest is here. One node
    more, the last, has no arcs yet: a search begins there.
    """

    nodes: NDArray[np.int64]
    pointer: NDArray[np.int32]
    head: NDArray[np.int32]
    edge: NDArray[np.int64]
    cost: NDArray[np.float64]


@lru_cache(maxsize=32)
def _part(allowed: frozenset[int]) -> _Part:
    network = load_network()
    inside = np.flatnonzero(np.isin(network.country, list(allowed)))
    nodes, ends = np.unique(np.concatenate([network.start[inside], network.end[inside]]), return_inverse=True)
    first, second = np.split(ends, 2)
    tail, head = np.concatenate([first, second]), np.concatenate([second, first])
    edge = np.concatenate([inside, inside])
    order = np.lexsort((network.cost[edge], head, tail))
    tail, head, edge = tail[order], head[order], edge[order]
    cheapest_one = (np.diff(tail, prepend=-1) != 0) | (np.diff(head, prepend=-1) != 0)
    tail, head, edge = tail[cheapest_one], head[cheapest_one], edge[cheapest_one]
    pointer = np.concatenate([[0], np.cumsum(np.bincount(tail, minlength=len(nodes)))])
    return _Part(nodes, pointer.astype(np.int32), head.astype(np.int32), edge, network.cost[edge])


def cheapest(starts: Sequence[Snap], ends: Sequence[Snap], allowed: Collection[int]) -> Found | None:
    """Return the cheapest way (Dijkstra) in the countries allowed, by their numbers; None if there is none."""
    part = _part(frozenset(allowed))
    direct = along_one_edge(starts, ends)
    sources, goals = _inside(part, starts), _inside(part, ends)
    if not sources or not goals:
        return direct
    root = len(part.nodes)
    graph = csr_array(
        (
            np.concatenate([part.cost, [cost for cost, _ in sources.values()]]),
            np.concatenate([part.head, np.array(list(sources), dtype=np.int32)]),
            np.append(part.pointer, np.int32(len(part.head) + len(sources))),
        ),
        shape=(root + 1, root + 1),
    )
    distances, before = dijkstra(graph, indices=[root], return_predecessors=True)
    away, came = distances[0], before[0]
    goal = min(goals, key=lambda node: away[node] + goals[node][0])
    cost = float(away[goal] + goals[goal][0])
    if direct is not None and direct.cost <= cost:
        return direct
    if not np.isfinite(cost):
        return None
    steps, node = [goal], int(came[goal])
    while node != root:
        steps.append(node)
        node = int(came[node])
    steps.reverse()
    edges = []
    for a, b in pairwise(steps):
        begin, end = part.pointer[a], part.pointer[a + 1]
        edges.append(int(part.edge[begin + np.searchsorted(part.head[begin:end], b)]))
    first, last = starts[sources[steps[0]][1]], ends[goals[goal][1]]
    return Found(first, last, tuple(part.nodes[steps].tolist()), tuple(edges), cost)


def _inside(part: _Part, snaps: Sequence[Snap]) -> dict[int, tuple[float, int]]:
    """Return the entries that lie in a part of the network, by the numbers of their nodes there."""
    entries = entries_of(snaps)
    at = np.searchsorted(part.nodes, list(entries)).tolist()
    known = [node < len(part.nodes) and int(part.nodes[node]) == whole for node, whole in zip(at, entries, strict=True)]
    return {node: entry for node, entry, here in zip(at, entries.values(), known, strict=True) if here}


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
    share = min(snap.offset_km / max(float(network.km[snap.edge]), 1e-9), 1.0)  # rounding could pass the end
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
