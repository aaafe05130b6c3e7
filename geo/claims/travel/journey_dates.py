"""How long a journey took by the days and hours that the text dates its start and its end with.

A date belongs to the verb beside it: "left Vigo on November 4 and returned on May 12". A start and an end make a
journey where the text tells them near the figure; the pair that is nearest counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from geo.claims.measuring import verdicts
from geo.claims.travel.travel_words import ARRIVES, COMES, FINISHES, GOES_FROM, STARTS
from geo.figures import number, quantity_words
from geo.lexicon import any_of, word_list
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Quantity, TimeRef, Verdict

_FLAGS = re.VERBOSE | re.IGNORECASE
_BEFORE, _BEHIND = 100, 60  # characters round a date in which the verb stands that it belongs to
_NEAR = 500  # characters round a figure in which its journey is dated
_MOST = 12  # dated ends that are looked at
_MOST_VAGUE = timedelta(days=31)
_PART_OF_A_DAY = timedelta(hours=3)
_NO_CHANCE = 10
_DAY_H = 24.0
_YEAR_H = 365 * _DAY_H
_WEEK_H = 7 * _DAY_H
_ABOUT, _ROUGHLY = 0.10, 0.20
"""How far a count of days or hours may be off: shares of the longer of the two."""

_BREAK = re.compile(r"[.;:!?]\s|\n")
_CLAUSE = re.compile(r"[.;:,!?]\s|\n|(?:^|\s)and\s")
_YEAR = re.compile(r"\d{4}")
_THIS_YEAR_BEFORE = re.compile(r"\b(?:that|the same)\s$", re.IGNORECASE)
_THIS_YEAR_BEHIND = re.compile(r"(?:\sof)?\s(?:that|the same)\syear\b", re.IGNORECASE)
_OTHER_WEEK = re.compile(r"\b(?:weeks?|fortnights?|next|following|later|month|months)\b", re.IGNORECASE)
_GOES = any_of(word_list("journey_verbs", "irregular"))
_VERB = re.compile(
    rf"""
    \b(?: (?P<start> {STARTS} | {GOES_FROM} | {any_of(word_list("journey_verbs", "start"))}
        | (?:[a-z]+(?:ed|ing)|{_GOES})[ ](?: out[ ]of | off[ ]from | away[ ]from ) )
      | (?P<end> {ARRIVES} | {FINISHES} | {COMES} | {any_of(word_list("journey_verbs", "end"))}
        | (?:[a-z]+(?:ed|ing)|{_GOES})[ ]into(?=[ ](?:the[ ])?(?-i:[A-Z]))
        | (?: was | were )[ ]in(?=[ ](?-i:[A-Z])) ) )\b
    """,
    _FLAGS,
)


@dataclass(frozen=True)
class DatedEnd:
    """A start or an end of a journey as the text dates it, with its year or without; `at` is where.

    `is_weekday`: by the day of the week alone, of no week that is sure.
    """

    what: Literal["start", "end"]
    at: int
    earliest: datetime
    latest: datetime
    has_year: bool = True
    is_weekday: bool = False

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is dated to a day, not to an hour."""
        return self.latest - self.earliest >= _PART_OF_A_DAY

    @property
    def is_a_day(self) -> bool:
        """Whether it is dated to one day."""
        return _PART_OF_A_DAY <= self.latest - self.earliest <= timedelta(days=1)


class JourneyDates:
    """The dated starts and ends of the journeys that a text tells, in its order."""

    def __init__(self, text: str, times: Sequence[TimeRef]) -> None:
        self._text = text
        self._times = times

    @cached_property
    def _ends(self) -> tuple[DatedEnd, ...]:
        return tuple(_dated_ends(self._text, sorted(self._times, key=lambda time: time.start)))

    def check(self, statement: TravelStatement) -> Check | None:
        """Return whether the dates of a journey allow its duration, None where the text does not date it.

        Of a visit, which begins with an arrival, no dates contradict the length.
        """
        figure = statement.quantities[0]
        days = verdicts.base_value(figure) >= _DAY_H
        pairs = sorted(self._pairs(statement, days=days), key=lambda pair: _off(pair, statement.start))
        # A count of many days that fits other dates than the nearest is no chance.
        likely = pairs if figure.value >= _NO_CHANCE else pairs[:1]
        checks = [_check(pair, statement) for pair in likely]
        fits = [check for check in checks if check.verdict in verdicts.HOLDS]
        if fits:
            return fits[0]
        return checks[0] if len(pairs) == 1 and not statement.is_visit else None

    def _pairs(self, statement: TravelStatement, *, days: bool) -> Iterator[tuple[DatedEnd, DatedEnd]]:
        at = statement.start
        first = bisect_left(self._ends, at - _NEAR, key=lambda end: end.at)
        near = [end for end in self._ends[first : first + _MOST] if end.at <= at + _NEAR and end.is_of_a_day == days]
        for start, end in permutations(near, 2):
            in_order = start.what == "start" and end.what == "end"
            by_week = start.is_weekday or end.is_weekday
            next_year = start.at < end.at and not (start.has_year and end.has_year)
            later = end.earliest > start.earliest or (days and (by_week or next_year))
            if not (in_order or statement.is_visit) or not later:
                continue
            if not by_week or (start.at < end.at and self._is_of_one_week(start, end)):
                yield start, end

    def _is_of_one_week(self, start: DatedEnd, end: DatedEnd) -> bool:
        """Whether two days of the week are told in one sentence, and nothing tells of another week."""
        between = self._text[start.at : end.at]
        return not _BREAK.search(between) and not _OTHER_WEEK.search(between) and start.is_a_day and end.is_a_day


