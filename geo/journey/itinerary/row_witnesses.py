"""What the order of stops says of where each lies: on the way from the one told before to the one told after.

Who goes by land day by day stops near where they slept; who flies does not, so that a stop that is flown to or from
says nothing. How far off is far is measured on the journey itself: half of its ways are shorter than its pace.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import AHEAD
from geo.lexicon import any_of, word_list
from geo.places import OnTheWay
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from geo.model import Mention, Mode, Place, Status

_LARGE_KM: Final = 300.0
"""What is larger has no end to measure from."""

_REACH: Final = 3
"""So many stops before and after are looked at for one that has."""

_SHORTEST_PACE_KM, _LONGEST_PACE_KM = 60.0, 400.0
_PACE_KM: Final[Mapping[bool, float]] = {True: 150.0, False: 400.0}
"""The pace by land, and by nobody knows what, where a journey has too few ways to tell."""

_SLOW: Final = re.compile(rf"\b{any_of(word_list('slow_travel', 'word'))}\b", re.IGNORECASE)
_SLOW_WORDS, _CHARS_PER_SLOW_WORD = 2, 1000
"""So many words of a way by one's own strength, and so dense, tell that all of a text goes so."""

_SLOW_PACE_KM, _SLOW_DOUBT = 200.0, 0.008
"""The pace and the share of villages far off the way in such a text, where a stop is not told to be reached by land."""

_AROUND, _FEW_WAYS = 8, 3
"""Of so many stops on either side the ways are measured, if there are so many."""

_DOUBT: Final[Mapping[bool, float]] = {True: 0.004, False: 0.02}
"""The share of villages far off the way, by land and by nobody knows what."""

_GOAL_DOUBT: Final = 2.0
"""How many times as often what is only aimed at lies far off: it is the end of a long way."""

_NAMED_CHARS: Final = 300
_LAND: Final[frozenset[Mode]] = frozenset({"road", "rail"})
_OFF_LAND: Final[frozenset[Mode]] = frozenset({"air", "sea"})


@dataclass(frozen=True)
class ToldStop:
    """A stop as an event tells it: the mention, its place as it was read, by what mode, and whether it happened.

    `is_left` is whether the event tells of leaving it, so that the mode is not that of coming.
    """

    mention: Mention
    place: Place
    mode: Mode
    status: Status
    is_left: bool


def is_slow(text: str) -> bool:
    """Whether a text tells throughout of ways by one's own strength: a cyclist's, a walker's."""
    found = sum(1 for _ in _SLOW.finditer(text))
    return found >= _SLOW_WORDS and found * _CHARS_PER_SLOW_WORD >= len(text)


def row_witnesses(
    told: Sequence[ToldStop], named: Sequence[tuple[int, str]], *, slow: bool = False
) -> tuple[OnTheWay, ...]:
    """Return what one traveller's stops, in the order of the text, say of each other; linear in their number.

    `named` is where the text names a country or a place in one; `slow` whether all of it tells of ways by one's own
    strength.
    """
    settled = (stop for stop in told if stop.place.feature.startswith(("PPL", "ADM")) and stop.place.lat is not None)
    row = _Row(tuple(settled), named, slow)
    found = (row.witness(first, last) for first, last in row.runs())
    return tuple(witness for witness in found if witness is not None)


@dataclass(frozen=True)
class _Way:
    """A way from one stop to the next, with the ids of both places."""

    km: float
    ends: AbstractSet[str]


