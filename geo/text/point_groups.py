"""Whether the point of "2.800 km" parts thousands, as much of Europe and South America writes them.

It does where a thousandth is absurd: of a metre, a foot, an hour, of how far places are apart, or where the figure ends
in 0 or the text writes thousands or decimals so elsewhere ("1.200.000", "2,5 km"); "5.412 km" is a circuit, "231.152
mph" a speed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.compass import DIRECTION
from geo.text.unit_numbers import ONE_POINT, read_figure
from geo.text.unit_words import UNIT

if TYPE_CHECKING:
    from geo.lexicon import Unit

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_BY_POINTS: Final = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}},\d{{1,2}}(?=[ ]{UNIT}\b))(?![\d.,]?\d)", _FLAGS
)
_SLOWEST_LAP, _FASTEST_LAP = 20.0, 500.0  # km/h: what is told to a thousandth
_FARTHEST_KM = 20_040.0
_FAR_BEHIND: Final = re.compile(rf",?[ ](?:away|apart|distant|from|off|between|to[ ]the|{DIRECTION})\b", _FLAGS)
_FOOT_KM, _METRE_KM = 0.0003, 0.001


def parts_by_points(text: str) -> bool:
    """Whether a text writes points for thousands, or commas for decimals, where nothing else can be meant."""
    return _BY_POINTS.search(text) is not None


def is_told_of_places(written: str, unit: Unit, text: str, end: int) -> bool:
    """Whether "1.054 km" is how far from a place: nobody tells that to a metre, and no place is 42,195 km off."""
    one_point = ONE_POINT.fullmatch(written)
    if one_point is None or unit.measure != "km":
        return False
    return int(one_point["whole"]) * 1000 * unit.factor <= _FARTHEST_KM and _FAR_BEHIND.match(text, end) is not None


def value_of(written: str, unit: Unit, *, by_points: bool) -> float:
    """Return the value of a figure in a unit."""
    one_point = ONE_POINT.fullmatch(written)
    return read_figure(written, points_group=one_point is not None and _groups(one_point, unit, by_points=by_points))


def _groups(written: re.Match[str], unit: Unit, *, by_points: bool) -> bool:
    """Whether the point of "2.800" parts thousands, by what is plausible of a unit."""
    if by_points or (unit.measure == "hours" and unit.factor >= 1.0):
        return True
    if unit.measure == "kmh":
        return not _SLOWEST_LAP <= float(written[0]) * unit.factor <= _FASTEST_LAP
    return unit.measure == "km" and (written["rest"].endswith("0") or _FOOT_KM <= unit.factor <= _METRE_KM)
