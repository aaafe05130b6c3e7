"""The drawn lines of some edges, piece by piece, with the true length of each piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import GRID, SLACK_STEP

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.network import RailNetwork


@dataclass(frozen=True)
class Drawn:
    """The pieces of k edges, edge by edge from its start to its end.

    Those of the i-th edge lie from `first[i]` to `first[i + 1]`. Piece j is one of the `of[j]`-th edge, drawn from
    (`lat1[j]`, `lon1[j]`) `north[j]` and `east[j]` degrees on; it begins `offset_km[j]` from the edge's start.
    """

    first: NDArray[np.int64]
    of: NDArray[np.int64]
    lat1: NDArray[np.float64]
    lon1: NDArray[np.float64]
    north: NDArray[np.float64]
    east: NDArray[np.float64]
    km: NDArray[np.float64]
    offset_km: NDArray[np.float64]


def drawn(network: RailNetwork, edges: NDArray[np.int64]) -> Drawn:
    """Return the pieces of the edges, which may be none; an edge's true length spreads over them by slack."""
    points = network.first[edges]
    counts = network.first[edges + 1] - points - 1
    first = np.concatenate([[0], np.cumsum(counts)])
    of = np.repeat(np.arange(len(edges)), counts)
    point = np.arange(len(of)) + (points - first[:-1])[of]
    lat1, lon1 = network.lat[point] / GRID, network.lon[point] / GRID
    north = network.lat[point + 1] / GRID - lat1
    east = east_of(network.lon[point + 1] / GRID, lon1)
    slack = network.slack[point - edges[of]]  # an edge has one point more than pieces
    weight = np.hypot(north, east * np.cos(np.radians(lat1 + north / 2)))
    weight = np.maximum(weight, 1e-6) * (1 + slack * SLACK_STEP)
    running = np.concatenate([[0.0], np.cumsum(weight)])
    begin = running[first[:-1]]
    scale = (network.km[edges] / (running[first[1:]] - begin))[of]
    return Drawn(first, of, lat1, lon1, north, east, weight * scale, (running[:-1] - begin[of]) * scale)


def east_of(lons: NDArray[np.float64], lon: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the longitudes as degrees east of `lon`, the shorter way round."""
    east = lons - lon
    near: NDArray[np.float64] = east - 360 * np.rint(east / 360)
    return near
