"""The year of a day or month that is told without one: a range's, the story's, or the nearest that the tense allows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from geo.text.times.dates import make_date
from geo.text.times.tense import likelier

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_YEARS: Final = 2
"""How many years off a day may be that falls on the weekday named with it."""

_NEAR: Final = 7
"""Days: so near to publication it is the weekday that is wrong."""

_SOON: Final = 60
_FAR: Final = 300
"""Days: what the tense puts so far off, and would else be so soon, is doubtful."""


def find_year(
    month: int, day: int, context: Context, span: tuple[int, int], *, weekday: int | None
) -> tuple[int | None, str | None]:
    """Return the year of a day that is told at a span of the text, and what else it may be; None where none is known.

    `weekday` (ISO, Monday is 1) is that named with it.
    """
    first = context.range_from(span[0])
    if first and re.fullmatch(r"\d{4}-\d\d-\d\d", first):
        # "from 30 December 2013 to 2 January": within a year after it.
        year = int(first[:4])
        return (year if (month, day) >= (int(first[5:7]), int(first[8:])) else year + 1), None
    likely, doubt = _by_today(month, day, context, span, weekday)
    told = context.told(month, day, *span, likely=likely)
    if told is not None and weekday in {None, told.isoweekday()}:
        return told.year, None
    return (likely.year, doubt) if likely is not None else (None, None)


def _by_today(
    month: int, day: int, context: Context, span: tuple[int, int], weekday: int | None
) -> tuple[date | None, str | None]:
    """Return the nearest such day that the tense allows, None without a publication date, and the other as a doubt."""
    today = context.today
    if today is None:
        return None, None
    years = range(today.year - 4, today.year + 5)  # 29 February is in one of these
    days = [found for year in years if (found := make_date(year, month, day))]
    fitting = [d for d in days if weekday in {None, d.isoweekday()} and abs(d.year - today.year) <= _YEARS]
    if any(abs((d - today).days) <= _NEAR for d in days):
        fitting = days
    ahead = min(((d - today).days for d in fitting or days if d >= today), default=None)
    back = max(((d - today).days for d in fitting or days if d <= today), default=None)
    if ahead is None or back is None:
        only = ahead if back is None else back
        return (None if only is None else today + timedelta(days=only)), None
    tense = "future" if context.leads_on(span[0]) and not context.tense(*span) else context.tense(*span)
    sure = context.is_sure(*span) and tense == "past"
    chosen = ahead if (ahead == 0 or not sure) and likelier(ahead, -back, tense) else back
    other = back if chosen == ahead else ahead
    if abs(chosen) < _FAR or abs(other) > _SOON or fitting != days:
        return today + timedelta(days=chosen), None
    meant = today + timedelta(days=other)
    return today + timedelta(days=chosen), f"by its tense it is {_way(chosen)}; else it is {meant.day} {meant:%B %Y}."


def _way(days: int) -> str:
    return "over" if days < 0 else "still to come"
