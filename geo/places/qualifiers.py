"""What stands beside a name and says which of its namesakes is meant: "Paris, Texas", "the Indian city of Hassan".

The literature on toponym resolution calls them object and container.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import Preposition, any_of, classes, word_list
from geo.places.classes import LEVELS, FeatureClass
from geo.places.gazetteer import NONE, ROW, Gazetteer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

Containers = tuple[int, ...]
"""Rows of the gazetteer that a place may lie in: countries, divisions, continents."""

_IS_CONTAINER: Final = np.isin(
    list(FeatureClass), [FeatureClass.COUNTRY, FeatureClass.DIVISION, FeatureClass.COUNTY, FeatureClass.CONTINENT]
)
_LONGEST_GAP: Final = 20
_LONGEST_CALL: Final = 50
_COMMA: Final = re.compile(r"\.?,? ?\(?")
_IN: Final = re.compile(r"\.?,? in (?:the )?(?:\w+ )?")
_TOWN: Final = any_of(word_list("appositive_nouns", "settlement", "port", "resort"))
_DIVISION: Final = any_of(word_list("appositive_nouns", "division", "state"))
_CALLED: Final = re.compile(
    rf"""
    (?:['’]s)?[ ]
    (?:[\w-]+[ ]){{0,3}}
    (?: (?:{_TOWN}|{_DIVISION})[ ]of | {_TOWN},? )
    [ ](?:the[ ])?
    """,
    re.VERBOSE,
)
_CALLED_TOGETHER: Final = re.compile(
    rf"(?:['’]s)? (?:[\w-]+ ){{0,3}}{any_of(word_list('qualified_names', 'settlements'))} of (?:the )?"
)
_AND: Final = re.compile(r",?(?: and| or)? ")
_OWNED: Final = re.compile(r"['’]s ")
_LINKS: Final = [*classes("prepositions", Preposition), *word_list("qualified_names", "link", "after_name")]
_AFTER_OWNED: Final = re.compile(rf"[.,;:)]|$| {any_of(_LINKS)}\b")
_TOWN_IN: Final = re.compile(rf", (?:an?|the) (?:[\w-]+ ){{0,3}}{_TOWN} (?:of|in) (?:the )?(?:[\w-]+ )?")
_THE: Final = re.compile(r", (?:an?|the) ")
_TOWN_AFTER: Final = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,3}}{_TOWN}\b")
_NOBODY: Final = -1


def container_rows(postings: NDArray[np.uint32], gazetteer: Gazetteer) -> Containers:
    """Return the countries, divisions and continents that a name may mean."""
    rows = postings & ROW
    return tuple(rows[_IS_CONTAINER[gazetteer.feature_classes(rows)]].tolist())


def holding(rows: NDArray[np.int64], containers: Containers, gazetteer: Gazetteer) -> NDArray[np.bool_]:
    """Return which rows lie in one of some countries and divisions, or are one of them."""
    held = np.zeros(len(rows), dtype=bool)
    for row in containers:
        kind = gazetteer.feature_class(row)
        if kind <= FeatureClass.COUNTY:
            column = gazetteer.columns[LEVELS[kind]]
            if column[row] != NONE:
                held |= column[rows] == column[row]
    return held


def find_qualifiers(tokens: Tokens, mentions: list[MentionSpan], containers: list[Containers]) -> list[Containers]:
    """Return for each mention the containers that stand beside it; `containers` are what each mention itself may be."""
    return [containers[at] if at != _NOBODY else () for at in find_qualifying_mentions(tokens, mentions, containers)]


def find_qualifying_mentions(tokens: Tokens, mentions: list[MentionSpan], containers: list[Containers]) -> list[int]:
    """Return for each mention the number of the one beside it that says where it is, -1 where none does."""
    found = [_NOBODY] * len(mentions)
    gaps = gaps_between(tokens, mentions)
    called_together = _NOBODY
    for i in range(len(mentions)):
        before = gaps[i - 1] if i else ""
        called_together = _called_together(called_together, i, before, containers)
        if i < len(gaps) and containers[i + 1] and _says_where(gaps[i], tokens, mentions[i + 1]):
            found[i] = i + 1
        elif i and containers[i - 1] and _is_called(before, tokens, mentions[i]):
            found[i] = i - 1
        elif called_together not in {_NOBODY, i}:
            found[i] = called_together
    return found


def _called_together(so_far: int, i: int, before: str, containers: list[Containers]) -> int:
    """The mention that holds all of a list: "the Venezuelan towns of Barcelona and Valencia"."""
    if i and containers[i - 1] and len(before) < _LONGEST_CALL and _CALLED_TOGETHER.fullmatch(before):
        return i - 1
    return so_far if so_far != _NOBODY and len(before) < _LONGEST_GAP and _AND.fullmatch(before) else _NOBODY


def _is_called(before: str, tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether what lies between a container and a name makes it hold the name: "'s capital ", " city of "."""
    if len(before) >= _LONGEST_CALL:
        return False
    if _OWNED.fullmatch(before):
        return _AFTER_OWNED.match(tokens.text, tokens.end[mention.last]) is not None
    return _CALLED.fullmatch(before) is not None


def gaps_between(tokens: Tokens, mentions: list[MentionSpan]) -> list[str]:
    """Return what the text has between each mention and the next."""
    return [tokens.text[tokens.end[a.last] : tokens.start[b.first]] for a, b in pairwise(mentions)]


def is_called_town(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a container after a name goes on with what the name is: "Valencia, the Venezuelan city"."""
    return _TOWN_AFTER.match(tokens.text, tokens.end[mention.last]) is not None


def _says_where(gap: str, tokens: Tokens, after: MentionSpan) -> bool:
    """Whether what lies between two names makes the second say where the first is: ", ", " (", " in the "."""
    if len(gap) >= _LONGEST_CALL or gap in {" ", ""} or "\n" in gap:
        return False
    if len(gap) < _LONGEST_GAP and (_COMMA.fullmatch(gap) or _IN.fullmatch(gap)):
        return True
    return bool(_TOWN_IN.fullmatch(gap) or (_THE.fullmatch(gap) and is_called_town(tokens, after)))
