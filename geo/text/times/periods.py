"""Months, quarters, seasons, years, decades, centuries, and weeks as seen from today: "last month", "the 1990s".

A month without a year is the last one, or the next if the verb speaks of the future.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.text.numbers import read_number
from geo.text.times.context import Context, Value, add_months, likelier, rule
from geo.text.times.days import DAY, read_day
from geo.text.times.lexicon import DECADES, MONTH, ORDINAL, ORDINALS, SEASON, SEASONS, YEAR, month_number

_EDGE = (
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
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


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
            unit, f"XXXX-{SEASONS[unit]}" if unit in SEASONS else "XXXX"
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
    starts, year = _SEASON_STARTS[unit], base.year
    if step < 0 and base.month < starts + 3:
        year -= 1
    elif step > 0 and base.month >= starts:
        year += 1
    return f"{year}-{SEASONS[unit]}"


def _month(match: re.Match[str], context: Context) -> Value | None:
    month = month_number(match["month"])
    if match["year"]:
        return Value("DATE", f"{int(match['year']):04}-{month:02}")
    led = (match["led"] or "").lower()
    today = context.today
    if today is None:
        return Value("DATE", f"XXXX-{month:02}", relative=True)
    back = (today.month - month) % 12
    if led == "last":
        first = add_months(today, -(back or 12))
    elif led == "next":
        first = add_months(today, 12 - back)
    elif led == "this":
        first = date(today.year, month, 1)
    elif likelier(12 - back, back, context.tense(match.start(), match.end())):
        first = add_months(today, 12 - back)
    else:
        first = add_months(today, -back)
    return Value("DATE", first.isoformat()[:7])


def _year(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("DATE", match["year"])


def _decade(match: re.Match[str], context: Context) -> Value | None:
    del context
    if match["word"]:
        return Value("DATE", f"19{DECADES[match['word'].lower()]}X")
    if match["short"]:
        return Value("DATE", f"{20 if match['short'] < '30' else 19}{match['short'][0]}X")
    digits = match["decade"]
    return Value("DATE", digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3] + "X")


def _century(match: re.Match[str], context: Context) -> Value | None:
    del context
    number = int(re.sub(r"\D", "", match["number"]))
    return Value("DATE", f"BC{number:02}" if match["bc"] else f"{number - 1:02}")


def _era(match: re.Match[str], context: Context) -> Value | None:
    del context
    year = int((match["bc"] or match["ad"]).replace(",", ""))
    return Value("DATE", f"BC{year:04}" if match["bc"] else f"{year:04}")


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = 2 if match["ordinal"].lower() == "last" else ORDINALS[match["ordinal"].lower()]
    letter = "H" if match["half"].lower() == "half" else "Q"
    if letter == "H" and number > 2:
        return None
    year_word = match["year"] or match["before"]
    lower = match[0].lower()
    if year_word:
        return Value("DATE", f"{year_word}-{letter}{number}")
    if context.today is None:
        return Value("DATE", f"XXXX-{letter}{number}", relative=True)
    year = context.today.year
    months = 3 if letter == "Q" else 6
    if re.search(r"year[- ](?:ago|earlier)|last year", lower):
        year -= 1
    elif re.search(r"next year", lower):
        year += 1
    elif (
        not re.search(r"this year", lower)
        and (number - 1) * months + 1 > context.today.month
        and context.tense(match.start(), match.end()) != "future"
    ):
        year -= 1
    return Value("DATE", f"{year}-{letter}{number}")


def _that_quarter(match: re.Match[str], context: Context) -> Value | None:
    """Read "the quarter", "the 1988 quarter": the one last spoken of, else the one that ended last."""
    year = match["year"]
    if context.today is None and context.quarter is None:
        return Value("DATE", f"{year}-QX" if year else "XXXX-QX", relative=not year)
    quarter = context.quarter or period_value(context.today, "quarter", -1)
    return Value("DATE", f"{year}{quarter[4:]}" if year else quarter)


def _season(match: re.Match[str], context: Context) -> Value | None:
    unit = match["season"].lower()
    if match["year"]:
        return Value("DATE", f"{match['year']}-{SEASONS[unit]}")
    today = context.today
    if today is None:
        return Value("DATE", f"XXXX-{SEASONS[unit]}", relative=True)
    begun = today.month >= _SEASON_STARTS[unit]
    step = 0 if begun or context.tense(match.start(), match.end()) == "future" else -1
    return Value("DATE", f"{today.year + step}-{SEASONS[unit]}")


def _week_of(match: re.Match[str], context: Context) -> Value | None:
    day = read_day(match["day"], context, match.start("day"), match.end("day"))
    if day is None or day.date is None:
        return Value("DATE", "XXXX-WXX", relative=True)
    year, week, _ = day.date.isocalendar()
    return Value("DATE", f"{year}-W{week:02}")


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


def _spelled_year(match: re.Match[str], context: Context) -> Value | None:
    del context
    if match["thousand"]:
        return Value("DATE", f"{int(read_number(match['thousand'])):04}")
    month = f"-{month_number(match['month']):02}" if match["month"] else ""
    return Value("DATE", f"{1900 + int(read_number(match['tail']))}{month}")


def _year_end(match: re.Match[str], context: Context) -> Value | None:
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    return Value("DATE", f"{context.today.year}" + ("-12-31" if "year-end" in match[0].lower() else ""))


# A number of four digits is a year where the words round it say so, or nothing counted follows it.
_YEAR_CUE = (
    r"(?<![\d$£€#.,:/-])(?<!\bNo\.[ ])(?<!\bflight[ ])(?<!\broute[ ])(?P<year>1[5-9]\d\d|20\d\d)(?![\d%°]|[.,:]\d"
    r"|[-–]\d{3,}[^\d]?\d*[ ](?:people|men)"
    r"|[ ]?(?:km|kilomet|miles?\b|mi\b|met|feet|ft|kg|tons?|tonnes|people|men|women|troops|soldiers|dollars|euros"
    r"|hours|"
    r"degrees|children|workers|employees|passengers|cars|pounds|barrels|homes|jobs|votes|points|shares|bombs|bodies|"
    r"refugees|prisoners|protesters|victims|pilgrims|others|more\b|members|seats|square|hectares|acres"
    r"|mph))(?!-(?:strong|page|mile|foot|pound|acre))"
)
_MONTH_CUE = (
    r"(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\buntil[ ])|(?<=\bby[ ])|(?<=\bof[ ])|(?<=\bfrom[ ])|(?<=\bto[ ])"
    r"|(?<=\bfor[ ])"
    r"|(?<=\bthrough[ ])|(?<=\bafter[ ])|(?<=\bbefore[ ])|(?<=\bduring[ ])|(?<=\band[ ])|(?<=\bthe[ ])"
    r"|(?<=\bbetween[ ])|(?<=\bor[ ])"
    r"|(?<=\bits[ ])|(?<=\ba[ ])|(?<=\bearly[ ])|(?<=\blate[ ]))"
)


TRIGGER = (
    r"\d|(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|MAY)|week|month|quarter|year|decade|centur|spring|summer|autumn"
    r"|fall|winter|half|nineteen|ties\b"
)
"""Words of which one stands in every expression that these rules find."""

RULES = [
    rule(rf"{_EDGE}(?:\bthe[ ])?\b{_LED}[ ]{_NAMES_A_PERIOD}\b(?!['’]s[ ]end)", _period),
    rule(
        rf"{_EDGE}(?:(?P<led>last|next|this)[ ])?\b(?P<month>{MONTH})(?:,?[ ](?:of[ ])?(?P<year>{YEAR})\b|(?=-\b))",
        _month,
    ),
    rule(rf"{_EDGE}\b(?P<led>last|next|this)[ ](?P<month>{MONTH})(?P<year>)", _month),
    rule(
        rf"(?:{_EDGE.removesuffix('?')}|{_MONTH_CUE})(?P<led>)(?P<month>{MONTH})(?P<year>)(?![ ](?:\d|(?-i:[A-Z])))",
        _month,
    ),
    rule(
        r"(?P<led>)\b(?P<month>(?-i:January|February|July|September|October|November|December|Sept\.|Oct\.|Nov\."
        r"|Dec\.))(?P<year>)(?![ ]\d)",
        _month,
    ),
    rule(rf"{_EDGE}(?:\b(?:the[ ])?(?:fiscal|calendar)(?:[ ]year)?[ ]|\bthe[ ]year[ ])?{_YEAR_CUE}", _year),
    rule(
        rf"(?:{_EDGE}|\bthe[ ])(?:(?<!\d)(?:(?P<decade>1\d\d0|20\d0)['’]?s\b|['’](?P<short>\d0)s\b)"
        rf"|\bthe[ ](?P<word>{'|'.join(DECADES)})\b)",
        _decade,
    ),
    rule(
        r"(?:\b(?:early|late|mid)[ -])?(?:\bthe[ ](?:early[ ]|late[ ])?)?\b(?P<number>\d{1,2}(?:st|nd|rd"
        r"|th))[ -]centur(?:y|ies)\b(?P<bc>[ ]B\.?C\.?)?",
        _century,
    ),
    rule(r"\b(?P<bc>\d{1,4}|\d,\d{3})[ ]B\.?C\.?(?:E\b\.?)?|\bA\.?D\.?[ ](?P<ad>\d{1,4})\b", _era),
    rule(
        rf"(?:\bthe[ ])?(?:(?P<before>{YEAR})(?:['’]s)?[ ]|(?:this|last|next)[ ]year['’]s[ ]"
        r"|\b(?:comparable[ ])?year-(?:ago|earlier)[ ]|fiscal[ -])?"
        rf"\b(?P<ordinal>{ORDINAL}|last(?=[ ]half))[- ](?:fiscal[ ])?(?P<half>quarter|half)(?![-’']?(?:final|back"
        r"|hour|finals"
        r"|of[ ]the[ ](?:game|match)))"
        rf"(?:[ ](?:of[ ])?(?:(?P<year>{YEAR})\b|last[ ]year|this[ ]year|next[ ]year))?",
        _quarter,
    ),
    rule(
        rf"{_EDGE}(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\bby[ ])"
        rf"|(?<=\bduring[ ]))?(?:the[ ])?\b(?P<season>{SEASON})[ ](?:of[ ])?(?P<year>{YEAR})\b",
        _season,
    ),
    rule(
        r"(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\bby[ ])|(?<=\bduring[ ]))(?:the[ ])?(?:(?:early|late"
        rf"|mid)[ -])?\b(?P<season>{SEASON})\b(?P<year>)(?![ ]of\b|[ ](?-i:[A-Z]))",
        _season,
    ),
    rule(
        rf"\b(?:the[ ])(?P<year>{YEAR})[ ](?:quarter|period)\b|\bthe[ ](?:latest[ ])?quarter\b(?![ ](?:of|century))",
        _that_quarter,
    ),
    rule(r"(?:(?<=\bfor[ ])|(?<=\bof[ ]))the[ ]week\b(?![ ](?:of|before|after|that|when|ending|ended)\b)", _this_week),
    rule(rf"\b(?:the[ ])?week[ ]of[ ](?P<day>{DAY})", _week_of),
    rule(r"\b(?:the|over[ ]the)[ ]weekend\b(?![ ](?:before|after|of))", _weekend),
    rule(
        rf"(?:\b(?P<month>{MONTH})[ ])?\b(?:nineteen[ ](?P<tail>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
        r"|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
        r"|the[ ]year[ ](?P<thousand>two[ ]thousand(?:[ ](?:and[ ])?(?:one|two|three|four|five|six|seven|eight"
        r"|nine|ten|eleven|twelve))?))\b",
        _spelled_year,
    ),
    rule(r"\b(?:the[ ]end[ ]of[ ]the[ ]year|(?:the[ ])?year['’]s[ ]end|(?:the[ ])?year[- ]end)\b", _year_end),
]
