"""Where a town meets the railways: the drawn pieces of line near it, and how far away they are.

Towns are points and lines are coarse, so a town snaps to any piece of line within its extent, not to stations; the
search then chooses the one from which the way is best, with the access counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import floor
from typing import TYPE_CHECKING

import numpy as np

from geo.routing.network import load_network

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from geo.routing.geodesic import LatLon
    from geo.routing.network import RailNetwork

REACHES = (8.0, 25.0)  # a town's extent; the farthest that a railway can be and still be said to serve it
MOST = 12
KM_PER_DEGREE = 111.195


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
    shrink = max(np.cos(np.radians(lat)), 0.01)
    reach = within_km / KM_PER_DEGREE
    near = _about(point, reach, reach / shrink)
    west1 = _beside(network.lon1[near], lon)
    west2 = west1 + _beside(network.lon2[near], network.lon1[near])
    allowed = np.array([code in countries for code in network.countries] + [False])
    here = allowed[network.country[network.edge_of[near]]]
    near, west1, west2 = near[here], west1[here], west2[here]
    x1, y1 = west1 * shrink * KM_PER_DEGREE, (network.lat1[near] - lat) * KM_PER_DEGREE
    dx, dy = west2 * shrink * KM_PER_DEGREE - x1, (network.lat2[near] - lat) * KM_PER_DEGREE - y1
    square = dx**2 + dy**2
    along = np.clip(-(x1 * dx + y1 * dy) / np.where(square > 0, square, 1), 0, 1)
    away = np.hypot(x1 + along * dx, y1 + along * dy)
    snaps: list[Snap] = []
    edges: set[int] = set()
    pieces: set[int] = set()
    for i in np.argsort(away, kind="stable").tolist():
        if away[i] > within_km:
            break
        piece = int(near[i])
        edge = int(network.edge_of[piece])
        component = int(network.component[network.start[edge]])
        wanted = len(edges) < MOST or component not in pieces or network.on_corridor[edge]
        if edge in edges or not wanted:
            continue
        edges.add(edge)
        pieces.add(component)
        offset = float(network.offset_km[piece] + along[i] * network.piece_km[piece])
        snaps.append(Snap(edge, offset, float(away[i])))
    return snaps


@dataclass(frozen=True)
class _Bands:
    """The pieces by degrees of latitude: those of the n-th degree from 90 S lie from `starts[n]` to `starts[n + 1]`.

    `lat`, `lon` are the middles of the pieces, `tall`, `wide` half their spans, all in degrees and in that order, so
    that a query reads them in one go.
    """

    starts: list[int]
    pieces: NDArray[np.int64]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    tall: NDArray[np.float64]
    wide: NDArray[np.float64]


def _about(point: LatLon, tall: float, wide: float) -> NDArray[np.int64]:
    """Return the numbers of the pieces whose boxes touch the box about a point, given by half its spans."""
    lat, lon = point
    bands = _bands()
    low, high = max(floor(lat - tall) + 90, 0), min(floor(lat + tall) + 90, 180)
    run = slice(bands.starts[low], bands.starts[high + 1])
    east, reach = np.abs(bands.lon[run] - lon), bands.wide[run] + wide
    close = (east < reach) | (east > 360 - reach)
    close &= np.abs(bands.lat[run] - lat) < bands.tall[run] + tall
    return np.unique(bands.pieces[run][close])


@cache
def _bands() -> _Bands:
    network = load_network()
    low = np.floor(network.south).astype(np.int64) + 90
    spans = np.floor(network.north).astype(np.int64) + 90 - low + 1
    pieces = np.repeat(np.arange(len(low)), spans)
    band = np.repeat(low, spans) + np.arange(len(pieces)) - np.repeat(np.cumsum(spans) - spans, spans)
    order = np.argsort(band, kind="stable")
    pieces = pieces[order]
    east = _beside(network.lon2, network.lon1) / 2
    return _Bands(
        [0, *np.cumsum(np.bincount(band, minlength=182)).tolist()],
        pieces,
        ((network.south + network.north) / 2)[pieces],
        (network.lon1 + east)[pieces],
        ((network.north - network.south) / 2)[pieces],
        np.abs(east)[pieces],
    )


def _beside(lons: NDArray[np.float64], lon: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the longitudes as degrees east of `lon`, the shorter way round."""
    return (lons - lon + 180) % 360 - 180
