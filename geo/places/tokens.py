"""A text as an array of tokens: where they stand, how they are written, their hashes, which may be one name.

Tokens are the words of `geo.places.names`: runs of letters and digits. Two neighbours may belong to one name where only
a space, a hyphen, an apostrophe, or the full stop of an abbreviation parts them: "St. Louis", "Coeur d'Alene",
"Winston-Salem", "U.S."; not where a comma, a line's end or a sentence's end does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.names import WORD, Hashes, fold, hash_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_JOINT: Final = re.compile(r" |-|–|'|’|\.|\. | & |/")
_ABBREVIATIONS: Final = word_set("name_abbreviations", "generic_term", "saint")
_CACHE_LIMIT: Final = 200_000

_known: dict[str, tuple[str, int]] = {}


@dataclass(frozen=True)
class Tokens:
    """The tokens of a text; arrays and lists have one entry a token, in the text's order.

    `joined` tells whether a token may belong to one name with the next, `capital` whether a name may begin with it.
    """

    text: str
    start: list[int]
    end: list[int]
    raw: list[str]
    folded: list[str]
    hashes: Hashes
    joined: NDArray[np.bool_]
    capital: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.raw)


def _fold_and_hash(word: str) -> tuple[str, int]:
    found = _known.get(word)
    if found is None:
        if len(_known) > _CACHE_LIMIT:
            _known.clear()
        folded = fold(word)
        found = _known[word] = (folded, hash_word(folded))
    return found


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text."""
    matches = [(m.start(), m.end(), m[0]) for m in WORD.finditer(text)]
    start = [m[0] for m in matches]
    end = [m[1] for m in matches]
    raw = [m[2] for m in matches]
    pairs = [_fold_and_hash(word) for word in raw]
    folded = [p[0] for p in pairs]
    return Tokens(
        text=text,
        start=start,
        end=end,
        raw=raw,
        folded=folded,
        hashes=np.array([p[1] for p in pairs], dtype=np.uint64),
        joined=_joined(text, start, end, folded),
        capital=np.array([word[0].isupper() or word[0].isdigit() for word in raw], dtype=bool),
    )


def _joined(text: str, start: Sequence[int], end: Sequence[int], folded: Sequence[str]) -> NDArray[np.bool_]:
    """Whether each token may belong to one name with the next."""
    joined = np.zeros(len(start), dtype=bool)
    for i in range(len(start) - 1):
        gap = text[end[i] : start[i + 1]]
        if gap == " ":
            joined[i] = True
        elif _JOINT.fullmatch(gap):
            joined[i] = gap != ". " or folded[i] in _ABBREVIATIONS or len(folded[i]) == 1
    return joined
