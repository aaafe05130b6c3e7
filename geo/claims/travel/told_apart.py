"""The ends of a journey whose sentence names one, or none, where the text has just told how far they are apart.

"Lord Howe Island is 780 km from Sydney. The flight from Sydney takes two hours"; "Abuja lies 345 km south of Kano. The
minister flew over in 50 minutes". The distance has to hold: then it is sure which places they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.measuring.verdicts import HOLDS
from geo.claims.statements.reference import End
from geo.claims.statements.target import is_country
from geo.claims.travel.travel_form import AUXILIARY, LASTS
from geo.claims.travel.travel_words import CARRIER, GOES, JOURNEY, QUALIFIER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Claim, Mention, Place

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_REACH: Final = 400  # characters before a sentence in which it is told how far two places are apart
_OF_ONE_END: Final = frozenset({"duration.of_journey", "duration.carrier_takes", "duration.takes"})
_BY_CHANCE: Final = "distance.linked"  # held against places that no form tells: any may fit
_THERE: Final = re.compile(
    rf"""
    \b(?:{GOES})[ ](?:over|across|there)\b
    | ^\W*the[ ](?:[\w-]+[ ])?(?:{JOURNEY}|{CARRIER})[ ](?:{AUXILIARY}[ ])*{LASTS}[ ]{QUALIFIER}$
    """,
    _FLAGS,
)
"""What tells of a journey from the one to the other without a name."""


def between_places_apart(
    statement: TravelStatement, masked: Masked, told: Sequence[Claim], context: SentenceContext
) -> TravelStatement:
    """Return a duration that lacks an end with the two places that were told to lie apart, if it can be no others."""
    if statement.measure != "hours" or statement.is_visit or statement.is_left:
        return statement
    named = [mention for mention in masked.names.values() if mention.kind == "place"]
    if not named:
        lead = masked.text[: masked.position(statement.start)]
        just_before = [claim for claim in told if claim.kind == "distance" and claim.start >= context.before]
        goes_there = _THERE.search(lead) and all(claim.verdict in HOLDS for claim in just_before)
        pairs = _pairs(just_before, context, context.before) if goes_there else []
        return _with(statement, pairs[0], sure=False) if len(pairs) == 1 else statement
    place = context.place_of(named[0])
    if len(named) > 1 or place is None or statement.rule not in _OF_ONE_END:
        return statement
    pairs = _pairs(told, context, context.start - _REACH)
    fit = [pair for pair in pairs if sum(_is_in(place, mention, context) for mention in pair) == 1]
    if len(fit) != 1:
        return statement
    if statement.has_both_ends and not is_country(place) and _places_of(statement) != {m.place_id for m in fit[0]}:
        return statement
    first, second = fit[0] if _is_in(place, fit[0][0], context) else fit[0][::-1]
    starts_here = statement.reference is not None and statement.reference.mention == named[0]
    ordered = (first, second) if starts_here else (second, first)
    others = {m.place_id for m in context.in_paragraph if m.kind == "place"}
    sure = not is_country(place) and others <= {first.place_id, second.place_id}
    return _with(statement, ordered, sure=sure)


def _with(statement: TravelStatement, ends: tuple[Mention, Mention], *, sure: bool) -> TravelStatement:
    return replace(statement, reference=End.of(ends[0]), subject=End.of(ends[1]), is_surmised=not sure)


def _pairs(told: Sequence[Claim], context: SentenceContext, start: int) -> list[tuple[Mention, Mention]]:
    """Return the places, no countries, between which the text from `start` on tells distances that hold."""
    by_id = {mention.id: mention for mention in context.earlier}
    found: dict[frozenset[str | None], tuple[Mention, Mention]] = {}
    for claim in told:
        ends = by_id.get(claim.from_mention_id or ""), by_id.get(claim.to_mention_id or "")
        if claim.kind != "distance" or claim.verdict not in HOLDS or claim.rule == _BY_CHANCE or claim.start < start:
            continue
        if ends[0] and ends[1] and all(_is_no_country(context.place_of(end)) for end in ends if end):
            found.setdefault(frozenset({ends[0].place_id, ends[1].place_id}), (ends[0], ends[1]))
    return [*found.values()]


def _places_of(statement: TravelStatement) -> set[str | None]:
    return {end.mention.place_id for end in (statement.reference, statement.subject) if end and end.mention}


def _is_no_country(place: Place | None) -> bool:
    return place is not None and not is_country(place)


def _is_in(place: Place, mention: Mention, context: SentenceContext) -> bool:
    """Whether a mention is of a place, or of one in that country."""
    other = context.place_of(mention)
    return mention.place_id == place.id or (is_country(place) and other is not None and other.country == place.country)
