"""Counts before a unit that are not told: "a few thousand", "hundreds of", "tens of thousands of", "several"."""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import VagueCount, any_of, classes
from geo.text.numbers import SCALE, read_number

_COUNTS: Final = {word: count for count in classes("vague_counts", VagueCount).values() for word in count.words}
_COUNT: Final = any_of(_COUNTS)
_PLURAL: Final = any_of(word for word in _COUNTS if word.endswith("s") and " " not in word)

VAGUE: Final = rf"\b(?:(?:{_COUNT}[ ])?{_PLURAL}(?:[ ]of[ ]{_PLURAL})?(?=[ ]of\b)|{_COUNT}(?:[ ]{SCALE}\b)?)(?:[ ]of)?"
"""The pattern of such a count before a unit (verbose, no groups)."""

_PARTS: Final = re.compile(
    rf"(?P<count>{_COUNT})\b(?:[ ](?:of[ ])?(?:(?P<scale>{SCALE})|(?P<plural>{_PLURAL}))\b)?",
    re.IGNORECASE | re.VERBOSE,
)


def read_vague(words: str) -> tuple[float, float]:
    """Return from what to what a count that `VAGUE` matched is fair."""
    match = _PARTS.match(words)
    assert match is not None, "only called on what VAGUE matched"
    count = _COUNTS[match["count"].lower()]
    scale = read_number(match["scale"]) if match["scale"] else None
    if match["plural"]:
        scale = _COUNTS[match["plural"].lower()].low
    # "Tens of thousands" and "a few hundred" multiply; both are told more narrowly than "a few" alone.
    return (count.low, count.high) if scale is None else (count.low * scale, (count.high_scaled or count.high) * scale)
