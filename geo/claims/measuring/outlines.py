"""Distances between areas: from the nearest point of one to the nearest of the other, or from their centres.

An island is its shore, a division its towns and its part of the country's edges, a country its borders and coasts, a
continent those of its countries.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, degrees
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.claims.measuring.areas_of_countries import countries_of, edges_of
from geo.claims.measuring.islands import ISLAND_OF_TOWN_KM
from geo.claims.statements.target import (
    LatLon,
    Measured,
    NotMeasurableError,
    Target,
    bearings_between,
    is_country,
    point_of,
)
from geo.places import open_gazetteer
from geo.routing import Shore, country_at, distance_km, landmasses_at, nearest_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.model import MeasuredBetween, Place

LINE_ERROR_KM: Final = 2.0
_TOWNS_APART_KM: Final = 8.0  # how well the edge of a division is known by its towns
_NEAR_KM: Final = 300.0
_KM_PER_DEG: Final = 111.2
_TOUCHING_KM: Final = 0.1
_EMPTY: Final = 0.6  # of the distance that is known: so near an edge may lie that may be nearer
_FARTHER: Final = 1.9  # how much farther than the nearest points those may be that a fair reader has in mind
_ALONG_THE_COAST: Final = 1.25  # parts of which that lie so much farther off are not meant by what lies off it
_FARTHER_OF_TWO: Final = 3.0  # of two continents
_AREA_LOOSE_DEG: Final = 22.5


@dataclass(frozen=True)
class Outline:
    """The points (n, 2) by which an area is known, its centre, and how far its true edge may lie outside them.

    An edge that `may_be_nearer` may lie so by much: that of a division is known by its towns, and few people may live
    at it; a continent has islands before its coast. What lies off a coast (`is_coast`) counts from no centre behind it.
    """

    points: NDArray[np.float64]
    centre: LatLon
    words: str
    error_km: float = LINE_ERROR_KM
    is_land: bool = False
    may_be_nearer: bool = False
    is_coast: bool = False


@lru_cache(maxsize=64)
def outline_of(target: Target) -> Outline | None:
    """Return the outline of an area that has one; None for a town and for what only a radius is known of."""
    found = _whole_of(target)
    return replace(found, is_coast=True) if found and target.edge == "coast" else found


def _whole_of(target: Target) -> Outline | None:
    place = target.place
    if is_country(place):
        return _of_country(target)
    if place.feature.startswith("ISL"):
        return _of_island(target)
    if countries := countries_of(place):
        return Outline(edges_of(countries), point_of(target), place.name, is_land=True, may_be_nearer=True)
    return _of_division(target) if place.feature.startswith("ADM") else None


def island_of_town(target: Target) -> Outline | None:
    """Return the shore of the small island that a town is on: Lampedusa is the town's name and the island's."""
    point = point_of(target)
    island = Shore.of_island(point) if target.place.feature.startswith("PPL") else None
    if island is None or island.radius_km > ISLAND_OF_TOWN_KM:
        return None
    return Outline(island.points, point, f"the island of {target.place.name}", is_land=True)


def part_of_town(target: Target) -> Outline | None:
    """Return the connected part of its country that a town lies in."""
    point = point_of(target)
    part = Shore.of_part(point, target.place.country or "")
    words = f"the part of the country that {target.place.name} lies in"
    return Outline(part.points, point, words, is_land=True) if part else None


def mainland(target: Target) -> Outline | None:
    """Return the outline of a country's mainland."""
    found, name = Shore.of_mainland(target.place.country or ""), target.place.name
    if found is None:
        return None
    return Outline(
        found.points, point_of(target), f"the mainland of {name}", is_land=True, is_coast=target.edge == "coast"
    )


def between_mainlands(country: Target, part: Outline) -> list[Measured]:
    """Return the distances from a country's mainland and from all its main islands, unless `part` is on them."""
    found: list[Measured] = []
    for shore in (Shore.of_mainland(country.place.country or ""), Shore.of_main_parts(country.place.country or "")):
        if shore is not None and not shore.holds(part.centre):
            words = f"the mainland of {country.place.name}"
            try:
                land = Outline(shore.points, point_of(country), words, is_land=True, is_coast=True)
                found += between_outlines(land, part)
            except NotMeasurableError:
                continue
    return found


