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
    """For node n the edges upward are `head`, `edge`, `cost` from `pointer[n]` to `pointer[n + 1]`.

    `ends` are the two nodes of every edge and shortcut, `parts` the two edges of every shortcut, `track` how many
    edges are real.
    """

    pointer: list[int]
    head: list[int]
    edge: list[int]
    cost: list[float]
    first: list[int]
    second: list[int]
    parts: list[list[int]]
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
    swap = level[first] > level[second]
    low, high = np.where(swap, second, first), np.where(swap, first, second)
    # Of parallel edges only the cheapest is ever climbed.
    order = np.lexsort((cost, high, low))
    order = order[low[order] != high[order]]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (np.diff(low[order]) != 0) | (np.diff(high[order]) != 0)
    order = order[fresh]
    pointer = np.concatenate([[0], np.cumsum(np.bincount(low[order], minlength=count))])
    return Ladder(
        pointer.tolist(),
        high[order].tolist(),
        order.tolist(),
        cost[order].tolist(),
        first.tolist(),
        second.tolist(),
        parts.tolist(),
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
    pointer, head, costs = ladder.pointer, ladder.head, ladder.cost
    distance: tuple[dict[int, float], dict[int, float]] = (dict(sources), dict(targets))
    came: tuple[dict[int, int], dict[int, int]] = ({}, {})
    settled: tuple[set[int], set[int]] = (set(), set())
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
        if node in settled[side]:
            continue
        settled[side].add(node)
        other = distance[1 - side].get(node)
        if other is not None and cost + other < best:
            best, top = cost + other, node
        mine, queue, back = distance[side], queues[side], came[side]
        rungs = range(pointer[node], pointer[node + 1])
        for i in rungs:
            # A node reached cheaper from above is on no cheapest way: do not climb on from it.
            if head[i] in mine and mine[head[i]] + costs[i] < cost:
                break
        else:
            for i in rungs:
                total = cost + costs[i]
                up = head[i]
                if total < best and (up not in mine or total < mine[up]):
                    mine[up] = total
                    back[up] = i
                    heapq.heappush(queue, (total, up))
    if top < 0:
        return None
    left = _descend(ladder, came[0], top)
    right = _descend(ladder, came[1], top)
    nodes: list[int] = [left[0]]
    edges: list[int] = []
    for edge in (*reversed(left[1]), *right[1]):
        _unpack(ladder, edge, nodes, edges)
    return best, nodes, edges


def _descend(ladder: Ladder, came: dict[int, int], top: int) -> tuple[int, list[int]]:
    """Return where the search that reached `top` began, and the edges from the top back down to there."""
    edges = []
    node = top
    while node in came:
        edge = ladder.edge[came[node]]
        edges.append(edge)
        node = ladder.first[edge] if ladder.second[edge] == node else ladder.second[edge]
    return node, edges


def _unpack(ladder: Ladder, edge: int, nodes: list[int], edges: list[int]) -> None:
    """Add the real edges of an edge that begins at the last of `nodes`, and the nodes after each."""
    stack = [edge]
    while stack:
        edge = stack.pop()
        here = nodes[-1]
        if edge < ladder.track:
            edges.append(edge)
            nodes.append(ladder.second[edge] if ladder.first[edge] == here else ladder.first[edge])
            continue
        p, q = ladder.parts[edge - ladder.track]
        stack += [q, p] if ladder.first[edge] == here else [p, q]
