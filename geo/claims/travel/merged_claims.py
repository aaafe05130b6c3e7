"""Figures of a sentence that were read both as a distance and as one of travel: each is one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.claims.measuring import verdicts
from geo.claims.travel.travel_statements import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Claim

_BY_OTHERS: Final = frozenset(form.name for form in TOGETHER.values())


def merged(distances: Iterable[Claim], travelled: Iterable[Claim]) -> list[Claim]:
    """Return the claims of a sentence, each figure once: of a distance with two ends as it was measured."""
    claims, travelled = list(distances), list(travelled)
    fair = {q.start for claim in travelled if claim.verdict in verdicts.HOLDS for q in claim.quantities}
    told = (claim for claim in claims if claim.from_place_id and claim.to_place_id)
    # A figure of travel may be told of the way or of the straight line; one that only other figures bear out may not.
    weak = {q.start for claim in travelled if claim.rule in _BY_OTHERS for q in claim.quantities}
    taken = {
        q.start
        for claim in told
        for q in claim.quantities
        if claim.verdict in verdicts.HOLDS
        or q.start not in fair
        or (q.start in weak and claim.verdict != "not_checkable")
    }
    travel = [claim for claim in travelled if not taken & {q.start for q in claim.quantities}]
    better = {q.start for claim in travel for q in claim.quantities}
    kept = [claim for claim in claims if not better & {q.start for q in claim.quantities}]
    return sorted([*kept, *travel], key=lambda claim: claim.quantities[0].start)