def of_town(target: Target) -> Outline:
    """Return a town as the outline of its centre, which its extent may bring nearer."""
    point = point_of(target)
    return Outline(np.array([point]), point, f"the centre of {target.place.name}", target.place.radius_km or 0.0)


def seen_from(point: LatLon, division: Target, outline: Outline) -> Outline:
    """Return the outline of a division with the land between it and a point near it that is nearer to its towns."""
    km, _, _ = nearest_points(outline.points, np.array([point]))
    if not division.place.feature.startswith("ADM") or division.edge == "coast" or km > _NEAR_KM:
        return outline
    away, turned = np.meshgrid(np.linspace(0.03, 1.0, 33) * km / _KM_PER_DEG, np.radians(np.arange(0, 360, 10.0)))
    lats = point[0] + (away * np.cos(turned)).ravel()
    lons = point[1] + (away * np.sin(turned)).ravel() / np.cos(np.radians(point[0]))
    grid = np.stack([lats, lons], axis=-1)
    grid = grid[_lie_in(division.place, grid)]
    on_land = np.array([number is not None for number in landmasses_at(grid[:, 0], grid[:, 1])], dtype=bool)
    return replace(
        outline, points=np.concatenate([outline.points, grid[on_land]]), error_km=max(_TOWNS_APART_KM, 0.2 * km)
    )


@lru_cache(maxsize=64)
def main_part(target: Target, *, but: LatLon | None = None) -> Outline | None:
    """Return the part of a division, or of its coast, on the island or continent that most of its towns are on.

    None where it has no other part, and where the point `but` is on that one.
    """
    if not target.place.feature.startswith("ADM"):
        return None
    towns = _towns_in(target.place)
    land = np.array([-1 if number is None else number for number in landmasses_at(towns[:, 0], towns[:, 1])])
    if not (land >= 0).any():
        return None
    most = int(np.bincount(land[land >= 0]).argmax())
    edges, edge_land = _edges_in(target.place, towns)
    is_one = (land[land >= 0] == most).all() and (edge_land == most).all()
    if is_one or (but and landmasses_at(*np.array([but]).T)[0] == most):
        return None
    points = edges[edge_land == most]
    if target.edge != "coast":
        points = np.concatenate([towns[land == most], points])
    if not len(points):
        return None
    return Outline(points, point_of(target), f"the main part of {target.place.name}", _coarseness(target.place))


def lies_in(town: Target, area: Target) -> bool:
    """Whether a town lies in a division or a continent, or on an island."""
    point = point_of(town)
    if countries := countries_of(area.place):
        # Madagascar is no part of what is measured to as Africa.
        main = Shore.of_mainland(found) if (found := country_at(*point)) in countries and found else None
        return main is not None and landmasses_at(*np.array([point]).T)[0] == main.landmass[0]
    if area.place.feature.startswith("ISL"):
        return Shore.of_island(point) is Shore.of_island(point_of(area))
    return bool(_lie_in(area.place, np.array([point]))[0])


def _of_country(target: Target) -> Outline | None:
    found = Shore.of_country(target.place.country or "")
    return Outline(found.points, point_of(target), target.place.name, is_land=True) if found else None


def _of_island(target: Target) -> Outline | None:
    point, radius = point_of(target), target.place.radius_km or 0.0
    island = Shore.of_island(point)
    # An archipelago has the centre of some island, or of none: its shore is not that island's.
    least = 0.0 if target.place.feature == "ISL" else radius / 3
    if island is None or not least <= island.radius_km <= max(3 * radius, 10):
        return None
    return Outline(island.points, point, target.place.name, is_land=True)


def _of_division(target: Target) -> Outline | None:
    place = target.place
    towns = _towns_in(place)
    if not len(towns) or place.country is None:
        return None
    edges, _ = _edges_in(place, towns)
    if target.edge == "coast":
        return Outline(edges, point_of(target), f"the coast of {place.name}") if len(edges) else None
    return Outline(np.concatenate([towns, edges]), point_of(target), place.name, _coarseness(place), may_be_nearer=True)


