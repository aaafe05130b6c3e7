"""Which group a noun stands for: the one that goes by that word, or by another for the same ("the squad").

Two are one only where the words make them so: the same noun and no other nation, a second noun for a team or a
delegation while there is only one, "the North Koreans" while one group is theirs. "Another", "an earlier", another
number or another nation tell of another group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import MODES, TEAMS, VEHICLES, groups_like
from geo.journey.coreference.noun_phrases import is_definite, members
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from geo.journey.coreference.entities import Entity

_ANOTHER = word_set("noun_phrases", "another")


def find_group(entities: Sequence[Entity], token: Token, nations: set[str]) -> Entity | None:
    """Return the group among `entities` that a noun stands for, None if it is new; `nations` are what it names."""
    if any(
        c.lower_ in _ANOTHER or (c.dep_ == "amod" and c.tag_ == "JJR" and c.lower_ != "more") for c in token.children
    ):
        return None
    lemma = token.lemma_.lower()
    keys = {lemma} | members(token)
    vehicle = lemma in VEHICLES
    if vehicle:
        keys |= {word for word in VEHICLES if MODES[word] == MODES[lemma]}
    able = [e for e in entities if e.kind != "person" and _same_nation(e, nations)]
    for entity in reversed(able):
        if keys & nouns_of(entity) and not (_counts_otherwise(token, entity) and not vehicle):
            return entity
    if not is_definite(token):
        return None
    for synonyms in groups_like(lemma):
        known = [e for e in able if e.moved and nouns_of(e) & synonyms]
        if len(known) == 1:
            return known[0]
    if lemma in TEAMS:
        # "Arsenal flew to Lisbon. The team arrived": the one body that has travelled, not a ship or a storm.
        bodies = [e for e in able if e.moved and e.kind in {"named", "body"} and e.vehicle is None]
        if len(bodies) == 1 and sum(e.moved and e.kind != "person" for e in entities) == 1:
            return bodies[0]
    return None


def nouns_of(entity: Entity) -> set[str]:
    """Return the nouns that an entity goes by: its keys, and what it was called beside its name."""
    return entity.keys | entity.titles


def of_nation(entities: Iterable[Entity], nation: str) -> list[Entity]:
    """Return the groups that have moved and are of a nation: "the North Koreans"."""
    return [e for e in entities if e.kind != "person" and e.moved and nation in e.nations]


def _same_nation(entity: Entity, nations: set[str]) -> bool:
    return not nations or not entity.nations or bool(nations & entity.nations)


def _counts_otherwise(token: Token, entity: Entity) -> bool:
    """Say whether an indefinite phrase counts other heads than the entity's name: "200 refugees" are not the 400."""
    count = next((c.text for c in token.children if c.dep_ == "nummod"), None)
    return count is not None and not is_definite(token) and count not in entity.name.split()
