"""Circles of latitude at the end of a distance: "the Arctic Circle", "the 38th parallel"."""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import any_of, word_values

_NAMED: Final = word_values("parallels", float)
_NUMBERED: Final = r"\d{1,2}(?:st|nd|rd|th)[ ]parallel(?:[ ](?:north|south)\b)?"

PARALLEL: Final = rf"(?: {any_of(_NAMED)} | {_NUMBERED} )"
"""A pattern (verbose, any case) of what names a circle of latitude."""

_PARALLEL: Final = re.compile(PARALLEL, re.VERBOSE | re.IGNORECASE)


def names_a_parallel(words: str) -> bool:
    """Whether words name a circle of latitude and nothing else."""
    return _PARALLEL.fullmatch(words) is not None


def latitudes_of(words: str) -> tuple[float, ...]:
    """Return the latitude of a circle in degrees north; both where a number does not say in which hemisphere it is."""
    if (named := _NAMED.get(words.lower())) is not None:
        return (named,)
    degrees = float(re.findall(r"\d+", words)[0])
    if words.lower().endswith("north"):
        return (degrees,)
    return (-degrees,) if words.lower().endswith("south") else (degrees, -degrees)
