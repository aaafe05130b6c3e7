"""What is told only to be called untrue: "that she was in Oslo is a legend", "the claim rests on a mistake"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.negation import is_nobody
from geo.journey.clauses.sentences import is_negated
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

TALES: Final = word_set("unrealised_nouns", "tale")
"""Nouns for what is told, true or not, beside those for hearsay."""

_FALSEHOODS: Final = word_set("unrealised_nouns", "falsehood")
_DISPROVE: Final = word_set("unrealised_verbs", "disprove")
_FALSE: Final = frozenset({"false", "untrue", "unfounded", "wrong", "baseless"})
_BELIEVE: Final = word_set("unrealised_verbs", "believe")
_WRONGLY: Final = frozenset({"wrongly", "falsely", "mistakenly", "erroneously", "incorrectly"})
_ON: Final = frozenset({"on", "upon"})


def is_called_false(told: Token, verb: Token) -> bool:
    """Say whether a verb tells of what is told that it is untrue: "the report proved false", "the tale is a myth"."""
    if told.dep_ not in {"nsubj", "nsubjpass", "csubj"} or is_negated(verb):
        return False
    if told.dep_ == "nsubjpass" and verb.lemma_ in _DISPROVE:
        return True
    # "Turned out to be false": what is so is told below what came out.
    copulas = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be" and not is_negated(c)]
    for child in (c for over in (verb, *copulas) for c in over.children):
        if child.dep_ in {"acomp", "oprd"} and child.lower_ in _FALSE:
            return True
        if child.dep_ in {"attr", "oprd"} and _is_falsehood(child):
            return True
        if verb.lemma_ in {"rest", "base"} and child.lower_ in _ON and any(map(_is_falsehood, child.children)):
            return True
    return False


def is_of_a_falsehood(clause: Token, governor: Token) -> bool:
    """Say whether a clause tells what a falsehood is: "the myth that he", "it is a myth that", "legend has it that"."""
    # "It is a myth that she sailed to Oslo": the parser may take "that" for what she sailed.
    it_is = governor.dep_ == "attr" and any(c.dep_ == "nsubj" and c.lower_ == "it" for c in governor.head.children)
    that = any(c.lower_ == "that" and (c.dep_ == "mark" or it_is) for c in clause.children)
    if clause.dep_ not in {"acl", "ccomp", "csubj", "relcl"} or not that:
        return False
    if governor.pos_ == "NOUN":
        return governor.lemma_.lower() in _FALSEHOODS
    if clause.dep_ == "csubj":
        return is_called_false(clause, governor)
    part = {"be": "attr", "have": "nsubj"}.get(governor.lemma_)
    return any(c.dep_ == part and _is_falsehood(c) for c in governor.children) and not is_negated(governor)


def is_wrongly_told(verb: Token) -> bool:
    """Say whether a verb tells what was said or believed and was not so: "had been wrongly reported in Oslo"."""
    return verb.lemma_ in _BELIEVE and any(c.dep_ == "advmod" and c.lower_ in _WRONGLY for c in verb.children)


def _is_falsehood(noun: Token) -> bool:
    named = any(t.lemma_.lower() in _FALSEHOODS for t in (noun, *noun.conjuncts))
    return named and not is_nobody(noun)
