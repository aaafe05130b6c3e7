"""Named services: where both ends lie on one, the train goes the service's way, not the shortest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geo.routing.network import load_network
from geo.routing.search import Found, access_cost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.routing.snap import Snap

NEAR_KM = 3.0  # a service's rails may be this much farther from the town than the nearest rails


def along_a_service(
    starts: Sequence[Snap], ends: Sequence[Snap], allowed: frozenset[int] | None
) -> tuple[str, Found] | None:
    """Return the shortest way along one named service in the countries allowed (None: all), with its name."""
    network, positions = load_network(), _positions()
    best: tuple[float, str, Found] | None = None
    near = [[snap for snap in snaps if snap.access_km <= snaps[0].access_km + NEAR_KM] for snaps in (starts, ends)]
    for a in near[0]:
        for b in near[1]:
            for number in positions.get(a.edge, {}).keys() & positions.get(b.edge, {}).keys():
                corridor = network.corridors[number]
                found = min(
                    (
                        _between(number, a, b, i, j)
                        for i in positions[a.edge][number]
                        for j in positions[b.edge][number]
                        if i != j
                    ),
                    key=lambda found: found.cost,
                    default=None,
                )
                if found is None or (best is not None and found.cost >= best[0]):
                    continue
                if allowed is None or allowed.issuperset(network.country[found.edges].tolist()):
                    best = (found.cost, corridor.name, found)
    return None if best is None else best[1:]


@cache
def _positions() -> dict[int, dict[int, list[int]]]:
    """Return for each edge on a service: the services, and at which positions along them it lies."""
    positions: dict[int, dict[int, list[int]]] = {}
    for number, corridor in enumerate(load_network().corridors):
        for position, edge in enumerate(corridor.edges.tolist()):
            positions.setdefault(edge, {}).setdefault(number, []).append(position)
    return positions


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
