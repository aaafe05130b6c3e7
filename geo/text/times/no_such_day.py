"""Days that the calendar does not have: 31 April, 29 February 2023, 2023-02-30."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.text.times.dates import make_date
from geo.text.times.days import CALENDAR
from geo.text.times.numeric import NUMERIC
from geo.text.times.patterns import FLAGS, MONTH, YEAR, month_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATE = re.compile(r"\b(?:29|30|31)(?:st|th)?\b")
_NAMED = re.compile(rf"{CALENDAR}(?:,?[ ](?P<year>{YEAR})\b)?", FLAGS)
_FIGURES = re.compile(NUMERIC, FLAGS)
_MONTH = re.compile(MONTH, FLAGS)
_BEFORE, _AFTER = 16, 30  # characters: how far a month stands before a number, a month and a year after it
_LEAP = 2000  # a year that has every day there is


def no_such_days(text: str) -> Iterator[tuple[int, int]]:
    """Return where a text names days that do not exist; only the last ones of a month can be such."""
    reached = 0
    for late in _LATE.finditer(text):
        if late.start() < reached:
            continue
        start, end = max(reached, late.start() - _BEFORE), late.end() + _AFTER
        found = [*_NAMED.finditer(text, start, end), *_FIGURES.finditer(text, start, end)]
        match = next((match for match in found if match.start() <= late.start() < match.end()), None)
        if match is None:
            continue
        reached = match.end()
        if _is_none(match, int(late[0][:2])):
            yield match.span()


def _is_none(match: re.Match[str], number: int) -> bool:
    month = _MONTH.search(match[0])
    if month is None:
        return _are_none(match[0])
    return make_date(int(match["year"] or _LEAP), month_number(month[0]), number) is None


def _are_none(words: str) -> bool:
    """Whether figures have a month and a day that it lacks; what has neither, as 99/99/2024, is no day at all."""
    first, second, third = map(int, re.split(r"[-/.]", words))
    year_first = first > 31
    orders = ((second, third),) if year_first else ((second, first), (first, second))
    year = first if year_first else third + 2000 * (third < 100)
    possible = [(month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31]
    return bool(possible) and all(make_date(year, month, day) is None for month, day in possible)
