"""The core of the hierarchy: the border nodes and the highest others, with the costs from each to each.

Below it every arc lies in one country, and so do the arcs between its border nodes: the countries are the cells of an
overlay (Delling, Goldberg, Pajor, Werneck, "Customizable Route Planning", 2011), and a table for some countries needs
only their part of it. It is kept for the sets of countries last asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse.csgraph import floyd_warshall

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Arcs:
    """The nodes of the core, highest first, of which the first `borders` are the border nodes; and the arcs upward.

    An arc leads from the place `tail` to the higher place `head` in `nodes`, in order of `tail`; between border nodes
    there is one each way.
    """

    nodes: NDArray[np.int64]
    borders: int
    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    step: NDArray[np.int32]
    cost: NDArray[np.float64]
    country: NDArray[np.int16]


@dataclass(frozen=True, eq=False)
class Core:
    """The least cost between all the nodes of the core that some countries have.

    `place` is where a node stands in the table `cost` (k, k). The way from place i to a lower place j begins with the
    step `first[i, j]` to the place `then[i, j]`.
    """

    place: dict[int, int]
    cost: NDArray[np.float64]
    first: NDArray[np.int32]
    then: NDArray[np.int32]

    def steps(self, i: int, j: int) -> list[int]:
        """Return the steps of the cheapest way from place i to place j."""
        before, after = [], []
        while i != j:
            if i > j:
                before.append(int(self.first[i, j]))
                i = int(self.then[i, j])
            else:
                after.append(int(self.first[j, i]) ^ 1)
                j = int(self.then[j, i])
        return before + after[::-1]


@lru_cache(maxsize=16)
def core_within(arcs: Arcs, allowed: frozenset[int] | None) -> Core:
    """Return the core of the countries allowed, by their numbers (None: all)."""
    inside = np.full(len(arcs.cost), fill_value=True) if allowed is None else np.isin(arcs.country, list(allowed))
    used = np.zeros(len(arcs.nodes), dtype=bool)
    used[arcs.tail[inside]] = used[arcs.head[inside]] = True
    nodes, number = arcs.nodes[used].tolist(), np.cumsum(used, dtype=np.int32) - 1
    tail, head, step, cost = number[arcs.tail[inside]], number[arcs.head[inside]], arcs.step[inside], arcs.cost[inside]
    borders = int(used[: arcs.borders].sum())
    table = np.full((len(nodes), len(nodes)), np.inf)
    np.fill_diagonal(table, 0.0)
    first, then = np.zeros(table.shape, dtype=np.int32), np.zeros(table.shape, dtype=np.int32)
    if borders:
        high = slice(borders), slice(borders)
        of_borders = np.flatnonzero(tail < borders)
        of_borders = of_borders[np.argsort(-cost[of_borders], kind="stable")]  # of parallel arcs the cheapest stays
        here, there = tail[of_borders], head[of_borders]
        table[here, there], first[here, there] = cost[of_borders], step[of_borders]
        table[high], before = floyd_warshall(table[high], return_predecessors=True)
        then[high] = np.maximum(before.T, 0)
        first[high] = np.take_along_axis(first[high], then[high], axis=1)
    # From the top down: the way from a node to any higher one begins with one of its own arcs upward.
    begin = np.searchsorted(tail, np.arange(len(nodes) + 1)).tolist()
    for i in range(borders, len(nodes)):
        own = slice(begin[i], begin[i + 1])
        if own.start < own.stop:
            over = cost[own, None] + table[head[own], :i]
            best = over.argmin(axis=0)
            table[i, :i] = table[:i, i] = over[best, np.arange(i)]
            first[i, :i], then[i, :i] = step[own][best], head[own][best]
    return Core(dict(zip(nodes, range(len(nodes)), strict=True)), table, first, then)
