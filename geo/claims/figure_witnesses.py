"""What claims say of where their places can lie: a stated distance, or how long a journey takes by what.

They are weak witnesses: whether they are true is what this room is there to find out.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from geo.claims.verdicts import base_value, tolerance, top_value
from geo.compass import bearing_of
from geo.figures import quantity_words
from geo.places import Apart, Within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Claim, Mention
    from geo.places import Witness

_POINTS: Final = {"centres", "stations"}
_SHARE: Final = 0.12
_LEAST_TOLERANCE_KM, _MOST_TOLERANCE_KM = 15.0, 100.0
_WAY, _WAY_SHARE = 0.8, 0.22
"""A way is as long as its figure says; the straight line is 0.58 to 1.02 times as long."""

_TOP_KMH: Final = {"rail": 350.0, "road": 130.0, "sea": 75.0}
_SLACK, _SLACK_KM = 1.2, 20.0


def claim_witnesses(claims: Iterable[Claim], mentions: Sequence[Mention]) -> tuple[Witness, ...]:
    """Return what claims between two towns say of where these lie."""
    named: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.place_id is not None and mention.kind == "place":
            named.setdefault(mention.place_id, []).append(mention)
    return tuple(witness for claim in claims for witness in _witnesses(claim, named))


def _witnesses(claim: Claim, named: Mapping[str, Sequence[Mention]]) -> Iterator[Witness]:
    a, b = (_mention(claim, place_id, named) for place_id in (claim.from_place_id, claim.to_place_id))
    if a is None or b is None or a == b or claim.measured_between not in {None, *_POINTS}:
        return
    figure = claim.quantities[0]
    says = quantity_words(figure)
    if claim.kind == "duration":
        top = _TOP_KMH.get(claim.basis)
        if top is not None:
            yield Within(
                a.id,
                b.id,
                _SLACK * top * top_value(figure) + _SLACK_KM,
                f"the text has the way from {a.text} to {b.text} take {says}",
            )
    elif claim.kind == "distance" and claim.bound is None:
        km, rounding = base_value(figure), tolerance(figure, hedged=claim.hedge is not None)
        bearing = None if claim.direction is None else bearing_of(claim.direction)
        why = f"the text puts {b.text} {says} from {a.text}"
        if claim.basis == "geodesic":
            allowed = min(max(_LEAST_TOLERANCE_KM, _SHARE * km), _MOST_TOLERANCE_KM)
            yield Apart(a.id, b.id, km, max(allowed, rounding), why, bearing)
        else:
            yield Apart(a.id, b.id, _WAY * km, max(_LEAST_TOLERANCE_KM, _WAY_SHARE * km), why, bearing)


def _mention(claim: Claim, place_id: str | None, named: Mapping[str, Sequence[Mention]]) -> Mention | None:
    """Return the mention in a claim's words that names one of its ends."""
    mentions = named.get(place_id or "", ())
    at = bisect_left(mentions, claim.start, key=lambda m: m.start)
    return mentions[at] if at < len(mentions) and mentions[at].end <= claim.end else None
