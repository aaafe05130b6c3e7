"""Why a figure that does not fit is not yet contradicted: the place it was held against may not be the one meant.

A claim is contradicted on places that the text names for it and that are surely read. Where an end was only surmised
("It lies 30 km from …") or is hardly likely to be the place that was read, and the figure is off by more than a factor
of two, or where another place of the same name would fit, the reader is told so instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.claims import verdicts
from geo.figures import km_words
from geo.routing import distance_km

if TYPE_CHECKING:
    from geo.claims.context import SentenceContext
    from geo.claims.measure import Measured
    from geo.claims.reference import End
    from geo.claims.statement import Statement
    from geo.model import Mention

_FAR_OFF = 2.0
_DOUBTFUL = 0.5
"""A reading of a name below this confidence is more likely wrong than right."""

_UNSURE = 0.75
"""A reading of a name below this confidence gives way to a namesake that fits."""


def doubt_of(statement: Statement, straight: Measured, context: SentenceContext) -> str | None:
    """Return in a sentence why the distance does not tell against the figure, or None where it does."""
    figure = verdicts.base_value(statement.quantities[0])
    factor = max(straight.km, figure) / max(min(straight.km, figure), 1e-6)
    for end in (statement.subject, statement.reference):
        if end is not None and end.surmised and factor > _FAR_OFF:
            return (
                f"The sentence does not name the place; “{end.words}”, named before it, is {km_words(straight.km)} "
                "away, so another is probably meant."
            )
        if end is not None and end.mention is not None and _is_doubtful(end.mention) and factor > _FAR_OFF:
            return (
                f"It is not sure which {end.mention.text} is meant: the one that was read is {km_words(straight.km)} "
                "away. Choose the place to have it checked."
            )
    pair = (statement.subject, statement.reference)
    for end, other in (pair, pair[::-1]):
        if end and other and (namesake := _namesake(end, other, statement, context)):
            return namesake
    return None


def _is_doubtful(mention: Mention) -> bool:
    """Whether the reading of a name is more likely wrong than right; 0 is that of one whom nobody judged."""
    return 0 < mention.confidence < _DOUBTFUL


def _namesake(end: End, other: End, statement: Statement, context: SentenceContext) -> str | None:
    """Return the sentence that another place of the name of `end` would fit, or None."""
    mention, fixed = end.mention, context.place_of(other.mention) if other.mention else None
    if mention is None or mention.confidence >= _UNSURE or fixed is None or fixed.lat is None or fixed.lon is None:
        return None
    for candidate in mention.candidates:
        if candidate.place_id == mention.place_id or candidate.lat is None or candidate.lon is None:
            continue
        km = distance_km((fixed.lat, fixed.lon), (candidate.lat, candidate.lon))
        hedged = statement.hedge is not None
        if verdicts.figure_verdict(statement.quantities[0], km, hedged=hedged) in {"supported", "approximately"}:
            where = ", ".join(part for part in (candidate.name, candidate.admin1, candidate.country) if part)
            return (
                f"It is not sure which {mention.text} is meant: {where} is {km_words(km)} away and would fit. Choose "
                "the place to have it checked."
            )
    return None
