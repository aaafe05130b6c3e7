"""The figure of a quantity that is told in numbers: a value, or a range by its words, by "±" or by "-odd"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.figures import last_digit
from geo.lexicon import any_of, word_list
from geo.text.point_groups import is_told_of_places, value_of
from geo.text.unit_numbers import is_in_spaced_groups, read_figure, scale_of
from geo.text.unit_words import unit_at

if TYPE_CHECKING:
    from geo.lexicon import Unit

PARTS: Final = {"three": 0.75, "3": 0.75, "two": 2 / 3, "quarter": 0.25, "third": 1 / 3, "half": 0.5}
"""Shares by their words."""

_BETWEEN: Final = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_NUMBERED: Final = re.compile(rf"\b{any_of(word_list('quantities', 'numbered'))}[ ]$", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?<![.!?\"“”(\n][ ])(?<!^)(?<![\"“”(\n])\b[A-Z][\w.]*[ ]$")
_BEFORE_A_YEAR: Final = re.compile(
    rf"\b(?:{any_of(word_list('quantities', 'before_a_year'))}|(?-i:[A-Z][a-z]+))[ ]$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TIME_UNIT: Final = re.compile(r"(?:second|minute|hour|day|week|month|year)", re.IGNORECASE)


class Figures(NamedTuple):
    """Where a quantity's words begin, its figure, and the higher end of a range."""

    start: int
    low: float
    high: float | None = None


def half_of(match: re.Match[str]) -> float:
    """Return what "and a half" behind a unit adds."""
    half = match["half"]
    return 0.0 if half is None else next(share for name, share in PARTS.items() if name in half.lower())


def figures_of(match: re.Match[str], unit: Unit, text: str, *, by_points: bool) -> Figures | None:
    """Return the figure or the range of a match that is told in numbers; None where they number something else."""
    if _is_another_number(match, text):
        return None
    by_points = by_points or is_told_of_places(match["high"] or match["low"], unit, text, match.end())
    start, last = match.start(), value_of(match["high"] or match["low"], unit, by_points=by_points) + half_of(match)
    off = _off(match, unit, last)
    if off is not None:
        return Figures(start if not match["high"] else match.start("high"), max(0.0, last - off), last + off)
    if not match["high"]:
        # "Three-hundred-odd" are three hundred and some more.
        return Figures(start, last, last + last_digit(last) if match["odd"] else None)
    low, scale = value_of(match["low"], unit, by_points=by_points), scale_of(match["high"])
    if scale and scale_of(match["low"]) is None and low * scale < last:
        low *= scale  # "six to seven hundred"; "500 to a thousand" is as it says
    # "In 2019 and 40 miles" are two things, only "between 40 and 50 miles" is a range. "680-70 km" is none that anybody
    # means, "1-800 miles" neither, and "90 minutes to 31 mph" has two units: keep the figure by the unit.
    apart = match["and"] and not _BETWEEN.search(text[max(0, start - 20) : start])
    other = match["low_unit"] and unit_at(text, match.span("low"), *match.span("low_unit")) not in {unit, None}
    if apart or other or last < low:
        return Figures(match.start("high"), last)
    return Figures(start, low, last)


def _is_another_number(match: re.Match[str], text: str) -> bool:
    """Whether a number is no count; so it stands in texts without commas: "flight 370 200 km off"."""
    low, before = match["low"], text[max(0, match.start() - 30) : match.start()]
    if is_in_spaced_groups(low):
        return _NUMBERED.search(before) is not None or _NAMED.search(before) is not None
    is_year = _YEAR.fullmatch(low) is not None and _BEFORE_A_YEAR.search(before) is not None
    return (
        is_year
        and not match["high"]
        and text[match.start("unit") - 1] == " "
        and _TIME_UNIT.match(match["unit"]) is not None
    )


def _off(match: re.Match[str], unit: Unit, value: float) -> float | None:
    """Return by how much a figure may be off as it says itself: 10 of "390 ± 10 km", 39 of "390 km ± 10 %"."""
    written = match["off"] or match["off_behind"]
    if written is None:
        return None
    off = read_figure(written)
    if match["share"]:
        return value * off / 100
    other = (
        unit_at(
            text=match.string, number=match.span("off_behind"), at=match.start("off_unit"), end=match.end("off_unit")
        )
        if match["off_unit"]
        else None
    )
    return off * other.factor / unit.factor if other and other.measure == unit.measure else off
