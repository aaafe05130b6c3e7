"""Days in figures: 2023-09-10, 10.09.2023, 10/9/2023, 9/10/23, 10-09-2023.

With dots and dashes the day stands first; with strokes it is as the rest of the text has it ("25/12/2012"), else as the
source's country writes. Where neither tells, the month is taken to stand first, unless that day is still to come where
the other is over; the other reading is told.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.lexicon import word_set
from geo.text.times.dates import make_date
from geo.text.times.rule import Day, named_day

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

NUMERIC = r"""(?:
    \b\d{4}[-/.]\d\d[-/.]\d\d\b(?![-/.]\d)
  | (?<![\d/.])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b(?!/)
  | (?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}\b
  | (?<![\d-])\d{1,2}-\d{1,2}-\d{4}\b(?!-)
)"""
"""A day in figures, to be set into larger patterns; `read_numeric` tells which day it is."""

_MONTH_FIRST = word_set("date_orders", "month_first")
_UNDECIDED = word_set("date_orders", "undecided")
_STROKES = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b(?!/)")
_AHEAD = 20  # years: what "35" is ahead of publication at most, before it is of the century before
_LATEST = 2049
"""The last year of two figures where the day of publication is not known; no clock is asked."""


def read_numeric(words: str, context: Context, start: int, end: int) -> Day | None:
    """Return the day, with its other reading where that is as likely; None if there is no such day."""
    first, second, third = map(int, re.split(r"[-/.]", words))
    if first > 31:
        return _named(first, second, third)
    year = full_year(third, context) if third < 100 else third
    day_first = True if "/" not in words else _day_stands_first(first, second, context)
    if day_first is not None:
        return _named(year, *((second, first) if day_first else (first, second)))
    day, other = _named(year, first, second), _named(year, second, first)
    if day is None or other is None or day.date is None or other.date is None:
        return day or other
    if context.today and other.date <= context.today < day.date and context.tense(start, end) != "future":
        # What is told of is over: "the survey dated 05/02/2024" in March.
        day, other = other, day
        return day._replace(doubt=f"the day is taken to stand first; else it is {_in_words(other)}.")
    return day._replace(doubt=f"the month is taken to stand first; else it is {_in_words(other)}.")


def _in_words(day: Day) -> str:
    return f"{day.date.day} {day.date:%B %Y}" if day.date else day.timex


def _day_stands_first(first: int, second: int, context: Context) -> bool | None:
    """Whether the day stands before the month, None where nothing tells."""
    if first > 12 or second > 12 or first == second:
        return first > 12
    told = _order_in(context.text)
    if told is not None:
        return told
    if not context.home or context.home in _UNDECIDED:
        return None
    return context.home not in _MONTH_FIRST


@lru_cache(maxsize=2)
def _order_in(text: str) -> bool | None:
    """Whether the days of a text that can be read in one way alone stand before their months, None if both or none."""
    told = {int(a) > 12 for a, b in _STROKES.findall(text) if (int(a) > 12) != (int(b) > 12)}
    return told.pop() if len(told) == 1 else None


def full_year(short: int, context: Context) -> int:
    """Return the year of two figures, the last one that is not far ahead of publication."""
    latest = context.today.year + _AHEAD if context.today else _LATEST
    return latest - (latest - short) % 100


def _named(year: int, month: int, number: int) -> Day | None:
    return named_day(make_date(year, month, number))
