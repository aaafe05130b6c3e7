"""What lies between two places, so many miles of it: "seven hundred miles of sand between", "of mud separate"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.words import LINE
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.form import Figure

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_GROUND: Final = any_of(word_list("stuff_between", "ground"))
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


def is_stuff_between(figure: Figure) -> bool:
    """Say whether a figure of something tells how far two places are apart, since that lies between them."""
    if figure.followed_by(_BETWEEN) or _LIE_BEFORE.search(figure.before):
        return True
    return figure.followed_by(_GROUND_BETWEEN) is not None and not _THERE_ARE.search(figure.before)


def is_stuff_of_a_way(figure: Figure) -> bool:
    """Say whether what lies between two places is met on a way, "hairpins", and not on the map alone, "sea"."""
    return (
        is_stuff_between(figure)
        and figure.text.startswith(" of ", figure.behind)
        and not figure.followed_by(_OF_GROUND)
    )
