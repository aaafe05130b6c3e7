"""How long: "over three years", "a 20-hour ride", "half an hour", "for months" (TIMEX3's DURATION).

Values are ISO 8601 durations, an X where the count is not told ("for months": PXM).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.text.numbers import NUMBER, read_number
from geo.text.times.patterns import FLAGS, SOME, UNIT, UNITS_PLURAL, in_units, unit_code
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_LASTS = re.compile(
    r"\b(?:for|in|within|after|than|least|most|only|just|about|took|takes|lasts?|lasted|every|per|to)[ ]$", FLAGS
)
_MORE = r"""(?:
    \b(?: (?:more|less|fewer|longer|no[ ]more|no[ ]less)[ ]than
        | about | around | some | nearly | almost | over(?![ ]the) | roughly | only | just | at[ ]least | at[ ]most
        | up[ ]to | approximately | within(?![ ]the) | under | another | an[ ]additional | each[ ]of | well[ ]over
        | a[ ]total[ ]of
    )[ ]
)?"""
_THE = r"""(?:
    (?:\bthe[ ])?
    \b(?:past|last|next|first|coming|previous|final|following|latest|preceding|intervening|ensuing)[ ]
  | \bthe[ ]
)?"""
_EXTRA = r"""(?:
    [ ](?:more|additional|full|consecutive|straight|whole|long|calendar|trading|business|working|solid)
)?"""
_NO_AGE = r"(?![ -]olds?\b|[ -](?:year-)?olds?\b)"
_NO_OFFSET = r"(?![ ](?:ago|earlier|later|before|after)\b)"
_FALLING = ("Y", "M", "W", "D", "TH", "TM", "TS")
_NO_SHARE = r"(?![ ]of[ ](?:the|its|all|his|her|their)\b)"  # "a quarter of the market"
_AND_A_HALF = r"and[ ]a[ ](?:half|quarter)"


def duration_value(count: float | None, code: str) -> str:
    """Return the ISO value of so many units: (20, "TH") is PT20H, (None, "D") is PXD."""
    count, code = (None if count is None else count * {"C": 100}.get(code, 1)), {"C": "Y", "WE": "D"}.get(code, code)
    time, letter = ("T", code[1]) if code.startswith("T") else ("", code)
    if count is None:
        return f"P{time}X{letter}"
    if letter == "E":
        return f"P{_plain(count * 10)}Y" if count > 1 else "P10Y"
    whole, rest = int(count), count - int(count)
    parts = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S")}
    if rest and letter in parts and (time or letter == "Y"):
        size, lower = parts[letter]
        head = f"{whole}{letter}" if whole else ""
        return f"P{time}{head}{round(rest * size)}{lower}"
    return f"P{time}{_plain(count)}{letter}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _one_day(match: re.Match[str], context: Context) -> Value | None:
    """Read "one day": how long, where a preposition says so, else some day to come; none of the past."""
    if _LASTS.search(context.text, max(0, match.start() - 12), match.start()):
        return Value("DURATION", "P1D")
    return Value("DATE", "FUTURE_REF") if context.tense(*match.span()) == "future" else None


def _counted(match: re.Match[str], context: Context) -> Value | None:
    del context
    groups = match.groupdict()
    count = (groups["count"] or groups["between"]).lower()
    # "the 1988 quarter" counts nothing, and "60 Minutes" is a name.
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", count) or match["unit"][0].isupper() > match[0].isupper():
        return None
    value = None if re.fullmatch(SOME, count, FLAGS) else 1.0 if count in {"a", "an"} else read_number(count)
    if half := groups.get("half"):
        value = (value or 0) + (0.25 if "quarter" in half else 0.5)
    count_in_units = None if value is None else in_units(value, match["unit"])
    return Value("DURATION", duration_value(count_in_units, unit_code(match["unit"])))


def _uncounted(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("DURATION", duration_value(None, unit_code(match["unit"])))


def _compound(match: re.Match[str], context: Context) -> Value | None:
    """Read "three hours and 20 minutes", "two years and six months"."""
    del context
    date_part, time_part, last = "", "", -1
    groups = match.groups()
    for count, unit in zip(groups[::2], groups[1::2], strict=True):
        if count is None:
            continue
        code = unit_code(unit)
        if _FALLING.index(code) <= last:
            return None
        last = _FALLING.index(code)
        value = duration_value(1.0 if count.lower() in {"a", "an"} else read_number(count), code)
        date_part += "" if code.startswith("T") else value.removeprefix("P")
        time_part += value.removeprefix("PT") if code.startswith("T") else ""
    return Value("DURATION", f"P{date_part}" + (f"T{time_part}" if time_part else ""))


def _one(match: re.Match[str], context: Context) -> Value | None:
    if match["unit"].lower() == "second" and re.match(r"[ ][a-z]", context.text[match.end() : match.end() + 2]):
        # "for a second engine"
        return None
    count = in_units(0.5 if match.groupdict().get("half") else 1, match["unit"])
    return Value("DURATION", duration_value(count, unit_code(match["unit"])))


RULES = (
    Rule(
        "duration.compound",
        rf"""{_MORE}\b(?P<count>{NUMBER}|an?)[ ](?P<unit>years?|months?|weeks?|days?|hours?|minutes?)(?:,?[ ]and|,)?[ ]
        (?P<less>{NUMBER}|an?)[ ](?P<smaller>months?|weeks?|days?|hours?|minutes?|seconds?)\b(?![ -]old)
        (?:(?:,?[ ]and|,)?[ ](?P<least>{NUMBER})[ ](?P<smallest>minutes?|seconds?)\b)?""",
        _compound,
        example="It took three hours and 20 minutes.",
    ),
    Rule(
        "duration.counted",
        rf"""{_MORE}{_THE}(?P<count>{NUMBER}|{SOME}){_EXTRA}[ ](?P<unit>{UNITS_PLURAL})
        (?P<half>[ ]{_AND_A_HALF})?\b{_NO_AGE}""",
        _counted,
        example="for over three years",
    ),
    Rule(
        "duration.counted_range",
        rf"""{_MORE}{_THE}
        (?: (?P<count>{NUMBER})(?:[ ](?:to|or|or[ ]so)[ ]|[ ]?[-–—][ ]?)
          | \bbetween[ ](?P<between>{NUMBER})[ ]and[ ]
        )
        (?:{NUMBER}){_EXTRA}[ ](?P<unit>{UNITS_PLURAL})\b{_NO_AGE}""",
        _counted,
        example="for two or three days",
    ),
    Rule(
        "duration.one_day",
        r"\bone[ ]day\b(?![ -]old|[ ](?:trip|visit|event|ago|earlier|later|before|after)\b)",
        _one_day,
        example="It took one day.",
    ),
    Rule(
        "duration.attributive",
        rf"""(?:\ban?[ ])?(?<![\d.,])(?P<count>{NUMBER})(?:-?[ ]?(?:to|or|–)[ -]{NUMBER})?
        [ -](?P<unit>{UNIT})(?:[ -](?:long|period))?\b{_NO_AGE}""",
        _counted,
        example="a 20-hour ride",
    ),
    Rule(
        "duration.one_and_a_half",
        rf"{_MORE}\b(?P<count>an?|one)[ ](?P<unit>{UNIT})[ ](?P<half>{_AND_A_HALF})\b",
        _counted,
        example="for a year and a half",
    ),
    Rule(
        "duration.one",
        rf"""(?:
            (?<=for[ ]) | (?<=within[ ]) | (?<=in[ ]) | (?<=over[ ]) | (?<=after[ ]) | (?<=than[ ])
          | (?<=nearly[ ]) | (?<=almost[ ]) | (?<=about[ ]) | (?<=lasted[ ]) | (?<=took[ ]) | (?<=takes[ ])
        )
        (?:an?|one)[ ](?:full[ ]|whole[ ]|(?P<half>half[ ])?)?(?P<unit>{UNIT})\b{_NO_OFFSET}{_NO_SHARE}(?![ -]old)""",
        _one,
        example="for a year",
    ),
    Rule(
        "duration.before_event",
        rf"""(?:(?:{_MORE}|barely[ ]|exactly[ ])(?:an?|one|(?P<half>half)[ ]an?)[ ](?P<unit>{UNIT}))
        (?=[ ](?:before|after|into|since)[ ](?!last\b|next\b|tomorrow\b|yesterday\b)[\w"“‘'])""",
        _one,
        example="It began a week before the vote.",
    ),
    Rule(
        "duration.some_before_event",
        rf"\b(?P<unit>{UNITS_PLURAL})(?=[ ](?:before|after|into)[ ][\w\"“‘'])",
        _uncounted,
        example="It began days before the vote.",
    ),
    Rule(
        "duration.about_one",
        rf"""\b(?:more[ ]than|less[ ]than|over|nearly|almost|about|within)[ ]
        (?:an?|one)[ ](?P<half>half[ ])?(?P<unit>{UNIT})\b{_NO_OFFSET}(?![ -]old){_NO_SHARE}""",
        _one,
        example="nearly a year",
    ),
    Rule(
        "duration.half",
        r"\b(?P<half>half)[ ](?:an?|the)[ ](?P<unit>hour|day|year|century|decade)\b",
        _one,
        example="half an hour",
    ),
    Rule(
        "duration.uncounted",
        rf"""(?:
            (?<=for[ ]) | (?<=within[ ]) | (?<=in[ ]) | (?<=over[ ]) | (?<=after[ ]) | (?<=of[ ])
          | (?<=took[ ]) | (?<=takes[ ]) | (?<=lasted[ ]) | (?<=follows[ ]) | (?<=spent[ ])
        )
        (?:many[ ]|the[ ]last[ ])?(?P<unit>{UNITS_PLURAL})\b(?![ ](?:ago|earlier|later|before|after|old)\b)""",
        _uncounted,
        example="for months",
    ),
    Rule("duration.long", rf"\b(?P<unit>{UNITS_PLURAL})-(?:long|old)\b", _uncounted, example="a months-long siege"),
    Rule(
        "duration.year_ended",
        r"\bthe[ ](?:fiscal[ ])?(?P<unit>year)\b(?=[ ]ended)",
        _one,
        example="It earned more in the year ended in June.",
    ),
)
