"""The days and hours that a text dates the start, the end or a stop of a journey with.

A date belongs to the verb beside it: "left Vigo on November 4 and returned on May 12". A verb that tells neither of
setting out nor of arriving leaves it to the place beside the date: somebody was there then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.travel.travel_words import ARRIVES, COMES, FINISHES, GOES_FROM, STARTS
from geo.lexicon import any_of, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Mention, TimeRef

Role = Literal["start", "end", "stop"]

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_BEFORE, _BEHIND = 100, 60  # characters round a date in which the verb stands that it belongs to
_MOST_VAGUE: Final = timedelta(days=31)
_PART_OF_A_DAY: Final = timedelta(hours=3)

SENTENCE_END: Final = re.compile(r"[.!?][”\"’)]?\s(?=[\W\d]*[A-Z])|\n")
"""What stands between two sentences."""

_BREAK = re.compile(r"[.;:!?]\s|\n")
_CLAUSE = re.compile(r"[.;:,!?]\s|\n|(?:^|\s)(?:and|after|before|when|while)\s")
_OTHER_CLAUSE = re.compile(
    r"[.;:!?]\s|\n|(?:^|,?\s)(?:and|but|while|before|after|then|who|which|where|when|until)\s", re.IGNORECASE
)
_FROM_A_NAME = re.compile(r"\sfrom\s(?:the\s)?[A-Z]")
_AT_A_NAME = re.compile(
    rf"\b(?:at|in|to|from|off|near|of|into|towards?|{ARRIVES}|{STARTS})\s(?:the\s)?(?P<name>[A-Z][\w'’-]+)"
)
_YEAR = re.compile(r"\d{4}")
_THIS_YEAR_BEFORE = re.compile(r"\b(?:that|the same)\s$", re.IGNORECASE)
_THIS_YEAR_BEHIND = re.compile(r"(?:\sof)?\s(?:that|the same)\syear\b", re.IGNORECASE)
_A_WEEKDAY = re.compile(rf"\b{any_of(word_set('weekdays'))}\b", re.IGNORECASE)
_A_DATE = re.compile(rf"\b{any_of(word_set('months'))}\b|\d{{4}}-\d\d|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_A_ZONE = re.compile(r"\b(?![AP]M\b)[A-Z]{2,5}\b")
_GOES = any_of(word_list("journey_verbs", "irregular"))
_DONE = rf"(?:[a-z]+(?:ed|ing)|{_GOES})"
_A_NAME = r"(?=[ ](?:the[ ])?(?-i:[A-Z]))"
_VERB = re.compile(
    rf"""
    \b(?: (?P<start> {STARTS} | {GOES_FROM} | {any_of(word_list("journey_verbs", "start"))}
        | {_DONE}[ ](?:[a-z]+[ ]){{0,3}}?(?: out[ ]of | off[ ]from | away[ ]from )
        | (?!(?:{ARRIVES}|{FINISHES}|{COMES}|came)\b) {_DONE}[ ](?:off[ ]|away[ ])?from{_A_NAME} )
      | (?P<end> {ARRIVES} | {FINISHES} | {COMES} | {any_of(word_list("journey_verbs", "end"))}
        | [a-z]+[ ]into{_A_NAME}
        | (?: (?: is | are | was | were )[ ]in | {any_of(word_list("journey_verbs", "reach"))} ){_A_NAME} ) )\b
    """,
    _FLAGS,
)


@dataclass(frozen=True)
class DatedEnd:
    """A start, an end or a stop of a journey as the text dates it, with its year or without.

    `what` is null where neither a verb nor a place says what a date is of; `start` and `stop` are where it stands,
    `place_ids` the places of its clause. `is_weekday`: by the day of the week alone, of no week that is sure;
    `zone_told`: with the time zone of its hour.
    """

    what: Role | None
    start: int
    stop: int
    earliest: datetime
    latest: datetime
    place_ids: frozenset[str] = frozenset()
    has_year: bool = True
    is_weekday: bool = False
    zone_told: bool = False

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is dated to a day, not to an hour."""
        return self.latest - self.earliest >= _PART_OF_A_DAY

    @property
    def is_a_day(self) -> bool:
        """Whether it is dated to one day."""
        return _PART_OF_A_DAY <= self.latest - self.earliest <= timedelta(days=1)


