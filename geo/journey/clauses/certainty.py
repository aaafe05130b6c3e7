"""How certain a clause is of what it tells: modality, polarity, and whether it is still to come.

Factuality is FactBank's (Saurí and Pustejovsky 2009): CT certain, PR probable, PS possible, with the polarity; Uu where
the source does not commit itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from geo.journey.clauses.negation import comes_true, is_few, is_nobody, own_subject, prevents
from geo.journey.clauses.sentences import is_negated
from geo.lexicon import ReportingClass, classes, word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from geo.model import Factuality


def _verbs(of: Callable[[ReportingClass], object]) -> frozenset[str]:
    """Return the verbs of saying of whose class something holds."""
    return frozenset(word for kind in classes("reporting", ReportingClass).values() if of(kind) for word in kind.words)


REPORTING: Final = {
    word: kind.certainty
    for kind in classes("reporting", ReportingClass).values()
    if kind.certainty is not None
    for word in kind.words
}
"""Verbs of saying, with how certain their speaker is of what is said."""

DENYING: Final = _verbs(lambda kind: kind.denies)
PLANNING: Final = word_set("modality", "planning")
"""Verbs and adjectives whose infinitive has not happened yet: "are scheduled to meet"."""

CANCELLING: Final = word_set("cancellation", "call_off", "postpone", "keep_from")
OPEN_QUESTION: Final = word_set("modality", "open_question")
_RAISING = _verbs(lambda kind: kind.raises)
_FUTURE = word_set("modality", "future")
_POSSIBLE = word_set("modality", "possible")
_PROBABLE = word_set("modality", "probable")
_PLANNED = word_set("modality", "planned")
_IMPLICATIVE = word_set("modality", "implicative")


@dataclass
class Certainty:
    """What is known of an event's certainty, while one walks up the tree from its trigger."""

    modality: str = "CT"
    negative: bool = False
    future: bool = False
    unknown: bool = False

    def lower_to(self, modality: str) -> None:
        """Make the event no more certain than this."""
        self.modality = min(self.modality, modality, key=("PS", "PR", "CT").index)

    @property
    def factuality(self) -> Factuality:
        """FactBank's value for it."""
        return cast("Factuality", "Uu" if self.unknown else self.modality + ("-" if self.negative else "+"))


def read_modifiers(node: Token, certainty: Certainty) -> None:
    """Take the modals, adverbs, negation and open questions that hang on one node."""
    for child in node.children:
        word = child.lower_
        modal = child.dep_ == "aux" and child.tag_ == "MD"
        if modal and word in _FUTURE:
            certainty.future = True
        if word in _POSSIBLE and child.dep_ in {"aux", "advmod", "amod"}:
            certainty.lower_to("PS")
            certainty.future |= modal and not is_perfect(node)
        elif word in _PROBABLE and child.dep_ in {"aux", "advmod", "amod"}:
            certainty.lower_to("PR")
            certainty.future |= modal and not is_perfect(node)
        elif child.dep_ == "amod" and child.lower_ in _PLANNED:
            certainty.future = True
        certainty.unknown |= child.dep_ in {"mark", "advmod"} and word in OPEN_QUESTION
    until = any(c.dep_ == "prep" and c.lower_ in {"until", "till"} for c in node.children)
    if node.pos_ in {"VERB", "AUX"} and is_negated(node) and not until:
        # "Did not leave until Monday" says that it left.
        certainty.negative = not certainty.negative
    agent = own_subject(node) if node.pos_ in {"VERB", "AUX"} else None
    if agent is not None and not until:
        certainty.negative |= is_nobody(agent)
        if is_few(agent):
            certainty.lower_to("PS")


def read_object(trigger: Token, certainty: Certainty) -> None:
    """Take what denies an event in the words it is of: "held no talks", "boarded no flight", "met nobody"."""
    things = [trigger] if trigger.pos_ == "NOUN" else [c for c in trigger.children if c.dep_ == "dobj"]
    certainty.negative |= any(is_nobody(thing) for thing in things)


def read_governor(node: Token, governor: Token, certainty: Certainty) -> None:
    """Take what the governor says of the clause below it."""
    if governor.lemma_ in DENYING and node.dep_ in {"ccomp", "xcomp", "pcomp", "dobj"}:
        certainty.negative = not certainty.negative
    if governor.lemma_ in CANCELLING and node.dep_ in {"dobj", "xcomp"}:
        certainty.negative = True
    if prevents(governor, node):
        # "Has not barred him from going" says nothing of his going.
        certainty.negative = True
        certainty.unknown |= is_negated(governor)
    if governor.lemma_ in PLANNING and node.dep_ in {"xcomp", "ccomp", "advcl", "acl", "dobj", "nsubjpass"}:
        certainty.future = True
        certainty.unknown |= any(c.dep_ == "aux" and c.lower_ == "had" for c in governor.children)
    if governor.lemma_ in _RAISING and node.dep_ == "xcomp":
        certainty.lower_to("PR")
    if node.lemma_ == "due":
        certainty.future = True
    governs = governor.pos_ in {"VERB", "NOUN", "ADJ"} or (governor.lemma_ == "be" and node.dep_ == "xcomp")
    happened = governor.lemma_ in _IMPLICATIVE or comes_true(governor)
    if is_infinitive(node) and governs and not happened:
        certainty.future = certainty.future or not is_perfect(node)
    if node.dep_ == "advcl" and node.tag_ in {"VBZ", "VBP"} and _is_to_come(governor):
        # "Will meet her before they travel on": what the present tense tells there is to come as well.
        certainty.future = True


def is_under_modals(node: Token) -> bool:
    """Say whether the modals of a node's governor reach down to it: "will meet and dine", not "will, where he met"."""
    if node.dep_ == "conj":
        return node.tag_ in {"VB", "NN", "NNS", "NNP"}
    return node.dep_ not in {"relcl", "advcl", "parataxis", "appos", "acl"}


def is_infinitive(verb: Token) -> bool:
    """Say whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_perfect(verb: Token) -> bool:
    """Say whether a verb stands with "have"."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _is_to_come(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children) or verb.lemma_ in PLANNING
