"""What one sentence denies and another still announces: the announcement is taken back with it.

"They will see Tunis and Kairouan. … The visit to Kairouan has been called off": nobody is to be there any more. What is
told as done stands beside a denial, which may be of another day; but what no rule reads and has no date gives way,
unless it is surer than the denial: "She never got to Kairouan. In Kairouan dinner had been laid for her".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import AHEAD, DONE
from geo.journey.events.presence_drafts import is_learned
from geo.journey.windows import overlap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.journey.coreference import Entity
    from geo.journey.events.telling import Telling
    from geo.model import EventType

_COMING: Final[frozenset[EventType]] = frozenset({"arrival", "return", "stay", "passage"})
_MOST: Final = 10
"""With how many denials of one visit a telling is compared."""

_SURER: Final = 0.1
"""By how much a chance is greater than another, so that it counts."""


def settle(tellings: Iterable[Telling]) -> list[Telling]:
    """Return the tellings, those denied that announce what another one of the same traveller and place denies."""
    tellings = list(tellings)
    denials: dict[tuple[Entity, str], list[Telling]] = {}
    for telling in tellings:
        draft = telling.draft
        if telling.status == "denied" and draft.type in _COMING and draft.place_id is not None:
            for participant in draft.participants:
                denials.setdefault((participant, draft.place_id), []).append(telling)
    return [_settled(telling, denials) for telling in tellings] if denials else tellings


def _settled(telling: Telling, denials: dict[tuple[Entity, str], list[Telling]]) -> Telling:
    draft = telling.draft
    goal = draft.to_place_id if draft.type == "departure" else draft.place_id
    if goal is None or (draft.type != "departure" and not (draft.type in _COMING and _may_fall(telling))):
        return telling
    told = (d for p in draft.participants for d in denials.get((p, goal), ())[:_MOST])
    denial = next((d for d in told if d is not telling and _takes_back(d, telling)), None)
    if denial is None:
        return telling
    if draft.type == "departure":
        return replace(telling, draft=replace(draft, to_place_id=None))
    words = denial.draft.sentence.span([denial.draft.trigger])
    return replace(telling, draft=replace(draft, taken_back=draft.taken_back or words), status="denied")


def _may_fall(telling: Telling) -> bool:
    return telling.status in AHEAD or _is_guessed(telling)


def _is_guessed(telling: Telling) -> bool:
    """Say whether a telling is of what no rule reads, without a date, as done."""
    learned = is_learned(telling.draft.rule) and telling.status in DONE
    return learned and telling.window is None and not telling.historical


def _takes_back(denial: Telling, announced: Telling) -> bool:
    """Say whether a denial is of the same visit: told later and not of another day, or without any day."""
    if _is_guessed(announced):
        surer = (announced.draft.sureness or 0.0) - (denial.draft.sureness or 0.0)
        return not denial.draft.anterior and surer < _SURER
    if denial.window is None or announced.window is None:
        return denial.draft.order > announced.draft.order or (denial.window is None and announced.window is None)
    return denial.draft.order > announced.draft.order and overlap(denial.window, announced.window)