def dated_ends(text: str, times: Sequence[TimeRef], places: Sequence[Mention]) -> list[DatedEnd]:
    """Return what a text dates, in its order; `times` and `places` are in its order, too."""
    found: list[DatedEnd] = []
    for end in _dated(text, times, places):
        last = found[-1] if found else None
        if last and text[last.stop : end.start] == ", " and (last.earliest, last.latest) == (end.earliest, end.latest):
            found[-1] = replace(last, stop=end.stop, is_weekday=last.is_weekday and end.is_weekday)  # "Friday, 12 May"
        else:
            found.append(end)
    return found


def _dated(text: str, times: Sequence[TimeRef], places: Sequence[Mention]) -> Iterator[DatedEnd]:
    previous, year = 0, None
    for n, time in enumerate(times):
        if time.type not in {"DATE", "TIME"} or time.earliest is None or time.latest is None:
            continue
        if (time.rule or "").startswith("offset."):
            continue  # "77 days later" is no date that is told, but follows from one
        has_year = bool(_YEAR.search(time.text) or _THIS_YEAR_BEHIND.match(text, time.end))
        later = timedelta()
        if not has_year and year is not None and _THIS_YEAR_BEFORE.search(text[max(0, time.start - 10) : time.start]):
            has_year, later = True, timedelta(days=round(365.25 * (year - time.earliest.year)))  # "that December"
        if time.latest - time.earliest <= _MOST_VAGUE:
            follows = times[n + 1].start if n + 1 < len(times) else len(text)
            verb, ids = _verb(text, time, previous), _places_beside(text, time, (previous, follows), places)
            what: Role | None = verb or ("stop" if ids else None)
            first, last = time.earliest + later, time.latest + later
            is_weekday = _A_WEEKDAY.search(time.text) is not None and not _A_DATE.search(time.text)
            yield DatedEnd(
                what, time.start, time.end, first, last, ids, has_year, is_weekday, bool(_A_ZONE.search(time.text))
            )
        previous = time.end
        year = time.earliest.year if has_year and not later else year


def _verb(text: str, time: TimeRef, previous: int) -> Role | None:
    """Return whether a date is told of a start or an end: by the verb before it, else by that behind it."""
    lead = _BREAK.split(text[max(previous, time.start - _BEFORE) : time.start])[-1]
    before = list(_VERB.finditer(lead))
    if not before and _FROM_A_NAME.match(text, time.end):
        return "start"  # "the 7.58 from Vienna"
    match = before[-1] if before else _VERB.search(_CLAUSE.split(text[time.end : time.end + _BEHIND].lstrip(", "))[0])
    return None if match is None else ("start" if match["start"] else "end")


def _places_beside(text: str, time: TimeRef, between: tuple[int, int], places: Sequence[Mention]) -> frozenset[str]:
    """Return the places of the clause of a date, those before it rather than those behind it; an unread name is one."""
    first, last = max(between[0], time.start - _BEFORE), min(between[1], time.end + _BEHIND)
    breaks = [match.end() for match in _OTHER_CLAUSE.finditer(text, first, time.start)]
    stop = _OTHER_CLAUSE.search(text, time.end, last)
    clauses = [(max(breaks, default=first), time.start), (time.end, stop.start() if stop else last)]
    if _FROM_A_NAME.match(text, time.end):
        clauses.reverse()
    read = (frozenset(m.place_id for m in places if a <= m.start and m.end <= b and m.place_id) for a, b in clauses)
    unread = (frozenset(match["name"] for match in _AT_A_NAME.finditer(text, a, b)) for a, b in clauses)
    return next((ids for ids in chain(read, unread) if ids), frozenset())