@dataclass(frozen=True)
class _Row:
    """Stops in order, and where the text names a country or a place in one, in order."""

    stops: tuple[ToldStop, ...]
    named: Sequence[tuple[int, str]]
    slow: bool

    @cached_property
    def _ways(self) -> list[_Way | None]:
        """The way from each stop to the next, None where that is the same place."""
        ends = [(a.place, b.place) for a, b in pairwise(self.stops)]
        return [_Way(_km(a, b), {a.id, b.id}) if a.id != b.id else None for a, b in ends]

    def runs(self) -> list[tuple[int, int]]:
        """Return the first and the last of each run of stops at one place."""
        starts = [i for i, stop in enumerate(self.stops) if not i or stop.place.id != self.stops[i - 1].place.id]
        return [(first, last - 1) for first, last in pairwise([*starts, len(self.stops)])]

    def witness(self, first: int, last: int) -> OnTheWay | None:
        """Return what the stops around a run of stops at one place say of it, None where they say nothing."""
        stop = self.stops[first]
        before = next((s for s in self.stops[max(0, first - _REACH) : first][::-1] if _is_spot(s.place)), None)
        after = next((s for s in self.stops[last + 1 : last + 1 + _REACH] if _is_spot(s.place)), None)
        beside = {s.place.id: s for s in (before, after) if s is not None and s.place.id != stop.place.id}
        modes = {s.mode for s in self.stops[first : last + 1]}
        onward = after.mode if after is not None and not after.is_left else "unknown"
        by_land = not _LAND.isdisjoint(modes) or onward in _LAND
        if not _OFF_LAND.isdisjoint(modes) or onward in _OFF_LAND:
            # Who came by land and went on by ship was told of at the stop before.
            beside = {s.place.id: s for s in (before,) if s is not None and s.place.id in beside and _came(modes)}
        if not beside or self._is_named_beside(stop, [*beside.values()]):
            return None
        aimed = all(s.status in AHEAD for s in self.stops[first : last + 1])
        names = [s.mention.text for s in beside.values()]
        where = f"between {names[0]} and {names[1]}" if len(names) > 1 else f"beside {names[0]}"
        return OnTheWay(
            stop.mention.id,
            tuple(s.mention.id for s in beside.values()),
            self._pace_km(first, last, by_land=by_land),
            f"the text tells of a stop {where}",
            (_SLOW_DOUBT if self.slow and not by_land else _DOUBT[by_land]) * (_GOAL_DOUBT if aimed else 1.0),
        )

    def _pace_km(self, first: int, last: int, *, by_land: bool) -> float:
        """Return the median of the ways told around a stop, those to it and from it left out."""
        before = range(max(0, first - _AROUND), first - 1)
        after = range(last + 1, min(last + _AROUND, len(self.stops) - 1))
        here = self.stops[first].place.id
        ways = [way.km for i in (*before, *after) if (way := self._ways[i]) is not None and here not in way.ends]
        unknown = _SLOW_PACE_KM if self.slow and not by_land else _PACE_KM[by_land]
        pace = median(ways) if len(ways) >= _FEW_WAYS else unknown
        return min(max(pace, _SHORTEST_PACE_KM), _LONGEST_PACE_KM)

    def _is_named_beside(self, stop: ToldStop, beside: Sequence[ToldStop]) -> bool:
        """Whether the text names a stop's country near it, and the stops around it are in others."""
        country = stop.place.country
        if country is None or country in {s.place.country for s in beside}:
            return False
        begin = bisect_left(self.named, (stop.mention.start - _NAMED_CHARS, ""))
        end = bisect_left(self.named, (stop.mention.end + _NAMED_CHARS + 1, ""))
        return any(named == country for _, named in self.named[begin:end])


def _came(modes: set[Mode]) -> bool:
    """Whether somebody came to a stop by land, or at least nobody left it or came by air or sea."""
    return not _LAND.isdisjoint(modes) or _OFF_LAND.isdisjoint(modes)


def _km(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def _is_spot(place: Place) -> bool:
    """Whether a place can be measured from: a settlement or a small area."""
    return (place.radius_km or 0.0) <= _LARGE_KM


def named_countries(mentions: Sequence[Mention], places: Mapping[str, Place]) -> tuple[tuple[int, str], ...]:
    """Return where the text names a country or its people, in order."""
    placed = ((m.start, places.get(m.place_id or "")) for m in mentions)
    found = ((start, place) for start, place in placed if place is not None and place.feature.startswith("PCL"))
    return tuple(sorted((start, place.country) for start, place in found if place.country))
