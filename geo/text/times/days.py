"""Days and times of day: 12 September 2023, next Friday, yesterday, Sunday afternoon, 5 p.m. on Monday, tonight.

A day without a year is the nearest that the tense allows; "the next day" counts from the day last spoken of.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from geo.text.times.clock import CLOCK, clock_value
from geo.text.times.context import FLAGS, Context, Value, add_months, likelier, rule
from geo.text.times.holidays import HOLIDAY, holiday
from geo.text.times.patterns import DAY_NUMBER, MONTH, PARTS, WEEKDAY, YEAR, month_number, weekday_number

_NUMERIC = r"(?:\b\d{4}[-/]\d\d[-/]\d\d\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b)"
_MONTH_DAY = rf"(?:{MONTH}[ ](?:the[ ])?{DAY_NUMBER}(?:,?[ ]{YEAR}\b)?)"
_DAY_MONTH = rf"(?:\b(?:the[ ])?{DAY_NUMBER}[ ](?:of[ ])?{MONTH}(?:,?[ ]{YEAR}\b)?)"
_DATED = rf"(?:(?:{WEEKDAY},?[ ](?:on[ ])?)?(?:{_MONTH_DAY}|{_DAY_MONTH})|{_NUMERIC})"
_LED = r"(?:last|next|this(?:[ ](?:past|coming))?|(?:the[ ])?(?:previous|following|coming|next|preceding)|that)"
_WEEK = r"(?:[ ]of)?[ ](?:last|next|this)[ ]week|[ ](?:last|next|week)\b(?![ ](?:year|month))"
_NAMED = rf"(?:(?:{_LED}[ ])?{WEEKDAY}(?:{_WEEK})?)"
_DEICTIC = r"\b(?:the[ ]day[ ]before[ ]yesterday|the[ ]day[ ]after[ ]tomorrow|today|yesterday|tomorrow)\b"
_STORY = (
    r"(?:\b(?:earlier|later)[ ])?\b(?:the[ ](?:very[ ])?(?:same|next|following|previous|preceding)|(?:that"
    r"|this)(?:[ ](?:same|very))?)[ ]day\b"
    r"|\b(?:a|one)[ ]day[ ](?:earlier|later|before|after)\b|\bthe[ ]day[ ](?:before|after)\b"
)
_OF_MONTH = (
    r"(?<=on[ ])the[ ](?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?:[ ]of[ ](?:this|the)[ ]month\b|(?=[.,;:!?)\n]|$))"
)
DAY = rf"(?:{_DATED}|{HOLIDAY}|{_OF_MONTH}|{_NAMED}|{_DEICTIC}|{_STORY})"
_PART = (
    r"(?:(?:early[ ]|late[ ]|mid-?[ ]?)?(?:morning|afternoon|evening)|(?:late[ ])?night|dawn|dusk|sunrise|sunset|midday"
    r"|nightfall|daybreak)"
)
_HAD = re.compile(r"\bhad\b[^.;]*$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:had|earlier|before|previously|prior)\b", re.IGNORECASE)
_UP_TO = re.compile(rf"{WEEKDAY}(?:[ ]\w+)?(?:[ ](?:to|through|until|into)[ ]|[-–])$", FLAGS)


class Day(NamedTuple):
    """A day as TIMEX3 value; `date` is null, and the value has X's, where the publication date is not known."""

    timex: str
    date: date | None


def _year_for(month: int, day: int, context: Context, start: int, end: int) -> int | None:
    likely = _year_by_today(month, day, context, start, end)
    now = date(likely, month, day) if likely is not None else None
    told = context.told(month, day, start, end, likely=now)
    return told.year if told is not None and _fits_weekday(told, context.text[start:end]) else likely


def _fits_weekday(day: date, words: str) -> bool:
    """Whether "Thursday, April 12" can be that day."""
    named = re.search(WEEKDAY, words, FLAGS)
    return named is None or weekday_number(named[0]) == day.isoweekday()


