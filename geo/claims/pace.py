"""Statements of how long a journey takes: is the speed that follows one that trains, cars, ships or planes have?

The distance is the way by rail or sea, the straight line by air, and by road 1.0 to 1.6 times the straight line. A
speed stated in the same sentence is held against the one that follows, with the tolerance of its rounding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.claims import verdicts
from geo.claims.modes import travel_mode
from geo.figures import km_words, quantity_words
from geo.model import Check, Verdict

if TYPE_CHECKING:
    from geo.model import Mode, Quantity


class Pace(NamedTuple):
    """The slowest and the fastest average speed (km/h) of a journey by something, its mode, and who travels so."""

    mode: Mode
    slowest: float
    fastest: float
    name: str


_WALK = Pace("road", 1.5, 8.0, "people on foot")
_PACES = {
    "rail": Pace("rail", 15.0, 350.0, "trains"),
    "road": Pace("road", 10.0, 130.0, "cars"),
    "sea": Pace("sea", 5.0, 75.0, "ships"),
    "air": Pace("air", 150.0, 1100.0, "planes"),
}
_ON_FOOT = re.compile(r"\b(?:walk\w*|march\w*|foot|trek\w*|hik\w+|pilgrimage)\b", re.IGNORECASE)
_ROAD_FACTOR = 1.6


def pace_of(words: str) -> Pace | None:
    """Return the speeds of the journey that a sentence tells of; None where it does not say by what."""
    mode = travel_mode(words)
    return _WALK if mode == "road" and _ON_FOOT.search(words) else _PACES.get(mode)


def check_pace(duration: Quantity, speed: Quantity | None, pace: Pace, km: float, *, by_road: bool) -> Check:
    """Return whether a duration fits a distance of `km` (the straight line if `by_road`)."""
    hours = verdicts.base_value(duration), verdicts.top_value(duration)
    low, high = km / hours[1], km * (_ROAD_FACTOR if by_road else 1.0) / hours[0]
    about = f"{low:.0f} km/h" if high - low < 1 else f"{low:.0f} to {high:.0f} km/h"
    text = f"{km_words(km)}{' in a straight line' if by_road else ''} in {quantity_words(duration)} is {about}"
    if speed is not None:
        nearest = min(max(verdicts.base_value(speed), low), high)
        verdict = verdicts.figure_verdict(speed, nearest, hedged=True)
        fits = "fits" if verdict in {"supported", "approximately"} else "does not fit"
        return Check(
            name="speed", verdict=verdict, explanation=f"{text}, which {fits} the {quantity_words(speed)} stated."
        )
    days = duration.unit in {"d", "wk"}  # with nights and stops in them, no journey is too slow
    outcome: Verdict = (
        "contradicted" if low > pace.fastest else "supported" if days or high >= pace.slowest else "imprecise"
    )
    says = {
        "contradicted": f"faster than {pace.name} are",
        "imprecise": f"slow for {pace.name}",
        "supported": f"a speed that {pace.name} have",
    }[outcome]
    if days and outcome == "supported":
        says = f"not too fast for {pace.name}"
    return Check(name="speed", verdict=outcome, explanation=f"{text}: {says}.")
