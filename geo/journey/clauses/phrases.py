"""Verbs with what makes phrases of them: "call off", "catch fire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

_COMPANIONS = frozenset({"prt", "advmod", "prep", "dobj", "acomp"})


def is_any_of(verb: Token, phrases: AbstractSet[str]) -> bool:
    """Say whether a word is one of the phrases by itself, or with a particle, a preposition or an object beside it."""
    lemma = verb.lemma_.lower()
    return lemma in phrases or any(f"{lemma} {c.lower_}" in phrases for c in verb.children if c.dep_ in _COMPANIONS)
