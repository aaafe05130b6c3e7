"""The claims of an article about how long a journey takes, each with the speed that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.form import Form
from geo.claims.masking import FIGURE, Masked, mask
from geo.claims.measure import NotMeasurableError, Target, measure
from geo.claims.pace import check_pace, pace_of
from geo.claims.reference import mention_id
from geo.claims.subject import read_statements
from geo.claims.ways import route_km, way_km
from geo.claims.wording import headline
from geo.lexicon import any_of, word_list
from geo.model import Claim
from geo.text import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

    from geo.claims.context import SentenceContext
    from geo.claims.pace import Pace
    from geo.claims.statement import Statement
    from geo.model import Article, Basis, Mode, Quantity, Route

_FLAGS = re.VERBOSE | re.IGNORECASE
_BASES: dict[Mode, Basis] = {"rail": "rail", "sea": "sea", "road": "road", "air": "geodesic"}


@dataclass(frozen=True)
class DurationForm(Form):
    """A form that states how long a journey takes: `pattern` are the words that say so of a figure."""

    pattern: re.Pattern[str]


_BEHIND = rf"{FIGURE} (?: [- ] | ,[ ] ) (?:long[ ])? (?:[a-z]+[ ]){{0,2}}?"
DURATION_FORMS = (
    DurationForm(
        "duration.takes",
        "The train from Paris to Lyon took two hours.",
        re.compile(rf"\b(?: took | takes? | taking | lasts? | lasted | in )[ ] (?:[a-z]+[ ]){{0,3}} {FIGURE}", _FLAGS),
    ),
    DurationForm(
        "duration.journey",
        "Florence is a three-hour drive from Milan.",
        re.compile(rf"{_BEHIND} {any_of(word_list('journeys', 'journey', 'crossing'))}\b", _FLAGS),
    ),
    DurationForm(
        "duration.by_mode",
        "Lyon is two hours by train from Paris.",
        re.compile(rf"{_BEHIND} by\b", _FLAGS),
    ),
)
"""The forms in which a duration is stated, in the order in which they are tried."""


def duration_claims(
    sentence: Span, quantities: Sequence[Quantity], article: Article, context: SentenceContext, routes: Sequence[Route]
) -> Iterator[Claim]:
    """Yield the claims of one sentence; `quantities` are all its figures, durations and speeds among them."""
    hours = [q for q in quantities if q.hours]  # no journey takes 0 hours
    masked = mask(article.text, context.start, context.end, context.inside, hours)
    pace = pace_of(masked.text) if hours and _rules_in(masked) else None
    if pace is None:
        return
    speed = next((q for q in quantities if q.kmh is not None), None)
    for statement in read_statements(masked, parse(sentence), context):
        reference, _ = context.target(statement.reference, "reference", statement)
        subject, _ = context.target(statement.subject, "subject", statement)
        if reference is None or subject is None or "area" in {reference.edge, subject.edge}:
            continue
        try:
            straight = measure(reference, subject)
        except NotMeasurableError:
            continue
        way = _way(reference, subject, pace, routes)
        km = way or straight.km
        check = check_pace(statement.quantities[0], speed, pace, km, by_road=way is None and pace.mode != "air")
        start, end = _span(statement, sentence.start_char)
        yield Claim(
            id=f"c{statement.start}-{statement.end}{f'-{statement.member}' if statement.member else ''}",
            start=start,
            end=end,
            text=article.text[start:end],
            kind="duration",
            quantities=(*statement.quantities, *([speed] if speed else [])),
            hedge=statement.hedge,
            bound=statement.bound,
            from_place_id=reference.place.id,
            to_place_id=subject.place.id,
            from_mention_id=mention_id(statement.reference),
            to_mention_id=mention_id(statement.subject),
            basis=_BASES[pace.mode],
            measured_km=round(km, 1),
            measured_between="stations" if way else straight.between,
            way_km=None if way is None else round(way, 1),
            verdict=check.verdict,
            headline=headline([check], None),
            checks=(check,),
            rule=_rule_of(statement, masked),
        )


def _rules_in(masked: Masked) -> list[tuple[str, str]]:
    """Return the forms of a sentence by name, each with the words that are in it."""
    return [(form.name, match[0]) for form in DURATION_FORMS for match in form.pattern.finditer(masked.text)]


def _rule_of(statement: Statement, masked: Masked) -> str:
    """Return the form of a statement by name: that which holds its figure, else the first of the sentence."""
    rules = _rules_in(masked)
    sign = next(sign for sign, quantities in masked.figures.items() if quantities == statement.quantities)
    return next((name for name, words in rules if sign in words), rules[0][0])


def _way(reference: Target, subject: Target, pace: Pace, routes: Sequence[Route]) -> float | None:
    """Return the km of the way by rail or sea, None where it goes otherwise or is not known."""
    if pace.mode not in {"rail", "sea"}:
        return None
    known = route_km(routes, reference.place.id, subject.place.id, pace.mode)
    return way_km(reference.place, subject.place, pace.mode)[0] if known is None else known


def _span(statement: Statement, sentence: int) -> tuple[int, int]:
    """Return from where to where the claim's words stand: the figure and the names of its ends."""
    names = [end.mention for end in (statement.reference, statement.subject) if end and end.mention]
    start = max(sentence, min(name.start for name in names))
    return min(statement.start, start), max(statement.end, *(name.end for name in names))