def _towns_in(division: Place) -> NDArray[np.float64]:
    columns, rows = open_gazetteer().columns, open_gazetteer().towns_in(division)
    return np.stack([columns["lat"][rows], columns["lon"][rows]], axis=-1)


def _lie_in(division: Place, points: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which points lie in a division, whose borders are not known: those whose nearest town does."""
    gazetteer = open_gazetteer()
    return np.isin(gazetteer.nearest_towns(points[:, 0], points[:, 1]), gazetteer.towns_in(division))


def _coarseness(place: Place) -> float:
    return max(_TOWNS_APART_KM, 0.15 * (place.radius_km or 0.0))


def _edges_in(place: Place, towns: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points of the country's edges that lie in a division, and the landmass of each."""
    shore = Shore.of_country(place.country or "")
    if shore is None and place.lat is not None and place.lon is not None:
        shore = Shore.of_island((place.lat, place.lon))  # the map has Svalbard in Norway
    if shore is None:
        return np.empty((0, 2)), np.empty(0, dtype=np.int64)
    low, high = towns.min(axis=0) - 1, towns.max(axis=0) + 1
    near = np.flatnonzero(((shore.points >= low) & (shore.points <= high)).all(axis=1))
    inside = near[_lie_in(place, shore.points[near])]
    return shore.points[inside], shore.landmass[inside]


def between_outlines(a: Outline, b: Outline) -> list[Measured]:
    """Return the ways in which the distance from `a` to `b` may fairly be meant, the nearest points first."""
    nearest, here, there = nearest_points(a.points, b.points)
    if nearest < _TOUCHING_KM:
        raise NotMeasurableError(f"{_upper(a.words)} and {b.words} touch each other.")
    centres = distance_km(a.centre, b.centre)
    ends = [(here, there), (a.centre, b.centre)]
    ends += [(a.centre, nearest_points(np.array([a.centre]), b.points)[2])]
    ends += [(nearest_points(a.points, np.array([b.centre]))[1], b.centre)]
    bearings = bearings_between(ends)
    between: MeasuredBetween = "coast" if a.is_land or b.is_land else "border"
    least = max(0.0, nearest - a.error_km - b.error_km)
    if a.may_be_nearer or b.may_be_nearer:
        least = min(least, _EMPTY * nearest)
    drawn = max((area.error_km for area in (a, b) if len(area.points) > 1), default=0.0)
    # Continents are near each other in many a place: 13 km at Tiran, 26 km at the Bab el-Mandeb.
    farther = _FARTHER_OF_TWO if a.is_land and a.may_be_nearer and b.is_land and b.may_be_nearer else _FARTHER
    if a.is_coast or b.is_coast:
        farther = min(farther, _ALONG_THE_COAST)
    most = min(max(centres, nearest), farther * nearest) + drawn
    words = f"between the nearest points of {a.words} and {b.words}"
    found = [Measured(nearest, least, most, between, bearings, words, loose_deg=_AREA_LOOSE_DEG)]
    for (start, stop), told in zip(ends[1:], ("the centres", "the centre", "the centre"), strict=True):
        km = distance_km(start, stop)
        behind_a_coast = (a.is_coast and start == a.centre) or (b.is_coast and stop == b.centre)
        if km <= 2 * nearest and not behind_a_coast:
            says = f"between {told} of {a.words} and {b.words}" if told == "the centres" else _from_centre(a, b, start)
            found.append(Measured(km, least, most, "centres", bearings, says, loose_deg=_AREA_LOOSE_DEG))
    return found


def _from_centre(a: Outline, b: Outline, start: LatLon) -> str:
    whole, part = (a, b) if start == a.centre else (b, a)
    return f"from the centre of {whole.words} to the nearest point of {part.words}"


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def loose_deg(spread_km: float, km: float) -> float:
    """Return by how much the extents of two places may turn the bearing between their centres."""
    return degrees(asin(min(1.0, 0.5 * spread_km / km))) if km > 0 else 90.0
