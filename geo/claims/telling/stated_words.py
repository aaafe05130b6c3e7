"""A figure as the text states it, in quotation marks with what qualifies it, and how it is rounded, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.claims.measuring import verdicts
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.multiples import MULTIPLE
from geo.figures import km_words, number, quantity_words, unit_by_short

if TYPE_CHECKING:
    from geo.model import Claim, Quantity

_BEFORE, _LONGEST = 40, 60
_QUALIFIED = re.compile(rf"(?:\b|(?<=\s))(?:(?:an?|the)[ ])*(?P<words>{QUALIFIED})\Z", re.VERBOSE | re.IGNORECASE)


def figure_words(claim: Claim, text: str) -> str:
    """Return "“about 425 miles (680 km)”" of the text, and what it is in km where the text does not say it so."""
    figures = [q for q in claim.quantities if q.km is not None] or list(claim.quantities)
    first, last = figures[0], figures[-1]
    if last.end - first.start > _LONGEST or not any(map(str.isalpha, text[first.start : last.end])):
        return " and ".join(quantity_words(q) for q in figures)
    start = first.start - _qualifier(text[max(0, first.start - _BEFORE) : first.start])
    behind = f" {claim.hedge}"
    end = last.end + (len(behind) if text[last.end :].startswith(behind) else 0)
    quoted = " ".join(text[start:end].split()).strip("“”\"'").removesuffix("-long")
    quoted += ")" if quoted.count("(") > quoted.count(")") else ""
    known = first.km is None or (any(q.unit == "km" for q in figures) and not MULTIPLE.search(quoted))
    return f"“{quoted}”" if known else f"“{quoted}” ({_in_km(first)})"


def _qualifier(before: str) -> int:
    """Return how many characters before a figure the words that qualify it begin; articles do not count."""
    match = _QUALIFIED.search(before)
    return len(match["words"]) if match else 0


def _in_km(figure: Quantity) -> str:
    low, high = verdicts.base_value(figure), verdicts.top_value(figure)
    words = km_words(round(low, 1))
    return words if high == low else f"{words.removesuffix(' km')} to {km_words(round(high, 1))}"


def step_words(figure: Quantity) -> str:
    """Return to what a figure was rounded: "10 km", "kilometre", "mile", "half mile"."""
    step, unit = verdicts.rounding_step(figure.value), unit_by_short(figure.unit)
    if step == 1:
        return unit.singular
    return f"half {unit.singular}" if step == 0.5 else f"{number(step)} {unit.plural}"
