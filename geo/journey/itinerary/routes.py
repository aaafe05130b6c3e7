"""The itinerary: a traveller's visits as stops, and the legs between them along real ways.

A route is a sequence of visits, not a set of places: travellers come back.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.journey.clauses import MODES, strongest, weaker
from geo.journey.itinerary.speeds import top_speed_kmh
from geo.journey.itinerary.stop_evidence import evidence_of, sureness_of
from geo.journey.itinerary.visits import last_episode, order_visits
from geo.journey.itinerary.whereabouts import leg_km, whereabouts
from geo.journey.windows import intersect
from geo.model import Leg, Route, Span, Stop, Window
from geo.routing import find_way, waypoint_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from geo.journey.events import EventExtraction, ExtractedEvent
    from geo.journey.itinerary.visit import Visit
    from geo.model import Mode, Place, Traveller


def build_routes(extraction: EventExtraction, places: Mapping[str, Place], text: str) -> tuple[Route, ...]:
    """Return a route for each traveller of whom two visits or more are told; history is none of a current route."""
    routes = []
    told: dict[str, list[ExtractedEvent]] = {traveller.id: [] for traveller in extraction.travellers}
    for extracted in extraction.events:
        if extracted.event.status != "denied":
            for traveller_id in dict.fromkeys(extracted.event.traveller_ids):
                told.get(traveller_id, []).append(extracted)
    for traveller in extraction.travellers:
        own = told[traveller.id]
        current = last_episode([e for e in own if e.event.status != "historical"])
        visits = order_visits(current or own, places)
        if len(visits) > 1:
            routes.append(_route(traveller, visits, extraction.vehicle_spans.get(traveller.id), places, text))
    return tuple(routes)


def _route(
    traveller: Traveller, visits: list[Visit], vehicle: Span | None, places: Mapping[str, Place], text: str
) -> Route:
    stops = _stops(traveller, visits)
    passed = {v.place.country for v in visits if v.place.country}
    passed |= {p.country for v in visits for e in v.events if (p := places.get(e.event.place_id or "")) and p.country}
    legs: list[Leg] = []
    for (start, end), (first, last) in zip(pairwise(visits), pairwise(stops), strict=True):
        mode, evidence = _mode(start, end, traveller, vehicle)
        if mode == "unknown" and legs:
            # Nothing says that the traveller changed: the words that told the last leg's mode still hold.
            mode, evidence = legs[-1].mode, legs[-1].mode_evidence
        way = find_way(waypoint_of(start.place), waypoint_of(end.place), mode, through=sorted(passed))
        own = {
            "id": f"{first.id}>{last.id}",
            "from": first.id,
            "to": last.id,
            "mode_evidence": evidence,
            "status": weaker(first.status, last.status),
        }
        leg = Leg.model_validate({**dict(way), **own})
        words = " ".join(_with_its_adjectives(span, text) for span in (evidence, vehicle) if span is not None)
        speeds = {
            "min_speed_kmh": _min_speed(first, last, leg_km(leg)),
            "top_speed_kmh": top_speed_kmh(leg.mode, words, leg.countries),
        }
        legs.append(leg.model_copy(update=speeds))
    known = [leg.path_km for leg in legs if leg.path_km is not None]
    return Route(
        id="r-" + traveller.id.removeprefix("t-"),
        traveller_id=traveller.id,
        stops=tuple(stops),
        legs=tuple(legs),
        geodesic_km=round(sum(leg.geodesic_km for leg in legs), 3),
        path_km=round(sum(known), 3) if len(known) == len(legs) else None,
        whereabouts=whereabouts(stops, legs),
    )


def _with_its_adjectives(span: Span, text: str) -> str:
    """Return words of the text with the two before them: "his armoured train"."""
    before = re.search(r"(?:[\w'’-]+ ){0,2}$", text[max(0, span.start - 60) : span.start])
    return (before.group() if before else "") + text[span.start : span.end]


def _stops(traveller: Traveller, visits: list[Visit]) -> list[Stop]:
    """Return the visits as stops; nobody arrives before leaving the last stop, or leaves after reaching the next."""
    earliest: datetime | None = None
    for visit in visits:
        visit.arrive = intersect(visit.arrive, Window(earliest=earliest))
        visit.depart = intersect(visit.depart, Window(earliest=visit.arrive.earliest))
        earliest = visit.depart.earliest
    latest: datetime | None = None
    for visit in reversed(visits):
        visit.depart = intersect(visit.depart, Window(latest=latest))
        visit.arrive = intersect(visit.arrive, Window(latest=visit.depart.latest))
        latest = visit.arrive.latest
    if all(e.event.type == "departure" for e in visits[0].events):
        visits[0].arrive = Window()
    visits[-1].depart = visits[-1].depart if any(e.event.type == "departure" for e in visits[-1].events) else Window()
    seen: dict[str, int] = {}
    stops = []
    for visit in visits:
        status, events = strongest(visit.statuses), [e.event for e in sorted(visit.events, key=lambda e: e.order)]
        seen[visit.place.id] = seen.get(visit.place.id, 0) + 1
        number = f"-{seen[visit.place.id]}" if seen[visit.place.id] > 1 else ""
        stops.append(
            Stop(
                id=f"s-{traveller.id.removeprefix('t-')}-{visit.place.id}{number}",
                place_id=visit.place.id,
                arrive=_or_none(visit.arrive),
                depart=_or_none(visit.depart),
                status=status,
                event_ids=tuple(event.id for event in events),
                evidence=evidence_of(events, visit.place.id, status),
                sureness=sureness_of(events),
            )
        )
    return stops


def _or_none(window: Window) -> Window | None:
    known = window.earliest is not None or window.latest is not None
    if window.earliest is not None and window.latest is not None and window.earliest > window.latest:
        return Window(earliest=window.earliest)
    return window if known else None


def _mode(start: Visit, end: Visit, traveller: Traveller, vehicle: Span | None) -> tuple[Mode, Span | None]:
    """Return the mode of a leg and the words for it: of the arrival, of the departure, else the traveller's vehicle."""
    arriving = [e for e in end.events if e.event.type in {"arrival", "return", "passage"}]
    leaving = [e for e in (*start.events, *(end.events if end.goal else ())) if e.event.type == "departure"]
    for extracted in (*arriving, *leaving):
        if extracted.event.mode != "unknown":
            return extracted.event.mode, extracted.mode_span
    if traveller.vehicle is not None:
        return MODES.get(traveller.vehicle.split()[-1].lower(), "unknown"), vehicle
    return "unknown", None


def _min_speed(first: Stop, last: Stop, km: float) -> float | None:
    """Return the lowest mean speed in km/h that the dates allow, or None where a bound is missing."""
    left = first.depart.earliest if first.depart else None
    came = last.arrive.latest if last.arrive else None
    if left is None or came is None or came <= left:
        return None
    return round(km / ((came - left).total_seconds() / 3600), 1)
