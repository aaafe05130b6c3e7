"""Waters that a figure is a width of: "240 km of Bass Strait", "12 km of open sea"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.masking import NAME
from geo.claims.statements.words import WORD
from geo.lexicon import word_set

if TYPE_CHECKING:
    from geo.claims.statements.masking import Masked

_WATERS: Final = word_set("waters")
_OF: Final = re.compile(rf"[ ]of[ ](?:the[ ]|open[ ])*(?P<what>{WORD}|{NAME})(?![\w'’-])", re.VERBOSE | re.IGNORECASE)


def is_water(words: str) -> bool:
    """Whether words name a water that has two shores: a river's own length is no distance across it."""
    return not _WATERS.isdisjoint(words.lower().split())


def is_of_water(masked: Masked, stop: int) -> bool:
    """Whether a figure whose words end at a position of a masked sentence is one of so much water."""
    of = _OF.match(masked.text, stop)
    if of is None:
        return False
    name = masked.names.get(of["what"])
    return is_water(name.text if name else of["what"])
