"""Countries by Natural Earth's 10m borders (de facto), and how far a point is from them.

Points are (latitude, longitude) in degrees, distances km on the ellipsoid. Natural Earth's lines are good to one
or two km, and quantised to 0.4 km; distances to them can be no better. Loads on first use, in about 0.3 s.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np
import shapely

from geo.errors import PlaceNotFoundError
from geo.resources import data_path
from geo.routing.geodesic import WGS84

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.routing.geodesic import LatLon

_LONGEST_STEP_DEG = 0.25  # longer straight borders get points between, so that the nearest one is near enough


class Extent(NamedTuple):
    """How far a country is from a point: its nearest and farthest parts, and what the nearest edge is.

    `edge` is "inside" (nearest 0) where the point is in the country, "border" where the nearest edge is shared
    with `neighbour`, else "coast".
    """

    nearest_km: float
    farthest_km: float
    nearest: LatLon
    edge: Literal["inside", "border", "coast"]
    neighbour: str | None


@dataclass(frozen=True)
class _World:
    polygons: list[shapely.Polygon]
    polygon_country: list[str | None]
    landmass: list[int]
    tree: shapely.STRtree
    arcs: list[NDArray[np.float64]]
    arc_countries: list[frozenset[str]]
    codes: frozenset[str]


@cache
def _world() -> _World:
    with np.load(data_path("borders.npz")) as stored:
        data = {name: stored[name] for name in stored.files}
    starts = np.concatenate([[0], np.cumsum(data["arc_lengths"])])
    deltas = np.stack([data["lon"], data["lat"]], axis=1).astype(np.int64)
    running = np.cumsum(deltas, axis=0)
    before = np.concatenate([np.zeros((1, 2), dtype=np.int64), running])[starts[:-1]]
    points = (running - np.repeat(before, data["arc_lengths"], axis=0)) * data["scale"] + data["origin"]
    arcs = np.split(points, starts[1:-1])
    codes = [str(code) for code in data["countries"]]
    countries = [codes[i] if i >= 0 else None for i in data["polygon_country"]]

    owners: list[set[str]] = [set() for _ in arcs]
    sharing: list[list[int]] = [[] for _ in arcs]
    inner: list[list[NDArray[np.float64]]] = [[] for _ in countries]
    used_by_country: dict[tuple[int, str], int] = {}
    ring_arcs = np.split(data["ring_arcs"], np.cumsum(data["ring_lengths"])[:-1])
    for polygon, signed in zip(data["ring_polygon"].tolist(), ring_arcs, strict=True):
        country = countries[polygon]
        for index in signed.tolist():
            arc = index if index >= 0 else ~index
            sharing[arc].append(polygon)
            if country is not None:
                owners[arc].add(country)
                used_by_country[arc, country] = used_by_country.get((arc, country), 0) + 1
        inner[polygon].append(_ring(signed.tolist(), arcs))
    for (arc, country), times in used_by_country.items():
        if times > 1:  # an arc with the same country on both sides is no border of it
            owners[arc].discard(country)
    polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in inner]
    shapely.prepare(polygons)
    return _World(
        polygons,
        countries,
        _landmasses(len(polygons), sharing),
        shapely.STRtree(polygons),
        arcs,
        [frozenset(o) for o in owners],
        frozenset(codes),
    )


def _landmasses(count: int, sharing: list[list[int]]) -> list[int]:
    """Return a number for each polygon, the same for polygons that share arcs, directly or through others."""
    from scipy.sparse import coo_array  # noqa: PLC0415 - most questions need no scipy
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    pairs = np.array([polygons for polygons in sharing if len(polygons) == 2]).reshape(-1, 2)
    joined = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    labels: list[int] = connected_components(joined, directed=False)[1].tolist()
    return labels


def _ring(signed: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the closed ring, longitudes running on over the antimeridian, closed along the pole if it winds."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in signed]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    steps = np.diff(ring[:, 0])
    if (np.abs(steps) > 180).any():
        ring[1:, 0] += np.cumsum(np.where(steps > 180, -360, np.where(steps < -180, 360, 0)))
    if abs(ring[-1, 0] - ring[0, 0]) > 180:
        ring = np.concatenate([ring, [[ring[-1, 0], -90.0], [ring[0, 0], -90.0], ring[0]]])
    return ring


def country_at(lat: float, lon: float) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the country that the point is in, None at sea."""
    world = _world()
    for shift in (0, 360, -360):
        point = shapely.Point(lon + shift, lat)
        for i in map(int, world.tree.query(point)):
            if world.polygons[i].intersects(point):
                return world.polygon_country[i]
    return None


