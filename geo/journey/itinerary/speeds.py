"""How fast a traveller can have gone at most: by what carries it where the words say, else by the mode and the lines.

The figures are bounds, not guesses: somewhat above the service speeds that operators publish, and for those on foot or
under sail somewhat above what is kept up for hours. Where the dates ask for more, the dates win (see whereabouts.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.journey.itinerary.sighting import is_wide
from geo.lexicon import MannerClass, any_of, classes, plurals, vehicle_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.journey.itinerary.visit import Visit
    from geo.model import CountryKm, Leg, Mode, Window

TOP_SPEED_KMH: dict[Mode, float] = {"rail": 160.0, "road": 110.0, "sea": 50.0, "air": 950.0, "unknown": 950.0}
"""Ordinary express trains, motorways, fast ships and airliners."""

_FAST_LINES: dict[str, float] = {
    **dict.fromkeys(("CN", "ID"), 350.0),
    **dict.fromkeys(("FR", "JP", "MA"), 320.0),
    **dict.fromkeys(("BE", "DE", "ES", "GB", "IT", "KR", "NL", "SA", "TR", "TW"), 310.0),
    **dict.fromkeys(("AT", "RU", "US", "UZ"), 250.0),
    **dict.fromkeys(("CH", "CZ", "DK", "FI", "GR", "NO", "PL", "PT", "SE"), 220.0),
}
"""The fastest trains in regular service, by country, where they are faster than ordinary express trains."""


def _bounds() -> tuple[tuple[re.Pattern[str], Mode, float], ...]:
    """Return what is slower than its mode allows, the slowest first."""
    manners = [(k.words, k.mode, k.top_kmh) for k in classes("manners", MannerClass).values()]
    carriers = [(plurals(k.words), k.mode, k.top_kmh) for k in vehicle_classes() if k.top_kmh is not None]
    slowest = sorted((*manners, *carriers), key=lambda bound: bound[2])
    return tuple((re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE), mode, kmh) for words, mode, kmh in slowest)


_BOUNDS = _bounds()


def top_speed_kmh(mode: Mode, words: str, countries: Iterable[CountryKm]) -> float:
    """Return the speed in km/h that is assumed not to be exceeded; `words` tell how the traveller goes."""
    for pattern, of, kmh in _BOUNDS:
        if of == mode and pattern.search(words):
            return float(kmh)
    lines = [_FAST_LINES.get(c.country, 0.0) for c in countries] if mode == "rail" else []
    return max([TOP_SPEED_KMH[mode], *lines])


def leg_km(leg: Leg) -> float:
    """Return the length of a leg along its way, the geodesic where no way is known."""
    return leg.path_km if leg.path_km is not None else leg.geodesic_km


def hours_at_top(leg: Leg) -> float:
    """Return the hours that a leg takes at the speed that is not exceeded."""
    return leg_km(leg) / (leg.top_speed_kmh or TOP_SPEED_KMH[leg.mode])


def least_speed(depart: Window, arrive: Window, km: float) -> float | None:
    """Return the lowest mean speed in km/h that the dates of two stops allow, None where a bound is missing."""
    left, came = depart.earliest, arrive.latest
    if left is None or came is None or came <= left:
        return None
    return round(km / ((came - left).total_seconds() / 3600), 1)


def least_hours(leg: Leg, start: Visit, end: Visit) -> float:
    """Return the hours that a leg takes at least; 0 where nobody can say: from or to a whole country.

    Where one verb tells of both ends, its date may be that of either: "arrived from Lima late on Tuesday".
    """
    triggers = {e.event.trigger for e in start.events}
    at_once = any(e.event.trigger in triggers for e in end.events)
    if at_once or is_wide(start.place) or is_wide(end.place):
        return 0.0
    return hours_at_top(leg)
