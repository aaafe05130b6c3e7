"""The visits of a journey, in order.

Visits are ordered by their dates, what has happened before what is to come; an undated one keeps its place in
the telling, what is passed on the way goes where the journey is shortest. A country is a visit only where no
finer place in it is named.
"""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from geo.journey.clauses import weaker
from geo.journey.itinerary.row import Row
from geo.journey.itinerary.visit import Visit
from geo.journey.localities import spot_of
from geo.journey.windows import intersect
from geo.model import Window
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from geo.journey.events import ExtractedEvent
    from geo.model import Place, Status

_PAST: frozenset[Status] = frozenset({"confirmed", "reported", "historical"})


EPISODE_GAP_DAYS = 21
"""Visits further apart than this belong to different journeys."""

_MANY = 32
"""From how many places on the way on their detours are first estimated on a sphere."""

_EARTH_KM = 6371.0088
_SPHERE_ERROR = 0.01
"""By what share a distance on a sphere may be off, at most; it is 0.0056."""
_SAME_PLACE_KM = 1e-9  # what is nearer is the same point: one measure rounds it to nothing, the other does not

_km = lru_cache(maxsize=1 << 16)(distance_km)
"""A long journey goes between the same places again and again."""

_NO_STOP = frozenset({"CONT", "OCN", "SEA", "SEAS", "GULF", "STRT", "CHN", "BAY"})
"""Features that nobody stops at as such: continents and waters."""


def _moment(extracted: ExtractedEvent) -> datetime | None:
    """Return the middle of an event's window, one of its bounds where the other is open; None where undated."""
    when = extracted.event.when
    if not extracted.dated or when is None:
        return None
    if when.earliest is not None and when.latest is not None:
        return when.earliest + (when.latest - when.earliest) / 2
    return when.earliest or when.latest


def last_episode(events: list[ExtractedEvent]) -> list[ExtractedEvent]:
    """Drop what happened long before the rest: "Modi, who visited Washington last month, flew to Paris"."""
    dated = sorted(m for e in events if (m := _moment(e)) is not None)
    gaps = [b for a, b in pairwise(dated) if b - a > timedelta(days=EPISODE_GAP_DAYS)]
    before = [e for e in events if gaps and (m := _moment(e)) is not None and m < gaps[-1]]
    if not gaps or any(e.event.type == "departure" for e in before):
        # Who has set out is still under way, however long it takes.
        return events
    return [e for e in events if (m := _moment(e)) is None or m >= gaps[-1] or e.event.status not in _PAST]


def order_visits(events: Sequence[ExtractedEvent], places: Mapping[str, Place]) -> list[Visit]:
    """Return the visits that one traveller's events tell of, in order, each place once in a row."""
    visits = [v for e in events for v in _visits_of(e, places)]
    named = {v.place.id for v in visits if not v.goal}
    # Who came to grief on the way did not come to the goal.
    halted = max((v.order for v in visits if any(e.event.type == "other" for e in v.events)), default=-1)
    visits = [v for v in visits if not (v.goal and (v.place.id in named or v.order < halted))]
    ordered: list[Visit] = []
    for to_come in (False, True):
        ordered += _in_order([v for v in visits if v.to_come == to_come and not v.goal])
    row = Row(ordered)
    for goal in (v for v in visits if v.goal):
        row.insert(_goal_index(goal, row), goal)
    ordered = _without_coarse(row.visits)
    merged: list[Visit] = []
    for visit in ordered:
        if merged and spot_of(merged[-1].place) == spot_of(visit.place):
            # Who was "near Lyon" and in Lyon was there once.
            merged[-1].place = min(merged[-1].place, visit.place, key=lambda p: p.derived_from is not None)
            merged[-1].join(visit)
        else:
            merged.append(visit)
    return merged


def _visits_of(extracted: ExtractedEvent, places: Mapping[str, Place]) -> list[Visit]:
    """Return the visits that one event tells of."""
    event = extracted.event
    when = event.when or Window()
    to_come = event.status not in _PAST
    moment = _moment(extracted)
    visits = []

    def visit(
        place_id: str | None, *, arrive: Window | None = None, depart: Window | None = None, goal: bool = False
    ) -> None:
        place = places.get(place_id or "")
        if place is None or place.lat is None or place.feature in _NO_STOP:
            return
        statuses: list[Status] = [weaker(event.status, "scheduled") if goal else event.status]
        visits.append(
            Visit(
                place,
                extracted.order,
                to_come or goal,
                statuses,
                [extracted],
                arrive or Window(),
                depart or Window(),
                moment,
                goal,
                extracted.anterior,
            )
        )

    if event.type == "departure":
        visit(event.from_place_id or event.place_id, depart=when)
        visit(event.to_place_id, arrive=Window(earliest=when.earliest), goal=True)
    elif event.type in {"arrival", "return"}:
        visit(event.place_id, arrive=when)
    elif event.type in {"stay", "meeting"} or not _is_crossed_land(places.get(event.place_id or "")):
        visit(event.place_id, arrive=Window(latest=when.latest), depart=Window(earliest=when.earliest))
    return visits


