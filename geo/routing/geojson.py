"""A way as GeoJSON: lines that stay within the antimeridian, one feature a stretch of one quality."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.routing.geodesic import line_km, split_at_antimeridian

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import LonLat, Stretch, Way


def geometry_of(line: Sequence[LonLat]) -> dict[str, Any]:
    """Return a LineString, or a MultiLineString where the line crosses the antimeridian (RFC 7946)."""
    parts = [[list(point) for point in part] for part in split_at_antimeridian(line)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def stretch_lines(way: Way) -> list[tuple[Stretch, list[LonLat]]]:
    """Return each stretch of a way with its part of the line.

    The line is cut by the share of its own drawn length, as it may be drawn coarser than the way is long.
    """
    if not way.path_km or len(way.geometry) < 2:
        return []
    steps = [line_km([a, b]) for a, b in pairwise(way.geometry)]
    scale = sum(steps) / way.path_km
    lines = []
    for stretch in way.stretches:
        low, high = stretch.from_km * scale, stretch.to_km * scale
        line: list[LonLat] = []
        at = 0.0
        for (a, b), km in zip(pairwise(way.geometry), steps, strict=True):
            if at + km > low and at < high and km > 0:
                enter, leave = max((low - at) / km, 0.0), min((high - at) / km, 1.0)
                line = [*(line or [_between(a, b, enter)]), _between(a, b, leave)]
            at += km
        if len(line) > 1:
            lines.append((stretch, line))
    return lines


def _between(a: LonLat, b: LonLat, share: float) -> LonLat:
    east = (b[0] - a[0] + 180) % 360 - 180
    return (round(a[0] + share * east, 5), round(a[1] + share * (b[1] - a[1]), 5))
