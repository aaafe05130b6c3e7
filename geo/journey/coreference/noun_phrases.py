"""Mention detection: which words make up a noun phrase, and what they say of whom it mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import COLLECTIVES, STORMS, SUBJECTS, TRAVELLERS, VEHICLES
from geo.lexicon import TimeZone, classes, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANOTHER = word_set("noun_phrases", "another")
_ZONES = frozenset(word for zone in classes("time_zones", TimeZone).values() for word in zone.words)
VEHICLES_AND_STORMS = VEHICLES | STORMS


def name_parts(token: Token) -> list[Token]:
    """Return the words that make up a name, with what stands in apposition, in the order of the text."""
    parts = [token]
    for part in parts:  # grows while it is walked
        parts += [c for c in part.children if c.dep_ in {"compound", "nmod", "appos", "flat"}]
    return sorted(parts, key=lambda t: t.i)


def is_vehicle_or_storm(token: Token) -> bool:
    """Say whether a word is a vehicle or a storm: what a name may follow ("the ferry Elba")."""
    return token.lemma_.lower() in VEHICLES_AND_STORMS


def members(token: Token) -> set[str]:
    """Return what else a group goes by: "the caravan of migrants", "migrants travelling in a caravan" are both."""
    if token.lemma_.lower() in COLLECTIVES:
        inside = [c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
        inside += [c for c in token.children if c.dep_ == "compound" and c.lemma_.lower() in TRAVELLERS]
        return {member.lemma_.lower() for member in inside}
    if token.tag_ == "NNS" and token.lemma_.lower() in TRAVELLERS:
        clauses = (c for c in token.children if c.dep_ in {"acl", "relcl", "prep"} and c.i > token.i)
        together = (c for clause in clauses for c in (clause, *clause.children) if c.lower_ == "in")
        own = {c.lemma_.lower() for place in together for c in place.children if c.dep_ == "pobj"} & COLLECTIVES
        if own:
            return own
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in COLLECTIVES:
        return {token.head.head.lemma_.lower()}
    return set()


def described(token: Token) -> list[Token]:
    """Return a noun with what describes it: "North Korean delegation", "400 refugees" of "more than 400 refugees"."""
    before = [t for t in token.children if t.dep_ in {"amod", "compound", "nummod"} and t.i < token.i]
    before = [t for t in before if t.tag_ not in {"JJR", "JJS"} and not t.is_punct]
    before += [
        w
        for t in before
        if t.dep_ == "amod"
        for w in t.children
        if w.dep_ in {"amod", "compound"} and w.pos_ in {"PROPN", "ADJ"}
    ]
    return sorted([*before, token])


def describe(token: Token) -> str:
    """Return what a group is called after its first words: "400 Syrian refugees"."""
    return " ".join(t.text for t in described(token))


def is_clock(token: Token) -> bool:
    """Say whether a word written as a name belongs to a time: "GMT" of "19:00 GMT"."""
    return token.text in _ZONES and token.i > 0 and any(c.isdigit() for c in token.nbor(-1).text)


def is_definite(token: Token) -> bool:
    """Say whether a noun points to what is known: "the", "this", "that", "their"."""
    return any(
        c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "that", "these", "those"} for c in token.children
    )


def is_another(token: Token) -> bool:
    """Say whether a noun points to another than those known: "another train", "the other bus", "an earlier flight"."""
    compared = (c for c in token.children if c.dep_ == "amod" and c.tag_ == "JJR" and c.lower_ != "more")
    return any(c.lower_ in _ANOTHER for c in token.children) or any(compared)


def classifies(word: Token, head: Token) -> bool:
    """Say whether a common noun tells what a name names: "the ferry Elba", "the football club Atletico Norte"."""
    return word.dep_ in {"appos", *SUBJECTS} or (word.dep_ == "compound" and word.pos_ == "NOUN" and word.head == head)


def is_aged(token: Token) -> bool:
    """Say whether a noun is told by its age: "the 16-year-old activist", "the 71-year-old"."""
    words = [token.lower_, *(c.lower_ for c in token.children if c.dep_ == "amod")]
    years = any(t.lower_ == "year" for t in token.subtree if t.i < token.i or t == token)
    return token.tag_ != "NNS" and "old" in words and years