def countries_at(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> list[str | None]:
    """Return the country of each point, as `country_at` does, for very many points."""
    world = _world()
    return [None if i is None else world.polygon_country[i] for i in _polygons_at(lats, lons)]


def _polygons_at(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> list[int | None]:
    world = _world()
    found: list[int | None] = [None] * len(lats)
    for shift in (0, 360, -360):
        near, polygon = world.tree.query(shapely.points(lons + shift, lats))
        order = np.argsort(polygon, kind="stable")
        near, polygon = near[order], polygon[order]
        cuts = np.flatnonzero(np.diff(polygon)) + 1
        for points, which in zip(np.split(near, cuts), np.split(polygon, cuts), strict=True):
            if len(points):
                inside = shapely.intersects_xy(world.polygons[which[0]], lons[points] + shift, lats[points])
                for i in points[inside].tolist():
                    found[i] = int(which[0])
    return found


def landmasses_at(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> list[int | None]:
    """Return for each point a number of the continent or island it is on, None at sea."""
    world = _world()
    return [None if i is None else world.landmass[i] for i in _polygons_at(lats, lons)]


def border_points(step_deg: float) -> NDArray[np.float64]:
    """Return points (lon, lat) at most `step_deg` apart along all the borders that two countries share."""
    world = _world()
    shared = [arc for arc, owners in zip(world.arcs, world.arc_countries, strict=True) if len(owners) > 1]
    return np.concatenate([_dense(arc, step_deg) for arc in shared])


@lru_cache(maxsize=512)
def country_extent_km(point: LatLon, country: str) -> Extent:
    """Return how far the country with that ISO code is from the point; raises PlaceNotFoundError for none such.

    Vertices are measured by geodesics; between two of them the edge is taken straight in the azimuthal
    equidistant projection about the point.
    """
    world = _world()
    if country not in world.codes:
        raise PlaceNotFoundError(f"No country has the code {country!r}; use ISO 3166-1 alpha-2, such as KP.")
    lat, lon = point
    places, arc_of = [], []
    for index, owners in enumerate(world.arc_countries):
        if country in owners:
            line = _dense(world.arcs[index], _LONGEST_STEP_DEG)
            places.append(line)
            arc_of.append(np.full(len(line), index))
    line, arc = np.concatenate(places), np.concatenate(arc_of)
    azimuth, _, metres = WGS84.inv(np.full(len(line), lon), np.full(len(line), lat), line[:, 0], line[:, 1])
    km, angle = np.asarray(metres) / 1000, np.radians(azimuth)
    xs, ys = km * np.sin(angle), km * np.cos(angle)
    dx, dy, same = np.diff(xs), np.diff(ys), arc[1:] == arc[:-1]
    square = np.where(dx**2 + dy**2 > 0, dx**2 + dy**2, 1.0)
    along = np.clip(-(xs[:-1] * dx + ys[:-1] * dy) / square, 0, 1)
    away = np.where(same, np.hypot(xs[:-1] + along * dx, ys[:-1] + along * dy), np.inf)
    i = int(np.argmin(away))
    nearest, farthest = float(away[i]), float(km.max())
    spot = line[i] + along[i] * (line[i + 1] - line[i])
    if country_at(lat, lon) == country:
        return Extent(0.0, farthest, point, "inside", None)
    others = world.arc_countries[int(arc[i])] - {country}
    here = (float(spot[1]), float(spot[0]))
    return Extent(nearest, farthest, here, "border" if others else "coast", min(others, default=None))


def _dense(line: NDArray[np.float64], step_deg: float) -> NDArray[np.float64]:
    """Return the line with points at most `step_deg` apart."""
    steps = np.diff(line[:, 0])
    if (np.abs(steps) > 180).any():
        line = line.copy()
        line[1:, 0] += np.cumsum(np.where(steps > 180, -360, np.where(steps < -180, 360, 0)))
    pieces = np.ceil(np.abs(np.diff(line, axis=0)).max(axis=1) / step_deg).astype(int)
    if pieces.max(initial=1) <= 1:
        return line
    parts = [np.linspace(line[i], line[i + 1], max(n, 1), endpoint=False) for i, n in enumerate(pieces.tolist())]
    return np.concatenate([*parts, line[-1:]])
