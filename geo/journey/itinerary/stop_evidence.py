"""What tells a stop: the kind of evidence that its events are, and the chance that one of them at least is right."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import weaker
from geo.journey.events import is_learned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.model import Event, EventType, EvidenceKind, Status

_KINDS: Final[Mapping[EventType, EvidenceKind]] = {
    "arrival": "moved", "return": "moved", "departure": "moved", "passage": "passed", "crossing": "passed",
    "meeting": "met", "stay": "stayed", "statement": "seen", "other": "seen",
}  # fmt: skip
_STRONGEST: Final[tuple[EvidenceKind, ...]] = ("moved", "passed", "met", "stayed", "seen", "aimed", "planned")


def evidence_of(events: Iterable[Event], place_id: str, status: Status) -> EvidenceKind | None:
    """Return what kind of evidence tells a stop at a place: the strongest of what gives it its status; None of nothing.

    What moved somebody there or away is stronger than that he passed, met others, stayed, is seen in what happens, set
    out for it, or is to be there; what is only scheduled, or the goal of a departure, gives no confirmed stop its kind.
    """
    told = [_telling(event, place_id) for event in events]
    kinds = {kind for kind, given in told if given == status} or {kind for kind, _ in told}
    return min(kinds, key=_STRONGEST.index, default=None)


def chance_of_any(events: Sequence[Event], chances: Sequence[float | None]) -> float | None:
    """Return the chance, 0 to 1, that one event at least is right: 1 - (1 - s₁)(1 - s₂)…, each s the chance of one.

    Tellings are taken to err independently, unless they share words: events whose evidence overlaps count once, by the
    surest. None where no event has a chance.
    """
    sure = [max(own) for own in _apart(events, chances) if own]
    return round(1 - prod(1 - chance for chance in sure), 3) if sure else None


def _telling(event: Event, place_id: str) -> tuple[EvidenceKind, Status]:
    """Return the kind of evidence that one event is for a stop at a place, and the status that it gives it."""
    if event.status == "scheduled":
        return "planned", event.status
    if event.type == "departure" and place_id not in {event.from_place_id, event.place_id}:
        return "aimed", weaker(event.status, "scheduled")
    if event.type == "stay" and is_learned(event.rule):
        return "seen", event.status
    return _KINDS[event.type], event.status


def _apart(events: Sequence[Event], chances: Sequence[float | None]) -> list[list[float]]:
    """Return the chances of the events, those together that share words."""
    spans = sorted((s.start, s.end, number) for number, e in enumerate(events) for s in e.evidence or (e.trigger,))
    group = [*range(len(events))]

    def first(number: int) -> int:
        while group[number] != number:
            group[number] = number = group[group[number]]
        return number

    reach, holder = -1, 0
    for start, end, number in spans:
        if start < reach:
            group[first(number)] = first(holder)
        if end > reach:
            reach, holder = end, number
    together: dict[int, list[float]] = {}
    for number, chance in enumerate(chances):
        if chance is not None:
            together.setdefault(first(number), []).append(chance)
    return [*together.values()]
