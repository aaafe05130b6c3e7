"""Where a traveller can be at a time: a space-time prism along the route (Hägerstrand 1970; Miller 1991).

Positions are km along the route. At time t the traveller has not passed what could be reached from each stop
since the earliest instant at which it can have been left, and is no farther back than still lets each stop be
reached by the latest instant at which it was:

    max_km(t) = min over stops i of  s_i + v * max(0, t - leave_i)
    min_km(t) = max over stops i of  s_i - v * max(0, reach_i - t),  at least 0

Both are piecewise linear; their corners are the breakpoints.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.model import Breakpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Leg, Mode, Stop

TOP_SPEED_KMH: dict[Mode, float] = {"rail": 160.0, "road": 110.0, "sea": 50.0, "air": 950.0, "unknown": 950.0}
"""The speed assumed not to be exceeded: of ordinary express trains, motorways, fast ships and airliners."""


FLAT_KM = 0.01
"""A corner that bends the band by less is none."""


def leg_km(leg: Leg) -> float:
    """Return the length of a leg along its way, the geodesic where no way is known."""
    return leg.path_km if leg.path_km is not None else leg.geodesic_km


def whereabouts(stops: Sequence[Stop], legs: Sequence[Leg]) -> tuple[Breakpoint, ...]:
    """Return the corners of the band in which the traveller is, in order of time; empty where nothing is dated."""
    at = [0.0]
    for leg in legs:
        at.append(at[-1] + leg_km(leg))
    leave = [_first(s.depart.earliest if s.depart else None, s.arrive.earliest if s.arrive else None) for s in stops]
    reach = [_last(s.arrive.latest if s.arrive else None, s.depart.latest if s.depart else None) for s in stops]
    known = [t for t in (*leave, *reach) if t is not None]
    if not known:
        return ()
    begin = min(known)
    hours = [None if t is None else (t - begin) / timedelta(hours=1) for t in leave]
    due = [None if t is None else (t - begin) / timedelta(hours=1) for t in reach]
    speed = _speed(at, hours, due, max(TOP_SPEED_KMH[leg.mode] for leg in legs))
    end = max(h for h in (*hours, *due) if h is not None)
    if due[-1] is None:
        # Nobody says when the last stop is reached: the band is followed until it can be.
        end = max(end, min(h for h in (*hours, *due) if h is not None) + at[-1] / speed)

    def upper(hour: float) -> float:
        bounds = [s + speed * max(0.0, hour - h) for s, h in zip(at, hours, strict=True) if h is not None]
        return min([*bounds, at[-1]])

    def lower(hour: float) -> float:
        bounds = [s - speed * max(0.0, h - hour) for s, h in zip(at, due, strict=True) if h is not None]
        return min(max([*bounds, 0.0]), upper(hour))

    corners = {0.0, end, *(h for h in (*hours, *due) if h is not None)}
    for a in at:
        for s, h in zip(at, hours, strict=True):
            if h is not None and a > s:
                corners.add(h + (a - s) / speed)
        for s, h in zip(at, due, strict=True):
            if h is not None and a < s:
                corners.add(h - (s - a) / speed)
    corners |= _crossings(at, hours, due, speed)
    inside = sorted(c for c in corners if 0 <= c <= end)
    corner_points = [(begin + timedelta(hours=h), round(lower(h), 3), round(upper(h), 3)) for h in inside]
    return tuple(
        Breakpoint(t=t.replace(microsecond=0), min_km=low, max_km=high) for t, low, high in _thin(corner_points)
    )


def _first(*times: datetime | None) -> datetime | None:
    return next((t for t in times if t is not None), None)


_last = _first


def _speed(at: list[float], leave: list[float | None], due: list[float | None], top: float) -> float:
    """Return the top speed, or what the dates ask for where that is more."""
    needed = [
        (at[j] - at[i]) / (d - h)
        for i, h in enumerate(leave)
        for j, d in enumerate(due)
        if h is not None and d is not None and i < j and d > h
    ]
    return max([top, *needed])


def _crossings(at: list[float], leave: list[float | None], due: list[float | None], speed: float) -> set[float]:
    """Return where one stop's bound overtakes another's: the corners between rising and level stretches."""
    found = set()
    for bounds, sign in ((leave, 1), (due, -1)):
        known = [(s, h) for s, h in zip(at, bounds, strict=True) if h is not None]
        for (s, h), (other, _) in ((a, b) for a in known for b in known if a is not b):
            found.add(h + sign * abs(other - s) / speed)
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
