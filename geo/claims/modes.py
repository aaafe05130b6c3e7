"""By what somebody travels, as words say it, and along what a figure is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import Basis, Mode

_RAIL = re.compile(r"\b(?:rail|rails|railway|railways|railroad|train|trains|tracks?|line)\b", re.IGNORECASE)
_ROAD = re.compile(
    r"\b(?:road|roads|drive|drove|driven|highway|motorway|walk|walked|march|marched|marching|bus|car|truck|convoy"
    r"|cycle|cycled|bicycle|foot|trek|trekked|hike|hiked|ride|rode|pilgrimage|lorry|motorcade)\b",
    re.IGNORECASE,
)
_SEA = re.compile(
    r"\b(?:sail|sails|sailed|sailing|voyage|ship|ferry|boat|vessel|by sea|cruise|cruised|sea route|shipping)\b",
    re.IGNORECASE,
)
_AIR = re.compile(
    r"\b(?:flight|flew|fly|flies|flown|by air|as the crow flies|straight line|plane|aircraft|missile|rocket"
    r"|helicopter|jet|drone)\b",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:travel\w*|journey\w*|trips?|route|way|cover(?:ed|ing|s)?|migrat\w+|fled|cross(?:ed|ing)"
    r"|distance covered|expedition|trail|pipeline|stretch|corridor|haul)\b",
    re.IGNORECASE,
)


def travel_mode(words: str) -> Mode:
    """Return by what words say that somebody travels, "unknown" if they do not."""
    modes: tuple[tuple[Mode, re.Pattern[str]], ...] = (("air", _AIR), ("rail", _RAIL), ("sea", _SEA), ("road", _ROAD))
    return next((mode for mode, pattern in modes if pattern.search(words)), "unknown")


def basis_of(window: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured, and whether the words say so or only speak of a journey."""
    mode = travel_mode(window)
    if mode == "air":
        return "geodesic", True
    if mode == "unknown":
        return ("road", False) if _TRAVEL.search(window) else ("geodesic", True)
    return mode, True
