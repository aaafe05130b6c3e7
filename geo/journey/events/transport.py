"""How a traveller goes: the vehicle that a sentence names with an event, and the mode of travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import ABOARD, BOARDING, MODES, SHIP_PREFIXES, frame_of, subject
from geo.journey.coreference import set_vehicle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Frame, Sentence
    from geo.journey.coreference import CoreferenceResolver, Entity
    from geo.model import Mode, Span


def vehicle_of(trigger: Token) -> Token | None:
    """Return what a trigger's subject goes by, as the words near it tell: "ferry" of "went to Bergen by ferry"."""
    return next((t for t in trigger.subtree if _is_aboard(t) and _is_of_clause(t, trigger)), None)


def _is_aboard(token: Token) -> bool:
    """Say whether a word is what somebody goes by: "by train", "boarded a ferry"."""
    if token.dep_ not in {"pobj", "dobj"} or token.lemma_.lower() not in MODES:
        return False
    return token.head.lower_ in ABOARD or token.head.lemma_ in BOARDING


def _is_of_clause(word: Token, trigger: Token) -> bool:
    """Say whether a vehicle is that of the trigger: in "walked to the pier, where they took a ferry" it is not.

    "Left, travelling on his train" tells of one movement.
    """
    for verb in word.ancestors:
        if verb == trigger:
            return True
        if verb.pos_ == "VERB" and verb.dep_ in {"relcl", "conj", "ccomp"} and frame_of(verb):
            return False
    return True


def set_aboard(
    vehicle: Token, participants: Sequence[Entity], sentence: Sentence, resolver: CoreferenceResolver
) -> None:
    """Note on whose vehicle, or on which one, the participants go: "his train", "aboard the yacht"."""
    owner = next((c for c in vehicle.children if c.dep_ == "poss"), None)
    if owner is not None:
        for entity in resolver.resolve(owner, sentence):
            set_vehicle(entity, vehicle, sentence)
    elif vehicle.head.lower_ in {"aboard", "on"} and any(c.dep_ == "det" for c in vehicle.children):
        # The boat that is spoken of later is this traveller's.
        for entity in (e for e in participants if e.vehicle is None):
            set_vehicle(entity, vehicle, sentence)


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
