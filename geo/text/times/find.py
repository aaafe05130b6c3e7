"""Find the time expressions of a text: the longest rule that matches first, one after the other.

The rules stand in `rule_books`; here is what keeps them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime, time, timedelta, timezone
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.model import TimeRef, Warning  # noqa: A004 - the contract's word
from geo.text.letters import plain_letters
from geo.text.times.anchors import Context
from geo.text.times.clock import other_half
from geo.text.times.clock_figures import is_no_clock
from geo.text.times.dates import make_date
from geo.text.times.intervals import Interval, interval
from geo.text.times.mods import Mod, narrow, read_mod
from geo.text.times.names_with_times import is_a_name
from geo.text.times.no_such_day import no_such_days
from geo.text.times.patterns import FLAGS, MONTH
from geo.text.times.rule_books import BOOKS
from geo.text.times.time_zones import Zone, read_zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geo.text.times.anchors import TenseOf
    from geo.text.times.rule import Rule, Value

_MONTH = re.compile(MONTH, FLAGS)
_WORD = re.compile(r"\w+")
_MARGIN = 70  # characters: longer than any expression reaches beyond its trigger

_CLOCK_OF = re.compile(r"T(\d\d:\d\d)")
_SIDE = re.compile(r"(?:the )?(past|last|next|coming) ", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}


def _candidates(text: str) -> list[tuple[re.Match[str], Rule]]:
    found = [
        (match, rule)
        for book, windows in zip(BOOKS, _windows(text), strict=True)
        for start, end in windows
        for rule in book.rules
        for match in rule.pattern.finditer(text, start, end)
        if match.end() > match.start()
    ]
    return sorted(found, key=lambda item: (item[0].start(), -item[0].end()))


def _windows(text: str) -> list[list[tuple[int, int]]]:
    """Return the stretches of text about each book's triggers, merged: most of a text holds no time expression."""
    windows: list[list[tuple[int, int]]] = [[] for _ in BOOKS]
    for word in _WORD.finditer(text):
        for number in _triggered(word[0]):
            book = windows[number]
            start, end = max(0, word.start() - _MARGIN), word.end() + _MARGIN
            if book and start <= book[-1][1]:
                start = book.pop()[0]
            book.append((start, end))
    return [[(start, _past_word(text, end)) for start, end in book] for book in windows]


def _past_word(text: str, end: int) -> int:
    """Return where the word ends that a window would cut: its first letters alone are no word ("Mar" of "Marsh")."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


@lru_cache(maxsize=1 << 14)
def _triggered(word: str) -> tuple[int, ...]:
    """Return the numbers of the books that a word triggers; texts repeat their words."""
    return tuple(number for number, book in enumerate(BOOKS) if book.trigger.match(word))


def _readings(context: Context, missing: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Value, Rule]]:
    """Read one expression after the other, none in what names a day that is `missing` from the calendar."""
    reached = 0
    for match, rule in _candidates(context.text):
        start, end = match.span()
        if start < reached:
            continue
        if _overlaps(start, end, missing) or is_a_name(context.text, start, end):
            reached = end
            continue
        value = rule.build(match, context)
        if value is None or (value.type == "TIME" and is_no_clock(context, start, end)):
            continue
        reached = end
        _remember(context, value.timex, end)
        if _MONTH.search(match[0]) and (named := re.match(r"(\d{4})-(\d\d)(?:-(\d\d))?$", value.timex)):
            context.in_month = make_date(*(int(part or 1) for part in named.groups()))
        if value.type in {"DATE", "TIME"}:
            context.story.follow(start, end, context.sentence(start, end)[0], value.timex)
        yield start, end, value, rule


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch of text shares a character with one of `spans`, which are in order and apart."""
    at = bisect_left(spans, end, key=itemgetter(0))
    return at > 0 and spans[at - 1][1] > start


def _remember(context: Context, timex: str, end: int) -> None:
    context.last, context.reached = timex, end
    named = re.match(r"(\d{4})-(\d\d)-(\d\d)", timex)
    day = make_date(*map(int, named.groups())) if named else None
    context.night = day if re.fullmatch(r"\d{4}-\d\d-\d\dT(?:EV|NI|(?:1[89]|2[0-4]):\d\dZ?)", timex) else None
    if day is not None:
        context.take_in(day, end)
    if re.fullmatch(r"\d{4}-Q\d", timex) and timex > (context.quarter or ""):
        # "the quarter" is not the one a year ago that it was compared with.
        context.quarter = timex
    if re.match(r"[12]\d{3}", timex):
        start, _ = interval(timex, None)
        context.period = start.date() if start else context.period


