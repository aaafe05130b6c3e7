# ruff: noqa: INP001 - a script beside its pictures, no package
"""Draw the ten maps of this folder: ways by rail and by air on the basemap, each with its length and its stretches.

`python docs/routes/draw.py` writes NAME.png beside itself, 720 pixels wide. Equirectangular about the middle of the
way, true to scale there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING

import resvg_py

from geo.resources import data_path
from geo.routing import Waypoint, find_way
from geo.routing.geojson import stretch_lines

if TYPE_CHECKING:
    from geo.model import LonLat, Mode, Way

WIDTH, LEAST_HEIGHT, MARGIN, HEADER = 720, 260, 0.12, 46
STYLES = {
    "routed": 'stroke="#005a9c" stroke-width="2.4"',
    "bridged": 'stroke="#d55e00" stroke-width="3.4"',
    "coarse": 'stroke="#005a9c" stroke-width="2.4" stroke-dasharray="7 4"',
    "estimated": 'stroke="#d55e00" stroke-width="2.4" stroke-dasharray="2 4"',
}


@dataclass(frozen=True)
class Sheet:
    """One map: its file name, the places in order, the mode, and the published length to compare."""

    name: str
    places: tuple[Waypoint, ...]
    mode: Mode = "rail"
    published: str = ""


PYONGYANG = Waypoint(39.03385, 125.75432, "KP", "Pyongyang")
VLADIVOSTOK = Waypoint(43.10562, 131.87353, "RU", "Vladivostok")
MOSCOW = Waypoint(55.75222, 37.61556, "RU", "Moscow")
BEIJING = Waypoint(39.9075, 116.39723, "CN", "Beijing")
SHEETS = (
    Sheet("pyongyang-khasan-vladivostok", (PYONGYANG, Waypoint(42.42387, 130.65156, "RU", "Khasan"), VLADIVOSTOK),
          published="about 1,180 km"),
    Sheet("moscow-vladivostok", (MOSCOW, VLADIVOSTOK), published="9,289 km"),
    Sheet("moscow-beijing-by-ulaanbaatar", (MOSCOW, Waypoint(47.90771, 106.88324, "MN", "Ulaanbaatar"), BEIJING),
          published="7,622 km"),
    Sheet("sydney-perth", (Waypoint(-33.86785, 151.20732, "AU", "Sydney"),
                           Waypoint(-31.95224, 115.8614, "AU", "Perth")),
          published="4,352 km"),
    Sheet("chicago-los-angeles", (Waypoint(41.85003, -87.65005, "US", "Chicago"),
                                  Waypoint(34.05223, -118.24368, "US", "Los Angeles")), published="3,645 km"),
    Sheet("paris-london", (Waypoint(48.85341, 2.3488, "FR", "Paris"), Waypoint(51.50853, -0.12574, "GB", "London")),
          published="492 km"),
    Sheet("hanoi-ho-chi-minh-city", (Waypoint(21.0245, 105.84117, "VN", "Hanoi"),
                                     Waypoint(10.82302, 106.62965, "VN", "Ho Chi Minh City")), published="1,726 km"),
    Sheet("dar-es-salaam-kapiri-mposhi", (Waypoint(-6.82349, 39.26951, "TZ", "Dar es Salaam"),
                                          Waypoint(-13.97148, 28.66985, "ZM", "Kapiri Mposhi")),
          published="1,860 km"),
    Sheet("mumbai-delhi", (Waypoint(19.07283, 72.88261, "IN", "Mumbai"),
                           Waypoint(28.63576, 77.22445, "IN", "New Delhi")),
          published="1,384 km"),
    Sheet("tokyo-san-francisco-by-air", (Waypoint(35.6895, 139.69171, "JP", "Tokyo"),
                                         Waypoint(37.77493, -122.41942, "US", "San Francisco")), "air"),
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """How degrees become pixels: `west` and `north` are the corner, `kx` and `ky` pixels a degree."""

    west: float
    north: float
    kx: float
    ky: float
    height: float

    def path(self, line: list[LonLat]) -> str:
        """Return an SVG path; longitudes run on over the antimeridian."""
        points, last = [], None
        for lon, lat in line:
            shown = lon if last is None else last + (lon - last + 180) % 360 - 180
            last = shown
            points.append(f"{(shown - self.west) * self.kx:.1f},{HEADER + (self.north - lat) * self.ky:.1f}")
        return "M" + "L".join(points)


def view_of(line: list[LonLat]) -> View:
    """Return the view that shows the whole line with a margin."""
    lons, lats = [line[0][0]], [lat for _, lat in line]
    for lon, _ in line[1:]:
        lons.append(lons[-1] + (lon - lons[-1] + 180) % 360 - 180)
    shrink = cos(radians((min(lats) + max(lats)) / 2))
    wide = max(max(lons) - min(lons), 0.5) * (1 + 2 * MARGIN)
    high = max(max(lats) - min(lats), 0.5) * (1 + 2 * MARGIN)
    wide = max(wide, high * 1.2 / shrink)
    kx = WIDTH / wide
    ky = kx / shrink
    height = max(high * ky, LEAST_HEIGHT)
    return View(
        (min(lons) + max(lons)) / 2 - wide / 2, (min(lats) + max(lats)) / 2 + height / ky / 2, kx, ky, HEADER + height
    )


def basemap(view: View, level: str) -> str:
    """Return the countries as one SVG path, those of the next world too where the view runs past 180 degrees."""
    countries = json.loads(data_path(f"basemap/countries-{level}.geojson").read_text("utf-8"))
    east, south = view.west + WIDTH / view.kx, view.north - view.height / view.ky
    paths = []
    for feature in countries["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            for shift in (-360, 0, 360):
                ring = [(lon + shift, lat) for lon, lat in polygon[0]]
                lons, lats = zip(*ring, strict=True)
                if max(lons) > view.west and min(lons) < east and max(lats) > south and min(lats) < view.north:
                    paths += [view.path([(lon + shift, lat) for lon, lat in part]) + "Z" for part in polygon]
    return "".join(paths)


def picture(sheet: Sheet) -> str:
    """Return the map as SVG."""
    way = find_way(sheet.places[0], sheet.places[-1], sheet.mode, via=sheet.places[1:-1])
    view = view_of(list(way.geometry))
    level = "10m" if view.kx > 20 else "50m"
    lines = "".join(
        f'<path d="{view.path(line)}" fill="none" stroke-linejoin="round" {STYLES[stretch.quality]}/>'
        for stretch, line in stretch_lines(way)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{view.height:.0f}" font-family="DejaVu Sans">'
        f'<rect width="100%" height="100%" fill="#d4e2ea"/>'
        f'<path d="{basemap(view, level)}" fill="#f4f1ea" stroke="#b9b2a3" stroke-width="0.7" fill-rule="evenodd"/>'
        f"{lines}{marks(sheet, view, way)}{header(sheet, way)}</svg>"
    )


def marks(sheet: Sheet, view: View, way: Way) -> str:
    """Return the dots and names of the places."""
    first = way.geometry[0][0]
    out = []
    for place in sheet.places:
        lon = first + (place.lon - first + 180) % 360 - 180 if sheet.mode == "rail" else place.lon
        x, y = (lon - view.west) * view.kx, HEADER + (view.north - place.lat) * view.ky
        x = x % (360 * view.kx)
        anchor, dx = ("end", -8) if x > WIDTH / 2 else ("start", 8)
        out.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="#fff" stroke="#222" stroke-width="1.6"/>'
            f'<text x="{x + dx:.1f}" y="{y - 7:.1f}" font-size="14" text-anchor="{anchor}" fill="#111" stroke="#fff" '
            f'stroke-width="3" paint-order="stroke">{escape(place.name or "")}</text>'
        )
    return "".join(out)


def header(sheet: Sheet, way: Way) -> str:
    """Return the band with the title, the lengths and the legend."""
    countries = ", ".join(f"{part.country} {part.km:,.0f}" for part in way.countries)
    title = " – ".join(place.name or "" for place in sheet.places)
    published = f"; published {sheet.published}" if sheet.published else ""
    length = f"{way.path_km:,.0f} km by {sheet.mode}{published}; straight {way.geodesic_km:,.0f} km"
    legend, x = [], WIDTH - 300
    for quality in dict.fromkeys(stretch.quality for stretch in way.stretches):
        legend.append(f'<path d="M{x},38h22" fill="none" {STYLES[quality]}/>')
        legend.append(f'<text x="{x + 26}" y="41" font-size="11" fill="#333">{quality}</text>')
        x += 88
    return (
        f'<rect width="100%" height="{HEADER}" fill="#fff"/>'
        f'<text x="10" y="19" font-size="15" fill="#111">{escape(title)}</text>'
        f'<text x="{WIDTH - 10}" y="19" font-size="11" text-anchor="end" fill="#333">{escape(countries)}</text>'
        f'<text x="10" y="39" font-size="12" fill="#333">{escape(length)}</text>{"".join(legend)}'
    )


def main() -> None:
    """Write the pictures."""
    for sheet in SHEETS:
        png = bytes(resvg_py.svg_to_bytes(svg_string=picture(sheet)))
        (Path(__file__).parent / f"{sheet.name}.png").write_bytes(png)


if __name__ == "__main__":
    main()
