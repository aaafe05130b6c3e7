"""How certain a clause is of what it tells: modality, polarity, and whether it is still to come.

Factuality is FactBank's (Saurí and Pustejovsky 2009): CT certain, PR probable, PS possible, with the polarity; Uu where
the source does not commit itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from geo.journey.clauses.conditions import OPEN_QUESTION, is_conditional, is_contrary_to_fact
from geo.journey.clauses.falsehoods import is_of_a_falsehood, is_wrongly_told
from geo.journey.clauses.negation import (
    comes_true,
    is_cut_short,
    is_few,
    is_nobody,
    is_tried,
    is_undone,
    prevents,
    subject_of_clause,
)
from geo.journey.clauses.questions import asked
from geo.journey.clauses.remote import is_remote
from geo.journey.clauses.sentences import SUBJECTS, is_infinitive, is_negated, is_perfect, own_subject
from geo.journey.clauses.sights import is_only_seen
from geo.journey.clauses.unreached import is_unreached
from geo.journey.clauses.unrealised import (
    CANCELLING,
    is_called_off,
    is_demanded,
    is_imagined,
    is_occasion,
    is_only_planned,
    is_unreal,
    was_called_off,
)
from geo.journey.clauses.wishes import is_given_up, is_only_mentioned, is_still_an_aim
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

_RAISING = _verbs(lambda kind: kind.raises)
_FUTURE = word_set("modality", "future")
_OBLIGED = frozenset({"must", "need"})
_COUNTERFACTUAL = frozenset({"should", "would", "ought", "'d", "’d"})
_POSSIBLE = word_set("modality", "possible")
_PROBABLE = word_set("modality", "probable")
_PLANNED = word_set("modality", "planned")
_BELIEF = word_set("modality", "belief")
_FACTIVE = word_set("modality", "factive")
_IMPLICATIVE = word_set("modality", "implicative")

_PLANNED_AS = frozenset({"xcomp", "ccomp", "advcl", "acl", "dobj", "nsubjpass"})


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
        elif modal and word in _OBLIGED:
            # "Must be returned" tells what is to be done, "must have returned" what is likely.
            certainty.lower_to("PR")
            certainty.unknown |= not is_perfect(node)
        certainty.unknown |= modal and word in _COUNTERFACTUAL and is_perfect(node) and not _came_to_nothing(node)
        certainty.unknown |= child.dep_ in {"mark", "advmod"} and word in OPEN_QUESTION
    certainty.unknown |= is_contrary_to_fact(node)
    if is_conditional(node):
        certainty.lower_to("PS")
        certainty.future = True
    until = any(c.dep_ == "prep" and c.lower_ in {"until", "till"} for c in node.children)
    if node.pos_ in {"VERB", "AUX"} and is_negated(node) and not until:
        # "Did not leave until Monday" says that it left.
        certainty.negative = not certainty.negative
    certainty.negative |= _came_to_nothing(node) or is_undone(node) or _was_another(node)
    # "Made no stop in Oslo"; who had no trouble there was there.
    things = [node] if node.pos_ == "NOUN" else [c for c in node.children if c.dep_ in {"dobj", "attr"}]
    certainty.negative |= any(is_occasion(thing) and is_nobody(thing) for thing in things)
    certainty.negative |= node.pos_ in {"NOUN", "PROPN"} and was_called_off(node)
    if is_cut_short(node):
        certainty.lower_to("PS")
    question = asked(node)
    certainty.unknown |= question == "whether"
    if question == "about":
        certainty.lower_to("PR")
    agent = subject_of_clause(node) if node.pos_ in {"VERB", "AUX"} else None
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
    if (governor.lemma_ in CANCELLING and node.dep_ == "xcomp") or is_called_off(node, governor):
        # Of what was not called off one does not know yet.
        certainty.negative = True
        certainty.unknown |= governor.pos_ == "VERB" and is_negated(governor)
    certainty.future |= is_only_planned(node, governor) or is_still_an_aim(node, governor)
    certainty.unknown |= is_demanded(node, governor) or is_unreal(node, governor)
    certainty.unknown |= is_given_up(node, governor) or is_only_mentioned(node, governor)
    certainty.unknown |= is_only_seen(node, governor) or is_of_a_falsehood(node, governor)
    certainty.unknown |= is_unreached(node, governor) or is_remote(node, governor) or is_wrongly_told(governor)
    if is_imagined(node, governor):
        certainty.lower_to("PS")
        certainty.future = True
    if prevents(governor, node):
        # "Has not barred him from going" says nothing of his going.
        certainty.negative = True
        certainty.unknown |= is_negated(governor)
    over = node.dep_ in {"advcl", "acl"} and (is_perfect(node) or node.tag_ == "VBD")
    if governor.lemma_ in PLANNING and node.dep_ in _PLANNED_AS and not over:
        certainty.future = True
        copula = governor.head if governor.dep_ == "acomp" else governor
        certainty.unknown |= any(c.dep_ == "aux" and c.lower_ == "had" for c in copula.children)
    # "Was to have opened a school" tells of what did not come about.
    planned = governor.lemma_ in {"be", "suppose", "ought"} or governor.lemma_ in PLANNING
    certainty.unknown |= planned and node.dep_ == "xcomp" and is_infinitive(node) and is_perfect(node)
    if node.dep_ == "ccomp" and governor.lower_ in _BELIEF and (governor.tag_ == "VBN" or governor.dep_ == "acomp"):
        # "Was convinced that he had left": so somebody thought.
        certainty.lower_to("PR")
    if governor.lemma_ in _RAISING and node.dep_ == "xcomp":
        certainty.lower_to("PR")
    if node.lemma_ == "due":
        certainty.future = True
    governs = governor.pos_ in {"VERB", "NOUN", "PROPN", "ADJ"} or (governor.lemma_ == "be" and node.dep_ == "xcomp")
    going_to = governor.lemma_ == "go" and governor.tag_ == "VBG"
    happened = (governor.lemma_ in _IMPLICATIVE and not going_to) or comes_true(governor)
    if is_infinitive(node) and is_tried(governor):
        certainty.lower_to("PS")
    if is_infinitive(node) and governs and not happened:
        certainty.future = certainty.future or not is_perfect(node)
    untensed = node.tag_ == "VBG" and not any(c.dep_ == "aux" for c in node.children)
    if node.dep_ == "advcl" and (untensed or node.tag_ in {"VBZ", "VBP"}) and _is_to_come(governor):
        # "Will meet her before they travel on", "will move on, making a stop": that is to come as well.
        certainty.future = True


def is_under_modals(node: Token) -> bool:
    """Say whether the modals of a node's governor reach down to it: "will meet and dine", not "will, where he met"."""
    if node.dep_ == "ccomp" and node.i < node.head.i:
        # "He flew to Oslo on Friday; he will return": two clauses side by side.
        return not any(node.i < c.i for c in node.head.children if c.dep_ in SUBJECTS)
    if node.dep_ == "ccomp" and node.head.lemma_ in _FACTIVE:
        return is_infinitive(node)
    if node.dep_ == "conj":
        alike = node.tag_ in {"VB", "NN", "NNS", "NNP"} or node.tag_ == node.head.tag_ == "VBG"
        return alike or _shares_modal_perfect(node) or _is_bare_perfect(node)
    if node.dep_ == "appos":
        # "The coast, Esmeraldas, we gave up": the name is the thing's.
        return node.pos_ == "PROPN" and node.head.pos_ == "NOUN"
    return node.dep_ not in {"relcl", "advcl", "parataxis", "acl"}


