"""The map in words: what it draws, as a list of sentences, for those who cannot or do not want to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.figures import km_words
from geo.view.instead import found_instead
from geo.view.telling import tellings
from geo.view.wording import (
    MODE_WORDS,
    STATUS_WORDS,
    as_subject,
    country_lengths,
    leg_title,
    place_name,
    traveller_name,
    window_words,
)

if TYPE_CHECKING:
    from geo.model import Dossier, Leg, Route, Stop
    from geo.view.telling import Tellings

_BY = {**MODE_WORDS, "unknown": "by a way that is not known"}


def _stop(dossier: Dossier, stop: Stop, told: Tellings) -> str:
    place = dossier.place(stop.place_id)
    name = place.name if place else stop.place_id
    times = []
    if stop.arrive:
        times.append(f"arrival: {window_words(stop.arrive, place.timezone if place else None)}")
    if stop.depart:
        times.append(f"departure: {window_words(stop.depart, place.timezone if place else None)}")
    evidence = told.of(stop)
    visit = f"{name} ({'; '.join([STATUS_WORDS[stop.status].lower(), *times])})"
    return f"{visit}. {evidence}." if evidence else f"{visit}."


def _leg(dossier: Dossier, route: Route, leg: Leg) -> str:
    way = (
        f"{km_words(leg.path_km)} {_BY[leg.mode]}" if leg.path_km is not None else f"{_BY[leg.mode]}, length not known"
    )
    through = ", ".join(country_lengths(leg))
    return (
        f"{leg_title(dossier, route, leg)}: {way}, {km_words(leg.geodesic_km)} in a straight line"
        + (f" ({through})" if through else "")
        + f"; {STATUS_WORDS[leg.status].lower()}."
    )


def itinerary(dossier: Dossier) -> list[str]:
    """Return the journeys of a dossier as sentences, stop by stop and leg by leg.

    Then what is told of travellers without a route, or where nobody has one of the whole text.
    """
    return [*journeys_in_words(dossier, tellings(dossier)), *(found.words for found in found_instead(dossier))]


def journeys_in_words(dossier: Dossier, told: Tellings) -> list[str]:
    """Return the routes of a dossier as sentences, stop by stop and leg by leg; `told` is what tells its stops."""
    lines = []
    for route in dossier.routes:
        who = as_subject(traveller_name(dossier, route) or "The journey")
        total = f", {km_words(route.path_km)} in all" if route.path_km is not None else ""
        lines.append(f"{who}: {len(route.stops)} places{total}.")
        legs = {leg.from_: leg for leg in route.legs}
        for stop in route.stops:
            lines.append(_stop(dossier, stop, told))
            if stop.id in legs:
                lines.append(_leg(dossier, route, legs[stop.id]))
    return lines


def claim_lines(dossier: Dossier) -> list[str]:
    """Return the lines of a dossier's claims as sentences."""
    lines = []
    for claim in dossier.claims:
        start, end = place_name(dossier, claim.from_place_id), place_name(dossier, claim.to_place_id)
        if start and end and claim.measured_km is not None:
            measured = f"{start} to {end} measures {km_words(claim.measured_km)}."
            lines.append(f"Claim: {claim.conclusion or measured} {claim.headline}.")
    return lines
