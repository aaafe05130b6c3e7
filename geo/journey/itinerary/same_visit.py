"""Which sightings are of one visit: mentions of a place stand far apart, and travellers come back.

All that is told of a place is one visit, unless dates lie apart with another place between, words tell of a return, or
it was left and is a goal again. What is told of a country is told of the finer place in it that is nearest in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.journey.itinerary.narration import Narration, is_return
from geo.journey.itinerary.sighting import holds, is_coarse
from geo.journey.itinerary.visit import Visit
from geo.journey.windows import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.journey.itinerary.sighting import Sighting

_NEAR = 40
"""Among how many finer sightings before and after a country's the nearest that fits is looked for."""


def visits_of(told: Sequence[Sighting], text: str) -> list[Visit]:
    """Return the visits that sightings tell of, by the place's first mention; `told` is in the order of the text."""
    told = _finer(told)
    own: dict[str, list[Sighting]] = {}
    for sighting in told:
        own.setdefault(sighting.place.id, []).append(sighting)
    lead_end = Narration(text, ()).lead_end
    elsewhere = _Elsewhere(told)
    return [
        Visit(part[0].place, tuple(part))
        for sightings in own.values()
        for part in _apart(sightings, elsewhere, text, lead_end)
        if part
    ]


def _finer(told: Sequence[Sighting]) -> list[Sighting]:
    """Return the sightings with the finer place for a country or division, where both are told as the same."""
    fine = [s for s in told if not is_coarse(s.place) and s.part != "way"]
    starts = [s.at[0].start for s in fine]
    return [_as_finer(s, fine, starts) if is_coarse(s.place) and s.part != "way" else s for s in told]


def _as_finer(sighting: Sighting, fine: Sequence[Sighting], starts: Sequence[int]) -> Sighting:
    here = sighting.at[0].start
    index = bisect_left(starts, here)
    near = [
        other
        for other in fine[max(0, index - _NEAR) : index + _NEAR]
        if holds(sighting.place, other.place) and _fit(sighting, other)
    ]
    best = min(near, key=lambda other: abs(other.at[0].start - here), default=None)
    return sighting if best is None else replace(sighting, place=best.place, inferred=True)


def _fit(coarse: Sighting, fine: Sighting) -> bool:
    if (coarse.part == "origin") != (fine.part == "origin") or coarse.to_come != fine.to_come:
        return False
    return coarse.when is None or fine.when is None or overlap(coarse.when, fine.when)


class _Elsewhere:
    """The sightings of a traveller, to be asked for one at another place."""

    def __init__(self, told: Sequence[Sighting]) -> None:
        dated = [(m, s.place.id) for s in told if s.part != "goal" and (m := s.moment) is not None]
        self._by_moment = sorted(dated, key=itemgetter(0))
        self._by_start = [(s.at[0].start, s.place.id) for s in told]
        self.somewhere = len({s.place.id for s in told}) > 1

    def dated(self, place: str, begin: datetime, end: datetime) -> bool:
        """Say whether the traveller was at another place between two instants."""
        first = bisect_left(self._by_moment, begin, key=itemgetter(0))
        between = takewhile(lambda item: item[0] <= end, islice(self._by_moment, first, None))
        return any(other != place for _, other in between)

    def told(self, place: str, begin: int, end: int) -> bool:
        """Say whether another place is told between two characters of the text."""
        first = bisect_left(self._by_start, begin + 1, key=itemgetter(0))
        return any(
            other != place
            for start, other in takewhile(lambda item: item[0] < end, islice(self._by_start, first, None))
        )


def _apart(own: list[Sighting], elsewhere: _Elsewhere, text: str, lead_end: int) -> list[list[Sighting]]:
    """Return the sightings of one place by visit, in the order of the visits."""
    dated = sorted(((m, s.order, s) for s in own if (m := s.moment) is not None), key=itemgetter(0, 1))
    by_date = _by_date([s for _, _, s in dated], elsewhere)
    undated = [s for s in own if s.moment is None]
    if len(by_date) > 1:
        for sighting in undated:
            min(by_date, key=lambda visit: _distance(visit, sighting)).append(sighting)
        return [sorted(visit, key=lambda s: s.order) for visit in by_date]
    returns = [s for s in own if is_return(s, text)]
    if returns:
        return _before_and_after(own, returns, elsewhere, lead_end)
    left = [s for s in own if s.part == "origin" and not s.to_come]
    again = [s for s in own if s.part == "goal" or (s.part != "origin" and s.to_come)]
    if left and again and len(left) + len(again) == len(own) and elsewhere.somewhere:
        return [left, again]
    return [own]


def _by_date(dated: list[Sighting], elsewhere: _Elsewhere) -> list[list[Sighting]]:
    """Return sightings of one place, in order of date, by visit: two where another place lies between them."""
    visits: list[list[Sighting]] = []
    end: datetime | None = None
    for sighting in dated:
        begin, until = (sighting.when.earliest, sighting.when.latest) if sighting.when else (None, None)
        apart = (
            end is not None and begin is not None and end <= begin and elsewhere.dated(sighting.place.id, end, begin)
        )
        if not visits or apart:
            visits.append([])
            end = None
        visits[-1].append(sighting)
        end = max((t for t in (end, until) if t is not None), default=None)
    return visits


def _distance(visit: Sequence[Sighting], sighting: Sighting) -> int:
    return min(abs(s.at[0].start - sighting.at[0].start) for s in visit)


def _before_and_after(
    own: list[Sighting], returns: list[Sighting], elsewhere: _Elsewhere, lead_end: int
) -> list[list[Sighting]]:
    """Return what is told of a place before a return to it, and of the return; only a lead tells of that first."""
    first = min(s.at[0].start for s in returns)
    others = [s for s in own if s not in returns]
    left = [s for s in others if s.part == "origin"]
    told_before = [
        s for s in others if lead_end <= s.at[0].start < first and elsewhere.told(s.place.id, s.at[0].start, first)
    ]
    if not left and not told_before:
        return [own]
    gone = [s for s in others if s in left or (not left and s in told_before) or s.at[0].start < first]
    return [gone, [s for s in own if s not in gone]]
