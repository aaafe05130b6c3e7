"""What stands beside a name and says which of its namesakes is meant: "Paris, Texas", "the Indian city of Hassan".

The literature on toponym resolution calls them object and container.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import any_of, word_list
from geo.places.classes import FeatureClass
from geo.places.gazetteer import ROW, Gazetteer

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
_IN: Final = re.compile(r"\.? in (?:the )?(?:\w+ )?")
_CITY_OF: Final = re.compile(
    rf"""
    [ ]
    (?:[\w-]+[ ]){{0,3}}
    {any_of(word_list("appositive_nouns", "settlement", "port", "resort", "division", "state"))}
    [ ]of[ ]
    """,
    re.VERBOSE,
)


def container_rows(postings: NDArray[np.uint32], gazetteer: Gazetteer) -> Containers:
    """Return the countries, divisions and continents that a name may mean."""
    rows = postings & ROW
    return tuple(rows[_IS_CONTAINER[gazetteer.feature_classes(rows)]].tolist())


def find_qualifiers(tokens: Tokens, mentions: list[MentionSpan], containers: list[Containers]) -> list[Containers]:
    """Return for each mention the containers that stand beside it; `containers` are what each mention itself may be."""
    found: list[Containers] = [()] * len(mentions)
    text = tokens.text
    gaps = [text[tokens.end[a.last] : tokens.start[b.first]] for a, b in pairwise(mentions)]
    for i in range(len(mentions)):
        if i < len(gaps) and containers[i + 1] and _says_where(gaps[i]):
            found[i] = containers[i + 1]
        elif i and containers[i - 1] and len(gaps[i - 1]) < _LONGEST_CALL and _CITY_OF.fullmatch(gaps[i - 1]):
            found[i] = containers[i - 1]
    return found


def _says_where(gap: str) -> bool:
    """Whether what lies between two names makes the second say where the first is: ", ", " (", " in the "."""
    if len(gap) >= _LONGEST_GAP or gap in {" ", ""} or "\n" in gap:
        return False
    return bool(_COMMA.fullmatch(gap) or _IN.fullmatch(gap))
