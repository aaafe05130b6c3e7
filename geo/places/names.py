"""How names are compared: words without case, accents and punctuation, and 64-bit hashes of runs of words.

A word is a run of letters and digits; full stops, apostrophes and hyphens part words, so that "U.S.", "N'Djamena"
and "Winston-Salem" have two each. The hash of a name is a polynomial over its words' hashes (modulo 2**64), which
lets all runs of words of a text be hashed and looked up at once. At 500,000 names a false match has a chance of
3e-14 a lookup.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from geo.lexicon import word_values

WORD: Final = re.compile(r"[^\W_]+")
_MULTIPLIER: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1
_SPELLINGS: Final = word_values("name_spellings", str)

Hashes = NDArray[np.uint64]


def fold(word: str) -> str:
    """Return a word as it is compared: lower case, no accents, "saint" as "st"."""
    if word.isascii():
        plain = word.lower()
    else:
        parts = unicodedata.normalize("NFKD", word.casefold())
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return _SPELLINGS.get(plain, plain)


def words(name: str) -> list[str]:
    """Return the words of a name as they are compared; empty where it has none."""
    return [fold(word) for word in WORD.findall(name)]


def same_name(a: str, b: str) -> bool:
    """Tell whether two names are alike but for case, accents and punctuation."""
    return words(a) == words(b)


def hash_word(word: str) -> int:
    """Return the 64-bit hash of a folded word."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def hash_name(name: str) -> int:
    """Return the 64-bit hash of a whole name; 0 where it has no words."""
    total = 0
    for word in words(name):
        total = (total * _MULTIPLIER + hash_word(word)) & _MASK
    return total


def joined_hashes(name_hashes: Hashes, word_hash: int) -> Hashes:
    """Return the hashes of names with one more word, whose hash is given, after each."""
    out: Hashes = name_hashes * np.uint64(_MULTIPLIER) + np.uint64(word_hash)
    return out


def hash_runs(word_hashes: Hashes, longest: int) -> Hashes:
    """Return an array (longest, n): row k, column i is the hash of the k + 1 words from the i-th on.

    Runs that would pass the end of the text hold 0.
    """
    count = len(word_hashes)
    runs = np.zeros((longest, count), dtype=np.uint64)
    if count == 0:
        return runs
    runs[0] = word_hashes
    multiplier = np.uint64(_MULTIPLIER)
    for k in range(1, min(longest, count)):
        runs[k, : count - k] = runs[k - 1, : count - k] * multiplier + word_hashes[k:]
    return runs
