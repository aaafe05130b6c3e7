"""The way from a place's name up to the verb that governs it: the prepositions and nouns on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.journey.clauses import anchor_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.model import Mention

_FARTHEST = 12
"""How many words up the tree are followed."""


@dataclass(frozen=True)
class MentionPath:
    """A mention's words in the tree: its head, the noun whose place it gives, and what lies above it.

    `verb` is the verb or copula that governs it, None in a heading or a list; `top` the last word of the way, the verb
    if there is one; `joined` how many of a list of names stand before it, whose first is `first`.
    """

    head: Token
    anchor: Token
    prepositions: tuple[Token, ...]
    nouns: tuple[Token, ...]
    verb: Token | None
    top: Token
    joined: int
    first: Token

    @property
    def governor(self) -> Token:
        """The nearest word above that is no preposition."""
        return self.nouns[0] if self.nouns else self.top

    @cached_property
    def actor(self) -> Token | None:
        """Who does what the verb tells, else whose the noun is: "her visit to Oslo"."""
        for noun in self.nouns:
            owner = next((c for c in noun.children if c.dep_ == "poss"), None)
            if owner is not None:
                return owner
        return subject(self.verb) if self.verb is not None else None


def path_of(mention: Mention, sentence: Sentence) -> MentionPath | None:
    """Return the way from a mention to its verb; None where the sentence has no word of it."""
    head = sentence.head_in(mention.start, mention.end)
    if head is None:
        return None
    anchor = anchor_of(head)
    prepositions: list[Token] = []
    nouns: list[Token] = []
    joined = int(anchor != head and head.dep_ == "conj")
    node = first = anchor
    for _ in range(_FARTHEST):
        above = node.head
        if above == node:
            break
        if node.dep_ == "conj" and above.pos_ in {"PROPN", "NOUN"}:
            joined += 1
            first = above
        elif above.pos_ in {"VERB", "AUX"}:
            return MentionPath(head, anchor, tuple(prepositions), tuple(nouns), above, above, joined, first)
        elif above.pos_ in {"ADP", "SCONJ", "PART", "ADV"}:
            prepositions.append(above)
        else:
            nouns.append(above)
        node = above
    return MentionPath(head, anchor, tuple(prepositions), tuple(nouns), None, node, joined, first)
