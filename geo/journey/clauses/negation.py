"""What tells, beside the verb's own "not", that something did not happen, or did: whom nobody is, who was kept back.

"No convoy entered", "was prevented from entering", "was refused permission to enter", "was too ill to leave" deny what
they speak of; "was forced to leave", "was able to leave" tell that it happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.sentences import is_infinitive, own_subject
from geo.lexicon import TimeUnit, classes, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY: Final = word_set("modality", "nobody", "no")
"""Pronouns that stand for nobody and nothing."""

_NO = word_set("modality", "no")
_SCARCE = word_set("modality", "scarce")
_NOT_ALL = word_set("modality", "not_all")
_ONLY_OR_ALL = _NOT_ALL | {"only", "just"}
_EXCEPT = word_set("modality", "except")
_PREVENTING = word_set("cancellation", "prevent")
_KEEPING_FROM = word_set("cancellation", "keep_back", "prevent")
_REFUSING = word_set("modality", "refusing", "negative_implicative")
_FORCING = word_set("modality", "forcing")
_FORCING_OR_ENABLING = word_set("modality", "forcing", "enabling")
_UNDONE = word_set("cancellation", "left_undone")
_CUT_SHORT = word_set("modality", "cut_short")
_NEARLY = word_set("modality", "nearly")
_SOONER = frozenset({"rather", "sooner"})
_TRYING = word_set("modality", "trying")
_FOREMOST = word_set("modality", "foremost")
_DONE_ON_THE_SPOT = word_set("cancellation", "on_the_spot")
_FELT = word_set("modality", "felt")
_LENGTHS = frozenset(word for kind in classes("time_units", TimeUnit).values() for word in kind.words)
_HAVE = frozenset({"has", "have", "had", "'d", "’d", "'ve", "’ve", "having"})


def is_nobody(noun: Token) -> bool:
    """Say whether a noun phrase stands for nobody or nothing: "no convoy", "none of them", "not a single truck"."""
    if any(c.lower_ in _EXCEPT for c in noun.children):
        return False
    if noun.lower_ in NOBODY:
        return True
    for child in noun.children:
        if child.i > noun.i or child.dep_ not in {"det", "neg", "preconj", "cc"}:
            continue
        beside = [t.lower_ for t in noun.doc[child.i + 1 : child.i + 3]]
        if child.lower_ in _NO and "than" not in beside:
            # "No fewer than 300" are many.
            return True
        if child.lower_ == "not" and _ONLY_OR_ALL.isdisjoint(beside):
            return True
    return False


def is_few(noun: Token) -> bool:
    """Say whether a noun phrase stands for hardly anybody: "few ships", "hardly any", "not all ships"; "a few" came."""
    first = noun.left_edge
    if first.lower_ == "not" and first.i < noun.i and first.nbor(1).lower_ in _NOT_ALL:
        return True
    phrase = (t for t in noun.subtree if first.i <= t.i < noun.i and t.lower_ in _SCARCE and t.pos_ != "PROPN")
    return any(t == first or t.nbor(-1).dep_ == "advmod" for t in phrase)


def subject_of_clause(verb: Token) -> Token | None:
    """Return the subject of a verb's clause, that of the verb it is joined to where it has none of its own."""
    token = verb
    while True:
        own = own_subject(token)
        if own is not None or token.dep_ != "conj" or token.head == token:
            return own
        token = token.head


def prevents(governor: Token, node: Token) -> bool:
    """Say whether a governor tells that what hangs on it did not come about: "barred from entering"."""
    if node.lower_ == "from" and node.dep_ == "prep":
        return governor.lemma_ in _KEEPING_FROM and any(c.dep_ == "pcomp" for c in node.children)
    if governor.lemma_ in _PREVENTING and node.tag_ == "VBG" and node.dep_ in {"xcomp", "ccomp"}:
        return True
    if not is_infinitive(node):
        return False
    if governor.pos_ == "NOUN":
        # "Was refused permission to enter", "had no plans to visit".
        return is_nobody(governor) or (governor.dep_ == "dobj" and governor.head.lemma_ in _REFUSING)
    return governor.pos_ in {"ADJ", "ADV"} and any(c.dep_ == "advmod" and c.lower_ == "too" for c in governor.children)


