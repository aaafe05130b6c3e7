"""Distances in no form, between the places to which a model links them: "Sofia has a choice of 379 km to Varna".

A link is learned from words, and a figure that fits is a witness that it is right: the less telling the fit, the surer
the link has to be. Only one that is sure tells against a figure; else this is left open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.linking.links import SURE, Link, links_of
from geo.claims.measuring.verdicts import HOLDS, base_value
from geo.claims.statements.amounts import is_of_stuff
from geo.claims.statements.form import Figure, Form, figure_alone
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME, mask, measure_of
from geo.claims.statements.modes import basis_of
from geo.claims.statements.no_distance import is_a_size, is_an_amount
from geo.claims.statements.reference import End
from geo.claims.statements.words import LONG, UNREAD
from geo.claims.telling.wording import headline
from geo.claims.travel.linked_travel import leads_ahead
from geo.claims.travel.travel_words import CONTEST, COVERS, GOES, LEFT, NO_TRAVELLER, TO_A_SIDE
from geo.claims.travel.travelled_forms import TRAVELLED_FORMS
from geo.compass import read_direction
from geo.figures import km_words
from geo.lexicon import any_of, word_list
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement
    from geo.model import Claim, Quantity

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_LEAD, _TAIL = 60, 40  # characters round a figure in which it is said to be one of places or of travel
LINKED_PLACES: Final = Form("distance.linked", "Paris has a choice of 390 km to Lyon and its inns.")

_OF_TRAVEL: Final = frozenset(form.name for form in TRAVELLED_FORMS)
_FAR_OFF, _FARTHEST_OFF = 4.0, 12.0  # times the distance that a slip may be off: that of a link, and of the surest
_SUREST: Final = 0.9
_VAGUE: Final = 1.5
_MOST: Final = 3  # links, the likeliest first, among which that is looked for which a figure fits
_SHORTEST, _LONGEST = 0.9, 2.0
"""How long a way may be that is linked to two places, by the straight line: what is not so long is wrong."""

_STRAIGHT, _USUAL, _LONG = 1.02, 1.45, 1.6
"""How many times the straight line is long: that itself, nearly all ways, and those that wind."""

_LEAST_EXACT, _LEAST_PLAUSIBLE = 0.2, 0.4
"""The least chance of a link whose length a figure has, and of one that only some way of that length may join."""

_LEAST_OF_AMOUNT: Final = 0.6

_A_RATE: Final = re.compile(r"(?:[ ](?:an?|each|every|per)[ ])(?!way\b)", re.IGNORECASE)
_APPOSED: Final = re.compile(rf"(?: (?P<name>{NAME}) | (?P<unread>{UNREAD}) ),[ ](?:{QUALIFIED})?$", _FLAGS)
_DOWN_A_ROAD: Final = re.compile(
    rf"[ ](?:up|down|along)[ ]the[ ](?:{any_of(word_list('place_nouns', 'way'))}|[A-Z]?\d)"
)
_IN_ORDER: Final = re.compile(r"\brespectively\b", re.IGNORECASE)
"""What tells each of several figures of the place in its turn, so that the nearest names are not its ends."""

_TO_GO: Final = re.compile(rf"(?:[ ](?:still|more|yet))?[ ](?:{LEFT}|left|remaining)\b", re.IGNORECASE)
_GOES: Final = re.compile(rf"\b(?:{GOES}|{COVERS})\b", _FLAGS)
_OF_ELSE: Final = re.compile(
    rf"""
    \b(?: {CONTEST} | {NO_TRAVELLER} | drones? | signals? | visibility | altitude | wide | high | tall | deep
      | front[ -]?lines? | fronts? | exclusion | radius )\b
    """,
    _FLAGS,
)
"""What figures of length are told of besides places and journeys between them."""


def with_linked(
    found: list[Claim],
    quantities: Sequence[Quantity],
    text: str,
    context: SentenceContext,
    judge: Callable[[Statement], Claim],
) -> list[Claim]:
    """Return the claims of a sentence with those of distances that no form read; `judge` measures a statement."""
    read = {quantity.start for claim in found if not _lacks_ends(claim) for quantity in claim.quantities}
    taken = {frozenset((claim.from_place_id, claim.to_place_id)) for claim in found if claim.measured_km is not None}
    masked = mask(text, context.start, context.end, context.inside, quantities)
    told = [figure[0] for figure in masked.figures.values()]
    if all(figure.start in read for figure in told if figure.km is not None):
        return found
    if _IN_ORDER.search(text, context.start, context.end):
        return found
    more = {claim.quantities[0].start: claim for claim in _unread(masked, context, read, taken, judge)}
    bare = {claim.quantities[0].start for claim in found}
    more = {start: claim for start, claim in more.items() if start not in bare or claim.verdict != "not_checkable"}
    kept = [claim for claim in found if claim.quantities[0].start not in more]
    return sorted([*kept, *more.values()], key=lambda claim: claim.quantities[0].start)


def _unread(
    masked: Masked,
    context: SentenceContext,
    read: Collection[int],
    taken: Collection[frozenset[str | None]],
    judge: Callable[[Statement], Claim],
) -> Iterator[Claim]:
    """Yield the claims of the distances that do not begin where one was `read`; of what is `taken` another tells."""
    alone = sum(measure_of(figure[0]) == "km" for figure in masked.figures.values()) == 1
    for sign, quantities in masked.figures.items():
        if measure_of(quantities[0]) != "km" or quantities[0].start in read:
            continue
        figure = _figure(masked, sign, quantities)
        statement = _statement(figure)
        if statement is None:
            continue
        is_amount = is_an_amount(figure)  # "600 km of mud and broken bridges separate Bukavu from Kisangani"
        if is_amount and statement.may_be_part and is_of_stuff(figure.text, figure.behind):
            continue
        least = _LEAST_OF_AMOUNT if is_amount else _LEAST_EXACT
        links = [
            link
            for link in links_of(masked, sign, context)[:_MOST]
            if link.chance >= (SURE if _places(link) in taken else least)
            and (leads_ahead(link, quantities[0].start) or not figure.followed_by(_TO_GO))
        ]
        claim = _best(statement, links, judge, alone=alone)
        if claim and (claim.verdict in HOLDS or not is_amount):
            yield claim


def _places(link: Link) -> frozenset[str | None]:
    return frozenset(end.mention.place_id if end.mention else None for end in (link.first, link.second))


def _lacks_ends(claim: Claim) -> bool:
    """Whether a claim of travel names no ends and was held against nothing."""
    is_bare = claim.verdict == "not_checkable" and claim.from_place_id is None and claim.to_place_id is None
    return is_bare and claim.kind == "distance" and claim.rule in _OF_TRAVEL


def _best(
    statement: Statement, links: Sequence[Link], judge: Callable[[Statement], Claim], *, alone: bool
) -> Claim | None:
    """Return the claim of a statement between the ends of the likeliest link that it fits, else of one that is sure.

    One that is not `alone` in its sentence may be of a part of the way.
    """
    judged: list[tuple[Link, Claim]] = []
    for link, claim in _judged(statement, links, judge):
        if claim.verdict in HOLDS and link.chance >= _least(claim):
            return claim
        judged.append((link, claim))
    if not judged or not judged[0][0].is_likely:
        return None
    link, claim = judged[0]
    if link.is_sure and _is_impossible(claim, link, alone=alone):
        return claim
    return next((way for other, way in judged if other is link and _is_a_slip(way)), _left_open(claim, link))


def _is_a_slip(claim: Claim) -> bool:
    """Whether a claim is of a way which is so many kilometres in a straight line as it is miles by the text."""
    return claim.verdict == "imprecise" and claim.basis != "geodesic" and claim.way_km is None


def _judged(
    statement: Statement, links: Sequence[Link], judge: Callable[[Statement], Claim]
) -> Iterator[tuple[Link, Claim]]:
    """Yield a statement judged between the ends of each link; then as a way, of which its words need not speak."""
    may_be_ways = []
    for link in links:
        if (linked := _between(statement, link)) is None:
            continue
        claim = judge(linked)
        yield link, claim
        if statement.basis == "geodesic" and _is_as_long_as_a_way(claim):
            may_be_ways.append((link, replace(linked, basis="road", basis_told=False)))
    yield from ((link, judge(linked)) for link, linked in may_be_ways)


def _between(statement: Statement, link: Link) -> Statement | None:
    """Return a statement between the ends of a link, None where its own subject is none of them."""
    told = statement.subject
    if told is None:
        return replace(statement, reference=link.first, subject=link.second)
    others = [end for end in (link.first, link.second) if not end.is_same(told)]
    return replace(statement, reference=others[0]) if len(others) == 1 else None


def _is_as_long_as_a_way(claim: Claim) -> bool:
    return _SHORTEST <= base_value(claim.quantities[0]) / (claim.measured_km or 1e-6) <= _LONGEST


def _is_impossible(claim: Claim, link: Link, *, alone: bool) -> bool:
    """Whether no way that may be meant is so short, or so long."""
    stated, straight = base_value(claim.quantities[0]), claim.measured_km or 0.0
    far_off = _FARTHEST_OFF if link.chance >= _SUREST else _FAR_OFF
    if not 1 / far_off <= stated / max(straight, 1e-6) <= far_off:
        return False  # another place is meant
    too_short, too_long = alone and stated < _SHORTEST * straight, stated > _LONGEST * straight
    return claim.verdict == "contradicted" and (claim.way_km is not None or too_short or too_long)


def _least(claim: Claim) -> float:
    """Return how likely a link has to be that a figure fits."""
    times = base_value(claim.quantities[0]) / (claim.measured_km or 1e-6)
    if claim.basis == "geodesic" or claim.way_km is not None or times <= _STRAIGHT:
        return _LEAST_EXACT
    if times <= _USUAL:
        return _LEAST_PLAUSIBLE
    return SURE if times <= _LONG else 1.0


def _figure(masked: Masked, sign: str, quantities: tuple[Quantity, ...]) -> Figure:
    """Return the figure of a sign in a masked sentence."""
    at = masked.text.index(sign)
    before = re.split(r"[;:]", masked.text[:at])[-1]
    return Figure(masked, at, before, figure_alone(masked, at, quantities, at + 1))


def _statement(figure: Figure) -> Statement | None:
    """Return what a figure states without its ends, None where it is none of places or may be of too many."""
    lead, tail = figure.lead(_LEAD), figure.text[figure.behind : figure.behind + _TAIL]
    if (
        _is_vague(figure.alone.quantities[0])
        or _A_RATE.match(tail)
        or LONG.match(tail)
        or _OF_ELSE.search(lead + tail)
        or is_a_size(figure)
    ):
        return None
    if (side := TO_A_SIDE.match(tail)) and (of := _named_right_before(figure)):
        return replace(figure.alone, subject=of, direction=read_direction(side["side"]), rule=LINKED_PLACES.name)
    basis, told = basis_of(lead + re.split(NAME, tail)[0])
    if basis == "geodesic" and (_GOES.search(lead) or _DOWN_A_ROAD.match(tail)):
        basis, told = "road", False
    return replace(figure.alone, basis=basis, basis_told=told, rule=LINKED_PLACES.name)


def _named_right_before(figure: Figure) -> End | None:
    """Return what is named right before a figure told to a side of it: "in Wick, 78 miles to the north"."""
    match = _APPOSED.search(figure.before)
    if match is None:
        return None
    mention = figure.masked.names[match["name"]] if match["name"] else None
    return End.of(mention) if mention else End("unknown", match["unread"])


def _is_vague(quantity: Quantity) -> bool:
    """Whether a figure would fit too many places: "many kilometres", "hundreds of miles"."""
    return quantity.value_max is not None and quantity.value_max > _VAGUE * quantity.value


def _left_open(claim: Claim, link: Link) -> Claim | None:
    """Return a claim whose figure fits the two places not as one that cannot be checked, None if it is far off."""
    km, figure = claim.measured_km, claim.quantities[0].km
    if not km or not figure or not 1 / _FAR_OFF <= figure / km <= _FAR_OFF:
        return None
    names = f"{link.first.words} and {link.second.words}"
    text = f"The text does not say between which places it counts; {names} are {km_words(km)} apart."
    checks = (Check(name="distance", verdict="not_checkable", explanation=text),)
    return claim.model_copy(update={"verdict": "not_checkable", "checks": checks, "headline": headline(checks, None)})
