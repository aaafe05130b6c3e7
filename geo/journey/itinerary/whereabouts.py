"""Where a traveller can be at a time: a space-time prism along the route (Hägerstrand 1970; Miller 1991).

Positions are km along the route; each has a lag, the hours to it from the first stop at the top speed of every leg. At
time t the traveller has not passed what could be reached from each stop since the earliest instant at which it can
have been left, and is no farther back than still lets each stop be reached by the latest instant at which it was:

    max_lag(t) = min over stops i of  lag_i + max(0, t - leave_i)
    min_lag(t) = max over stops i of  lag_i - max(0, reach_i - t),  at least 0

Both, and km by lag, are piecewise linear; the corners are the breakpoints. Both only rise, so that each is found by one
sweep over the stops in order of time, and its corners are as many as the stops.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from geo.journey.itinerary.speeds import hours_at_top, leg_km
from geo.model import Breakpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Leg, Stop

FLAT_KM = 0.01
"""A corner that bends the band by less is none."""

ROUNDING_HOURS = 1e-9
"""By how much what is computed as hours may be off."""


def whereabouts(stops: Sequence[Stop], legs: Sequence[Leg]) -> tuple[Breakpoint, ...]:
    """Return the corners of the band in which the traveller is, in order of time; empty where nothing is dated."""
    leave = [_first(s.depart.earliest if s.depart else None, s.arrive.earliest if s.arrive else None) for s in stops]
    reach = [_first(s.arrive.latest if s.arrive else None, s.depart.latest if s.depart else None) for s in stops]
    known = [t for t in (*leave, *reach) if t is not None]
    if not known:
        return ()
    begin = min(known)
    hours = [None if t is None else (t - begin) / timedelta(hours=1) for t in leave]
    due = [None if t is None else (t - begin) / timedelta(hours=1) for t in reach]
    at, lag = [0.0], [0.0]
    for leg, needed in zip(legs, _hours_of(legs, hours, due), strict=True):
        at.append(at[-1] + leg_km(leg))
        lag.append(lag[-1] + needed)
    end = max(h for h in (*hours, *due) if h is not None)
    if due[-1] is None:
        # Nobody says when the last stop is reached: the band is followed until it can be.
        end = max(end, min(h for h in (*hours, *due) if h is not None) + lag[-1])

    farthest = _Earliest(lag, hours, lag[-1])
    # The other bound is the same, seen from the journey's end backwards.
    nearest = _Earliest([-s for s in lag], [None if h is None else -h for h in due], 0.0)

    def upper(hour: float) -> float:
        return farthest.at(hour)

    def lower(hour: float) -> float:
        return min(-nearest.at(-hour), upper(hour))

    corners = {0.0, end, *(h for h in (*hours, *due) if h is not None), *farthest.corners()}
    corners |= {-h for h in nearest.corners()}
    points = [
        (begin + timedelta(hours=h), round(_km(lower(h), lag, at), 3), round(_km(upper(h), lag, at), 3))
        for h in sorted(c for c in corners if 0 <= c <= end)
    ]
    return tuple(Breakpoint(t=t.replace(microsecond=0), min_km=low, max_km=high) for t, low, high in _thin(points))


def _first(*times: datetime | None) -> datetime | None:
    return next((t for t in times if t is not None), None)


def _hours_of(legs: Sequence[Leg], leave: list[float | None], due: list[float | None]) -> list[float]:
    """Return the hours that each leg takes at least: at its top speed, or faster where the dates ask for it."""
    hours = [hours_at_top(leg) for leg in legs]
    left = np.array([np.nan if h is None else h for h in leave])
    reached = np.array([np.nan if h is None else h for h in due])
    hurry = np.ones(len(legs))
    for i in np.flatnonzero(~np.isnan(left)).tolist():
        given = reached[i + 1 :] - left[i]
        with np.errstate(divide="ignore", invalid="ignore"):
            needed = np.where(given > 0, np.cumsum(hours[i:]) / given, 0.0)
        # A leg is hurried by whatever stop after it must be reached.
        hurry[i:] = np.maximum(hurry[i:], np.maximum.accumulate(needed[::-1])[::-1])
    return [h / factor for h, factor in zip(hours, hurry.tolist(), strict=True)]


def _km(lag_hours: float, lag: list[float], at: list[float]) -> float:
    """Return the km of the route that is reached after so many hours at the top speeds."""
    after = bisect_right(lag, lag_hours)
    if after == len(lag):
        return at[-1]
    share = (lag_hours - lag[after - 1]) / (lag[after] - lag[after - 1])
    return at[after - 1] + share * (at[after] - at[after - 1])


def _lower_line(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Return which of two (h, s) is lower where both s + t - h rise."""
    return other if other[1] - other[0] < one[1] - one[0] else one


class _Earliest:
    """The least of bounds that are level until an hour and then rise by one an hour: min of s + max(0, t - h)."""

    def __init__(self, levels: Sequence[float], hours: Sequence[float | None], cap: float) -> None:
        known = sorted((h, s) for s, h in zip(levels, hours, strict=True) if h is not None)
        self._levels = sorted(levels)
        self._hours = [h for h, _ in known]
        self._rising = list(accumulate(known, _lower_line))
        """The (h, s) of the lowest of the bounds that rise after each hour."""
        self._level = [*accumulate((s for _, s in reversed(known)), min, initial=cap)][::-1]
        """The lowest of the bounds that are still level before each hour, and after all."""

    def at(self, hour: float) -> float:
        """Return the least of the bounds at an hour."""
        after = bisect_left(self._hours, hour)
        if after == 0:
            return self._level[0]
        h, s = self._rising[after - 1]
        return min(s + (hour - h), self._level[after])

    def corners(self) -> set[float]:
        """Return when it comes to one of the levels, as far as it rises: there it bends, or the way by hour does."""
        found = set()
        spells = pairwise([*self._hours, math.inf])
        for (h, s), (begin, end), level in zip(self._rising, spells, self._level[1:], strict=True):
            first = bisect_left(self._levels, s + (begin - h) - ROUNDING_HOURS)
            last = bisect_right(self._levels, min(s + (end - h), level) + ROUNDING_HOURS)
            found |= {h + reached - s for reached in self._levels[first:last] if reached > s}
        return found


def _thin(points: list[tuple[datetime, float, float]]) -> list[tuple[datetime, float, float]]:
    """Drop points that lie on the line between their neighbours, and repeated instants."""
    unique = [p for p, q in pairwise([*points, points[-1]]) if p[0] != q[0]] + [points[-1]]
    kept: list[tuple[datetime, float, float]] = []
    for i, point in enumerate(unique):
        if 0 < i < len(unique) - 1:
            before, after = kept[-1], unique[i + 1]
            share = (point[0] - before[0]) / (after[0] - before[0])
            low = before[1] + share * (after[1] - before[1])
            high = before[2] + share * (after[2] - before[2])
            if max(abs(low - point[1]), abs(high - point[2])) < FLAT_KM:
                continue
        kept.append(point)
    return kept
