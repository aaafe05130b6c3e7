"""What a place lies on: how far it is from where a ship can dock, and which railways pass near it.

Harbours are the sea by Natural Earth's coasts and the ports with traffic of searoute (Apache-2.0), which knows many
that lie up a river or on a lake. Distances are good to a few km near the water, to some tens of per cent far from it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.routing.borders import countries_at
from geo.routing.geodesic import WGS84, distance_km
from geo.routing.network import load_network
from geo.routing.snap import REACHES, snaps_near

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.geodesic import LatLon

FARTHEST_KM: Final = 2000.0
_RINGS_KM: Final = (2, 5, 10, 15, 20, 25, 35, 50, 75, 100, 150, 200, 300, 400, 500, 700, 1000, 1400, FARTHEST_KM)
_BEARINGS: Final = np.arange(0.0, 360.0, 22.5)
_NEAR_KM: Final = 15.0
_BOX_DEG: Final = 4.0


@lru_cache(maxsize=4096)
def harbour_km(point: LatLon) -> float:
    """Return how far a point is from the nearest sea or port in km, `FARTHEST_KM` at most."""
    port = _port_km(point)
    return port if port <= _NEAR_KM else min(port, sea_km(point))


@cache
def _ports() -> NDArray[np.float64]:
    """Return (n, 2) the ports with traffic, in degrees of latitude and longitude."""
    from searoute.data.ports_dict import node_list  # noqa: PLC0415 - most texts tell of no ship

    # The list is of every place that a customs office calls a port; the trade of the real ones has a type.
    return np.array([(lat, lon) for (lon, lat), port in node_list.items() if port["t"] is not None])


def _port_km(point: LatLon) -> float:
    ports = _ports()
    near = ports[(np.abs(ports - point) < _BOX_DEG).all(axis=1)]
    return min((distance_km(point, (lat, lon)) for lat, lon in near.tolist()), default=FARTHEST_KM)


@lru_cache(maxsize=4096)
def sea_km(point: LatLon) -> float:
    """Return how far a point is from the nearest sea in km, `FARTHEST_KM` at most; no lake is one but the Caspian."""
    lat, lon = point
    rings, bearings = np.repeat(_RINGS_KM, len(_BEARINGS)), np.tile(_BEARINGS, len(_RINGS_KM))
    lons, lats, _ = WGS84.fwd(np.full(len(rings), lon), np.full(len(rings), lat), bearings, 1000 * rings)
    at_sea = [km for km, country in zip(rings.tolist(), countries_at(lats, lons), strict=True) if country is None]
    return float(min(at_sea, default=FARTHEST_KM))


@lru_cache(maxsize=4096)
def railways_near(point: LatLon) -> frozenset[int]:
    """Return numbers of the connected networks of railway that serve a point, none where no railway is near it."""
    network = load_network()
    snaps = snaps_near(network, point, REACHES[-1], network.countries)
    return frozenset(int(network.component[network.start[snap.edge]]) for snap in snaps)
