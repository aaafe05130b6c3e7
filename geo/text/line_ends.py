"""Which line ends stand in the middle of a sentence by its words alone, however wide the text was set.

A line may end with a word that nothing ends with ("until", "their"), within a date ("on 17 / April", "last / Monday",
"17 May / 2023"), a clock ("14:30 / GMT") or between a title and its name ("Mr. / Nyusi"). What a title or the row of a
table may end with as well is not enough: there the next line has to go on as only a sentence does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from geo.lexicon import any_of, word_list
from geo.text.times import DAY_NUMBER, MONTH, WEEKDAY, YEAR, ZONE_NAME

_CHARS: Final = 130
_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_SENTENCE_WORDS: Final = 4
"""A line of fewer is a title, an item or a row."""

_TITLE_CASE: Final = 0.6
_LONG_WORD: Final = re.compile(r"[^\W\d_]{4,}")

_NAMED_AFTER: Final = any_of(
    word.capitalize() for word in word_list("person_titles", "honorific", "office", "rank", "royal", "clergy")
)
_BEFORE_NAME: Final = any_of(word_list("sentence_abbreviations", "title", "place"))
_PART: Final = any_of(("morning", "afternoon", "evening", "night"))
_DATE: Final = rf"(?:{DAY_NUMBER}[ ]{MONTH}|{MONTH}[ ]{DAY_NUMBER})(?:,?[ ]{YEAR}\b)?"


class _Break(NamedTuple):
    """What stands before a line end and after it; `prose` where a title may end so too."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    prose: bool = False


def _break(before: str, after: str, *, prose: bool = False) -> _Break:
    return _Break(re.compile(rf"(?:{before})$", _FLAGS), re.compile(after, _FLAGS), prose)


_OPEN: Final = re.compile(
    rf"(?:,|\b{any_of((*word_list('function_words', 'commonest'), *word_list('line_ends', 'no_title')))})$"
)


@cache
def _breaks() -> tuple[_Break, ...]:
    """What stands at a line end that only wraps, compiled when a text has lines."""
    return (
        _break(rf"\b(?-i:{any_of(word_list('line_ends', 'also_adverb'))})", r"(?!(?-i:[^\W\d_a-z]{2}))", prose=True),
        _break(rf"(?<![\w.,:]){DAY_NUMBER}", rf"{MONTH}(?![ ]{DAY_NUMBER})"),
        _break(
            rf"(?:\b(?:{DAY_NUMBER}|in|since|until|of)|\b{any_of(word_list('line_ends', 'before_time'))})[ -]{MONTH}",
            rf"{YEAR}(?![\w-])",
        ),
        _break(rf"\b(?:on|by|until|since|from|{WEEKDAY},?)[ ]{MONTH}", rf"{DAY_NUMBER}(?=[,;.]|[ ](?-i:[a-z]))"),
        _break(rf"\b(?-i:{any_of(word_list('line_ends', 'before_time'))})", rf"(?:{WEEKDAY}|{MONTH})"),
        _break(rf"\b{WEEKDAY}", rf"{_DATE}[ ,]+(?-i:[a-z])"),
        _break(
            r"\b\w+",
            rf"""{WEEKDAY}(?:[ ]{_PART})?
            (?: ,[ ](?-i:[a-z])[^.!?]{{0,60}}\b(?:said|says|reported|confirmed|announced)\b
              | [ ](?-i:after|before|and|when|with)[ ] | [.](?=$|[ ]) )""",
            prose=True,
        ),
        _break(r"\d?\d[:.]\d\d", rf"(?-i:{ZONE_NAME})"),
        _break(rf"\b{WEEKDAY}", rf"\({_DATE}\)"),
        _break(rf"\b(?-i:{any_of(word_list('line_ends', 'half_name'))})", r"(?-i:[^\W\d_a-z][\w'’]*[a-z])", prose=True),
        _break(rf"\b(?-i:{_BEFORE_NAME})\.?", r"(?-i:[^\W\d_a-z])"),
        _break(
            rf"(?<!\ba)(?<!\bthe)(?<!\bnew)(?<!\bfirst)[ ](?-i:{_NAMED_AFTER})",
            r"""(?!By\b|The\b)(?-i:[^\W\d_a-z])[\w'’.-]+(?:[ ](?-i:[^\W\d_a-z])[\w'’.-]+)*
            (?:[,.;]|['’]s\b|[ ](?-i:[a-z]))""",
            prose=True,
        ),
    )


def is_open(line: str, following: str) -> bool:
    """Tell whether a line ends in the middle of a sentence that the following line goes on with."""
    tail, head = line[-_CHARS:], following[:_CHARS]
    if _OPEN.search(tail):
        return True
    return any(
        one.before.search(tail) and one.after.match(head) and (not one.prose or _is_prose(line)) for one in _breaks()
    )


def _is_prose(line: str) -> bool:
    """Tell whether a line may be one of a sentence: some words, and not written as titles are."""
    words = _LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in words)
    return len(line.split()) >= _SENTENCE_WORDS and capitals <= _TITLE_CASE * len(words)
