"""Places that nobody came to by what is told of the way: "the road to Oslo was closed", "we gave Oslo a miss"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.nouns import MODES, is_name
from geo.journey.clauses.sentences import is_negated
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_WAYS: Final = word_set("unreached", "way") | MODES.keys()
_SHUT: Final = word_set("unreached", "shut")
_PASS_BY: Final = word_set("unreached", "pass_by")
_AROUND: Final = word_set("unreached", "around")
_EXCHANGE: Final = word_set("unreached", "exchange")
_PAPERS: Final = word_set("unreached", "paper")
_NEAR: Final = word_set("unreached", "near")
_TICKETS: Final = word_set("enquiries", "ticket", "seat")
_TO: Final = frozenset({"to", "for", "into"})
_LEAVE: Final = frozenset({"leave", "go", "depart", "sail"})


def is_unreached(node: Token, governor: Token) -> bool:
    """Say whether a governor tells that nobody came to the place that hangs on it."""
    if node.dep_ == "prep" and governor.pos_ == "NOUN":
        return _is_beyond(node, governor)
    if governor.lemma_ == "give" and node.dep_ in {"dative", "dobj"} and is_name(node):
        return any(c.dep_ == "dobj" and c != node and c.lemma_ in _PASS_BY for c in governor.children)
    if node.lower_ == "of" and governor.lower_ == "clear" and governor.head.pos_ == "VERB":
        # "Kept clear of Oslo".
        return _names_a_place(node)
    if governor.lemma_ in _EXCHANGE:
        return _is_given_for_another(node, governor)
    # "That is as close as I got to Oslo", "the nearest that we came to Oslo".
    compared = node.dep_ in {"relcl", "advcl", "ccomp"} and governor.lower_ in _NEAR
    return compared and node.lemma_ in {"get", "come"} and any(c.lower_ == "to" for c in node.children)


def _is_beyond(preposition: Token, noun: Token) -> bool:
    """Say whether a noun keeps from what a preposition leads to: a shut road, a detour, a visa."""
    lemma, word = noun.lemma_.lower(), preposition.lower_
    if word in _TO:
        return lemma in _PAPERS or (lemma in _WAYS and _is_shut(noun))
    return word in {"around", "round"} and lemma in _AROUND


def _is_shut(way: Token) -> bool:
    """Say whether a clause tells of a way or a ride that it could not be used, and no "but" follows."""
    verb = way.head
    if way.dep_ not in {"nsubj", "nsubjpass"} or is_negated(verb) or any(c.lower_ == "but" for c in verb.children):
        return False
    for child in verb.children:
        if child.dep_ == "acomp" and child.lower_ in _SHUT and not any(c.lower_ == "of" for c in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ == "on" and any(c.lower_ == "strike" for c in child.children):
            return True
        alone = child.lower_ == "without" and any(c.pos_ == "PRON" for c in child.children)
        if alone and verb.lemma_ in _LEAVE:
            return True
    return verb.tag_ == "VBN" and verb.lower_ in _SHUT


def _is_given_for_another(node: Token, verb: Token) -> bool:
    """Say whether a place was given for another, or its ticket was: "swapped Oslo for Bergen", "changed my ticket"."""
    if node.dep_ == "dobj":
        return is_name(node) and any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.children)
    ticket = any(c.dep_ == "dobj" and c.lemma_.lower() in _TICKETS for c in verb.children)
    return ticket and node.dep_ == "prep" and node.lower_ in {"from", *_TO}


def _names_a_place(preposition: Token) -> bool:
    return any(c.dep_ == "pobj" and is_name(c) for c in preposition.children)
