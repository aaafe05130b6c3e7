"""Times of day by the clock: 5 p.m. EST, 14:30 GMT, half past five, noon."""

from __future__ import annotations

import re

from geo.lexicon import word_values
from geo.text.times.patterns import ZONE

CLOCK = (
    rf"(?:\b(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?[ ]?(?:a\.m\.|p\.m\.|am\b|pm\b)(?:[ ]?{ZONE})?"
    rf"|\b(?:[01]?\d|2[0-3])[:][0-5]\d(?::[0-5]\d)?(?:[ ]?(?:hours|hrs)\b)?{ZONE}?"
    rf"|\b(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hours|hrs|{ZONE})|\b\w+[ ]o['’]clock\b|\b(?:half|quarter)[ ](?:past"
    r"|to)[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|(?<!\w)(?<!high[ ])(?:noon|midnight|midday)\b)"
)

_HOURS = {word: value for word, value in word_values("cardinals", int).items() if 1 <= value <= 12}


def clock_value(words: str) -> str | None:
    """Return "T17:00" of "5 p.m. EST", with a Z if it is GMT or UTC; None if it is no time of day."""
    lower = words.lower()
    for word, value in (("midnight", "T24:00"), ("noon", "T12:00"), ("midday", "T12:00")):
        if word in lower:
            return value
    if "o'clock" in lower or "o’clock" in lower:
        head = lower.split()[0]
        told = int(head) if head.isdigit() else _HOURS.get(head, 0)
        return f"T{told:02}:00" if 1 <= told <= 24 else None
    if spoken := re.match(r"(half|quarter)[ ](past|to)[ ](\w+)", lower):
        hour = _HOURS.get(spoken[3], 0)
        minute = 30 if spoken[1] == "half" else 15
        if not hour or (spoken[2] == "to" and minute == 30):
            return None
        return f"T{hour:02}:{minute:02}" if spoken[2] == "past" else f"T{hour - 1:02}:{60 - minute}"
    match = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?", lower)
    assert match is not None, "every other clock time begins with digits"
    hour, minute = int(match[1]), int(match[2] or 0)
    if re.search(r"p\.?m", lower[match.end() :]) and hour < 12:
        hour += 12
    elif re.search(r"a\.?m", lower[match.end() :]) and hour == 12:
        hour = 0
    if hour > 24:
        return None
    return f"T{hour:02}:{minute:02}" + ("Z" if re.search(r"\b(?:gmt|utc)\b", lower) else "")
