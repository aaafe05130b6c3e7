"""The itinerary: a traveller's visits as stops, and the legs between them along real ways.

A route is a sequence of visits, not a set of places: travellers come back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import MODES, weaker
from geo.journey.itinerary.disagreements import warned
from geo.journey.itinerary.journey_told import journey_told
from geo.journey.itinerary.laying import lay_leg, make_route, stop_id
from geo.journey.itinerary.named_ways import steered
from geo.journey.itinerary.passed_areas import placed_on_the_way
from geo.journey.itinerary.speeds import least_hours, least_speed, leg_km
from geo.journey.itinerary.stop_evidence import evidence_of
from geo.journey.itinerary.sureness import grounds_of
from geo.journey.itinerary.timing import solve, with_days_told
from geo.journey.itinerary.visits import order_visits
from geo.model import Stop

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geo.journey.events import EventExtraction, ExtractedEvent
    from geo.journey.itinerary.sureness import Grounds
    from geo.journey.itinerary.timing import Times
    from geo.journey.itinerary.visit import Visit
    from geo.model import Leg, Mode, Place, Route, Span, Traveller, Window


_TOLD: Final = 0.55
"""How likely two visits of a journey must be told: of 87 annotated articles without one 4 then have a route, not 10."""


def build_routes(
    extraction: EventExtraction, places: Mapping[str, Place], text: str, begun: Collection[str] = ()
) -> tuple[tuple[Route, ...], tuple[Place, ...]]:
    """Return a route for each traveller of whom two visits or more are told; history is none of a current route.

    Of the travellers `begun`, by their ids, a reader tells more: theirs may have a single stop. Beside them are the
    places of their stops that are none of `places`: where a sea or a range is crossed.
    """
    routes = []
    made: dict[str, Place] = {}
    told: dict[str, list[ExtractedEvent]] = {traveller.id: [] for traveller in extraction.travellers}
    denied: dict[str, set[str]] = {traveller.id: set() for traveller in extraction.travellers}
    for extracted in extraction.events:
        event = extracted.event
        for traveller_id in dict.fromkeys(event.traveller_ids):
            if event.status != "denied":
                told.get(traveller_id, []).append(extracted)
            elif traveller_id in denied:
                denied[traveller_id] |= {place for place in (event.place_id, event.to_place_id) if place}
    for traveller in extraction.travellers:
        visits = order_visits(journey_told(told[traveller.id]), places, text, denied[traveller.id])
        visits = placed_on_the_way(visits)
        if _is_told(visits) or (visits and traveller.id in begun):
            made |= {visit.place.id: visit.place for visit in visits if visit.place.id not in places}
            routes.append(_route(traveller, visits, extraction.vehicle_spans.get(traveller.id), places, text))
    return tuple(routes), tuple(made.values())


def _is_told(visits: Sequence[Visit]) -> bool:
    """Say whether two visits at least are rather told than not: one place more or less likely makes no journey."""
    return sum(visit.chance_told is None or visit.chance_told >= _TOLD for visit in visits) > 1


def _route(
    traveller: Traveller, visits: list[Visit], vehicle: Span | None, places: Mapping[str, Place], text: str
) -> Route:
    ids = _stop_ids(traveller, visits)
    through = {v.place.country for v in visits if v.place.country}
    through |= {p.country for v in visits for e in v.events if (p := places.get(e.event.place_id or "")) and p.country}
    legs: list[Leg] = []
    for ends, names in zip(pairwise(visits), pairwise(ids), strict=True):
        told = _mode(*ends, traveller, vehicle)
        if told[0] == "unknown" and legs:
            # Nothing says that the traveller changed: the words that told the last leg's mode still hold.
            told = legs[-1].mode, legs[-1].mode_evidence
        words = " ".join(_with_its_adjectives(span, text) for span in (told[1], vehicle) if span is not None)
        legs.append(_leg(ends, names, told, words, _Setting(text, sorted(through))))
    as_told, out_of_order = solve(visits, [0.0] * len(legs))
    legs = [
        leg.model_copy(update={"min_speed_kmh": least_speed(first.depart, last.arrive, leg_km(leg))})
        for leg, (first, last) in zip(legs, pairwise(as_told), strict=True)
    ]
    times, contradictions = solve(
        visits, [least_hours(leg, *ends) for leg, ends in zip(legs, pairwise(visits), strict=True)]
    )
    stops = _stops(visits, ids, with_days_told(visits, times), grounds_of(visits, text))
    legs = warned(legs, visits, [*out_of_order, *contradictions], text)
    return make_route(traveller.id, stops, legs)


@dataclass(frozen=True)
class _Setting:
    """The text, and the countries that its journey is told to lead through."""

    text: str
    through: Sequence[str]


def _leg(
    ends: tuple[Visit, Visit], ids: tuple[str, str], told: tuple[Mode, Span | None], words: str, setting: _Setting
) -> Leg:
    """Return the way from one visit to the next by the mode that is told, with the speed that is not exceeded."""
    start, end = ends
    via, avoid = steered(setting.text, told[0], (start.place, end.place), (start.told, end.told))
    status = weaker(start.status, end.status)
    return lay_leg(
        (start.place, end.place), ids, told, words, status=status, via=via, avoid=avoid, through=setting.through
    )


def _with_its_adjectives(span: Span, text: str) -> str:
    """Return words of the text with the two before them: "his armoured train"."""
    before = re.search(r"(?:[\w'’-]+ ){0,2}$", text[max(0, span.start - 60) : span.start])
    return (before.group() if before else "") + text[span.start : span.end]


def _stop_ids(traveller: Traveller, visits: Sequence[Visit]) -> list[str]:
    """Return an id for each visit, with a number from a place's second visit on."""
    seen: dict[str, int] = {}
    ids = []
    for place in (visit.place for visit in visits):
        seen[place.id] = seen.get(place.id, 0) + 1
        ids.append(stop_id(traveller.id, place.id, seen[place.id]))
    return ids


