"""What claims say of where their places can lie: a stated distance, or how long a journey takes by what.

They are weak witnesses: whether they are true is what this room is there to find out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.claims.measuring.verdicts import base_value, tolerance, top_value
from geo.compass import bearing_of
from geo.figures import quantity_words
from geo.places import Apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Claim, Mention
    from geo.places import Witness

_POINTS: Final = {"centres", "stations"}
_LEAST_SLACK_KM, _MOST_SHORTER_KM, _MOST_LONGER_KM = 15.0, 120.0, 60.0
_SHORTER, _LONGER = 0.2, 0.08
"""The straight line may be so much shorter than a figure, which is often that of the road, and so much longer."""

_WAY_SHORTER, _WAY_LONGER = 0.42, 0.02

_TOP_KMH: Final = {"rail": 350.0, "road": 130.0, "sea": 75.0}
_SLACK, _SLACK_KM = 1.2, 20.0


def claim_witnesses(claims: Iterable[Claim], mentions: Sequence[Mention]) -> tuple[Witness, ...]:
    """Return what claims between two towns say of where these lie."""
    named = {m.id: m for m in mentions if m.place_id is not None and m.kind == "place"}
    return tuple(witness for claim in claims for witness in _witnesses(claim, named))


def _witnesses(claim: Claim, named: Mapping[str, Mention]) -> Iterator[Witness]:
    a = _end(claim.from_mention_id, claim.from_place_id, named)
    b = _end(claim.to_mention_id, claim.to_place_id, named)
    if a is None or b is None or a == b or claim.measured_between not in {None, *_POINTS}:
        return
    figure = claim.quantities[0]
    says = quantity_words(figure)
    if claim.kind == "duration":
        top = _TOP_KMH.get(claim.basis)
        if top is not None:
            half = (_SLACK * top * top_value(figure) + _SLACK_KM) / 2
            yield Apart(a.id, b.id, half, half, f"the text has the way from {a.text} to {b.text} take {says}")
    elif claim.kind == "distance" and claim.bound is None:
        bearing = None if claim.direction is None else bearing_of(claim.direction)
        low, high = _straight_km(claim)
        why = f"the text puts {b.text} {says} from {a.text}"
        yield Apart(a.id, b.id, (low + high) / 2, (high - low) / 2, why, bearing)


def _straight_km(claim: Claim) -> tuple[float, float]:
    """Return from where to where the straight line may be long that a stated distance tells."""
    figure = claim.quantities[0]
    km, rounding = base_value(figure), tolerance(figure, hedged=claim.hedge is not None)
    if claim.basis != "geodesic":
        return (1 - _WAY_SHORTER) * km - rounding, top_value(figure) * (1 + _WAY_LONGER) + rounding
    shorter = min(max(_LEAST_SLACK_KM, _SHORTER * km), _MOST_SHORTER_KM)
    longer = min(max(_LEAST_SLACK_KM, _LONGER * km), _MOST_LONGER_KM)
    return km - max(shorter, rounding), top_value(figure) + max(longer, rounding)


def _end(mention_id: str | None, place_id: str | None, named: Mapping[str, Mention]) -> Mention | None:
    """Return the mention that names an end of a claim, None where the end is not what it was read as: a capital."""
    mention = named.get(mention_id or "")
    return mention if mention is not None and mention.place_id == place_id else None
