"""From where a distance counts that names no such place: "They met in Paris. Lyon is 390 km away"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.claims import verdicts
from geo.claims.anaphora import antecedent
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.context import SentenceContext
    from geo.claims.reference import End
    from geo.claims.statement import Statement
    from geo.model import Mention


def elided_reference(
    statement: Statement, subject: End | None, named: Sequence[Mention], context: SentenceContext
) -> End | None:
    """Return the place before that a figure most likely counts from; `named` are the mentions before it, in order.

    That is the last one, or the one that the article speaks of most; where they differ, the one that the figure fits,
    None where it fits neither.
    """
    avoid = subject.mention.place_id if subject and subject.mention else None
    last = antecedent("it", named, context, avoid)
    others = [mention for mention in named if mention.place_id != avoid]
    counts = Counter(mention.place_id or "" for mention in others if mention.kind == "place" and mention.place_id)
    most = max(counts.values(), default=0)
    central = [mention for mention in others if counts.get(mention.place_id or "") == most and most > 1]
    first = antecedent("it", central[:1], context, avoid)
    ends = [end for end in (last, first) if end]
    if len({end.mention.place_id for end in ends if end.mention}) <= 1:
        return ends[0] if ends else None
    return next((end for end in ends if _fits(statement, subject, end, context)), None)


def _fits(statement: Statement, subject: End | None, end: End, context: SentenceContext) -> bool:
    a, b = (context.place_of(one.mention) if one and one.mention else None for one in (subject, end))
    if a is None or b is None or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    km = distance_km((a.lat, a.lon), (b.lat, b.lon))
    figure = verdicts.figure_verdict(statement.quantities[0], km, hedged=statement.hedge is not None)
    return figure in {"supported", "approximately"}
