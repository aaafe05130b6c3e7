"""The cheapest way between two sets of snaps, in some countries or all, by the hierarchy in the data.

Both searches climb to higher levels only (contraction hierarchies: Geisberger, Sanders, Schultes, Vetter 2012), as
far as the core, whose costs are known from each node to each; the result is the same as Dijkstra's, some tens of
nodes after instead of tens of thousands.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.routing.core import Arcs, core_within
from geo.routing.network import load_network
from geo.routing.search import Found, along_one_edge, entries_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from geo.routing.network import RailNetwork
    from geo.routing.snap import Snap

CORE = 768  # a smaller core makes the searches longer, a larger one its table


@dataclass(frozen=True, eq=False)
class Ladder:
    """The hierarchy, ready to climb: the arcs upward from node n are `arcs` from `begin[n]` to `begin[n + 1]`.

    Nodes of the core have none there; theirs are in `core`. A step is an edge or shortcut with the way it is gone:
    twice its number, and one more from its second node to its first. It ends at `goal[step]`, and stands for the two
    steps `parts[step]` where it is a shortcut's, from `2 * track` on, else for itself and -1. `beside` are the
    countries over the border from each.
    """

    begin: memoryview
    head: memoryview
    step: memoryview
    cost: memoryview[Any]
    core: Arcs
    goal: NDArray[np.int32]
    parts: NDArray[np.int32]
    track: int
    beside: dict[int, set[int]]


@dataclass(frozen=True)
class _Climb:
    """The cost of each node reached from below, and the arc by which."""

    cost: dict[int, float]
    arc: dict[int, int]


@cache
def load_ladder() -> Ladder:
    """Return the hierarchy of the world's railways."""
    return ladder_of(load_network())


def ladder_of(network: RailNetwork) -> Ladder:
    """Return the network's hierarchy."""
    level, track = network.level, len(network.km)
    first, second, cost, country = _edges(network)
    swap = level[first] > level[second]
    tail, head = np.where(swap, second, first), np.where(swap, first, second)
    upward = 2 * np.arange(len(first), dtype=np.int32) + swap
    core = np.argsort(-level.astype(np.int16), kind="stable")[: max(CORE, len(network.border))]
    place = np.full(len(level), -1, dtype=np.int32)
    place[core] = np.arange(len(core))
    low, top = (np.flatnonzero((tail != head) & inside) for inside in (place[tail] < 0, place[tail] >= 0))
    # Sorted by tail: a matrix with a row for each arc is turned into columns.
    from scipy.sparse import csr_array  # noqa: PLC0415 - most questions need no scipy

    rows = csr_array((low, tail[low], np.arange(len(low) + 1)), shape=(len(low), len(level))).tocsc()
    steps = np.concatenate([upward[top], upward[top[level[tail[top]] == level[head[top]]]] ^ 1])  # borders: both ways
    goal = np.stack([second, first], axis=1).ravel()
    steps = steps[np.argsort(place[goal[steps ^ 1]], kind="stable")]
    edges = steps >> 1
    return Ladder(
        rows.indptr.data,
        head[rows.data].data,
        upward[rows.data].data,
        cost[rows.data].data,
        Arcs(core, len(network.border), place[goal[steps ^ 1]], place[goal[steps]], steps, cost[edges], country[edges]),
        goal,
        _parts(network, first, second),
        track,
        _neighbours(network),
    )


def _neighbours(network: RailNetwork) -> dict[int, set[int]]:
    """Return for each country those with which it shares a border node, all by their numbers."""
    border = np.zeros(len(network.node_lat), dtype=bool)
    border[list(network.border)] = True
    at: dict[int, set[int]] = {}
    for nodes in (network.start, network.end):
        here = border[nodes]
        for node, country in zip(nodes[here].tolist(), network.country[here].tolist(), strict=True):
            at.setdefault(node, set()).add(country)
    beside: dict[int, set[int]] = {}
    for countries in at.values():
        for country in countries:
            beside.setdefault(country, set()).update(countries)
    return beside


def _edges(
    network: RailNetwork,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64], NDArray[np.int16]]:
    """Return the nodes, the cost and the country of each edge and shortcut (which begins where its first part does)."""
    track, parts = len(network.km), network.shortcut_parts
    total = track + len(parts)
    first, second = np.empty(total, dtype=np.int32), np.empty(total, dtype=np.int32)
    cost, country = np.empty(total), np.empty(total, dtype=np.int16)
    first[:track], second[:track] = network.start, network.end
    cost[:track], country[:track] = network.cost, network.country
    at = 0
    for size in network.shortcut_sizes:
        p, q = parts[at : at + size].T
        run = slice(track + at, track + at + size)
        shares_first = (first[p] == first[q]) | (first[p] == second[q])
        middle = np.where(shares_first, first[p], second[p])
        first[run] = np.where(shares_first, second[p], first[p])
        second[run] = np.where(first[q] == middle, second[q], first[q])
        cost[run] = cost[p] + cost[q]
        country[run] = country[p]
        at += size
    return first, second, cost, country


