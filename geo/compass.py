"""Directions by name: reading "north-northeast", "NNE", "due south", and naming a bearing.

Names are lower case with hyphens ("north-east", "north-north-east"); bearings are degrees clockwise from north.
"""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import word_list

POINTS: Final = word_list("directions")
"""The sixteen points, clockwise from north."""

CARDINALS: Final = POINTS[::4]
_BY_LETTERS = {point.replace("-", ""): point for point in POINTS}
_BY_INITIALS = {"".join(word[0].upper() for word in point.split("-")): point for point in POINTS}

DIRECTION: Final = r"""
    (?: (?:north|south)(?:[- ]?(?:north|south))?(?:[- ]?(?:east|west))?(?:wards?|erly)?
      | (?:east|west)[- ]?(?:north|south)[- ]?(?:east|west)
      | (?:east|west)(?:wards?|erly)?
      | (?-i:[NSEW]{1,3})
    )\b
"""
"""The words for a direction, a verbose pattern in which case is ignored."""


def read_direction(words: str) -> str | None:
    """Return the compass point of words matched by `DIRECTION`, None if it is none ("north-south")."""
    if words in _BY_INITIALS:
        return _BY_INITIALS[words]
    letters = re.sub(r"[- ]|wards?$|erly$", "", words.lower())
    return _BY_LETTERS.get(letters)


def bearing_of(point: str) -> float:
    """Return the bearing of a compass point in degrees."""
    return POINTS.index(point) * 22.5


def nearest_point(bearing_deg: float) -> str:
    """Return the nearest of the sixteen points: 46.6 is "north-east"."""
    return POINTS[round(bearing_deg / 22.5) % 16]


def name_of(bearing_deg: float) -> str:
    """Return the nearest of the eight points: 46.6 is "north-east"."""
    return POINTS[2 * (round(bearing_deg / 45) % 8)]


def angle_between(a: float, b: float) -> float:
    """Return the angle between two bearings, in 0..180."""
    return abs((a - b + 180) % 360 - 180)
