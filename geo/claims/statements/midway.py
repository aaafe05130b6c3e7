"""One figure from both ends between which a place lies: "Zaragoza, midway between A and B, 260 km from each"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.statements.form import Form, figure_alone
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME, Masked
from geo.claims.statements.name_lists import end_named
from geo.claims.statements.words import LIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.statements.statement import Statement

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_REACH: Final = 200  # characters before a figure in which the three places are named
_MIDWAY: Final = re.compile(
    rf"""
    (?P<subject>{NAME}) (?:,|[ ]{LIES})? [ ]
    (?: (?:almost[ ]|about[ ]|roughly[ ])? (?:midway|half[ -]?way)[ ] )? between[ ]
    (?P<first>{NAME}) [ ]and[ ](?:the[ ])? (?P<second>{NAME}) ,?[ ](?:(?:and|at)[ ])?{QUALIFIED}$
    """,
    _FLAGS,
)
FROM_EACH: Final = re.compile(r"[ ]from[ ](?:each|both|either)\b(?![ ]other)", re.IGNORECASE)
"""How far it is to two ends, not how far they are apart: "Halfway between Lyon and Paris, 200 km from each"."""

FROM_BOTH: Final = Form(
    "distance.from_both", "Zaragoza, midway between Barcelona and Madrid and about 260 km from each, is dry."
)


def from_both(masked: Masked) -> Iterator[tuple[list[Statement], set[str]]]:
    """Yield the two statements of each such figure, with its sign."""
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        match = _MIDWAY.search(masked.text[max(0, at - _REACH) : at])
        behind = FROM_EACH.match(masked.text, at + 1)
        if match is None or behind is None:
            continue
        alone = replace(figure_alone(masked, at, quantities, at + 1), end=masked.at(behind.end()), rule=FROM_BOTH.name)
        subject = end_named(match["subject"], masked)
        ends = (end_named(match[key], masked) for key in ("first", "second"))
        yield [replace(alone, reference=end, subject=subject, member=i) for i, end in enumerate(ends)], {sign}
