"""How far the edges of a country are from a point: its borders and its coasts, the nearest of them, or of a kind.

Points are (latitude, longitude) in degrees, distances km on the ellipsoid, no better than Natural Earth's lines: one
or two km.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from geo.errors import PlaceNotFoundError
from geo.routing.borders import dense, world_map
from geo.routing.geodesic import WGS84

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.geodesic import LatLon

_LONGEST_STEP_DEG = 0.25  # longer straight borders get points between, so that the nearest one is near enough
EdgeKind = Literal["border", "coast"]


class Edge(NamedTuple):
    """The point of an edge that is nearest to another, and the azimuths of those about as near, in degrees."""

    km: float
    point: LatLon
    kind: EdgeKind
    neighbour: str | None
    azimuths: tuple[float, ...]


@dataclass(frozen=True)
class EdgesSeen:
    """A country's edges as seen from a point: of each stretch how far it is, in which azimuth, where, on which arc."""

    country: str
    km: NDArray[np.float64]
    azimuth: NDArray[np.float64]
    spots: NDArray[np.float64]
    arc: NDArray[np.int64]

    def nearest(
        self, kind: EdgeKind | None = None, neighbour: str | None = None, towards_deg: float | None = None
    ) -> Edge | None:
        """Return the nearest edge: of a kind, shared with a neighbour, within 45 degrees of an azimuth; None if none.

        Of those about as near (a fourth farther, or 5 km) the azimuths are returned too, at most one for 10 degrees.
        """
        world, wanted = world_map(), np.isfinite(self.km)
        if kind is not None:
            wanted &= np.array(world.arc_is_coast)[self.arc] == (kind == "coast")
        if neighbour is not None:
            shared = [arc for arc in set(self.arc.tolist()) if neighbour in world.arc_countries[arc]]
            wanted &= np.isin(self.arc, shared)
        if towards_deg is not None:
            wanted &= np.abs((self.azimuth - towards_deg + 180) % 360 - 180) <= 45
        if not wanted.any():
            return None
        km = np.where(wanted, self.km, np.inf)
        i = int(np.argmin(km))
        about = self.azimuth[km <= km[i] * 1.25 + 5]
        _, first = np.unique(np.round(about / 10), return_index=True)
        others = world.arc_countries[int(self.arc[i])] - {self.country}
        return Edge(
            float(km[i]),
            (float(self.spots[i, 1]), float(self.spots[i, 0])),
            "coast" if world.arc_is_coast[int(self.arc[i])] else "border",
            min(others, default=None),
            (float(self.azimuth[i]), *about[first].tolist()),
        )


@lru_cache(maxsize=64)
def edges_seen(point: LatLon, country: str) -> EdgesSeen:
    """Return the edges of the country with that ISO code as seen from a point; raises PlaceNotFoundError.

    Vertices are measured by geodesics; between two of them the edge is taken straight in the azimuthal
    equidistant projection about the point.
    """
    lat, lon = point
    line, arc = country_line(country, _LONGEST_STEP_DEG)
    azimuth, _, metres = WGS84.inv(np.full(len(line), lon), np.full(len(line), lat), line[:, 0], line[:, 1])
    km, angle = np.asarray(metres) / 1000, np.radians(azimuth)
    xs, ys = km * np.sin(angle), km * np.cos(angle)
    dx, dy, same = np.diff(xs), np.diff(ys), arc[1:] == arc[:-1]
    square = np.where(dx**2 + dy**2 > 0, dx**2 + dy**2, 1.0)
    along = np.clip(-(xs[:-1] * dx + ys[:-1] * dy) / square, 0, 1)
    x, y = xs[:-1] + along * dx, ys[:-1] + along * dy
    away = np.where(same, np.hypot(x, y), np.inf)
    spots = line[:-1] + along[:, None] * np.diff(line, axis=0)
    return EdgesSeen(country, away, np.degrees(np.arctan2(x, y)) % 360, spots, arc[:-1])


@lru_cache(maxsize=64)
def country_line(country: str, step_deg: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points (lon, lat) of a country's edges, at most `step_deg` apart, and the arc that each is on."""
    world = world_map()
    if country not in world.codes:
        raise PlaceNotFoundError(f"No country has the code {country!r}; use ISO 3166-1 alpha-2, such as KP.")
    indices = [index for index, owners in enumerate(world.arc_countries) if country in owners]
    lines = [dense(world.arcs[index], step_deg) for index in indices]
    if not lines:
        raise PlaceNotFoundError(f"The map draws no edges of {country}, which is too small for it.")
    return np.concatenate(lines), np.repeat(indices, [len(line) for line in lines])
