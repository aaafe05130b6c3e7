"""Multiples of the figure before: "Bukhara is 217 km from Samarkand and twice as far from Tashkent"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.lexicon import Multiple, any_of, classes
from geo.text import NUMBER, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Quantity

_FACTORS: Final = {word: kind.factor for kind in classes("multiples", Multiple).values() for word in kind.words}
MULTIPLE: Final = re.compile(
    rf"""
    \b(?: (?P<word>{any_of(_FACTORS)}) | (?P<number>{NUMBER})[ ]times )[ ]
    (?: as[ ]far | (?:that|the)[ ](?:same[ ])?distance )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_PLACE: Final = re.compile(r"[ ](?:from|to)[ ](?![^,;.]{0,60}\bas\b)", re.IGNORECASE)
"""What follows a multiple of the figure before; "twice as far from Kyiv as Uman" is one of another distance."""


def with_multiples(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of `text[start:end]`, in order, with the distances that are told as multiples of others."""
    return sorted([*quantities, *_multiples(text, start, end, quantities)], key=lambda quantity: quantity.start)


def _multiples(text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    distances = [quantity for quantity in quantities if quantity.km is not None]
    if not distances:
        return
    for match in MULTIPLE.finditer(text, max(start, distances[0].end), end):
        before = [quantity for quantity in distances if quantity.end <= match.start()]
        if before and _OF_A_PLACE.match(text, match.end(), end):
            yield _times(before[-1], _factor(match), *match.span())


def _factor(match: re.Match[str]) -> float:
    return _FACTORS[match["word"].lower()] if match["word"] else read_number(match["number"])


def _times(other: Quantity, factor: float, start: int, end: int) -> Quantity:
    assert other.km is not None, "only distances are multiplied"
    top = None if other.value_max is None else other.value_max * factor
    times = {"value": round(other.value * factor, 6), "km": round(other.km * factor, 6), "value_max": top}
    return other.model_copy(update={"start": start, "end": end, **times})
