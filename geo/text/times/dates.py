"""Arithmetic of the calendar."""

from __future__ import annotations

from datetime import date


def make_date(year: int, month: int, day: int) -> date | None:
    """Return a day, None where there is none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies so many months on (or back, if negative)."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
