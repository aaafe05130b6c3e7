"""Figures that are an amount of something between two places: "12 km of road between Nakuru and Eldoret".

Such a one may be of a part of the way, so that it is never too little, but where its clause says that it parts them:
"seven hundred miles of sand between", "600 km of mud separate".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.waters import is_of_water
from geo.claims.statements.words import LINE
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
"""What a figure is an amount of: "80 km of cable" is no distance, "220 km of desert road" is."""

_GROUND: Final = any_of(word_list("amounts", "ground"))
_LIES: Final = r"(?:lies?|lay|stretch(?:es|ed)?)"
_STUFF: Final = rf"[ ]of[ ](?!(?:[a-z-]+[ ]){{0,2}}{LINE}\b)[^.;:{NAME[1:-1]}{FIGURE[1:-1]}]{{1,60}}?[ ]"
_BETWEEN: Final = re.compile(
    rf"""
    {_STUFF}(?: {_LIES}[ ]between | (?:separat|divid)(?:es?|ed|ing) | part(?:s|ed)? )[ ](?:the[ ])?{NAME}
    """,
    _FLAGS,
)
_GROUND_BETWEEN: Final = re.compile(
    rf"[ ]of[ ](?:[a-z-]+[ ]){{0,2}}?{_GROUND}(?:,?[ ][a-z-]+){{0,5}}?[ ]between[ ](?:the[ ])?{NAME}", _FLAGS
)
_THERE_ARE: Final = re.compile(rf"\bthere(?:[ ](?:is|are|was|were)|['’]s)[ ]{QUALIFIED}$", _FLAGS)
"""What tells of some part of the way: "there are 80 km of forest between Paris and Lyon"."""

_LIE_BEFORE: Final = re.compile(
    rf"\bbetween[ ][^.;:{FIGURE[1:-1]}]*{NAME}[^.;:{FIGURE[1:-1]}]*[ ]{_LIES}[ ]{QUALIFIED}$", _FLAGS
)
_OF_GROUND: Final = re.compile(rf"[ ]of[ ](?:[a-z-]+[ ]){{0,2}}?{_GROUND}\b", _FLAGS)


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


def is_stuff_between(before: str, text: str, stop: int) -> bool:
    """Whether an amount tells how far two places are apart, since what it is of lies between them.

    `before` is the clause of the figure up to it, its words end at `stop`.
    """
    if _BETWEEN.match(text, stop) or _LIE_BEFORE.search(before):
        return True
    return _GROUND_BETWEEN.match(text, stop) is not None and not _THERE_ARE.search(before)


def is_stuff_of_a_way(before: str, text: str, stop: int) -> bool:
    """Whether what lies between two places is met on a way, "hairpins", and not on the map alone, "sea"."""
    return text.startswith(" of ", stop) and is_stuff_between(before, text, stop) and not _OF_GROUND.match(text, stop)
