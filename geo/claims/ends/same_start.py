"""From where figures in a row count, none of which says it: "to Vienna, 340 km to the north, and Rome, 430 km away".

Those of a list count from one place. Else a figure that fits none that may be meant counts from where the one before
does, if that fits its own; not where something without a name is told of between the two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.ends.elided_end import tells_of_a_place
from geo.claims.ends.figure_fit import figure_fit, measured
from geo.claims.measuring.verdicts import HOLDS
from geo.claims.statements.statement import FROM_HERE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mention


def with_same_start(whole: Statement, last: Statement, context: SentenceContext) -> Statement:
    """Return a statement that tells no start as counting from that of the one `last` before it, if that is clear."""
    start = last.reference
    if start is None or start.kind != "place" or start.mention is None:
        return whole
    if _are_listed(whole, last):
        return replace(whole, reference=start)
    if whole.reference is None or whole.reference.kind != "several" or last.rule not in FROM_HERE:
        return whole
    between = measured(last, context)
    if between is None or figure_fit(last, between.km) not in HOLDS:
        return whole
    if tells_of_a_place(context.words_between(last.end, whole.start)):
        return whole
    return replace(whole, reference=replace(start, surmised=False))


def listed_with(statement: Statement, others: Iterable[Statement]) -> list[Mention]:
    """Return what the other figures of a statement's list are told of: from none of these it counts."""
    subjects = (other.subject for other in others if _are_listed(statement, other))
    return [subject.mention for subject in subjects if subject and subject.mention]


def _are_listed(one: Statement, other: Statement) -> bool:
    return one.member != other.member and (one.rule, one.end) == (other.rule, other.end)
