"""The cheapest way between two sets of snaps in the whole network, by the contraction hierarchy in the data.

Both searches climb only to higher levels and meet at the top (Geisberger and others 2012); the result is the same as
Dijkstra's, some hundred nodes after instead of tens of thousands.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import load_network
from geo.routing.search import Found, along_one_edge, entries_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.routing.network import RailNetwork
    from geo.routing.snap import Snap


@dataclass(frozen=True)
class Ladder:
    """For node n the edges upward are `head`, `edge`, `cost` at the indices `rungs[n]`.

    `first` and `second` are the nodes of every edge and shortcut, `track` is how many edges are real. A step is an
    edge with the way it is gone: twice its number, and one more from second to first; `before` and `after` are the
    two steps that the step over a shortcut, from `2 * track` on, stands for.
    """

    rungs: list[range]
    head: list[int]
    edge: list[int]
    cost: list[float]
    first: list[int]
    second: list[int]
    before: list[int]
    after: list[int]
    track: int


@cache
def _ladder() -> Ladder:
    return ladder_of(load_network())


def ladder_of(network: RailNetwork) -> Ladder:
    """Return the network's hierarchy in the form in which `climb` reads it."""
    level, parts = network.level, network.shortcut_parts
    count, track = len(network.node_lat), len(network.km)
    first, second = np.empty(track + len(parts), np.int64), np.empty(track + len(parts), np.int64)
    cost = np.empty(track + len(parts))
    first[:track], second[:track], cost[:track] = network.start, network.end, network.cost
    at = 0
    for size in network.shortcut_sizes:
        p, q = parts[at : at + size].T
        run = slice(track + at, track + at + size)
        shares_first = (first[p] == first[q]) | (first[p] == second[q])
        middle = np.where(shares_first, first[p], second[p])
        first[run] = np.where(shares_first, second[p], first[p])  # a shortcut begins where its first part does
        second[run] = np.where(first[q] == middle, second[q], first[q])
        cost[run] = cost[p] + cost[q]
        at += size
    p, q = parts.T
    shortcut = np.arange(track, track + len(parts))
    p_back = (first[p] != first[shortcut]).astype(np.int64)
    q_back = (second[q] != second[shortcut]).astype(np.int64)
    before, after = np.empty(2 * len(parts), np.int64), np.empty(2 * len(parts), np.int64)
    before[::2], after[::2] = 2 * p + p_back, 2 * q + q_back
    before[1::2], after[1::2] = (2 * q + q_back) ^ 1, (2 * p + p_back) ^ 1
    swap = level[first] > level[second]
    low, high = np.where(swap, second, first), np.where(swap, first, second)
    # Of parallel edges only the cheapest is ever climbed.
    # The highest levels come first: every search ends there, and so finds them near each other in memory.
    order = np.lexsort((cost, high, low, -level[low].astype(np.int64)))
    order = order[low[order] != high[order]]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    order = order[fresh]
    counts = np.bincount(low[order], minlength=count)
    begin = np.zeros(count, np.int64)
    starts = np.flatnonzero(np.diff(low[order], prepend=-1))
    begin[low[order][starts]] = starts
    return Ladder(
        [range(a, b) for a, b in zip(begin.tolist(), (begin + counts).tolist(), strict=True)],
        high[order].tolist(),
        order.tolist(),
        cost[order].tolist(),
        first.tolist(),
        second.tolist(),
        before.tolist(),
        after.tolist(),
        track,
    )


def cheapest_anywhere(starts: Sequence[Snap], ends: Sequence[Snap]) -> Found | None:
    """Return the cheapest way in the whole network; None if there is none."""
    best = along_one_edge(starts, ends)
    sources, targets = entries_of(starts), entries_of(ends)
    found = climb(_ladder(), {n: c for n, (c, _) in sources.items()}, {n: c for n, (c, _) in targets.items()})
    if found is None or (best is not None and best.cost <= found[0]):
        return best
    cost, nodes, edges = found
    return Found(starts[sources[nodes[0]][1]], ends[targets[nodes[-1]][1]], tuple(nodes), tuple(edges), cost)


def climb(
    ladder: Ladder, sources: Mapping[int, float], targets: Mapping[int, float]
) -> tuple[float, list[int], list[int]] | None:
    """Return the least cost, and the nodes and edges, from any source to any target, each with its own cost."""
    all_rungs, head, costs = ladder.rungs, ladder.head, ladder.cost
    distance: tuple[dict[int, float], dict[int, float]] = (dict(sources), dict(targets))
    came: tuple[dict[int, int], dict[int, int]] = ({}, {})
    queues = ([(c, n) for n, c in sources.items()], [(c, n) for n, c in targets.items()])
    for queue in queues:
        heapq.heapify(queue)
    best, top = float("inf"), -1
    side = 0
    while queues[0] or queues[1]:
        side = 1 - side if queues[1 - side] else side
        cost, node = heapq.heappop(queues[side])
        if cost >= best:
            queues[side].clear()
            continue
        if cost > distance[side][node]:
            continue
        other = distance[1 - side].get(node)
        if other is not None and cost + other < best:
            best, top = cost + other, node
        mine, queue, back = distance[side], queues[side], came[side]
        rungs = all_rungs[node]
        for i in rungs:
            # A node reached cheaper from above is on no cheapest way: do not climb on from it.
            up = head[i]
            if up in mine and mine[up] + costs[i] < cost:
                break
        else:
            for i in rungs:
                up = head[i]
                total = cost + costs[i]
                if total < best and (up not in mine or total < mine[up]):
                    mine[up] = total
                    back[up] = i
                    heapq.heappush(queue, (total, up))
    if top < 0:
        return None
    start, down = _descend(ladder, came[0], top)
    steps = [step ^ 1 for step in reversed(down)] + _descend(ladder, came[1], top)[1]
    edges = _unpack(ladder, steps)
    nodes = [start]
    for edge in edges:
        nodes.append(ladder.first[edge] + ladder.second[edge] - nodes[-1])
    return best, nodes, edges


def _descend(ladder: Ladder, came: dict[int, int], top: int) -> tuple[int, list[int]]:
    """Return where the search that reached `top` began, and the steps from the top back down to there."""
    steps = []
    node = top
    while node in came:
        edge = ladder.edge[came[node]]
        back = ladder.first[edge] != node
        steps.append(2 * edge + back)
        node = ladder.first[edge] if back else ladder.second[edge]
    return node, steps


def _unpack(ladder: Ladder, steps: list[int]) -> list[int]:
    """Return the real edges that the steps stand for, in order."""
    limit, before, after = 2 * ladder.track, ladder.before, ladder.after
    edges = []
    stack = steps[::-1]
    while stack:
        step = stack.pop()
        while step >= limit:
            stack.append(after[step - limit])
            step = before[step - limit]
        edges.append(step >> 1)
    return edges
