"""Arithmetic of the calendar: what is counted from a day that `make_date` gave cannot leave it."""

from __future__ import annotations

from datetime import date

FIRST_YEAR, LAST_YEAR = 100, 9899
"""A century off both ends of what a date can hold: the weeks and months about a day of these years all exist."""


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a day, None where there is none (30 February) or its year is so far off that it only fills a field."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies so many months on (or back, if negative)."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
