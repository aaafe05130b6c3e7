"""The land by its shores: an island round a point, a country and its mainland, and the coasts of the sea.

Points are rows (latitude, longitude) in degrees, distances km; as good as Natural Earth's lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, pi, radians, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import shapely

from geo.routing.borders import countries_at, dense, world_map
from geo.routing.edges import country_line
from geo.routing.geodesic import WGS84, distance_km

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.spatial import cKDTree

    from geo.routing.geodesic import LatLon

_STEP_DEG: Final = 0.05
_ISLAND_STEP_DEG: Final = 0.01  # straits before islands are narrow
_KM_PER_DEG: Final = 111.2
_BESIDE_DEG: Final = 0.06  # how far a point of an island may lie off its drawn shore
_WIDEST_ISLAND_KM: Final = 900.0  # as the radius of a circle: Greenland has 830, Australia 1,560
_MAIN_SHARE: Final = 0.15  # of the area of a country's largest part: Kyushu has 0.16 of it, Sicily 0.10
_OPEN_KM: Final = 12.0
_RINGS_KM: Final = np.geomspace(4.0, 1200.0, 60)


@dataclass(frozen=True, eq=False)
class Shore:
    """The edges of some land, borders too: points (n, 2), the number of the landmass that each is on, and its area.

    `radius_km` is that of the circle of its area.
    """

    points: NDArray[np.float64]
    landmass: NDArray[np.int64]
    radius_km: float
    polygons: tuple[int, ...]

    def holds(self, point: LatLon) -> bool:
        """Return whether a point is on this land."""
        spot = shapely.Point(point[1], point[0])
        return any(world_map().polygons[i].intersects(spot) for i in self.polygons)

    @staticmethod
    def of_island(point: LatLon) -> Shore | None:
        """Return the island that a point is on, None at sea and on a continent."""
        world, spot = world_map(), shapely.Point(point[1], point[0])
        near = world.tree.query(spot.buffer(_BESIDE_DEG), predicate="intersects").tolist()
        exact = [i for i in near if world.polygons[i].intersects(spot)]
        chosen = max(exact or near, key=lambda i: world.polygons[i].area, default=None)
        return None if chosen is None else _island(world.landmass[chosen])

    @staticmethod
    def of_mainland(country: str) -> Shore | None:
        """Return the largest connected part of a country (ISO 3166-1 alpha-2), None where there is no such country."""
        return _mainland(country)

    @staticmethod
    def of_main_parts(country: str) -> Shore | None:
        """Return the parts of a country that are a good share of the largest: of Japan three islands."""
        return _main_parts(country)

    @staticmethod
    def of_part(point: LatLon, country: str) -> Shore | None:
        """Return the connected part of a country that a point is on, or just off; None where it is on none."""
        spot = shapely.Point(point[1], point[0]).buffer(_BESIDE_DEG)
        part = next((i for i in _parts(country) if world_map().polygons[i].intersects(spot)), None)
        return None if part is None else _part(part)

    @staticmethod
    def of_country(country: str) -> Shore | None:
        """Return all land of a country (ISO 3166-1 alpha-2), None where there is no such country."""
        return _country(country)


@lru_cache(maxsize=64)
def _island(landmass: int) -> Shore | None:
    parts = tuple(i for i, number in enumerate(world_map().landmass) if number == landmass)
    return _shore(parts, _ISLAND_STEP_DEG) if _radius_km(parts) < _WIDEST_ISLAND_KM else None


@lru_cache(maxsize=64)
def _mainland(country: str) -> Shore | None:
    parts = _parts(country)
    return _part(max(parts, key=lambda i: _area_km2(world_map().polygons[i]))) if parts else None


@lru_cache(maxsize=64)
def _main_parts(country: str) -> Shore | None:
    areas = {i: _area_km2(world_map().polygons[i]) for i in _parts(country)}
    most = max(areas.values(), default=0.0)
    return _shore(tuple(i for i, area in areas.items() if area >= _MAIN_SHARE * most)) if areas else None


@lru_cache(maxsize=64)
def _part(polygon: int) -> Shore:
    return _shore((polygon,))


@lru_cache(maxsize=64)
def _country(country: str) -> Shore | None:
    parts = _parts(country)
    if not parts:
        return None
    line, arc = country_line(country, _STEP_DEG)
    return Shore(line[:, ::-1], np.array(world_map().arc_landmass)[arc], _radius_km(parts), parts)


@lru_cache(maxsize=64)
def _parts(country: str) -> tuple[int, ...]:
    return tuple(i for i, code in enumerate(world_map().polygon_country) if code == country)


def _shore(polygons: tuple[int, ...], step_deg: float = _STEP_DEG) -> Shore:
    world = world_map()
    lines = [dense(np.asarray(world.polygons[i].exterior.coords), step_deg)[:, ::-1] for i in polygons]
    land = np.repeat([world.landmass[i] for i in polygons], [len(line) for line in lines])
    return Shore(np.concatenate(lines), land, _radius_km(polygons), polygons)


def _radius_km(polygons: tuple[int, ...]) -> float:
    return sqrt(sum(_area_km2(world_map().polygons[i]) for i in polygons) / pi)


def _area_km2(polygon: shapely.Polygon) -> float:
    return float(polygon.area) * cos(radians(float(polygon.centroid.y))) * _KM_PER_DEG**2


def nearest_points(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[float, LatLon, LatLon]:
    """Return how far the nearest points of two sets (n, 2) are apart in km, and both."""
    chords, found = _tree(a).query(_on_sphere(b))
    i = int(np.argmin(chords))
    here, there = a[int(np.ravel(found)[i])], b[i]
    first, second = (float(here[0]), float(here[1])), (float(there[0]), float(there[1]))
    return distance_km(first, second), first, second


class Coasts(NamedTuple):
    """The coast of any land nearest to a point, and how far the coast of the open sea is, None where too far.

    Water is open where none of eight points 12 km round it is land: no estuary, inlet or lagoon.
    """

    nearest_km: float
    nearest: LatLon
    open_km: float | None


@lru_cache(maxsize=256)
def coasts_near(point: LatLon) -> Coasts:
    """Return the coasts nearest to a point; those of lakes are none, but for the Caspian's."""
    points, tree = _coasts()
    _, i = tree.query(_on_sphere(np.array([point]))[0])
    there = (float(points[i, 0]), float(points[i, 1]))
    return Coasts(distance_km(point, there), there, _open_km(point))


