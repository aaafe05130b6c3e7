"""Contract the railways node by node into a hierarchy on which ways are found fast, in any countries alone.

Contraction hierarchies: Geisberger, Sanders, Schultes, Vetter, "Exact Routing in Large Road Networks Using
Contraction Hierarchies" (2012). Nodes are taken out in the order of what their removal costs; where the only
cheapest way between two neighbours led through the node, a shortcut takes its place. Each country is contracted by
itself and its border nodes are kept, so that no shortcut leaves a country and ways can be kept out of some: the
overlay of Delling, Goldberg, Pajor, Werneck, "Customizable Route Planning" (2011), with countries for cells. The
costs are those of `geo.routing.network`, so the hierarchy must be made anew when they change.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from geo.routing.network import RailNetwork

SETTLE = 60  # nodes that a witness search looks at before it gives up, at the price of a shortcut too many


@dataclass(frozen=True)
class Hierarchy:
    """`level` of each node; shortcuts as pairs of edge numbers, sorted so that a part precedes its whole.

    The border nodes have the highest level of all. Edge numbers from m (the number of edges) upward mean shortcuts;
    `sizes` are the lengths of the runs in which no shortcut is part of another.
    """

    level: NDArray[np.uint8]
    parts: NDArray[np.int64]
    sizes: list[int]


class _Contraction:
    """A country's graph while it shrinks: for each node its neighbours with the cost and the edge that leads there.

    `parts` are the shortcuts of all countries so far, `edges` is the number of the first.
    """

    def __init__(self, edges: int, parts: list[tuple[int, int]]) -> None:
        self.near: defaultdict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.edges, self.parts = edges, parts
        self.level: defaultdict[int, int] = defaultdict(int)
        self.removed: defaultdict[int, int] = defaultdict(int)

    def add(self, a: int, b: int, cost: float, edge: int) -> None:
        """Put in an edge where there is none as cheap."""
        if a != b and cost < self.near[a].get(b, (np.inf, 0))[0]:
            self.near[a][b] = self.near[b][a] = (cost, edge)

    def shortcuts(self, node: int) -> list[tuple[int, int, float]]:
        """Return the pairs of neighbours that need a shortcut when the node goes, with its cost."""
        neighbours = sorted(self.near[node].items())
        needed = []
        for i, (a, (cost_a, _)) in enumerate(neighbours[:-1]):
            goals = {b: cost_a + cost_b for b, (cost_b, _) in neighbours[i + 1 :]}
            witnesses = self._witness(a, node, goals)
            needed += [(a, b, cost) for b, cost in goals.items() if witnesses.get(b, np.inf) > cost]
        return needed

    def _witness(self, start: int, without: int, goals: dict[int, float]) -> dict[int, float]:
        """Return what it costs to reach nodes from `start` without the node, as far as matters (Dijkstra)."""
        limit = max(goals.values())
        reached: dict[int, float] = {}
        best = {start: 0.0}
        queue = [(0.0, start)]
        while queue and len(reached) < SETTLE:
            cost, node = heapq.heappop(queue)
            if node in reached:
                continue
            reached[node] = cost
            for other, (more, _) in self.near[node].items():
                total = cost + more
                if other != without and total <= limit and total < best.get(other, np.inf):
                    best[other] = total
                    heapq.heappush(queue, (total, other))
        return best

    def priority(self, node: int) -> float:
        """Return what it costs to take the node out: shortcuts against edges, and evenness."""
        return 4 * len(self.shortcuts(node)) - 2 * len(self.near[node]) + self.removed[node] + 2 * self.level[node]

    def contract(self, node: int) -> None:
        """Take the node out."""
        for a, b, cost in self.shortcuts(node):
            if cost < self.near[a].get(b, (np.inf, 0))[0]:
                self.add(a, b, cost, self.edges + len(self.parts))
                self.parts.append((self.near[node][a][1], self.near[node][b][1]))
        for other in self.near[node]:
            del self.near[other][node]
            self.removed[other] += 1
            self.level[other] = max(self.level[other], self.level[node] + 1)

    def contract_all_but(self, kept: Collection[int]) -> None:
        """Take out all nodes but some, the cheapest to take out first."""
        queue = [(self.priority(node), node) for node in sorted(self.near.keys() - kept)]
        heapq.heapify(queue)
        while queue:
            _, node = heapq.heappop(queue)
            now = self.priority(node)
            if queue and now > queue[0][0]:
                heapq.heappush(queue, (now, node))
                continue
            self.contract(node)


def build_hierarchy(network: RailNetwork) -> Hierarchy:
    """Return the hierarchy of the network."""
    parts: list[tuple[int, int]] = []
    countries: defaultdict[int, _Contraction] = defaultdict(lambda: _Contraction(len(network.km), parts))
    rows = zip(
        network.country.tolist(), network.start.tolist(), network.end.tolist(), network.cost.tolist(), strict=True
    )
    for edge, (country, a, b, cost) in enumerate(rows):
        countries[country].add(a, b, cost, edge)
    level = np.zeros(len(network.node_lat), dtype=np.uint8)
    for country in countries.values():
        country.contract_all_but(network.border)
        level[list(country.level)] = list(country.level.values())
    level[list(network.border)] = level.max() + 1
    return _in_runs(level, parts, len(network.km))


def _in_runs(level: NDArray[np.uint8], found: list[tuple[int, int]], edges: int) -> Hierarchy:
    """Return the hierarchy with its shortcuts sorted by how deep they nest."""
    depth: list[int] = []
    for pair in found:
        depth.append(1 + max(0 if part < edges else depth[part - edges] for part in pair))
    order = sorted(range(len(depth)), key=lambda i: (depth[i], found[i]))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    parts = np.array([found[i] for i in order], dtype=np.int64).reshape(-1, 2)
    parts = np.where(parts < edges, parts, edges + place[np.maximum(parts - edges, 0)])
    return Hierarchy(level, parts, np.bincount(depth)[1:].tolist())