def _shares_modal_perfect(verb: Token) -> bool:
    """Say whether a participle stands under the "would have" of the verb it is joined to: "would have met and spoken".

    The parser takes such a participle for a simple past where the two look alike.
    """
    own = any(c.dep_ in {*SUBJECTS, "aux"} for c in verb.children)
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"} or own or _is_contrast(verb):
        return False
    first = verb.head
    modal = any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in first.children)
    return (modal and is_perfect(first)) or _shares_modal_perfect(first)


def _is_bare_perfect(verb: Token) -> bool:
    """Say whether a verb stands with a "have" that wants a modal before it: "might leave Oslo and have passed Voss"."""
    bare = any(c.dep_ == "aux" and c.lower_ in {"have", "'ve", "’ve"} for c in verb.children)
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.head.children)
    return verb.dep_ == "conj" and bare and own_subject(verb) is None and modal


def is_announced(verb: Token) -> bool:
    """Say whether a verb tells in the infinitive what its subject is going to do, as headlines do: "Pope to visit".

    "Why? To take him back to Cuba." has not happened either.
    """
    alone = verb.dep_ == "ROOT" or any(c.dep_ in SUBJECTS for c in verb.children)
    return is_infinitive(verb) and not is_perfect(verb) and alone


def _came_to_nothing(verb: Token) -> bool:
    """Say whether something else happened than was planned: "was expected to land but turned back"."""
    but = [c for c in verb.children if c.dep_ == "conj" and is_past(c) and _is_contrast(c)]
    if not but:
        return False
    plan = verb.head if is_infinitive(verb) and verb.dep_ == "xcomp" else verb
    planned = plan.lemma_ in PLANNING or (plan.lemma_ == "be" and any(is_infinitive(c) for c in plan.children))
    planned |= any(c.lower_ == "due" for c in plan.children)
    past = is_past(plan)
    missed = is_perfect(verb) and any(c.tag_ == "MD" and c.lower_ == "should" for c in verb.children)
    return (planned and past) or missed


def _was_another(verb: Token) -> bool:
    """Say whether it is denied that somebody was the one who did it: "it was not he who", "nor was it he who"."""
    who = verb.head
    if verb.dep_ != "relcl" or who.pos_ != "PRON" or who.dep_ not in {"attr", "nsubj"} or who.head.lemma_ != "be":
        return False
    return is_negated(who.head) or any(c.lower_ == "nor" for c in who.head.children)


def is_past(verb: Token) -> bool:
    """Say whether a verb stands in the simple past or the passive of it, or with "had" or "did"."""
    return verb.tag_ == "VBD" or any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VBD" for c in verb.children)


def _is_contrast(verb: Token) -> bool:
    """Say whether a verb is joined by "but", and told of the same subject."""
    own = own_subject(verb)
    joint = any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.children if c.i < verb.i)
    first = any(c.dep_ == "advmod" and c.lower_ == "first" for c in verb.children)
    return joint and not first and (own is None or own.pos_ == "PRON")


def _is_to_come(verb: Token) -> bool:
    if is_infinitive(verb) and verb.dep_ == "xcomp":
        # "Is expected to fly", "is likely to remain".
        return verb.head.lemma_ in PLANNING or verb.head.lower_ in _PROBABLE or _is_to_come(verb.head)
    return any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children) or verb.lemma_ in PLANNING
