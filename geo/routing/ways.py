"""One door to all modes: `find_way` finds and measures how to get from one place to another.

By rail along the network; by sea along searoute's lanes; by air on the geodesic. There is no road network: a way
by road, or by a mode that is not known, is the geodesic and marked as estimated.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, get_args

from geo.errors import InputError
from geo.model import Border, CountryKm, Mode, Stretch, Way
from geo.model import Warning as Notice
from geo.routing.geodesic import distance_km, geodesic_line, initial_bearing_deg
from geo.routing.passages import avoidable
from geo.routing.rail import find_rail_way
from geo.routing.sea import find_sea_way
from geo.routing.track import worst

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.model import Quality
    from geo.routing.waypoint import Waypoint

_MODES: Final[tuple[str, ...]] = get_args(Mode)


def find_way(
    start: Waypoint,
    end: Waypoint,
    mode: Mode,
    *,
    via: Sequence[Waypoint] = (),
    avoid: Collection[str] = (),
    through: Collection[str] = (),
) -> Way:
    """Return the way from `start` to `end`, by the places `via` in order.

    `avoid` are by rail countries (ISO 3166-1 alpha-2) never entered, by sea passages ("suez"); `through` are third
    countries that a way by rail may enter, besides those of the places. Where there is no way, or it is refused,
    `path_km` is null and a warning says why. Raises InputError for a mode that is none and for what it cannot avoid.
    """
    if mode not in _MODES:
        raise InputError(f"{repr(mode)[:40]} is no mode; the modes are {', '.join(_MODES)}.")
    avoid = avoidable(mode, avoid)
    places = [start, *via, end]
    named = {place.country for place in places if place.country}
    ways = [_one(a, b, mode, avoid, {*through, *named}) for a, b in pairwise(places)]
    return ways[0] if len(ways) == 1 else joined(start, end, ways)


def _one(a: Waypoint, b: Waypoint, mode: Mode, avoid: Collection[str], through: Collection[str]) -> Way:
    if mode == "rail":
        return find_rail_way(a, b, avoid=avoid, through=through)
    if mode == "sea":
        return find_sea_way(a, b, avoid=avoid)
    return _straight(a, b, mode)


def _straight(a: Waypoint, b: Waypoint, mode: Mode) -> Way:
    """Return the geodesic as a way: what a flight flies, an estimate for anything else."""
    km = round(distance_km(a.point, b.point), 2)
    quality: Quality = "routed"
    warnings: list[Notice] = []
    if mode != "air":
        quality = "estimated"
        why = "no road network is known here" if mode == "road" else "the article does not say how the way was made"
        warnings = [Notice(code=f"{mode}-estimated", message=f"The straight line is shown: {why}.")]
    return Way(
        mode=mode,
        geodesic_km=km,
        bearing_deg=round(initial_bearing_deg(a.point, b.point), 2),
        path_km=km,
        quality=quality,
        stretches=(Stretch(from_km=0, to_km=km, quality=quality),),
        geometry=tuple((round(lon, 5), round(lat, 5)) for lon, lat in geodesic_line(a.point, b.point)),
        warnings=tuple(warnings),
    )


def _shifted(stretch: Stretch, by: float) -> Stretch:
    return stretch.model_copy(update={"from_km": round(stretch.from_km + by, 2), "to_km": round(stretch.to_km + by, 2)})


def joined(start: Waypoint, end: Waypoint, ways: list[Way]) -> Way:
    """Return several ways as one; without a way for one part there is none for the whole."""
    whole = all(way.path_km is not None for way in ways)
    stretches: list[Stretch] = []
    borders: list[Border] = []
    kms: dict[str, float] = {}
    at = 0.0
    for way in ways:
        stretches += [_shifted(stretch, at) for stretch in way.stretches]
        borders += [border.model_copy(update={"at_km": round(border.at_km + at, 2)}) for border in way.borders]
        for part in way.countries:
            kms[part.country] = kms.get(part.country, 0.0) + part.km
        at += way.path_km or 0.0
    return Way(
        mode=ways[0].mode,
        geodesic_km=round(distance_km(start.point, end.point), 2),
        bearing_deg=round(initial_bearing_deg(start.point, end.point), 2),
        path_km=round(at, 2) if whole else None,
        quality=worst(way.quality for way in ways),
        stretches=tuple(stretches) if whole else (),
        snaps_km=(ways[0].snaps_km[0], ways[-1].snaps_km[1]),
        countries=tuple(CountryKm(country=code, km=round(km, 2)) for code, km in kms.items()) if whole else (),
        borders=tuple(borders) if whole else (),
        geometry=tuple(point for way in ways for point in way.geometry) if whole else (),
        warnings=tuple(dict.fromkeys(warning for way in ways for warning in way.warnings)),
    )
