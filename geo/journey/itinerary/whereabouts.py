"""Where a traveller can be at a time: a space-time prism along the route (Hägerstrand 1970; Miller 1991).

Positions are km along the route; each has a lag, the hours to it from the first stop at the top speed of every leg. At
time t the traveller has not passed what could be reached from each stop since the earliest instant at which it can
have been left, and is no farther back than still lets each stop be reached by the latest instant at which it was:

    max_lag(t) = min over stops i of  lag_i + max(0, t - leave_i)
    min_lag(t) = max over stops i of  lag_i - max(0, reach_i - t),  at least 0

Both, and km by lag, are piecewise linear; the corners are the breakpoints.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.journey.itinerary.speeds import TOP_SPEED_KMH
from geo.model import Breakpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Leg, Stop

FLAT_KM = 0.01
"""A corner that bends the band by less is none."""


def leg_km(leg: Leg) -> float:
    """Return the length of a leg along its way, the geodesic where no way is known."""
    return leg.path_km if leg.path_km is not None else leg.geodesic_km


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

    def upper(hour: float) -> float:
        bounds = [s + max(0.0, hour - h) for s, h in zip(lag, hours, strict=True) if h is not None]
        return min([*bounds, lag[-1]])

    def lower(hour: float) -> float:
        bounds = [s - max(0.0, h - hour) for s, h in zip(lag, due, strict=True) if h is not None]
        return min(max([*bounds, 0.0]), upper(hour))

    corners = {0.0, end, *(h for h in (*hours, *due) if h is not None)}
    for reached in lag:
        corners |= {h + reached - s for s, h in zip(lag, hours, strict=True) if h is not None and reached > s}
        corners |= {h + reached - s for s, h in zip(lag, due, strict=True) if h is not None and reached < s}
    corners |= _crossings(lag, hours, due)
    points = [
        (begin + timedelta(hours=h), round(_km(lower(h), lag, at), 3), round(_km(upper(h), lag, at), 3))
        for h in sorted(c for c in corners if 0 <= c <= end)
    ]
    return tuple(Breakpoint(t=t.replace(microsecond=0), min_km=low, max_km=high) for t, low, high in _thin(points))


def _first(*times: datetime | None) -> datetime | None:
    return next((t for t in times if t is not None), None)


def _hours_of(legs: Sequence[Leg], leave: list[float | None], due: list[float | None]) -> list[float]:
    """Return the hours that each leg takes at least: at its top speed, or faster where the dates ask for it."""
    hours = [leg_km(leg) / (leg.top_speed_kmh or TOP_SPEED_KMH[leg.mode]) for leg in legs]
    hurry = [1.0] * len(legs)
    for i, left in enumerate(leave):
        for j, reached in enumerate(due[i + 1 :], start=i + 1):
            if left is not None and reached is not None and reached > left:
                needed = sum(hours[i:j]) / (reached - left)
                hurry[i:j] = [max(factor, needed) for factor in hurry[i:j]]
    return [h / factor for h, factor in zip(hours, hurry, strict=True)]


def _km(lag_hours: float, lag: list[float], at: list[float]) -> float:
    """Return the km of the route that is reached after so many hours at the top speeds."""
    after = bisect_right(lag, lag_hours)
    if after == len(lag):
        return at[-1]
    share = (lag_hours - lag[after - 1]) / (lag[after] - lag[after - 1])
    return at[after - 1] + share * (at[after] - at[after - 1])


def _crossings(lag: list[float], leave: list[float | None], due: list[float | None]) -> set[float]:
    """Return where one stop's bound overtakes another's: the corners between rising and level stretches."""
    found = set()
    for bounds, sign in ((leave, 1), (due, -1)):
        known = [(s, h) for s, h in zip(lag, bounds, strict=True) if h is not None]
        for (s, h), (other, _) in ((a, b) for a in known for b in known if a is not b):
            found.add(h + sign * abs(other - s))
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
