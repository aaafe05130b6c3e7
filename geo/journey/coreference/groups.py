"""Which group a noun stands for: the one that goes by that word, or by another for the same ("the squad").

Two are one only where the words make them so: the same noun and no other nation, a second noun for a team or a
delegation while there is only one, "the North Koreans" while one group is theirs. "Another", "an earlier", another
number or another nation tell of another group.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from geo.journey.clauses import MODES, TEAMS, VEHICLES, groups_like
from geo.journey.coreference.noun_phrases import is_another, is_definite, members

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.coreference.cast import Cast
    from geo.journey.coreference.entities import Entity


def find_group(cast: Cast, token: Token, nations: set[str]) -> Entity | None:
    """Return the group of `cast` that a noun stands for, None if it is new; `nations` are what it names."""
    if is_another(token):
        return None
    lemma = token.lemma_.lower()
    keys = {lemma} | members(token)
    vehicle = lemma in VEHICLES
    if vehicle:
        keys |= {word for word in VEHICLES if MODES[word] == MODES[lemma]}
    definite = is_definite(token)
    count = None if vehicle or definite else next((c.text for c in token.children if c.dep_ == "nummod"), None)
    for entity in cast.called(keys):
        # An indefinite phrase that counts other heads is of others: "200 refugees" are not the 400.
        if _is_able(entity, nations) and (count is None or count in entity.name.split()):
            return entity
    if not definite:
        return None
    for synonyms in groups_like(lemma):
        known = list(islice((e for e in cast.called(synonyms) if e.moved and _is_able(e, nations)), 2))
        if len(known) == 1:
            return known[0]
    if lemma in TEAMS:
        # "Arsenal flew to Lisbon. The team arrived": the one body that has travelled, not a ship or a storm.
        moved = list(islice((e for e in cast.entities if e.moved and e.kind != "person"), 2))
        if len(moved) == 1 and _is_able(moved[0], nations) and moved[0].kind != "group" and moved[0].vehicle is None:
            return moved[0]
    return None


def _is_able(entity: Entity, nations: set[str]) -> bool:
    """Say whether an entity is no person, and of no other nation."""
    return entity.kind != "person" and (not nations or not entity.nations or bool(nations & entity.nations))