def _bounds(words: str, value: Value, mod: Mod | None, zone: Zone, published: date | None) -> Interval:
    """Return the interval: in the zone that the words name, or before or after publication ("the past five days")."""
    earliest, latest = interval(value.timex, published)
    if mod and earliest and latest:
        earliest, latest = narrow(value.timex, earliest, latest, mod)
    if zone.hours is not None and earliest and latest:
        offset = timezone(timedelta(hours=zone.hours))
        return earliest.replace(tzinfo=offset), latest.replace(tzinfo=offset)
    side = _SIDE.match(words) if value.type == "DURATION" else None
    length = _LENGTH.fullmatch(value.timex)
    if side and length and published:
        days = float(length[1]) * _DAYS[length[2]]
        now = datetime.combine(published, time())
        if side[1].lower() in {"past", "last"}:
            return now - timedelta(days=days), now + timedelta(days=1)
        return now, now + timedelta(days=days + 1)
    return earliest, latest


def find_times(
    text: str,
    published: date | None,
    *,
    home: str | None = None,
    countries: Sequence[tuple[int, str]] = (),
    tense_of: TenseOf | None = None,
) -> tuple[list[TimeRef], list[Warning]]:
    """Return the time expressions of a text in order, and warnings of what is doubtful or wants a publication date.

    `earliest` and `latest` are naive, local time of the place that the sentence speaks of, save where the words name a
    zone ("14:30 GMT"); "late August" is the last third of the month (`mods`). Without `published`
    relative values keep X's for what is not known (XXXX-WXX-7TAF) and have no interval. `home`, the country of the
    source (ISO 3166-1 alpha-2), tells how it writes 05/06/2012; `countries`, those of the places that the text names
    with the character where each stands, in order, which zone IST is. What neither tells is warned of. `tense_of`
    tells the tense in which an expression is spoken of; without it, that of the nearest verb by its form counts.
    """
    times: list[TimeRef] = []
    warnings: dict[str, Warning] = {}
    context = Context(text=plain_letters(text), published=published, home=home, countries=countries, tense_of=tense_of)
    missing = tuple(no_such_days(context.text))
    for start, end, value, rule in _readings(context, missing):
        words = text[start:end]
        mod = read_mod(words) if value.type == "DATE" else None
        zone = read_zone(words, value.timex, end, context) if value.type == "TIME" else Zone()
        earliest, latest = _bounds(words, value, mod, zone, published)
        times.append(
            TimeRef(id=f"t{start}-{end}", start=start, end=end, text=words, type=value.type, timex=value.timex,
                    mod=mod, earliest=earliest, latest=latest, rule=rule.name)
        )  # fmt: skip
        for warning in _warnings(times[-1], value, zone):
            # The same words are doubtful in the same way each time.
            warnings.setdefault(warning.code if value.relative else warning.message, warning)
    return times, [*warnings.values(), *(_missing(text[start:end], start, end) for start, end in missing)]


def _missing(words: str, start: int, end: int) -> Warning:
    message = f"“{words}”: there is no such day; it is not read as a time."
    return Warning(code="no_such_day", message=message, start=start, end=end)


def _warnings(ref: TimeRef, value: Value, zone: Zone) -> Iterator[Warning]:
    if value.relative:
        message = f"“{ref.text}” counts from the day of publication, which is not known: give the article's date."
        yield Warning(code="no_publication_date", message=message, start=ref.start, end=ref.end)
    for doubt in (value.doubt, zone.doubt, _half_doubt(ref.text, value)):
        if doubt is not None:
            yield Warning(code="ambiguous_time", message=f"“{ref.text}”: {doubt}", start=ref.start, end=ref.end)


def _half_doubt(words: str, value: Value) -> str | None:
    """Say which half of the day "5 o'clock" is taken to be in, where nothing tells."""
    clock, other = _CLOCK_OF.search(value.timex), other_half(words)
    if clock is None or other is None or clock[1] == other:
        return None
    return f"it is taken for {clock[1]}; it may be {other}."
