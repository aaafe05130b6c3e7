"""Signs that a place is one end of what a figure tells: the words round its name and those between the two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.linking.word_signs import ITSELF, holding, placed, signs_in, step
from geo.claims.statements.target import is_country

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.linking.candidates import Candidate
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.model import Place

_AHEAD, _BEHIND = 3, 2  # words round a name
_WINDOW: Final = 60  # characters in which they stand, where they are not masked
_FEW: Final = 4
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]?\s")
_KINDS: Final = ("PPLC", "PPLA", "PPL", "ADM", "ISL", "AIRP", "MT", "STM", "LK", "SEA", "BAY")


def end_signs(candidate: Candidate, masked: Masked, figure_at: int, context: SentenceContext) -> Iterator[str]:
    """Yield the signs of one place round a figure that stands at a position of its masked sentence."""
    yield f"kind={_kind(candidate.place)}"
    yield f"mention={candidate.mention.kind if candidate.mention else 'unread'}"
    yield f"rank={candidate.where} {min(candidate.rank, _FEW)}"
    if candidate.at is None:
        yield from _earlier_signs(candidate, context)
    else:
        yield from _sentence_signs(candidate, masked.text, candidate.at, figure_at)


def _sentence_signs(candidate: Candidate, text: str, at: int, figure_at: int) -> Iterator[str]:
    where = candidate.where
    yield from placed(f"{where} lead", reversed(signs_in(text[:at])[-_AHEAD:]))
    yield from placed(f"{where} tail", signs_in(text[candidate.stop :])[:_BEHIND])
    between = signs_in(text[candidate.stop : figure_at] if at < figure_at else text[figure_at + 1 : at])
    yield f"{where} apart={step(len(between), (0, 1, 2, 3, 5, 8, 14, 22))}"
    yield f"names between={min(between.count('name'), 3)}"
    yield f"figures between={min(between.count('figure'), 2)}"
    yield from holding("between", between)
    if len(between) <= _FEW:
        yield f"{where} between={' '.join(between)}"


def _earlier_signs(candidate: Candidate, context: SentenceContext) -> Iterator[str]:
    gap = context.words_between(candidate.end, context.start)
    yield f"sentences back={step(len(_SENTENCE_END.findall(gap)), (0, 1, 2, 3, 5))}"
    yield f"other paragraph={chr(10) in gap}"
    yield f"about={candidate.place is not None and candidate.place.id in {m.place_id for m in context.about}}"
    lead = signs_in(context.words_between(candidate.start - _WINDOW, candidate.start))
    tail = signs_in(context.words_between(candidate.end, candidate.end + _WINDOW))
    yield from placed("earlier lead", reversed(lead[-_AHEAD:]))
    yield from placed("earlier tail", tail[:_BEHIND])
    yield from holding("earlier round", (sign for sign in (*lead, *tail) if sign not in ITSELF))


def _kind(place: Place | None) -> str:
    if place is None:
        return "unread"
    if is_country(place):
        return "country"
    return next((kind for kind in _KINDS if place.feature.startswith(kind)), "other")
