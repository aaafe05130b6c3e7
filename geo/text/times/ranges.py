"""What ranges and lists leave out: "3 to 5 May 2014", "May 3-5", "April 29-May 2, 2014", "2012-13", "9-11 a.m.".

The first of them has the month, year or half of the day that the last one names; the last one comes after the first.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.text.times.clock import CLOCK, HOUR_WORD, PART_OF_CLOCK, clock_value
from geo.text.times.dates import make_date
from geo.text.times.days import CALENDAR, DAY, read_date, read_day
from geo.text.times.patterns import DAY_NUMBER, FLAGS, MONTH, WEEKDAY, YEAR, month_number
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_TO = r"(?:[ ]?[-–—/][ ]?|[ ](?:to|through|until|till|and|or)[ ](?:the[ ])?)"
_AFTER_TO = r"(?:(?<=[-–—])|(?<=[-–—][ ])|(?<=\bto[ ])|(?<=\band[ ])|(?<=\bthrough[ ]))"
_WEEKDAY = rf"(?:{WEEKDAY},?[ ](?:the[ ])?)"
_YEAR = rf"(?:,?[ ](?:of[ ])?(?P<year>{YEAR})\b)"
_YEAR_OR_LAST = rf"(?:,?[ ](?:of[ ])?(?P<year>{YEAR}|(?:last|this|next)[ ]year)\b)"
_COUNTS = r"(?![ ](?:(?!of\b|is\b|was\b|as\b)\w+s|people|men|women|children|per)\b)"
_MONTH_AND_DAY = re.compile(rf"{MONTH}[ ](?:the[ ])?{DAY_NUMBER}(?:{_TO}{DAY_NUMBER})?$", FLAGS)
_MONTH_BEFORE = re.compile(rf"{MONTH}[ ]$", FLAGS)
_HEAD_YEAR = re.compile(r"(?<!\d)(?P<head>1[5-9]\d\d|20\d\d)[-–—/]$")
_HALF_OF_DAY = re.compile(rf"(?:[ap]\.m\.|[ap]m\b|{PART_OF_CLOCK})", FLAGS)
_LONGEST = 150  # years: what spans more is no range but two numbers
_REACH = 40  # characters: how long a date is


def _value(words: str, match: re.Match[str], context: Context) -> Value | None:
    day = read_date(words, context, *match.span())
    return Value("DATE", day.timex, day.date is None) if day else None


def _first_day(match: re.Match[str], context: Context) -> Value | None:
    """Read the "10" of "10 to 12 September 2023"."""
    return _value(f"{match['first']} {match['month']} {match['year'] or ''}", match, context)


def _first_date(match: re.Match[str], context: Context) -> Value | None:
    """Read the "May 3" of "May 3-5, 2014", the "30 December" of "30 December to 2 January 2014"."""
    year = int(match["year"])
    first = _value(f"{match['first']} {year}", match, context)
    last = _value(f"{match['last']} {year}", match, context) if match["last"] else first
    if first and last and first.timex > last.timex:
        return _value(f"{match['first']} {year - 1}", match, context)
    return first


def _last_day(match: re.Match[str], context: Context) -> Value | None:
    """Read the "5" of "May 3-5, 2014"."""
    first, here = context.range_from(match.start()), context.reached
    if first is None or not _MONTH_AND_DAY.search(context.text, max(0, here - _REACH), here):
        return None
    number = int(re.sub(r"\D", "", match["last"]))
    if not re.fullmatch(r"(?:\d{4}|XXXX)-\d\d-\d\d", first) or number <= int(first[-2:]):
        return None
    year = match["year"] or first[:4]
    if not year.isdecimal():
        return Value("DATE", f"{first[:-2]}{number:02}", relative=True)
    day = make_date(int(year), int(first[5:7]), number)
    return Value("DATE", day.isoformat()) if day else None


def _first_month(match: re.Match[str], context: Context) -> Value:
    """Read the "December" of "December to February 2014"."""
    del context
    month, year = month_number(match["first"]), int(match["year"])
    return Value("DATE", f"{year - (month > month_number(match['last'])):04}-{month:02}")


def _last_year(match: re.Match[str], context: Context) -> Value | None:
    """Read the "13" of "2012-13", the "2013" of "2012-2013"."""
    head = _HEAD_YEAR.search(context.text, max(0, match.start() - 5), match.start())
    if head is None:
        return None
    first, tail = int(head["head"]), match["tail"]
    year = int(tail) if len(tail) == 4 else first - first % 100 + int(tail) + 100 * (tail == "00")
    return Value("DATE", f"{year:04}") if first < year <= first + _LONGEST else None


def _first_clock(match: re.Match[str], context: Context) -> Value | None:
    """Read the "9" of "9 to 11 a.m. on Monday": in the half of the day that its last one names, or the one before."""
    last, words = clock_value(match["last"]), match["first"]
    if last is None or _MONTH_BEFORE.search(context.text, max(0, match.start() - 12), match.start()):
        return None
    half = None if _HALF_OF_DAY.search(words) else _HALF_OF_DAY.search(match["last"])
    first = clock_value(f"{words} {half[0]}" if half else words)
    if first is None:
        return None
    hour, minutes = int(first[1:3]) % 24, first[3:]
    if half and first > last:
        hour = (hour + 12) % 24
    day = read_day(context, *match.span("day")) if match["day"] else None
    base = day.date if day else context.anchor or context.today
    if base is None:
        return Value("TIME", f"{day.timex if day else 'XXXX-XX-XX'}T{hour:02}{minutes}", relative=True)
    before = timedelta(days=1 if day and hour > int(last[1:3]) else 0)
    return Value("TIME", f"{(base - before).isoformat()}T{hour:02}{minutes}")


RULES = (
    Rule(
        "range.first_day",
        rf"""{_WEEKDAY}?(?P<first>{DAY_NUMBER})
        (?=(?:,[ ]{DAY_NUMBER})*,?{_TO}{_WEEKDAY}?{DAY_NUMBER}[ ](?:of[ ])?(?P<month>{MONTH}){_YEAR_OR_LAST}?)""",
        _first_day,
        example="He was there from 10 to 12 September 2023.",
    ),
    Rule(
        "range.first_date",
        rf"""(?P<first>{_WEEKDAY}?{CALENDAR})
        (?={_TO}(?:{_WEEKDAY}?(?P<last>{CALENDAR})|{DAY_NUMBER}){_YEAR})""",
        _first_date,
        example="The fair lasts from April 29 to May 2, 2014.",
    ),
    Rule(
        "range.last_day",
        rf"{_AFTER_TO}(?P<last>{DAY_NUMBER}){_YEAR}?{_COUNTS}(?![ ](?:of[ ])?{MONTH})",
        _last_day,
        example="The fair lasts from May 3 to 5.",
    ),
    Rule(
        "range.first_clock",
        rf"""(?P<first>{CLOCK}|(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?|{HOUR_WORD}\b)
        (?={_TO}(?P<last>{CLOCK})(?:(?:[ ]on|,)?[ ](?P<day>{DAY}))?)""",
        _first_clock,
        example="They met from 9 to 11 a.m. on Monday.",
    ),
    Rule(
        "range.first_month",
        rf"\b(?P<first>{MONTH})(?={_TO}(?P<last>{MONTH}){_YEAR})",
        _first_month,
        example="It rained from December to February 2014.",
    ),
    Rule(
        "range.last_year",
        r"(?<=\d[-–—/])(?P<tail>(?:1[5-9]|20)?\d\d)(?![\d/-])",
        _last_year,
        example="the season of 2012-13",
    ),
)
