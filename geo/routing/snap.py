"""Where a town meets the railways: the drawn pieces of line near it, and how far away they are.

Towns are points and lines are coarse, so a town snaps to any piece of line within its extent, not to stations; the
search then chooses the one from which the way is best, with the access counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, floor, radians
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.drawn import drawn, east_of
from geo.routing.network import GRID, load_network

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from geo.routing.geodesic import LatLon
    from geo.routing.network import RailNetwork

REACHES = (8.0, 25.0)  # a town's extent; the farthest that a railway can be and still be said to serve it
MOST = 12
KM_PER_DEGREE = 111.195
MARGIN_DEG = 1e-4  # single precision rounds a tenth of this away


@dataclass(frozen=True)
class Snap:
    """A point on an edge: `offset_km` from its start, `access_km` from the town as the crow flies."""

    edge: int
    offset_km: float
    access_km: float


def snaps_near(network: RailNetwork, point: LatLon, within_km: float, countries: Collection[str]) -> list[Snap]:
    """Return the best snap on each of the nearest edges in those countries, nearest first.

    The nearest of each connected piece of the network is always among them, and so are all on named services.
    Distances are in the plane about the town, right to 0.5 % within 25 km.
    """
    lat, lon = point
    shrink = max(cos(radians(lat)), 0.01)
    reach = within_km / KM_PER_DEGREE
    allowed = np.array([code in countries for code in network.countries] + [False])
    near = _about(point, reach, reach / shrink)
    near = near[allowed[network.country[near]]]
    line = drawn(network, near)
    x1, y1 = east_of(line.lon1, lon) * shrink * KM_PER_DEGREE, (line.lat1 - lat) * KM_PER_DEGREE
    dx, dy = line.east * shrink * KM_PER_DEGREE, line.north * KM_PER_DEGREE
    square = dx**2 + dy**2
    along = np.clip(-(x1 * dx + y1 * dy) / np.where(square > 0, square, 1), 0, 1)
    away = np.hypot(x1 + along * dx, y1 + along * dy)
    within = np.flatnonzero(away <= within_km)
    within = within[np.argsort(away[within], kind="stable")]
    best = within[_firsts(line.of[within])]  # the nearest piece of each edge
    edges = near[line.of[best]]
    wanted = network.on_corridor[edges]
    wanted[:MOST] = wanted[_firsts(network.component[network.start[edges]])] = True
    best, edges = best[wanted], edges[wanted]
    offsets = line.offset_km[best] + along[best] * line.km[best]
    return list(map(Snap, edges.tolist(), offsets.tolist(), away[best].tolist()))


def _firsts(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each of the values stands first, in order."""
    return np.sort(np.unique(values, return_index=True)[1])


@dataclass(frozen=True)
class _Bands:
    """The edges by degrees of latitude: those of the n-th degree from 90 S lie from `starts[n]` to `starts[n + 1]`.

    `lat`, `lon` are the middles of the edges, `tall`, `wide` half their spans (and `MARGIN_DEG`), all in degrees and in
    that order, so that a query reads them in one go.
    """

    starts: list[int]
    edges: NDArray[np.int32]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    tall: NDArray[np.float32]
    wide: NDArray[np.float32]


def _about(point: LatLon, tall: float, wide: float) -> NDArray[np.int32]:
    """Return the numbers of the edges whose boxes touch the box about a point, given by half its spans."""
    lat, lon = point
    bands = _bands()
    low, high = max(floor(lat - tall) + 90, 0), min(floor(lat + tall) + 90, 180)
    run = slice(bands.starts[low], bands.starts[high + 1])
    east, reach = np.abs(bands.lon[run] - lon), bands.wide[run] + wide
    close = (east < reach) | (east > 360 - reach)
    close &= np.abs(bands.lat[run] - lat) < bands.tall[run] + tall
    return np.unique(bands.edges[run][close])


@cache
def _bands() -> _Bands:
    network = load_network()
    begin = network.first[:-1]
    south, north = np.minimum.reduceat(network.lat, begin) / GRID, np.maximum.reduceat(network.lat, begin) / GRID
    west, east = np.minimum.reduceat(network.lon, begin) / GRID, np.maximum.reduceat(network.lon, begin) / GRID
    round_the_back = east - west > 180  # over the antimeridian: looked at wherever the place is
    west[round_the_back], east[round_the_back] = -180, 180
    low = np.floor(south).astype(np.int64) + 90
    spans = np.floor(north).astype(np.int64) + 91 - low
    edges = np.repeat(np.arange(len(low), dtype=np.int32), spans)
    band = np.repeat(low - np.cumsum(spans) + spans, spans) + np.arange(len(edges))
    edges = edges[np.argsort(band.astype(np.uint8), kind="stable")]  # bytes are sorted fastest
    middles_and_halves = [
        values[edges].astype(np.float32)
        for values in (
            (south + north) / 2,
            (west + east) / 2,
            (north - south) / 2 + MARGIN_DEG,
            (east - west) / 2 + MARGIN_DEG,
        )
    ]
    return _Bands([0, *np.cumsum(np.bincount(band, minlength=182)).tolist()], edges, *middles_and_halves)
