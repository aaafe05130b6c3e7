"""Feasts and commemorations with a fixed or a computable day.

Easter is Gauss's rule in the form of Meeus, Jones and Butcher ("Anonymous Gregorian").
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.text.times.patterns import YEAR

_FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14),
    "halloween": (10, 31), "all saints' day": (11, 1), "independence day": (7, 4), "fourth of july": (7, 4),
    "st. patrick's day": (3, 17), "bastille day": (7, 14), "armistice day": (11, 11), "veterans day": (11, 11),
    "may day": (5, 1), "april fools' day": (4, 1),
}  # fmt: skip
# Days from Easter Sunday.
_MOVABLE = {
    "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0, "ash wednesday": -46, "palm sunday": -7,
    "ascension day": 39, "pentecost": 49, "whit monday": 50,
}  # fmt: skip
# Month, ISO weekday, which of the month (-1 the last).
_NTH = {"thanksgiving day": (11, 4, 4), "thanksgiving": (11, 4, 4), "labor day": (9, 1, 1), "memorial day": (5, 1, -1),
        "columbus day": (10, 1, 2)}  # fmt: skip

_ELECTION = "election day"  # of the United States: the Tuesday after the first Monday of November

_NAMES = "|".join(
    re.escape(name).replace(r"\ ", "[ ]").replace("'", "['’]")
    for name in sorted({**_FIXED, **_MOVABLE, **_NTH, _ELECTION: ()}, key=len, reverse=True)
)
HOLIDAY = rf"(?:\b(?:(?:last|next|this)[ ])?(?:{_NAMES})\b(?:,?[ ]{YEAR}\b)?)"


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


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        month, day = _FIXED[name]
        return date(year, month, day)
    if name in _MOVABLE:
        return easter(year) + timedelta(days=_MOVABLE[name])
    if name == _ELECTION:
        first = date(year, 11, 2)
        return first + timedelta(days=(2 - first.isoweekday()) % 7)
    month, weekday, which = _NTH[name]
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def holiday(words: str, today: date | None, *, ahead: bool) -> tuple[str, date | None] | None:
    """Return value and day of a feast; without a year the last one, or the next if `ahead`; None if unknown."""
    lower = " ".join(words.lower().replace("’", "'").split())
    year = re.search(rf"\b{YEAR}$", lower)
    name = re.sub(rf",? ?{YEAR}$", "", re.sub(r"^(?:last|next|this) ", "", lower))
    if year:
        day = _in_year(name, int(year[0]))
        return day.isoformat(), day
    if today is None:
        return (f"XXXX-{_FIXED[name][0]:02}-{_FIXED[name][1]:02}" if name in _FIXED else "XXXX-XX-XX"), None
    days = [_in_year(name, today.year + step) for step in (-1, 0, 1)]
    if ahead or lower.startswith("next"):
        day = next(d for d in days if d >= today)
    elif lower.startswith("this"):
        day = days[1]
    else:
        # A feast less than a month off is the one people speak of.
        day = next(d for d in reversed(days) if d <= today + timedelta(days=31))
    return day.isoformat(), day
