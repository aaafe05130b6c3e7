"""Which words are common English, family names or given names, from data/gazetteer/lexicon_*.npy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.resources import data_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.names import Hashes


@cache
def _load() -> tuple[NDArray[Any], NDArray[Any]]:
    folder = data_path("gazetteer")
    return np.load(folder / "lexicon_hash.npy"), np.load(folder / "lexicon_marks.npy")


def marks_of(word_hashes: Hashes) -> NDArray[np.uint8]:
    """Return (n, 3) marks: English word, family name, given name; 0 not one, 9 among the commonest."""
    keys, marks = _load()
    at = np.minimum(np.searchsorted(keys, word_hashes), len(keys) - 1)
    found: NDArray[np.uint8] = np.where((keys[at] == word_hashes)[:, None], marks[at], 0).astype(np.uint8)
    return found
