"""Days: 12 September 2023, next Friday, yesterday, the next day, the 15th, Christmas Eve.

A day without a year is the nearest that the tense allows; "the next day" counts from the day last spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from geo.lexicon import word_list
from geo.text.times.anchors import Context
from geo.text.times.dates import make_date
from geo.text.times.day_of_month import DAY_OF_MONTH, read_day_of_month
from geo.text.times.holidays import FEASTS, HOLIDAY, holiday, year_beside
from geo.text.times.nth_days import NTH_DAY, read_nth_day
from geo.text.times.numeric import NUMERIC, full_year, read_numeric
from geo.text.times.patterns import (
    DAY_NUMBER,
    FLAGS,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    PARTS,
    STEP_OF,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    begins_like,
    month_number,
    weekday_number,
)
from geo.text.times.rule import Build, Day, Rule, Value
from geo.text.times.year_of_day import find_year

CALENDAR = rf"""(?:
    {MONTH}[ ](?:the[ ])?{DAY_NUMBER}
  | \b(?:the[ ])?{DAY_NUMBER}[ ](?:of[ ])?{MONTH}
  | \bthe[ ]{ORDINAL}[ ](?:day[ ])?of[ ]{MONTH}
  | {MONTH}[ ](?:the[ ])?{ORDINAL}\b
)"""
_OF_WEEKDAY = rf"(?:{WEEKDAY},?[ ](?:on[ ])?)"
_OF_YEAR = rf"(?:,?[ ](?:{YEAR}\b|['’]\d\d\b(?!['’]?s)|(?:of[ ])?(?:last|this|next)[ ]year\b))"
_DASHED = rf"\b{DAY_NUMBER}[-/]{MONTH}[-/](?:{YEAR}|\d\d)\b"
_DATE = rf"(?:{_OF_WEEKDAY}?{CALENDAR}{_OF_YEAR}?|{_DASHED})"
_LED = r"""(?:
    last | next | that
  | this(?:[ ](?:past|coming))?
  | (?:the[ ])?(?:previous|following|coming|next|preceding)
)[ ]"""
_OF_WEEK = r"""(?:
    (?:[ ]of)?[ ](?:last|next|this)[ ]week
  | [ ](?:last|next|week)\b(?![ ](?:year|month))
)"""
_RELATIVE_WEEKDAY = rf"(?:{_LED}{WEEKDAY}{_OF_WEEK}?|{WEEKDAY}{_OF_WEEK})"
_STEPS = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_DEICTIC = r"\b(?:the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow|today|yesterday|tomorrow)\b"
_ANAPHORIC = r"""(?:
    (?:\b(?:earlier|later)[ ])?\b
    (?: the[ ](?:very[ ])?(?:same|next|following|previous|preceding)
      | (?:that|this)(?:[ ](?:same|very))?
    )[ ]day\b
  | \b(?:a|one)[ ]day[ ](?:earlier|later)\b
  | \b(?:a|one|the)[ ]day[ ](?:before|after)\b(?=[.,;:!?)”"\n]|$|[ ](?:and|but|in|at|on|by|when|with|to)\b)
)"""
_BEGINS = begins_like(
    (*MONTHS, *WEEKDAYS, *FEASTS, *_STEPS, *word_list("period_modifiers"), "the", "a ", "one", "earlier", "later")
)
DAY = rf"""(?:{_BEGINS}(?:
    {_DATE}
  | {NUMERIC}
  | {HOLIDAY}
  | {NTH_DAY}
  | {DAY_OF_MONTH}
  | (?:{_LED})?{WEEKDAY}{_OF_WEEK}?
  | {_DEICTIC}
  | {_ANAPHORIC}
))"""
"""What names a day, to be set into larger patterns; `read_day` tells which day it is."""

_COUNTS_FROM_LAST_TOLD = re.compile(r"the[ ](?:following|next)[ ]|(?:the[ ])?(?:previous|preceding)[ ]", FLAGS)
_THE = re.compile(r"\b(?:on|by|until)[ ]the[ ]$", FLAGS)
_FROM_DAY_TO = re.compile(rf"{WEEKDAY}(?:[ ]\w+)?(?:[ ](?:to|through|until|into)[ ]|[-–])$", FLAGS)


Reader = Callable[[str, Context, int, int], Day | None]
"""What gives the day that words mean between two places of the context's text, None where there is no such day."""


def read_date(words: str, context: Context, start: int, end: int) -> Day | None:
    """Return the day of "10 September 2023", or of "10 September" as it stands at start..end of the context's text."""
    month = month_number(_found(MONTH, words))
    rest = re.sub(MONTH, " ", words, count=1, flags=FLAGS)
    number = _day_number(rest)
    named = re.search(WEEKDAY, words, FLAGS)
    weekday = weekday_number(named[0]) if named else None
    stated = _year_in(rest, context)
    year, doubt = (stated, None) if stated else find_year(month, number, context, (start, end), weekday=weekday)
    if year is None:
        return Day(f"XXXX-{month:02}-{number:02}", None)
    day = make_date(year, month, number)
    if day and weekday is not None and weekday != day.isoweekday():
        doubt = f"{day.day} {day:%B %Y} is a {day:%A}."
    return Day(day.isoformat(), day, doubt) if day else None


def _day_number(words: str) -> int:
    spelled = re.search(rf"\b{ORDINAL}\b", words, FLAGS)
    return ORDINALS[spelled[0].lower()] if spelled else int(re.sub(r"\D", "", _found(DAY_NUMBER, words)))


def _year_in(words: str, context: Context) -> int | None:
    """Return the year that is named beside a day and a month: "2013", "'13", "last year"; None where none is known."""
    if match := re.search(rf"\b{YEAR}\b", words):
        return int(match[0])
    if match := re.search(r"(?:['’]|[-/] *[-/])(\d\d)\b", words):
        return full_year(int(match[1]), context)
    if (match := re.search(r"\b(last|this|next) year", words, re.IGNORECASE)) and context.today:
        return context.today.year + STEP_OF[match[1].lower()]
    return None


def _found(pattern: str, words: str) -> str:
    match = re.search(pattern, words, FLAGS)
    assert match is not None, f"{words!r} was matched by a pattern that holds {pattern!r}"
    return match[0]


def _holiday(words: str, context: Context, start: int, end: int) -> Day:
    ahead = context.tense(start, end) == "future" or context.leads_on(start)
    return Day(*holiday(words, context.today, ahead=ahead, beside=year_beside(context.text, start, end)))


def _relative_weekday(words: str, context: Context, start: int, end: int) -> Day:
    """Read "last Friday", "Friday of next week" from the day of publication, "the following Friday" from the last."""
    number, today, anchor = weekday_number(_found(WEEKDAY, words)), context.today, context.anchor
    lower = words.lower()
    if anchor is not None and _COUNTS_FROM_LAST_TOLD.match(lower):
        ahead = (number - anchor.isoweekday() - 1) % 7 + 1
        is_next = "following" in lower or "next" in lower
        day = anchor + timedelta(days=ahead if is_next else ahead - 7 - 7 * (ahead == 7))
        return Day(day.isoformat(), day)
    if today is None:
        return Day(f"XXXX-WXX-{number}", None)
    back = (today.isoweekday() - number) % 7
    if week := re.search(r"(last|next|this) week", lower):
        monday = today - timedelta(days=today.isoweekday() - 1)
        day = monday + timedelta(days=number - 1 + {"last": -7, "next": 7, "this": 0}[week[1]])
    elif re.search(r"\b(?:last|past|previous|preceding)\b", lower):
        day = today - timedelta(days=back or 7)
    elif re.search(r"\b(?:next|coming|following|week)\b", lower):
        day = today + timedelta(days=7 - back + (7 if lower.endswith(" week") else 0))
        if lower.startswith("next") and number > today.isoweekday():
            after = day + timedelta(days=7)
            return Day(day.isoformat(), day, f"the nearest is taken; it may be that of next week, {after.isoformat()}.")
    else:
        return _weekday(words, context, start, end)
    return Day(day.isoformat(), day)


def _weekday(words: str, context: Context, start: int, end: int) -> Day:
    name, anchor = _found(WEEKDAY, words), context.anchor
    number = weekday_number(name)
    day = context.weekday(name, start, end)
    if day is None:
        return Day(f"XXXX-WXX-{number}", None)
    if anchor is not None and _FROM_DAY_TO.search(context.text[max(0, start - 40) : start]):
        # "from Monday to Friday": the Friday after that Monday.
        day = anchor + timedelta(days=(number - anchor.isoweekday()) % 7)
    elif anchor is not None and _THE.search(context.text, max(0, start - 12), start):
        # "On August 5 they left, and on the Saturday they reached Hull": the Saturday after that day.
        told = anchor + timedelta(days=(number - anchor.isoweekday()) % 7)
        day = told if told < day and context.tense(start, end) != "future" else day
    return Day(day.isoformat(), day)


def _deictic(words: str, context: Context, start: int, end: int) -> Day:
    del start, end
    return _stepped(context.today, _STEPS[words.lower()])


def _anaphoric(words: str, context: Context, start: int, end: int) -> Day:
    """Read "the next day", "one day earlier", "that day": from the day last spoken of, else from publication."""
    del start, end
    lower = words.lower()
    step = 0
    if re.search(r"\b(?:next|following|after)\b|day later", lower):
        step = 1
    elif re.search(r"\b(?:previous|preceding|before)\b|day earlier", lower):
        step = -1
    return _stepped(context.anchor or context.today, step)


def _stepped(base: date | None, step: int) -> Day:
    if base is None:
        return Day("XXXX-XX-XX", None)
    day = base + timedelta(days=step)
    return Day(day.isoformat(), day)


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern, FLAGS), read)
    for pattern, read in (
        (_DATE, read_date),
        (NUMERIC, read_numeric),
        (HOLIDAY, _holiday),
        (NTH_DAY, read_nth_day),
        (DAY_OF_MONTH, read_day_of_month),
        (_RELATIVE_WEEKDAY, _relative_weekday),
        (WEEKDAY, _weekday),
        (_DEICTIC, _deictic),
        (_ANAPHORIC, _anaphoric),
    )
)


