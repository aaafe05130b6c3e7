"""What a figure is the size of, so that it says nothing of how far two places are apart: "a 12 km tailback"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.amounts import is_of_stuff, is_stuff_between
from geo.claims.statements.extents import is_extent
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.midway import FROM_EACH
from geo.claims.statements.waters import is_of_water
from geo.claims.statements.words import LINE
from geo.lexicon import any_of, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.statements.form import Figure

_FLAGS = re.VERBOSE | re.IGNORECASE
_LEAD = 60  # characters before a figure in which it may be said what it is the size of
_WAYS = any_of(plurals(word_list("place_nouns", "way")))

_SIZE_BEHIND: Final = re.compile(
    rf"""
    [ -](?: {any_of(word_list("own_lengths", "dimension"))} | (?:long[ ])?{any_of(word_list("own_lengths", "row"))} )\b
    """,
    _FLAGS,
)
_SIZE_BEFORE: Final = re.compile(
    rf"""
    \b(?: {any_of(word_list("own_lengths"))} [ ](?:of|is|was)[ ]
        | {any_of(word_list("own_lengths", "portion"))}[ ]
        | {any_of(word_list("own_lengths", "price"))}[ ]
    ) {QUALIFIED}$
    """,
    _FLAGS,
)
_PART = re.compile(
    rf"""
    [ -](?:long[ ])?{any_of(word_list("own_lengths", "part"))}[ ]of\b
    | [ ](?:that|which)[ ](?:still[ ])?(?: remain(?:s|ed)? | (?:is|are|was|were)[ ](?:still[ ])?left )\b
    | [ ]of[ ](?:the|its|their|his|her|this|that)[ ](?:[a-z-]+[ ]){{0,2}}?
        (?: {_WAYS} | journey | trip | border | coast )\b
    """,
    _FLAGS,
)
_RUNS = r"(?:from|between|along|through|runs?|ran|running|stretch\w*|extend\w*)"
_LINE_BEHIND = re.compile(rf"[ -](?:long[ ])?(?:[a-z-]+[ ])?{LINE}[ ](?:(?:that|which)[ ])?{_RUNS}\b", _FLAGS)


def states_no_distance(figure: Figure) -> bool:
    """Say whether a figure is a height, a width, a radius, a part of a way or an amount of something."""
    return is_a_size(figure) or is_an_amount(figure)


def is_a_size(figure: Figure) -> bool:
    """Say whether a figure is how high, wide or long something is by itself."""
    lead = figure.lead(_LEAD)
    return bool(
        is_extent(figure)
        or _SIZE_BEFORE.search(lead)
        or figure.followed_by(_SIZE_BEHIND)
        or figure.followed_by(_LINE_BEHIND)
        or figure.followed_by(FROM_EACH)
    )


def is_an_amount(figure: Figure) -> bool:
    """Say whether a figure is a part of a way or an amount of something; "within 30 km of the border" is a distance."""
    if figure.alone.bound == "at_most" or is_stuff_between(figure.before, figure.text, figure.behind):
        return False
    if is_of_water(figure.masked, figure.behind):
        return False
    return figure.followed_by(_PART) is not None or is_of_stuff(figure.text, figure.behind)
