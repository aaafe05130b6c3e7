"""A still picture of a dossier, 1200 × 630: the map with legs by status, stops, the claims' lines, and the title.

Spherical Mercator, fitted to the routes (to the claims or places where there are none). Drawn as SVG and made a PNG
by resvg, without a browser. Text is set in the first of the fonts that the machine has; Pillow's own Latin font is
handed over for machines that have none.
"""

from __future__ import annotations

import json
import math
import os
import tempfile
from contextlib import contextmanager
from functools import cache
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import resvg_py
import shapely
from PIL import ImageFont

from geo.export.lines import claim_lines, leg_lines, point
from geo.figures import km_words
from geo.resources import data_path
from geo.view import STATUS_WORDS, TOKENS, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Dossier, LonLat, Status

WIDTH, HEIGHT = 1200, 630
_MARGIN, _BAND = 70, 118
_INK = TOKENS["light"]
_FONTS = "'Source Sans 3', 'Source Sans Pro', 'Noto Sans', 'DejaVu Sans', 'Liberation Sans', Arial, Aileron, sans-serif"
_DASHES: dict[Status, str] = {"confirmed": "", "reported": "14 7", "scheduled": "2 9", "possible": "2 9"}
_OWED = "© OpenStreetMap contributors · GeoNames CC BY 4.0 · Natural Earth"
_SMALLEST_VIEW_DEG = 1.5
_CLOSE_DEG = 12.0  # narrower views take the finer coast
_TALLEST_LAT = 84.0


_Box = tuple[float, float, float, float]


