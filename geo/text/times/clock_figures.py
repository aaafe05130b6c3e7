"""Figures that look like a time of day and are a rate, a score or a mark in a transcript; those of timetables.

"At 1830" is a time by the clock where the sentence has a day or tells of moving; the early and the late hours, which
are no year and hardly a price, are one without.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, vehicles, word_list
from geo.text.times.clock import BARE, OF_THE_NEXT_DAY
from geo.text.times.numeric import read_numeric
from geo.text.times.patterns import FLAGS, WEEKDAY
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_BESIDE = 200  # characters between two hours of a timetable
_REACH = 60  # characters: how far back the word that tells stands
_MOVES = re.compile(rf"\b{any_of(word_list('clock_cues', 'moves', 'timetable'))}\b")
_PRICED = re.compile(rf"\b{any_of(word_list('counts', 'price'))}\b")
_CLOSED = re.compile(rf"\b{any_of(word_list('counts', 'price', 'close'))}\b")
_RATED = re.compile(
    rf"[ ](?:to|against|per|a)[ ](?:the[ ]|one[ ]|a[ ])?(?:U\.?S\.?[ ])?{any_of(word_list('counts', 'currency'))}\b"
)
_FIGURE = re.compile(
    rf"\b{any_of(word_list('clock_cues', 'figure'))}:?[ ](?:(?:is|was|are|were|of|now|stood[ ]at)[ ])*$", FLAGS
)
_TRANSCRIBED = re.compile(r"[A-Z]{2,}[ ][(\[]$")
_SPEAKER = re.compile(
    rf"[)\]]?:?[ ](?!{any_of(word_list('clock_cues', 'update'))}\b)(?:[A-Z][A-Z.'’]+[ ]?){{1,4}}:|[)\]]:"
)
_DOTTED = re.compile(r"\d?\d\.\d\d$")
_SHORT_DOTTED = re.compile(r"\d\.\d\d\b")
_SERVICE = re.compile(rf"\b{any_of(word_list('clock_cues', 'service'))} $")
_ON_A_DAY = re.compile(rf"\d\.\d\d[ ](?:(?:on[ ])?{WEEKDAY}|{OF_THE_NEXT_DAY})", FLAGS)
_CARRIER = re.compile(rf"\b{any_of(vehicles())}\b", re.IGNORECASE)
_COLON = re.compile(r"\d?\d:\d\d$")
_PLAIN = re.compile(r"(?:^|(?<=\bat ))(?P<hour>\d\d)[0-5]\d\b(?![:.-]\d| ?(?:hours|hrs|h\b|local|[A-Z]{2}))")
_NIGHT, _MORNING = 21, 10  # hours: outside them four figures are no year, and hardly a price
_TIMETABLE = re.compile(
    rf"(?:^|(?<=\s)){any_of(word_list('clock_cues', 'timetable'))}[ ](?:(?:[A-Z][\w'’-]*|\d\d?/\d\d?)[ ]){{0,3}}$"
)
_DAY = re.compile(r"(\d\d?/\d\d?) $")


def is_no_clock(context: Context, start: int, end: int) -> bool:
    """Whether the words read as a time of day at start..end are figures of another kind."""
    text, words = context.text, context.text[start:end]
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    if _SHORT_DOTTED.match(words) and not _is_of_a_timetable(context, (start, end), before):
        return True  # "the euro closed at 1.08 on Monday"
    if _DOTTED.match(words):
        return bool(_RATED.match(text, end) or _PRICED.search(before))
    if _COLON.match(words):
        return bool(_FIGURE.search(before) or _is_mark(text, before, end))
    plain = _PLAIN.search(words)
    if plain is None:
        return False
    told = plain[0] != words or _is_told(int(plain["hour"]), context, (start, end), before)
    return not told or _CLOSED.search(before) is not None


def _is_of_a_timetable(context: Context, span: tuple[int, int], before: str) -> bool:
    """Whether figures with a dot are an hour: beside another, of a train that they name, or of one that goes."""
    start = span[0]
    follows = _DOTTED.search(context.text, max(0, context.reached - len("00.00")), context.reached)
    if _SERVICE.search(before) or (follows and start - context.reached <= _BESIDE):
        return True
    if not tells_of_moving(context, span):
        return False
    by = _ON_A_DAY.match(context.text, start) or _CARRIER.search(context.text, *context.sentence(*span))
    return by is not None


def _is_mark(text: str, before: str, end: int) -> bool:
    """Whether it tells where in a recording somebody speaks: "ANCHOR (01:23):", "12:41 MR. PRICE:"."""
    if _TRANSCRIBED.search(before):
        return text[end : end + 1] in {")", "]"}
    return before.strip("[( ") == "" and _SPEAKER.match(text, end) is not None


def _is_told(hour: int, context: Context, span: tuple[int, int], before: str) -> bool:
    if not _MORNING <= hour < _NIGHT or stands_in_timetable(before):
        return True
    return context.reached > context.sentence(*span)[0] or tells_of_moving(context, span)


def tells_of_moving(context: Context, span: tuple[int, int]) -> bool:
    """Whether the sentence of some words tells that somebody comes or goes."""
    return _MOVES.search(context.text, *context.sentence(*span)) is not None


def stands_in_timetable(before: str) -> bool:
    """Whether the words before four figures are those of a timetable: "Dep. Zagreb"."""
    return _TIMETABLE.search(before) is not None


def _of_timetable(match: re.Match[str], context: Context) -> Value | None:
    start = match.start()
    before = context.text[max(0, start - _REACH) : start]
    if not stands_in_timetable(before):
        return None
    base, named = context.day_of_hour(start), _DAY.search(before)
    if named:
        day = read_numeric(f"{named[1]}/{base.year}", context, *match.span()) if base else None
        base = day.date if day else None
    clock = f"T{int(match[0][:2]):02}:{int(match[0][2:]):02}"
    return Value("TIME", (base.isoformat() if base else "XXXX-XX-XX") + clock, base is None)


RULES = (Rule("clock.of_timetable", BARE, _of_timetable, example="Dep. Zagreb 1905, arr. Split 2310."),)