def read_day(context: Context, start: int, end: int) -> Day | None:
    """Return the day that is named (matched by `DAY`) there in the text; None if there is no such day."""
    read = next(read for pattern, read in _READERS if pattern.fullmatch(context.text, start, end))
    return read(context.text[start:end], context, start, end)


def _alone(read: Reader) -> Build:
    def build(match: re.Match[str], context: Context) -> Value | None:
        return _day_value(read(match["day"], context, *match.span("day")))

    return build


def _day_value(day: Day | None) -> Value | None:
    return Value("DATE", day.timex, day.date is None, day.doubt) if day else None


def _beside(match: re.Match[str], context: Context) -> Value | None:
    """Read "the day before Christmas Eve"."""
    day = read_day(context, *match.span("day"))
    return _day_value(_stepped(day.date, -1 if match["way"].lower() == "before" else 1)) if day else None


def _day_told(match: re.Match[str], context: Context) -> Value | None:
    """Read "the third day of the strike" right after the day itself."""
    told = re.match(r"\d{4}-\d\d-\d\d|XXXX-[\dWX]+-[\dX]+", context.last)
    return Value("DATE", told[0], "X" in told[0]) if told and match.start() - context.reached <= len(", ") else None


def _untold(match: re.Match[str], context: Context) -> Value | None:
    """Read "that August day in 2008": a day of which the month alone is known."""
    del context
    named = match["month"] or match["later"]
    if named is None:
        return None
    part = f"T{PARTS[match['part'].lower()].timex}" if match["part"] else ""
    return Value("TIME" if part else "DATE", f"{match['year']}-{month_number(named):02}-XX{part}")


