"""Which group a noun stands for: the one that goes by that word, or by another for the same ("the squad").

Two are one only where the words make them so: the same noun and no other nation, a second noun for a team or a
delegation while there is only one, "the North Koreans" while one group is theirs. "Another", "an earlier", another
number or another nation tell of another group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses.nouns import MODES, TEAMS, VEHICLES, groups_like
from geo.journey.coreference.entities import described, members
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from geo.journey.coreference.entities import Actor

_ANOTHER = word_set("noun_phrases", "another")


def is_definite(token: Token) -> bool:
    """Say whether a noun points to what is known: "the", "this", "that", "their"."""
    return any(
        c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "that", "these", "those"} for c in token.children
    )


def find_group(actors: Sequence[Actor], token: Token, nations: set[str]) -> Actor | None:
    """Return the group among `actors` that a noun stands for, None if it is new; `nations` are what it names."""
    if any(
        c.lower_ in _ANOTHER or (c.dep_ == "amod" and c.tag_ == "JJR" and c.lower_ != "more") for c in token.children
    ):
        return None
    lemma = token.lemma_.lower()
    keys = {lemma} | members(token)
    vehicle = lemma in VEHICLES
    if vehicle:
        keys |= {word for word in VEHICLES if MODES[word] == MODES[lemma]}
    able = [a for a in actors if a.kind != "person" and _same_nation(a, nations)]
    for actor in reversed(able):
        if keys & a_words(actor) and not (_counts_otherwise(token, actor) and not vehicle):
            return actor
    if not is_definite(token):
        return None
    for synonyms in groups_like(lemma):
        known = [a for a in able if a.moved and a_words(a) & synonyms]
        if len(known) == 1:
            return known[0]
    if lemma in TEAMS:
        # "Arsenal flew to Lisbon. The team arrived": the one body that has travelled, not a ship or a storm.
        bodies = [a for a in able if a.moved and a.kind in {"named", "body"} and a.vehicle is None]
        if len(bodies) == 1 and sum(a.moved and a.kind != "person" for a in actors) == 1:
            return bodies[0]
    return None


def a_words(actor: Actor) -> set[str]:
    """Return the nouns that an actor goes by: its keys, and what it was called beside its name."""
    return actor.keys | actor.titles


def of_nation(actors: Iterable[Actor], nation: str) -> list[Actor]:
    """Return the groups that have moved and are of a nation: "the North Koreans"."""
    return [a for a in actors if a.kind != "person" and a.moved and nation in a.nations]


def _same_nation(actor: Actor, nations: set[str]) -> bool:
    return not nations or not actor.nations or bool(nations & actor.nations)


def _counts_otherwise(token: Token, actor: Actor) -> bool:
    """Say whether an indefinite phrase counts other heads than the actor's name: "200 refugees" are not the 400."""
    count = next((c.text for c in token.children if c.dep_ == "nummod"), None)
    return count is not None and not is_definite(token) and count not in actor.name.split()


def describe(token: Token) -> str:
    """Return what a group is called after its first words: "400 Syrian refugees"."""
    return " ".join(t.text for t in described(token))
