"""What a sentence says of an event: who says so, from the outermost relay to its origin, and how certain they are.

"KCNA confirmed that Kim left, as reported by Yonhap" is told by Yonhap, who has it from KCNA: the chain is
(Yonhap, KCNA) and KCNA its origin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from geo.journey.clauses.attribution import Source, agent_of, cited_by, cites, relays_of, source_of
from geo.journey.clauses.certainty import (
    DENYING,
    PLANNING,
    REPORTING,
    Certainty,
    is_announced,
    is_past,
    is_under_modals,
    read_governor,
    read_modifiers,
    read_object,
)
from geo.journey.clauses.comparisons import is_compared
from geo.journey.clauses.conditions import OPEN_QUESTION, is_under_condition
from geo.journey.clauses.falsehoods import TALES, is_called_false
from geo.journey.clauses.frames import frame_of
from geo.journey.clauses.mishaps import falls_short
from geo.journey.clauses.negation import is_nobody, is_where_it_failed
from geo.journey.clauses.sentences import is_infinitive, is_negated, is_perfect, subject
from geo.journey.clauses.unrealised import fails_to_happen, is_called_off, is_contrasted, is_demanded, is_occasion
from geo.journey.clauses.wishes import is_given_up
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import Factuality

_HEARSAY: Final = word_set("sources", "hearsay", "report")
_TOLD: Final = _HEARSAY | TALES
_SAYING: Final = REPORTING.keys() | DENYING

_FARTHEST_UP: Final = 24
"""So many words up the tree are followed; more are only those of a list."""

_INSIDE: Final = frozenset({"in", "at", "near", "outside", "into"})
_CAN: Final = frozenset({"can", "could", "ca"})

Link = Literal["rumour", "report", "word", "root"]
"""What a word hangs on: a noun for what is said, a verb of saying, another word, nothing."""


@dataclass(frozen=True)
class Reading:
    """What a sentence says of an event: by whom, how certainly, and whether it is still to come."""

    chain: tuple[Source, ...]
    factuality: Factuality
    future: bool


@dataclass(frozen=True)
class _Step:
    """A word on the way from a trigger to the root of its sentence, the word below it, and the one it hangs on."""

    node: Token
    below: Token
    governor: Token
    link: Link
    own_clause: bool
    """Modality and negation count; in "the city could be Riga, where he arrived", "could" says nothing of that."""

    thing: bool
    """It is an occasion that the clause below tells of: "talks that were to be held in Doha"."""


@lru_cache(maxsize=1 << 10)  # of a place's verb its event, its signs and its presence ask
def read_attribution(trigger: Token, sentence: Sentence) -> Reading:
    """Return who says that what any word tells of happened and how certainly, from the sentence's tree.

    Sources are gathered all the way up to the sentence's root; modality and negation only within the word's own
    clause.
    """
    steps = list(_steps(trigger))
    found = Certainty()
    read_object(trigger, found)
    for step in steps:
        _read_step(step, found, trigger)
    if not sentence.words.isdisjoint(OPEN_QUESTION):
        found.unknown |= any(is_under_condition(step.node) for step in steps if step.own_clause)
    return Reading(_sources(steps, sentence), found.factuality, found.future)


def read_place(place: Token, sentence: Sentence) -> Reading:
    """Return who says that somebody was at a place, in the event that governs its mention, and how certainly.

    Where a sentence tells that who was bound for the place did not come there, it is denied; where it denies only what
    somebody did there, it is probable: "could not find a bed in Girona". Nothing is said of one that is compared with.
    """
    reading = read_attribution(place, sentence)
    if is_compared(place) or _was_only_meant(place, sentence):
        return replace(reading, factuality="Uu")
    if falls_short(place):
        return replace(reading, factuality="CT-", future=False)
    if reading.factuality.endswith("-") and is_where_it_failed(place):
        return replace(reading, factuality="PR+", future=False)
    return reading


def _was_only_meant(place: Token, sentence: Sentence) -> bool:
    """Say whether a place is only where something was meant to be: "Oslo, where we had wanted to sleep, was full".

    "We came to Oslo, where we had wanted to sleep" tells that we came, "we were in Oslo, where" that we were there.
    """
    clause = next((c for c in place.children if c.dep_ == "relcl"), None)
    where = next((t for t in clause.subtree if t.lower_ == "where"), None) if clause is not None else None
    verb = next((a for a in place.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    if clause is None or where is None or verb is None or not is_past(clause):
        return False
    if frame_of(verb) is not None or (place.dep_ == "pobj" and place.head.lower_ in _INSIDE):
        return False
    # "Where it was to sing": the parser hangs "where" on either verb.
    planned = where.head.lemma_ in PLANNING or where.head.lemma_ in {"be", "suppose"}
    done = next((c for c in where.head.children if planned and c.dep_ == "xcomp"), where.head)
    meant = read_attribution(done, sentence)
    return meant.future or meant.factuality == "Uu"


def _steps(trigger: Token) -> Iterator[_Step]:
    node, below, own_clause, thing = trigger, trigger, True, False
    for _ in range(_FARTHEST_UP):
        governor = _governor(node)
        link = _link(governor, node)
        yield _Step(node, below, governor, link, own_clause, thing)
        if link == "root":
            return
        # "Talks that were to be held in Doha did not go ahead", "gave up a plan to visit it".
        thing = own_clause and node.dep_ in {"relcl", "acl"} and (is_occasion(governor) or governor.lemma_ in _TOLD)
        own_clause = own_clause and link == "word" and is_under_modals(node)
        node, below = governor, node


def _link(governor: Token, node: Token) -> Link:
    if governor == node:
        return "root"
    if _is_rumour(governor, node):
        return "rumour"
    return "report" if _is_report(governor, node) else "word"


def _read_step(step: _Step, found: Certainty, trigger: Token) -> None:
    """Take what one word, and the word that it hangs on, say of the certainty of a trigger."""
    node, governor = step.node, step.governor
    if step.thing:
        found.negative |= fails_to_happen(node, governor) or is_called_off(node, governor)
        found.negative |= is_called_false(node, governor)
    if not step.own_clause:
        return
    read_modifiers(node, found)
    # "Not to Malta but to Sicily": what is joined to the one is not denied with it.
    found.negative |= step.below.dep_ != "conj" and is_contrasted(node)
    # "No roads to Iqaluit".
    found.negative |= node.pos_ == "NOUN" and step.below.lower_ in {"to", "from", "into"} and is_nobody(node)
    found.future |= node == trigger and node.lemma_ in {"due", "expect"}
    found.future |= is_announced(node) and (governor == node or _is_report(governor, node))
    match step.link:
        case "rumour" if _is_denied(governor):
            found.negative = not found.negative
        case "rumour":
            found.lower_to(REPORTING.get(governor.lemma_, "PS"))
        case "report":
            found.lower_to(REPORTING.get(governor.lemma_, "CT"))
            found.future |= governor.lemma_ in PLANNING and is_infinitive(node) and not is_perfect(node)
            found.unknown |= (is_negated(governor) and not _is_marvelled_at(governor)) or is_demanded(node, governor)
            found.unknown |= is_given_up(node, governor)
            if governor.lemma_ in DENYING:
                found.negative = not found.negative
        case "word":
            read_governor(node, governor, found)


def _is_marvelled_at(verb: Token) -> bool:
    """Say whether what is denied is only that one could believe it: "I couldn't believe that I was in Zamora"."""
    return verb.lemma_ == "believe" and any(c.dep_ == "aux" and c.lower_ in _CAN for c in verb.children)


def _sources(steps: Iterable[_Step], sentence: Sentence) -> tuple[Source, ...]:
    """Return the sources named on the way to the root, each once, from the outermost relay to the origin."""
    chain: list[Source] = []
    outer: list[Source] = []
    inner: list[Source] = []
    for step in steps:
        outer_here, inner_here = relays_of(step.node, sentence)
        outer = outer_here + outer
        inner += inner_here
        if step.link == "rumour" and step.own_clause and not chain:
            # "Denying reports that he had flown": denied by whoever denies; else told by reports, not by the author.
            speaker = subject(step.governor.head) if _is_denied(step.governor) else None
            denied = [source_of(speaker, sentence)] if speaker is not None else []
            chain = denied if _is_denied(step.governor) else [_rumour(step.governor, sentence)]
        elif step.link == "report":
            speaker = subject(step.governor) or agent_of(step.governor)
            if speaker is not None:
                chain = [*cited_by(speaker, sentence), source_of(speaker, sentence), *cites(speaker, sentence), *chain]
    told = outer + chain + inner
    return tuple(s for i, s in enumerate(told) if s.span not in [t.span for t in told[:i]])


def _is_said_that(clause: Token) -> bool:
    """Say whether the parser took "reported, citing X, that Y" for a relative clause of X."""
    return clause.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _governor(node: Token) -> Token:
    cited = node.dep_ == "ccomp" and node.head.lower_ in {"citing", "quoting"}
    if cited or _is_said_that(node):
        return next((a for a in node.ancestors if a.lemma_ in REPORTING and a.pos_ == "VERB"), node.head)
    return node.head.head if _is_after_an_insertion(node) else node.head


def _is_after_an_insertion(node: Token) -> bool:
    """Say whether a phrase follows a clause that the parser hangs it on: "he was not, as had been said, in Oslo"."""
    clause = node.head
    inserted = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in clause.children)
    return inserted and node.dep_ == "prep" and clause.i < node.i and node.nbor(-1).text == ","


def _is_rumour(governor: Token, clause: Token) -> bool:
    """Say whether a noun tells what is said by nobody in particular: "reports that he had left", "rumours"."""
    owned = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from", "in"}) for c in governor.children)
    return clause.dep_ == "acl" and governor.lemma_ in _HEARSAY and governor.pos_ == "NOUN" and not owned


def _is_denied(rumour: Token) -> bool:
    return rumour.head.lemma_ in DENYING and rumour.dep_ in {"dobj", "pobj"}


def _rumour(noun: Token, sentence: Sentence) -> Source:
    return Source(
        noun.text[0].upper() + noun.text[1:], sentence.span([noun]), official=False, anonymous=True, token=noun.i
    )


def _is_report(governor: Token, clause: Token) -> bool:
    if _is_said_that(clause) or clause.head != governor:
        return governor.lemma_ in REPORTING
    return governor.lemma_ in _SAYING and clause.dep_ in {"ccomp", "dep", "parataxis", "acl"}
