"""How long and how often: "over three years", "a 20-hour ride", "the past five days"; "every Monday", "daily".

Values are ISO 8601 durations, an X where the count is not told ("for months": PXM).
"""

from __future__ import annotations

import re

from geo.lexicon import any_of
from geo.text.numbers import NUMBER, read_number
from geo.text.times.context import FLAGS, Context, Value, rule
from geo.text.times.patterns import FREQUENCIES, PARTS, SOME, UNIT, UNITS_PLURAL, WEEKDAY, unit_code, weekday_number

_MORE = (
    r"(?:\b(?:(?:more|less|fewer|longer|no[ ]more|no[ ]less)[ ]than|about|around|some|nearly|almost"
    r"|over(?![ ]the)|roughly|only|"
    r"just|at[ ]least|at[ ]most|up[ ]to|approximately|within(?![ ]the)|under|another|an[ ]additional|each[ ]of"
    r"|well[ ]over"
    r"|a[ ]total[ ]of)[ ])?"
)
_THE = (
    r"(?:(?:\bthe[ ])?\b(?P<led>past|last|next|first|coming|previous|final|following|latest|preceding"
    r"|intervening|ensuing)[ ]|\bthe[ ])?"
)
_EXTRA = r"(?:[ ](?:more|additional|full|consecutive|straight|whole|long|calendar|trading|business|working|solid))?"
_AGE = r"(?![ -]olds?\b|[ -](?:year-)?olds?\b)"


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


def _duration(match: re.Match[str], context: Context) -> Value | None:
    del context
    count = match["count"].lower()
    unknown = bool(re.fullmatch(SOME, count, FLAGS))
    value = None if unknown else 1.0 if count in {"a", "an"} else read_number(count)
    # "the 1988 quarter" counts nothing, and "60 Minutes" is a name.
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", count) or match["unit"][0].isupper() > match[0].isupper():
        return None
    if match["half"]:
        value = (value or 0) + (0.25 if "quarter" in match["half"] else 0.5)
    return Value("DURATION", duration_value(value, unit_code(match["unit"])))


def _bare(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("DURATION", duration_value(None, unit_code(match["unit"])))


def _one(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("DURATION", duration_value(0.5 if match["half"] else 1, unit_code(match["unit"])))


def _set(match: re.Match[str], context: Context) -> Value | None:
    del context
    if match["day"]:
        number = weekday_number(match["day"].rstrip("s"))
        part = f"T{PARTS[match['part'].lower().rstrip('s')].timex}" if match["part"] else ""
        return Value("SET", f"XXXX-WXX-{number}{part}")
    return Value("SET", duration_value(2 if match["other"] else 1, unit_code(match["unit"])))


def _every(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("SET", duration_value(read_number(match["count"]), unit_code(match["unit"])))


def _adverb(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("SET", duration_value(1, FREQUENCIES[match[0].lower()]))


_HALF = r"(?P<half>[ ]and[ ]a[ ](?:half|quarter))?"
TRIGGER = r"second|minute|hour|day|night|week|month|quarter|year|decade|centur|annual|daily"
"""Words of which one stands in every expression that these rules find."""

RULES = [
    rule(rf"\b(?:every|each)[ ](?P<count>{NUMBER})[ ](?P<unit>{UNITS_PLURAL})\b", _every),
    rule(rf"{_MORE}{_THE}(?P<count>{NUMBER}|{SOME}){_EXTRA}[ ](?P<unit>{UNITS_PLURAL}){_HALF}\b{_AGE}", _duration),
    rule(
        rf"{_MORE}{_THE}(?P<count>{NUMBER})[ ](?:to|or"
        rf"|or[ ]so)[ ](?:{NUMBER})[ ](?P<unit>{UNITS_PLURAL})(?P<half>)\b{_AGE}",
        _duration,
    ),
    rule(
        rf"(?:\ba[ ])?(?<![\d.,])(?P<count>{NUMBER})[ -](?P<unit>{UNIT})(?P<half>)(?:[ -](?:long|period))?\b{_AGE}",
        _duration,
    ),
    rule(rf"{_MORE}\b(?P<count>an?|one)[ ](?P<unit>{UNIT})[ ](?P<half>and[ ]a[ ](?:half|quarter))\b", _duration),
    rule(
        r"(?:(?<=for[ ])|(?<=within[ ])|(?<=in[ ])|(?<=over[ ])|(?<=after[ ])|(?<=than[ ])|(?<=nearly[ ])"
        r"|(?<=almost[ ])|(?<=about[ ])|(?<=lasted[ ])|(?<=took[ ])|(?<=takes[ ]))"
        rf"(?:an?|one)[ ](?:full[ ]|whole[ ]|(?P<half>half[ ])?)?(?P<unit>{UNIT})\b(?![ ](?:ago|earlier|later"
        r"|before|after)\b)(?![ -]old)",
        _one,
    ),
    rule(
        r"\b(?:more[ ]than|less[ ]than|over|nearly|almost|about|within)[ ](?:an?"
        rf"|one)[ ](?P<half>half[ ])?(?P<unit>{UNIT})\b(?![ ](?:ago|earlier|later|before|after)\b)(?![ -]old)",
        _one,
    ),
    rule(r"\b(?P<half>half)[ ](?:an?|the)[ ](?P<unit>hour|day|year|century|decade)\b", _one),
    rule(
        r"(?:(?<=for[ ])|(?<=within[ ])|(?<=in[ ])|(?<=over[ ])|(?<=after[ ])|(?<=of[ ])|(?<=took[ ])"
        r"|(?<=takes[ ])|(?<=lasted[ ])|(?<=follows[ ])|(?<=spent[ ]))(?:many[ ]"
        rf"|the[ ]last[ ])?(?P<unit>{UNITS_PLURAL})\b(?![ ](?:ago|earlier"
        r"|later|before|after|old)\b)",
        _bare,
    ),
    rule(rf"\b(?P<unit>{UNITS_PLURAL})-long\b", _bare),
    rule(
        rf"\b(?:every|each)[ ](?P<other>other[ ]|second[ ])?(?:(?P<unit>{UNIT})"
        rf"|(?P<day>{WEEKDAY})(?:[ ](?P<part>morning|afternoon|evening|night))?)\b",
        _set,
    ),
    rule(
        r"\b(?P<other>)(?P<unit>)(?P<day>(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
        r"|Sun)days))(?:[ ](?P<part>mornings|afternoons|evenings|nights))?\b",
        _set,
    ),
    rule(
        rf"(?:(?<=\bonce[ ])|(?<=\btwice[ ])|(?<=\btimes[ ]))(?P<other>)(?P<day>)(?P<part>)an?[ ](?P<unit>{UNIT})\b",
        _set,
    ),
    rule(
        r"(?:(?<=illion[ ])|(?<=\d[ ])|(?<=%[ ])|(?<=percent[ ])|(?<=dollars[ ])|(?<=times[ ])|(?<=interviews[ ])"
        r"|(?<=people[ ]))"
        r"(?P<other>)(?P<day>)(?P<part>)an?[ ](?P<unit>hour|day|week|month|year)\b(?![ ](?:ago|earlier|later"
        r"|before|after)\b)",
        _set,
    ),
    rule(r"\bthe[ ](?:fiscal[ ])?(?P<unit>year)\b(?=[ ]ended)(?P<half>)", _one),
    rule(rf"\b{any_of(FREQUENCIES)}\b", _adverb),
]
