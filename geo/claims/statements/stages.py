"""The stages of a journey, each told by its ends and its length: "Paris to Lyon, 465 km; Lyon to Nice, 470 km"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE
from geo.claims.statements.name_lists import ANY_NAME, end_named
from geo.claims.statements.two_ended import statement_between

if TYPE_CHECKING:
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 160  # characters before a figure in which the ends of its stage are named
_NAMES = rf"(?P<first>{ANY_NAME})(?:[ ]to[ ]|[ ]?[–—-][ ]?)(?P<second>{ANY_NAME})"
_STAGE = rf"{_NAMES}(?:,?[ ](?:is|was|of)|,|:)?[ ]\(?{QUALIFIED}"
_BEFORE = re.compile(rf"{_STAGE}$", _FLAGS)
_STAGES = re.compile(rf"{_STAGE}{FIGURE}", _FLAGS)


def stages_in(masked: Masked) -> int:
    """Return how many stages a sentence tells with their lengths, 0 where none begins in the place where one ends."""
    found = list(_STAGES.finditer(masked.text))
    names = [[end_named(match[key], masked).words for key in ("first", "second")] for match in found]
    goes_on = any(one[1] == other[0] for one, other in pairwise(names))
    return len(found) if goes_on else 0


def _stage(figure: Figure) -> Statement | None:
    match = _BEFORE.search(figure.lead(_REACH))
    if match is None or stages_in(figure.masked) < 2:
        return None
    ends = [end_named(match[key], figure.masked) for key in ("first", "second")]
    found = statement_between(figure, ends[0], ends[1], figure.behind)
    return found if found.is_along_a_way else replace(found, basis="road", basis_told=False)


STAGE_FORMS = (
    DistanceForm(
        "distance.stage",
        "Paris to Lyon, 465 km; Lyon to Marseille, 315 km.",
        _stage,
    ),
)
"""The form of a journey's stages."""
