"""The days and hours that a text dates the start, the end or a stop of a journey with.

A date belongs to the verb beside it: "left Vigo on November 4 and returned on May 12". A verb that tells neither of
setting out nor of arriving leaves it to the place beside the date: somebody was there then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.travel.travel_words import ARRIVES, COMES, FINISHES, GOES_FROM, STARTS, UNDER_WAY
from geo.lexicon import any_of, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Mention, TimeRef

Role = Literal["start", "end", "stop"]

_BARE_HOUR: Final = "clock.alone"
_YEARS_AGO: Final = "day.years_ago"
_FIRST_OF_RANGE: Final = "range.first_day"

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_BEFORE, _BEHIND = 100, 60  # characters round a date in which the verb stands that it belongs to
_MOST_VAGUE: Final = timedelta(days=31)
_PART_OF_A_DAY: Final = timedelta(hours=3)

SENTENCE_END: Final = re.compile(r"[.!?][”\"’)]?\s(?=[\W\d]*[A-Z])|\n")
"""What stands between two sentences."""

_BREAK = re.compile(r"[.;:!?]\s|\n")
_OPENS = re.compile(r"\W*(?:(?:It was )?on\s)?", re.IGNORECASE)
"""What may stand before a date that opens its sentence, which then is all told of that date."""

_CLAUSE = re.compile(r"[.;:,!?]\s|\n|(?:^|\s)(?:and|after|before|when|while)\s")
_OTHER_CLAUSE = re.compile(
    r"[.;:!?]\s|\n|(?:^|,?\s)(?:and|but|while|before|after|then|who|which|where|when|until)\s", re.IGNORECASE
)
_FROM_A_NAME = re.compile(r"(?:\s[a-z]+){0,2}\sfrom\s(?:the\s)?[A-Z]")
_AWAY = {
    "start": re.compile(r"\b(?:to|for|towards?|via)\s(?:the\s)?$"),
    "end": re.compile(r"\b(?:from|of)\s(?:the\s)?$"),
}
"""What stands before the other end than the one that a date is of: "left Hull for Rotterdam"."""

_AT_A_NAME = re.compile(
    rf"\b(?:at|in|to|from|off|near|of|into|towards?|{ARRIVES}|{STARTS})\s(?:the\s)?(?P<name>[A-Z][\w'’-]+)"
)
_YEAR = re.compile(r"\d{4}")
_THIS_YEAR_BEFORE = re.compile(r"\b(?:that|the same)\s$", re.IGNORECASE)
_THIS_YEAR_BEHIND = re.compile(r"(?:\sof)?\s(?:that|the same)\syear\b", re.IGNORECASE)
_A_WEEKDAY = re.compile(rf"\b{any_of(word_set('weekdays'))}\b", re.IGNORECASE)
_A_DATE = re.compile(rf"\b{any_of(word_set('months'))}\b|\d{{4}}-\d\d|\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_PASSED = re.compile(r"\b(?:later|earlier)$", re.IGNORECASE)
_COUNTS_ON = re.compile(r"\b(?:next|following|same|that|day after)\b", re.IGNORECASE)
"""What tells of a day by the one that was told before: "the following morning"."""

_A_ZONE = re.compile(r"\b(?![AP]M\b)[A-Z]{2,5}\b")
_GOES = any_of(word_list("journey_verbs", "irregular"))
_DONE = rf"(?:[a-z]+(?:ed|ing)|{_GOES})"
_A_NAME = r"(?=[ ](?:the[ ])?(?-i:[A-Z]))"
_VERB = re.compile(
    rf"""
    \b(?: (?P<start> {STARTS} | {GOES_FROM}(?![ ]{UNDER_WAY}\b) | {any_of(word_list("journey_verbs", "start"))}
        | {_DONE}[ ](?:[a-z]+[ ]){{0,3}}?(?: out[ ]of | off[ ]from | away[ ]from )
        | [a-z]+s[ ](?: out[ ]of | off[ ]from | away[ ]from ){_A_NAME}
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
    `zone_told`: with the time zone of its hour; `is_bare_hour`: by the hour alone, of no day that is told.
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
    is_bare_hour: bool = False

    @property
    def is_of_a_day(self) -> bool:
        """Whether it is dated to a day, not to an hour."""
        return self.latest - self.earliest >= _PART_OF_A_DAY

    @property
    def is_of_one_day(self) -> bool:
        """Whether it is dated to one day, or to an hour of it."""
        return self.latest - self.earliest <= timedelta(days=1)

    @property
    def as_day(self) -> DatedEnd:
        """The day of what is dated to an hour or to a part of a day: of a night that on which it begins."""
        if not self.is_of_one_day:
            return self
        midnight = self.earliest.replace(hour=0, minute=0, second=0)
        return replace(self, earliest=midnight, latest=midnight + timedelta(days=1))


def dated_ends(text: str, plain: str, times: Sequence[TimeRef], places: Sequence[Mention]) -> list[DatedEnd]:
    """Return what a text dates, in its order; `times` and `places` are so, too, `plain` is without names."""
    found: list[DatedEnd] = []
    for end in _dated(text, plain, times, places):
        last = found[-1] if found else None
        if last and text[last.stop : end.start] == ", " and (last.earliest, last.latest) == (end.earliest, end.latest):
            found[-1] = replace(last, stop=end.stop, is_weekday=last.is_weekday and end.is_weekday)  # "Friday, 12 May"
        else:
            found.append(end)
    return found


def without_names(text: str, places: Sequence[Mention]) -> str:
    """Return a text of the same length in which no place's name holds a verb, or a stop: Land's End, St. John's."""
    pieces, at = [], 0
    for place in places:
        start, end = max(at, place.start), max(at, place.end)
        pieces += [text[at:start], "X" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _dated(text: str, plain: str, times: Sequence[TimeRef], places: Sequence[Mention]) -> Iterator[DatedEnd]:
    previous, year, on_weekday, of_range = 0, None, False, False
    for n, time in enumerate(times):
        if time.type not in {"DATE", "TIME"} or time.earliest is None or time.latest is None:
            continue
        if (time.rule or "").startswith("offset.") or _PASSED.search(time.text):
            continue  # "77 days later" is no date that is told, but follows from one
        has_year = bool(_YEAR.search(time.text) or time.rule == _YEARS_AGO or _THIS_YEAR_BEHIND.match(text, time.end))
        later = timedelta()
        if not has_year and year is not None and _THIS_YEAR_BEFORE.search(text[max(0, time.start - 10) : time.start]):
            has_year, later = True, timedelta(days=round(365.25 * (year - time.earliest.year)))  # "that December"
        if time.latest - time.earliest <= _MOST_VAGUE:
            follows = times[n + 1].start if n + 1 < len(times) else len(text)
            beside = _beside(plain, time, previous, follows)
            # "From 3 to 9 May": what lasted so long is not told, whatever verb stands beside.
            of_range, ends_range = time.rule == _FIRST_OF_RANGE, of_range
            verb, at = (None, time.start) if of_range or ends_range else _verb(plain, time, beside)
            ids = _places_beside((text, plain), time, beside, places, verb=(verb, at))
            first, last = time.earliest + later, time.latest + later
            is_date = _A_DATE.search(time.text) is not None
            on_weekday = not is_date and bool(
                _A_WEEKDAY.search(time.text) or (on_weekday and _COUNTS_ON.search(time.text))
            )
            yield DatedEnd(
                what=verb or ("stop" if ids or of_range or ends_range else None),
                start=time.start,
                stop=time.end,
                earliest=first,
                latest=last,
                place_ids=ids,
                has_year=has_year,
                is_weekday=on_weekday,
                zone_told=bool(_A_ZONE.search(time.text)),
                is_bare_hour=time.rule == _BARE_HOUR,
            )
        previous = time.end
        year = time.earliest.year if has_year and not later else year


@dataclass(frozen=True)
class _Beside:
    """The words that a date may belong to: from `first` up to it, and behind it to `last`.

    Its sentence begins at `lead`; `opens`: it opens its sentence, which then is all told of it.
    """

    first: int
    lead: int
    last: int
    opens: bool


def _beside(text: str, time: TimeRef, previous: int, follows: int) -> _Beside:
    first = max(previous, time.start - _BEFORE)
    lead = _BREAK.split(text[first : time.start])[-1]
    opens = _OPENS.fullmatch(lead) is not None
    last = min(follows, time.end + (_BEFORE if opens else _BEHIND))
    return _Beside(first, time.start - len(lead), last, opens)


def _verb(text: str, time: TimeRef, beside: _Beside) -> tuple[Role | None, int]:
    """Return whether a date is told of a start or an end, by the verb before it, else by that behind it, and its place.

    `text` has no names in it.
    """
    before = list(_VERB.finditer(text, beside.lead, time.start))
    if before:
        return _role(before[-1]), before[-1].start()
    if _FROM_A_NAME.match(text, time.end):
        return "start", time.end  # "the 7.58 from Vienna"
    rest = text[time.end : beside.last]
    behind = rest.lstrip(", ")
    for breaks in (_CLAUSE, _BREAK) if beside.opens else (_CLAUSE,):
        if match := _VERB.search(breaks.split(behind)[0]):
            return _role(match), time.end + len(rest) - len(behind) + match.start()
    return None, time.end


def _role(verb: re.Match[str]) -> Role:
    return "start" if verb["start"] else "end"


def _places_beside(
    texts: tuple[str, str], time: TimeRef, beside: _Beside, places: Sequence[Mention], *, verb: tuple[Role | None, int]
) -> frozenset[str]:
    """Return the places of the clause of a date, those before it rather than those behind it; an unread name is one.

    Of what starts or ends only the places from its verb on count, and not those of the other end.
    """
    (text, plain), (what, at) = texts, verb
    breaks = [match.end() for match in _OTHER_CLAUSE.finditer(plain, beside.first, time.start)]
    stop = _OTHER_CLAUSE.search(plain, max(at, time.end), beside.last)
    clauses = [
        (max(breaks, default=beside.first), time.start),
        (max(at, time.end), stop.start() if stop else beside.last),
    ]
    if at < time.start:
        clauses.insert(0, (at, time.start))
    if _FROM_A_NAME.match(text, time.end):
        clauses.reverse()
    for clause in clauses:
        if ids := _read_in(text, clause, places, what) or _unread_in(text, clause):
            return ids
    return frozenset()


def _read_in(text: str, clause: tuple[int, int], places: Sequence[Mention], what: Role | None) -> frozenset[str]:
    """Return the places that a clause names; of a start or an end the first that is not the other end."""
    inside = [m for m in places if clause[0] <= m.start and m.end <= clause[1] and m.place_id]
    if what in _AWAY:
        own = [m for m in inside if not _AWAY[what].search(text, clause[0], m.start)]
        inside = own[:1] or inside
    return frozenset(mention.place_id for mention in inside if mention.place_id)


def _unread_in(text: str, clause: tuple[int, int]) -> frozenset[str]:
    return frozenset(match["name"].casefold() for match in _AT_A_NAME.finditer(text, *clause))
