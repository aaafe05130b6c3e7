"""What is told in passing of an earlier journey: "The king landed in Rome on Tuesday. He visited Oslo in March"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import DONE
from geo.journey.windows import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.journey.coreference import Entity
    from geo.journey.events.telling import Telling
    from geo.model import EventType

APART: Final = timedelta(days=45)
"""What lies further apart may be of different journeys."""

_LONGER: Final = 2
"""So many times as long as a journey is the time after it, until its traveller is told of in another."""

_ENDS: Final[frozenset[EventType]] = frozenset({"arrival", "return", "stay", "meeting"})
_ON_THE_WAY: Final[frozenset[EventType]] = frozenset({"passage", "crossing"})
_MOVES: Final[frozenset[EventType]] = _ENDS | {"departure", "crossing", "passage", "other"}


@dataclass(frozen=True)
class _Dated:
    telling: Telling
    moment: datetime

    @property
    def sentence(self) -> int:
        return self.telling.draft.sentence.index


@dataclass(frozen=True)
class _Episode:
    """What one traveller is told of, in the order of time, without a long gap."""

    told: Sequence[_Dated]

    @property
    def start(self) -> datetime:
        return self.told[0].moment

    @property
    def end(self) -> datetime:
        return self.told[-1].moment

    @cached_property
    def sentences(self) -> frozenset[int]:
        return frozenset(one.sentence for one in self.told)

    @property
    def sets_out(self) -> bool:
        return any(one.telling.draft.type == "departure" for one in self.told)

    @property
    def is_over(self) -> bool:
        """Whether the traveller came somewhere at last; what had been done before belongs to what came of it."""
        last = {one.telling.draft.type for one in self.told if one.moment == self.end}
        had_left = any(one.telling.draft.anterior and one.telling.draft.type == "departure" for one in self.told)
        return bool(last & _ENDS) and not last & _ON_THE_WAY and not had_left


def without_earlier_journeys(tellings: Iterable[Telling], today: datetime | None) -> list[Telling]:
    """Return the tellings, those as history that tell of an earlier journey of all their travellers.

    A journey told whole stays whole, however long it takes: it begins before its end is told, or is told on to it.
    What is planned for long after `today` begins no other: "They hope to finish in August. They reached Lusaka".
    """
    tellings = list(tellings)
    by_traveller: dict[Entity, list[_Dated]] = {}
    for telling in tellings:
        moment = _moment(telling)
        if moment is None or telling.draft.type not in _MOVES or telling.historical or telling.status == "denied":
            continue
        if telling.status in DONE or today is None or moment - today <= APART:
            for participant in telling.draft.participants:
                by_traveller.setdefault(participant, []).append(_Dated(telling, moment))
    earlier = {who: {_visit(one) for one in _earlier(told)} for who, told in by_traveller.items()}
    return [
        replace(telling, historical=True)
        if (dated := [earlier[p] for p in telling.draft.participants if p in earlier])
        and all(_visit(telling) in visits for visits in dated)
        else telling
        for telling in tellings
    ]


def _visit(telling: Telling) -> tuple[int, str | None]:
    """Return the sentence and place of a telling: "came to Lisbon in August and met students there"."""
    return telling.draft.sentence.index, telling.draft.place_id


def _earlier(told: Sequence[_Dated]) -> Iterator[Telling]:
    """Yield what is told of a traveller's earlier journeys; what follows a part of the one told is part of it."""
    *before, newest = _episodes(told)
    for episode, later in pairwise([*before, newest]):
        far = later.start - episode.end > _LONGER * (episode.end - episode.start)
        if not (far and episode.is_over and _is_aside(episode, newest)):
            return
        yield from (one.telling for one in episode.told if one.telling.status in DONE)


def _is_aside(episode: _Episode, newest: _Episode) -> bool:
    """Say whether an episode is told after the newest begins, and does not lead up to what was told of that."""
    if min(episode.sentences) <= min(newest.sentences) or episode.sentences & newest.sentences:
        return False
    begin, end = min(episode.sentences), max(episode.sentences)
    known = {place for one in newest.told if one.sentence < begin for place in one.telling.draft.place_ids()}
    after = {place for one in newest.told if one.sentence > end for place in one.telling.draft.place_ids()}
    return not (episode.sets_out and (known & after) - {None})


def _episodes(told: Sequence[_Dated]) -> list[_Episode]:
    ordered = sorted(told, key=lambda one: (one.moment, one.telling.draft.order, one.telling.draft.type != "departure"))
    groups = [[ordered[0]]]
    for one in ordered[1:]:
        if one.moment - groups[-1][-1].moment > APART:
            groups.append([])
        groups[-1].append(one)
    return [_Episode(tuple(group)) for group in groups]


def _moment(telling: Telling) -> datetime | None:
    """Return the middle of when something happened, without a zone; None where one of its bounds is not told."""
    window = telling.window
    bounded = window is not None and window.earliest is not None and window.latest is not None
    moment = moment_of(window) if bounded else None
    return moment.replace(tzinfo=None) if moment is not None else None
