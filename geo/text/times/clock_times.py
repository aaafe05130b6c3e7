"""Times by the clock, on their day: 5 p.m. on Monday, 14:30 GMT, ten tonight, 9 to 11 a.m."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.text.times.clock import CLOCK, HOUR_WORD, PART_OF_CLOCK, clock_value, follows_its_thing
from geo.text.times.clock_figures import is_no_clock
from geo.text.times.days import DAY, read_day
from geo.text.times.patterns import FLAGS, MONTH
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_HOUR = (
    rf"(?:{CLOCK}|(?:(?<=\bat[ ])|(?<=\baround[ ])|(?<=\babout[ ])|(?<=\bby[ ]))(?:1[0-2]|[1-9]|{HOUR_WORD})(?=[ ]))"
)
_TIMED = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)")
_GOES_BACK = re.compile(r"\b(?:had|earlier|before|previously|prior)\b", FLAGS)
_MONTH_BEFORE = re.compile(rf"{MONTH}[ ]$", FLAGS)
_TO = r"(?:[ ]?[-–—/][ ]?|[ ](?:to|through|until|till|and|or)[ ])"
_HALF_OF_DAY = re.compile(rf"(?:[ap]\.m\.|[ap]m\b|{PART_OF_CLOCK})", FLAGS)
_MIDNIGHT_DOUBT = "midnight is taken for the end of that day; it may be its beginning."


def _clock_of_day(match: re.Match[str], context: Context) -> Value | None:
    if is_no_clock(context, *match.span("clock")):
        return None
    day = read_day(context, *match.span("day"))
    clock = clock_value(match["clock"] + (f" in the {match['part']}" if match["part"] else ""))
    if day is None or clock is None:
        return None
    doubt = _MIDNIGHT_DOUBT if clock == "T24:00" and not match["part"] else day.doubt
    return Value("TIME", day.timex + clock, day.date is None, doubt)


def _clock_in_part(match: re.Match[str], context: Context) -> Value | None:
    """Read "9:30 this morning", "ten tonight", "11 p.m. last night", "seven the next morning"."""
    rest = match["rest"].lower()
    part = "at night" if "night" in rest else f"in the {rest.split()[-1]}"
    clock, base = clock_value(f"{match['clock']} {part}"), context.today
    if clock is None:
        return None
    if rest.startswith(("the ", "that ", "next ")):
        base = context.anchor or context.today
    if base is None:
        return Value("TIME", f"XXXX-XX-XX{clock}", relative=True)
    step = 1 if re.match(r"(?:the )?(?:next|following)", rest) else -1 if rest == "last night" and clock >= "T12" else 0
    return Value("TIME", (base + timedelta(days=step)).isoformat() + clock)


def _clock(match: re.Match[str], context: Context) -> Value | None:
    clock = clock_value(match["clock"])
    if clock is None or follows_its_thing(context.text, match.start()):
        return None
    base = context.day_of_hour(match.start())
    first = _TIMED.match(context.range_from(match.start()) or "")
    if first and base and clock < first[1]:
        # "from 10 p.m. to 2 a.m.": on the next day.
        return Value("TIME", (base + timedelta(days=1)).isoformat() + clock)
    if context.night is not None and context.night == base and clock < "T12" and not _goes_back(match.start(), context):
        # "Landed in the evening … reached Kyiv at 8 a.m.": the next morning.
        base += timedelta(days=1)
    return Value("TIME", (base.isoformat() if base else "XXXX-XX-XX") + clock, base is None)


def _goes_back(start: int, context: Context) -> bool:
    begin, stop = context.sentence(start, start)
    return _GOES_BACK.search(context.text, begin, stop) is not None


def _first_clock(match: re.Match[str], context: Context) -> Value | None:
    """Read the "9" of "9 to 11 a.m. on Monday": in the half of the day that its last one names, or the one before."""
    last, words = clock_value(match["last"]), match["first"]
    if last is None or _MONTH_BEFORE.search(context.text, max(0, match.start() - 12), match.start()):
        return None
    half = None if _HALF_OF_DAY.search(words) else _HALF_OF_DAY.search(match["last"])
    first = clock_value(f"{words} {half[0]}" if half else words)
    if first is None:
        return None
    hour, minutes = int(first[1:3]) % 24, first[3:]
    if half and first > last:
        hour = (hour + 12) % 24
    day = read_day(context, *match.span("day")) if match["day"] else None
    base = day.date if day else context.anchor or context.today
    if base is None:
        return Value("TIME", f"{day.timex if day else 'XXXX-XX-XX'}T{hour:02}{minutes}", relative=True)
    before = timedelta(days=1 if day and hour > int(last[1:3]) else 0)
    return Value("TIME", f"{(base - before).isoformat()}T{hour:02}{minutes}")


RULES = (
    Rule(
        "range.first_clock",
        rf"""(?P<first>{CLOCK}|(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?|{HOUR_WORD}\b)
        (?={_TO}(?P<last>{CLOCK})(?:(?:[ ]on|,)?[ ](?P<day>{DAY}))?)""",
        _first_clock,
        example="They met from 9 to 11 a.m. on Monday.",
    ),
    Rule(
        "clock.of_day",
        rf"""(?P<clock>{_HOUR})(?:[ ]\([^)]{{3,20}}\))?(?:[ ]on|[ ]of|,)?[ ](?:(?:early|late)[ ])?
        (?P<day>{DAY})(?:[ ](?P<part>morning|afternoon|evening|night)\b)?""",
        _clock_of_day,
        example="He spoke at 5 p.m. on Sunday.",
    ),
    Rule(
        "day.with_clock",
        rf"""(?P<day>{DAY})(?:[ ](?P<part>morning|afternoon|evening|night)\b)?
        (?:,?[ ]at|,|[ ]around|[ ]about)?[ ](?P<clock>{CLOCK})""",
        _clock_of_day,
        example="He spoke on Sunday at 5 p.m.",
    ),
    Rule(
        "clock.in_part",
        rf"""(?P<clock>{_HOUR})[ ]
        (?P<rest> this[ ](?:morning|afternoon|evening) | last[ ]night | tonight
          | (?:the[ ](?:next|following|same)|that|next)[ ](?:morning|afternoon|evening|night)
        )\b""",
        _clock_in_part,
        example="He spoke at 9:30 this morning.",
    ),
    Rule("clock.alone", rf"(?P<clock>{CLOCK})", _clock, example="The shelling began at 14:30 GMT."),
)
