"""What is told only under a condition: "if it rains, I fly to Oslo", "if he came and stayed", "if I were younger"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.sentences import own_subject
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

OPEN_QUESTION: Final = word_set("modality", "open_question")
_JOINED: Final = 12
"""So many clauses that are joined are under the condition of the first."""

_CONDITION: Final = word_set("conditions", "condition")
_IN_THAT_CASE: Final = tuple(word_set("conditions", "in_that_case"))
_ONE: Final = word_set("conditions", "one")
_UNDER_CONDITION: Final = frozenset({"would", "could", "might", "'d", "’d"})


def is_under_condition(verb: Token) -> bool:
    """Say whether a verb is joined to one that an "if" or a "whether" leaves open: "if he came and stayed"."""
    token = verb
    for _ in range(_JOINED):
        if token.dep_ != "conj" or token.head == token:
            break
        token = token.head
        if any(c.dep_ in {"mark", "advmod"} and c.lower_ in OPEN_QUESTION for c in token.children):
            return True
    return False


def is_conditional(verb: Token) -> bool:
    """Say whether a verb in the present tells what is done only under a condition: "if it rains, I fly to Oslo"."""
    if verb.tag_ not in {"VBP", "VBZ"} or any(c.tag_ == "MD" or c.lemma_ == "have" for c in verb.children):
        return False
    subject = own_subject(verb)
    if subject is None:
        return False
    before = [c for c in verb.children if c.i < subject.left_edge.i]
    words = [t.lower_ for c in before for t in c.subtree]
    if any(map(_tells_a_condition, before)) or " ".join(words).startswith(_IN_THAT_CASE):
        return True
    return any(c.dep_ == "advcl" and any(map(_tells_a_condition, c.children)) for c in verb.children)


def is_contrary_to_fact(verb: Token) -> bool:
    """Say whether a verb tells what would be so if something were: "if I were younger, I would walk to Oslo"."""
    if not any(c.tag_ == "MD" and c.lower_ in _UNDER_CONDITION for c in verb.children):
        return False
    conditions = [c for c in verb.children if c.dep_ == "advcl" and any(map(_tells_a_condition, c.children))]
    return any(t.lower_ == "were" and _is_of_one(clause) for clause in conditions for t in (clause, *clause.children))


def _is_of_one(clause: Token) -> bool:
    """Say whether a clause has a single thing or "I" for its subject, with which "were" tells what is not so."""
    subject = own_subject(clause)
    return subject is not None and (subject.lower_ in _ONE or subject.tag_ in {"NN", "NNP"})


def _tells_a_condition(word: Token) -> bool:
    """Say whether a word, or the first of its phrase, makes what follows depend: "otherwise", "if not", "unless"."""
    first = word.left_edge
    even = first.i > 0 and first.nbor(-1).lower_ in {"as", "even"}
    return first.lower_ in _CONDITION and not even
