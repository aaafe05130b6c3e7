"""Quantities of more than one figure: "3h 20m", "3:07:35", "2h05", "6-foot-4", "3 hours 20 minutes"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.figures import unit_by_short
from geo.lexicon import any_of, word_list
from geo.text.unit_words import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE

_BEHIND_MINUTES: Final = any_of(word_list("minutes_alone", "behind"))
_CLOCKED: Final = re.compile(
    rf"""(?<![\w:.,/-])
    (?=\d)
    (?:
        (?P<days>\d{{1,2}})d[ ]?(?P<day_hours>\d{{1,2}})h(?:[ ]?(?P<day_minutes>\d{{1,2}})m)?(?!\w)
      | (?P<h>\d{{1,3}})(?:(?:h|[ ]h[ ](?=\d\d(?:[.,;:)–—]|$|[ ]{_BEHIND_MINUTES}\b)))(?P<bare>[0-5]\d)
          | [ ]?h(?:rs?)?[ ]?(?P<hm>[0-5]?\d)[ ]?m(?:ins?)?
          (?:[ ]?(?P<hs>[0-5]?\d)[ ]?s(?:ecs?)?)?)(?![\w,]|[.]\d)
      | (?P<mm>\d{{1,3}})[ ]?m(?:in)?[ ]?(?P<ms>[0-5]?\d)[ ]?s(?:ec)?(?!\w)
      | (?P<H>\d{{1,3}}):(?P<M>[0-5]\d):(?P<S>[0-5]\d(?:\.\d{{1,3}})?)(?![\w:])
      | (?P<m>\d{{1,3}}):(?P<s>[0-5]\d(?:\.\d{{1,3}})?)(?![\w:])(?:[ ]?(?P<in>h|hrs?|hours?|mins?|minutes?)\b)?
      | (?P<feet>[3-8])(?:['’′](?P<inches>\d{{1,2}})["”″]
          |-(?:foot|feet|ft)-(?P<more>\d{{1,2}})(?:[ -]?inch(?:es)?)?(?!\w|\.\d))
    )""",
    _FLAGS,
)
_LASTING: Final = re.compile(
    rf"(?:\b{any_of(word_list('clocked_durations', 'lasting'))}[ ](?:[a-z'’-]+[ ]){{0,2}}|\()$", re.IGNORECASE
)
_AT: Final = re.compile(rf"\b{any_of(word_list('clocked_durations', 'time_of_day'))}[ ]$", re.IGNORECASE)
_BY_DAY: Final = re.compile(r"[ ]?(?:[ap]\.?m\b|GMT|UTC|[A-Z]{2,4}\b|o['’]clock)")
_HOURS_OF_A_DAY: Final = 24
_REACH: Final = 40

_AND: Final = re.compile(r",?[ ](?:and[ ])?|", re.IGNORECASE)
_TOUCHING: Final = re.compile(r",?[ ]?")


def clocked(text: str) -> Iterator[Quantity]:
    """Yield the durations and heights of a text that are written as a clock or a ruler shows them.

    A time of day is none: of figures with a colon only those are read that words tell to last, a fraction of a second
    shows, or more minutes than a clock has hours where the words before allow both.
    """
    for match in _CLOCKED.finditer(text):
        found = _read(match, text)
        if found is not None:
            short, value = found
            yield quantity_of(unit_by_short(short), match.start(), match.end(), value)


def _read(match: re.Match[str], text: str) -> tuple[str, float] | None:
    """Return the unit and the figure."""
    if match["feet"]:
        return "ft", int(match["feet"]) + int(match["inches"] or match["more"]) / 12
    before = text[max(0, match.start() - _REACH) : match.start()]
    if _AT.search(before) or _BY_DAY.match(text, match.end()):
        return None
    if match["days"]:
        hours = int(match["day_hours"]) + int(match["day_minutes"] or 0) / 60
        return "d", int(match["days"]) + hours / 24
    if match["h"]:
        return "h", int(match["h"]) + int(match["bare"] or match["hm"]) / 60 + int(match["hs"] or 0) / 3600
    if match["mm"]:
        return "min", int(match["mm"]) + int(match["ms"]) / 60
    if match["H"]:
        hours = int(match["H"]) + int(match["M"]) / 60 + float(match["S"]) / 3600
        return ("h", hours) if _LASTING.search(before) else None
    first, second, told = int(match["m"]), float(match["s"]), (match["in"] or "").lower()
    if told:
        return "h" if told.startswith("h") else "min", first + second / 60
    lasts = "." in match["s"] or (_LASTING.search(before) and first >= _HOURS_OF_A_DAY)
    return ("min", first + second / 60) if lasts else None


def joined(quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """Return quantities in order, what is told in two units drawn together in the larger: "3 hours 20 minutes".

    What begins with years or months is left as told: how many days these have is not.
    """
    found: list[Quantity] = []
    last: Quantity | None = None  # the last part of what was told together, which begins with a unit of `head`
    head = ""
    for quantity in quantities:
        if last is None or not _continues(last, quantity, text[last.end : quantity.start]):
            head = quantity.unit
        if head == quantity.unit or head in {"yr", "mo"}:
            found.append(quantity)
        else:
            before = found[-1]
            unit = unit_by_short(before.unit)
            more = quantity.value * unit_by_short(quantity.unit).factor / unit.factor
            found[-1] = quantity_of(unit, before.start, quantity.end, before.value + more)
        last = quantity
    return found


def _continues(last: Quantity, quantity: Quantity, between: str) -> bool:
    larger, smaller = unit_by_short(last.unit), unit_by_short(quantity.unit)
    if last.value_max is not None or quantity.value_max is not None or larger.measure != smaller.measure:
        return False
    lasts = larger.measure == "hours"
    if not lasts and (larger.system is None or larger.system != smaller.system):
        return False
    joint = _AND if lasts else _TOUCHING
    return joint.fullmatch(between) is not None and quantity.value * smaller.factor < larger.factor
