"""Days by their number alone: "the 15th", "Sunday, the 21st", "the 15th of this month".

Such a day is of the month told before, or of the one after it: "left on 20 May and came home on the 3rd".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list
from geo.text.times.dates import add_months, make_date
from geo.text.times.patterns import FLAGS, WEEKDAY, weekday_number
from geo.text.times.rule import Day, named_day
from geo.text.times.tense import likelier

if TYPE_CHECKING:
    from datetime import date

    from geo.text.times.anchors import Context

_NUMBER = r"the[ ](?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b"
_STOPS = r"(?=[.,;:!?)\n]|$|[ ](?:he|she|it|they|we|I|the)\b)"
_GOES_ON = rf"(?=[ ]{any_of(word_list('day_numbers', 'behind', 'beside'))}\b(?![ ]\d\d?(?:st|nd|rd|th)))"
_DAY_BEFORE = "|".join(rf"(?<=\b{re.escape(word)}[ ])" for word in word_list("day_numbers", "before", "beside"))
DAY_OF_MONTH = rf"""(?:
    (?<=on[ ]){_NUMBER}(?:[ ]of[ ](?:this|the)[ ]month\b|{_STOPS})
  | (?:{_DAY_BEFORE}){_NUMBER}(?:{_STOPS}|{_GOES_ON})
  | \b{WEEKDAY},?[ ](?:on[ ])?{_NUMBER}(?:{_STOPS}|{_GOES_ON})
)"""
"""A day by its number, to be set into larger patterns; `read_day_of_month` tells which day it is."""

_ALONE = re.compile(rf"(?<=on[ ]){_NUMBER}(?:[ ]of[ ](?:this|the)[ ]month\b|{_STOPS})", FLAGS)
_DAY_OF_WEEK = re.compile(WEEKDAY, FLAGS)


def read_day_of_month(words: str, context: Context, start: int, end: int) -> Day | None:
    """Return the day of the month told before, else the nearest such day that the tense allows.

    Null where only a month told before would make the words a day: "on the 18th at Augusta" may be a green.
    """
    named = _DAY_OF_WEEK.match(words)
    weekday = weekday_number(named[0]) if named else None
    number, today = int(re.sub(r"\D", "", words)), context.today
    is_now = "this" in words.lower()
    told = None if is_now else _in_story(number, context, start, end)
    if told is not None and _is_on(told, weekday):
        return Day(told.isoformat(), told)
    tense = context.tense(start, end)
    named_month = None if is_now else _in_month_told(number, context)
    if named_month is not None and _is_on(named_month, weekday) and _may_be_over(named_month, today, tense):
        return named_day(named_month)
    if weekday is None and not _ALONE.match(context.text, start):
        return None
    if today is None:
        last = re.match(r"XXXX-(\d\d)-(\d\d)$", context.last)
        return Day(f"XXXX-{last[1] if last and int(last[2]) <= number else 'XX'}-{number:02}", None)
    reach = range(-2, 3) if weekday is None else range(-12, 13)
    months = [add_months(today, step) for step in reach]
    days = [day for month in months if (day := make_date(month.year, month.month, number)) and _is_on(day, weekday)]
    if is_now:
        days = [day for day in days if (day.year, day.month) == (today.year, today.month)]
    ahead = min((day for day in days if day >= today), default=None)
    back = max((day for day in days if day <= today), default=None)
    if ahead is None or back is None:
        return named_day(ahead or back)
    return named_day(ahead if likelier((ahead - today).days, (today - back).days, tense) else back)


def _is_on(day: date, weekday: int | None) -> bool:
    return weekday is None or day.isoweekday() == weekday


def _may_be_over(day: date, today: date | None, tense: str | None) -> bool:
    return today is None or (day <= today) == (tense != "future")


def _in_story(number: int, context: Context, start: int, end: int) -> date | None:
    """Return the day of the narrative under way, None outside one."""
    reached = context.story.reached
    if reached is None or context.story.year_only:
        return None
    month = reached if number >= reached.day else add_months(reached, 1)
    return context.told(month.month, number, start, end, likely=None)


def _in_month_told(number: int, context: Context) -> date | None:
    """Return the day of the month last named, or of the one after, where the days told since lead up to it."""
    last, since = context.anchor, context.in_month
    if since is None:
        return None
    last = since if last is None or last < since else last
    if (last.year, last.month) not in {(m.year, m.month) for m in (since, add_months(since, 1))}:
        return None
    month = last if number >= last.day else add_months(last, 1)
    return make_date(month.year, month.month, number)
