"""What else the ends of a statement may mean together, the likeliest first.

Shares are set by `benchmarks/claim_places.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from geo.claims.measuring.lying_within import lies_within
from geo.claims.measuring.measure import measure
from geo.claims.statements.target import NotMeasurableError
from geo.claims.statements.unread_names import CAPITAL, is_well_known, namesakes
from geo.places import are_near_at_home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Target
    from geo.model import Place

LIKELY: Final = 0.2
"""The least share of a pair that may be meant wherever it lies."""

LIKELY_AT_HOME: Final = 0.003
"""The least share of a pair that lies in one country and near: whoever writes there says no more than the name."""

LIKELY_NEAR: Final = 0.02
"""The least share of a pair of a journey whose duration is told: its ends are near each other or at home."""

SURE: Final = 0.8
"""The confidence of a name that is read as what it is."""

_LEAST_SCORE: Final = 0.0003
_DIVISION_KM: Final = 60.0
_NEAR_KM: Final = 500.0
_TIMES: Final = 10.0
"""How many times nearer, or farther, places are of which a figure tells that is a misprint of no other's."""


@dataclass(frozen=True)
class Reading:
    """What the ends of a statement may mean together, and how likely that is beside the pair that was read."""

    reference: Target
    subject: Target
    share: float


def other_readings(
    statement: Statement, read: Reading, context: SentenceContext, least: float = LIKELY_AT_HOME
) -> Iterator[Reading]:
    """Yield what else the ends of a statement may mean, the likeliest first: pairs with a share of `least` or more.

    Pairs that are not near each other in one country need a share of a fifth; those of a journey whose duration is told
    less, but to be near, since it fits nearly anything that is nearer than what was read.
    """
    is_pace = tells_a_pace(statement)
    for other in _pairs(statement, read, context, least, _LEAST_SCORE):
        if (
            (other.share >= LIKELY and not is_pace)
            or lie_near_at_home(other.reference, other.subject)
            or (is_pace and _km(other.reference, other.subject) <= _NEAR_KM)
        ):
            yield other


def on_another_scale(statement: Statement, read: Reading, context: SentenceContext) -> Iterator[Reading]:
    """Yield what else the ends may mean that lie many times nearer, or farther, than those read, the likeliest first.

    Who tells of a walk to Santiago of 780 km means none that is 11,000 km away, be it as well known as it may. A city
    that is surely read is that one, and a duration, which fits nearly anything, leaves one end as it was read.
    """
    km, is_pace = _km(read.reference, read.subject), tells_a_pace(statement)
    ends = {"reference": statement.reference, "subject": statement.subject}
    sure = {role for role, end in ends.items() if _is_sure(end, getattr(read, role).place)}
    for other in _pairs(statement, read, context, LIKELY_NEAR**2, LIKELY_NEAR):
        moved = _moved(other, read)
        if moved & sure or (is_pace and len(moved) > 1):
            continue
        away = _km(other.reference, other.subject)
        if max(km, away) >= _TIMES * min(km, away):
            yield other


def at_home(statement: Statement, read: Reading, context: SentenceContext) -> Iterator[Reading]:
    """Yield the readings with another place at one end that lies many times nearer, in the country of the other end."""
    km = _km(read.reference, read.subject)
    for other in _pairs(statement, read, context, 0.0, 0.0):
        in_one = other.reference.place.country == other.subject.place.country
        if len(_moved(other, read)) == 1 and in_one and km >= _TIMES * _km(other.reference, other.subject):
            yield other


def _moved(other: Reading, read: Reading) -> set[str]:
    """Return at which of the ends a reading has another place than that which was `read`."""
    ends = ("reference", "subject")
    return {role for role in ends if getattr(other, role).place.id != getattr(read, role).place.id}


def _is_sure(end: End | None, place: Place) -> bool:
    """Whether an end is a capital or a big city, and surely read as that."""
    return end is not None and end.mention is not None and end.mention.confidence >= SURE and is_well_known(place)


def _pairs(
    statement: Statement, read: Reading, context: SentenceContext, least: float, least_of_each: float
) -> Iterator[Reading]:
    """Yield the pairs of places that the ends may mean but for that which was `read`, the likeliest first."""
    ends = [meanings_of(end, context) for end in (statement.reference, statement.subject)]
    ends = [[meant for meant in end if meant[1] >= least_of_each] for end in ends]
    pairs = sorted(((a[1] * b[1], a[0], b[0]) for a, b in product(*ends)), key=lambda pair: -pair[0])
    seen = {(read.reference.place.id, read.subject.place.id)}
    for share, a, b in pairs:
        if share < least:
            return
        reference, _ = context.target(a, "reference", statement)
        subject, _ = context.target(b, "subject", statement)
        if reference is None or subject is None or (reference.place.id, subject.place.id) in seen:
            continue
        seen.add((reference.place.id, subject.place.id))
        yield Reading(reference, subject, share)


def meanings_of(end: End | None, context: SentenceContext) -> list[tuple[End | None, float]]:
    """Return an end as it was read, and as each other place that its name may mean, each with its share."""
    if end is not None and end.kind == "unknown":
        likely = ((place, LIKELY if is_well_known(place) else LIKELY_AT_HOME) for place in namesakes(end.words))
        return [(end, 1.0), *((replace(end, place=place), share) for place, share in likely)]
    mention = end.mention if end is not None else None
    if end is None or mention is None or mention.id in context.reading.settled:
        return [(end, 1.0)]
    found = context.reading.meanings(mention, _LEAST_SCORE)
    read = next((place for place, _ in found if place.id == mention.place_id), None)
    if read is None:
        return [(end, 1.0)]
    # Distances are told between towns: a division that bears its town's name speaks for the town, if that is known.
    towns = [place for place, _ in found if not _is_division(place)]
    scores: dict[str, float] = {}
    for place, score in found:
        town = (
            next((t for t in towns if _lies_about(place, t)), None) if _is_division(place) and place != read else None
        )
        meant = town or place
        scores[meant.id] = scores.get(meant.id, 0.0) + score
    shares = {place: score / scores[read.id] for place, score in scores.items()}
    # A small capital is known to those who write of its country, whatever bigger places share its name: Victoria.
    for place in namesakes(mention.text):
        if place.feature == CAPITAL:
            shares[place.id] = max(LIKELY, shares.get(place.id, 0.0))
    return [
        (replace(end, mention=mention.model_copy(update={"place_id": place}), place=None), share)
        for place, share in shares.items()
    ]


def _is_division(place: Place) -> bool:
    return place.feature.startswith("ADM")


def _lies_about(division: Place, town: Place) -> bool:
    return division.country == town.country and lies_within(town, division, _DIVISION_KM)


def lie_near_at_home(a: Target, b: Target) -> bool:
    """Whether two places are points in one country, and near."""
    if a.edge != "centre" or b.edge != "centre" or a.place.country != b.place.country:
        return False  # before it is measured
    people = a.place.population or 0, b.place.population or 0
    return are_near_at_home((a.place.country, b.place.country), _km(a, b), people)


def _km(a: Target, b: Target) -> float:
    """Return how far two places are apart, infinity where that cannot be measured."""
    try:
        return measure(a, b).km
    except NotMeasurableError:
        return math.inf


def tells_a_pace(statement: Statement) -> bool:
    """Whether a figure is the duration or the speed of a journey, which tells of its length within wide limits."""
    return statement.quantities[0].km is None
