"""Figures that are no distance between places: altitudes, heights, depths, and units too small for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME
from geo.lexicon import Unit, any_of, classes, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.statements.form import Figure
    from geo.model import Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_TOLD_OF_WAYS: Final = {unit.short for unit in classes("units", Unit).values() if unit.told_of_ways}
_HEIGHTS_ARE_IN: Final = {"m", "ft"}

_MEASURES: Final = any_of([*word_list("extents", "measured"), *word_list("own_lengths", "size")])
_BEHIND: Final = re.compile(
    rf"[ -](?:{any_of(word_list('extents', 'behind'))}|{_MEASURES})(?!\w|[ ]the[ ]|[ ]{NAME})", _FLAGS
)
_TO: Final = r"(?:[ ](?:(?:fell|dropped|down|rose)[ ]to|of|at|to|is|was|reached|reaches|reaching)|:)"
_MEASURED: Final = re.compile(rf"\b{_MEASURES}{_TO}?[ ]{QUALIFIED}$", _FLAGS)
_HIGH: Final = any_of(plurals(word_list("extents", "has_a_height", "rise")))
_OF_WHAT_IS_HIGH: Final = re.compile(rf"[ -](?:[a-z-]+[ ]){{0,2}}{_HIGH}\b | [ ]up\b(?![ ]the\b)", _FLAGS)
_RISES: Final = any_of(word_list("extents", "rise", "rising"))
_RISING: Final = re.compile(rf"\b{_RISES}[ ](?:[a-z]+[ ]){{0,2}}?(?:to[ ]|at[ ]|about[ ])?{QUALIFIED}$", _FLAGS)
_FAR: Final = re.compile(
    r"[ ](?:away|from|off|apart|short|past|beyond|to|[a-z-]+[ ](?:of|from)|outside|long|between|separates?)\b",
    re.IGNORECASE,
)
_LIES: Final = re.compile(rf"\b{any_of(word_list('extents', 'lying'))}[ ]{QUALIFIED}$", _FLAGS)


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
    # Few places are so near that metres are told: rather is it how high something is in "(3,640 m)" and "at 900 m".
    return _RISING.search(figure.before) is not None or _LIES.search(figure.before) is None
