"""Where a town meets the railways: the drawn pieces of line near it, and how far away they are.

Towns are points and lines are coarse, so a town snaps to any piece of line within its extent, not to stations; the
search then chooses the one from which the way is best, with the access counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

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
    west1 = _beside(network.lon1, lon)
    west2 = west1 + _beside(network.lon2, network.lon1)
    near = np.flatnonzero(
        (np.maximum(network.lat1, network.lat2) > lat - reach)
        & (np.minimum(network.lat1, network.lat2) < lat + reach)
        & (np.maximum(west1, west2) > -reach / shrink)
        & (np.minimum(west1, west2) < reach / shrink)
    )
    allowed = np.array([code in countries for code in network.countries] + [False])
    near = near[allowed[network.country[network.edge_of[near]]]]
    x1, y1 = west1[near] * shrink * KM_PER_DEGREE, (network.lat1[near] - lat) * KM_PER_DEGREE
    dx, dy = west2[near] * shrink * KM_PER_DEGREE - x1, (network.lat2[near] - lat) * KM_PER_DEGREE - y1
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


def _beside(lons: NDArray[np.float64], lon: float | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the longitudes as degrees east of `lon`, the shorter way round."""
    return (lons - lon + 180) % 360 - 180
