"""How often: "every Monday", "every other week", "Sunday evenings", "twice a day", "daily" (TIMEX3's SET)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import Unit, any_of, classes
from geo.text.numbers import NUMBER, read_number
from geo.text.times.patterns import (
    FLAGS,
    FREQUENCIES,
    MONTH,
    ORDINAL,
    PARTS,
    SEASON,
    SEASONS,
    SOME,
    UNIT,
    UNITS_PLURAL,
    WEEKDAY,
    WEEKDAYS_PLURAL,
    in_units,
    month_number,
    unit_code,
    weekday_number,
)
from geo.text.times.rule import Rule, Value
from geo.text.times.timex_durations import duration_value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context


_RATE_REACH = 50
_SPEED_UNITS = [word for unit in classes("units", Unit).values() for word in unit.words]  # "50 miles an hour"
_SO_MUCH = re.compile(
    rf"""(?:[$£€]|\b)(?:{NUMBER}|{SOME}|\w+s[ ]of)[ ]?%?
    (?:
        [ ](?!(?:for|in|after|within|over|than|an?|the|and|or|has|had|is|was|were|{any_of(_SPEED_UNITS)})\b)
        [\w-]+
    ){{0,3}}[ ]$""",
    FLAGS,
)


def _every_few(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("SET", duration_value(in_units(read_number(match["count"]), match["unit"]), unit_code(match["unit"])))


def _every_unit(match: re.Match[str], context: Context) -> Value:
    del context
    return Value(
        "SET",
        duration_value(in_units(2 if match.groupdict().get("other") else 1, match["unit"]), unit_code(match["unit"])),
    )


def _every_weekday(match: re.Match[str], context: Context) -> Value:
    del context
    number = weekday_number(match["day"].removesuffix("s"))
    part = f"T{PARTS[match['part'].lower().removesuffix('s')].timex}" if match["part"] else ""
    return Value("SET", f"XXXX-WXX-{number}{part}")


def _every_period(match: re.Match[str], context: Context) -> Value:
    """Read "every morning", "each summer", "every May", "on weekends"."""
    del context
    word = match["period"].lower().rstrip("s")
    if word in PARTS:
        return Value("SET", f"XXXX-XX-XXT{PARTS[word].timex}")
    if word in SEASONS:
        return Value("SET", f"XXXX-{SEASONS[word].timex}")
    if word == "weekend":
        return Value("SET", "XXXX-WXX-WE")
    day = f"-{int(match['number']):02}" if match["number"] else ""
    return Value("SET", f"XXXX-{month_number(match['period']):02}{day}")


def _nth_weekday(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("SET", f"XXXX-WXX-{weekday_number(match['day'])}")


def _first_of_two(match: re.Match[str], context: Context) -> Value:
    """Read the "Monday" of "Monday and Tuesday nights"."""
    del context
    part = f"T{PARTS[match['part'].lower().removesuffix('s')].timex}"
    return Value("SET", f"XXXX-WXX-{weekday_number(match['day'].removesuffix('s'))}{part}")


def _rate(match: re.Match[str], context: Context) -> Value | None:
    """Read "a day" of "five million barrels a day", which has so much of something before it."""
    clause = context.text[max(0, match.start() - _RATE_REACH) : match.start()]
    return _every_unit(match, context) if _SO_MUCH.search(clause) else None


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
        "set.every_period",
        rf"""\b(?:every|each)[ ](?:other[ ]|second[ ]|single[ ])?
        (?P<period>
            morning | afternoon | evening | night | weekend | {SEASON}
          | {MONTH}(?:[ ](?P<number>\d\d?)(?:st|nd|rd|th)?)?
        )\b""",
        _every_period,
        example="He comes every morning.",
    ),
    Rule(
        "set.every_unit",
        rf"\b(?:every|each)[ ](?P<other>other[ ]|second[ ])?(?P<unit>{UNIT})\b",
        _every_unit,
        example="He comes every other day.",
    ),
    Rule(
        "set.weekends",
        r"(?:(?<=\bon[ ])|(?<=\bat[ ])|(?<=\bduring[ ]))(?:the[ ])?(?P<period>weekends)(?P<number>)\b",
        _every_period,
        example="The train runs on weekends.",
    ),
    Rule(
        "set.mornings",
        r"""(?:(?<=\bin[ ])|(?<=\bat[ ])|(?<=\bduring[ ]))(?:the[ ])?
        (?P<period>mornings|afternoons|evenings|nights)(?P<number>)\b""",
        _every_period,
        example="The train runs in the mornings.",
    ),
    Rule(
        "set.nth_weekday",
        rf"""\b(?:the|every)[ ](?:{ORDINAL}|last)(?:[ ]and[ ](?:{ORDINAL}|last))?[ ](?P<day>{WEEKDAY})s?
        [ ](?:of|in)[ ](?:every|each|the|a)[ ]month\b""",
        _nth_weekday,
        example="He comes on the first Monday of every month.",
    ),
    Rule(
        "set.first_of_two",
        rf"""(?P<day>{WEEKDAY}|{WEEKDAYS_PLURAL})
        (?=,?[ ](?:and|or|to)[ ]{WEEKDAY}[ ](?P<part>mornings|afternoons|evenings|nights)\b)""",
        _first_of_two,
        example="The train runs on Monday and Tuesday nights.",
    ),
    Rule(
        "set.weekday_parts",
        rf"(?P<day>{WEEKDAY})[ ](?P<part>mornings|afternoons|evenings|nights)\b",
        _every_weekday,
        example="The train runs on Monday nights.",
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
        r"""an?[ ](?P<unit>hour|day|night|week|fortnight|month|year)\b
        (?![ ](?:ago|earlier|later|before|after|and[ ]a|long)\b)""",
        _rate,
        example="It pumps 3 million barrels and earns 5 million a day.",
    ),
    Rule(
        "set.adverb",
        rf"\b{any_of(FREQUENCIES)}\b(?![ ](?:(?-i:[A-Z])|(?:news)?papers?\b|tabloid|broadsheet|magazine))",
        _adverb,
        example="The train runs daily.",
    ),
)