def _year_by_today(month: int, day: int, context: Context, start: int, end: int) -> int | None:
    """Return the year of the nearest such day that the tense allows; None without a publication date."""
    today = context.today
    if today is None:
        return None
    days = [(date(y, month, day) - today).days for y in range(today.year - 4, today.year + 5) if _exists(y, month, day)]
    ahead = min((d for d in days if d >= 0), default=None)
    back = max((d for d in days if d <= 0), default=None)
    if ahead is None or back is None:
        return None
    tense = "future" if context.leads_on(start) and not context.tense(start, end) else context.tense(start, end)
    return (today + timedelta(days=ahead if likelier(ahead, -back, tense) else back)).year


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _month_day(words: str, context: Context, start: int, end: int) -> Day | None:
    month = month_number(_found(MONTH, words))
    rest = re.sub(MONTH, " ", words, count=1, flags=FLAGS)
    year_word = re.search(rf"\b{YEAR}\b", rest)
    number = int(re.sub(r"\D", "", _found(DAY_NUMBER, rest)))
    year = int(year_word[0]) if year_word else _year_for(month, number, context, start, end)
    if year is None:
        return Day(f"XXXX-{month:02}-{number:02}", None)
    if not _exists(year, month, number):
        return None
    return Day(date(year, month, number).isoformat(), date(year, month, number))


def _found(pattern: str, words: str) -> str:
    match = re.search(pattern, words, FLAGS)
    assert match is not None, f"{words!r} was matched by a pattern that holds {pattern!r}"
    return match[0]


def _numeric(words: str) -> Day | None:
    first, second, third = map(int, re.split(r"[-/.]", words))
    if first > 31:
        year, month, number = first, second, third
    else:
        # With dots the day stands first, with strokes the month, as Americans have it, unless it cannot.
        day_first = "." in words or first > 12
        year, month, number = third, *((second, first) if day_first else (first, second))
    return (
        Day(date(year, month, number).isoformat(), date(year, month, number)) if _exists(year, month, number) else None
    )


def _weekday(words: str, context: Context, start: int, end: int) -> Day:
    name = _found(WEEKDAY, words)
    number, today = weekday_number(name), context.today
    lower = words.lower()
    anchor = context.anchor
    if (
        anchor is not None
        and re.match(r"(?:the )?(?:following|next|previous|preceding) ", lower)
        and lower.startswith(("the", "prec", "prev"))
    ):
        ahead = (number - anchor.isoweekday() - 1) % 7 + 1
        day = anchor + timedelta(
            days=ahead if "following" in lower or "next" in lower else ahead - 7 - 7 * (ahead == 7)
        )
        return Day(day.isoformat(), day)
    if today is None:
        return Day(f"XXXX-WXX-{number}", None)
    back = (today.isoweekday() - number) % 7
    monday = today - timedelta(days=today.isoweekday() - 1)
    if week := re.search(r"(last|next|this) week", lower):
        day = monday + timedelta(days=number - 1 + {"last": -7, "next": 7, "this": 0}[week[1]])
    elif re.search(r"\b(?:last|past|previous|preceding)\b", lower):
        day = today - timedelta(days=back or 7)
    elif re.search(r"\b(?:next|coming|following|week)\b", lower):
        day = today + timedelta(days=7 - back)
        if re.search(r" week$", lower):
            day += timedelta(days=7)
    elif anchor is not None and _UP_TO.search(context.text[max(0, start - 40) : start]):
        # "from Monday to Friday": the Friday after that Monday.
        day = anchor + timedelta(days=(number - anchor.isoweekday()) % 7)
    else:
        named = context.weekday(name, start, end)
        assert named is not None, "the publication date is known here"
        day = named
    return Day(day.isoformat(), day)


