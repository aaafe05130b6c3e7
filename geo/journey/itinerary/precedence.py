"""Which of two visits came first: what dates, tense, connectives and the course of the story say, weighed.

Each clue is worth its odds; `data/visit_order.toml` has them, and how they were learnt.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from geo.journey.itinerary.narration import Narration
    from geo.journey.itinerary.visit import Visit
    from geo.model import Span


CERTAIN: Final = 50.0
"""The same of what cannot be otherwise: of days that lie apart."""


def _weights() -> dict[str, dict[str, float]]:
    """Return the weights of the clues: of steps from one telling to the next, and of all others."""
    with data_path("visit_order.toml").open("rb") as file:
        return tomllib.load(file)


_TABLES: Final = _weights()
STEPS: Final = _TABLES["steps"]
WEIGHTS: Final = {**STEPS, **_TABLES["visits"], "dated": CERTAIN}


_EARTH_KM: Final = 6371.0
_DETOUR: Final = 1.15
"""What lies between two places makes the way from one to the other longer by no more than this."""

_NEARER: Final = 0.9
"""And it is nearer than the other end by no less than this; what is not lies beside it."""

_SAME_DAY: Final = 0.25
"""By what share of the shorter one windows that are apart may overlap: days begin by the clock of each place."""

_SAME_TIME_HOURS: Final = 12.0
_MANY_EVENTS: Final = 1e6


def odds(narration: Narration, numbers: Sequence[int]) -> NDArray[np.float64]:
    """Return the logarithm of the odds that the visit of a row came before that of a column, by the visits' numbers."""
    return np.asarray(sum(WEIGHTS[name] * clue for name, clue in clues(narration, numbers).items()))


def clues(narration: Narration, numbers: Sequence[int]) -> dict[str, NDArray[np.float64]]:
    """Return each clue as a matrix: 1 where it holds of the visit of the row or has it first, -1 of the column's."""
    visits = [narration.visits[number] for number in numbers]
    return {
        **_of_steps(narration, numbers),
        **_of_kinds(narration, visits, numbers),
        **_of_dates(visits),
        **_of_narrated_dates(narration, numbers),
        **_of_places_in_text(narration, visits),
        **_of_ways(narration, numbers),
    }


def _of_steps(narration: Narration, numbers: Sequence[int]) -> dict[str, NDArray[np.float64]]:
    at = {number: i for i, number in enumerate(numbers)}
    found = {name: np.zeros((len(at), len(at))) for name in STEPS}
    for step in narration.steps_from(numbers):
        if step.then in at:
            one, other = at[step.first], at[step.then]
            found[step.clue][one, other] += 1
            found[step.clue][other, one] -= 1
    return {name: np.clip(clue, -1, 1) for name, clue in found.items()}


def _of_kinds(narration: Narration, visits: Sequence[Visit], numbers: Sequence[int]) -> dict[str, NDArray[np.float64]]:
    begin, end = narration.title_ends or (None, None)
    return {
        "begins": _holds([narration.begins(v) for v in visits]),
        "title_begins": _holds([number == begin for number in numbers]),
        "title_ends": _holds([number == end for number in numbers]),
        "now": _now(narration, visits),
        "had": _holds([narration.in_past_perfect(v) for v in visits]),
        "left_only": _holds([v.begins_left and not narration.goes_on_from_onset(v) for v in visits]),
        "aimed_only": _holds([v.only("goal") and not v.to_come for v in visits]),
        "to_come": _holds([v.to_come for v in visits]),
    }


def _now(narration: Narration, visits: Sequence[Visit]) -> NDArray[np.float64]:
    """Return where somebody is as the text is written: after what was, and before what is to come."""
    ahead = np.array([v.to_come for v in visits])
    return np.where(ahead[:, None] | ahead[None, :], 0.0, _holds([narration.goes_on(v) for v in visits]))


def _of_dates(visits: Sequence[Visit]) -> dict[str, NDArray[np.float64]]:
    begin, end = _hours([v.window.earliest for v in visits]), _hours([v.window.latest for v in visits])
    length = np.nan_to_num(end - begin, nan=0.0)
    slack = _SAME_DAY * np.minimum(length[:, None], length[None, :])
    apart = _less_its_reverse(end[:, None] <= begin[None, :] + slack)
    roughly = _earlier(_hours([v.moment for v in visits]))
    return {"dated": apart, "dated_roughly": np.where(apart == 0, roughly, 0.0)}


