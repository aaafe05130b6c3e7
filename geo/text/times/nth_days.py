"""Days by their place in a month: "the first Monday of September 2013", "the 21st of next month"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.text.times.dates import add_months, make_date
from geo.text.times.patterns import (
    FLAGS,
    MONTH,
    ORDINAL,
    ORDINALS,
    STEP_OF,
    WEEKDAY,
    YEAR,
    month_number,
    weekday_number,
)
from geo.text.times.rule import Day, named_day
from geo.text.times.tense import likelier

if TYPE_CHECKING:
    from datetime import date

    from geo.text.times.anchors import Context

_MONTH_THERE = rf"""(?:
    (?P<month>{MONTH})(?:,?[ ](?:of[ ])?(?P<year>{YEAR})\b|[ ](?P<which_year>last|this|next)[ ]year\b)?
  | (?P<which>last|this|next)[ ]month\b
)"""
NTH_DAY = rf"""(?:
    \bthe[ ](?P<nth>{ORDINAL}|last)[ ](?:(?P<weekday>{WEEKDAY})|day)[ ](?:of|in)[ ]{_MONTH_THERE}
  | \b(?:the[ ])?(?P<number>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)[ ]of[ ](?P<which_month>last|this|next)[ ]month\b
)"""
_PATTERN = re.compile(NTH_DAY, FLAGS)
NTH_DAY = re.sub(r"\?P<\w+>", "?:", NTH_DAY)
"""A day by its place in a month, to be set into larger patterns; `read_nth_day` tells which day it is."""


def read_nth_day(words: str, context: Context, start: int, end: int) -> Day | None:
    """Return the day; None where its month has no such day, or where no month is known."""
    match = _PATTERN.fullmatch(words)
    assert match is not None, "only asked of what the pattern matched"
    first = _first_of_month(match, context, start, end)
    if first is None:
        return Day("XXXX-XX-XX", None)
    if match["number"]:
        return named_day(make_date(first.year, first.month, int(match["number"])))
    if match["weekday"] is None:
        last = match["nth"].lower() == "last"
        day = (
            add_months(first, 1) - timedelta(days=1)
            if last
            else first + timedelta(days=ORDINALS[match["nth"].lower()] - 1)
        )
        return named_day(day)
    number = weekday_number(match["weekday"])
    day = first + timedelta(days=(number - first.isoweekday()) % 7)
    if match["nth"].lower() == "last":
        weeks = ((add_months(first, 1) - day).days - 1) // 7
    else:
        weeks = ORDINALS[match["nth"].lower()] - 1
    day += timedelta(days=7 * weeks)
    return named_day(day if day.month == first.month else None)


def _first_of_month(match: re.Match[str], context: Context, start: int, end: int) -> date | None:
    """Return the first of the month that is named; without a year that of the story, or as the tense allows."""
    today, step = context.today, match["which"] or match["which_month"]
    if step:
        return add_months(today, STEP_OF[step.lower()]) if today else None
    month = month_number(match["month"])
    if match["year"]:
        return make_date(int(match["year"]), month, 1)
    if match["which_year"]:
        return make_date(today.year + STEP_OF[match["which_year"].lower()], month, 1) if today else None
    likely = None
    if today is not None:
        back = (today.month - month) % 12
        likely = add_months(today, 12 - back if likelier(12 - back, back, context.tense(start, end)) else -back)
    return context.told(month, None, start, end, likely=likely) or likely