def _of_month(words: str, context: Context, start: int, end: int) -> Day | None:
    """Read "the 15th", "the 15th of this month": the nearest such day that the tense allows."""
    number, today = int(re.sub(r"\D", "", words)), context.today
    reached = context.story.reached
    if reached is not None and "this" not in words.lower():
        month = reached if number >= reached.day else add_months(reached, 1)
        told = context.told(month.month, number, start, end, likely=None) if not context.story.year_only else None
        if told is not None:
            return Day(told.isoformat(), told)
    if today is None:
        return Day(f"XXXX-XX-{number:02}", None)
    months = [add_months(today, step) for step in (-2, -1, 0, 1, 2)]
    days = [m.replace(day=number) for m in months if _exists(m.year, m.month, number)]
    if "this" in words.lower():
        days = [day for day in days if (day.year, day.month) == (today.year, today.month)]
    tense = context.tense(start, end)
    ahead = min((day for day in days if day >= today), default=None)
    back = max((day for day in days if day <= today), default=None)
    if ahead is None or back is None:
        day = ahead or back
        return Day(day.isoformat(), day) if day else None
    day = ahead if likelier((ahead - today).days, (today - back).days, tense) else back
    return Day(day.isoformat(), day)


def read_day(words: str, context: Context, start: int, end: int) -> Day | None:
    """Return the day that `words` (matched by `DAY`) mean at that place of the text; None if there is no such day."""
    lower = words.lower()
    if re.fullmatch(_NUMERIC, words, FLAGS):
        return _numeric(words)
    if re.fullmatch(r"the[ ]\d+(?:st|nd|rd|th)(?:[ ]of[ ](?:this|the)[ ]month)?", words, FLAGS):
        return _of_month(words, context, start, end)
    if re.search(rf"{_MONTH_DAY}|{_DAY_MONTH}", words, FLAGS):
        return _month_day(words, context, start, end)
    if re.search(WEEKDAY, words, FLAGS) and not re.fullmatch(HOLIDAY, words, FLAGS):
        return _weekday(words, context, start, end)
    if re.fullmatch(HOLIDAY, words, FLAGS):
        return Day(
            *holiday(words, context.today, ahead=context.tense(start, end) == "future" or context.leads_on(start))
        )
    if re.fullmatch(_STORY, words, FLAGS):
        base = context.anchor or context.today
        step = 0
        if re.search(r"\b(?:next|following|after)\b|day later", lower):
            step = 1
        elif re.search(r"\b(?:previous|preceding|before)\b|day earlier", lower):
            step = -1
    else:
        base = context.today
        step = {
            "today": 0,
            "yesterday": -1,
            "tomorrow": 1,
            "the day before yesterday": -2,
            "the day after tomorrow": 2,
        }[" ".join(lower.split())]
    if base is None:
        return Day("XXXX-XX-XX", None)
    day = base + timedelta(days=step)
    return Day(day.isoformat(), day)


def _part_code(words: str) -> str:
    word = re.sub(r"^(?:(?:early|late)[ ]|mid-?[ ]?(?!day|night))", "", words.lower())
    return PARTS[word].timex


def _with_day(match: re.Match[str], context: Context) -> Value | None:
    day = read_day(match["day"], context, match.start("day"), match.end("day"))
    if day is None:
        return None
    groups = match.groupdict()
    if groups.get("clock"):
        clock = clock_value(match["clock"])
        if clock is None:
            return None
        return Value("TIME", day.timex + clock, day.date is None)
    if groups.get("part"):
        return Value("TIME", f"{day.timex}T{_part_code(match['part'])}", day.date is None)
    return Value("DATE", day.timex, day.date is None)


def _first_of_two(match: re.Match[str], context: Context) -> Value | None:
    """Read the "10" of "10 to 12 September 2023"."""
    year = re.search(rf"\b{YEAR}\b", context.text[match.end("month") : match.end("month") + 7])
    words = f"{match['first']} {match['month']}{' ' + year[0] if year else ''}"
    day = read_day(words, context, match.start(), match.end())
    return Value("DATE", day.timex, day.date is None) if day else None


def _clock(match: re.Match[str], context: Context) -> Value | None:
    clock = clock_value(match["clock"])
    if clock is None:
        return None
    # The day last spoken of, else today.
    base = context.anchor or context.today
    if context.night is not None and context.night == base and clock < "T12" and not _goes_back(match.start(), context):
        # "Landed in the evening … reached Kyiv at 8 a.m.": the next morning.
        base += timedelta(days=1)
    return Value("TIME", (base.isoformat() if base else "XXXX-XX-XX") + clock, base is None)


def _goes_back(start: int, context: Context) -> bool:
    begin, stop = context.sentence(start, start)
    return _BACK.search(context.text, begin, stop) is not None


