"""Named services: where both ends lie on one, the train goes the service's way, not the shortest."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import load_network
from geo.routing.search import Found, access_cost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.routing.snap import Snap

NEAR_KM = 3.0  # a service's rails may be this much farther from the town than the nearest rails


def along_a_service(
    starts: Sequence[Snap], ends: Sequence[Snap], allowed: frozenset[int] | None
) -> tuple[str, Found] | None:
    """Return the shortest way along one named service in the countries allowed (None: all), with its name."""
    network = load_network()
    best: tuple[float, str, Found] | None = None
    near = [
        [
            (snap, _positions(snap.edge))
            for snap in snaps
            if network.on_corridor[snap.edge] and snap.access_km <= snaps[0].access_km + NEAR_KM
        ]
        for snaps in (starts, ends)
    ]
    for (a, here), (b, there) in product(*near):
        for number in here.keys() & there.keys():
            found = min(
                (_between(number, a, b, i, j) for i in here[number] for j in there[number] if i != j),
                key=lambda found: found.cost,
                default=None,
            )
            if found is None or (best is not None and found.cost >= best[0]):
                continue
            if allowed is None or allowed.issuperset(network.country[found.edges].tolist()):
                best = (found.cost, network.corridors[number].name, found)
    return None if best is None else best[1:]


@lru_cache(maxsize=4096)
def _positions(edge: int) -> dict[int, list[int]]:
    """Return the services that an edge is on, and at which positions along each it lies."""
    edges, numbers, places = _services()
    low, high = np.searchsorted(edges, [edge, edge + 1]).tolist()
    found: dict[int, list[int]] = {}
    for number, place in zip(numbers[low:high].tolist(), places[low:high].tolist(), strict=True):
        found.setdefault(number, []).append(place)
    return found


@cache
def _services() -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the edges of all services in ascending order, with the numbers of the services and the positions there."""
    ways = [corridor.edges for corridor in load_network().corridors]
    edges, counts = np.concatenate(ways), np.array([len(way) for way in ways])
    order = np.argsort(edges, kind="stable")
    begins = np.repeat(np.cumsum(counts) - counts, counts)
    return edges[order], np.repeat(np.arange(len(ways)), counts)[order], (np.arange(len(edges)) - begins)[order]


def _between(number: int, a: Snap, b: Snap, i: int, j: int) -> Found:
    """Return the way along a service from the snap on its i-th edge to that on its j-th; its cost is in true km."""
    network = load_network()
    corridor = network.corridors[number]
    if i < j:
        nodes, edges = corridor.nodes[i + 1 : j + 1], corridor.edges[i + 1 : j]
    else:
        nodes, edges = corridor.nodes[j + 1 : i + 1][::-1], corridor.edges[j + 1 : i][::-1]
    km = float(network.km[edges].sum())
    for snap, node in ((a, nodes[0]), (b, nodes[-1])):
        at_start = int(network.start[snap.edge]) == node
        km += snap.offset_km if at_start else float(network.km[snap.edge]) - snap.offset_km
    return Found(a, b, nodes, edges, km + access_cost(a) + access_cost(b))
