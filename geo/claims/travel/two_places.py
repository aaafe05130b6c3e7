"""Distances in no form, in a sentence that names two places or one: "Sofia has a choice of 379 km to Varna".

That its words tell of places or of travel makes of a figure such a distance; of what it is told they do not say, so
that one is only right or open: the two places of its sentence, or the one and that of which the text tells before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.ends.elided_end import elided_end
from geo.claims.ends.towns_round import towns_round
from geo.claims.measuring.verdicts import HOLDS
from geo.claims.statements.form import Figure, Form, figure_alone
from geo.claims.statements.masking import NAME, mask
from geo.claims.statements.modes import basis_of
from geo.claims.statements.no_distance import states_no_distance
from geo.claims.statements.reference import End
from geo.claims.telling.wording import headline
from geo.claims.travel.travel_words import CONTEST, COVERS, GOES, NO_TRAVELLER
from geo.claims.travel.travelled_forms import TRAVELLED_FORMS
from geo.compass import DIRECTION
from geo.figures import km_words
from geo.lexicon import any_of, word_list
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement
    from geo.model import Claim, Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_LEAD, _TAIL = 60, 40  # characters round a figure in which it is said to be one of places or of travel
TWO_PLACES: Final = Form("distance.two_places", "Paris has a choice of 390 km to Lyon and its inns.")

_OF_TRAVEL: Final = frozenset(form.name for form in TRAVELLED_FORMS)
_FAR_OFF: Final = 4.0
_VAGUE: Final = 1.5
_OF_PLACES: Final = re.compile(
    rf"""
    (?:[ ](?!and[ ]an?\b)[a-z]+){{0,4}}?
    [ ](?: away | apart | distant | off | between | from | to | separat\w+ | {DIRECTION}
      | (?:{any_of(word_list("ways_told", "going"))}) | (?:up|down|along|across)[ ](?:the|a)\b )\b
    """,
    _FLAGS,
)
_A_RATE: Final = re.compile(r"(?:[ ](?:an?|each|every|per)[ ])(?!way\b)", re.IGNORECASE)
_DOWN_A_ROAD: Final = re.compile(
    rf"[ ](?:up|down|along)[ ]the[ ](?:{any_of(word_list('place_nouns', 'way'))}|[A-Z]?\d)"
)
_GOES: Final = re.compile(rf"\b(?:{GOES}|{COVERS})\b", _FLAGS)
_JOINED: Final = re.compile(rf"[ ](?:to|from)[ ](?:the[ ])?(?P<name>{NAME})", _FLAGS)
_OF_ELSE: Final = re.compile(
    rf"""
    \b(?: {CONTEST} | {NO_TRAVELLER} | drones? | signals? | visibility | altitude | wide | high | tall | deep
      | front[ -]?lines? | fronts? | exclusion | radius )\b
    """,
    _FLAGS,
)
"""What figures of length are told of besides places and journeys between them."""


def with_unread(
    found: list[Claim],
    quantities: Sequence[Quantity],
    text: str,
    context: SentenceContext,
    judge: Callable[[Statement], Claim],
) -> list[Claim]:
    """Return the claims of a sentence with those of distances that no form read; `judge` measures a statement."""
    kms = [quantity for quantity in quantities if quantity.km is not None]
    read = {quantity.start for claim in found if not _lacks_ends(claim) for quantity in claim.quantities}
    if all(quantity.start in read for quantity in kms):
        return found
    masked = mask(text, context.start, context.end, context.inside, kms)
    more = {claim.quantities[0].start: claim for claim in _unread(masked, context, read, judge)}
    bare = {claim.quantities[0].start for claim in found}
    more = {start: claim for start, claim in more.items() if start not in bare or claim.verdict != "not_checkable"}
    kept = [claim for claim in found if claim.quantities[0].start not in more]
    return sorted([*kept, *more.values()], key=lambda claim: claim.quantities[0].start)


def _unread(
    masked: Masked, context: SentenceContext, read: set[int], judge: Callable[[Statement], Claim]
) -> Iterator[Claim]:
    """Yield the claims of the figures that do not begin where one was `read`; what does not fit is left open."""
    unread = [(sign, quantities) for sign, quantities in masked.figures.items() if quantities[0].start not in read]
    for sign, quantities in unread:
        statement = _statement(masked, sign, quantities, context, alone=len(unread) == 1)
        if statement is None:
            continue
        claim = judge(statement)
        if claim.verdict in HOLDS:
            yield claim
        elif open_claim := _left_open(claim, statement):
            yield open_claim


def _lacks_ends(claim: Claim) -> bool:
    """Whether a claim of travel names no ends and was held against nothing."""
    is_bare = claim.verdict == "not_checkable" and claim.from_place_id is None and claim.to_place_id is None
    return is_bare and claim.kind == "distance" and claim.rule in _OF_TRAVEL


def _statement(
    masked: Masked, sign: str, quantities: tuple[Quantity, ...], context: SentenceContext, *, alone: bool
) -> Statement | None:
    at = masked.text.index(sign)
    lead, tail = masked.text[max(0, at - _LEAD) : at], masked.text[at + 1 : at + 1 + _TAIL]
    figure = Figure(masked, at, re.split(r"[;:]", masked.text[:at])[-1], figure_alone(masked, at, quantities, at + 1))
    if _is_vague(quantities[0]) or _A_RATE.match(tail) or _OF_ELSE.search(lead + tail) or states_no_distance(figure):
        return None
    basis, told = basis_of(lead + re.split(NAME, tail)[0])
    if basis == "geodesic" and (_GOES.search(lead) or _DOWN_A_ROAD.match(tail)):
        basis, told = "road", False
    if basis == "geodesic" and not _OF_PLACES.match(tail):
        return None
    whole = replace(figure.alone, basis=basis, basis_told=told, rule=TWO_PLACES.name)
    places = towns_round(masked, at, context)
    joined = _JOINED.match(masked.text, at + 1)
    if joined and (len(places) > 2 or not alone) and (goal := masked.names[joined["name"]]) in places:
        # Of several it counts to the one behind it, from the only one before it.
        places = [goal, *(place for place in places if place.end <= quantities[0].start)]
    elif not alone:
        return None
    ends = [End.of(mention, surmised=True) for mention in places]
    if len(ends) == 1:
        before = elided_end([], context, whole, ends[0])
        ends = [before, *ends] if before and before.kind == "place" else []
    return replace(whole, reference=ends[0], subject=ends[1]) if len(ends) == 2 else None


def _is_vague(quantity: Quantity) -> bool:
    """Whether a figure would fit too many places: "many kilometres", "hundreds of miles"."""
    return quantity.value_max is not None and quantity.value_max > _VAGUE * quantity.value


def _left_open(claim: Claim, statement: Statement) -> Claim | None:
    """Return a claim whose figure fits the two places not as one that cannot be checked, None if it is far off."""
    km, figure = claim.measured_km, statement.quantities[0].km
    if not km or not figure or not 1 / _FAR_OFF <= figure / km <= _FAR_OFF:
        return None
    names = " and ".join(end.words for end in (statement.reference, statement.subject) if end)
    text = f"The text does not say between which places it counts; {names} are {km_words(km)} apart."
    checks = (Check(name="distance", verdict="not_checkable", explanation=text),)
    return claim.model_copy(update={"verdict": "not_checkable", "checks": checks, "headline": headline(checks, None)})
