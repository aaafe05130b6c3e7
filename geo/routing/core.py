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

    `place` is where a node stands in the table `cost` (k, k); the arcs of place i, in these countries, lie from
    `begin[i]` to `begin[i + 1]` in `head` (places), `arc_cost` and `step`.
    """

    place: dict[int, int]
    cost: NDArray[np.float64]
    begin: list[int]
    head: NDArray[np.int32]
    arc_cost: NDArray[np.float64]
    step: NDArray[np.int32]

    def steps(self, i: int, j: int) -> list[int]:
        """Return the steps of the cheapest way from place i to place j."""
        before, after = [], []
        while i != j:
            # The lower of both has an arc upward with which the way begins, or ends.
            low, high = max(i, j), min(i, j)
            own = slice(self.begin[low], self.begin[low + 1])
            k = self.begin[low] + int((self.arc_cost[own] + self.cost[self.head[own], high]).argmin())
            if low == i:
                before.append(int(self.step[k]))
                i = int(self.head[k])
            else:
                after.append(int(self.step[k]) ^ 1)
                j = int(self.head[k])
        return before + after[::-1]


@lru_cache(maxsize=16)
def core_within(arcs: Arcs, allowed: frozenset[int] | None) -> Core:
    """Return the core of the countries allowed, by their numbers (None: all)."""
    inside = np.full(len(arcs.cost), fill_value=True) if allowed is None else np.isin(arcs.country, list(allowed))
    used = np.zeros(len(arcs.nodes), dtype=bool)
    used[arcs.tail[inside]] = used[arcs.head[inside]] = True
    nodes, number = arcs.nodes[used].tolist(), np.cumsum(used, dtype=np.int32) - 1
    tail, head, cost = number[arcs.tail[inside]], number[arcs.head[inside]], arcs.cost[inside]
    borders = int(used[: arcs.borders].sum())
    begin = np.searchsorted(tail, np.arange(len(nodes) + 1)).tolist()
    table = np.full((len(nodes), len(nodes)), np.inf)
    np.fill_diagonal(table, 0.0)
    if borders:
        of_borders = slice(begin[borders])
        np.minimum.at(table, (tail[of_borders], head[of_borders]), cost[of_borders])
        from scipy.sparse.csgraph import floyd_warshall  # noqa: PLC0415 - most questions need no scipy

        table[:borders, :borders] = floyd_warshall(table[:borders, :borders])
    # From the top down: the way from a node to any higher one begins with one of its own arcs upward.
    for i in range(borders, len(nodes)):
        own = slice(begin[i], begin[i + 1])
        if own.start < own.stop:
            table[i, :i] = table[:i, i] = (cost[own, None] + table[head[own], :i]).min(axis=0)
    return Core(dict(zip(nodes, range(len(nodes)), strict=True)), table, begin, head, cost, arcs.step[inside])