def _in_order(visits: list[Visit]) -> list[Visit]:
    """Return visits of one phase in order: dated ones by date, undated ones where the telling puts them."""
    dated = [v for v in visits if v.when is not None and not _on_the_way(v)]
    wide = _holding([_window(v) for v in dated])
    ordered = sorted((v for v, holds in zip(dated, wide, strict=True) if not holds), key=lambda v: (v.when, v.order))
    for visit in sorted((v for v, holds in zip(dated, wide, strict=True) if holds), key=lambda v: v.order):
        before = _told_before(visit, ordered)
        index = 0 if before is None else before if visit.anterior else before + 1
        ordered.insert(min(max(index, _first_after(visit, ordered)), _last_before(visit, ordered)), visit)
    row = Row(ordered)
    for visit in sorted((v for v in visits if v.when is None and not _on_the_way(v)), key=lambda v: v.order):
        row.insert(_undated_index(visit, row), visit)
    for visit in filter(_on_the_way, visits):
        first, last = _allowed(visit, row)
        row.insert(_shortest_index(visit, row, first, last), visit)
    return row.visits


def _undated_index(visit: Visit, row: Row) -> int:
    """Return where a visit without a date belongs: where the telling puts it."""
    before, same, leaving = row.told_before(visit), row.first_at(visit), row.first_leaving()
    unled = row.first_unled() if visit.leaves else None
    if same is not None:
        index = same + 1
    elif unled is not None:
        # Told after the arrival it led to: "He arrived in Rome on Tuesday. He had flown from Paris."
        index = unled
    elif before is not None:
        index = before if visit.anterior else before + 1
    elif leaving is not None and not visit.leaves:
        index = leaving + 1
    else:
        index = 0
    return row.behind_its_place(index)


def _window(visit: Visit) -> Window:
    return visit.events[0].event.when or Window()


def _holding(windows: Sequence[Window]) -> list[bool]:
    """Say of each window whether it is too wide to stand before or after another, which it holds: April, 12 April."""
    known = {(w.earliest, w.latest) for w in windows if w.earliest is not None and w.latest is not None}
    holding = set()
    first_end: datetime | None = None
    # What a window holds begins with it or later, and stands before it here; of one begin, the shortest is first.
    for earliest, latest in sorted(sorted(known, key=itemgetter(1)), key=itemgetter(0), reverse=True):
        if first_end is not None and first_end <= latest:
            holding.add((earliest, latest))
        first_end = latest if first_end is None else min(first_end, latest)
    return [(w.earliest, w.latest) in holding for w in windows]


def _first_after(visit: Visit, ordered: list[Visit]) -> int:
    """Return the index behind all that was over before the visit could begin."""
    start = _window(visit).earliest
    over = [i for i, v in enumerate(ordered) if start and (end := _window(v).latest) is not None and end <= start]
    return max(over, default=-1) + 1


def _last_before(visit: Visit, ordered: list[Visit]) -> int:
    """Return the index before all that began when the visit was over."""
    end = _window(visit).latest
    begun = [i for i, v in enumerate(ordered) if end and (start := _window(v).earliest) is not None and start >= end]
    return min(begun, default=len(ordered))


def _told_before(visit: Visit, ordered: list[Visit]) -> int | None:
    """Return the index of the visit that the text told of last before this one, None if it told of none."""
    earlier = [(v.order, i) for i, v in enumerate(ordered) if v.order <= visit.order]
    return max(earlier)[1] if earlier else None


def _on_the_way(visit: Visit) -> bool:
    return all(e.event.type in {"passage", "crossing"} for e in visit.events)


