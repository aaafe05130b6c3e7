"""The claims of an article, each found, measured and judged: distances here, travel in `travel_claims`."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from typing import TYPE_CHECKING

from geo.claims.ends.subject import read_statements
from geo.claims.judging.held_against import basis_of_claim, held_against, way_between, wide_sea
from geo.claims.judging.other_readings import Reading
from geo.claims.judging.place_readings import Judged, weigh
from geo.claims.judging.sea_ways import by_sea
from geo.claims.judging.verify import judge, not_checkable
from geo.claims.measuring.context import ArticlePlaces, SentenceContext
from geo.claims.measuring.measure import measure
from geo.claims.statements.extents import may_be_between_places
from geo.claims.statements.masking import mask
from geo.claims.statements.reference import mention_id
from geo.claims.statements.target import NotMeasurableError, Target
from geo.claims.telling.conclusion import concluded
from geo.claims.telling.quoting import quoted
from geo.claims.telling.wording import headline
from geo.claims.travel.driven_straight import is_driven_straight
from geo.claims.travel.journeys import Journeys
from geo.claims.travel.linked_places import with_linked
from geo.claims.travel.merged_claims import merged
from geo.claims.travel.round_trips import is_round_trip
from geo.claims.travel.travel_claims import TravelReader
from geo.model import Claim, Warning  # noqa: A004 - the contract's word
from geo.text import find_quantities, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span

    from geo.claims.statements.statement import Statement
    from geo.model import Article, Event, Quantity, Route, TimeRef
    from geo.places import PlacesReading

_LONGEST_LEAD = 160


def check_claims(
    doc: Doc,
    article: Article,
    reading: PlacesReading,
    routes: Sequence[Route],
    *,
    events: Sequence[Event] = (),
    times: Sequence[TimeRef] = (),
) -> tuple[list[Claim], list[Warning]]:
    """Return the article's claims in order, each with its verdict, and a warning for each sentence that failed.

    `routes`, `events` and `times` are what the text tells of journeys, against which figures of travel are held.
    Ends of a claim may be places that the text does not name by a mention of their own (a capital): their ids are
    the gazetteer's.
    """
    known = ArticlePlaces(reading, article)
    sentences = list(doc.sents)
    figures: list[list[Quantity]] = [[] for _ in sentences]
    starts = [sentence.start_char for sentence in sentences]
    for quantity in find_quantities(article.text):
        if quantity.hours is None and not may_be_between_places(quantity):
            continue
        figures[max(0, bisect_right(starts, quantity.start) - 1)].append(quantity)
    travel = TravelReader(article, Journeys(article, events, routes, times, known))
    claims: list[Claim] = []
    warnings: list[Warning] = []
    for sentence, inside, before in zip(sentences, figures, [0, *starts], strict=False):
        if not inside:
            continue
        context = SentenceContext(known, sentence.start_char, sentence.end_char, before)
        try:
            distances = list(_distance_claims(sentence, inside, article, context, routes))
            judge = partial(_claim, article=article, context=context, routes=routes)
            travelled = travel.read(inside, context, judge)
            found = with_linked(merged(distances, travelled), inside, article.text, context, judge)
            travel.remember(found)
            claims += [quoted(claim, article.text, context.start, context.end) for claim in found]
        except RecursionError:
            message = "A sentence with a figure could not be checked: its clauses nest too deeply."
            warnings.append(Warning(code="claim_not_read", message=message, start=context.start, end=context.end))
    return concluded(claims, article.text, known, starts), warnings


def _distance_claims(
    sentence: Span, quantities: Sequence[Quantity], article: Article, context: SentenceContext, routes: Sequence[Route]
) -> Iterator[Claim]:
    kms = [q for q in quantities if q.km is not None]
    masked = mask(article.text, context.start, context.end, context.inside, kms)
    if not masked.figures:
        return
    for read in read_statements(masked, parse(sentence), context):
        whole = by_sea(read, kms, article.text, context)
        if is_round_trip(whole, kms, article.text, context):
            continue  # read as one of travel
        # A distance between a place and a person, a road or a boat is told as one that cannot be checked; one between
        # two of those is no claim about places.
        if any(context.target(end, "subject", whole)[0] for end in (whole.subject, whole.reference)):
            yield _claim(whole, article, context, routes)


def _claim(statement: Statement, article: Article, context: SentenceContext, routes: Sequence[Route]) -> Claim:
    reference, no_reference = context.target(statement.reference, "reference", statement)
    subject, no_subject = context.target(statement.subject, "subject", statement)
    if reference is None or subject is None:
        judged = Judged(not_checkable(statement, no_subject or no_reference))
    else:
        under = partial(_judged, statement=statement, context=context, routes=routes)
        judged = weigh(statement, Reading(reference, subject, 1.0), context, under)
    straight, held, way, judgement = judged.straight, judged.held, judged.way, judged.judgement
    shown, start = held or straight, _start(statement, context.start)
    if judged.taken:
        reference, subject = judged.taken.reference, judged.taken.subject
    return Claim(
        id=f"c{statement.start}-{statement.end}{f'-{statement.member}' if statement.member else ''}",
        start=start,
        end=statement.end,
        text=article.text[start : statement.end],
        kind="distance",
        quantities=statement.quantities,
        hedge=statement.hedge,
        bound=statement.bound,
        direction=statement.direction,
        from_place_id=_place_id(reference),
        to_place_id=_place_id(subject),
        from_mention_id=mention_id(statement.reference),
        to_mention_id=mention_id(statement.subject),
        basis=basis_of_claim(statement, way),
        measured_km=_round(shown.km) if shown else None,
        measured_min_km=_round(shown.min_km) if shown else None,
        measured_max_km=_round(shown.max_km) if shown else None,
        measured_between=shown.between if shown else None,
        measured_words=(shown.between_words or None) if shown else None,
        measured_bearing_deg=_round(shown.bearings[0]) if shown and shown.bearings else None,
        way_km=_round(way),
        tolerance_km=judgement.tolerance_km,
        deviation_km=judgement.deviation_km,
        deviation_pct=judgement.deviation_pct,
        verdict=judgement.verdict,
        headline=headline(judgement.checks, statement.direction),
        checks=judgement.checks,
        rule=statement.rule,
    )


def _place_id(target: Target | None) -> str | None:
    """Return the id of the place that was measured to; a circle of latitude is none."""
    return target.place.id or None if target else None


def _judged(
    reference: Target, subject: Target, *, statement: Statement, context: SentenceContext, routes: Sequence[Route]
) -> Judged:
    """Return a statement judged between two places."""
    if (sea := wide_sea(statement, reference, subject)) is not None:
        return Judged(not_checkable(statement, f"A way to {sea.name}, which is wide, has no one length."))
    try:
        straight = measure(reference, subject, context.countries, statement)
    except NotMeasurableError as error:
        return Judged(not_checkable(statement, str(error)))
    way, why = way_between(statement, reference, subject, routes)
    held = held_against(statement, straight, way)
    return Judged(
        judge(statement, straight, held, why, lambda: is_driven_straight(reference, subject, statement, context)),
        straight,
        held,
        way,
    )


def _start(statement: Statement, sentence: int) -> int:
    """Return where the claim's words begin: at the first of its names, if that stands near before the figure."""
    names = [end.mention.start for end in (statement.reference, statement.subject) if end and end.mention]
    near = [start for start in names if max(sentence, statement.start - _LONGEST_LEAD) <= start < statement.start]
    return min([*near, statement.start])


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
