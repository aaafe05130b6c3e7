"""Feasts and commemorations with a fixed or a computable day.

Easter is Gauss's rule in the form of Meeus, Jones and Butcher ("Anonymous Gregorian").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.lexicon import Holiday, any_of, classes
from geo.text.times.patterns import YEAR

FEASTS = {name: feast for feast in classes("holidays", Holiday).values() for name in feast.words}
_NAMES = any_of(FEASTS).replace("'", "['’]")
HOLIDAY = rf"(?:\b(?:(?:last|next|this)[ ])?{_NAMES}\b(?:,?[ ]{YEAR}\b)?)"

_YEAR_AFTER = re.compile(rf"(?:[ ][A-Za-z]+){{0,2}}[ ](?:in|of)[ ](?P<year>{YEAR})\b")
_YEAR_BEFORE = re.compile(rf"\b(?P<year>{YEAR})[ ]$")


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _in_year(feast: Holiday, year: int) -> date:
    if feast.from_easter is not None:
        return easter(year) + timedelta(days=feast.from_easter)
    assert feast.month is not None, "else the lexicon refuses it"
    if feast.day is not None:
        return date(year, feast.month, feast.day)
    assert feast.weekday is not None, "else the lexicon refuses it"
    assert feast.which is not None, "else the lexicon refuses it"
    first = date(year, feast.month, 1) if feast.which > 0 else date(year + feast.month // 12, feast.month % 12 + 1, 1)
    weeks = feast.which - 1 if feast.which > 0 else feast.which
    return first + timedelta(days=(feast.weekday - first.isoweekday()) % 7 + 7 * weeks + feast.days_later)


def year_beside(text: str, start: int, end: int) -> int | None:
    """Return the year of what a feast at start..end gives its name to: "the 2004 Boxing Day tsunami", "... of 2004"."""
    found = _YEAR_AFTER.match(text, end) or _YEAR_BEFORE.search(text, max(0, start - 8), start)
    return int(found["year"]) if found else None


def holiday(words: str, today: date | None, *, ahead: bool, beside: int | None = None) -> tuple[str, date | None]:
    """Return value and day of a feast; without a year the last one, or the next if `ahead`; no day without `today`.

    `beside` is a year that stands beside it; the words' own comes before.
    """
    lower = " ".join(words.lower().replace("’", "'").split())
    own = re.search(rf"\b{YEAR}$", lower)
    year = int(own[0]) if own else beside
    feast = FEASTS[re.sub(rf",? ?{YEAR}$", "", re.sub(r"^(?:last|next|this) ", "", lower))]
    if year is not None:
        day = _in_year(feast, year)
        return day.isoformat(), day
    if today is None:
        return (f"XXXX-{feast.month:02}-{feast.day:02}" if feast.day is not None else "XXXX-XX-XX"), None
    days = [_in_year(feast, today.year + step) for step in (-1, 0, 1)]
    if ahead or lower.startswith("next"):
        day = next(d for d in days if d >= today)
    elif lower.startswith("this"):
        day = days[1]
    else:
        # A feast less than a month off is the one people speak of.
        day = next(d for d in reversed(days) if d <= today + timedelta(days=31))
    return day.isoformat(), day
