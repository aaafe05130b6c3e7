"""How long it was from one dated end of a journey to the other, and whether a figure agrees with that."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Final

from geo.claims.measuring import verdicts
from geo.figures import number, quantity_words

if TYPE_CHECKING:
    from geo.claims.travel.dated_ends import DatedEnd
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Quantity, Verdict

DAY_H: Final = 24.0
_NIGHT: Final = "night"
_IN_DAYS: Final = frozenset({"d", _NIGHT})
_YEAR_H: Final = 365 * DAY_H
_WEEK_H: Final = 7 * DAY_H
_COUNTED, _ABOUT, _ROUGHLY, _MOST_OFF = 0.05, 0.10, 0.20, 0.35
"""How far a count of days that is not hedged, and what else is told, may be off: shares of the longer of the two.

What is told in whole units ("a fortnight") may be off by half of one, but not by more than a third.
"""


def time_between(start: DatedEnd, end: DatedEnd, figure: Quantity) -> tuple[float, float]:
    """Return the least and the most hours between two ends; of several readings of the dates that nearest a figure."""
    lengths = lengths_between(start, end)
    if figure.unit == _NIGHT and start.is_of_one_day and end.is_of_one_day:
        # Of nights there are as many as the second day is later than the first: none is the first and the last.
        lengths = [(low, low) for low, _ in lengths_between(start.as_day, end.as_day)]
    return min(lengths, key=lambda length: misses(figure, *length))


def _lasted(start: DatedEnd, end: DatedEnd) -> tuple[float, float]:
    """Return the least and the most hours between two dated ends; of days, both the first and the last may count."""
    if not start.is_of_a_day:
        hour = timedelta(hours=1)
        starts = [moment.astimezone(UTC) for moment in (start.earliest, start.latest)]
        ends = [moment.astimezone(UTC) for moment in (end.earliest, end.latest)]
        return (ends[0] - starts[1]) / hour, (ends[1] - starts[0]) / hour
    moment = timedelta(seconds=1)
    low = (end.earliest.date() - (start.latest - moment).date()).days
    high = ((end.latest - moment).date() - start.earliest.date()).days
    return low * DAY_H, (high + 1) * DAY_H


def lengths_between(start: DatedEnd, end: DatedEnd) -> list[tuple[float, float]]:
    """Return the least and the most hours between two ends; days without a year may be of the year after, too.

    Days of the week are of one week, or of the next where the second comes before the first; beside a date one may be
    that of the week before the text was written, too.
    """
    low, high = _lasted(start, end)
    if not start.is_of_a_day:
        weeks = _WEEK_H * (low // _WEEK_H) if start.is_weekday and end.is_weekday else 0.0
        return [(max(0.0, low - weeks), high - weeks)]
    if start.is_weekday or end.is_weekday:
        days = low % _WEEK_H
        week = [(days, days + DAY_H)] if days else [(0.0, DAY_H), (_WEEK_H, _WEEK_H + DAY_H)]
        return week if start.is_weekday and end.is_weekday else [(low, high), *week]
    if start.has_year and end.has_year:
        return [(low, high)]
    years = [n * _YEAR_H for n in (-1, 0, 1)]
    return [(low + more, high + more) for more in years if high + more > 0]


def misses(figure: Quantity, low: float, high: float) -> float:
    """Return by how many hours a figure is not in a range."""
    return max(low - verdicts.top_value(figure), verdicts.base_value(figure) - high, 0.0)


def verdict_between(statement: TravelStatement, low: float, high: float) -> Verdict:
    """Return how well a stated duration fits the least and the most hours that it took."""
    figure = statement.quantities[0]
    hedged = statement.hedge is not None
    nearest = min(max(verdicts.base_value(figure), low), high)
    if statement.bound:
        return verdicts.bound_verdict(figure, nearest, statement.bound, hedged=hedged)
    stated = verdicts.base_value(figure)
    about = _COUNTED if figure.unit in _IN_DAYS and not hedged else _ABOUT
    unit = stated / figure.value
    off = misses(figure, low, high)
    share = off / max(stated, low)
    if off <= min(verdicts.half_step(figure), max(about * stated, unit / 2), _MOST_OFF * stated):
        return "supported"
    return "approximately" if share <= about else "imprecise" if share <= _ROUGHLY else "contradicted"


def says_between(
    ends: tuple[DatedEnd, DatedEnd], lasted: tuple[float, float], quantity: Quantity, verdict: Verdict
) -> str:
    """Return the sentence that tells how long it took by the dates, and whether a figure agrees."""
    (start, end), (low, high), figure = ends, lasted, quantity_words(quantity)
    agrees = "agrees" if verdict in verdicts.HOLDS else "does not agree"
    if not start.is_of_a_day:
        took = f"{number(round(low, 1))} to {number(round(high, 1))} hours" if high - low > 0.1 else f"{low:.1f} hours"
        return f"By the hours that the text gives, it took {took}; {figure} {agrees} with that."
    least, most = round(low / DAY_H), round(high / DAY_H)
    if most == least:
        days = f"{least:,} night{'' if least == 1 else 's'}"
    elif most - least == 1:
        days = f"{least:,} day{'' if least == 1 else 's'}, or {most:,} with the first and the last"
    else:
        days = f"{least:,} to {most:,} days"
    return (
        f"By the dates that the text gives, from {_day(start)} to {_day(end)}, it took {days}; "
        f"{figure} {agrees} with that."
    )


def _day(end: DatedEnd) -> str:
    if end.is_weekday:
        return f"{end.earliest:%A}"
    day = f"{end.earliest.day} " if end.latest - end.earliest <= timedelta(days=1) else ""
    return f"{day}{end.earliest:{'%B %Y' if end.has_year else '%B'}}"
