"""Time zones: how many hours east of UTC "EST", "UTC+5:30" and "06:00 (05:00 UTC)" say that a clock is.

Letters that several zones share (IST, CST, BST) mean the one of the country that is spoken of next to them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.lexicon import TimeZone, classes
from geo.text.times.patterns import ZONE_NAME

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_ZONES = classes("time_zones", TimeZone).values()
_BY_WORDS: dict[str, list[TimeZone]] = {
    word: [own, *(zone for zone in _ZONES if word in zone.shared)] for own in _ZONES for word in own.words
}
_SHIFTED = r"(?:UTC|GMT)[ ]?[+−–-][ ]?(?:1[0-4]|0?\d)(?::?(?:00|30|45))?(?![\d:])"
ZONE = rf"(?:[ ]?\(?(?-i:{_SHIFTED}|{ZONE_NAME})\)?)"
"""A zone after a clock time, to be set into larger patterns; its letters are capitals."""

_SHIFT = re.compile(r"(?:UTC|GMT) ?(?P<sign>[+−–-]) ?(?P<hours>\d\d?)(?::?(?P<minutes>\d\d))?")
_NAME = re.compile(rf"\b{ZONE_NAME}")
_BESIDE = re.compile(r" ?\((?P<clock>[01]?\d[:.]?[0-5]\d|2[0-3][:.]?[0-5]\d) ?(?:GMT|UTC)\)")
_CLOCK = re.compile(r"(?P<hours>\d{1,2})(?:[:.h]?(?P<minutes>\d\d))?")
_HALF_DAY = 12 * 60
_QUARTER = 15  # minutes: no zone lies otherwise off UTC


class Zone(NamedTuple):
    """Hours east of UTC, None where they are not told, and what else the letters may mean, None where nothing."""

    hours: float | None = None
    doubt: str | None = None


def is_universal(words: str) -> bool:
    """Return whether words name the zone that TIMEX3 writes as Z."""
    return bool(re.search(r"\b(?:GMT|UTC)\b", words)) and not _SHIFT.search(words)


def read_zone(words: str, timex: str, end: int, context: Context) -> Zone:
    """Return the zone of a clock time that ends at `end`; `timex` is its value."""
    if match := _SHIFT.search(words):
        hours = int(match["hours"]) + int(match["minutes"] or 0) / 60
        return Zone(hours if match["sign"] == "+" else -hours)
    if match := _BESIDE.search(words) or _BESIDE.match(context.text, end):
        return Zone(_hours_between(timex, match["clock"]))
    match = _NAME.search(words)
    return _of_letters(match[0], end, context) if match else Zone()


def _hours_between(timex: str, universal: str) -> float | None:
    """Return how many hours a clock of TIMEX3 is ahead of the same moment's in UTC."""
    here, there = _minutes(timex.rpartition("T")[2]), _minutes(universal)
    if here is None or there is None:
        return None
    ahead = (here - there + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY
    return None if ahead % _QUARTER else ahead / 60


def _minutes(clock: str) -> int | None:
    clock = clock.replace(".", ":")
    match = _CLOCK.match(clock if ":" in clock or len(clock) < 4 else f"{clock[:-2]}:{clock[-2:]}")
    return int(match["hours"]) * 60 + int(match["minutes"] or 0) if match else None


def _of_letters(letters: str, at: int, context: Context) -> Zone:
    zones = _BY_WORDS[letters]
    if len(zones) == 1:
        return Zone(zones[0].hours)
    near = context.countries_near(at)
    for country in near:
        if meant := next((zone for zone in zones if country in zone.countries), None):
            return Zone(meant.hours)
    if near and not zones[0].countries:
        return Zone(zones[0].hours)
    others = " or ".join(_name(zone) for zone in zones[1:])
    return Zone(zones[0].hours, f"{letters} is taken for {_name(zones[0])}; elsewhere it is {others}.")


def _name(zone: TimeZone) -> str:
    hours, minutes = divmod(round(60 * abs(zone.hours or 0)), 60)
    return f"UTC{'-' if (zone.hours or 0) < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