def _of_narrated_dates(narration: Narration, numbers: Sequence[int]) -> dict[str, NDArray[np.float64]]:
    """Return the same for visits without a date of their own: by the date that was told last before them."""
    dates = [narration.dates.get(number) for number in numbers]
    hours = _hours([date.moment if date else None for date in dates])
    near = np.array([date is None or date.near for date in dates])
    with np.errstate(invalid="ignore"):
        apart = np.abs(hours[None, :] - hours[:, None]) > _SAME_TIME_HOURS
    own = np.isfinite(_hours([narration.visits[number].moment for number in numbers]))
    told = np.where(apart & ~(own[:, None] & own[None, :]), _earlier(hours), 0.0)
    tied = np.array([date is not None and date.tied for date in dates])
    either, both = tied[:, None] | tied[None, :], near[:, None] & near[None, :]
    return {
        "tied_to_date": np.where(either, told, 0.0),
        "told_with_date": np.where(both & ~either, told, 0.0),
        "told_after_date": np.where(both | either, 0.0, told),
    }


def _of_ways(narration: Narration, numbers: Sequence[int]) -> dict[str, NDArray[np.float64]]:
    """Return which of two lies on the way to the other: nearer to the start; or told after the other was reached."""
    visits = [narration.visits[number] for number in numbers]
    passed = np.array([v.only("way") for v in visits], dtype=bool)
    goals = np.array([narration.reached_before.get(number, -1) for number in numbers])
    goal_first = goals[:, None] == np.array(numbers)[None, :]
    between = _between_start_and(visits)
    return {
        "passed_to_goal": _less_its_reverse(passed[:, None] & goal_first),
        "between_to_goal": _less_its_reverse(~passed[:, None] & between & goal_first),
        "nearer_to_start": _less_its_reverse(between),
    }


def _less_its_reverse(holds: NDArray[np.bool_]) -> NDArray[np.float64]:
    return np.asarray(holds.astype(np.float64) - holds.T.astype(np.float64))


def _between_start_and(visits: Sequence[Visit]) -> NDArray[np.bool_]:
    """Say whether the place of the row lies between that from where the journey begins and that of the column."""
    start = next((i for i, v in enumerate(visits) if v.begins_left), None)
    if start is None:
        return np.zeros((len(visits), len(visits)), dtype=bool)
    radians = np.radians([(v.place.lat or 0.0, v.place.lon or 0.0) for v in visits])
    km = _on_sphere_km(radians[:, None], radians[None, :])
    from_start = km[start]
    between = from_start[:, None] + km <= _DETOUR * from_start[None, :]
    between &= from_start[:, None] <= _NEARER * from_start[None, :]
    between[start, :] = between[:, start] = False
    np.fill_diagonal(between, val=False)
    return np.asarray(between)


def _on_sphere_km(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distances in km between points in radians, latitude first, by the haversine."""
    half = np.sin((a - b) / 2) ** 2
    chord = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def _of_places_in_text(narration: Narration, visits: Sequence[Visit]) -> dict[str, NDArray[np.float64]]:
    def in_text(tellings: Sequence[tuple[int, int, Span]]) -> NDArray[np.float64]:
        places = [np.nan if only else _position(t) for t, only in zip(tellings, lead, strict=True)]
        return _earlier(np.array(places))

    lead = [v.spans[-1][0] < narration.lead_end for v in visits]
    first = [next((t for t in v.spans if t[0] >= narration.lead_end), v.spans[0]) for v in visits]
    return {"told_last": in_text([v.last_told for v in visits]), "told_after_lead": in_text(first)}


def _position(telling: tuple[int, int, Span]) -> float:
    """Return where a telling stands: by its first character, those that begin with the same word by their events."""
    start, order, _ = telling
    return start + order / _MANY_EVENTS


def _hours(moments: Sequence[datetime | None]) -> NDArray[np.float64]:
    return np.array([np.nan if m is None else m.timestamp() / 3600 for m in moments])


def _holds(flags: Sequence[bool]) -> NDArray[np.float64]:
    values = np.array(flags, dtype=np.float64)
    return values[:, None] - values[None, :]


def _earlier(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return 1 where the value of the row is the less one, -1 where it is the greater; 0 where one is not known."""
    return np.nan_to_num(np.sign(values[None, :] - values[:, None]))
