"""Times counted from now or from the day last spoken of: "two weeks ago", "a year earlier", "three days later".

The value is as fine as the unit: years give a year, months a month, weeks a week.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from geo.text.numbers import NUMBER, read_number
from geo.text.times.dates import add_months, make_date
from geo.text.times.days import DAY, read_day
from geo.text.times.patterns import FLAGS, SOME, UNIT, UNITS_PLURAL, WEEKDAY, in_units, unit_code
from geo.text.times.periods import year_before
from geo.text.times.rule import Rule, Value
from geo.text.times.timex_durations import duration_value

if TYPE_CHECKING:
    from datetime import date

    from geo.text.times.anchors import Context

_ABOUT = r"""(?:
    \b(?: (?:more|less|fewer)[ ]than
        | about | around | some | nearly | almost | over | roughly | only | just | barely | at[ ]least | approximately
    )[ ]
)?"""
_COUNTED = rf"{_ABOUT}(?P<count>{NUMBER}|\ban?\b|{SOME})[ ](?P<unit>{UNIT}s?|centuries)[ ]"
_CLOCK = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?P<zone>Z?)")
_NEAR = 700  # characters: how far back the quarter last spoken of is compared with


def _vague(match: re.Match[str], context: Context) -> Value:
    """Read "months ago"; what came "months later" may be over by now, and is told by its length alone."""
    del context
    if match["way"].lower() in {"later", "on"}:
        return Value("DURATION", duration_value(None, unit_code(match["unit"])))
    return Value("DATE", "PAST_REF")


def _offset(match: re.Match[str], context: Context) -> Value | None:
    count, unit = match["count"].lower(), unit_code(match["unit"])
    way = match["way"].lower()
    back = bool(re.search(r"ago|earlier|before|previously", way))
    told = not re.search(r"ago|from now|hence|time", way)
    if re.fullmatch(SOME, count, FLAGS):
        if not back and told:
            return Value("DURATION", duration_value(None, unit))
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    number = in_units(
        1.0 if count in {"a", "an"} else 1.5 if count.startswith("and") else read_number(count), match["unit"]
    )
    if unit.startswith("T"):
        return _by_the_clock(match, number, unit, context, step=-1 if back else 1, told=told)
    if unit == "Y" and number == 1 and back and (quarter := _quarter_before(match.start(), context)):
        return Value("DATE", quarter)
    last = context.period if unit in {"Y", "M", "Q", "E"} else context.anchor
    if told and context.story.reached is not None and context.story.year_only and unit in {"D", "W"}:
        # "In 1990 he left. A week later": no day of it is known.
        return Value("DURATION", duration_value(number, unit))
    base = (last if told else None) or context.today
    if base is None:
        x = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "Q": "XXXX-QX", "E": "XXXX"}.get(unit, "XXXX-XX-XX")
        return Value("DATE", x, relative=True)
    signed = -number if back else number
    try:
        return _moved(base, signed, unit)
    except (ValueError, OverflowError):
        # Before the year 1: "a million years ago".
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")


def _years_ago_today(match: re.Match[str], context: Context) -> Value | None:
    today = context.today
    if today is None:
        return Value("DATE", "XXXX-XX-XX", relative=True)
    count = match["count"].lower()
    years = 1 if count in {"a", "an"} else int(read_number(count))
    day = make_date(today.year - years, today.month, today.day)
    return Value("DATE", day.isoformat()) if day else None


def _week_from_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "a week on Friday", "a week last Tuesday", "tomorrow week"."""
    group = next(name for name in ("day", "back", "then") if match[name])
    day = read_day(context, *match.span(group))
    if day is None:
        return None
    if day.date is None:
        return Value("DATE", "XXXX-XX-XX", relative=True)
    is_over = group == "day" and context.today is not None and day.date < context.today
    weeks = -1 if group == "back" else 2 if is_over else 1
    return Value("DATE", (day.date + timedelta(days=7 * weeks)).isoformat())


def _by_the_clock(
    match: re.Match[str], number: float, unit: str, context: Context, *, step: int, told: bool
) -> Value | None:
    """Read "two hours later": from the clock last told, else a length of time; "two hours ago": on the day itself."""
    clock = _CLOCK.fullmatch(context.last) if told and match.start() - context.reached < _NEAR else None
    length = timedelta(minutes=round(number * {"TS": 1 / 60, "TM": 1, "TH": 60}[unit]))
    if clock:
        try:
            at = datetime.fromisoformat(f"{clock['day']}T00:00") + timedelta(
                hours=int(clock["hour"]), minutes=int(clock["minute"])
            )
            return Value("TIME", (at + step * length).isoformat()[:16] + clock["zone"])
        except (ValueError, OverflowError):
            return None
    if told:
        return Value("DURATION", duration_value(number, unit))
    if context.today is None:
        return Value("DATE", "XXXX-XX-XX", relative=True)
    # The hour of publication is not known: what is less than half a day ago is taken for the same day.
    days = round(number / 24) if unit == "TH" else 0
    return Value("DATE", (context.today + step * timedelta(days=days)).isoformat())


