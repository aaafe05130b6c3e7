"""Two places and two figures in the same order, each with its own words: "Porto and Faro, the one 274 km north and".

The end of both stands behind the second: "610 km north and 1,090 km south of Santiago".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.statements.form import Figure, Form, figure_alone
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE
from geo.claims.statements.name_lists import ANY_NAME, ends_named
from geo.claims.statements.reference import THE_FIRST, THE_SECOND
from geo.claims.statements.words import LIES
from geo.compass import DIRECTION, read_direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_LIES: Final = rf"(?:{LIES}[ ])?"
_ONE: Final = rf"(?:the[ ]one|{THE_FIRST})[ ]{_LIES}"
_OTHER: Final = rf"{THE_SECOND}[ ]{_LIES}"
_BY: Final = r"(?:[ ]by[ ][a-z]+)?"
_SIDE: Final = rf"[ ](?:to[ ]the[ ]|due[ ])?(?P<side>{DIRECTION})"
_JOINT: Final = r"(?:,?[ ](?:and|but|while)[ ]|,[ ])"
_CROSSED: Final = re.compile(
    rf"""
    (?<!\w)(?<!,[ ])(?<!between[ ])(?P<names>{ANY_NAME},?[ ](?:and|to|or)[ ]{ANY_NAME})(?:,|[ ]\(|[ ][–—-])?[ ]
    (?: {_ONE}{QUALIFIED}(?P<first>{FIGURE}){_BY}(?:{_SIDE})?{_JOINT}{_OTHER}{QUALIFIED}(?P<second>{FIGURE})
      | {QUALIFIED}(?P<first2>{FIGURE}){_BY}{_SIDE.replace("side", "side2")}{_JOINT}{QUALIFIED}(?P<second2>{FIGURE}) )
    """,
    _FLAGS,
)
CROSSED: Final = Form("distance.crossed", "Dijon and Nice, the one 262 km and the other 686 km from Paris, are old.")


def crossed(masked: Masked, read: Callable[[Figure], Statement | None]) -> Iterator[tuple[list[Statement], set[str]]]:
    """Yield the two statements of each such list, with the signs of its figures; `read` reads the second."""
    for match in _CROSSED.finditer(masked.text):
        got = {key.rstrip("2"): value for key, value in match.groupdict().items() if value}
        signs = [got["first"], got["second"]]
        alone, last = (
            figure_alone(masked, at, masked.figures[sign], at + 1) for sign in signs for at in [masked.text.index(sign)]
        )
        tail = read(Figure(masked, match.end() - 1, "", last))
        names = ends_named(got["names"], masked)
        if tail is None or tail.reference is None or tail.subject is not None or names is None or len(names) != 2:
            continue
        side = read_direction(got["side"]) if "side" in got else None
        one = replace(
            alone, end=tail.end, reference=tail.reference, direction=side, basis=tail.basis, basis_told=tail.basis_told
        )
        both = zip((one, tail), names, strict=True)
        yield (
            [replace(told, subject=name, rule=CROSSED.name, member=i) for i, (told, name) in enumerate(both)],
            set(signs),
        )
