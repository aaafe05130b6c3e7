"""Figures that are no distance between places: altitudes, heights, depths, and units too small for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.hedges import QUALIFIED
from geo.claims.masking import NAME
from geo.lexicon import Unit, any_of, classes, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.form import Figure
    from geo.model import Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_TOLD_OF_WAYS: Final = {unit.short for unit in classes("units", Unit).values() if unit.told_of_ways}
_HEIGHTS_ARE_IN: Final = {"m", "ft"}

_MEASURES: Final = any_of([*word_list("extents", "measured"), *word_list("own_lengths", "size")])
_BEHIND: Final = re.compile(rf"[ -](?:{any_of(word_list('extents', 'behind'))}|{_MEASURES})(?!\w)", _FLAGS)
_MEASURED: Final = re.compile(rf"\b{_MEASURES}(?:[ ](?:of|at|is|was|reached|reaches)|:)?[ ]{QUALIFIED}$", _FLAGS)
_HIGH: Final = any_of(plurals(word_list("extents", "has_a_height", "rise")))
_OF_WHAT_IS_HIGH: Final = re.compile(rf"[ -](?:[a-z-]+[ ]){{0,2}}{_HIGH}\b | [ ]up\b(?![ ]the\b)", _FLAGS)
_RISING: Final = re.compile(
    rf"\b{any_of(word_list('extents', 'rise', 'rising'))}[ ](?:[a-z]+[ ]){{0,2}}?(?:to[ ]|at[ ]|about[ ])?{QUALIFIED}$",
    _FLAGS,
)
_AT: Final = re.compile(rf"\bat[ ]{QUALIFIED}$", _FLAGS)
_IN_BRACKETS: Final = re.compile(rf"{NAME}[ ]?\($")
_FAR: Final = re.compile(
    r"[ ](?:away|from|off|apart|short|past|beyond|to|[a-z-]+[ ](?:of|from)|outside)\b", re.IGNORECASE
)


def may_be_between_places(quantity: Quantity) -> bool:
    """Whether ways and journeys are told in its unit: not in inches, millimetres, seconds or years."""
    return quantity.unit in _TOLD_OF_WAYS


def is_extent(figure: Figure) -> bool:
    """Whether a figure is how high or deep something is, or stands: "a 12,500 ft pass", "an elevation of 900 m"."""
    if figure.followed_by(_BEHIND) or _MEASURED.search(figure.before):
        return True
    if figure.alone.quantities[0].unit not in _HEIGHTS_ARE_IN:
        return False
    if figure.followed_by(_OF_WHAT_IS_HIGH):
        return True
    if figure.followed_by(_FAR):
        return False
    before = figure.before
    return any(words.search(before) is not None for words in (_RISING, _AT, _IN_BRACKETS))
