"""How well a figure fits what may be the two ends of its statement, by which it is told which place is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.measuring.measure import measure
from geo.claims.measuring.verdicts import direction_verdict, figure_verdict
from geo.claims.statements.target import NotMeasurableError
from geo.compass import bearing_of

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Measured
    from geo.model import Verdict


def measured(statement: Statement, context: SentenceContext) -> Measured | None:
    """Return the distance between the ends of a statement, None where it cannot be measured."""
    reference, _ = context.target(statement.reference, "reference", statement)
    subject, _ = context.target(statement.subject, "subject", statement)
    if reference is None or subject is None:
        return None
    try:
        return measure(reference, subject, context.countries, statement)
    except NotMeasurableError:
        return None


def so_far(end: End, other: End | None, context: SentenceContext, statement: Statement) -> float | None:
    """Return how many km it is between two ends of a statement, None where that cannot be measured."""
    between = measured(replace(statement, reference=other, subject=end), context)
    return between.km if between else None


def figure_fit(statement: Statement, km: float | None) -> Verdict | None:
    """Return how well the figure of a statement fits a length, None where either is not known."""
    figure = statement.quantities[0]
    if km is None or figure.km is None:
        return None
    return figure_verdict(figure, km, hedged=statement.hedge is not None)


def direction_fit(statement: Statement, between: Measured | None) -> Verdict | None:
    """Return how well the direction that a statement tells fits what was measured, None where there is none."""
    if between is None or statement.direction is None or not between.bearings:
        return None
    stated = bearing_of(statement.direction)
    return direction_verdict(stated, between.bearings, narrow=False, loose_deg=between.loose_deg)[0]
