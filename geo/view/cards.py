"""The events, claims and places of a dossier in words and numbers, as the page's panels show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.compass import POINTS, bearing_of, nearest_point
from geo.figures import km_words
from geo.view.claimreview import claim_reviews
from geo.view.marks import sentence_around
from geo.view.places_taken import claim_ends
from geo.view.shapes import position
from geo.view.telling import is_unsure, sure_words
from geo.view.why import claim_why, event_why
from geo.view.wording import (
    STATUS_WORDS,
    VERDICT_WORDS,
    country_name,
    event_sources,
    event_title,
    names_of,
    place_where,
    window_words,
)

if TYPE_CHECKING:
    from geo.model import Check, Claim, Dossier, Event, Mention, Place, Window
    from geo.view.contract import CandidateRow, CheckRow, ClaimCard, EventCard, MentionCard, PlaceCard

_CHECK_WORDS = {
    "distance": "Distance",
    "units_agree": "Units",
    "direction": "Direction",
    "bound": "Bound",
    "speed": "Speed",
    "duration": "Duration",
    "figures": "Figures",
    "place": "Places",
}
_BETWEEN_WORDS = {
    "centres": "between the centres of the two places",
    "border": "from the nearest point of the border",
    "coast": "from the nearest point of the coast",
    "stations": "between the stations",
}
_BASIS_WORDS = {
    "geodesic": "in a straight line over the ellipsoid (WGS 84)",
    "rail": "along the railway",
    "road": "along the road",
    "sea": "along the sea route",
}


def milliseconds(window: Window | None) -> tuple[int | None, int | None]:
    """Return a window's bounds as milliseconds since 1970 UTC."""
    ends = (window.earliest, window.latest) if window else (None, None)
    first, last = (int(end.timestamp() * 1000) if end else None for end in ends)
    return first, last


def event_zone(dossier: Dossier, event: Event) -> str | None:
    """Return the time zone in which an event's times are said."""
    ids = (event.place_id, event.from_place_id, event.to_place_id)
    return next((p.timezone for i in ids if (p := dossier.place(i)) and p.timezone), None)


def event_card(dossier: Dossier, event: Event) -> EventCard:
    """Return an event as its card and its bar on the timeline."""
    text = dossier.article.text
    zone = event_zone(dossier, event)
    earliest, latest = milliseconds(event.when)
    spans = event.evidence or (event.trigger,)
    # What the text denies is not told, surely or not.
    sureness = None if event.status == "denied" else event.sureness
    return {
        "id": event.id,
        "type": event.type,
        "title": event_title(dossier, event),
        "status": event.status,
        "status_words": STATUS_WORDS[event.status],
        "sure": sure_words(sureness),
        "unsure": is_unsure(sureness),
        "when": window_words(event.when, zone),
        "when_utc": window_words(event.when, None),
        "zone": zone,
        "earliest": earliest,
        "latest": latest,
        "place": event.place_id or event.to_place_id or event.from_place_id,
        "travels": any(route.traveller_id in event.traveller_ids for route in dossier.routes),
        "sentence": sentence_around(text, event.trigger.start, event.trigger.end),
        "words": [text[s.start : s.end] for s in spans],
        "sources": event_sources(event),
        "why": event_why(dossier, event),
    }


def _stated(claim: Claim) -> list[str]:
    rows = []
    for q in claim.quantities:
        figure = f"{q.value:,g}" + (f"–{q.value_max:,g}" if q.value_max is not None else "") + f" {q.unit}"
        own = q.unit.lower() in ("km", "kilometre", "kilometres", "kilometer", "kilometers")
        rows.append(figure if own or q.km is None else f"{figure} = {km_words(q.km)}")
    return rows


def _sign(value: float) -> str:
    return "−" if value < 0 else "+"


def _percent(share: float) -> str:
    return f"{_sign(share)}{abs(share):.1f} %"


