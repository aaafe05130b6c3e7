"""Months, seasons, weeks, and periods as seen from today: "last month", "early September", "the end of the week".

A month without a year is the last one, or the next if the verb speaks of the future.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.text.times.context import Context, Value, add_months, likelier, rule
from geo.text.times.days import DAY, read_day
from geo.text.times.patterns import MONTH, SEASON, SEASONS, YEAR, month_number

if TYPE_CHECKING:
    import re

EDGE = (
    r"(?:(?:\b(?:very[ ])?(?:early|late|mid|earlier|later|sometime|early[ ]in|late[ ]in|later[ ]in|earlier[ ]in)[ -]"
    r"|\b(?:the[ ])?(?:end|beginning|start|middle|close|turn)[ ]of[ ])(?:the[ ])?)?"
)
_MANY = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
}
_LED = r"(?P<led>last|past|previous|preceding|next|coming|following|this(?:[ ](?:past|coming))?|current|same|that)"
_NAMES_A_PERIOD = r"(?P<unit>weekend|week|month|quarter|year|decade|century|spring|summer|autumn|fall|winter)"


def _period(match: re.Match[str], context: Context) -> Value | None:
    led, unit = match["led"].lower(), match["unit"].lower()
    step = _MANY[led.removeprefix("this ")]
    told = led in {"following", "same", "that", "previous", "preceding"} or (
        led == "next" and unit in {"week", "weekend"} and match[0].lower().startswith("the")
    )
    last = context.anchor if unit in {"week", "weekend"} else context.period
    base = (last if told else None) or context.today
    return Value("DATE", period_value(base, unit, step), base is None)


def period_value(base: date | None, unit: str, step: int) -> str:
    """Return the TIMEX3 value of the week, month, … that lies `step` of them after the one of `base`."""
    if base is None:
        return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(
            unit, f"XXXX-{SEASONS[unit].timex}" if unit in SEASONS else "XXXX"
        )
    if unit in {"week", "weekend"}:
        year, week, _ = (base + timedelta(days=7 * step)).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return add_months(base, step).isoformat()[:7]
    if unit == "quarter":
        first = add_months(base, 3 * step)
        return f"{first.year}-Q{(first.month + 2) // 3}"
    if unit in SEASONS:
        return _season_value(base, unit, step)
    if unit == "decade":
        return f"{base.year // 10 + step}X"
    if unit == "century":
        return f"{base.year // 100 + step}XX"
    return f"{base.year + step:04}"


def _season_value(base: date, unit: str, step: int) -> str:
    starts, year = SEASONS[unit].month, base.year
    if step < 0 and base.month < starts + 3:
        year -= 1
    elif step > 0 and base.month >= starts:
        year += 1
    return f"{year}-{SEASONS[unit].timex}"


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = month_number(match["month"])
    if match["year"]:
        return Value("DATE", f"{int(match['year']):04}-{month:02}")
    led = (match["led"] or "").lower()
    today = context.today
    likely = _month_by_today(month, led, context, *match.span()) if today is not None else None
    told = context.told(month, None, *match.span(), likely=likely) if not led else None
    if told is None and likely is None:
        return Value("DATE", f"XXXX-{month:02}", relative=True)
    return Value("DATE", str(told or likely)[:7])


def _month_by_today(month: int, led: str, context: Context, start: int, end: int) -> date:
    """Return the first of the month that "last May" or a bare "May" means as of the day of publication."""
    today = context.today
    assert today is not None, "only asked where it is known"
    back = (today.month - month) % 12
    if led == "last":
        first = add_months(today, -(back or 12))
    elif led == "next":
        first = add_months(today, 12 - back)
    elif led == "this":
        first = date(today.year, month, 1)
    elif likelier(12 - back, back, context.tense(start, end)):
        first = add_months(today, 12 - back)
    else:
        first = add_months(today, -back)
    return first


def _season(match: re.Match[str], context: Context) -> Value | None:
    unit = match["season"].lower()
    if match["year"]:
        return Value("DATE", f"{match['year']}-{SEASONS[unit].timex}")
    today = context.today
    told = context.told(SEASONS[unit].month, None, *match.span(), likely=None)
    if told is not None:
        return Value("DATE", f"{told.year}-{SEASONS[unit].timex}")
    if today is None:
        return Value("DATE", f"XXXX-{SEASONS[unit].timex}", relative=True)
    begun = today.month >= SEASONS[unit].month
    step = 0 if begun or context.tense(match.start(), match.end()) == "future" else -1
    return Value("DATE", f"{today.year + step}-{SEASONS[unit].timex}")


def _week_of(match: re.Match[str], context: Context) -> Value | None:
    day = read_day(match["day"], context, match.start("day"), match.end("day"))
    if day is None or day.date is None:
        return Value("DATE", "XXXX-WXX", relative=True)
    year, week, _ = day.date.isocalendar()
    return Value("DATE", f"{year}-W{week:02}")


def _within(match: re.Match[str], context: Context) -> Value:
    """Read "later in the day", "the end of the month": the one last spoken of, else this one."""
    base, unit = context.anchor or context.today, match["unit"].lower()
    if unit == "day":
        return Value("DATE", base.isoformat() if base else "XXXX-XX-XX", base is None)
    return Value("DATE", period_value(base, unit, 0), base is None)


def _beside(match: re.Match[str], context: Context) -> Value:
    """Read "the week before", "the year after", "the month before last"."""
    step = -1 if match["way"].lower() == "before" else 1
    base = context.today if match["twice"] else context.period or context.today
    return Value("DATE", period_value(base, match["unit"].lower(), step * (2 if match["twice"] else 1)), base is None)


def _this_week(match: re.Match[str], context: Context) -> Value | None:
    del match
    return Value("DATE", period_value(context.today, "week", 0), context.today is None)


def _weekend(match: re.Match[str], context: Context) -> Value | None:
    today = context.today
    if today is None:
        return Value("DATE", "XXXX-WXX-WE", relative=True)
    ahead = context.tense(match.start(), match.end()) == "future"
    step = 0 if ahead or today.isoweekday() >= 6 else -1
    return Value("DATE", period_value(today, "weekend", step))


_MONTH_CUE = (
    r"(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\buntil[ ])|(?<=\bby[ ])|(?<=\bof[ ])|(?<=\bfrom[ ])|(?<=\bto[ ])"
    r"|(?<=\bfor[ ])"
    r"|(?<=\bthrough[ ])|(?<=\bafter[ ])|(?<=\bbefore[ ])|(?<=\bduring[ ])|(?<=\band[ ])|(?<=\bthe[ ])"
    r"|(?<=\bbetween[ ])|(?<=\bor[ ])"
    r"|(?<=\bits[ ])|(?<=\ba[ ])|(?<=\bearly[ ])|(?<=\blate[ ]))"
)


TRIGGER = (
    r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|MAY)|week|month|quarter|year|decade|centur|spring"
    r"|summer|autumn|fall|winter|in the day"
)
"""Words of which one stands in every expression that these rules find."""

RULES = [
    rule(r"\b(?:later|earlier|late|early)[ ]in[ ]the[ ](?P<unit>day|week|month|year)\b", _within),
    rule(r"\b(?:the[ ])?(?:end|start|beginning|middle)[ ]of[ ]the[ ](?P<unit>week|month)\b", _within),
    rule(
        r"\bthe[ ](?P<unit>week|month|year|weekend)[ ](?P<way>before|after)(?P<twice>[ ]last"
        r"|[ ]next)?(?=[.,;:!?”\"]|$|\n)",
        _beside,
    ),
    rule(rf"{EDGE}(?:\bthe[ ])?\b{_LED}[ ]{_NAMES_A_PERIOD}\b(?!['’]s[ ]end)", _period),
    rule(
        rf"{EDGE}(?:(?P<led>last|next|this)[ ])?\b(?P<month>{MONTH})(?:,?[ ](?:of[ ])?(?P<year>{YEAR})\b|(?=-\b))",
        _month,
    ),
    rule(rf"{EDGE}\b(?P<led>last|next|this)[ ](?P<month>{MONTH})(?P<year>)", _month),
    rule(
        rf"(?:{EDGE.removesuffix('?')}|{_MONTH_CUE})(?P<led>)(?P<month>{MONTH})(?P<year>)(?![ ](?:\d|(?-i:[A-Z])))",
        _month,
    ),
    rule(
        r"(?P<led>)\b(?P<month>(?-i:January|February|July|September|October|November|December|Sept\.|Oct\.|Nov\."
        r"|Dec\.))(?P<year>)(?![ ]\d)",
        _month,
    ),
    rule(
        rf"{EDGE}(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\bby[ ])"
        rf"|(?<=\bduring[ ]))?(?:the[ ])?\b(?P<season>{SEASON})[ ](?:of[ ])?(?P<year>{YEAR})\b",
        _season,
    ),
    rule(
        r"(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\bby[ ])|(?<=\bduring[ ]))(?:the[ ])?(?:(?:early|late"
        rf"|mid)[ -])?\b(?P<season>{SEASON})\b(?P<year>)(?![ ]of\b|[ ](?-i:[A-Z]))",
        _season,
    ),
    rule(r"(?:(?<=\bfor[ ])|(?<=\bof[ ]))the[ ]week\b(?![ ](?:of|before|after|that|when|ending|ended)\b)", _this_week),
    rule(rf"\b(?:the[ ])?week[ ]of[ ](?P<day>{DAY})", _week_of),
    rule(r"\b(?:the|over[ ]the)[ ]weekend\b(?![ ](?:before|after|of))", _weekend),
]
