"""Which sightings are of one visit: mentions of a place stand far apart, and travellers come back.

All that is told of a place is one visit, unless dates lie apart with another place between, words tell of a return, or
it was left and is a goal again. What is told of a country is told of the finer place in it that is nearest in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.journey.itinerary.narration import Narration, is_return
from geo.journey.itinerary.sighting import holds, is_coarse
from geo.journey.itinerary.visit import Visit
from geo.journey.localities import spot_of
from geo.journey.windows import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.journey.itinerary.sighting import Sighting

Point = TypeVar("Point", int, datetime)
"""Where or when something is told: a character of the text, an instant."""

_NEAR = 40
"""Among how many finer sightings before and after a country's the nearest that fits is looked for."""


def visits_of(told: Sequence[Sighting], text: str) -> list[Visit]:
    """Return the visits that sightings tell of, by the place's first mention; `told` is in the order of the text."""
    told = _finer(told)
    own: dict[str, list[Sighting]] = {}
    for sighting in told:
        own.setdefault(spot_of(sighting.place), []).append(sighting)
    lead_end = Narration(text, ()).lead_end
    elsewhere = _Elsewhere(told)
    return [
        Visit(
            min((s.place for s in part), key=lambda place: place.derived_from is not None),
            tuple(part),
            again=number > 0 and part[0].part == "origin",
        )
        for sightings in own.values()
        for number, part in enumerate(_apart(sightings, elsewhere, text, lead_end))
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


class _Trail(Generic[Point]):
    """Where a traveller was told to be, in an order, to be asked for another place than one."""

    def __init__(self, told: Iterable[tuple[Point, str]]) -> None:
        pairs = sorted(told, key=itemgetter(0))
        self._at: list[Point] = [at for at, _ in pairs]
        self._places = [place for _, place in pairs]
        self._changed = _changes(self._places)

    def other_within(self, place: str, begin: Point, end: Point) -> bool:
        """Say whether another place is told from one point to another, both included."""
        return self._other(place, bisect_left(self._at, begin), bisect_right(self._at, end))

    def other_between(self, place: str, begin: Point, end: Point) -> bool:
        """Say whether another place is told between two points."""
        return self._other(place, bisect_right(self._at, begin), bisect_left(self._at, end))

    def _other(self, place: str, first: int, last: int) -> bool:
        return first < last and (self._places[first] != place or self._changed[first] < last)


class _Elsewhere:
    """The sightings of a traveller, to be asked for one at another place.

    They stand by when they were, by where they are told, and by the words that tell that the traveller was there.
    """

    def __init__(self, told: Sequence[Sighting]) -> None:
        self.dated = _Trail((m, s.place.id) for s in told if s.part != "goal" and (m := s.moment) is not None)
        self.told = _Trail((s.at[0].start, s.place.id) for s in told)
        self.been = _Trail((_word(s), s.place.id) for s in told if _is_story(s) and s.part == "place")
        self.somewhere = len({s.place.id for s in told}) > 1


def _word(sighting: Sighting) -> int:
    """Return where the word stands that tells it: the subject before it may be that of other verbs as well."""
    return sighting.extracted.event.trigger.start


def _is_story(sighting: Sighting) -> bool:
    """Say whether it is told as the story goes on, neither as still to come nor as over before."""
    return not sighting.to_come and not sighting.extracted.anterior


def _changes(places: Sequence[str]) -> list[int]:
    """Return for each place in a row the index of the next that is another."""
    found = [len(places)] * len(places)
    for index in range(len(places) - 2, -1, -1):
        found[index] = found[index + 1] if places[index] == places[index + 1] else index + 1
    return found


def _apart(own: list[Sighting], elsewhere: _Elsewhere, text: str, lead_end: int) -> list[list[Sighting]]:
    """Return the sightings of one place by visit, in the order of the visits."""
    came = [s for s in own if s.part != "goal"]  # the date of a goal is that of the leaving
    dated = sorted(((m, s.order, s) for s in came if (m := s.moment) is not None), key=itemgetter(0, 1))
    by_date = _by_date([s for _, _, s in dated], elsewhere)
    undated = [s for s in own if s.part == "goal" or s.moment is None]
    if len(by_date) > 1:
        return _with_undated(by_date, undated)
    again = [is_return(s, text) for s in own]
    if any(again):
        return _before_and_after(own, again, elsewhere, lead_end)
    if (parted := _left_again(own, elsewhere)) is not None:
        return parted
    left = [s for s in own if s.part == "origin" and not s.to_come]
    ahead = [s for s in own if s.part == "goal" or (s.part != "origin" and s.to_come)]
    if left and ahead and len(left) + len(ahead) == len(own) and elsewhere.somewhere:
        return [left, ahead]
    return [own]


def _left_again(own: list[Sighting], elsewhere: _Elsewhere) -> list[list[Sighting]] | None:
    """Return what is told of a place before another, and from where it is told as left or passed after that one.

    "We flew to Tbilisi. We saw Gori. We flew home from Tbilisi": who left it had come back to it. None of one visit.
    """
    first = next((s for s in own if s.part == "place" and _is_story(s)), None)
    again = next(
        (
            s
            for s in own
            if first is not None
            and s.part in {"origin", "way"}
            and _is_story(s)
            and (s.when is None or first.when is None)
            and elsewhere.been.other_between(s.place.id, _word(first), _word(s))
        ),
        None,
    )
    if again is None:
        return None
    return [[s for s in own if _word(s) < _word(again)], [s for s in own if _word(s) >= _word(again)]]


def _by_date(dated: list[Sighting], elsewhere: _Elsewhere) -> list[list[Sighting]]:
    """Return sightings of one place, in order of date, by visit: two where another place lies between them.

    Who arrives again days later has been elsewhere.
    """
    visits: list[list[Sighting]] = []
    end: datetime | None = None
    for sighting in dated:
        begin, until = (sighting.when.earliest, sighting.when.latest) if sighting.when else (None, None)
        apart = False
        if end is not None and begin is not None and end <= begin:
            again = sighting.arrives and elsewhere.somewhere
            apart = again or elsewhere.dated.other_within(sighting.place.id, end, begin)
        if not visits or apart:
            visits.append([])
            end = None
        visits[-1].append(sighting)
        end = max((t for t in (end, until) if t is not None), default=None)
    return visits


def _with_undated(visits: Sequence[Sequence[Sighting]], undated: Sequence[Sighting]) -> list[list[Sighting]]:
    """Return dated visits, each with the undated sightings that stand nearest to one of its own in the text."""
    dated = sorted(((s.at[0].start, i) for i, visit in enumerate(visits) for s in visit))
    found = [list(visit) for visit in visits]
    for sighting in undated:
        here = sighting.at[0].start
        index = bisect_left(dated, here, key=itemgetter(0))
        near = dated[max(0, index - 1) : index + 1]
        found[min(near, key=lambda told: abs(told[0] - here))[1]].append(sighting)
    return [sorted(visit, key=lambda s: s.order) for visit in found]


def _before_and_after(
    own: list[Sighting], again: Sequence[bool], elsewhere: _Elsewhere, lead_end: int
) -> list[list[Sighting]]:
    """Return what is told of a place before a return to it, and of the return; only a lead tells of that first.

    `again` says of each sighting whether it is of the return.
    """
    first = min(s.at[0].start for s, back in zip(own, again, strict=True) if back)
    others = [s for s, back in zip(own, again, strict=True) if not back]
    if not any(
        s.part == "origin"
        or (lead_end <= s.at[0].start < first and elsewhere.told.other_between(s.place.id, s.at[0].start, first))
        or (s.at[0].start < lead_end < first and elsewhere.been.other_between(s.place.id, _word(s), lead_end))
        for s in others
    ):
        return [own]
    gone = {s.order for s in others if s.part == "origin" or s.at[0].start < first}
    back = [s for s, returned in zip(own, again, strict=True) if returned or s.order not in gone]
    return [[s for s in others if s.order in gone], back]
