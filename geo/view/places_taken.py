"""The places that a claim is measured between, in full, and what else the names of its ends may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.figures import km_words
from geo.routing import distance_km
from geo.view.wording import country_name

if TYPE_CHECKING:
    from geo.model import Candidate, Claim, Dossier, Place
    from geo.view.contract import ClaimCandidate, ClaimEnd

_LEAST_SCORE: Final = 0.001
_SAME_KM: Final = 30.0
"""So near a town its division or district is the same place."""

_POINTS: Final = {"centres", "stations", None}


def place_in_full(place: Place | Candidate) -> str:
    """Return a place with its division and country: "London, England, United Kingdom"."""
    parts = (place.name, place.admin1, country_name(place.country))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def claim_ends(dossier: Dossier, claim: Claim) -> list[ClaimEnd]:
    """Return the ends of a claim that have a place, where it counts from first."""
    start, end = dossier.place(claim.from_place_id), dossier.place(claim.to_place_id)
    named = (("From", claim.from_mention_id, start, end), ("To", claim.to_mention_id, end, start))
    far = claim.measured_between in _POINTS
    return [
        {
            "role": role,
            "place": place.id,
            "name": place_in_full(place),
            "mention": mention_id,
            "candidates": _others(dossier, mention_id, place, other if far else None),
        }
        for role, mention_id, place, other in named
        if place
    ]


def _others(dossier: Dossier, mention_id: str | None, place: Place, other: Place | None) -> list[ClaimCandidate]:
    """Return what else the name of an end may mean, the likeliest first, each with its distance from the other end."""
    mention = next((m for m in dossier.mentions if m.id == mention_id), None)
    taken = place_in_full(place)
    found: dict[str, Candidate] = {}
    for candidate in mention.candidates if mention else ():
        name = place_in_full(candidate)
        away = _km(candidate, place)
        if candidate.score >= _LEAST_SCORE and name != taken and (away is None or away > _SAME_KM):
            found.setdefault(name, candidate)
    return [
        {"place": c.place_id, "name": name, "measured": None if (km := _km(c, other)) is None else km_words(km)}
        for name, c in found.items()
    ]


def _km(candidate: Candidate, other: Place | None) -> float | None:
    if other is None or candidate.lat is None or candidate.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km((candidate.lat, candidate.lon), (other.lat, other.lon))