def _parts(network: RailNetwork, first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the two steps that each step stands for; itself and -1 on track."""
    track = len(network.km)
    p, q = network.shortcut_parts.T
    before = 2 * p + (first[p] != first[track:])
    after = 2 * q + (second[q] != second[track:])
    parts = np.empty((2 * len(first), 2), dtype=np.int32)
    parts[: 2 * track, 0], parts[: 2 * track, 1] = np.arange(2 * track), -1
    forward, back = parts[2 * track :: 2], parts[2 * track + 1 :: 2]
    forward[:, 0], forward[:, 1], back[:, 0], back[:, 1] = before, after, after ^ 1, before ^ 1
    return parts


def cheapest(starts: Sequence[Snap], ends: Sequence[Snap], allowed: frozenset[int] | None) -> Found | None:
    """Return the cheapest way in the countries allowed, by their numbers (None: all); None if there is none."""
    ladder = load_ladder()
    if allowed is not None:
        country = load_network().country
        starts = [snap for snap in starts if country[snap.edge] in allowed]
        # What no border joins to the starts need not be searched.
        allowed = _reachable(ladder, {int(country[snap.edge]) for snap in starts}, allowed)
        ends = [snap for snap in ends if country[snap.edge] in allowed]
    if not starts or not ends:
        return None
    best = along_one_edge(starts, ends)
    sources, targets = entries_of(starts), entries_of(ends)
    found = way_between(
        ladder,
        {node: cost for node, (cost, _) in sources.items()},
        {node: cost for node, (cost, _) in targets.items()},
        allowed,
    )
    if found is None or (best is not None and best.cost <= found[0]):
        return best
    cost, nodes, edges = found
    return Found(starts[sources[int(nodes[0])][1]], ends[targets[int(nodes[-1])][1]], nodes, edges, cost)


def _reachable(ladder: Ladder, countries: set[int], allowed: Collection[int]) -> frozenset[int]:
    """Return the countries that can be reached from some by passing through none but those allowed."""
    seen, todo = set(countries), list(countries)
    while todo:
        new = ladder.beside.get(todo.pop(), set()).intersection(allowed) - seen
        seen |= new
        todo += new
    return frozenset(seen)


def way_between(
    ladder: Ladder, sources: Mapping[int, float], targets: Mapping[int, float], allowed: frozenset[int] | None = None
) -> tuple[float, NDArray[np.int32], NDArray[np.int32]] | None:
    """Return the least cost, and the nodes and edges, from any source to any target, each with its own cost.

    Sources and targets must lie in the countries allowed (None: all); the way keeps to these.
    """
    up, down = _climb(ladder, sources), _climb(ladder, targets)
    best, left, right = float("inf"), -1, -1
    for node in up.cost.keys() & down.cost.keys():
        if up.cost[node] + down.cost[node] < best:
            best, left, right = up.cost[node] + down.cost[node], node, node
    core = core_within(ladder.core, allowed)
    over: list[int] = []
    lefts, rights = ([node for node in side.cost if node in core.place] for side in (up, down))
    if lefts and rights:
        i, j = ([core.place[node] for node in side] for side in (lefts, rights))
        away = np.add.outer([up.cost[node] for node in lefts], [down.cost[node] for node in rights])
        away = away + core.cost[np.ix_(i, j)]
        k = int(away.argmin())
        if away.flat[k] < best:
            best, left, right = float(away.flat[k]), lefts[k // len(rights)], rights[k % len(rights)]
            over = core.steps(core.place[left], core.place[right])
    if left < 0:
        return None
    start, rise = _back(ladder, up, left)
    fall = _back(ladder, down, right)[1]
    steps = _unpack(ladder, [*reversed(rise), *over, *(step ^ 1 for step in fall)])
    return best, np.concatenate([np.array([start], dtype=np.int32), ladder.goal[steps]]), steps >> 1


def _climb(ladder: Ladder, sources: Mapping[int, float]) -> _Climb:
    """Search upward from the sources as far as the core (Dijkstra)."""
    begin, head, costs = ladder.begin, ladder.head, ladder.cost
    reached, came = dict(sources), {}
    queue = [(cost, node) for node, cost in sources.items()]
    heapq.heapify(queue)
    while queue:
        cost, node = heapq.heappop(queue)
        if cost > reached[node]:
            continue
        arcs = range(begin[node], begin[node + 1])
        for i in arcs:
            # A node reached cheaper from above is on no cheapest way: do not climb on from it.
            up = head[i]
            if up in reached and reached[up] + costs[i] < cost:
                break
        else:
            for i in arcs:
                up = head[i]
                total = cost + costs[i]
                if up not in reached or total < reached[up]:
                    reached[up] = total
                    came[up] = i
                    heapq.heappush(queue, (total, up))
    return _Climb(reached, came)


def _back(ladder: Ladder, climb: _Climb, node: int) -> tuple[int, list[int]]:
    """Return where the climb to a node began, and its steps, the last first."""
    steps = []
    while node in climb.arc:
        step = ladder.step[climb.arc[node]]
        steps.append(step)
        node = int(ladder.goal[step ^ 1])
    return node, steps


def _unpack(ladder: Ladder, steps: list[int]) -> NDArray[np.int32]:
    """Return the steps on track that the steps stand for, in order."""
    found = np.array(steps, dtype=np.int32)
    while found.max(initial=0) >= 2 * ladder.track:
        both = ladder.parts.take(found, axis=0).ravel()
        found = both.compress(both >= 0)
    return found