_EARLY = r"(?:\b(?:early|late)(?:[ ]on)?[ ])?"

RULES = (
    Rule(
        "day.date",
        rf"{_EARLY}(?P<day>{CALENDAR}{_OF_YEAR}|{_DASHED})",
        _alone(read_date),
        example="He left on 10 September 2023.",
    ),
    Rule(
        "day.date_without_year",
        rf"{_EARLY}(?P<day>{CALENDAR})(?!\.?{_OF_YEAR})",
        _alone(read_date),
        example="He left on Aug. 30.",
    ),
    Rule(
        "day.weekday_and_date",
        rf"{_EARLY}(?P<day>{_OF_WEEKDAY}{CALENDAR}{_OF_YEAR}?)",
        _alone(read_date),
        example="He left on Sunday, 10 September.",
    ),
    Rule("day.numeric", rf"{_EARLY}(?P<day>{NUMERIC})", _alone(read_numeric), example="He left on 10.09.2023."),
    Rule(
        "day.nth_of_month",
        rf"{_EARLY}(?P<day>{NTH_DAY})(?![ ]month)",
        _alone(read_nth_day),
        example="He left on the first Monday of September 2013.",
    ),
    Rule(
        "day.beside_day",
        rf"\b(?:the[ ])?day[ ](?P<way>before|after)[ ](?P<day>{DAY})",
        _beside,
        example="He left the day before Christmas Eve.",
    ),
    Rule(
        "day.of_story",
        rf"(?<=,[ ])the[ ](?:{ORDINAL}|last|final)(?:[ ]and[ ](?:last|final))?[ ]day\b(?=[ ]of\b)",
        _day_told,
        example="On 3 May 2021, the third day of the strike, he left.",
    ),
    Rule(
        "day.of_now",
        rf"""(?:(?<=\btoday[ ]is[ ])|(?<=\bit[ ]is[ ])|(?<=\bit['’]s[ ])|(?<=\bthis[ ]is[ ]))
        (?:now[ ])?the[ ]{ORDINAL}[ ]day\b""",
        lambda _match, context: _day_value(_stepped(context.today, 0)),
        example="Today is the third day of the strike.",
    ),
    Rule(
        "day.untold",
        rf"""\b(?:that|one|an?|some)[ ](?:\w+[ ])?
        (?:{WEEKDAY}|(?P<month>{MONTH})[ ](?:day|(?P<part>morning|afternoon|evening|night)))[ ]
        (?:in|of)[ ](?:(?P<later>{MONTH}),?[ ](?:of[ ])?)?(?P<year>{YEAR})\b""",
        _untold,
        example="It was that August day in 2008.",
    ),
    Rule("day.holiday", rf"{_EARLY}(?P<day>{HOLIDAY})", _alone(_holiday), example="He left on New Year's Eve."),
    Rule(
        "day.of_month", rf"{_EARLY}(?P<day>{DAY_OF_MONTH})", _alone(read_day_of_month), example="He comes on the 15th."
    ),
    Rule(
        "day.weekday_relative",
        rf"{_EARLY}(?P<day>{_RELATIVE_WEEKDAY})",
        _alone(_relative_weekday),
        example="He left last Friday.",
    ),
    Rule("day.weekday", rf"{_EARLY}(?P<day>{WEEKDAY})", _alone(_weekday), example="He left on Friday."),
    Rule("day.deictic", rf"{_EARLY}(?P<day>{_DEICTIC})", _alone(_deictic), example="He left yesterday."),
    Rule(
        "day.anaphoric",
        rf"{_EARLY}(?P<day>{_ANAPHORIC})",
        _alone(_anaphoric),
        example="He left on 3 May 2021 and arrived the next day.",
    ),
    Rule(
        "day.nine_eleven",
        r"(?<![\d/])9/11(?![\d/])",
        lambda _match, _context: Value("DATE", "2001-09-11"),
        example="Much changed after 9/11.",
    ),
)
