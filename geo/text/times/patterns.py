"""Patterns of dates, built from the words of `data/lexicon`: months, weekdays, units, parts of the day, zones.

Patterns are written for `FLAGS`; names that English capitalises must be capitalised.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import CalendarName, PartOfDay, Season, TimeUnit, TimeZone, any_of, classes, word_list, word_values

if TYPE_CHECKING:
    from collections.abc import Iterable

FLAGS = re.VERBOSE | re.IGNORECASE

_MONTHS = classes("months", CalendarName).values()
_WEEKDAYS = classes("weekdays", CalendarName).values()
_UNITS = classes("time_units", TimeUnit).values()

MONTHS = {word.lower(): month.number for month in _MONTHS for word in (*month.words, *month.abbreviations)}
SHORT_MONTHS = tuple(word for month in _MONTHS for word in month.abbreviations)
WEEKDAYS = {word.lower(): day.number for day in _WEEKDAYS for word in (*day.words, *day.abbreviations)}
UNITS = {word: unit for unit in _UNITS for word in (*unit.words, unit.plural)}
FREQUENCIES = {word: unit.timex for unit in _UNITS for word in unit.adverbs}
PARTS = {word: part for part in classes("parts_of_day", PartOfDay).values() for word in part.words}
SEASONS = {word: season for season in classes("seasons", Season).values() for word in season.words}
ORDINALS = word_values("ordinals", int)
DECADES = word_values("decades", int)


def _as_written(names: Iterable[str]) -> str:
    """Return a pattern of names with a capital, or in capitals throughout."""
    return f"(?-i:{any_of({form for name in names for form in (name, name.upper())})})"


MONTH = rf"""(?:
    {_as_written(word for month in _MONTHS for word in month.words)}\b
  | {_as_written(word for month in _MONTHS for word in month.abbreviations)}\b\.?
)"""
WEEKDAY = rf"""(?:
    {_as_written(word for day in _WEEKDAYS for word in day.words)}\b
  | (?-i:{any_of(word for day in _WEEKDAYS if day.abbreviated_in_prose for word in day.abbreviations)})\.
)"""
SHORT_WEEKDAY = rf"(?-i:{any_of(word for day in _WEEKDAYS for word in day.abbreviations)})\b"
"""A weekday in the line that dates an article: "Sun"."""
WEEKDAYS_PLURAL = rf"(?-i:{any_of(word + 's' for day in _WEEKDAYS for word in day.words)})"

MONTH_PREFIX = _as_written(word[:3] for month in _MONTHS for word in month.words)
WEEKDAY_PREFIX = _as_written(word[:3] for day in _WEEKDAYS for word in day.words)
"""How each of them begins, whether abbreviated or not."""
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
UNIT = any_of(word for unit in _UNITS if unit.counts_one for word in unit.words)
UNITS_PLURAL = any_of(unit.plural for unit in _UNITS)
SEASON = any_of(SEASONS)
ORDINAL = any_of(ORDINALS)
SOME = any_of(word_list("quantifiers", "indefinite"))
ZONE_NAME = rf"{any_of(word for zone in classes('time_zones', TimeZone).values() for word in zone.words)}\b"
EDGE = r"""(?:
    (?: \b(?:very[ ])?(?:early|late|mid|earlier|later|sometime|(?:early|late|earlier|later)[ ]in)[ -]
      | \b(?:the[ ])?(?:end|beginning|start|middle|close|turn)[ ]of[ ]
    )
    (?:the[ ])?
)"""
"""What stands before a period of which a part is meant: "late", "the end of the"."""


def begins_like(words: Iterable[str]) -> str:
    """Return a look ahead at two letters that every one of these words, or a figure, passes.

    Said first, it spares the engine most of its attempts.
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0].lower(), set()).add(re.escape(word[1].lower()))
    letters = "|".join(f"{first}[{''.join(sorted(second))}]" for first, second in sorted(seconds.items()))
    return rf"(?=\d|{letters})"


STEP_OF = {"last": -1, "this": 0, "next": 1}
"""How many years or months from now "last year" or "next month" is."""


def month_number(word: str) -> int:
    """Return 1..12 for "Sept." or "September"."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Return 1 (Monday) .. 7 for "Thurs." or "Thursday"."""
    return WEEKDAYS[word.lower().rstrip(".")]


def unit_code(word: str) -> str:
    """Return the TIMEX3 code of a unit, "TM" for minutes; plural or not."""
    return UNITS[word.lower()].timex


def in_units(count: float, word: str) -> float:
    """Return how many of what the code says so many of a unit are: two fortnights are 4 W."""
    return count * UNITS[word.lower()].size
