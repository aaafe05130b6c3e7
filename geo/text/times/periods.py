"""Weeks and periods as seen from now: "last month", "the following year", "the end of the week", "the weekend"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geo.lexicon import PeriodModifier, any_of, classes
from geo.text.times.dates import add_months
from geo.text.times.days import DAY, read_day
from geo.text.times.patterns import EDGE, SEASON, SEASONS
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    import re
    from datetime import date

    from geo.text.times.anchors import Context

_MODIFIERS = {word: kind for kind in classes("period_modifiers", PeriodModifier).values() for word in kind.words}
_DEICTIC = any_of(word for word, kind in _MODIFIERS.items() if not kind.anaphoric)
_ANAPHORIC = any_of(word for word, kind in _MODIFIERS.items() if kind.anaphoric)
_PERIOD = rf"""[ ](?:(?:fiscal|financial|calendar)[ ])?
(?P<unit>weekend|week|month|quarter|year|decade|century|{SEASON})\b(?!['’]s[ ]end)"""


def period_value(base: date | None, unit: str, step: int) -> str:
    """Return the TIMEX3 value of the week, month, … that lies `step` of them after the one of `base`."""
    if base is None:
        return _unknown(unit)
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


def year_before(quarter: str) -> str:
    """Return the value of the same quarter a year before."""
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def _unknown(unit: str) -> str:
    """Return the value of a period where no day is known to count from."""
    if unit in SEASONS:
        return f"XXXX-{SEASONS[unit].timex}"
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}.get(unit, "XXXX")


def _season_value(base: date, unit: str, step: int) -> str:
    begins, year = SEASONS[unit].month, base.year
    if step < 0 and base.month < begins + 3:
        year -= 1
    elif step > 0 and base.month >= begins:
        year += 1
    return f"{year}-{SEASONS[unit].timex}"


def _step(match: re.Match[str]) -> int:
    return _MODIFIERS[match["led"].lower().removeprefix("this ")].step


def _deictic(match: re.Match[str], context: Context) -> Value:
    return Value("DATE", period_value(context.today, match["unit"].lower(), _step(match)), context.today is None)


def _anaphoric(match: re.Match[str], context: Context) -> Value:
    unit = match["unit"].lower()
    base = (context.anchor if unit in {"week", "weekend"} else context.period) or context.today
    return Value("DATE", period_value(base, unit, _step(match)), base is None)


def _next_told(match: re.Match[str], context: Context) -> Value:
    """Read "the next year": after the one last told of, in the past; else after this one."""
    is_told = context.tense(*match.span()) != "future" and (context.period or context.anchor) is not None
    return (_anaphoric if is_told else _deictic)(match, context)


def _week_of(match: re.Match[str], context: Context) -> Value:
    day = read_day(context, *match.span("day"))
    if day is None or day.date is None:
        return Value("DATE", "XXXX-WXX", relative=True)
    year, week, _ = day.date.isocalendar()
    return Value("DATE", f"{year}-W{week:02}")


def _under_way(match: re.Match[str], context: Context) -> Value:
    """Read "later in the day", "the end of the month": the one last spoken of, else this one."""
    base, unit = context.anchor or context.today, match["unit"].lower()
    if unit == "day":
        return Value("DATE", base.isoformat() if base else "XXXX-XX-XX", base is None)
    return Value("DATE", period_value(base, unit, 0), base is None)


def _beside(match: re.Match[str], context: Context) -> Value:
    """Read "the week before", "the year after"."""
    base, step = context.period or context.today, -1 if match["way"].lower() == "before" else 1
    return Value("DATE", period_value(base, match["unit"].lower(), step), base is None)


def _next_but_one(match: re.Match[str], context: Context) -> Value:
    """Read "the month before last", "the week after next"."""
    step = -2 if match["way"].lower() == "before" else 2
    return Value("DATE", period_value(context.today, match["unit"].lower(), step), context.today is None)


def _this_week(match: re.Match[str], context: Context) -> Value:
    del match
    return Value("DATE", period_value(context.today, "week", 0), context.today is None)


def _weekend(match: re.Match[str], context: Context) -> Value:
    today = context.today
    if today is None:
        return Value("DATE", "XXXX-WXX-WE", relative=True)
    ahead = context.tense(match.start(), match.end()) == "future"
    step = 0 if ahead or today.isoweekday() >= 6 else -1
    return Value("DATE", period_value(today, "weekend", step))


RULES = (
    Rule(
        "period.under_way",
        r"\b(?:later|earlier|late|early)[ ]in[ ]the[ ](?P<unit>day|week|month|year)\b",
        _under_way,
        example="He left on 3 May 2021 and returned later in the month.",
    ),
    Rule(
        "period.edge",
        r"\b(?:the[ ])?(?:end|start|beginning|middle)[ ]of[ ]the[ ](?P<unit>week|month)\b",
        _under_way,
        example="He left at the end of the week.",
    ),
    Rule(
        "period.beside",
        r"\bthe[ ](?P<unit>week|month|year|weekend)[ ](?P<way>before|after)(?=[.,;:!?”\"]|$|\n)",
        _beside,
        example="It was worse the week before.",
    ),
    Rule(
        "period.next_but_one",
        r"\bthe[ ](?P<unit>week|month|year|weekend)[ ](?P<way>before[ ]last|after[ ]next)(?=[.,;:!?”\"]|$|\n)",
        _next_but_one,
        example="He left the month before last.",
    ),
    Rule(
        "period.the_next",
        rf"(?=the[ ]){EDGE}?(?:\bthe[ ])?\b(?P<led>next)(?=[ ](?:week|month|year)){_PERIOD}",
        _next_told,
        example="He left on 3 May 2021 and returned the next week.",
    ),
    Rule(
        "period.from_last_told",
        rf"{EDGE}?(?:\bthe[ ])?\b(?P<led>{_ANAPHORIC}){_PERIOD}",
        _anaphoric,
        example="He left on 3 May 2021 and returned the following year.",
    ),
    Rule(
        "period.from_publication",
        rf"{EDGE}?(?:\bthe[ ])?\b(?P<led>this[ ](?:past|coming)|{_DEICTIC}){_PERIOD}",
        _deictic,
        example="He left last month.",
    ),
    Rule(
        "week.this",
        r"(?:(?<=\bfor[ ])|(?<=\bof[ ]))the[ ]week\b(?![ ](?:of|before|after|that|when|ending|ended)\b)",
        _this_week,
        example="It was the hottest day of the week.",
    ),
    Rule(
        "week.of_day",
        rf"\b(?:the[ ])?week[ ]of[ ](?P<day>{DAY})",
        _week_of,
        example="He left in the week of 3 May 2021.",
    ),
    Rule(
        "week.weekend",
        r"\b(?:the|over[ ]the)[ ]weekend\b(?![ ](?:before|after|of))",
        _weekend,
        example="It rained over the weekend.",
    ),
)
