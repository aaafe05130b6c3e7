"""By what somebody travels, as words say it, and along what a figure is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, plurals, vehicles

if TYPE_CHECKING:
    from geo.model import Basis, Mode


def _mode_words(mode: Mode, others: str) -> re.Pattern[str]:
    """Return a pattern of the vehicles of a mode and of `others`, words for ways and for going."""
    carriers = any_of(plurals(word for word, kind in vehicles().items() if kind.mode == mode))
    return re.compile(rf"\b(?:{carriers}|{others})\b", re.VERBOSE | re.IGNORECASE)


_MODES: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("air", _mode_words("air", r"""
        flew | fly | flies | flown | by[ ]air | as[ ]the[ ]crow[ ]flies | straight[ ]line | missile | rocket | drone
    """)),
    ("rail", _mode_words("rail", r"railroad | tracks? | line")),
    ("sea", _mode_words("sea", r"""
        sail | sails | sailed | sailing | voyage | by[ ]sea | cruise | cruised | sea[ ]route | shipping
    """)),
    ("road", _mode_words("road", r"""
        drive | drove | driven | highway | motorway | walk | walked | march | marched | marching | cycle | cycled
        | trek | trekked | hike | hiked | ride | rode | pilgrimage
    """)),
)  # fmt: skip
_TRAVEL = re.compile(
    r"\b(?:travel\w*|journey\w*|trips?|route|way|cover(?:ed|ing|s)?|migrat\w+|fled|cross(?:ed|ing)"
    r"|distance covered|expedition|trail|pipeline|stretch|corridor|haul)\b",
    re.IGNORECASE,
)


def travel_mode(words: str) -> Mode:
    """Return by what words say that somebody travels, "unknown" if they do not."""
    return next((mode for mode, pattern in _MODES if pattern.search(words)), "unknown")


def basis_of(window: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured, and whether the words say so or only speak of a journey."""
    mode = travel_mode(window)
    if mode == "air":
        return "geodesic", True
    if mode == "unknown":
        return ("road", False) if _TRAVEL.search(window) else ("geodesic", True)
    return mode, True
