"""Words before a name that say that the way leads by it: "through Lyon", "by way of the Cape", "by Suez"."""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import Preposition, SeaPassage, any_of, classes

_VIA: Final = [word for word, kind in classes("prepositions", Preposition).items() if kind.role == "via"]
_PASSED: Final = re.compile(rf"\b{any_of([*_VIA, 'by way of'])}[ ](?:the[ ])?$", re.IGNORECASE)
_BY: Final = re.compile(r"\b(?:by|around)[ ](?:the[ ])?$", re.IGNORECASE)
_SEA_PASSAGES: Final = frozenset(word for kind in classes("sea_passages", SeaPassage).values() for word in kind.words)
_REACH: Final = 20


def is_passed(text: str, start: int, end: int) -> bool:
    """Say whether the words before the name `text[start:end]` tell that the way leads by it."""
    before = max(0, start - _REACH)
    if _PASSED.search(text, before, start):
        return True
    return text[start:end].lower() in _SEA_PASSAGES and _BY.search(text, before, start) is not None
