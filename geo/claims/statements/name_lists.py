"""Names in a masked sentence, as patterns: a mention's sign, or a capitalised word that was not read as a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.masking import NAME
from geo.claims.statements.reference import End
from geo.claims.statements.words import UNREAD
from geo.lexicon import any_of, word_list
from geo.text import MONTH, WEEKDAY

if TYPE_CHECKING:
    from geo.claims.statements.masking import Masked

_SENTENCE_OPENERS = rf"""(?:
    It | This | That | He | She | They | There | The | A | An | We | I | Up | In | On | At | Both | Each | From | Only
    | {any_of(word.capitalize() for word in word_list("hedges"))}
    | {any_of(word.capitalize() for word in word_list("location_verbs", "participle"))}
    | {WEEKDAY}
    | {MONTH}
)"""
OPENING: Final = re.compile(_SENTENCE_OPENERS, re.VERBOSE)
"""What opens a sentence with a capital and is no name."""

ANY_NAME: Final = rf"(?:{NAME}|\b(?!(?-i:{_SENTENCE_OPENERS})\b){UNREAD})"

_EACH = re.compile(ANY_NAME, re.VERBOSE | re.IGNORECASE)
_APPOSED = rf"(?:,[ ](?:an?|the|its|once|home)[ ][^,;:.{NAME[1:-1]}\uf000-\uf8ff]{{1,80}}(?=,))?"
_ONE = rf"(?:the[ ])?{ANY_NAME}{_APPOSED}"
NAMES: Final = rf"{_ONE}(?:,[ ]{_ONE}){{0,12}},?[ ](?:and|&|nor)[ ]{_ONE}"
"""Two names or more in a list, each with or without an apposition."""

NAMES_GO_ON: Final = rf"(?:,[ ]{ANY_NAME}){{0,12}},?[ ](?:and|&)[ ](?:the[ ])?{ANY_NAME}"
"""The rest of a list whose first name stands before it."""


def ends_named(words: str, masked: Masked) -> list[End] | None:
    """Return the ends that a list in a masked sentence names, None where one of them is a people or a person."""
    ends = [_end(match[0], masked) for match in _EACH.finditer(_without_appositions(words))]
    return None if any(end is None for end in ends) else [end for end in ends if end]


def _without_appositions(words: str) -> str:
    return re.sub(_APPOSED, "", words, flags=re.VERBOSE | re.IGNORECASE)


def end_named(name: str, masked: Masked) -> End:
    """Return the end that a name in a masked sentence is, "unknown" where it was not read."""
    mention = masked.names.get(name)
    return End("unknown", name) if mention is None else End.of(mention)


def _end(name: str, masked: Masked) -> End | None:
    end = end_named(name, masked)
    return end if end.mention is None or end.mention.kind in {"place", "metonym"} else None
