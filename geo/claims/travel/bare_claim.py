"""A claim of travel before it is checked: its words, its figure, what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.model import Claim

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Measure
    from geo.claims.travel.journeys import TravelFrame
    from geo.model import ClaimKind

KINDS: Final[dict[Measure, ClaimKind]] = {"km": "distance", "hours": "duration", "kmh": "speed"}
"""What a claim is of, by what its figure measures."""


def bare_claim(frame: TravelFrame, text: str, context: SentenceContext) -> Claim:
    """Return a claim without its checks."""
    statement = frame.statement
    start, end = _span(frame, context)
    return Claim(
        id=f"c{statement.start}-{statement.end}",
        start=start,
        end=end,
        text=text[start:end],
        kind=KINDS[statement.measure],
        quantities=statement.quantities,
        hedge=statement.hedge,
        bound=statement.bound,
        basis=statement.basis,
        verdict="not_checkable",
        headline="",
        rule=statement.rule,
    )


def _span(frame: TravelFrame, context: SentenceContext) -> tuple[int, int]:
    """Return from where to where a claim's words stand: the figure and the names of its ends, if both are known."""
    statement = frame.statement
    named = (statement.reference, statement.subject) if statement.has_both_ends else ()
    ends = [end.mention for end in named if end and end.mention]
    inside = [mention for mention in ends if context.start <= mention.start and mention.end <= context.end]
    return (
        min([statement.start, *(mention.start for mention in inside)]),
        max([statement.end, *(mention.end for mention in inside)]),
    )
