"""Places that were left out of a journey: "we dropped Oslo", "Oslo, which we gave up", "Oslo had to be cut"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.nouns import is_name
from geo.journey.clauses.phrases import is_any_of
from geo.journey.clauses.sentences import is_infinitive, is_negated
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAVE_OUT: Final = word_set("unrealised_verbs", "leave_out")
"""Verbs that leave out a place, or a plan."""


def is_left_out(thing: Token, verb: Token) -> bool:
    """Say whether a verb tells that a place was left out of a journey: "dropped Oslo", "Oslo we had to give up"."""
    last = verb
    while (inner := next((c for c in last.children if c.dep_ == "xcomp" and is_infinitive(c)), None)) is not None:
        last = inner
    if not is_any_of(last, LEAVE_OUT) or is_negated(last):
        return False
    objects = [c for c in last.children if c.dep_ == "dobj"]
    if thing.dep_ == "npadvmod":
        # Set in front of the clause: its own object would stand behind it.
        return not objects and thing.ent_type_ not in {"DATE", "TIME"} and thing.left_edge.i <= verb.i
    if not is_name(thing):
        return False
    if thing.dep_ == "conj":
        # "We left out Oslo and so Bergen": the parser joins it to the verb.
        return bool(objects)
    passive = last.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in last.children)
    return thing in objects or (passive and thing.dep_ in {"nsubj", "nsubjpass"})


def leaves_out(clause: Token) -> bool:
    """Say whether a relative clause leaves out what it describes: "Oslo, which we gave up", "the town we dropped"."""
    objects = [c for c in clause.children if c.dep_ == "dobj"]
    relative = all(c.tag_ in {"WDT", "WP"} for c in objects) and not any(c.tag_ == "WRB" for c in clause.children)
    active = any(c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"} for c in clause.children)
    return relative and active and is_any_of(clause, LEAVE_OUT) and not is_negated(clause)
