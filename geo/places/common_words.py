"""Which words are common English, family names or given names, from data/gazetteer/common_words_*.npy."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.resources import data_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.names import Hashes


class Commonness(IntEnum):
    """As what a word may be common: the columns of `commonness`."""

    ENGLISH_WORD = 0
    FAMILY_NAME = 1
    GIVEN_NAME = 2


@cache
def _load() -> tuple[NDArray[Any], NDArray[Any]]:
    folder = data_path("gazetteer")
    return np.load(folder / "common_words_hash.npy"), np.load(folder / "common_words_marks.npy")


def commonness(word_hashes: Hashes) -> NDArray[np.uint8]:
    """Return (n, columns of Commonness), each from 0 (not such a word) to 9 (among the commonest)."""
    keys, marks = _load()
    at = np.minimum(np.searchsorted(keys, word_hashes), len(keys) - 1)
    found: NDArray[np.uint8] = np.where((keys[at] == word_hashes)[:, None], marks[at], 0).astype(np.uint8)
    return found
