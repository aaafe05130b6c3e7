"""Who cannot have been at a place, whatever a trained model makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import frame_of
from geo.journey.presence.word_classes import noun_class
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.coreference import Entity
    from geo.journey.presence.named import Named

_NEVER_TRAVELS: Final = frozenset({
    "n.act", "n.attribute", "n.building", "n.cognition", "n.communication", "n.contest", "n.event", "n.feeling",
    "n.location", "n.measure", "n.meeting", "n.motive", "n.phenomenon", "n.possession", "n.process", "n.quantity",
    "n.relation", "n.shape", "n.state", "n.time", "n.water", "n.way", "n.work",
})  # fmt: skip
"""The classes of nouns for what moves nowhere as a body does: the rain, a verdict, a price, a hotel."""

_FOUNDING: Final = frozenset({"open", "reopen", "close"})
"""What an organisation does at a place without having come there: "The Grand Hyatt opened in Lima"."""

_PEOPLE: Final = frozenset({"person", "couple", "group"})
_BEGINNINGS: Final = word_set("anteriority", "beginning_of_life")
_GROWING: Final = word_set("anteriority", "growing_up")
_MANY: Final = frozenset({"they", "them", "their"})
_ONE: Final = frozenset({"person", "vehicle", "storm"})


def may_be_there(entity: Entity, named: Named) -> bool:
    """Say whether somebody can be at a mention's place, who acts there or not.

    What the rules read as a movement moves: "The exhibition came to Oslo". "They" are not one.
    """
    beside = (*named.actors, *named.company)
    if entity.kind == "narrator" and entity not in beside and any(e.kind in _PEOPLE for e in named.actors):
        # "A farmer stopped in Drammen" tells of the farmer.
        return False
    if entity not in named.actors and _moves_another(named, entity):
        return False
    if named.rule is not None:
        return True
    if entity.kind == "body" and entity in named.actors and named.path.verb is not None:
        return named.path.verb.lemma_ not in _FOUNDING
    return entity.kind != "thing" or entity.proper or not _never_travels(entity)


def tells_of_a_beginning(verb: Token | None) -> bool:
    """Say whether a verb tells where somebody's life began: "was born in Voss", "grew up in Genoa"."""
    if verb is None:
        return False
    passive = verb.tag_ == "VBN"
    up = any(c.lower_ == "up" and c.dep_ in {"prt", "advmod"} for c in verb.children)
    return (verb.lemma_ in _BEGINNINGS and (passive or verb.lemma_ == "hail")) or (verb.lemma_ in _GROWING and up)


def _moves_another(named: Named, entity: Entity) -> bool:
    """Say whether the clause has somebody else move: "they", a name of whom nothing is known."""
    actor, verb = named.path.actor(), named.path.verb
    if actor is None or named.actors:
        return False
    if actor.lower_ in _MANY:
        return _is_one(entity)
    return actor.pos_ == "PROPN" and verb is not None and frame_of(verb) is not None and entity not in named.company


def is_another(entity: Entity, bearer: Entity, named: Named) -> bool:
    """Say whether somebody is told apart by name from who is said to be at a place: "Bus 14 left Bergen" and bus 12."""
    beside = (*named.actors, *named.company)
    alike = entity.proper and bearer.proper and entity.kind == bearer.kind
    return alike and bearer in beside and entity not in beside


def _never_travels(entity: Entity) -> bool:
    return bool(entity.nouns) and all(noun_class(noun) in _NEVER_TRAVELS for noun in entity.nouns)


def _is_one(entity: Entity) -> bool:
    return entity.kind in _ONE and not entity.plural
