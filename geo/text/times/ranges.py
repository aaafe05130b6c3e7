"""What ranges and lists of days leave out: "3 to 5 May 2014", "May 3-5", "April 29-May 2, 2014".

The first of them has the month and the year that the last one names; the last one comes after the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list
from geo.text.times.dates import make_date
from geo.text.times.days import CALENDAR, read_date
from geo.text.times.patterns import DAY_NUMBER, FLAGS, MONTH, WEEKDAY, YEAR
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
_THINGS = {
    form
    for word in (*word_list("counts", "part"), *word_list("numbered_things"))
    for form in (word, word[0].upper() + word[1:])
}
_NUMBERED = re.compile(rf"\b(?-i:{any_of(_THINGS)})[ ]$", FLAGS)
_REACH = 40  # characters: how long a date is


def _value(words: str, match: re.Match[str], context: Context) -> Value | None:
    day = read_date(words, context, *match.span())
    return Value("DATE", day.timex, day.date is None) if day else None


def _first_day(match: re.Match[str], context: Context) -> Value | None:
    """Read the "10" of "10 to 12 September 2023", not the "2" of "Leg 2 - 7 May"."""
    if _NUMBERED.search(context.text, max(0, match.start() - _REACH), match.start()):
        return None
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
)
