"""How a traveller goes: the vehicle that a sentence names with an event, and the mode of travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import MODES, SHIP_PREFIXES, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses import Frame, Sentence
    from geo.model import Mode, Span


def mode_of(
    trigger: Token, vehicle: Token | None, frame: Frame | None, sentence: Sentence
) -> tuple[Mode | None, Span | None]:
    """Return how the traveller goes and the words that say so: the vehicle, who or what moves, else the trigger."""
    if vehicle is not None:
        return MODES[vehicle.lemma_.lower()], sentence.span([vehicle])
    mover = subject(trigger) if trigger.pos_ in {"VERB", "ADJ"} else None
    for part in _words_for(mover) if mover is not None else ():
        called = "ship" if part.text in SHIP_PREFIXES else part.lemma_.lower()
        if called in MODES:
            return MODES[called], sentence.span([part])
    if frame is not None and frame.mode is not None:
        return frame.mode, sentence.span([trigger])
    return None, None


def _words_for(mover: Token) -> list[Token]:
    """Return the words that say what moves: "ferry" of "the ferry Elba left", "HMS" of "HMS Diamond left".

    The noun before a name is one whatever the parser made of it.
    """
    named = mover.pos_ == "PROPN"
    before = [t for t in mover.doc if t.i == mover.i - 1 and t.pos_ == "NOUN" and named]
    return [mover, *(c for c in mover.children if c.dep_ == "compound"), *before]
