"""What a search for a way is asked and answers: where snaps enter the network, and the way found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.routing.snap import Snap


@dataclass(frozen=True, eq=False)
class Found:
    """The snaps chosen at both ends, the nodes and edges between in order, and the cost with access.

    There are no nodes where both snaps are on one edge and the way does not leave it.
    """

    start: Snap
    end: Snap
    nodes: NDArray[np.integer]
    edges: NDArray[np.integer]
    cost: float

    @property
    def all_edges(self) -> NDArray[np.int64]:
        """Return the edges with those of the snaps, first and last."""
        return np.concatenate([[self.start.edge], self.edges, [self.end.edge]])


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
    none = np.empty(0, dtype=np.int64)
    found = [
        Found(a, b, none, none, access_cost(a) + access_cost(b) + abs(a.offset_km - b.offset_km))
        for a in starts
        for b in ends
        if a.edge == b.edge
    ]
    return min(found, key=lambda way: way.cost, default=None)
