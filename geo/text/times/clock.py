"""Times of day by the clock: 5 p.m. EST, 14:30 GMT, half past five, noon."""

from __future__ import annotations

import re

from geo.lexicon import any_of, word_values
from geo.text.times.patterns import FLAGS, ZONE

_HOURS = {word: value for word, value in word_values("cardinals", int).items() if 1 <= value <= 12}

CLOCK = rf"""(?:
    \b(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?[ ]?(?:a\.m\.|p\.m\.|am\b|pm\b)(?:[ ]?{ZONE})?
  | \b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:[ ]?(?:hours|hrs)\b)?{ZONE}?
  | \b(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hours|hrs|{ZONE})
  | \b\w+[ ]o['’]clock\b
  | \b(?:half|quarter)[ ](?:past|to)[ ]{any_of(_HOURS)}\b
  | (?<!\w)(?<!high[ ])(?:noon|midnight|midday)\b
)"""
_SPOKEN = re.compile(r"(?P<part>half|quarter)[ ](?P<way>past|to)[ ](?P<hour>\w+)", FLAGS)
_FIGURES = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d\d))?", FLAGS)


def clock_value(words: str) -> str | None:
    """Return "T17:00" of "5 p.m. EST", with a Z if it is GMT or UTC; None if it is no time of day."""
    lower = words.lower()
    for word, value in (("midnight", "T24:00"), ("noon", "T12:00"), ("midday", "T12:00")):
        if word in lower:
            return value
    if "o'clock" in lower or "o’clock" in lower:
        head = lower.split()[0]
        hour = int(head) if head.isdecimal() else _HOURS.get(head, 0)
        return f"T{hour:02}:00" if 1 <= hour <= 24 else None
    if spoken := _SPOKEN.match(lower):
        return _spoken_value(spoken)
    match = _FIGURES.match(lower)
    assert match is not None, "every other clock time begins with digits"
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if re.search(r"p\.?m", lower[match.end() :]) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", lower[match.end() :]) and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return f"T{hour:02}:{minute:02}" + ("Z" if re.search(r"\b(?:gmt|utc)\b", lower) else "")


def _spoken_value(spoken: re.Match[str]) -> str | None:
    hour, minute = _HOURS[spoken["hour"]], 30 if spoken["part"] == "half" else 15
    if spoken["way"] == "past":
        return f"T{hour:02}:{minute:02}"
    return f"T{hour - 1:02}:{60 - minute}" if minute == 15 else None
