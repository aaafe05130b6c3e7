"""By what somebody travels, as words say it, and along what a figure is measured."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from geo.lexicon import TravelWords, any_of, classes, plurals, vehicles

if TYPE_CHECKING:
    from geo.model import Basis, Mode

_FLAGS = re.VERBOSE | re.IGNORECASE


def _mode_words(mode: Mode) -> re.Pattern[str]:
    carriers = plurals(word for word, kind in vehicles().items() if kind.mode == mode and not kind.ambiguous)
    others = (kind.words for kind in classes("travel_modes", TravelWords).values() if kind.mode == mode)
    return re.compile(rf"\b{any_of([*carriers, *chain.from_iterable(others)])}\b", _FLAGS)


_MODES: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("air", _mode_words("air")),
    ("rail", _mode_words("rail")),
    ("sea", _mode_words("sea")),
    ("road", _mode_words("road")),
)
_JOURNEY = re.compile(
    r"""
    \b(?: travel\w* | journey\w* | trips? | expedition | migrat\w+ | fled | haul
        | cover(?:ed|ing|s)? | distance[ ]covered | cross(?:ed|ing)
        | ha(?:d|ve|s)[ ]come | route | way | trail | pipeline | stretch | corridor | along
    )\b
    """,
    _FLAGS,
)

_BEFORE_A_UNIT = re.compile(r"\d[ ](?P<mode>rail|road)[ ]", re.IGNORECASE)
_BY = r"(?:by|via|along)[ ](?:[a-z-]+[ ]){0,3}[a-z-]+"
_TOLD_BEHIND = re.compile(rf"(?:[ ](?:away|distant|off))?,?[ ]\(?(?P<way>{_BY})", _FLAGS)
_TOLD_FIRST = re.compile(rf"(?:^\W*|[,(–—][ ]?)(?P<way>{_BY}),?[ ]", _FLAGS)


def travel_mode(words: str) -> Mode:
    """Return by what words say that somebody travels, "unknown" if they do not."""
    return next((mode for mode, pattern in _MODES if pattern.search(words)), "unknown")


def basis_by(mode: Mode) -> Basis:
    """Return along what the figures of a journey by some mode are measured."""
    return "geodesic" if mode == "air" else "road" if mode == "unknown" else mode


def basis_of(window: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured, and whether the words say so or only speak of a journey."""
    mode = travel_mode(window)
    if mode == "air":
        return "geodesic", True
    if mode == "unknown":
        return ("road", False) if _JOURNEY.search(window) else ("geodesic", True)
    return mode, True


def way_told(before: str, behind: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured by words of their own round its ends, and whether they say by what.

    `behind` are those behind its ends ("120 km north of Anchorage by road"), `before` its clause ("By road, Kandy is").
    """
    for words in (_TOLD_BEHIND.match(behind), _TOLD_FIRST.search(before)):
        found = basis_of(words["way"]) if words else None
        if found and found[0] != "geodesic":
            return found
    return "geodesic", True


def way_of_unit(written: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured by a word before its unit, "1,150 rail kilometres"; else geodesic."""
    word = _BEFORE_A_UNIT.search(written)
    return basis_of(word["mode"]) if word else ("geodesic", True)
