"""Days that a text counts from its own story, where they were read from the day of publication.

"The next morning", told of a journey that no day dates, is that after the stop before it; "at four in the morning" is
today's no more than what was over days ago is; and the Monday of "On Monday … on Tuesday" is that before the Tuesday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import is_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from geo.journey.clauses import TimeArgument
    from geo.journey.coreference import Entity
    from geo.journey.events.draft import Draft
    from geo.model import TimeRef

_COUNTED: Final = frozenset({"day.anaphoric", "part.anaphoric", "offset.from_last_told"})
_HOURS: Final = frozenset({"part.alone", "clock.alone", "clock.in_part"})
_WEEKDAYS: Final = frozenset({"day.weekday", "day.with_part"})
_DATES: Final = frozenset({"day.date", "day.date_without_year", "day.weekday_and_date", "day.numeric", "day.of_month"})
_WEEK: Final = timedelta(days=7)
_SOON: Final = timedelta(days=3)
"""A weekday told in the next sentence is the later one where it is so few days after, and not a step back."""


def in_their_week(
    drafts: Sequence[Draft], times: Sequence[TimeRef], published: date | None
) -> tuple[list[Draft], list[TimeRef]]:
    """Return drafts and times, with the weekday of publication a week back where somebody's story goes on after it.

    "She landed on Monday and drove on to Lyon on Friday", written on a Monday, tells of the Monday before that Friday;
    and within a sentence so does any weekday.
    """
    if published is None:
        return list(drafts), list(times)
    today = datetime.combine(published, time())
    moved: dict[str, TimeRef] = {}
    last: dict[Entity, tuple[Draft, TimeRef]] = {}
    for draft in drafts:
        told = _weekday_of(draft)
        if told is None:
            continue
        for who in draft.participants:
            before = last.pop(who, None)
            if before is not None and _goes_on(before, (draft, told), today):
                moved[before[1].id] = _before(before[1], _WEEK)
            last[who] = draft, told
    return [_with(draft, moved) for draft in drafts], [moved.get(t.id, t) for t in times]


def between_their_dates(drafts: Sequence[Draft], times: Sequence[TimeRef]) -> tuple[list[Draft], list[TimeRef]]:
    """Return drafts and times, with the weekdays of a story that its dates enclose between these.

    "On May 4 we left Porto. On Wednesday we crossed the river, and on May 10 the border", written on May 19: May 8.
    """
    moved: dict[str, TimeRef] = {}
    last: dict[Entity, datetime] = {}
    weekdays: dict[Entity, list[TimeRef]] = {}
    for draft in drafts:
        weekday, date = _weekday_of(draft), _date_of(draft)
        for who in draft.participants:
            if weekday is not None:
                weekdays.setdefault(who, []).append(weekday)
            elif date is not None:
                enclosed = weekdays.pop(who, [])
                if who in last:
                    moved |= _enclosed(enclosed, last[who], date)
                last[who] = date
    return [_with(draft, moved) for draft in drafts], [moved.get(t.id, t) for t in times]


def _enclosed(weekdays: Sequence[TimeRef], since: datetime, until: datetime) -> dict[str, TimeRef]:
    """Return what weekdays told between two dates mean, by id, where all of them fit in between and none did."""
    found = {}
    for told in weekdays:
        day = since + timedelta(days=(_day(told) - since).days % 7)
        if day > until or _day(told) <= until:
            return {}
        found[told.id] = _before(told, _day(told) - day)
        since = day
    return found


def _date_of(draft: Draft) -> datetime | None:
    """Return the day on which a draft tells that something was, where its words give the date."""
    if not is_past(draft.trigger) or draft.anterior or draft.prior:
        return None
    return next((_day(t.time) for t in draft.times if t.time.rule in _DATES and t.time.earliest is not None), None)


def _weekday_of(draft: Draft) -> TimeRef | None:
    """Return the bare weekday on which a draft tells that something was; None where it looks back, or has none."""
    if not is_past(draft.trigger) or draft.anterior or draft.prior:
        return None
    days = (t.time for t in draft.times if t.time.rule in _WEEKDAYS and t.time.earliest is not None)
    return next((day for day in days if day.text.startswith(f"{day.earliest:%A}")), None)


def _goes_on(first: tuple[Draft, TimeRef], then: tuple[Draft, TimeRef], today: datetime) -> bool:
    """Say whether a draft tells what came after the first, by its words, though its day was taken for one before."""
    since = _day(then[1]) - (_day(first[1]) - _WEEK)
    if not timedelta() < since < _WEEK:
        return False
    if first[0].sentence.index == then[0].sentence.index:
        joined = then[0].trigger == first[0].trigger or then[0].trigger.dep_ == "conj"
        return joined and first[0].trigger.i <= then[0].trigger.i and first[1].start < then[1].start
    return _day(first[1]) == today and since <= _SOON


def _day(told: TimeRef) -> datetime:
    assert told.earliest is not None, "only asked of a day that has bounds"
    return datetime.combine(told.earliest.date(), time())


def _before(told: TimeRef, by: timedelta) -> TimeRef:
    """Return a day so much earlier."""
    assert told.earliest is not None, "only asked of a day that has bounds"
    day = (told.earliest - by).date().isoformat()
    return told.model_copy(update={
        "timex": day + told.timex[len(day) :], "earliest": told.earliest - by,
        "latest": told.latest - by if told.latest is not None else None,
    })  # fmt: skip


def _with(draft: Draft, moved: Mapping[str, TimeRef]) -> Draft:
    """Return a draft with those of its times that were moved."""
    if not any(t.time.id in moved for t in draft.times):
        return draft
    return replace(draft, times=tuple(replace(t, time=moved.get(t.time.id, t.time)) for t in draft.times))


def undated_by_publication(drafts: Sequence[Draft], published: date | None) -> Iterator[Draft]:
    """Yield the drafts, without the days and hours that are publication's only for want of another.

    What is past and counted to a day after it, and an hour alone where what follows was over on a day before.
    """
    if published is None:
        yield from drafts
        return
    today = datetime.combine(published, time())
    over: set[Entity] = set()
    found: list[Draft] = []
    for draft in reversed(drafts):
        kept = tuple(t for t in draft.times if not _is_ahead(t, draft, today))
        if over & set(draft.participants):
            kept = tuple(t for t in kept if not _is_hour_of(t, today))
        if is_past(draft.trigger) and not draft.anterior and not draft.prior and any(_is_over(t, today) for t in kept):
            over |= set(draft.participants)
        found.append(draft if len(kept) == len(draft.times) else replace(draft, times=kept))
    yield from reversed(found)


def _is_ahead(told: TimeArgument, draft: Draft, today: datetime) -> bool:
    """Say whether what is past is dated after publication: "the next morning I took the train"."""
    start = told.time.earliest
    if start is None or told.time.rule not in _COUNTED:
        return False
    return start.replace(tzinfo=None) >= today + timedelta(days=1) and is_past(draft.trigger)


def _is_hour_of(told: TimeArgument, today: datetime) -> bool:
    """Say whether a time is an hour or a part of the day alone, and was taken for that day's."""
    start = told.time.earliest
    return told.time.rule in _HOURS and start is not None and start.replace(tzinfo=None).date() == today.date()


def _is_over(told: TimeArgument, today: datetime) -> bool:
    end = told.time.latest
    return end is not None and end.replace(tzinfo=None) <= today