def _stops(
    visits: Sequence[Visit], ids: Sequence[str], times: Sequence[Times], grounds: Sequence[Grounds | None]
) -> list[Stop]:
    """Return the visits as stops; where a journey begins nobody came, and where it ends nobody left, unless told."""
    return [
        Stop(
            id=name,
            place_id=visit.place.id,
            arrive=None if visit is visits[0] and visit.only("origin") else _or_none(when.arrive),
            depart=None if visit is visits[-1] and not visit.is_left else _or_none(when.depart),
            status=visit.status,
            event_ids=tuple(e.event.id for e in visit.events),
            evidence=evidence_of([e.event for e in visit.events], visit.place.id, visit.status),
            sureness=sure.sureness if sure else None,
            doubt=sure.doubt if sure else None,
        )
        for visit, name, when, sure in zip(visits, ids, times, grounds, strict=True)
    ]


def _or_none(window: Window) -> Window | None:
    return window if window.earliest is not None or window.latest is not None else None


def _mode(start: Visit, end: Visit, traveller: Traveller, vehicle: Span | None) -> tuple[Mode, Span | None]:
    """Return the mode of a leg and the words for it: of the arrival, of the departure, else the traveller's vehicle."""
    arriving = [e for e in end.events if e.event.type in {"arrival", "return", "passage"}]
    leaving = [s.extracted for s in start.sightings if s.part == "origin"]
    leaving += [s.extracted for s in end.sightings if s.part == "goal"]
    for extracted in (*arriving, *leaving):
        if extracted.event.mode != "unknown":
            return extracted.event.mode, extracted.mode_span
    if traveller.vehicle is not None:
        return MODES.get(traveller.vehicle.split()[-1].lower(), "unknown"), vehicle
    return "unknown", None
