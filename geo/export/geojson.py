"""GeoJSON (RFC 7946): stops, legs, events, claims and the other places of a dossier, with times and statuses.

One FeatureCollection whose features carry flat properties, so that QGIS shows them as one table a geometry type:
`kind` says what a feature is, `begin` and `end` are ISO 8601 instants for QGIS's temporal controller (half-open,
null where not known). `dateline` beside the features says of which article they are and whom the data are owed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.export.lines import Line, claim_lines, leg_lines, leg_window, point, span
from geo.export.markdown import ATTRIBUTION
from geo.view import event_sources, event_title, leg_title, tellings, traveller_name, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Dossier, Event, Place, Window

Feature = dict[str, Any]


def export_geojson(dossier: Dossier) -> str:
    """Return the dossier as a GeoJSON document."""
    article = dossier.article
    about = {
        "schema": dossier.schema_,
        "title": article.title,
        "source": article.source,
        "url": web_address(article.url),
        "published": article.published.isoformat() if article.published else None,
        "provenance": dossier.provenance.model_dump(mode="json"),
        "attribution": ATTRIBUTION,
    }
    document = {"type": "FeatureCollection", "dateline": about, "features": list(_features(dossier))}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _features(dossier: Dossier) -> Iterator[Feature]:
    yield from _stops(dossier)
    yield from _legs(dossier)
    for event in dossier.events:
        if (place := dossier.place(event.place_id)) and (at := point(place)):
            yield _feature(event.id, "event", _point(at), event.when, **_event(dossier, event), **_place(place))
    for claim in dossier.claims:
        if lines := claim_lines(dossier, claim):
            yield _feature(
                claim.id, "claim", _lines(lines), None,
                name=claim.headline, conclusion=claim.conclusion, text=claim.text,
                verdict=claim.verdict, km=claim.measured_km,
                bearing_deg=claim.measured_bearing_deg, explanation=" ".join(c.explanation for c in claim.checks),
            )  # fmt: skip
    for place in dossier.places:
        if at := point(place):
            yield _feature(place.id, "place", _point(at), None, name=place.name, **_place(place))


def _stops(dossier: Dossier) -> Iterator[Feature]:
    told = tellings(dossier)
    for route in dossier.routes:
        who = traveller_name(dossier, route)
        for order, stop in enumerate(route.stops, start=1):
            place = dossier.place(stop.place_id)
            if place and (at := point(place)):
                yield _feature(
                    stop.id, "stop", _point(at), span(stop.arrive, stop.depart),
                    name=place.name, traveller=who, order=order, status=stop.status, evidence=stop.evidence,
                    sureness=stop.sureness, text=told.of(stop) or None, **_place(place),
                )  # fmt: skip


def _legs(dossier: Dossier) -> Iterator[Feature]:
    for route in dossier.routes:
        who = traveller_name(dossier, route)
        for order, leg in enumerate(route.legs, start=1):
            if lines := leg_lines(dossier, route, leg):
                yield _feature(
                    leg.id, "leg", _lines(lines), leg_window(route, leg),
                    name=leg_title(dossier, route, leg), traveller=who, order=order,
                    status=leg.status, mode=leg.mode, km=leg.path_km, geodesic_km=leg.geodesic_km,
                    bearing_deg=leg.bearing_deg, quality=leg.quality,
                    countries=", ".join(f"{c.country} {c.km:.0f} km" for c in leg.countries) or None,
                )  # fmt: skip


def _event(dossier: Dossier, event: Event) -> dict[str, Any]:
    text = dossier.article.text
    return {
        "name": event_title(dossier, event),
        "event": event.type,
        "status": event.status,
        "sureness": event.sureness,
        "actor": event.actor,
        "sources": "; ".join(event_sources(event)) or None,
        "text": " … ".join(text[s.start : s.end] for s in event.evidence) or None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "place_id": place.id,
        "place": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "radius_km": place.radius_km if place.derived_from is not None else None,
    }


def _feature(key: str, kind: str, geometry: dict[str, Any], when: Window | None, **properties: Any) -> Feature:
    begin = when.earliest.isoformat() if when and when.earliest else None
    end = when.latest.isoformat() if when and when.latest else None
    return {
        "type": "Feature",
        "id": key,
        "geometry": geometry,
        "properties": {"kind": kind, "id": key, "begin": begin, "end": end, **properties},
    }


def _point(at: tuple[float, float]) -> dict[str, Any]:
    return {"type": "Point", "coordinates": at}


def _lines(lines: list[Line]) -> dict[str, Any]:
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}
