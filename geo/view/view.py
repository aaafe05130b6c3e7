"""A dossier as the page shows it: one JSON object that the player draws, with every word already chosen.

The browser computes nothing about the article: it draws, filters by the time `t`, and follows selections through
`related`, which lists for each id the ids that light up with it; with a name so do the visits to its place. Times are
milliseconds since 1970 UTC, positions (longitude, latitude), distances along a route kilometres from its first stop.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.figures import km_words
from geo.view.address import web_address
from geo.view.cards import claim_card, event_card, mention_card, milliseconds, place_card
from geo.view.instead import found_instead
from geo.view.layers import spec_of
from geo.view.marks import find_marks, paragraphs
from geo.view.narrative import claim_lines, journeys_in_words
from geo.view.put_right import corrected
from geo.view.rows import bounds, map_rows
from geo.view.shapes import position
from geo.view.telling import is_unsure, tellings
from geo.view.track import tracks
from geo.view.why import doubts_of, time_why
from geo.view.wording import MODE_WORDS, STATUS_WORDS, country_lengths, day_words, leg_title, names_of, time_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import Dossier, Leg, Route, Stop
    from geo.view.contract import ArticleText, LegCard, RouteCard, StopRow, TimeCard, TimeSpan, UnplacedRow, View
    from geo.view.telling import Tellings
    from geo.view.track import Track

CREDITS = (
    "Railways © OpenStreetMap contributors (ODbL)",
    "Places GeoNames (CC BY 4.0)",
    "Map Natural Earth; borders as held de facto",
)
_DAY = 86_400_000
_QUALITIES = {
    "routed": "along the network",
    "bridged": "along the network, with gaps in the data bridged",
    "coarse": "along a coarsely drawn network",
    "estimated": "estimated",
}


def _route(dossier: Dossier, drawn: Track, told: Tellings) -> RouteCard:
    route = drawn.route
    traveller = next((t for t in dossier.travellers if t.id == route.traveller_id), None)
    return {
        "id": route.id,
        "name": traveller.name if traveller else "Journey",
        "vehicle": traveller.vehicle if traveller else None,
        "speed": _speed_words(route),
        "length": km_words(route.path_km) if route.path_km is not None else None,
        "legs": [_leg(dossier, route, leg) for leg in route.legs],
        "stops": [_stop(dossier, stop, drawn.stop_km, told) for stop in route.stops],
        "whereabouts": [(int(b.t.timestamp() * 1000), b.min_km, b.max_km) for b in route.whereabouts],
    }


def _leg(dossier: Dossier, route: Route, leg: Leg) -> LegCard:
    mode = MODE_WORDS[leg.mode]
    return {
        "id": leg.id,
        "title": leg_title(dossier, route, leg),
        "way": mode if leg.path_km is None else f"{km_words(leg.path_km)} {mode}",
        "straight": km_words(leg.geodesic_km),
        "quality": _QUALITIES[leg.quality],
        "status": STATUS_WORDS[leg.status],
        "countries": country_lengths(leg),
        "warnings": [w.message for w in leg.warnings],
    }


def _stop(dossier: Dossier, stop: Stop, km: Mapping[str, float], told: Tellings) -> StopRow:
    place = dossier.place(stop.place_id)
    return {
        "id": stop.id,
        "place": stop.place_id,
        "name": place.name if place else "?",
        "km": km.get(stop.id, 0.0),
        "zone": place.timezone if place else None,
        "position": position(place),
        "status": stop.status,
        "told": told.of(stop),
        "unsure": is_unsure(stop.sureness),
        "why": told.why(stop),
    }


def _speed_words(route: Route) -> str:
    """Return the speeds that the band of whereabouts assumes not to be exceeded."""
    tops = sorted({leg.top_speed_kmh for leg in route.legs if leg.top_speed_kmh is not None})
    if not tops:
        return ""
    return f"at up to {tops[0]:g} km/h" if len(tops) == 1 else f"at up to {tops[0]:g} to {tops[-1]:g} km/h"


def time_span(dossier: Dossier) -> TimeSpan | None:
    """Return the first and last instant of this journey: of its current, dated events and visits, not of 2019."""
    stops = [stop for route in dossier.routes for stop in route.stops if stop.status != "historical"]
    windows = [window for stop in stops for window in (stop.arrive, stop.depart)]
    windows += [
        event.when
        for event in dossier.events
        if event.status not in ("historical", "denied") and (event.traveller_ids or not dossier.routes)
    ]
    instants = [i for window in windows for i in milliseconds(window) if i is not None]
    instants += [int(b.t.timestamp() * 1000) for route in dossier.routes for b in route.whereabouts]
    if not instants:
        return None
    first, last = min(instants), max(instants)
    return {"start": first, "end": last if last > first else first + _DAY}


def _related(dossier: Dossier) -> dict[str, list[str]]:
    links: dict[str, set[str]] = defaultdict(set)

    def join(ids: Iterable[str | None]) -> None:
        known = [i for i in ids if i]
        for i in known:
            links[i].update(j for j in known if j != i)

    for mention in dossier.mentions:
        join((mention.id, mention.place_id))
    visits: dict[str, list[str]] = defaultdict(list)
    for stop in (stop for route in dossier.routes for stop in route.stops):
        # The player lights these up with the place's names: there may be many of both.
        join((stop.id, stop.place_id))
        visits[stop.place_id].append(stop.id)
    for locality in (place for place in dossier.places if place.derived_from is not None):
        for mention in names_of(dossier, locality):
            for shown in (locality.id, *visits[locality.id]):
                join((mention.id, shown))
    for event in dossier.events:
        for other in (event.place_id or event.to_place_id or event.from_place_id, *event.time_ids):
            join((event.id, other))
    for claim in dossier.claims:
        for place in (claim.from_place_id, claim.to_place_id):
            join((claim.id, place))
    return {key: sorted(value) for key, value in sorted(links.items())}


def _unplaced(dossier: Dossier) -> list[UnplacedRow]:
    names = {m.id: m.text for m in dossier.mentions}
    text = dossier.article.text
    triggers = {e.id: text[e.trigger.start : e.trigger.end] for e in dossier.events}
    return [
        {
            "id": item.mention_id or item.event_id,
            "what": names.get(item.mention_id or "") or triggers.get(item.event_id or "", ""),
            "why": item.why,
        }
        for item in dossier.unplaced
    ]


def _times(dossier: Dossier) -> dict[str, TimeCard]:
    doubts = doubts_of(dossier)
    return {t.id: {"text": t.text, "means": time_words(t), "why": time_why(dossier, t, doubts)} for t in dossier.times}


def build_view(dossier: Dossier) -> View:
    """Return everything the player shows of a dossier, as JSON-ready values with a `digest` of them."""
    drawn = tracks(dossier)
    rows = map_rows(dossier, drawn)
    box = bounds(dossier, rows)
    told, instead = tellings(dossier), found_instead(dossier)
    view: View = {
        "digest": "",
        "article": _article(dossier),
        "deck": spec_of(rows, box),
        "bounds": box,
        "time": time_span(dossier),
        "routes": [_route(dossier, track, told) for track in drawn],
        "events": [event_card(dossier, event) for event in dossier.events],
        "times": _times(dossier),
        "claims": [claim_card(dossier, claim) for claim in dossier.claims],
        "places": [place_card(dossier, place) for place in dossier.places],
        "mentions": [mention_card(mention) for mention in dossier.mentions],
        "unplaced": _unplaced(dossier),
        "warnings": [w.message for w in dossier.warnings],
        "itinerary": [
            *journeys_in_words(dossier, told),
            *(found.words for found in instead),
            *claim_lines(dossier),
        ],
        "instead": [{"words": found.words, "events": [*found.event_ids]} for found in instead],
        "corrected": corrected(dossier),
        "related": _related(dossier),
        "credits": list(CREDITS),
        "provenance": dossier.provenance.model_dump(),
    }
    canonical = json.dumps(view, sort_keys=True, ensure_ascii=False).encode()
    return {**view, "digest": hashlib.sha256(canonical).hexdigest()[:24]}


def _article(dossier: Dossier) -> ArticleText:
    article = dossier.article
    places = article.dateline.places if article.dateline else ()
    return {
        "title": article.title or "Untitled article",
        "source": article.source,
        "url": web_address(article.url),
        "published": day_words(article.published) if article.published else None,
        "filed": f"filed from {' and '.join(places)}" if places else None,
        "paragraphs": paragraphs(article.text, find_marks(dossier)),
    }
