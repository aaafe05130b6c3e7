"""The half-open local interval that a TIMEX3 value denotes; instants are naive, in the writer's local time.

Parts of the day: morning 00:00-12:00, afternoon 12:00-18:00, evening 17:00-24:00, night 18:00-06:00 of the next
day, midday 11:00-14:00. A clock time lasts a minute. Seasons are the northern meteorological ones. A value that
names no day (XXXX, PAST_REF, durations) has no interval, save that the future begins with the publication and the
past ends with it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from geo.text.times.dates import LAST_YEAR, add_months
from geo.text.times.patterns import PARTS, SEASONS

Interval = tuple[datetime | None, datetime | None]

_HOURS = {part.timex: (part.begins, part.ends) for part in PARTS.values()}
_SEASON_MONTH = {season.timex: season.month for season in SEASONS.values()}


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _months(first: date, count: int) -> Interval:
    return _midnight(first), _midnight(add_months(first, count))


def _of_day(day: date, rest: str) -> Interval:
    start = _midnight(day)
    if not rest:
        return start, start + timedelta(days=1)
    if rest in _HOURS:
        low, high = _HOURS[rest]
        return start + timedelta(hours=low), start + timedelta(hours=high)
    hour, minute = map(int, rest.rstrip("Z").split(":"))
    at = start + timedelta(hours=hour, minutes=minute)
    return at, at + timedelta(minutes=1)


def interval(timex: str, published: date | None) -> Interval:
    """Return (earliest, latest) of a TIMEX3 value; either is None where the value sets no bound."""
    try:
        earliest, latest = _interval(timex, published)
    except (ValueError, OverflowError):
        # Years before 1 or after 9999, which no datetime can hold.
        return None, None
    # What comes later is no date either: a journey that begins on its last day must be able to end.
    return (None, None) if latest and latest.year > LAST_YEAR else (earliest, latest)


def _interval(timex: str, published: date | None) -> Interval:
    now = _midnight(published) if published else None
    if timex == "FUTURE_REF":
        return now, None
    if timex == "PAST_REF":
        return None, now + timedelta(days=1) if now else None
    if timex == "PRESENT_REF":
        return (now, now + timedelta(days=1)) if now else (None, None)
    if timex.startswith(("P", "BC")) or "XXXX" in timex:
        return None, None
    if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(.+))?", timex):
        return _of_day(date.fromisoformat(m[1]), m[2] or "")
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", timex):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        start = monday + timedelta(days=5 if m[3] else 0)
        return _midnight(start), _midnight(monday + timedelta(days=7))
    if m := re.fullmatch(r"(\d{4})-(\d\d)(?:-XX(?:T\w\w)?)?", timex):
        return _months(date(int(m[1]), int(m[2]), 1), 1)
    if m := re.fullmatch(r"(\d{4})-([QH])(\d)", timex):
        size = 3 if m[2] == "Q" else 6
        return _months(date(int(m[1]), (int(m[3]) - 1) * size + 1, 1), size)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", timex):
        return _months(date(int(m[1]), _SEASON_MONTH[m[2]], 1), 3)
    digits = timex.rstrip("X")
    if digits.isdigit() and 1 <= len(digits) <= 4:
        scale = 10 ** (4 - len(digits))
        first = int(digits) * scale
        return _midnight(date(max(first, 1), 1, 1)), _midnight(date(first + scale, 1, 1))
    return None, None
