"""A timetable told in the present among what is to come: "They open in Rome on June 4. They appear in Turin"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import is_present
from geo.journey.events.dating import is_to_come, window_of
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.journey.events.dating import Calendar
    from geo.journey.events.draft import Draft

_TIMETABLE: Final = word_set("tense", "timetable", "timetable_plural") | {"call", "calls", "stop", "stops"}
_TELLERS: Final = frozenset({"narrator", "couple"})
_NEAR: Final = 2
"""How many sentences away what is to come may be told."""


def foretell(drafts: Sequence[Draft], calendar: Calendar) -> list[Draft]:
    """Return the drafts, what a timetable tells undated in the present as to come where its neighbours are.

    The neighbour is the draft before; where none is near, the one after. A narrator may tell in the present what is
    over: "We stop in Turin. Tomorrow we will see Rome".
    """
    told: list[Draft] = []
    for index, draft in enumerate(drafts):
        if not _is_of_timetable(draft):
            told.append(draft)
            continue
        near = [d for d in (*reversed(told[-_NEAR:]), *drafts[index + 1 : index + 1 + _NEAR]) if _is_beside(d, draft)]
        coming = bool(near) and _is_coming(near[0], calendar)
        told.append(replace(draft, reading=replace(draft.reading, future=True)) if coming else draft)
    return told


def _is_of_timetable(draft: Draft) -> bool:
    plain = draft.reading.factuality == "CT+" and not (draft.reading.future or draft.times or draft.prior)
    teller = any(who.kind in _TELLERS for who in draft.participants)
    return plain and not teller and is_present(draft.trigger) and draft.trigger.lower_ in _TIMETABLE


def _is_beside(other: Draft, draft: Draft) -> bool:
    near = abs(other.sentence.index - draft.sentence.index) <= _NEAR
    return near and other.type != "statement" and not other.prior


def _is_coming(draft: Draft, calendar: Calendar) -> bool:
    return draft.reading.future or is_to_come(draft, window_of(draft, calendar), calendar)
