"""What counts when claims are judged against labelled texts; `claims.py` prints it.

A labelled text is `{"id", "kind", "text", "published", "claims", "none"}`. Each of `claims` has the `words` of its
figure, its value as `km`, `hours` or `kmh`, its ends `from` and `to` (name, country, lat, lon; null: whatever it is),
and its `truth`: "true", "fair" (a fair reader lets it stand), "false" or "uncheckable". `none` are words with a figure
that claims nothing of places.

A claim is found where the dossier has one with its figure, and right where its verdict is one of `RIGHT` and, if it was
measured, it was between the ends labelled, either way round, each within `NEAR_KM`. Of two figures for one distance of
which one is true and one is false, "imprecise" is right for both: the claim says which of them fits.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.model import Claim, Dossier, Place, Quantity

NEAR_KM = 30.0
RIGHT = {
    "true": {"supported", "approximately"},
    "fair": {"supported", "approximately", "imprecise", "not_checkable"},
    "false": {"contradicted", "imprecise"},
    "uncheckable": {"not_checkable"},
}
_SAME = 0.015  # a figure is rounded when it is labelled


@dataclass
class Tally:
    """What was counted over texts; `faults` are in words, by the id of their text."""

    texts: int = 0
    wholly: int = 0
    claims: int = 0
    found: int = 0
    right: int = 0
    accused: int = 0
    waved_through: int = 0
    looked_alike: int = 0
    judged_alike: int = 0
    others: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)


def read_texts(path: Path) -> list[dict[str, Any]]:
    """Return the labelled texts of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def count(tally: Tally, labelled: dict[str, Any], dossier: Dossier) -> None:
    """Add what a dossier makes of a labelled text to a tally."""
    text, faults, seen = labelled["text"], len(tally.faults), set()
    for gold in labelled["claims"]:
        tally.claims += 1
        hits = list(_with_figure(gold, text, dossier))
        seen |= {claim.id for claim in hits}
        _count_claim(tally, labelled, gold, hits, dossier)
    for words in labelled.get("none", ()):
        tally.looked_alike += 1
        claims = [claim for claim in _at(words, text, dossier) if claim.id not in seen]
        if judged := next((claim for claim in claims if claim.verdict != "not_checkable"), None):
            tally.judged_alike += 1
            tally.faults.append((labelled["id"], f"no claim, but judged: {words!r}: {judged.headline}"))
    tally.texts += 1
    tally.wholly += len(tally.faults) == faults


def _count_claim(
    tally: Tally, labelled: dict[str, Any], gold: dict[str, Any], hits: list[Claim], dossier: Dossier
) -> None:
    text_id, truth, words = labelled["id"], gold["truth"], gold["words"]
    if not hits:
        # Of what cannot be checked it is no loss to say nothing, and neither is it right.
        tally.others[f"{truth}, not found"] += 1
        if truth != "uncheckable":
            tally.faults.append((text_id, f"missed: {words!r} ({truth})"))
        return
    tally.found += 1
    claim = next((claim for claim in hits if has_ends(claim, gold, dossier)), hits[0])
    verdict = claim.verdict
    says = f"{words!r} ({truth}) is {verdict}: {' '.join(check.explanation for check in claim.checks)}"
    if truth in {"true", "fair"} and verdict == "contradicted":
        tally.accused += 1
        tally.faults.append((text_id, f"accused: {says}"))
    elif truth == "false" and verdict in RIGHT["true"]:
        tally.waved_through += 1
        tally.faults.append((text_id, f"waved through: {says}"))
    elif verdict not in RIGHT[truth] and not (verdict == "imprecise" and _has_a_wrong_twin(claim, labelled)):
        tally.others[f"{truth}, {verdict}"] += 1
        tally.faults.append((text_id, f"verdict: {says}"))
    elif claim.measured_km is not None and not has_ends(claim, gold, dossier):
        tally.others["other ends"] += 1
        tally.faults.append((text_id, f"ends: {says}"))
    else:
        tally.right += 1


def _has_a_wrong_twin(claim: Claim, labelled: dict[str, Any]) -> bool:
    """Return whether one figure of a claim with two is labelled false and the other is not."""
    text, start, end = labelled["text"], claim.quantities[0].start, claim.quantities[-1].end
    told = [gold for gold in labelled["claims"] if start <= text.find(gold["words"]) < end]
    return len(claim.quantities) > 1 and len({gold["truth"] == "false" for gold in told}) > 1


def has_ends(claim: Claim, gold: dict[str, Any], dossier: Dossier) -> bool:
    """Return whether a claim is between the ends that are labelled, either way round."""
    a, b = dossier.place(claim.from_place_id), dossier.place(claim.to_place_id)
    first, second = gold.get("from"), gold.get("to")
    return (is_at(a, first) and is_at(b, second)) or (is_at(b, first) and is_at(a, second))


def is_at(place: Place | None, end: dict[str, Any] | None) -> bool:
    """Return whether a place is an end that is labelled; what has no point is any."""
    if end is None or (end.get("lat") is None and place is not None):
        return True
    if place is None or place.lat is None or place.lon is None:
        return False
    if place.feature.startswith("PCL"):
        return place.country == end.get("country")
    away = distance_km((place.lat, place.lon), (end["lat"], end["lon"]))
    return away <= max(NEAR_KM, 1.5 * (place.radius_km or 0.0))


def _with_figure(gold: dict[str, Any], text: str, dossier: Dossier) -> Iterator[Claim]:
    """Yield the claims at the words of a labelled one, those with its figure first."""
    claims = list(_at(gold["words"], text, dossier))
    yield from sorted(claims, key=lambda claim: not any(_has_value(q, gold) for q in claim.quantities))


def _at(words: str, text: str, dossier: Dossier) -> Iterator[Claim]:
    at = text.find(words)
    while at >= 0:
        for claim in dossier.claims:
            if any(q.start < at + len(words) and at < q.end for q in claim.quantities):
                yield claim
        at = text.find(words, at + 1)


def _has_value(quantity: Quantity, gold: dict[str, Any]) -> bool:
    for name in ("km", "hours", "kmh"):
        value, asked = getattr(quantity, name), gold.get(name)
        if value is not None and asked:
            top = value * quantity.value_max / quantity.value if quantity.value_max and quantity.value else value
            return value * (1 - _SAME) <= asked <= top * (1 + _SAME)
    return False
