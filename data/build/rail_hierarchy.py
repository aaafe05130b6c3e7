"""Contract the railways node by node into a hierarchy on which ways are found fast.

Contraction hierarchies: Geisberger, Sanders, Schultes, Vetter, "Exact Routing in Large Road Networks Using
Contraction Hierarchies" (2012). Nodes are taken out in the order of what their removal costs; where the only
cheapest way between two neighbours led through the node, a shortcut takes its place. The costs are those of
`geo.routing.network`, so the hierarchy must be made anew when they change.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.network import RailNetwork

SETTLE = 60  # nodes that a witness search looks at before it gives up, at the price of a shortcut too many


@dataclass(frozen=True)
class Hierarchy:
    """`level` of each node; shortcuts as pairs of edge numbers, sorted so that a part precedes its whole.

    Edge numbers from m (the number of edges) upward mean shortcuts; `sizes` are the lengths of the runs in which no
    shortcut is part of another.
    """

    level: NDArray[np.uint8]
    parts: NDArray[np.int64]
    sizes: list[int]


class _Contraction:
    """The graph while it shrinks: for each node its neighbours with the cost and the edge that leads there."""

    def __init__(self, network: RailNetwork) -> None:
        count = len(network.node_lat)
        self.near: list[dict[int, tuple[float, int]]] = [{} for _ in range(count)]
        for edge, (a, b, cost) in enumerate(
            zip(network.start.tolist(), network.end.tolist(), network.cost.tolist(), strict=True)
        ):
            if a != b and cost < self.near[a].get(b, (np.inf, 0))[0]:
                self.near[a][b] = self.near[b][a] = (cost, edge)
        self.edges = len(network.km)
        self.parts: list[tuple[int, int]] = []
        self.level = [0] * count
        self.removed = [0] * count

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
                edge = self.edges + len(self.parts)
                self.parts.append((self.near[node][a][1], self.near[node][b][1]))
                self.near[a][b] = self.near[b][a] = (cost, edge)
        for other in self.near[node]:
            del self.near[other][node]
            self.removed[other] += 1
            self.level[other] = max(self.level[other], self.level[node] + 1)


def build_hierarchy(network: RailNetwork) -> Hierarchy:
    """Return the hierarchy of the network."""
    state = _Contraction(network)
    queue = [(state.priority(node), node) for node in range(len(state.near))]
    heapq.heapify(queue)
    while queue:
        _, node = heapq.heappop(queue)
        now = state.priority(node)
        if queue and now > queue[0][0]:
            heapq.heappush(queue, (now, node))
            continue
        state.contract(node)
    return _in_runs(state, len(network.km))


def _in_runs(state: _Contraction, edges: int) -> Hierarchy:
    """Return the hierarchy with its shortcuts sorted by how deep they nest."""
    depth: list[int] = []
    for parts in state.parts:
        depth.append(1 + max(0 if part < edges else depth[part - edges] for part in parts))
    order = sorted(range(len(depth)), key=lambda i: (depth[i], state.parts[i]))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    parts = np.array([state.parts[i] for i in order], dtype=np.int64).reshape(-1, 2)
    parts = np.where(parts < edges, parts, edges + place[np.maximum(parts - edges, 0)])
    return Hierarchy(np.array(state.level, dtype=np.uint8), parts, np.bincount(depth)[1:].tolist())