def _method(dossier: Dossier, claim: Claim) -> list[str]:
    lines = [
        f"Measured {_BASIS_WORDS[claim.basis]}, {_BETWEEN_WORDS.get(claim.measured_between or '', 'as far as known')}."
    ]
    for role, place_id in (("From", claim.from_place_id), ("To", claim.to_place_id)):
        place = dossier.place(place_id)
        if place and (at := position(place)):
            lines.append(f"{role} {place.name}: {at[1]:.4f}, {at[0]:.4f} ({place.id}).")
    if claim.tolerance_km is not None:
        lines.append(f"Allowed for rounding and wording: ±{km_words(claim.tolerance_km)}.")
    if claim.deviation_km is not None and claim.deviation_pct is not None:
        off = f"{_sign(claim.deviation_km)}{km_words(abs(claim.deviation_km))}"
        lines.append(f"Measured less stated: {off} ({_percent(claim.deviation_pct)}).")
    return lines


def _check(check: Check) -> CheckRow:
    return {
        "name": _CHECK_WORDS[check.name],
        "verdict": check.verdict,
        "verdict_words": VERDICT_WORDS[check.verdict],
        "explanation": check.explanation,
    }


def claim_card(dossier: Dossier, claim: Claim) -> ClaimCard:
    """Return a claim as its card: stated and measured side by side, each check with its verdict and sentence."""
    bearing = claim.measured_bearing_deg
    return {
        "id": claim.id,
        "sentence": claim.text,
        "headline": claim.headline,
        "conclusion": claim.conclusion,
        "verdict": claim.verdict,
        "verdict_words": VERDICT_WORDS[claim.verdict],
        "stated": _stated(claim),
        "hedge": claim.hedge,
        "measured": km_words(claim.measured_km) if claim.measured_km is not None else None,
        "tolerance": f"±{km_words(claim.tolerance_km)}" if claim.tolerance_km is not None else None,
        "deviation": _percent(claim.deviation_pct) if claim.deviation_pct is not None else None,
        "direction": claim.direction,
        "direction_deg": bearing_of(claim.direction) if claim.direction in POINTS else None,
        "bearing": bearing,
        "bearing_words": f"{bearing:03.0f}°, {nearest_point(bearing)}" if bearing is not None else None,
        "extents": f"{km_words(claim.measured_min_km)} to {km_words(claim.measured_max_km)}"
        if claim.measured_min_km is not None and claim.measured_max_km is not None
        else None,
        "way": km_words(claim.way_km) if claim.way_km is not None else None,
        "basis": claim.basis,
        "ends": claim_ends(dossier, claim),
        "checks": [_check(check) for check in claim.checks],
        "method": _method(dossier, claim),
        "review": claim_reviews(dossier, (claim,)),
        "why": claim_why(claim),
    }  # fmt: skip


def _candidates(mention: Mention) -> list[CandidateRow]:
    return [
        {"place": c.place_id, "name": c.name, "why": c.why, "score": round(c.score, 3), "lat": c.lat, "lon": c.lon,
         "where": ", ".join(p for p in (c.admin1, country_name(c.country)) if p), "population": c.population,
         "chosen": c.place_id == mention.place_id}
        for c in mention.candidates
    ]  # fmt: skip


def mention_card(mention: Mention) -> MentionCard:
    """Return a name as read: its kind, how sure the reading is, and what else it could mean, with the reasons."""
    return {
        "id": mention.id,
        "text": mention.text,
        "kind": mention.kind,
        "place": mention.place_id,
        "confidence": round(mention.confidence, 2),
        "candidates": _candidates(mention),
    }


def place_card(dossier: Dossier, place: Place) -> PlaceCard:
    """Return a place as its row: names, kind, where it is, and the names in the text that mean it."""
    at = position(place)
    return {
        "id": place.id,
        "name": place.name,
        "local_name": place.local_name if place.local_name != place.name else None,
        "where": place_where(place),
        "position": at,
        "coordinates": f"{at[1]:.4f}, {at[0]:.4f}" if at else "no coordinates",
        "population": f"{place.population:,}" if place.population else None,
        "timezone": place.timezone,
        "source": place.source,
        "mentions": [m.id for m in names_of(dossier, place)],
    }
