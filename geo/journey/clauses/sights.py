"""Places that were only looked at: "gazed at Oslo", "the board for Oslo", "watched the bus to Oslo leave"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.nouns import MODES, is_name
from geo.journey.clauses.unrealised import OF_WAYS
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_GAZE: Final = word_set("sights", "gaze")
_BOARDS: Final = word_set("sights", "board")
_WATCH: Final = word_set("sights", "watch")
_AT: Final = frozenset({"at", "toward", "towards"})
_OVER: Final = frozenset({"across", "over"})
_OF_BOARDS: Final = frozenset({"to", "for", "of"})


def is_only_seen(preposition: Token, governor: Token) -> bool:
    """Say whether a preposition leads to a place that was seen from another, or only its name."""
    if preposition.dep_ != "prep":
        return False
    of_ways = preposition.lower_ in OF_WAYS
    if governor.pos_ == "NOUN":
        written = governor.lemma_.lower() in _BOARDS and preposition.lower_ in _OF_BOARDS
        return written or (of_ways and _is_watched(governor)) or _is_gazed_at(preposition, _across(governor))
    if _is_gazed_at(preposition, governor):
        return True
    # "Watched the bus to Oslo leave": the parser may hang "to Oslo" on "watched".
    return of_ways and any(_is_watched(c) for c in governor.children if c.i < preposition.i)


def _is_gazed_at(preposition: Token, verb: Token) -> bool:
    if any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children):
        # "Looked in at Oslo": that is a visit.
        return False
    named = any(c.dep_ == "pobj" and is_name(c) for c in preposition.children)
    return verb.pos_ == "VERB" and verb.lemma_ in _GAZE and preposition.lower_ in _AT and named


def _across(noun: Token) -> Token:
    """Return the verb of "stared across the water", given the water; else the noun."""
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _OVER else noun


def _is_watched(vehicle: Token) -> bool:
    """Say whether a vehicle goes by before somebody's eyes: "watched the bus leave", "waved at the ferry"."""
    if vehicle.lemma_.lower() not in MODES:
        return False
    if vehicle.dep_ == "pobj":
        return vehicle.head.lower_ in _AT and vehicle.head.head.lemma_ in _GAZE
    verb = vehicle.head if vehicle.dep_ == "nsubj" else vehicle
    seen = verb.dep_ in {"dobj", "ccomp", "xcomp"} and verb.head.pos_ == "VERB" and verb.head.tag_ != "VBN"
    return seen and verb.head.lemma_ in _WATCH
