"""Countries by Natural Earth's 10m borders (de facto): which country and which landmass a point is in.

Points are (latitude, longitude) in degrees. Natural Earth's lines are good to one or two km, and quantised to
0.4 km. Loads on first use, in about 0.3 s.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.resources import data_path

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class World:
    """The land as polygons, each with its country and landmass, and the arcs of their edges."""

    polygons: list[shapely.Polygon]
    polygon_country: list[str | None]
    landmass: list[int]
    tree: shapely.STRtree
    arcs: list[NDArray[np.float64]]
    arc_countries: list[frozenset[str]]
    arc_is_coast: list[bool]
    arc_landmass: list[int]
    codes: frozenset[str]


@cache
def world_map() -> World:
    """Return all land, read once."""
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
    landmass = _landmasses(len(polygons), sharing)
    return World(
        polygons,
        countries,
        landmass,
        shapely.STRtree(polygons),
        arcs,
        [frozenset(o) for o in owners],
        [len(set(sharers)) == 1 for sharers in sharing],
        [landmass[sharers[0]] if sharers else -1 for sharers in sharing],
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
    world = world_map()
    for shift in (0, 360, -360):
        point = shapely.Point(lon + shift, lat)
        for i in map(int, world.tree.query(point)):
            if world.polygons[i].intersects(point):
                return world.polygon_country[i]
    return None


def countries_at(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> list[str | None]:
    """Return the country of each point, as `country_at` does, for very many points."""
    world = world_map()
    return [None if i is None else world.polygon_country[i] for i in _polygons_at(lats, lons)]


def _polygons_at(lats: NDArray[np.float64], lons: NDArray[np.float64]) -> list[int | None]:
    world = world_map()
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
    world = world_map()
    return [None if i is None else world.landmass[i] for i in _polygons_at(lats, lons)]


def border_points(step_deg: float) -> NDArray[np.float64]:
    """Return points (lon, lat) at most `step_deg` apart along all the borders that two countries share."""
    world = world_map()
    shared = [arc for arc, owners in zip(world.arcs, world.arc_countries, strict=True) if len(owners) > 1]
    return np.concatenate([dense(arc, step_deg) for arc in shared])


def dense(line: NDArray[np.float64], step_deg: float) -> NDArray[np.float64]:
    """Return the line with points at most `step_deg` apart."""
    steps = np.diff(line[:, 0])
    if (np.abs(steps) > 180).any():
        line = line.copy()
        line[1:, 0] += np.cumsum(np.where(steps > 180, -360, np.where(steps < -180, 360, 0)))
    steps = np.diff(line, axis=0)
    pieces = np.maximum(np.ceil(np.abs(steps).max(axis=1) / step_deg).astype(int), 1)
    stretch = np.repeat(np.arange(len(pieces)), pieces)
    share = (np.arange(len(stretch)) - (np.cumsum(pieces) - pieces)[stretch]) / pieces[stretch]
    return np.concatenate([line[stretch] + share[:, None] * steps[stretch], line[-1:]])
