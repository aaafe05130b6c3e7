"""Give the railways back the junctions that the source's simplification lost.

There a line can end on another that runs past without a node. A dead end is joined to a piece of line whose true
course can pass through it: the two straight ways to the piece's ends are together no longer than the piece (the
source's lengths are a little short). Only where the way round on the network is long, never between countries whose
border is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rail_bridges import reach, way_in_words
from rail_raw import RailGraph, chord, unit_vectors
from scipy.spatial import cKDTree

from geo.routing.borders import landmasses_at
from geo.routing.geodesic import WGS84, distance_km

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

FARTHEST_KM = 30.0  # from the straight piece
SAMPLE_KM = 4.0
SHORT = 1.04  # the source's lengths are some per cent short
ROUNDING_KM = 0.2  # points are on a grid of 0.001 degrees
DETOUR_KM, DETOUR_TIMES = 30.0, 10.0
LONGEST_DETOUR_KM = 120.0  # a longer one is always long enough


@dataclass(frozen=True)
class Junction:
    """A dead end to be put on the piece of line between two nodes, `off_km` from its chord."""

    end: int
    a: int
    b: int
    off_km: float
    way_round_km: float

    def reason(self) -> str:
        """Return the reason in words."""
        way = way_in_words(self.way_round_km)
        return f"dead end lies on a line that runs past, {self.off_km:.1f} km from its chord, way round {way}"


class Pieces:
    """The pieces of line of a graph as it was when this was made, to be asked which of them can pass a point."""

    def __init__(self, graph: RailGraph) -> None:
        """Index every piece of the graph."""
        self.ends = np.array([(a, b) for a, near in enumerate(graph.near) for b in near if a < b])
        self.kms = np.array([graph.near[a][b] for a, b in self.ends.tolist()])
        self.lines = np.array(graph.points)[self.ends]
        samples, self.of_sample = _samples(self.lines[:, 0], self.lines[:, 1], self.kms)
        self.tree = cKDTree(unit_vectors(samples))

    def passing(self, point: tuple[float, float], within_km: float = FARTHEST_KM) -> list[tuple[int, int, float]]:
        """Return the pieces whose true course can pass a point, as (a, b, km off the chord), the nearest first."""
        found = self.tree.query_ball_point(unit_vectors([point])[0], chord(within_km + SAMPLE_KM / 2))
        near = np.unique(self.of_sample[found])
        if not len(near):
            return []
        ways = _km(self.lines[near, 0], *point) + _km(self.lines[near, 1], *point)
        off = _off_chord(self.lines[near], *point)
        fits = (ways <= SHORT * self.kms[near] + ROUNDING_KM) & (off <= within_km)
        return [
            (*self.ends[near[i]].tolist(), float(off[i])) for i in np.argsort(off, kind="stable").tolist() if fits[i]
        ]


def find_junctions(graph: RailGraph, closed: Collection[frozenset[str | None]]) -> list[Junction]:
    """Return the junctions by the rule, one for each dead end at most; the graph itself is left as it is."""
    pieces = Pieces(graph)
    land = landmasses_at(*np.array(graph.points).T)
    found = []
    for end in [node for node, near in enumerate(graph.near) if len(near) == 1]:
        passing = [(a, b, off) for a, b, off in pieces.passing(graph.points[end]) if end not in (a, b)]
        reached = reach(graph, end, LONGEST_DETOUR_KM) if passing else {}
        for a, b, off in passing:
            apart = land[end] is not None and land[a] is not None and land[a] != land[end]
            way = min(reached.get(a, np.inf), reached.get(b, np.inf))
            short = way < min(max(DETOUR_KM, DETOUR_TIMES * off), LONGEST_DETOUR_KM)
            if not apart and not short and frozenset((graph.countries[end], graph.countries[a])) not in closed:
                found.append(Junction(end, a, b, off, float(way)))
                break
    return found


def put_in_junctions(graph: RailGraph, junctions: list[Junction]) -> None:
    """Split the pieces at their dead ends, in order where there are several on one; lengths are kept."""
    on_piece: dict[tuple[int, int], list[int]] = {}
    for junction in junctions:
        on_piece.setdefault((junction.a, junction.b), []).append(junction.end)
    for (a, b), ends in on_piece.items():
        km = graph.near[a][b]
        ends.sort(key=lambda end: distance_km(graph.points[a], graph.points[end]))
        stops = [a, *ends, b]
        straight = [distance_km(graph.points[x], graph.points[y]) for x, y in pairwise(stops)]
        scale = max(km / max(sum(straight), 1e-9), 1.0)
        graph.cut(a, b)
        for (x, y), part in zip(pairwise(stops), straight, strict=True):
            graph.add(x, y, part * scale)


def _samples(
    first: NDArray[np.float64], last: NDArray[np.float64], kms: NDArray[np.float64]
) -> tuple[list[tuple[float, float]], NDArray[np.int64]]:
    """Return points along the pieces, no farther apart than `SAMPLE_KM`, and the piece of each."""
    counts = np.ceil(kms / SAMPLE_KM).astype(np.int64) + 1
    of = np.repeat(np.arange(len(kms)), counts)
    within = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (within / (counts[of] - 1))[:, None]
    return [tuple(point) for point in (first[of] + share * (last[of] - first[of])).tolist()], of


def _km(points: NDArray[np.float64], lat: float, lon: float) -> NDArray[np.float64]:
    count = len(points)
    metres = WGS84.inv(np.full(count, lon), np.full(count, lat), points[:, 1], points[:, 0])[2]
    return np.asarray(metres, dtype=np.float64) / 1000


def _off_chord(chords: NDArray[np.float64], lat: float, lon: float) -> NDArray[np.float64]:
    """Return how far a point is from straight pieces (n, 2 ends, lat and lon), in km, in the plane about it."""
    east = (chords[:, :, 1] - lon + 180) % 360 - 180
    x, y = east * np.cos(np.radians(lat)) * 111.195, (chords[:, :, 0] - lat) * 111.195
    dx, dy = x[:, 1] - x[:, 0], y[:, 1] - y[:, 0]
    square = dx**2 + dy**2
    along = np.clip(-(x[:, 0] * dx + y[:, 0] * dy) / np.where(square > 0, square, 1), 0, 1)
    off: NDArray[np.float64] = np.hypot(x[:, 0] + along * dx, y[:, 0] + along * dy)
    return off
