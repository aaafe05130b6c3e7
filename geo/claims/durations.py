"""The claims of an article about how long a journey takes, each with the speed that follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.claims.masking import FIGURE, mask
from geo.claims.measure import NotMeasurableError, measure
from geo.claims.pace import check_pace, pace_of
from geo.claims.statements import Statement, find_statements
from geo.claims.subject import complete
from geo.claims.ways import route_km, way_km
from geo.claims.wording import headline
from geo.model import Claim
from geo.text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

    from geo.claims.context import SentenceContext
    from geo.model import Article, Basis, Mode, Quantity, Route

_TELLS_HOW_LONG = re.compile(
    rf"\b(?:took|takes?|taking|lasts?|lasted|in)[ ](?:[a-z]+[ ]){{0,3}}{FIGURE}"
    rf"|{FIGURE}(?:[- ]|,[ ])(?:long[ ])?(?:[a-z]+[ ]){{0,2}}?"
    r"(?:drive|ride|journey|trip|flight|voyage|walk|march|sail|crossing|by)\b",
    re.IGNORECASE,
)
_BASES: dict[Mode, Basis] = {"rail": "rail", "sea": "sea", "road": "road", "air": "geodesic"}


def duration_claims(
    sentence: Span, quantities: Sequence[Quantity], article: Article, context: SentenceContext, routes: Sequence[Route]
) -> Iterator[Claim]:
    """Yield the claims of one sentence; `quantities` are all its figures, durations and speeds among them."""
    hours = [q for q in quantities if q.hours is not None]
    masked = mask(article.text, context.start, context.end, context.inside, hours)
    pace = pace_of(masked.text) if hours and _TELLS_HOW_LONG.search(masked.text) else None
    if pace is None:
        return
    speed = next((q for q in quantities if q.kmh is not None), None)
    for statement in find_statements(masked):
        whole = complete(statement, masked, parse(sentence), context)
        reference, _ = context.target(whole.reference, "reference", whole)
        subject, _ = context.target(whole.subject, "subject", whole)
        if reference is None or subject is None or "area" in {reference.edge, subject.edge}:
            continue
        try:
            straight = measure(reference, subject)
        except NotMeasurableError:
            continue
        way = None
        if pace.mode in {"rail", "sea"}:
            way = route_km(routes, reference.place.id, subject.place.id, pace.mode)
            if way is None:
                way, _ = way_km(reference.place, subject.place, pace.mode)
        km = way or straight.km
        check = check_pace(statement.quantities[0], speed, pace, km, by_road=way is None and pace.mode != "air")
        start = min(end.mention.start for end in (whole.reference, whole.subject) if end and end.mention)
        yield Claim(
            id=f"c{statement.start}-{statement.end}",
            start=min(statement.start, max(start, sentence.start_char)),
            end=max(statement.end, _end(whole)),
            text=article.text[min(statement.start, max(start, sentence.start_char)) : max(statement.end, _end(whole))],
            kind="duration",
            quantities=(*statement.quantities, *([speed] if speed else [])),
            hedge=statement.hedge,
            bound=statement.bound,
            from_place_id=reference.place.id,
            to_place_id=subject.place.id,
            basis=_BASES[pace.mode],
            measured_km=round(km, 1),
            measured_between="stations" if way else straight.between,
            way_km=None if way is None else round(way, 1),
            verdict=check.verdict,
            headline=headline([check], check.verdict, None),
            checks=(check,),
        )


def _end(statement: Statement) -> int:
    return max((e.mention.end for e in (statement.reference, statement.subject) if e and e.mention), default=0)
