"""Statements of travel that name no ends, or but one, with those to which a model links their figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.linking.links import links_of
from geo.claims.statements.target import SMALL_COUNTRY_KM, is_country
from geo.claims.travel.travel_statements import with_link
from geo.claims.travel.travel_words import TO_A_SIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.claims.linking.links import Link
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.reference import End
    from geo.claims.travel.travel_statement import TravelStatement

_ROUND: Final = 80  # characters round an end that stands before its sentence in which it is told by what somebody goes


def likely_link(masked: Masked, context: SentenceContext, sign: str) -> Link | None:
    """Return the link of a figure that is more likely right than wrong."""
    return next((link for link in links_of(masked, sign, context)[:1] if link.is_likely), None)


def with_linked_ends(
    statement: TravelStatement, masked: Masked, link: Callable[[str], Link | None], context: SentenceContext
) -> TravelStatement:
    """Return a statement that names no ends, or but one, with those of its likely link."""
    ends = [end for end in (statement.reference, statement.subject) if end and not _is_of_a_country(end, context)]
    if len(ends) == 2 or statement.measure == "kmh" or statement.is_visit or statement.needs_ends:
        return statement
    sign = masked.sign_of(statement.quantities[0])
    if sign is None or TO_A_SIDE.match(masked.text, masked.text.index(sign) + 1):
        return statement
    found = link(sign)
    named = [end.mention for end in ends if end.mention]
    if found is None or any(mention not in (found.first.mention, found.second.mention) for mention in named):
        return statement
    if statement.is_left and not leads_ahead(found, statement.start):
        return statement
    earlier = [end.mention for end in (found.first, found.second) if end.mention and end.mention.start < context.start]
    told = [context.words_between(mention.start - _ROUND, mention.end + _ROUND) for mention in earlier]
    return with_link(replace(statement, means=(*statement.means, *told)), found)


def leads_ahead(link: Link, figure: int) -> bool:
    """Whether a link may be of what is left of a way: who is now at its later end does not go on to there."""
    return link.is_here and any(end.mention and end.mention.start > figure for end in (link.first, link.second))


def _is_of_a_country(end: End, context: SentenceContext) -> bool:
    """Whether an end is a whole country, which is none of a journey."""
    place = context.place_of(end.mention) if end.mention and end.kind == "place" else None
    return place is not None and is_country(place) and (place.radius_km or 0.0) > SMALL_COUNTRY_KM