@cache
def _coasts() -> tuple[NDArray[np.float64], cKDTree]:
    world = world_map()
    arcs = [arc for arc, is_coast in zip(world.arcs, world.arc_is_coast, strict=True) if is_coast]
    points = np.concatenate([dense(arc, _STEP_DEG) for arc in arcs])[:, ::-1]
    return points, _tree(points)


def _tree(points: NDArray[np.float64]) -> cKDTree:
    from scipy.spatial import cKDTree  # noqa: PLC0415 - most questions need no scipy

    return cKDTree(_on_sphere(points), balanced_tree=False, compact_nodes=False)


def _on_sphere(points: NDArray[np.float64]) -> NDArray[np.float64]:
    lat, lon = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def _open_km(point: LatLon) -> float | None:
    bearings = np.arange(0.0, 360.0, 15.0)
    rings, turned = np.repeat(_RINGS_KM, len(bearings)), np.tile(bearings, len(_RINGS_KM))
    lons, lats, _ = WGS84.fwd(np.full(len(rings), point[1]), np.full(len(rings), point[0]), turned, 1000 * rings)
    wet = np.array([country is None for country in countries_at(np.asarray(lats), np.asarray(lons))])
    for i in np.flatnonzero(wet).tolist():
        around = np.arange(0.0, 360.0, 45.0)
        lon, lat, _ = WGS84.fwd(np.full(8, lons[i]), np.full(8, lats[i]), around, np.full(8, 1000 * _OPEN_KM))
        if not any(countries_at(np.asarray(lat), np.asarray(lon))):
            return max(0.0, float(rings[i]) - _OPEN_KM)
    return None
