"""Read a TopoJSON of countries: arcs as arrays of (lon, lat) degrees, and rings of signed arc indices."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Features of Natural Earth without an ISO number, with the code that the rest of the world's data uses for them.
UNNUMBERED = {
    "Akrotiri": "CY",
    "Baikonur": "KZ",
    "Clipperton I.": "FR",
    "Coral Sea Is.": "AU",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "CY",
    "Indian Ocean Ter.": "AU",
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Somaliland": "SO",
    "USNB Guantanamo Bay": "CU",
}


@dataclass(frozen=True)
class Feature:
    """A country: its code (None where nobody's), its name, and polygons of rings of arc indices."""

    iso: str | None
    name: str
    polygons: list[list[list[int]]]


@dataclass(frozen=True)
class Topology:
    """Arcs as quantised integers (n, 2) with the scale and origin that make degrees of them, and features."""

    quantised: list[NDArray[np.int64]]
    scale: NDArray[np.float64]
    origin: NDArray[np.float64]
    features: list[Feature]

    def degrees(self) -> list[NDArray[np.float64]]:
        """Return the arcs in degrees (lon, lat)."""
        return [arc * self.scale + self.origin for arc in self.quantised]


def read_topology(raw: bytes, iso_of_number: dict[int, str]) -> Topology:
    """Read `countries-*.json` of world-atlas; `iso_of_number` maps ISO 3166-1 numbers to alpha-2 codes."""
    topology = json.loads(raw)
    arcs = [np.cumsum(np.array(arc, dtype=np.int64), axis=0) for arc in topology["arcs"]]
    features = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        iso = iso_of_number.get(int(geometry["id"])) if "id" in geometry else UNNUMBERED.get(name)
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        features.append(Feature(iso, name, polygons))
    transform = topology["transform"]
    return Topology(arcs, np.array(transform["scale"]), np.array(transform["translate"]), features)


def ring_of(indices: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the closed ring (n, 2) that the arcs make, longitudes running on over the antimeridian.

    A ring that winds round the pole (Antarctica) is closed along it.
    """
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])]).copy()
    steps = np.diff(ring[:, 0])
    ring[1:, 0] += np.cumsum(np.where(steps > 180, -360, np.where(steps < -180, 360, 0)))
    if abs(ring[-1, 0] - ring[0, 0]) > 180:
        pole = np.array([[ring[-1, 0], -90.0], [ring[0, 0], -90.0], ring[0]])
        ring = np.concatenate([ring, pole])
    return ring
