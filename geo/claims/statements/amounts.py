"""Figures that are an amount of something between two places: "12 km of road between Nakuru and Eldoret".

Such a one may be of a part of the way, so that it is never too little, but where its clause says that it parts them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.waters import is_of_water
from geo.lexicon import any_of, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.statements.masking import Masked

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_OF: Final = re.compile(r"[ ]of[ ](?=[a-z])(?!(?:each|one|them|it|us)\b)")
_CLAUSE_END: Final = re.compile(r"[;.:]|,[ ](?:and|but|which|who|where|so)\b")
_PARTS: Final = re.compile(rf"\b{any_of(word_list('amounts', 'parting'))}\b", re.IGNORECASE)
_OF_STUFF: Final = re.compile(
    rf"""
    [ ]of[ ](?!
        (?:[a-z]+[ ]){{0,2}}
        (?: {any_of(plurals(word_list("place_nouns", "way", "terrain", "sea", "coast", "country")))}
          | rail\w* | travel | each | one )\b
    )(?=(?-i:[a-z]))
    """,
    _FLAGS,
)


def may_be_a_part(masked: Masked, at: int, stop: int) -> bool:
    """Whether a figure at a position of a masked sentence, whose words end at `stop`, may be of a part of the way."""
    text = masked.text
    if not _OF.match(text, stop) or is_of_water(masked, stop):
        return False
    before, behind = _CLAUSE_END.split(text[:at])[-1], _CLAUSE_END.split(text[stop:])[0]
    return not (_PARTS.search(before) or _PARTS.search(behind))


def is_of_stuff(text: str, stop: int) -> bool:
    """Whether the words behind a figure say that it is an amount of what is no way: "80 km of cable"."""
    return _OF_STUFF.match(text, stop) is not None