def _moved(base: date, signed: float, unit: str) -> Value:
    if unit == "Y" and signed != int(signed):
        return Value("DATE", add_months(base, round(12 * signed)).isoformat()[:7])
    if unit in {"Y", "E", "C"}:
        years = round(signed * {"Y": 1, "E": 10, "C": 100}[unit])
        return Value("DATE", f"{base.replace(year=base.year + years, day=1).year:04}")
    if unit in {"M", "Q"}:
        first = add_months(base, round(signed * (3 if unit == "Q" else 1)))
        return Value("DATE", first.isoformat()[:7] if unit == "M" else f"{first.year:04}-Q{(first.month + 2) // 3}")
    if unit == "W":
        year, week, _ = (base + timedelta(days=round(7 * signed))).isocalendar()
        return Value("DATE", f"{year:04}-W{week:02}")
    return Value("DATE", (base + timedelta(days=round(signed))).isoformat())


def _year_ago(match: re.Match[str], context: Context) -> Value | None:
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    return Value("DATE", _quarter_before(match.start(), context) or f"{context.today.year - 1}")


def _quarter_before(start: int, context: Context) -> str | None:
    """Return the quarter a year before the one last spoken of, if that was not long ago: results are told so."""
    near = re.search(r"quarter", context.text[max(0, start - _NEAR) : start + 30], FLAGS)
    return year_before(context.quarter) if context.quarter and near else None


RULES = (
    Rule(
        "offset.some_time_ago",
        r"\b(?:moments?|a[ ]moment|some[ ]time|a[ ](?:short|long)[ ](?:time|while)|a[ ]while|long)[ ](?:ago|earlier)\b",
        lambda _match, _context: Value("DATE", "PAST_REF"),
        example="He left some time ago.",
    ),
    Rule(
        "offset.uncounted",
        rf"\b(?:(?:only|just)[ ])?(?P<unit>{UNITS_PLURAL})[ ](?P<way>ago|earlier|later|on(?=[,;.:]))\b",
        _vague,
        example="He left months ago.",
    ),
    Rule(
        "offset.one_and_a_half",
        rf"\ban?[ ](?P<unit>{UNIT})[ ](?P<count>and[ ]a[ ](?:half|quarter))[ ](?P<way>ago|earlier|later)\b",
        _offset,
        example="He left a year and a half ago.",
    ),
    Rule(
        "offset.from_publication",
        rf"{_COUNTED}(?P<way>ago|from[ ]now|hence)(?!\w)",
        _offset,
        example="He left two weeks ago.",
    ),
    Rule(
        "day.years_ago",
        rf"""(?P<count>{NUMBER}|\ban?)[ ]years?[ ]ago[ ]
        (?:today|to[ ]the[ ]day|this[ ](?:very[ ])?(?:day|morning|afternoon|evening))\b""",
        _years_ago_today,
        example="Fifty years ago today he left.",
    ),
    Rule(
        "offset.in_time",
        rf"(?<=\bin[ ]){_ABOUT}(?P<count>{NUMBER}|\ban?|{SOME})[ ](?P<unit>{UNIT}s?)['’]s?[ ](?P<way>time)\b",
        _offset,
        example="He comes in two weeks' time.",
    ),
    Rule(
        "offset.week_from_day",
        rf"""\ban?[ ]week[ ](?:(?:on|from)[ ](?P<day>{DAY})|(?P<back>last[ ]{WEEKDAY}))
          | \b(?P<then>tomorrow)[ ]week\b""",
        _week_from_day,
        example="He comes a week on Friday.",
    ),
    Rule(
        "offset.from_last_told",
        rf"""{_COUNTED}
        (?P<way> earlier | later | afterwards? | previously | on(?=[,;.:]|[ ]from\b)
          | before(?=[.,;:!?\"”)]|$|[ ](?:in|at|on|by|when)\b)
        )(?!\w)""",
        _offset,
        example="He left on 3 May 2021 and arrived two days later.",
    ),
    Rule(
        "offset.year_ago",
        r"(?:\bthe[ ](?:comparable[ ]|same[ ])?)?\byear[- ](?:ago|earlier)(?:[ ](?:period|quarter))?\b",
        _year_ago,
        example="It earned more than in the year-ago period.",
    ),
)