def is_undone(verb: Token) -> bool:
    """Say whether the words beside a verb deny it: "without reaching", "rather than fly", "nor did he", "nearly"."""
    if verb.tag_ in {"VB", "VBG"} and verb.i:
        before = [t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]]
        if before[-1] in _UNDONE or " ".join(before) in _UNDONE:
            return True
        if before[-1] == "than" and any(t.lower_ in _SOONER for t in verb.head.children):
            # "Would rather die than return to Oslo".
            return True
    if any(c.dep_ == "advmod" and c.lower_ in _NEARLY for c in verb.children):
        return True
    joined = verb.head.children if verb.dep_ == "conj" else ()
    beside = [c for c in verb.children if c.i < verb.i] + [c for c in joined if verb.head.i < c.i < verb.i]
    neither = any(c.lower_ == "neither" and c.dep_ in {"preconj", "cc"} for c in verb.children if c.i < verb.i)
    return neither or any(c.lower_ == "nor" and c.dep_ == "cc" for c in beside)


def is_tried(governor: Token) -> bool:
    """Say whether a governor tells that its infinitive was tried: "tried to reach Gaza"; it may have come about."""
    return governor.lemma_ in _TRYING and governor.pos_ == "VERB" and governor.tag_ in {"VBD", "VBN"}


def is_cut_short(verb: Token) -> bool:
    """Say whether something else came before a verb, so that it may not have been done: "arrested before boarding"."""
    before = verb.head if verb.dep_ == "pcomp" else next((c for c in verb.children if c.dep_ == "mark"), None)
    if before is None or before.lower_ != "before" or verb.dep_ not in {"pcomp", "advcl"}:
        return False
    stopped = before.head if verb.dep_ == "pcomp" else verb.head
    return any(t.lemma_ in _CUT_SHORT for t in (stopped, *stopped.children) if t == stopped or t.dep_ == "xcomp")


def _is_first(noun: Token) -> bool:
    """Say whether a noun tells of its subject that it was the first: "became the first pope to visit"."""
    named = noun.lower_ in _FOREMOST or any(c.dep_ == "amod" and c.lower_ in _FOREMOST for c in noun.children)
    return named and noun.dep_ == "attr" and noun.head.tag_ == "VBD"


def comes_true(governor: Token) -> bool:
    """Say whether what a governor's infinitive tells did happen: "was forced to leave", "was able to leave".

    Who has been allowed to leave may not have left yet.
    """
    if takes_time(governor):
        # "It took us a week to cross the desert".
        auxiliaries = {c.lower_ for c in governor.children if c.dep_ == "aux"}
        return governor.tag_ == "VBD" or (governor.tag_ == "VBN" and bool(auxiliaries & _HAVE))
    if governor.lemma_ in _FELT:
        # "I was lucky to find a bed in Oslo", "what a relief to arrive".
        copula = governor.head if governor.dep_ in {"acomp", "attr", "oprd"} else governor
        return copula.tag_ == "VBD" or copula == governor
    if governor.lemma_ == "be" and any(c.dep_ in {"acomp", "attr"} and c.lemma_ in _FELT for c in governor.children):
        # "It was good to be in Oslo".
        return governor.tag_ == "VBD"
    if governor.lemma_ not in _FORCING_OR_ENABLING:
        return _is_first(governor)
    verb = governor.head if governor.pos_ == "ADJ" else governor
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    told = {"was", "were"} | (_HAVE if governor.lemma_ in _FORCING else set())
    past = verb.tag_ == "VBD" or bool(auxiliaries & told)
    return past and not any(c.tag_ == "MD" for c in verb.children)


def takes_time(verb: Token) -> bool:
    """Say whether a verb tells how long something takes: "it took until noon to get to Bruges"."""
    if verb.lemma_ != "take":
        return False
    lengths = (c for c in verb.children if c.dep_ in {"dobj", "npadvmod", "dative"})
    until = any(c.dep_ == "prep" and c.lower_ in {"until", "till"} for c in verb.children)
    return until or any(c.lemma_ in _LENGTHS for c in lengths)


def is_where_it_failed(place: Token) -> bool:
    """Say whether what did not come about at a place is what one does where one is: "could not find a bed in Oslo"."""
    inside = place.dep_ == "pobj" and place.head.lower_ in {"in", "at", "near"}
    verb = next((a for a in place.ancestors if a.pos_ == "VERB"), None)
    if not inside or verb is None or verb.lemma_ not in _DONE_ON_THE_SPOT or subject_of_clause(verb) is None:
        return False
    if any(c.dep_ == "neg" and c.lower_ == "never" for c in verb.children):
        return False
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ == "aux"]
    return verb.tag_ == "VBD" or bool({"did", "could"} & set(auxiliaries))
