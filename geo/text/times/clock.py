"""Times of day by the clock: 5 p.m. EST, 14:30 GMT, 14h30, half past six in the evening, just after midnight."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, vehicles, word_list, word_values
from geo.text.numbers import read_number
from geo.text.times.patterns import FLAGS, WEEKDAY, begins_like
from geo.text.times.time_zones import ZONE, is_universal

if TYPE_CHECKING:
    from collections.abc import Iterable

_CARDINALS = word_values("cardinals", int)
HOURS = {word: value for word, value in _CARDINALS.items() if 1 <= value <= 12}
HOUR_WORD = any_of(HOURS)
_HOUR_24 = r"(?:[01]?\d|2[0-3])"
_HOUR_12 = r"(?:1[0-2]|0?[1-9])"
_MERIDIEM = r"(?:a\.m\.|p\.m\.|[ap]m\b)"
PART_OF_CLOCK = r"(?:in[ ]the[ ](?:early[ ]|late[ ])?(?:morning|afternoon|evening)|at[ ]night)\b"
"""What says which seven o'clock is meant."""
_UNDER_SIXTY = [word for word, value in _CARDINALS.items() if value < 60]
_FEW = any_of(_UNDER_SIXTY)
# Said first, what a time may begin with spares the engine most of its attempts.
_FIRST = (*_UNDER_SIXTY, "a quarter", *word_list("clock_cues", "first"))
_BEGINS = rf"{begins_like(_FIRST)}(?=\d|{any_of(_FIRST).replace(chr(92) + ' ', '[ ]')}\b)"
_MINUTES = rf"(?:{_FEW}(?:[ -](?:{any_of(word for word, value in _CARDINALS.items() if 1 <= value <= 9)}))?)"


def _after(words: Iterable[str]) -> str:
    return "".join(("(?:", "|".join(rf"(?<=\b{word}[ ])" for word in words), ")"))


_AT_DOTTED = _after(word_list("clock_cues", "at"))
_AT = _after(word_list("clock_cues", "at", "before"))
# What was run "in 2:58:12", and won "by 3:20", is no time of day.
_SERVICE = _after(word_list("clock_cues", "service"))
_VEHICLE = any_of((*vehicles(), *word_list("clock_cues", "runs")))
_NO_RESULT = "".join(rf"(?<!\b{word}[ ])" for word in word_list("clock_cues", "result"))
_SOON_AFTER = r"\b(?:just|shortly|soon|right|minutes|moments)[ ](?:after|past)[ ]"

_STOP = r"(?=[.,;:!?)\n](?!\d)|$|[ ](?:and|on|but|from|to|after|before|while|when|the|he|she|it|they)\b)"
OF_THE_NEXT_DAY = r"(?:the[ ])?(?:next|following)[ ](?:day|morning|afternoon|evening)\b"
"""What tells that an hour is of the day after."""

BARE = rf"(?:[01]\d|2[0-3])[0-5]\d{_STOP}"
"""Four figures that may be a time of day, to be set into larger patterns: "at 1830"; `clock_figures` tells."""

CLOCK = rf"""(?:{_BEGINS}(?:
    \b{_HOUR_24}(?:[:.][0-5]\d)?[ ]?{_MERIDIEM}{ZONE}?
  | \b{_HOUR_12}(?:[:.][0-5]\d)?[ ]{PART_OF_CLOCK}
  | {_NO_RESULT}(?<![:\d]){_HOUR_24}:[0-5]\d(?:[ ]?(?:hours|hrs|noon|midnight)\b)?{ZONE}?(?![:.]\d|[ ]off\b)
  | (?<![:\d]){_HOUR_24}:[0-5]\d:[0-5]\d(?:[ ]?(?:hours|hrs)\b)?{ZONE}
  | {_AT}{_HOUR_24}:[0-5]\d:[0-5]\d\b
  | (?<![\w.,])(?:[01]\d|2[0-3])\.[0-5]\d{ZONE}
  | {_AT_DOTTED}(?:[01]\d|2[0-3])\.[0-5]\d\b(?!\.?\d|[ ]?%|[ ](?:per|k?m|miles|points)\b)
  | {_AT_DOTTED}[1-9]\.[0-5]\d(?=[ ](?:on[ ])?{WEEKDAY}|[ ]{OF_THE_NEXT_DAY}|{_STOP})
  | {_SERVICE}{_HOUR_24}\.[0-5]\d(?=(?:[ ](?:[a-z]+[ ])?{_VEHICLE})?[ ](?:from|to)[ ](?-i:[A-Z]))
  | (?:{_AT}|(?=0))(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hours|hrs|h)\b{ZONE}?
  | \b(?:[01]\d|2[0-3])[0-5]\d(?:{ZONE}|[ ](?:(?-i:LT)|(?:hours[ ]|hrs[ ])?local(?:[ ]time)?)\b)
  | (?<=\bat[ ]){BARE}
  | \b{_HOUR_24}h[0-5]\d\b
  | \b(?:\d{{1,2}}|{HOUR_WORD})[ ]o['’]clock\b(?:[ ]{PART_OF_CLOCK})?{ZONE}?
  | \b(?:half|(?:a[ ])?quarter|(?:{_MINUTES}|\d\d?)(?:[ ]minutes)?)[ ]past[ ]
    (?:{HOUR_WORD}|midnight|noon)\b(?:[ ]{PART_OF_CLOCK})?
  | (?:\b(?:a[ ])?quarter|\b(?:{_MINUTES}|\d\d?)[ ]minutes|{_AT}{_MINUTES})[ ]to[ ]
    (?:{HOUR_WORD}\b(?![ ](?!on\b|in\b|at\b)\w|-)|midnight\b|noon\b)(?:[ ]{PART_OF_CLOCK})?
  | \b(?:{_MINUTES}|\d\d?)[ ]to[ ]{HOUR_WORD}[ ]{PART_OF_CLOCK}
  | \b{HOUR_WORD}(?:[ -]{_MINUTES})?[ ](?:{PART_OF_CLOCK}|{_MERIDIEM})
  | (?:{_SOON_AFTER})?(?<!\w)(?<!high[ ])(?:noon|midnight|midday)\b{ZONE}?
))"""
"""A time of day, to be set into larger patterns; `clock_value` tells which."""

