"""Figures that tell how long a border, a bridge or a coast is, not how far its ends are apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.claims.statements.joints import BETWEEN_BEHIND, FROM_BEHIND
from geo.claims.statements.words import LINE, LONG

if TYPE_CHECKING:
    from geo.claims.statements.form import Figure

_FLAGS = re.VERBOSE | re.IGNORECASE
_LINE = rf"(?: {LINE} | coast\w* )"
_IS_A_LINE = re.compile(rf"\b{_LINE}\b", _FLAGS)
_LINE_RUNS = re.compile(
    rf"""
    \b{_LINE}[ ] (?: from | (?:\w+[ ]){{0,6}}?(?: runs? | ran | stretch\w* | extend\w* | measur\w* | between ) )\b
    [^,;]* $
    """,
    _FLAGS,
)
_LINE_BEFORE = re.compile(rf"(?<!across[ ]the[ ])(?<!along[ ]the[ ])(?<!over[ ]the[ ])\b{_LINE}\b", _FLAGS)


def _is_of_a_line(figure: Figure, opening: re.Pattern[str]) -> bool:
    """Say whether a figure is how long a border or a bridge is, not how far its ends are apart."""
    match = figure.followed_by(opening)
    return match is not None and _IS_A_LINE.search(match[0]) is not None


def is_no_distance_from(figure: Figure) -> bool:
    """Say whether a figure with a "from" is a line's own length: "the border from A to B is 90 km long"."""
    is_its_length = figure.followed_by(LONG) and _LINE_BEFORE.search(figure.before)
    return bool(is_its_length or _LINE_RUNS.search(figure.before)) or _is_of_a_line(figure, FROM_BEHIND)


def is_no_distance_between(figure: Figure) -> bool:
    """Say whether a figure with two ends is a line's own length: "the 90 km border between A and B"."""
    return is_no_distance_from(figure) or _is_of_a_line(figure, BETWEEN_BEHIND)