def _check(pair: tuple[DatedEnd, DatedEnd], statement: TravelStatement) -> Check:
    figure = statement.quantities[0]
    low, high = min(_lengths(*pair), key=lambda length: _misses(figure, *length))
    verdict = _verdict(statement, low, high)
    return Check(name="duration", verdict=verdict, explanation=_says(pair, (low, high), figure, verdict))


def _off(pair: tuple[DatedEnd, DatedEnd], at: int) -> int:
    return sum(abs(end.at - at) for end in pair)


def _dated_ends(text: str, times: Sequence[TimeRef]) -> Iterator[DatedEnd]:
    previous, year = 0, None
    for time in times:
        if time.type not in {"DATE", "TIME"} or time.earliest is None or time.latest is None:
            continue
        has_year = bool(_YEAR.search(time.text) or _THIS_YEAR_BEHIND.match(text, time.end))
        later = timedelta()
        if not has_year and year is not None and _THIS_YEAR_BEFORE.search(text[max(0, time.start - 10) : time.start]):
            has_year, later = True, timedelta(days=round(365.25 * (year - time.earliest.year)))  # "that December"
        if time.latest - time.earliest <= _MOST_VAGUE and (what := _what(text, time, previous)):
            first, last = time.earliest + later, time.latest + later
            yield DatedEnd(what, time.start, first, last, has_year, time.rule == "day.weekday")
        previous = time.end
        year = time.earliest.year if has_year and not later else year


def _what(text: str, time: TimeRef, previous: int) -> Literal["start", "end"] | None:
    """Return whether a date is told of a start or an end: by the verb before it, else by that behind it."""
    lead = _BREAK.split(text[max(previous, time.start - _BEFORE) : time.start])[-1]
    before = list(_VERB.finditer(lead))
    match = before[-1] if before else _VERB.search(_CLAUSE.split(text[time.end : time.end + _BEHIND].lstrip(", "))[0])
    return None if match is None else ("start" if match["start"] else "end")


def _lasted(start: DatedEnd, end: DatedEnd) -> tuple[float, float]:
    """Return the least and the most hours between two dated ends; of days, both the first and the last may count."""
    if not start.is_of_a_day:
        hour = timedelta(hours=1)
        return max(0.0, (end.earliest - start.latest) / hour), (end.latest - start.earliest) / hour
    moment = timedelta(seconds=1)
    low = (end.earliest.date() - (start.latest - moment).date()).days
    high = ((end.latest - moment).date() - start.earliest.date()).days
    return low * _DAY_H, (high + 1) * _DAY_H


def _lengths(start: DatedEnd, end: DatedEnd) -> list[tuple[float, float]]:
    """Return the least and the most hours between two ends; days without a year may be of the year after, too.

    Days of the week are of one week, or of the next where the second comes before the first.
    """
    low, high = _lasted(start, end)
    if start.is_weekday or end.is_weekday:
        days = low % _WEEK_H
        return [(days, days + _DAY_H)] if days else [(0.0, _DAY_H), (_WEEK_H, _WEEK_H + _DAY_H)]
    if (start.has_year and end.has_year) or not start.is_of_a_day:
        return [(low, high)]
    years = [n * _YEAR_H for n in (-1, 0, 1)]
    return [(low + more, high + more) for more in years if high + more > 0]


def _misses(figure: Quantity, low: float, high: float) -> float:
    """Return by how many hours a figure is not in a range."""
    return max(low - verdicts.top_value(figure), verdicts.base_value(figure) - high, 0.0)


def _verdict(statement: TravelStatement, low: float, high: float) -> Verdict:
    figure = statement.quantities[0]
    hedged = statement.hedge is not None
    nearest = min(max(verdicts.base_value(figure), low), high)
    if statement.bound:
        return verdicts.bound_verdict(figure, nearest, statement.bound, hedged=hedged)
    slack = verdicts.rounding_step(figure.value) * verdicts.base_value(figure) / figure.value / 2
    off = _misses(figure, low, high)
    share = off / max(verdicts.base_value(figure), low)
    if off <= slack:
        return "supported"
    return "approximately" if share <= _ABOUT else "imprecise" if share <= _ROUGHLY else "contradicted"


def _says(ends: tuple[DatedEnd, DatedEnd], lasted: tuple[float, float], quantity: Quantity, verdict: Verdict) -> str:
    (start, end), (low, high), figure = ends, lasted, quantity_words(quantity)
    agrees = "agrees" if verdict in verdicts.HOLDS else "does not agree"
    if not start.is_of_a_day:
        took = f"{number(round(low, 1))} to {number(round(high, 1))} hours" if high - low > 0.1 else f"{low:.1f} hours"
        return f"By the hours that the text gives, it took {took}; {figure} {agrees} with that."
    least, most = round(low / _DAY_H), round(high / _DAY_H)
    days = (
        f"{least:,} to {most:,} days"
        if most - least > 1
        else f"{least:,} days, or {most:,} with the first and the last"
    )
    return (
        f"By the dates that the text gives, from {_day(start)} to {_day(end)}, it took {days}; "
        f"{figure} {agrees} with that."
    )


def _day(end: DatedEnd) -> str:
    if end.is_weekday:
        return f"{end.earliest:%A}"
    day = f"{end.earliest.day} " if end.latest - end.earliest <= timedelta(days=1) else ""
    return f"{day}{end.earliest:{'%B %Y' if end.has_year else '%B'}}"