def _clock_today(match: re.Match[str], context: Context) -> Value | None:
    """Read "9:30 this morning", "11 p.m. last night"."""
    clock, base = clock_value(match["clock"]), context.today
    if clock is None:
        return None
    if base is None:
        return Value("TIME", f"XXXX-XX-XX{clock}", relative=True)
    day = base - timedelta(days=1) if match["rest"].lower() == "last night" and clock >= "T12" else base
    return Value("TIME", day.isoformat() + clock)


def _part_of_today(match: re.Match[str], context: Context) -> Value:
    lower = match[0].lower()
    base = context.today
    step, code = 0, "NI" if "night" in lower else _part_code(match["part"])
    if lower.startswith(("the", "that", "in ", "earlier", "later")):
        base = context.anchor or context.today
        step = 1 if re.search(r"next|following", lower) else -1 if "previous" in lower else 0
    elif lower.startswith("last") or lower == "overnight":
        step = -1
        if context.anchor is not None and _HAD.search(context.text, max(0, match.start() - 30), match.start()):
            # "She arrived on Friday. She had flown overnight": into that Friday.
            base = context.anchor
    if base is None:
        return Value("TIME", f"XXXX-XX-XXT{code}", relative=True)
    return Value("TIME", f"{(base + timedelta(days=step)).isoformat()}T{code}")


TRIGGER = (
    r"\d|day|past|quarter|eve\b|(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|MAY)|today|yesterday|tomorrow"
    r"|night|morning|afternoon|evening|noon|dawn|dusk|sunrise|sunset|clock|Christmas|Easter|Pentecost|Halloween"
    r"|Epiphany"
    r"|Thanksgiving"
)
"""Words of which one stands in every expression that these rules find."""

RULES = [
    rule(rf"(?:\b(?:early|late)(?:[ ]on)?[ ])?(?P<day>{DAY})", _with_day),
    rule(
        rf"(?P<first>{DAY_NUMBER})(?=(?:-|–|[ ](?:to|and"
        rf"|or)[ ]){DAY_NUMBER}[ ](?:of[ ])?(?P<month>{MONTH})(?:,?[ ]{YEAR}\b)?)",
        _first_of_two,
    ),
    rule(
        rf"(?:\b(?:early|late)[ ])?(?P<day>{DAY})(?:['’]s)?,?[ ](?:in[ ]the[ ]|at[ ])?(?P<part>{_PART})\b(?!s)",
        _with_day,
    ),
    rule(rf"\b(?:the[ ])?(?P<part>{_PART})(?:[ ]on|[ ]of|,)?[ ](?P<day>{DAY})", _with_day),
    rule(
        rf"(?P<clock>{CLOCK})(?:[ ]\([^)]{{3,20}}\))?(?:[ ]on|[ ]of|,)?[ ](?:(?:early|late)[ ])?(?P<day>{DAY})",
        _with_day,
    ),
    rule(rf"(?P<day>{DAY})(?:,?[ ]at|,|[ ]around|[ ]about)?[ ](?P<clock>{CLOCK})", _with_day),
    rule(rf"(?P<clock>{CLOCK})[ ](?P<rest>this[ ](?:morning|afternoon|evening)|last[ ]night|tonight)\b", _clock_today),
    rule(rf"(?P<clock>{CLOCK})", _clock),
    rule(r"(?<![\d/])9/11(?![\d/])", lambda _match, _context: Value("DATE", "2001-09-11")),
    rule(
        r"\b(?:this|last|late[ ]last|the[ ](?:next|following|previous|same)|that|(?:earlier|later)[ ](?:this"
        r"|that))[ ](?P<part>morning|afternoon|evening|night)\b",
        _part_of_today,
    ),
    rule(r"\b(?:tonight|(?P<part>overnight))\b(?!-)", _part_of_today),
    rule(
        r"(?<=in[ ])the[ ](?:early[ ]|late[ ])?(?P<part>morning|afternoon|evening)\b"
        r"|(?<=during[ ])the[ ](?P<night>night)\b",
        _part_of_today,
    ),
]
