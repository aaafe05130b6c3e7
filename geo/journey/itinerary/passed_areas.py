"""Where on the way a sea, a desert or a range is crossed: near the line between the stops, not at its middle.

Who crosses the Mediterranean from Marseille to Algiers comes nowhere near Malta.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.itinerary.sighting import is_coarse
from geo.model import DerivedFrom
from geo.routing import country_at, destination, distance_km, initial_bearing_deg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.journey.itinerary.visit import Visit
    from geo.model import Place

    Point = tuple[float, float]

_WIDE_KM: Final = 100.0
_SAMPLES: Final = 25
_WATERS: Final = frozenset({"SEA", "SEAS", "OCN", "GULF", "BAY", "STRT", "CHN"})


def placed_on_the_way(visits: Sequence[Visit]) -> list[Visit]:
    """Return visits in which what is wide and only passed lies where the way between its neighbours crosses it."""
    placed = list(visits)
    for index in range(1, len(placed) - 1):
        visit = placed[index]
        if visit.only("way") and (visit.place.radius_km or 0.0) > _WIDE_KM and not is_coarse(visit.place):
            point = _crossed(visit.place, _point(placed[index - 1].place), _point(placed[index + 1].place))
            placed[index] = visit if point is None else replace(visit, place=_at(visit.place, point))
    return placed


def _crossed(area: Place, start: Point, end: Point) -> Point | None:
    """Return the middle of the way between two points within an area, else the point of it nearest to that way.

    Of waters it lies at sea; None where no such point is found.
    """
    middle = _point(area)
    bearing, km = initial_bearing_deg(start, end), distance_km(start, end)
    line = [destination(start, km * step / _SAMPLES, bearing) for step in range(1, _SAMPLES)]
    reach = area.radius_km or 0.0
    inside = [p for p in line if distance_km(middle, p) <= reach and _fits(area, p)]
    if inside:
        return inside[len(inside) // 2]
    nearest = min(line, key=lambda p: distance_km(middle, p))
    towards = initial_bearing_deg(middle, nearest)
    between = (destination(middle, reach * share, towards) for share in _shares())
    return next((p for p in between if _fits(area, p)), None)


def _shares() -> Iterator[float]:
    return (step / 10 for step in range(10, 0, -1))


def _fits(area: Place, point: Point) -> bool:
    return area.feature not in _WATERS or country_at(*point) is None


def _point(place: Place) -> Point:
    return place.lat or 0.0, place.lon or 0.0


def _at(area: Place, point: Point) -> Place:
    """Return an area with another point of it; its id says which."""
    lat, lon = round(point[0], 2), round(point[1], 2)
    middle = _point(area)
    made_of = DerivedFrom(
        place_id=area.id,
        km=round(distance_km(middle, (lat, lon)), 1),
        bearing_deg=round(initial_bearing_deg(middle, (lat, lon)), 1),
    )
    moved = {"id": f"within:{lat:g},{lon:g}:{area.id}", "lat": lat, "lon": lon, "derived_from": made_of}
    return area.model_copy(update=moved)
