"""Who goes on what: the vehicle that a sentence names with a movement, and who is aboard a craft that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import ABOARD, BOARDING, MODES, frame_of
from geo.journey.coreference.entities import set_vehicle
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.entities import Entity

_CARRYING = word_set("noun_phrases", "carrying")
_ON_BOARD = frozenset({"aboard", "board"})


def vehicle_of(trigger: Token) -> Token | None:
    """Return what a trigger's subject goes by, as the words near it tell: "ferry" of "went to Bergen by ferry"."""
    return next((t for t in trigger.subtree if _is_aboard(t) and _is_of_clause(t, trigger)), None)


def _is_aboard(token: Token) -> bool:
    """Say whether a word is what somebody goes by: "by train", "boarded a ferry"."""
    if token.dep_ not in {"pobj", "dobj"} or token.lemma_.lower() not in MODES:
        return False
    return is_boarded(token)


def is_boarded(noun: Token) -> bool:
    """Say whether a vehicle's noun stands for what somebody goes by: "by train", "aboard the yacht", "took a bus"."""
    return noun.head.lower_ in ABOARD or noun.head.lemma_ in BOARDING


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
    vehicle: Token,
    participants: Sequence[Entity],
    sentence: Sentence,
    resolve: Callable[[Token, Sentence], list[Entity]],
) -> None:
    """Note on whose vehicle, or on which one, the participants go: "his train", "aboard the yacht"."""
    owner = next((c for c in vehicle.children if c.dep_ == "poss"), None)
    if owner is not None:
        for entity in resolve(owner, sentence):
            set_vehicle(entity, vehicle, sentence)
    elif vehicle.head.lower_ in {"aboard", "on"} and any(c.dep_ == "det" for c in vehicle.children):
        # The boat that is spoken of later is this traveller's.
        for entity in (e for e in participants if e.vehicle is None):
            set_vehicle(entity, vehicle, sentence)


def carried_by(vehicle: Token) -> Token | None:
    """Return who is told to be on a vehicle that moves: "the train carrying Kim", "a plane with the pope aboard"."""
    for child in vehicle.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in _CARRYING:
            return next((c for c in child.children if c.dep_ == "dobj"), None)
        if child.dep_ == "prep" and child.lower_ == "with" and _ON_BOARD & {t.lower_ for t in child.subtree}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
