"""How often: "every Monday", "every other week", "Sunday evenings", "twice a day", "daily" (TIMEX3's SET)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.lexicon import any_of
from geo.text.numbers import NUMBER, read_number
from geo.text.times.patterns import (
    FREQUENCIES,
    PARTS,
    UNIT,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS_PLURAL,
    unit_code,
    weekday_number,
)
from geo.text.times.rule import Rule, Value
from geo.text.times.timex_durations import duration_value

if TYPE_CHECKING:
    import re

    from geo.text.times.anchors import Context


def _every_few(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("SET", duration_value(read_number(match["count"]), unit_code(match["unit"])))


def _every_unit(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("SET", duration_value(2 if match.groupdict().get("other") else 1, unit_code(match["unit"])))


def _every_weekday(match: re.Match[str], context: Context) -> Value:
    del context
    number = weekday_number(match["day"].removesuffix("s"))
    part = f"T{PARTS[match['part'].lower().removesuffix('s')].timex}" if match["part"] else ""
    return Value("SET", f"XXXX-WXX-{number}{part}")


def _adverb(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("SET", duration_value(1, FREQUENCIES[match[0].lower()]))


RULES = (
    Rule(
        "set.every_few",
        rf"\b(?:every|each)[ ](?P<count>{NUMBER})[ ](?P<unit>{UNITS_PLURAL})\b",
        _every_few,
        example="He comes every two weeks.",
    ),
    Rule(
        "set.every_unit",
        rf"\b(?:every|each)[ ](?P<other>other[ ]|second[ ])?(?P<unit>{UNIT})\b",
        _every_unit,
        example="He comes every other day.",
    ),
    Rule(
        "set.every_weekday",
        rf"""\b(?:every|each)[ ](?:other[ ]|second[ ])?
        (?P<day>{WEEKDAY})(?:[ ](?P<part>morning|afternoon|evening|night))?\b""",
        _every_weekday,
        example="He comes every Friday.",
    ),
    Rule(
        "set.weekdays",
        rf"\b(?P<day>{WEEKDAYS_PLURAL})(?:[ ](?P<part>mornings|afternoons|evenings|nights))?\b",
        _every_weekday,
        example="The market is held on Sundays.",
    ),
    Rule(
        "set.times",
        rf"(?:(?<=\bonce[ ])|(?<=\btwice[ ])|(?<=\btimes[ ]))an?[ ](?P<unit>{UNIT})\b",
        _every_unit,
        example="The train runs twice a day.",
    ),
    Rule(
        "set.rate",
        r"""(?: (?<=illion[ ]) | (?<=\d[ ]) | (?<=%[ ]) | (?<=percent[ ]) | (?<=dollars[ ]) | (?<=times[ ])
          | (?<=interviews[ ]) | (?<=people[ ])
        )
        an?[ ](?P<unit>hour|day|week|month|year)\b(?![ ](?:ago|earlier|later|before|after)\b)""",
        _every_unit,
        example="It pumps 3 million barrels and earns 5 million a day.",
    ),
    Rule("set.adverb", rf"\b{any_of(FREQUENCIES)}\b", _adverb, example="The train runs daily."),
)
