"""Distances, durations and speeds as written, each with its figure, its unit and the same in km, hours or km/h.

"680 to 700 kilometres" and "390 ± 10 km" are one quantity with `value_max`; "425 miles (680 kilometers)" is two; "3
hours 20 minutes" is one, in hours. Units are written short: km, m, mi, nmi, yd, ft, in, cm, mm; s, min, h, d, wk, mo,
yr, fortnight; km/h, mph, kn, m/s, km/d, mi/d. The international mile is 1.609344 km, the nautical mile 1.852 km. What
only looks like a distance is left out: square miles, miles per gallon, Ten Mile Lake, $5 m.

"390-odd km" are 390 to 400. A count that is not told ("hundreds of miles") is a range, and is read of lengths only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.figures import unit_by_short
from geo.lexicon import any_of, word_list, word_set
from geo.text.compound_quantities import clocked, joined
from geo.text.letters import plain_letters
from geo.text.numbers import NUMBER
from geo.text.point_groups import parts_by_points
from geo.text.quantity_figures import PARTS, Figures, figures_of, half_of
from geo.text.unit_numbers import FIGURE
from geo.text.unit_words import UNIT, quantity_of, unit_at
from geo.text.vague_counts import VAGUE, read_vague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.lexicon import Unit
    from geo.model import Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_PLUS_MINUS: Final = r"(?:±|\+/-|\+-|plus[ ]or[ ]minus|give[ ]or[ ]take)"

_OFF: Final = r"\d{1,6}(?:[.,]\d{1,3})?"

_QUANTITY: Final = re.compile(
    rf"""(?:(?<![\w$£€¥#./:-])|(?<=\bsub-))(?<![\d][,'’])(?<!\bper[ ])
    (?: (?P<part>
          (?:(?:three|3)[ -]quarters|two[ -]thirds|an?[ ](?:quarter|third|half)|one[ -](?:quarter|third)|half)
              [ ]of[ ]an?(?=[ ])
        | an?[ ](?:half|quarter)(?=[ -]) | half[ ]an?(?=[ ]) | (?:half|quarter)(?=[ -]) | an?(?=[ -])
        )
      | (?P<vague>{VAGUE})
      | (?P<low>{FIGURE})
        (?:[ ]?{_PLUS_MINUS}[ ]?(?P<off>{_OFF}))?
        (?:(?:[ -]?(?P<low_unit>{UNIT}))?
           (?:-?[ ]to[ ]|-to-|[ ]?[-–—][ ]?
             |(?P<and>[ ]and[ ](?![\w-]{{1,12}}[ ]nights?\b))|-?[ ](?:or|up[ ]to)[ ]) (?P<high>{FIGURE}))?
        (?:\+|[ -](?P<odd>odd)\b|(?:[ -]{any_of(word_list("quantities", "between_number_and_unit"))}\b))?
    )
    (?:[ -]?|[ ]-[ ])(?P<unit>{UNIT})(?!\w)
    \.?(?<!\w\.(?=\s(?-i:[A-Z])))
    (?![²³23]|[ ]?(?:squared?|cubed?)\b|[ ]?per\b|/(?!\d)|[- ]olds?\b|[- ]of[- ]age\b)
    (?:[ ]and[ ](?P<half>a[ ]half|a[ ]quarter|three[ ]quarters)\b)?
    (?:,?[ ]?{_PLUS_MINUS}[ ]?(?P<off_behind>{_OFF})(?:[ ]?(?:(?P<share>%|per[ ]?cent\b)|(?P<off_unit>{UNIT})\b))?)?
    (?:[ ]and[ ](?:[\w-]{{1,12}}[ ])?nights\b)?""",
    _FLAGS,
)
_RIDE: Final = re.compile(
    rf"""(?P<own>(?:['’]s?)?)[ -]
    (?: {any_of(word_list("journeys", "journey", "crossing"))}
      | {any_of(word_list("quantities", "carriers"))}[ ]{any_of(word_list("quantities", "ride"))}
      | to[ ]{any_of(word_list("quantities", "getting"))}
    )\b""",
    _FLAGS,
)
_NAME_BEHIND: Final = re.compile(r"['’]?[- ]?[A-Z]|['’]s?[ ][A-Z]")
_AND_MORE: Final = re.compile(rf"[ ]and[ ]{NUMBER}[ ]{UNIT}\b", _FLAGS)
"""A smaller unit, told with it: "an hour and 35 minutes"."""

_PAST: Final = re.compile(rf"[ ]past[ ](?:{NUMBER}|midnight|noon|the[ ]hour)\b", _FLAGS)
"""A time of day: "ten minutes past nine"."""

_TAKES: Final = re.compile(rf"\b{any_of(word_list('hours_taken', 'before'))}[ ]$", _FLAGS)
_TAKES_REACH: Final = 20
_THE_ONE_REACH: Final = 80
_THE_ONE_TO: Final = re.compile(
    r"\b(?:the[ ]ones?|that|those)[ ](?:from|between)[ ][^,;.:]{2,30}[ ](?:to|and)[ ](?-i:[A-Z])[^,;.:]{1,30}[ ]$",
    _FLAGS,
)
"""What takes so long, without a verb: "needs 35 minutes, the one from Algeciras to Ceuta an hour"."""

_AN_HOUR_BEHIND: Final = re.compile(rf"[ ]{any_of(word_list('hours_taken', 'behind'))}\b|[.,;:)]|$", _FLAGS)
_WAR: Final = re.compile(r"['’]?[ ]War\b")
_NO_ARTICLE: Final = word_set("quantities", "no_one")


def unit_in_km(short: str) -> float | None:
    """Return how many km a unit of length (as `Quantity.unit` has it) is, None for other units."""
    unit = unit_by_short(short)
    return unit.factor if unit.measure == "km" else None


def find_quantities(text: str) -> list[Quantity]:
    """Return the distances, durations and speeds of a text in order; a figure without a unit is none."""
    plain = plain_letters(text)
    found: list[Quantity] = []
    position = 0
    by_points = parts_by_points(plain)
    for by_clock in clocked(plain):
        found += [*_quantities(plain, position, by_clock.start, by_points=by_points), by_clock]
        position = by_clock.end
    found += _quantities(plain, position, len(plain), by_points=by_points)
    return joined(found, plain)


def _quantities(text: str, start: int, end: int, *, by_points: bool) -> Iterator[Quantity]:
    position = start
    while match := _QUANTITY.search(text, position, end):
        quantity = _read(match, text, by_points=by_points)
        if quantity is None:
            # What stands in it may be one: "3 miles or 5m people", "flight 370 200 km off".
            if match["high"]:
                yield from _quantities(text, match.start(), match.start("high"), by_points=by_points)
            position = match.start("high") if match["high"] else _next_word(match, text)
            continue
        if quantity.start > match.start():
            # What was taken for the lower end of a range may have a unit of its own: "90 minutes and 31 mph".
            yield from _quantities(text, match.start(), quantity.start, by_points=by_points)
        yield quantity
        position = match.end()


def _next_word(match: re.Match[str], text: str) -> int:
    gap = re.compile(r"\s").search(text, match.start() + 1, match.end())
    return gap.end() if gap else match.end()


def _read(match: re.Match[str], text: str, *, by_points: bool) -> Quantity | None:
    written = match["part"] or match["vague"] or match["high"] or match["low"]
    group = "part" if match["part"] else "vague" if match["vague"] else "high" if match["high"] else "low"
    unit = unit_at(text, match.span(group), match.start("unit"), match.end("unit"))
    if unit is None or _is_name(match, text) or (unit.measure == "hours" and _PAST.match(text, match.end("unit"))):
        return None
    end = match.end()
    if match["part"]:
        ride = _RIDE.match(text, end) if unit.measure == "hours" else None
        figures = _part(match, unit, is_ride=ride is not None)
        end = ride.end("own") if ride else end
    elif match["vague"]:
        figures = Figures(match.start(), *read_vague(written)) if unit.measure == "km" else None
    else:
        figures = figures_of(match, unit, text, by_points=by_points)
    if figures is None:
        return None
    if text[end - 1] == "." and not match["unit"].endswith("."):
        end -= 1
    return quantity_of(unit, figures.start, end, figures.low, figures.high)


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether it is part of a name: "Ten Mile Lake", "Six Day War", "Thirty Years' War"; "30 Miles North" is none."""
    word, end = match["unit"], match.end("unit")
    if not word[0].isupper() or word.isupper():
        return False
    if _WAR.match(text, end):
        return True
    plural = word.lower().endswith("s") and match["low"] and match["low"][0].isdigit()
    return not plural and _NAME_BEHIND.match(text, end) is not None


def _is_an_hour_of_travel(match: re.Match[str], unit: Unit) -> bool:
    """Say whether "an hour" is told as how long something takes, or lies off: "about an hour from", "takes an hour"."""
    if unit.short != "h":
        return False
    taken = _TAKES.search(match.string, max(0, match.start() - _TAKES_REACH), match.start())
    taken = taken or _THE_ONE_TO.search(match.string, max(0, match.start() - _THE_ONE_REACH), match.start())
    return taken is not None and _AN_HOUR_BEHIND.match(match.string, match.end()) is not None


def _part(match: re.Match[str], unit: Unit, *, is_ride: bool) -> Figures | None:
    """Return the figure of "half a mile", "a mile and a half", "three quarters of an hour", "an hour's drive"."""
    part, word = match["part"].lower(), match["unit"].lower()
    if word.endswith("s") or word in _NO_ARTICLE:
        return None
    value = next((share for name, share in PARTS.items() if name in part), 1.0)
    if value == 1.0:
        # "a mile" is a distance, "a day" mostly is not; "an hour's drive" and "an hour and a half" are durations.
        more = _AND_MORE.match(match.string, match.end("unit"))
        lasts = is_ride or match["half"] or unit.short == "fortnight" or more or _is_an_hour_of_travel(match, unit)
        if unit.measure == "kmh" or (unit.measure == "hours" and not lasts):
            return None
    elif unit.measure == "kmh" or (unit.short == "yr" and part in {"half", "quarter", "a half"}):
        return None  # "half-year results"
    return Figures(match.start(), value + half_of(match))
