"""Times counted from now or from the day last spoken of: "two weeks ago", "a year earlier", "three days later".

The value is as fine as the unit: years give a year, months a month, weeks a week.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.text.numbers import NUMBER, read_number
from geo.text.times.dates import add_months
from geo.text.times.patterns import FLAGS, SOME, UNIT, unit_code
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from datetime import date

    from geo.text.times.anchors import Context

_ABOUT = r"""(?:
    \b(?: (?:more|less|fewer)[ ]than
        | about | around | some | nearly | almost | over | roughly | only | just | barely | at[ ]least | approximately
    )[ ]
)?"""
_COUNTED = rf"{_ABOUT}(?P<count>{NUMBER}|\ban?\b|{SOME})[ ](?P<unit>{UNIT}s?|centuries)[ ]"
_NEAR = 700  # characters: how far back the quarter last spoken of is compared with


def _vague(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("DATE", "FUTURE_REF" if match["way"].lower() == "later" else "PAST_REF")


def _offset(match: re.Match[str], context: Context) -> Value | None:
    count, unit = match["count"].lower(), unit_code(match["unit"])
    back = bool(re.search(r"ago|earlier|before|previously", match["way"].lower()))
    told = not re.search(r"ago|from[ ]now", match["way"], FLAGS)
    if re.fullmatch(SOME, count, FLAGS):
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    number = 1.0 if count in {"a", "an"} else 1.5 if count.startswith("and") else read_number(count)
    if unit == "Y" and number == 1 and back and (quarter := _quarter_before(match.start(), context)):
        return Value("DATE", quarter)
    last = context.period if unit in {"Y", "M", "Q", "E"} else context.anchor
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
    days = signed if unit == "D" else 0
    return Value("DATE", (base + timedelta(days=round(days))).isoformat())


def _year_ago(match: re.Match[str], context: Context) -> Value | None:
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    return Value("DATE", _quarter_before(match.start(), context) or f"{context.today.year - 1}")


def _quarter_before(start: int, context: Context) -> str | None:
    """Return the quarter a year before the one last spoken of, if that was not long ago: results are told so."""
    near = re.search(r"quarter", context.text[max(0, start - _NEAR) : start + 30], FLAGS)
    return f"{int(context.quarter[:4]) - 1}{context.quarter[4:]}" if context.quarter and near else None


RULES = (
    Rule(
        "offset.uncounted",
        r"""\b(?:(?:only|just)[ ])?
        (?: moments? | minutes | hours | days | weeks | months | years | decades | centuries
          | a[ ]moment | some[ ]time
        )[ ](?P<way>ago|earlier|later)\b""",
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
        rf"{_COUNTED}(?P<way>ago|from[ ]now)(?!\w)",
        _offset,
        example="He left two weeks ago.",
    ),
    Rule(
        "offset.from_last_told",
        rf"""{_COUNTED}
        (?P<way> earlier | later | afterwards? | previously | hence
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
