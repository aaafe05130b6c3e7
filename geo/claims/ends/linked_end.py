"""An end that is told without a name, or not at all, where a model links the figure to the other end and to a place.

"Bendigo's wing was opened by a premier who had driven the 132 km from Melbourne"; "Army helicopters circled over Tyre,
the southern port, 72 km from Beirut". Such a place is only ever right: where the figure does not fit, the end is open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.ends.figure_fit import direction_fit, figure_fit, measured
from geo.claims.linking.links import links_of
from geo.claims.measuring import verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.linking.links import Link
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement

_LEAST, _LEAST_OF_SEVERAL = 0.3, 0.6
"""The chance of a link that a figure which fits it may be told of, and where several are as likely by what is told."""


def with_linked_end(statement: Statement, masked: Masked, context: SentenceContext, *, told: End | None) -> Statement:
    """Return a statement that lacks one end with the place that its figure is linked to, if it fits or that is sure.

    `told` is the reference as its words tell it: what counts "from the sea" counts from no town.
    """
    reference, subject = statement.reference, statement.subject
    if _is_place(reference) and _is_place(subject):
        return _confirmed(statement, masked, context)
    known = next((end for end in (reference, subject) if _is_place(end)), None)
    if known is None or (known is subject and told is not None):
        return statement
    missing = subject if known is reference else reference
    least = _LEAST_OF_SEVERAL if missing and missing.kind == "several" else _LEAST
    most = None if len(masked.figures) == 1 else 1  # of several figures each fits some place, or that of another
    links = (link for link in _links(statement, masked, context)[:most] if link.chance >= least)
    wholes = (_with_other(statement, known, link) for link in links)
    return next((whole for whole in wholes if whole and _fits(whole, context)), statement)


def _confirmed(statement: Statement, masked: Masked, context: SentenceContext) -> Statement:
    """Return a statement with two ends as one that is sure of them where the figure is surely linked to both."""
    ends = [end for end in (statement.reference, statement.subject) if end]
    if not any(end.surmised for end in ends):
        return statement
    top = next(iter(_links(statement, masked, context)), None)
    both = {end.mention.place_id for end in ends if end.mention}
    is_told = (
        top is not None and top.is_sure and both == {e.mention.place_id for e in (top.first, top.second) if e.mention}
    )
    return _as_sure(statement) if is_told else statement


def _as_sure(statement: Statement) -> Statement:
    reference, subject = (end and replace(end, surmised=False) for end in (statement.reference, statement.subject))
    return replace(statement, reference=reference, subject=subject)


def _links(statement: Statement, masked: Masked, context: SentenceContext) -> Sequence[Link]:
    sign = masked.sign_of(statement.quantities[0])
    return links_of(masked, sign, context) if sign else []


def _with_other(statement: Statement, known: End, link: Link) -> Statement | None:
    """Return a statement with the other end of a link, None where that is not one to the end which is known."""
    ends = [end for end in (link.first, link.second) if not end.is_same(known)]
    if len(ends) != 1:
        return None
    other = replace(ends[0], surmised=True)
    return replace(statement, subject=other) if known is statement.reference else replace(statement, reference=other)


def _is_place(end: End | None) -> bool:
    return end is not None and end.kind == "place" and end.mention is not None


def _fits(statement: Statement, context: SentenceContext) -> bool:
    """Say whether a figure, and the direction told with it, fit the two ends of a statement, one of them loosely."""
    between = measured(statement, context)
    if between is None or (fit := figure_fit(statement, between.km)) not in verdicts.HOLDS:
        return False
    direction = direction_fit(statement, between)
    return direction in {None, "supported"} or (direction == "imprecise" and fit == "supported")
