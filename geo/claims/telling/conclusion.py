"""What follows of a claim, in sentences that an editor can print: what was measured, the figure, the tolerance and why.

A claim that has its conclusion already keeps it. One about a distance is told from its own fields; of any other the
checks tell, each by its sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.claims.measuring import verdicts
from geo.claims.statements.target import is_country
from geo.claims.telling.ends_in_words import apart, by_way, ends_of
from geo.claims.telling.slips import slip_of, turned_direction, way_is_unknown
from geo.claims.telling.stated_words import figure_words, step_words
from geo.figures import number, quantity_words
from geo.places import open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.claims.measuring.context import ArticlePlaces
    from geo.claims.telling.ends_in_words import Ends
    from geo.model import Check, Claim, MeasuredBetween, Mention, Place, Quantity, Verdict

_SAYS: dict[Verdict, str] = {
    "supported": "right",
    "approximately": "roughly right",
    "imprecise": "imprecise",
    "contradicted": "wrong",
}
_WHY: dict[MeasuredBetween, str] = {
    "centres": "towns are no points",
    "border": "borders are drawn roughly",
    "coast": "coasts are drawn roughly",
    "stations": "lengths of ways are not exact",
}
"""Why a figure may be off that is neither rounded nor hedged, by what was measured."""


@dataclass(frozen=True)
class Told:
    """What a conclusion needs of an article: its text, the ends, the mentions that named them, other places near."""

    text: str
    start: Place | None
    end: Place | None
    start_name: Mention | None = None
    end_name: Mention | None = None
    nearby: Sequence[Place] = ()


def concluded(claims: Iterable[Claim], text: str, known: ArticlePlaces, sentences: Sequence[int]) -> list[Claim]:
    """Return the claims of an article with their conclusions; `sentences` are where its sentences begin."""
    names = {mention.id: mention for mention in known.mentions}
    made = []
    for claim in claims:
        start, end = _place(claim.from_place_id, known), _place(claim.to_place_id, known)
        first = sentences[max(0, bisect_right(sentences, claim.start) - 2)] if sentences else 0
        low, high = (bisect_left(known.mentions, at, key=lambda m: m.start) for at in (first, claim.end))
        ids = dict.fromkeys(m.place_id for m in known.mentions[low:high] if m.place_id in known.places)
        nearby = [place for i in ids if i and not is_country(place := known.places[i]) and place not in (start, end)]
        first_name, last_name = (names.get(i or "") for i in (claim.from_mention_id, claim.to_mention_id))
        made.append(conclude(claim, Told(text, start, end, first_name, last_name, nearby)))
    return made


def _place(place_id: str | None, known: ArticlePlaces) -> Place | None:
    if place_id is None:
        return None
    return known.places.get(place_id) or open_gazetteer().place(place_id)


def conclude(claim: Claim, told: Told) -> Claim:
    """Return a claim with its conclusion."""
    if claim.conclusion is not None or not claim.checks:
        return claim
    return claim.model_copy(update={"conclusion": " ".join(map(_capital, _sentences(claim, told)))})


def _sentences(claim: Claim, told: Told) -> Iterator[str]:
    first, *others = claim.checks
    ends = ends_of(told.start, told.end, told.start_name, told.end_name) if told.start and told.end else None
    is_open = first.verdict == "not_checkable" and (claim.measured_km is None or not way_is_unknown(claim))
    if first.explanation[:1].isdigit() and (claim.kind != "distance" or first.name != "distance"):
        yield _journey(claim, first, ends)
    elif is_open:
        yield f"{figure_words(claim, told.text)} cannot be checked."
        yield first.explanation
    elif first.name != "distance" or claim.kind != "distance" or ends is None or claim.measured_km is None:
        yield first.explanation
    else:
        yield f"{apart(claim, ends)}; {_follows(claim, first, figure_words(claim, told.text))}."
    yield from _others(claim, others)
    if turned := turned_direction(claim):
        yield turned
    if told.start and told.end and (slip := slip_of(claim, told.start, told.end, told.nearby)):
        yield slip.words


def _journey(claim: Claim, check: Check, ends: Ends | None) -> str:
    """Return what a check says of a duration or a speed, begun with the journey that it is about."""
    if ends is None:
        return check.explanation
    by = "" if claim.basis == "geodesic" else f"{by_way(claim)} "
    return f"{by}{ends.way}, {check.explanation}"


def _others(claim: Claim, checks: Sequence[Check]) -> Iterator[str]:
    """Yield what the other checks say, shortly of a direction that is right; the bound is in the first sentence."""
    for check in checks:
        if check.name == "bound" or (check.name == "units_agree" and check.verdict in verdicts.HOLDS):
            continue
        if check.name == "direction" and check.verdict == "supported":
            if claim.direction is None:
                continue  # the side of a coast, which is in what was measured
            yield f"The direction, {claim.direction}, is right."
        else:
            yield check.explanation


def _follows(claim: Claim, check: Check, stated: str) -> str:
    """Return what follows of the figure from what was measured, as the second half of a sentence."""
    if way_is_unknown(claim):
        return _of_unknown_way(claim, check, stated)
    if claim.bound:
        return _of_bound(claim, check, stated)
    best = min(
        (q for q in claim.quantities if q.km),
        key=lambda q: abs(_off(claim, q)) / verdicts.base_value(q),
        default=None,
    )
    if best is None:
        return f"{stated} is {_SAYS[check.verdict]}"
    plain = verdicts.figure_verdict(best, claim.measured_km or 0.0, hedged=claim.hedge is not None)
    odd = [q for q in claim.quantities if q.km and q is not best]
    if odd and check.verdict == "supported" and verdicts.units_verdict(best, odd[0])[0] not in verdicts.HOLDS:
        return f"{quantity_words(best)} agrees with that, {quantity_words(odd[0])} does not"
    off = _off_words(claim, best)
    if check.verdict != plain:
        says = "" if check.verdict == "approximately" else f"{_SAYS[check.verdict]}: "
        return f"{stated} is {says}{off}, but {_spread(claim)}"
    if off is None:
        return f"{stated} is right"
    return f"{stated} is {_SAYS[check.verdict]}: {off}, where {_allowed(claim, best)}"


def _off(claim: Claim, figure: Quantity) -> float:
    """Return measured minus stated in km, as they are shown."""
    return verdicts.deviation(figure, claim.measured_km or 0.0)


def _off_words(claim: Claim, figure: Quantity) -> str | None:
    """Return "150.5 km less", None where the figure is what was measured."""
    off = round(_off(claim, figure), 1)
    return f"{number(abs(off))} km {'less' if off > 0 else 'more'}" if off else None


def _allowed(claim: Claim, figure: Quantity) -> str:
    """Return how much the figure may be off and why, as a clause."""
    allowed, why = verdicts.allowance(figure, hedged=claim.hedge is not None)
    share = f"{100 * allowed / verdicts.base_value(figure):.0f} %"
    far = f"{number(float(f'{allowed:.2g}'))} km"
    if why == "rounding":
        return f"rounding to the nearest {step_words(figure)} allows {far}"
    if why == "hedge":
        return f"“{claim.hedge}” allows {far} ({share})"
    return f"{far} ({share}) is allowed, as {_WHY[claim.measured_between or 'centres']}"


def _spread(claim: Claim) -> str:
    low, high = claim.measured_min_km or 0.0, claim.measured_max_km or 0.0
    between = f"anything from {low:,.0f} to {high:,.0f} km is possible"
    if claim.measured_between == "stations":
        return f"the length of a way is not known exactly, and {between}"
    return f"{between}, as the places are large"


def _of_bound(claim: Claim, check: Check, stated: str) -> str:
    if check.verdict == "supported":
        return f"{stated} is right"
    if check.verdict == "approximately":
        low, high = claim.measured_min_km, claim.measured_max_km
        near = verdicts.bound_verdict(
            claim.quantities[0], claim.measured_km or 0.0, claim.bound or "almost", hedged=claim.hedge is not None
        )
        if near != "approximately" and low is not None and high is not None:
            return f"{stated} may hold, for {_spread(claim)}"
        return f"{stated} is roughly right"
    if check.verdict == "imprecise" and claim.bound == "at_least":
        return f"{stated} is true, but says little"
    off = _off_words(claim, claim.quantities[0])
    return f"{stated} is {_SAYS[check.verdict]}" + (f": the figure is {off}" if off else "")


def _of_unknown_way(claim: Claim, check: Check, stated: str) -> str:
    share = verdicts.base_value(claim.quantities[0]) / (claim.measured_km or 1.0)
    if check.verdict == "contradicted":
        return f"no way between them is shorter, but {stated} is"
    known = f"how long the way {by_way(claim)} is, is not known here"
    if check.verdict == "not_checkable":
        return f"{known}, and {stated} is {share:.1f} times that, more than a way usually is, so it cannot be checked"
    if share < 1:
        return f"{known}, but {stated} is about that, as if the way were straight"
    return f"{known}, but {stated} is {share:.2f} times that, as a way may well be"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
