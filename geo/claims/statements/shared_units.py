"""Figures without a unit of their own, which is that of the figure before: "190 km from Paris, 82 from Nice"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.words import UNREAD
from geo.compass import DIRECTION
from geo.text import NUMBER, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE
_BARE: Final = re.compile(
    rf"""
    (?: (?: [,;] | [ ](?:and|but|or) ) [ ] (?:(?:and|but|or|only|just)[ ])? {QUALIFIED} (?P<number> {NUMBER} )
        (?= [ ](?: from | to | between | beyond | further | farther | away | {DIRECTION}[ ](?:of|from) )\b
            (?![ ]from[ ](?:the[ ])?{UNREAD}[ ](?: were | was | are | have | had | has | died )\b) )
      | \b(?: another | a[ ]further )[ ] {QUALIFIED} (?P<more> {NUMBER} )
        (?= [.,;] | $ | [ ](?: and | on | after | from | to | between | beyond | further | farther )\b )
    )
    """,
    _FLAGS,
)
"""A number that goes on from a figure: "and 86 from Kirkuk", "another 19"; not "and 12 from Kirkuk were hurt"."""


def with_shared_units(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of `text[start:end]`, in order, those without a unit among them."""
    return sorted([*quantities, *_shared(text, start, end, quantities)], key=lambda quantity: quantity.start)


def _shared(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    if not quantities:
        return
    for match in _BARE.finditer(text, max(start, quantities[0].end), end):
        span = match.span("number") if match["number"] else match.span("more")
        before = [quantity for quantity in quantities if quantity.end <= span[0]]
        if before and not any(quantity.start < span[1] and span[0] < quantity.end for quantity in quantities):
            yield in_unit_of(before[-1], text[slice(*span)], *span)


def in_unit_of(other: Quantity, number: str, start: int, end: int) -> Quantity:
    """Return a figure that is written without a unit in the unit of another."""
    value = read_number(number)
    factor = value / other.value if other.value else 0.0
    scaled = {
        measure: round(figure * factor, 6)
        for measure in ("km", "hours", "kmh")
        if (figure := getattr(other, measure)) is not None
    }
    return other.model_copy(update={"start": start, "end": end, "value": value, "value_max": None, **scaled})
