"""The words beside a mention, as the mention classifier reads them: what they are, and what parts them from it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens


class Gap(IntEnum):
    """What parts a mention from the word beside it; the mention classifier saw these numbers."""

    OTHER = 0
    SPACE = 1
    COMMA = 2
    FULL_STOP = 3
    NOTHING = 4
    OPENED_BRACKET = 5
    APOSTROPHE = 6
    HYPHEN = 7
    SLASH = 8
    LINE_END = 9
    CLOSED_BRACKET = 10
    SEMICOLON = 11
    OPENED_QUOTE = 12
    CLOSED_QUOTE = 13
    DASH = 14
    COLON = 15


class WordBefore(IntEnum):
    """What the word before a mention is; the mention classifier saw these numbers."""

    OTHER = 0
    LOCATIVE = 1
    TITLE = 2
    OF = 3
    THE = 4
    CONJUNCTION = 5
    INDEFINITE_ARTICLE = 6
    PREPOSITION = 7
    COMPASS = 8


class WordAfter(IntEnum):
    """What the word after a mention is; the mention classifier saw these numbers."""

    OTHER = 0
    NAME_HEAD = 1
    ACT = 2
    PERSONAL = 3
    CONJUNCTION = 4
    PREPOSITION = 5
    POSSESSIVE = 6
    ATTRIBUTIVE = 7


Word = TypeVar("Word", WordBefore, WordAfter)


def _first_class(classes: dict[Word, AbstractSet[str]]) -> dict[str, Word]:
    """Return the class of each word, the first of those that have it."""
    return {word: kind for kind, words in reversed(classes.items()) for word in words}


LOCATIVES: Final = word_set("locatives", "place", "path")
_WORDS_BEFORE: Final = _first_class(
    {
        WordBefore.LOCATIVE: LOCATIVES,
        WordBefore.TITLE: word_set("person_titles"),
        WordBefore.OF: {"of"},
        WordBefore.THE: {"the"},
        WordBefore.CONJUNCTION: {"and", "or"},
        WordBefore.INDEFINITE_ARTICLE: {"a", "an"},
        WordBefore.PREPOSITION: word_set("mention_context", "preposition_before", "preposition_on_either_side"),
        WordBefore.COMPASS: word_set("name_modifiers", "cardinal", "cardinal_adjective", "centre"),
    }
)
_WORDS_AFTER: Final = _first_class(
    {
        WordAfter.NAME_HEAD: word_set("name_heads"),
        WordAfter.ACT: word_set("mention_context", "act"),
        WordAfter.PERSONAL: word_set("mention_context", "personal"),
        WordAfter.CONJUNCTION: {"and", "or"},
        WordAfter.PREPOSITION: word_set("mention_context", "preposition_after", "preposition_on_either_side"),
        WordAfter.POSSESSIVE: {"s"},
        WordAfter.ATTRIBUTIVE: word_set("mention_context", "attributive"),
    }
)
_CALLED: Final = word_set("appositive_nouns", "settlement", "port", "resort", "hamlet", "division", "region", "island")
_GAPS: Final = {
    " ": Gap.SPACE,
    ", ": Gap.COMMA,
    ". ": Gap.FULL_STOP,
    "": Gap.NOTHING,
    " (": Gap.OPENED_BRACKET,
    "'": Gap.APOSTROPHE,
    "’": Gap.APOSTROPHE,
    "-": Gap.HYPHEN,
    "/": Gap.SLASH,
    "\n": Gap.LINE_END,
    ") ": Gap.CLOSED_BRACKET,
    "; ": Gap.SEMICOLON,
    " “": Gap.OPENED_QUOTE,
    ' "': Gap.OPENED_QUOTE,
    "” ": Gap.CLOSED_QUOTE,
    '" ': Gap.CLOSED_QUOTE,
    " - ": Gap.DASH,
    " -- ": Gap.DASH,
    " — ": Gap.DASH,
    ": ": Gap.COLON,
}
_OTHER_BEFORE, _OTHER_AFTER, _OTHER_GAP = WordBefore.OTHER, WordAfter.OTHER, Gap.OTHER
_CLOSE: Final = frozenset({" ", "-", " “", ' "', ", ", ". ", " ("})
_CLOSE_AFTER: Final = _CLOSE | {"'", "’"}


class Neighbour(NamedTuple):
    """The token beside a mention, -1 where there is none: what parts them, and whether that lets it speak of it."""

    at: int
    word: str
    gap: str
    is_close: bool


def neighbour_before(tokens: Tokens, mention: MentionSpan) -> Neighbour:
    """Return the token before a mention."""
    at = mention.first - 1
    gap = tokens.text[tokens.end[at] if at >= 0 else 0 : tokens.start[mention.first]]
    return Neighbour(at, tokens.folded[at] if at >= 0 else "", gap, at >= 0 and gap in _CLOSE)


def neighbour_after(tokens: Tokens, mention: MentionSpan) -> Neighbour:
    """Return the token after a mention."""
    at = mention.last + 1
    if at == len(tokens):
        return Neighbour(-1, "", "\n", is_close=False)
    gap = tokens.text[tokens.end[mention.last] : tokens.start[at]]
    return Neighbour(at, tokens.folded[at], gap, gap in _CLOSE_AFTER)


def word_before(neighbour: Neighbour) -> WordBefore:
    """Return what the word before a mention is, OTHER where it does not speak of it."""
    return _WORDS_BEFORE.get(neighbour.word, _OTHER_BEFORE) if neighbour.is_close else _OTHER_BEFORE


def word_after(neighbour: Neighbour) -> WordAfter:
    """Return what the word after a mention is, OTHER where it does not speak of it."""
    return _WORDS_AFTER.get(neighbour.word, _OTHER_AFTER) if neighbour.is_close else _OTHER_AFTER


def gap_to(neighbour: Neighbour) -> Gap:
    """Return what parts a mention from its neighbour."""
    return _GAPS.get(neighbour.gap, _OTHER_GAP)


def is_called(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether the words before a mention say what it is: "the border town of Khasan"."""
    return (
        mention.first > 1 and tokens.folded[mention.first - 1] == "of" and tokens.folded[mention.first - 2] in _CALLED
    )
