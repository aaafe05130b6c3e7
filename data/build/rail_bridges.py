"""Bridge the small holes in the railways by rule; each bridge with its reason.

From each dead end look ahead: within `REACH_KM` and `CONE_DEG` of its heading, one link each, and only where the
way round on the network is long against the gap. A long gap, or one over water, needs a dead end on the other side
that looks back. Never from one landmass to another, never between countries whose border is closed.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rail_raw import RailGraph, chord, unit_vectors
from scipy.spatial import cKDTree

from geo.routing.borders import countries_at, landmasses_at
from geo.routing.geodesic import WGS84

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

REACH_KM = 10.0
CONE_DEG = 45.0
DETOUR_TIMES, DETOUR_KM = 10.0, 8.0
LONG_KM = 5.0
WATER_KM = 3.5


@dataclass(frozen=True)
class Bridge:
    """A link that the rule adds, and why it may."""

    a: int
    b: int
    km: float
    way_round_km: float
    water_km: float
    looks_back: bool

    def reason(self) -> str:
        """Return the reason in words."""
        way = way_in_words(self.way_round_km)
        back = "; both are dead ends facing each other" if self.looks_back else ""
        return f"dead end faces track {self.km:.1f} km ahead, way round {way}{back}"


def way_in_words(km: float) -> str:
    """Return the way round as the list of bridges tells it."""
    return f"{km:.0f} km" if np.isfinite(km) else "more than 100 km or none"


def find_bridges(graph: RailGraph, closed: Collection[frozenset[str | None]]) -> list[Bridge]:
    """Return the links by the rule, shortest first, each pair once; the graph itself is left as it is."""
    headings = {node: heading for node in range(len(graph.near)) if (heading := _heading(graph, node)) is not None}
    ends = list(headings)
    vectors = unit_vectors(graph.points)
    tree = cKDTree(vectors)
    around = tree.query_ball_point(vectors[ends], chord(REACH_KM))
    land = landmasses_at(*np.array(graph.points).T)

    def apart(a: int, b: int) -> bool:
        seas = land[a] is not None and land[b] is not None and land[a] != land[b]
        return seas or frozenset((graph.countries[a], graph.countries[b])) in closed

    found: dict[tuple[int, int], Bridge] = {}
    for end, nodes in zip(ends, around, strict=True):
        bridge = _best(graph, end, [node for node in nodes if node != end], headings, apart)
        if bridge:
            found.setdefault((min(bridge.a, bridge.b), max(bridge.a, bridge.b)), bridge)
    return sorted(found.values(), key=lambda bridge: (bridge.km, bridge.a))


def _heading(graph: RailGraph, end: int) -> float | None:
    """Return the bearing in which the track runs out at a dead end, judged over half a km; None elsewhere."""
    if len(graph.near[end]) != 1:
        return None
    before, node, back = end, next(iter(graph.near[end])), graph.near[end].copy()
    km = sum(back.values())
    while km < 0.5 and len(graph.near[node]) == 2:
        onward = next(other for other in graph.near[node] if other != before)
        km += graph.near[node][onward]
        before, node = node, onward
    (lat1, lon1), (lat2, lon2) = graph.points[node], graph.points[end]
    azimuth, _, metres = WGS84.inv(lon1, lat1, lon2, lat2)
    return float(azimuth) if metres > 0 else None


def _best(
    graph: RailGraph,
    end: int,
    nodes: list[int],
    headings: dict[int, float],
    apart: Callable[[int, int], bool],
) -> Bridge | None:
    """Return the nearest link ahead of the dead end that the rule allows; `apart` says which nodes never join."""
    if not nodes:
        return None
    lat, lon = graph.points[end]
    targets = np.array([graph.points[node] for node in nodes])
    azimuth, back_azimuth, metres = WGS84.inv(
        np.full(len(nodes), lon), np.full(len(nodes), lat), targets[:, 1], targets[:, 0]
    )
    off = np.abs((azimuth - headings[end] + 180) % 360 - 180)
    kms = np.asarray(metres) / 1000
    way_round: dict[int, float] | None = None
    for i in np.argsort(kms).tolist():
        node, km = nodes[i], float(kms[i])
        if off[i] > CONE_DEG or km > REACH_KM or km < 0.01 or node in graph.near[end] or apart(end, node):
            continue
        if way_round is None:
            way_round = reach(graph, end, max(DETOUR_TIMES * REACH_KM, DETOUR_KM))
        detour = way_round.get(node, np.inf)
        if detour < max(DETOUR_TIMES * km, DETOUR_KM):
            continue
        looks_back = node in headings and abs((back_azimuth[i] - headings[node] + 180) % 360 - 180) <= CONE_DEG
        water = _water_km(graph.points[end], graph.points[node], km)
        if (km > LONG_KM or water > WATER_KM) and not looks_back:
            continue
        return Bridge(end, node, km, float(detour), water, looks_back)
    return None


def reach(graph: RailGraph, start: int, limit_km: float) -> dict[int, float]:
    """Return the network distance of every node within the limit (Dijkstra)."""
    reached: dict[int, float] = {}
    queue = [(0.0, start)]
    while queue:
        km, node = heapq.heappop(queue)
        if node in reached:
            continue
        reached[node] = km
        for other, more in graph.near[node].items():
            if other not in reached and km + more <= limit_km:
                heapq.heappush(queue, (km + more, other))
    return reached


def _water_km(a: tuple[float, float], b: tuple[float, float], km: float) -> float:
    """Return how much of the straight line is off the land."""
    shares = np.linspace(0.02, 0.98, 49)
    track = np.array(a) + shares[:, None] * (np.array(b) - np.array(a))
    off = sum(country is None for country in countries_at(track[:, 0], track[:, 1]))
    return off / len(shares) * km