_RELATED = re.compile(
    rf"""(?P<minutes>half|(?:a[ ])?quarter|{_MINUTES}|\d\d?)(?:[ ]minutes)?
    [ ](?P<way>past|to)[ ](?P<hour>{HOUR_WORD}|midnight|noon)""",
    FLAGS,
)
_WORDS = re.compile(rf"(?P<hour>{HOUR_WORD})(?:[ -](?P<minutes>{_MINUTES}))?\b", FLAGS)
_FIGURES = re.compile(r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minutes>\d\d))?", FLAGS)
_NUMBERED = re.compile(rf"\b{any_of(word_list('numbered_things'))}[ ]$")
_NAMED = {"midnight": 0, "noon": 12, "midday": 12}
_NAMED_HOUR = re.compile(rf"\b{any_of(_NAMED)}\b")
_NIGHT_ENDS = 6
_NOON = 12
_HOUR_SAID = rf"(?:\d{{1,2}}|{HOUR_WORD})"
_SPOKEN = re.compile(
    rf"""\b{_HOUR_SAID}[ ]o['’]clock\b
    | \b(?:half|(?:a[ ])?quarter|(?:{_MINUTES}|\d\d?)(?:[ ]minutes)?)[ ](?:past|to)[ ]{HOUR_WORD}\b""",
    FLAGS,
)
_HALF = re.compile(r"\b(?:[ap]\.m\.|[ap]m\b|morning|afternoon|evening|night|tonight|dawn|dusk|noon|midnight)", FLAGS)


def clock_value(words: str) -> str | None:
    """Return "T17:00" of "5 p.m. EST", with a Z if it is GMT or UTC; None if it is no time of day.

    Midnight is that at the end of its day (T24:00), "just after midnight" the one at its beginning (T00:00).
    """
    lower = words.lower()
    if match := _RELATED.match(lower):
        at = _related(match)
    elif named := _NAMED_HOUR.search(lower):
        is_end = named.start() == 0 or lower.startswith(("12", "24"))
        return "T12:00" if named[0] != "midnight" else "T24:00" if is_end else "T00:00"
    elif match := _FIGURES.match(lower) or _WORDS.match(lower):
        hour = int(match["hour"]) if match["hour"].isdecimal() else HOURS[match["hour"]]
        at = (hour, _number(match["minutes"] or "0"))
    else:
        return None
    hour, minutes = _by_part(at[0], lower), at[1]
    if hour > 24 or minutes > 59 or (hour == 24 and minutes):
        return None
    return f"T{hour:02}:{minutes:02}" + ("Z" if is_universal(words) else "")


def other_half(words: str) -> str | None:
    """Return what a time of day in words is as well, "17:00" of "5 o'clock"; None where its half of the day is told."""
    spoken = _SPOKEN.search(words)
    clock = clock_value(spoken[0]) if spoken and not _HALF.search(words) else None
    if clock is None or int(clock[1:3]) > _NOON:
        return None
    return f"{(int(clock[1:3]) + _NOON) % 24:02}:{clock[4:6]}"


def follows_its_thing(text: str, start: int) -> bool:
    """Whether a number stands after what it tells apart: "verse 3:16", "Bus 14:30"."""
    return _NUMBERED.search(text, max(0, start - 20), start) is not None


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else int(read_number(words))


def _related(match: re.Match[str]) -> tuple[int, int]:
    """Return hour and minutes of "twenty past four", "a quarter to nine"."""
    words = match["minutes"].removeprefix("a ")
    minutes = {"half": 30, "quarter": 15}.get(words) or _number(words)
    hour = _NAMED[match["hour"]] if match["hour"] in _NAMED else HOURS[match["hour"]]
    if match["way"] == "past":
        return hour, minutes
    return (hour - 1) % 24 if match["hour"] in _NAMED else (hour - 2) % 12 + 1, 60 - minutes


def _by_part(hour: int, lower: str) -> int:
    """Return the hour of 24 that "7", with "p.m." or "in the evening" after it, is."""
    late = re.search(r"p\.m\.|pm\b|afternoon|evening", lower) is not None
    if re.search(r"(?:at|in the) night", lower):
        late = hour >= _NIGHT_ENDS and hour != 12
        return 0 if hour == 12 else hour + 12 * (late and hour < 12)
    if late and hour < 12:
        return hour + 12
    early = re.search(r"a\.m\.|am\b|morning", lower)
    return 0 if early and hour == 12 else hour
