"""When stops were reached and left: a simple temporal problem (Dechter, Meiri and Pearl 1991) along the journey.

What the text dates bounds each coming and each leaving; nobody leaves before coming, or comes before the way there can
have been gone. As the variables are a chain, one sweep forwards and one backwards find all that follows. Where two
statements contradict each other, what each of them says of its own stop is kept, and both are named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.model import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.journey.events import ExtractedEvent
    from geo.journey.itinerary.visit import Visit


@dataclass(frozen=True)
class Bound:
    """An instant that bounds a coming or a leaving, and the event of which visit it follows from."""

    at: datetime
    visit: int
    event: ExtractedEvent


@dataclass(frozen=True)
class Contradiction:
    """A visit that can be no earlier than by one statement, and is no later by another."""

    visit: int
    earliest: Bound
    latest: Bound
    since: Bound
    """The statement from which `earliest` follows, with its own instant."""

    @property
    def needs_time(self) -> bool:
        """Whether the statements are in order, and only leave too little time for the way."""
        return self.since.at < self.latest.at


@dataclass(frozen=True)
class Times:
    """When a stop was reached and left, with the open bounds left open."""

    arrive: Window
    depart: Window


@dataclass(frozen=True)
class _Node:
    """A coming or a leaving: its bounds."""

    low: Bound | None
    high: Bound | None


def solve(visits: Sequence[Visit], hours: Sequence[float]) -> tuple[list[Times], list[Contradiction]]:
    """Return when each visit began and ended, and what contradicts each other.

    `hours` is what each way from one visit to the next takes at least.
    """
    nodes = [node for number, visit in enumerate(visits) for node in _nodes(number, visit)]
    waits = _waits(hours)
    lows, found = _forwards(nodes, waits)
    highs = _backwards(nodes, waits, lows)
    windows = [
        Window(earliest=low.at if low else None, latest=high.at if high else None)
        for low, high in zip(lows, highs, strict=True)
    ]
    return [Times(a, d) for a, d in zip(windows[::2], windows[1::2], strict=True)], found


def with_days_told(visits: Sequence[Visit], times: Sequence[Times]) -> list[Times]:
    """Return the times, where nothing tells of the coming with the day for which the visit is first told.

    "May 12, Barrymore Theatre, Madison", "laid a wreath in Gaborone on Tuesday": nobody says when they came, and
    readers take it for that day. It bounds no other stop, and what else is known of the coming stands above it.
    """
    return [_with_day_told(visit, when) for visit, when in zip(visits, times, strict=True)]


def _with_day_told(visit: Visit, when: Times) -> Times:
    if any(s.arrives and s.when is not None for s in visit.sightings):
        return when
    days = [w.earliest for s in visit.sightings if s.is_of_its_day and (w := s.when) is not None and w.earliest]
    first, known = min(days, default=None), when.arrive
    if first is None or known.latest is None or not (known.earliest or first) <= first < known.latest:
        return when
    return replace(when, arrive=Window(earliest=first, latest=known.latest))


def _waits(hours: Sequence[float]) -> list[timedelta]:
    """Return what lies at least between each coming or leaving and the one before it; the first has none before it."""
    return [timedelta(), *(wait for h in hours for wait in (timedelta(), timedelta(hours=h))), timedelta()]


def _nodes(number: int, visit: Visit) -> tuple[_Node, _Node]:
    """Return the coming and the leaving of a visit, as bounded by what tells of it."""
    arrive = [(s.arrive, s.extracted) for s in visit.sightings]
    depart = [(s.depart, s.extracted) for s in visit.sightings]
    return _node(number, arrive), _node(number, depart)


def _node(number: int, told: Sequence[tuple[Window, ExtractedEvent]]) -> _Node:
    return _Node(
        max((Bound(w.earliest, number, e) for w, e in told if w.earliest), key=attrgetter("at"), default=None),
        min((Bound(w.latest, number, e) for w, e in told if w.latest), key=attrgetter("at"), default=None),
    )


def _forwards(nodes: Sequence[_Node], waits: Sequence[timedelta]) -> tuple[list[Bound | None], list[Contradiction]]:
    """Return the earliest instant of each node, and where it is later than what is told of it."""
    lows: list[Bound | None] = []
    found: list[Contradiction] = []
    since: Bound | None = None
    before: Bound | None = None
    for node, wait in zip(nodes, waits, strict=True):
        reached = replace(before, at=_later(before.at, wait)) if before else None
        low, origin = (node.low, node.low) if _is_later(node.low, reached) else (reached, since)
        if low is not None and origin is not None and node.high is not None and low.at > node.high.at:
            found.append(Contradiction(len(lows) // 2, low, node.high, origin))
            low = origin = node.low
        lows.append(low)
        before, since = low, origin
    return lows, found


def _later(instant: datetime, wait: timedelta) -> datetime:
    """Return an instant some time later, to the minute before; itself at the ends of what a calendar can tell."""
    if not wait:
        return instant
    try:
        return (instant.astimezone(UTC) + wait).replace(second=0, microsecond=0).astimezone(instant.tzinfo)
    except OverflowError:
        return instant


def _earlier(instant: datetime, wait: timedelta) -> datetime:
    """Return an instant some time earlier, to the minute after; itself at the ends of what a calendar can tell."""
    if not wait:
        return instant
    try:
        exactly = instant.astimezone(UTC) - wait
        minute = exactly.replace(second=0, microsecond=0)
        return (minute if minute == exactly else minute + timedelta(minutes=1)).astimezone(instant.tzinfo)
    except OverflowError:
        return instant


def _is_later(one: Bound | None, other: Bound | None) -> bool:
    return one is not None and (other is None or one.at >= other.at)


def _backwards(nodes: Sequence[_Node], waits: Sequence[timedelta], lows: Sequence[Bound | None]) -> list[Bound | None]:
    """Return the latest instant of each node; none before its earliest."""
    highs: list[Bound | None] = []
    after: Bound | None = None
    for node, low, wait in zip(reversed(nodes), reversed(lows), reversed([*waits[1:], timedelta()]), strict=True):
        due = replace(after, at=_earlier(after.at, wait)) if after else None
        known = [b for b in (node.high, due) if b is not None and (low is None or b.at >= low.at)]
        after = min(known, key=attrgetter("at"), default=None)
        highs.append(after)
    return highs[::-1]
