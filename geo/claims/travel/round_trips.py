"""Figures told of a way there and back: twice the way between two places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.claims.judging.sea_ways import words_round
from geo.claims.measuring import verdicts
from geo.claims.travel.travel_words import ROUND_TRIP
from geo.figures import km_words, quantity_words
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Quantity, Verdict

_WORDS = re.compile(rf"\b{ROUND_TRIP}\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:]\s")
_PLAUSIBLE: Final = 1.6


def is_round_trip(statement: Statement, figures: Sequence[Quantity], text: str, context: SentenceContext) -> bool:
    """Whether the clause of a statement tells its figure of a way there and back."""
    before, behind = words_round(statement, figures, text, context)
    return bool(_WORDS.search(_CLAUSE.split(before)[-1]) or _WORDS.search(_CLAUSE.split(behind)[0]))


def check_round_trip(statement: Statement, straight_km: float, way: float | None) -> Check:
    """Return whether a figure may be the length of the way there and back between places so far apart.

    Ports and towns on the way make it longer, so that more is open where the way is not straight.
    """
    figure, km = statement.quantities[0], 2 * (way or straight_km)
    verdict = verdicts.figure_verdict(figure, km, hedged=True)
    said = quantity_words(figure)
    by = "along the way" if way else "in a straight line"
    text = f"There and back it is {km_words(km)} {by}; {said}"
    if verdict in verdicts.HOLDS:
        return Check(name="distance", verdict=verdict, explanation=f"{text} agrees with that.")
    if statement.basis != "geodesic" and verdicts.base_value(figure) > 2 * straight_km:
        share = verdicts.base_value(figure) / (2 * straight_km)
        open_verdict: Verdict = "approximately" if share <= _PLAUSIBLE else "not_checkable"
        says = "is plausible" if share <= _PLAUSIBLE else "is more than a way usually is"
        return Check(
            name="distance",
            verdict=open_verdict,
            explanation=f"There and back it is {km_words(2 * straight_km)} in a straight line; {said} {says}.",
        )
    return Check(name="distance", verdict=verdict, explanation=f"{text} does not agree with that.")