class _View(NamedTuple):
    """Mercator to pixels: `scale` px a radian, the centre in radians."""

    scale: float
    x: float
    y: float

    def pixel(self, at: LonLat) -> tuple[float, float]:
        return (
            WIDTH / 2 + (math.radians(at[0]) - self.x) * self.scale,
            (HEIGHT - _BAND) / 2 - (_mercator(at[1]) - self.y) * self.scale,
        )

    def box(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north in degrees."""
        half_width, half_height = WIDTH / 2 / self.scale, (HEIGHT + _BAND) / 2 / self.scale
        south, north = (math.degrees(math.atan(math.sinh(self.y + d))) for d in (-half_height, half_height))
        return math.degrees(self.x - half_width), south, math.degrees(self.x + half_width), north


def _mercator(lat: float) -> float:
    return math.asinh(math.tan(math.radians(max(-_TALLEST_LAT, min(_TALLEST_LAT, lat)))))


def picture_png(dossier: Dossier) -> bytes:
    """Return the picture as PNG bytes."""
    with _font_file() as font:
        return bytes(resvg_py.svg_to_bytes(svg_string=picture_svg(dossier), font_files=[font]))


@contextmanager
def _font_file() -> Iterator[str]:
    """Give a path of Pillow's font, for resvg reads fonts from files alone; the file is gone when the block ends.

    Where there are files in memory (Linux), no disk has to have room for it, and nothing is left of a killed process.
    """
    font = ImageFont.load_default(12)
    assert isinstance(font, ImageFont.FreeTypeFont), "Pillow is built with FreeType"
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("dateline-font"), "wb") as file:
            file.write(font.font_bytes)
            file.flush()
            yield f"/proc/self/fd/{file.fileno()}"
        return
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / "latin.ttf"
        path.write_bytes(font.font_bytes)
        yield str(path)


def picture_svg(dossier: Dossier) -> str:
    """Return the picture as an SVG document."""
    legs = [(leg.status, leg_lines(dossier, route, leg)) for route in dossier.routes for leg in route.legs]
    routes = [(status, unwrap(p for part in parts for p in part)) for status, parts in legs if parts]
    straight = [(claim.measured_km, claim_lines(dossier, claim)) for claim in dossier.claims]
    claims = [(km, unwrap(p for part in parts for p in part)) for km, parts in straight if parts]
    places = [place for key in _shown(dossier) if (place := dossier.place(key))]
    stops = [(place.name, at) for place in places if (at := point(place))]
    lines = [line for _, line in routes] or [line for _, line in claims]
    view = _fit(unwrap([p for line in lines for p in line] or [at for _, at in stops]))
    middle = math.degrees(view.x)
    routes = [(status, _near(line, middle)) for status, line in routes]
    claims = [(km, _near(line, middle)) for km, line in claims]
    stops = [(name, _near([at], middle)[0]) for name, at in stops]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{_FONTS}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_INK["sea"]}"/>',
            *_land(view),
            *(_stroke(view, line, _INK["claim"], 2.5, "7 6") for _, line in claims),
            *(_stroke(view, line, _INK["halo"], 9, "") for _, line in routes),
            *(_stroke(view, line, _INK[_colour(status)], 5, _DASHES.get(status, "")) for status, line in routes),
            *_labels(view, stops, claims),
            *_title(dossier, {status for status, _ in routes}),
            "</svg>",
        ]
    )


def _colour(status: Status) -> str:
    return "historical" if status == "historical" else "route"


def _shown(dossier: Dossier) -> list[str]:
    """Return the ids of the places to mark: the stops, the ends of claims, else whatever the events name."""
    ids = [stop.place_id for route in dossier.routes for stop in route.stops]
    measured = [claim for claim in dossier.claims if claim.measured_km]
    ids += [end for claim in measured for end in (claim.from_place_id, claim.to_place_id) if end]
    ids = ids or [event.place_id for event in dossier.events if event.place_id]
    return list(dict.fromkeys(ids or [place.id for place in dossier.places[:8]]))


def _fit(points: list[LonLat]) -> _View:
    if not points:
        return _View(WIDTH / math.tau, 0.0, 0.35)
    lons, lats = [math.radians(lon) for lon, _ in points], [_mercator(lat) for _, lat in points]
    least = math.radians(_SMALLEST_VIEW_DEG)
    wide, tall = max(max(lons) - min(lons), least), max(max(lats) - min(lats), least)
    scale = min((WIDTH - 4 * _MARGIN) / wide, (HEIGHT - _BAND - 2 * _MARGIN) / tall)
    return _View(max(scale, WIDTH / math.tau), (max(lons) + min(lons)) / 2, (max(lats) + min(lats)) / 2)


def _near(line: list[LonLat], middle: float) -> list[LonLat]:
    turns = round((middle - line[len(line) // 2][0]) / 360)
    return [(lon + 360 * turns, lat) for lon, lat in line]


@cache
def _countries(level: str) -> tuple[shapely.STRtree, list[shapely.geometry.base.BaseGeometry]]:
    features = json.loads(data_path(f"basemap/countries-{level}.geojson").read_text("utf-8"))["features"]
    shapes = [shapely.make_valid(shapely.from_geojson(json.dumps(f["geometry"]))) for f in features]
    return shapely.STRtree(shapes), shapes


def _land(view: _View) -> Iterator[str]:
    west, south, east, north = view.box()
    tree, shapes = _countries("10m" if east - west < _CLOSE_DEG else "50m")
    for shift in (-360, 0, 360):
        box = shapely.box(west - shift - 1, south - 1, east - shift + 1, north + 1)
        for index in sorted(map(int, tree.query(box))):
            rings = list(_rings(shapely.clip_by_rect(shapes[index], *box.bounds), shift))
            fill = "".join(_path(view, ring) + "Z" for ring in rings)
            edge = "".join(_path(view, line) for ring in rings for line in _without_cut(ring))
            if fill:
                yield f'<path d="{fill}" fill="{_INK["land"]}"/>'
                yield f'<path d="{edge}" fill="none" stroke="{_INK["border"]}" stroke-width="1"/>'


def _rings(shape: shapely.geometry.base.BaseGeometry, shift: int) -> Iterator[list[LonLat]]:
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            for ring in (part.exterior, *part.interiors):
                yield [(lon + shift, lat) for lon, lat in ring.coords]


def _without_cut(ring: list[LonLat]) -> Iterator[list[LonLat]]:
    """Return the parts of a ring that are shore or border, not where the data were cut at the antimeridian."""
    line = ring[:1]
    for before, here in pairwise(ring):
        if abs(before[0]) % 360 == abs(here[0]) % 360 == 180:
            yield line
            line = [here]
        else:
            line.append(here)
    yield line


def _path(view: _View, line: Iterable[LonLat]) -> str:
    pixels = (view.pixel(at) for at in line)
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pixels)


def _stroke(view: _View, line: list[LonLat], colour: str, width: float, dash: str) -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{_path(view, line)}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round" '
        f'stroke-linecap="round"{dashes}/>'
    )


def _labels(
    view: _View, stops: list[tuple[str, LonLat]], claims: list[tuple[float | None, list[LonLat]]]
) -> Iterator[str]:
    taken: list[_Box] = []
    pixels = [(name, view.pixel(at)) for name, at in stops]
    taken += [(x - 8, y - 8, x + 8, y + 8) for _, (x, y) in pixels]
    for x, y in (p for _, p in pixels):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{_INK["halo"]}" stroke="{_INK["ink"]}" stroke-width="3"/>'
    for name, at in pixels:
        yield from _label(_short(name, 30), at, 25, _INK["ink"], taken)
    for km, line in claims:
        if km is not None:
            yield from _label(km_words(km), view.pixel(line[len(line) // 2]), 20, _INK["claim"], taken)


def _label(text: str, at: tuple[float, float], size: int, colour: str, taken: list[_Box]) -> Iterator[str]:
    """Write a label at the first side of its point that is free; leave it out where none is."""
    (x, y), wide = at, 0.56 * size * len(text)
    sides = ((14, 0.35 * size, "start"), (-14, 0.35 * size, "end"), (0, -16, "middle"), (0, 16 + 0.7 * size, "middle"))
    for dx, dy, anchor in sides:
        left = x + dx - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
        box = (left, y + dy - size, left + wide, y + dy + 4)
        inside = box[0] > 4 and box[2] < WIDTH - 4 and box[1] > 4 and box[3] < HEIGHT - _BAND
        if inside and not any(a[0] < box[2] and box[0] < a[2] and a[1] < box[3] and box[1] < a[3] for a in taken):
            taken.append(box)
            yield (
                f'<text x="{x + dx:.1f}" y="{y + dy:.1f}" font-size="{size}" font-weight="600" text-anchor="{anchor}" '
                f'fill="{colour}" '
                f'stroke="{_INK["halo"]}" stroke-width="5" stroke-linejoin="round" '
                f'paint-order="stroke">{escape(text)}</text>'
            )
            return


def _title(dossier: Dossier, statuses: set[Status]) -> Iterator[str]:
    article, top = dossier.article, HEIGHT - _BAND
    yield f'<rect y="{top}" width="{WIDTH}" height="{_BAND}" fill="{_INK["panel"]}"/>'
    yield f'<rect y="{top}" width="{WIDTH}" height="4" fill="{_INK["route"]}"/>'
    title = article.title or next(iter(article.text.strip().splitlines()), "")
    yield _text(_short(title, 62), (40, top + 50), 34, _INK["ink"], 700)
    day = f"{article.published.day} {article.published:%B %Y}" if article.published else None
    shown = ", ".join(STATUS_WORDS[s].lower() for s in STATUS_WORDS if s in statuses)
    about = [part for part in (article.source, day, f"legs: {shown}" if shown else None) if part]
    yield _text(_short(" · ".join(about), 90), (40, top + 82), 21, _INK["muted"])
    yield _text(_OWED, (40, top + 106), 14, _INK["muted"])
    yield _text("Dateline", (WIDTH - 160, top + 82), 26, _INK["route"], 700)


def _text(text: str, at: tuple[float, float], size: int, colour: str, weight: int = 400) -> str:
    return (
        f'<text x="{at[0]}" y="{at[1]}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )


def _short(text: str, most: int) -> str:
    flat = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