def _allowed(visit: Visit, row: Row) -> tuple[int, int]:
    """Return the first and last index at which a dated visit does not contradict the dates of the others."""
    first, last = 0, len(row.visits)
    if not visit.anterior and visit.when is None:
        # "Left Madison … passed through Cleveland": after the departure that was told.
        first = next((i + 1 for i in row.leaving() if row.visits[i].order < visit.order), 0)
    triggers = {e.event.trigger for e in visit.events}
    start, end = visit.depart.earliest, visit.arrive.latest
    undated = start is None and end is None
    for index in row.of_trigger(visit) if undated else range(len(row.visits)):
        other = row.visits[index]
        same = {e.event.type for e in other.events if e.event.trigger in triggers}
        if "departure" in same or same == {"passage"}:
            first = index + 1
        elif same & {"arrival", "return"}:
            last = min(last, index)
        over, begun = other.arrive.latest or other.depart.latest, other.depart.earliest or other.arrive.earliest
        if start is not None and over is not None and over <= start:
            first = index + 1
        if end is not None and begun is not None and begun >= end:
            last = min(last, index)
    return min(first, last), last


def _goal_index(goal: Visit, row: Row) -> int:
    """Return where to put where someone set out for: after the departure, so that the whole journey is shortest.

    "Left A for C", "reached B": B may lie before C or beyond it; the shorter journey is the one told.
    """
    start = row.first_of_event(goal)
    if start is None:
        # Nobody says from where: from the place told of last.
        before = row.told_before(goal)
        index = 0 if before is None else before + 1
        while index < len(row.visits) and _on_the_way(row.visits[index]):
            index += 1
        return index
    last = row.first_leaving(start + 1)
    return _shortest_index(goal, row, start + 1, len(row.visits) if last is None else last)


def _shortest_index(visit: Visit, row: Row, first: int, last: int) -> int:
    """Return the index from `first` to `last` at which a visit makes the journey longer by the least."""
    here = visit.place.lat or 0.0, visit.place.lon or 0.0
    points = row.points

    def detour(index: int) -> float:
        before = points[index - 1] if index else None
        after = points[index] if index < len(points) else None
        added = sum(_km(p, here) for p in (before, after) if p is not None)
        return added - (_km(before, after) if before is not None and after is not None else 0.0)

    between: dict[tuple[tuple[float, float] | None, ...], int] = {}
    for index in _likely(here, points, first, last):
        ends = (points[index - 1] if index else None, points[index] if index < len(points) else None)
        between.setdefault(ends, index)
    return min(between.values(), key=detour)


def _likely(here: tuple[float, float], points: Sequence[tuple[float, float]], first: int, last: int) -> list[int]:
    """Return the indices first..last at which a way over a point can be shortest; of many, by what a sphere tells."""
    if last - first < _MANY:
        return list(range(first, last + 1))
    skipped = max(first - 1, 0)
    radians = np.radians(points[skipped : last + 1])
    index = np.arange(first, last + 1)
    to_here = _on_sphere_km(radians, np.radians(here))
    before = np.where(index > 0, to_here[np.maximum(index - 1 - skipped, 0)], 0.0)
    after = np.where(index < len(points), to_here[np.minimum(index - skipped, len(radians) - 1)], 0.0)
    direct = np.concatenate([[0.0], _on_sphere_km(radians[:-1], radians[1:]), [0.0]])[index - skipped]
    rough, error = before + after - direct, _SPHERE_ERROR * (before + after + direct) + _SAME_PLACE_KM
    return [int(i) for i in index[rough - error <= (rough + error).min()]]


def _on_sphere_km(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distances in km between points in radians, latitude first, by the haversine."""
    half = np.sin((a - b) / 2) ** 2
    chord = half[..., 0] + np.cos(a[..., 0]) * np.cos(b[..., 0]) * half[..., 1]
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def _is_crossed_land(place: Place | None) -> bool:
    """Say whether a place is too wide to stop at on the way: "having crossed Poland" passes through, it visits not."""
    return place is not None and _is_coarse(place)


def _is_coarse(place: Place) -> bool:
    return place.feature.startswith(("PCL", "ADM1", "RGN", "CONT"))


def _without_coarse(visits: list[Visit]) -> list[Visit]:
    """Drop a visit to a country or region in which a finer place is visited; its dates go to undated finer ones."""
    kept = []
    for visit in visits:
        inside = [v for v in visits if _within(v.place, visit.place)] if _is_coarse(visit.place) else []
        if not inside:
            kept.append(visit)
            continue
        for finer in inside:
            if finer.when is None and finer.to_come and visit.to_come and not visit.goal:
                finer.arrive = intersect(finer.arrive, Window(latest=visit.arrive.latest))
                finer.depart = intersect(finer.depart, visit.depart)
    return kept


def _within(place: Place, container: Place) -> bool:
    if not _is_coarse(container) or place.country != container.country or place.id == container.id:
        return False
    if container.feature.startswith("PCL"):
        return not place.feature.startswith("PCL")
    return place.admin1 is not None and place.admin1 == container.admin1 and not _is_coarse(place)
