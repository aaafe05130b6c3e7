"""Who says so: the sources of a statement, from the outermost relay to its origin, and how certain they are.

"KCNA confirmed that Kim left, as reported by Yonhap" is told by Yonhap, who has it from KCNA: the chain is
(Yonhap, KCNA) and KCNA its origin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses.certainty import (
    DENYING,
    PLANNING,
    REPORTING,
    Certainty,
    is_announced,
    is_perfect,
    is_under_modals,
    read_governor,
    read_modifiers,
    read_object,
)
from geo.journey.clauses.mishaps import falls_short
from geo.journey.clauses.sentences import SUBJECTS, is_infinitive, is_negated, subject
from geo.journey.clauses.unrealised import fails_to_happen, is_called_off, is_contrasted, is_occasion
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import Factuality, Span

AUTHOR = "author"

GENERIC = word_set("sources", "medium", "website")
_STATEMENTS = word_set("sources", "statement", "report", "website")
_HEARSAY = word_set("sources", "hearsay", "report")
_OFFICIAL = word_set("sources", "authority", "official")
_OFFICES = word_set("sources", "office", "official")
_HIDDEN = word_set("sources", "hidden")
_CITING = REPORTING.keys() | {"cite", "quote", "interview"}
_SAYING = REPORTING.keys() | DENYING


@dataclass(frozen=True)
class Source:
    """A source as named in the text: its short name, the words, and whether they call it official or hide it."""

    name: str
    span: Span
    official: bool
    anonymous: bool
    token: int


@dataclass(frozen=True)
class Reading:
    """What a sentence says of an event: by whom, how certainly, and whether it is still to come."""

    chain: tuple[Source, ...]
    factuality: Factuality
    future: bool


def _noun_phrase(token: Token) -> list[Token]:
    """Return a noun phrase without its relative clauses, appositions, prepositions and article."""
    drop = ("relcl", "acl", "appos", "prep", "punct", "cc", "conj", "det", "case", "advcl")
    words = [token]
    for child in token.children:
        if child.dep_ not in drop:
            words += [t for t in child.subtree if t.dep_ not in {"punct", "case", "det"}]
    return sorted(words, key=lambda t: t.i)


def source_of(token: Token, sentence: Sentence) -> Source:
    """Return the source that a noun phrase names.

    An apposition gives the short name ("Korean Central News Agency (KCNA)": KCNA; "the agency TASS": TASS),
    else the proper name without what is generic in it ("Yonhap news agency": Yonhap), else the whole phrase.
    """
    if token.lemma_ in _STATEMENTS:
        speaker = next(
            (
                t
                for t in token.subtree
                if t.pos_ == "PROPN"
                and (t.dep_ in {"poss", "pobj"} or (t.dep_ == "nsubj" and t.head.lower_ == "citing"))
            ),
            None,
        )
        if speaker is not None:
            return source_of(speaker, sentence)
    phrase = _noun_phrase(token)
    named = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    words = _noun_phrase(named) if named is not None else phrase
    text = {t.lower_ for t in [*phrase, *words]} | {
        t.lower_ for c in token.children for t in c.subtree if c.dep_ == "acl"
    }
    generic = [t for t in words if t.lower_ in GENERIC]
    if generic and any(t.pos_ == "PROPN" and t not in generic and t.tag_ != "POS" for t in words):
        proper = [t for t in words if t.pos_ == "PROPN" and t.dep_ != "poss" and t.ent_type_ != "NORP"]
        head = [t for t in proper if t.lower_ not in GENERIC]
        words = head if all(t.pos_ != "PROPN" for t in generic) and head else words
    span = sentence.span(words)
    name = re.sub(r"\s+", " ", sentence.text[span.start - sentence.offset : span.end - sentence.offset])
    if words[0].pos_ != "PROPN":
        name = name[0].upper() + name[1:]
    lemmas = text | {t.lemma_.lower() for t in phrase}
    return Source(
        name=name,
        span=span,
        official=bool(lemmas & _OFFICIAL),
        anonymous=bool(lemmas & _HIDDEN) or _is_nameless(phrase, token),
        token=token.i,
    )


def _is_nameless(phrase: list[Token], head: Token) -> bool:
    """Say whether a phrase names an office but nobody in it: "a U.S. official", "officials in Chiapas"."""
    named = any(t.pos_ == "PROPN" and t.ent_type_ in {"PERSON", "ORG"} for t in phrase)
    return head.lemma_.lower() in _OFFICES and not named


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _relays_of(node: Token, sentence: Sentence) -> tuple[list[Source], list[Source]]:
    """Return the sources hung on a node: outer ("according to", "as reported by") and inner ("citing officials")."""
    outer: list[Source] = []
    inner: list[Source] = []
    for child in node.children:
        if child.lower_ == "according" or (child.lower_ == "per" and child.dep_ == "prep"):
            to = child if child.lower_ == "per" else next((c for c in child.children if c.lower_ == "to"), None)
            named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
            if named is not None:
                outer += [source_of(named, sentence), *_cited_by(named, sentence), *_cites(named, sentence)]
        elif child.dep_ in {"advcl", "acl"} and child.lemma_ in REPORTING and (agent := _agent(child)) is not None:
            outer.append(source_of(agent, sentence))
        elif child.dep_ in {"conj", "parataxis"} and child.lemma_ in REPORTING and _is_tag(child, node):
            speaker = subject(child)
            above, below = _relays_of(child, sentence)
            if speaker is not None:
                outer += [*above, source_of(speaker, sentence), *_cites(speaker, sentence)]
            inner += below
        elif child.dep_ in {"advcl", "acl", "prep"}:
            inner += _cited_in(child, sentence)
    return outer, inner


def _cited_in(verb: Token, sentence: Sentence) -> list[Source]:
    """Return whom "citing X", "quoting X", "referring to X" names, and whom X cites in turn."""
    to = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    if verb.lower_ in {"citing", "quoting"}:
        holder: Token | None = verb
    else:
        holder = to if verb.lower_ == "referring" else None
    cited = next((c for c in holder.children if c.dep_ in {"dobj", "pobj"}), None) if holder is not None else None
    return [source_of(cited, sentence), *_cites(cited, sentence)] if cited is not None else []


def _cites(token: Token, sentence: Sentence) -> list[Source]:
    """Return whom a source cites as its own words tell: "Der Spiegel, which cited officials", "a report citing X"."""
    for inner in token.subtree:
        if inner.dep_ == "relcl" and inner.head == token and inner.lemma_ in {"cite", "quote"} and not _agent(inner):
            cited = next((c for c in inner.children if c.dep_ == "dobj"), None)
            if cited is not None and cited.tag_ not in {"WDT", "WP"}:
                return [source_of(cited, sentence), *_cites(cited, sentence)]
        if inner.dep_ in {"acl", "pcomp"} and (found := _cited_in(inner, sentence)):
            return found
    return []


def _is_tag(verb: Token, clause: Token) -> bool:
    """Say whether a verb of saying only closes the clause it follows: "The train passed Harbin, Kyodo reported"."""
    own = any(c.dep_ in SUBJECTS and c.i > clause.i for c in verb.children)
    return own and not any(c.dep_ == "cc" and clause.i < c.i < verb.i for c in clause.children)


def _cited_by(token: Token, sentence: Sentence) -> list[Source]:
    """Return who relays a source: "officials cited by TBS", "a spokesman quoted by Reuters"."""
    relays = []
    for child in token.children:
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in _CITING:
            agent = _agent(child)
            if agent is not None:
                relays.append(source_of(agent, sentence))
    return relays


def _is_said_that(clause: Token) -> bool:
    """Say whether the parser took "reported, citing X, that Y" for a relative clause of X."""
    return clause.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _governor(node: Token) -> Token:
    cited = node.dep_ == "ccomp" and node.head.lower_ in {"citing", "quoting"}
    if cited or _is_said_that(node):
        return next((a for a in node.ancestors if a.lemma_ in REPORTING and a.pos_ == "VERB"), node.head)
    return node.head


def _is_rumour(governor: Token, clause: Token) -> bool:
    """Say whether a noun tells what is said by nobody in particular: "reports that he had left", "rumours"."""
    owned = any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from", "in"}) for c in governor.children)
    return clause.dep_ == "acl" and governor.lemma_ in _HEARSAY and governor.pos_ == "NOUN" and not owned


def _rumour(noun: Token, sentence: Sentence) -> Source:
    return Source(
        noun.text[0].upper() + noun.text[1:], sentence.span([noun]), official=False, anonymous=True, token=noun.i
    )


def _is_report(governor: Token, clause: Token) -> bool:
    if _is_said_that(clause) or clause.head != governor:
        return governor.lemma_ in REPORTING
    return governor.lemma_ in _SAYING and clause.dep_ in {"ccomp", "dep", "parataxis", "acl"}


def read_attribution(trigger: Token, sentence: Sentence) -> Reading:
    """Return who says that the trigger's event happened and how certainly, from the sentence's tree.

    Sources are gathered all the way up to the sentence's root; modality and negation only within the trigger's
    own clause: in "the city could be Riga, where he arrived", "could" says nothing of the arrival.
    """
    chain: list[Source] = []
    outer: list[Source] = []
    inner: list[Source] = []
    found = Certainty()
    own_clause = True
    thing: Token | None = None
    node, below = trigger, trigger
    read_object(trigger, found)
    while True:
        outer_here, inner_here = _relays_of(node, sentence)
        outer = outer_here + outer
        inner += inner_here
        if own_clause:
            read_modifiers(node, found)
            # "Not to Malta but to Sicily": what is joined to the one is not denied with it.
            found.negative |= below.dep_ != "conj" and is_contrasted(node)
            found.future |= node == trigger and node.lemma_ in {"due", "expect"}
        governor = _governor(node)
        found.future |= own_clause and is_announced(node) and (governor == node or _is_report(governor, node))
        if governor == node:
            break
        if _is_rumour(governor, node):
            # "Denying reports that he had flown": denied by whoever denies; else told by reports, not by the author.
            if own_clause and governor.head.lemma_ in DENYING and governor.dep_ in {"dobj", "pobj"}:
                found.negative = not found.negative
                speaker = subject(governor.head)
                chain = [source_of(speaker, sentence)] if speaker is not None and not chain else chain
            elif own_clause and not chain:
                chain = [_rumour(governor, sentence)]
                found.lower_to(REPORTING.get(governor.lemma_, "PS"))
            own_clause = False
        elif _is_report(governor, node):
            speaker = subject(governor) or _agent(governor)
            if speaker is not None:
                named = source_of(speaker, sentence)
                chain = [*_cited_by(speaker, sentence), named, *_cites(speaker, sentence), *chain]
            if own_clause:
                found.lower_to(REPORTING.get(governor.lemma_, "CT"))
                found.future |= governor.lemma_ in PLANNING and is_infinitive(node) and not is_perfect(node)
                found.unknown |= is_negated(governor)
                if governor.lemma_ in DENYING:
                    found.negative = not found.negative
            own_clause = False
        elif own_clause:
            read_governor(node, governor, found)
            own_clause = is_under_modals(node)
            # "Talks that were to be held in Doha did not go ahead", "gave up a plan to visit it".
            thing = governor if node.dep_ in {"relcl", "acl"} and is_occasion(governor) else None
        elif node == thing:
            found.negative |= fails_to_happen(node, governor) or is_called_off(node, governor)
        node, below = governor, node
    told = outer + chain + inner
    unique = tuple(s for i, s in enumerate(told) if s.span not in [t.span for t in told[:i]])
    return Reading(chain=unique, factuality=found.factuality, future=found.future)


def read_place(place: Token, sentence: Sentence) -> Reading:
    """Return who says that somebody was at a place, in the event that governs its mention, and how certainly.

    Where a sentence tells that who was bound for the place did not come there, it is denied.
    """
    reading = read_attribution(place, sentence)
    if not falls_short(place):
        return reading
    return Reading(reading.chain, "CT-", future=False)
