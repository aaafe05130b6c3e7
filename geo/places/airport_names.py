"""Airports that are named without the word: "landed at Ben Gurion", "flights from JFK", "the jet left Gatwick".

Persons, towns and codes of three letters are called so too, so the gazetteer has most of these names only with
"Airport" after them. They are an airport's alone where a word of place stands before them and one of flying near, and
a code only if it is written in capitals amid others that are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.common_words import Commonness, commonness
from geo.places.names import hash_name, joined_hashes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.gazetteer import Gazetteer
    from geo.places.tokens import Tokens

_FLYING: Final = word_set("aviation", "flying")
_BEFORE: Final = word_set("aviation", "before")
_AIRPORT: Final = hash_name("Airport")
_REACH: Final = 12
_LONGEST: Final = 4
_CODE: Final = 3
"""How many letters a code has."""


def airport_hits(tokens: Tokens, runs: NDArray[np.uint64], gazetteer: Gazetteer) -> list[tuple[int, int, int]]:
    """Return (extra tokens, first token, position of the airport's name) of each run that is one's without the word.

    `runs` are the hashes of all runs of tokens, as `geo.places.names.hash_runs` gives them.
    """
    starts = [i for i in range(1, len(tokens)) if tokens.capital[i] and is_flown(tokens, i)]
    hits = []
    for k in range(min(_LONGEST, len(runs))):
        fit = [i for i in starts if _is_run(tokens, i, i + k)]
        if not fit:
            continue
        own, _ = gazetteer.find_names(runs[k][fit])
        named, at = gazetteer.find_names(with_airport(runs[k][fit]))
        hits += [(k, fit[j], int(at[j])) for j in np.flatnonzero(named & ~own).tolist()]
    return hits


def with_airport(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes of names with "Airport" after them."""
    return joined_hashes(hashes, _AIRPORT)


def is_flown(tokens: Tokens, first: int) -> bool:
    """Say whether a word of place stands right before a token, and one of flying near it."""
    before = first - 1
    if before < 0 or tokens.raw[before] not in _BEFORE:
        return False
    if tokens.text[tokens.end[before] : tokens.start[first]] != " ":
        return False
    around = tokens.folded[max(0, first - _REACH) : first + _REACH]
    return not _FLYING.isdisjoint(around)


def _is_run(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether tokens may be the whole name of an airport: a code, or words that go on with no capital."""
    if last >= len(tokens) or not tokens.joined[first:last].all() or not tokens.capital[last]:
        return False
    if last + 1 < len(tokens) and tokens.joined[last] and tokens.capital[last + 1]:
        return False
    if first < last:
        return True
    word = tokens.raw[first]
    if len(word) == _CODE or word.isupper():
        return len(word) == _CODE and word.isupper()
    return not commonness(tokens.hashes[first : first + 1])[0, Commonness.ENGLISH_WORD]
