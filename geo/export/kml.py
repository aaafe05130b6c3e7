"""KML 2.2 with time spans, by simplekml: folders of stops, legs, events and claims, as Google Earth plays them.

Names and descriptions are HTML to the balloons of Google Earth, so text is escaped for HTML before it is for XML; what
XML cannot hold is left out. simplekml numbers its elements from one global counter, hence the lock and the reset: the
same dossier gives the same file.
"""

from __future__ import annotations

import re
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, Any

import simplekml

from geo.export.lines import Line, claim_lines, leg_lines, leg_window, point, span
from geo.export.markdown import ATTRIBUTION
from geo.figures import km_words
from geo.view import STATUS_WORDS, TOKENS, event_sources, event_title, leg_title, tellings, traveller_name, window_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Dossier, Event, Status, Window

_LOCK = Lock()
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDTHS: dict[Status, float] = {
    "confirmed": 5,
    "reported": 4,
    "scheduled": 3,
    "possible": 3,
    "historical": 2,
    "denied": 2,
}


def export_kml(dossier: Dossier) -> str:
    """Return the dossier as a KML document."""
    with _LOCK:
        simplekml.Kml.resetidcounter()
        kml = simplekml.Kml(name=_name(dossier.article.title or "Dossier"), description=_html([ATTRIBUTION]))
        _stops(dossier, kml.newfolder(name="Stops"))
        _legs(dossier, kml.newfolder(name="Legs"))
        _events(dossier, kml.newfolder(name="Events"))
        _claims(dossier, kml.newfolder(name="Claims"))
        return str(kml.kml())


def _plain(text: str) -> str:
    # simplekml leaves CDATA sections as they are: text must not open one.
    return _NOT_XML.sub("", text).replace("<![CDATA[", "<! [CDATA[").replace("]]>", "]] >")


def _name(text: str) -> str:
    """Return a name in which no tag can begin; all other signs stay as they are, for lists show a name as it is."""
    return _plain(text).replace("<", "&lt;")


def _html(lines: Iterable[str | None]) -> str:
    return _plain("<br/>".join(escape(line).replace("$[", "$&#91;") for line in lines if line))


def _colour(token: str) -> str:
    """Return a design token as KML has colours: opacity, blue, green, red."""
    value = TOKENS["light"][token]
    return f"ff{value[5:7]}{value[3:5]}{value[1:3]}"


def _set_time(feature: Any, when: Window | None) -> None:
    if when is not None and (when.earliest or when.latest):
        feature.timespan.begin = when.earliest.isoformat() if when.earliest else None
        feature.timespan.end = when.latest.isoformat() if when.latest else None


def _draw(folder: Any, name: str, description: str, lines: list[Line], *, colour: str, width: float) -> Any:
    """Add a line, or one of several parts where the antimeridian cuts it."""
    if len(lines) == 1:
        feature = folder.newlinestring(name=_name(name), description=description, coords=lines[0], tessellate=1)
    else:
        feature = folder.newmultigeometry(name=_name(name), description=description)
        for line in lines:
            feature.newlinestring(coords=line, tessellate=1)
    feature.style.linestyle.color = _colour(colour)
    feature.style.linestyle.width = width
    return feature


def _stops(dossier: Dossier, folder: Any) -> None:
    told = tellings(dossier)
    for route in dossier.routes:
        who = traveller_name(dossier, route)
        for stop in route.stops:
            place = dossier.place(stop.place_id)
            at = point(place)
            if place is None or at is None:
                continue
            times = [f"arrival: {window_words(stop.arrive, place.timezone)}" if stop.arrive else None,
                     f"departure: {window_words(stop.depart, place.timezone)}" if stop.depart else None]  # fmt: skip
            feature = folder.newpoint(
                name=_name(place.name),
                coords=[at],
                description=_html([who, STATUS_WORDS[stop.status], *times, told.of(stop)]),
            )
            _set_time(feature, span(stop.arrive, stop.depart))


def _legs(dossier: Dossier, folder: Any) -> None:
    for route in dossier.routes:
        for leg in route.legs:
            lines = leg_lines(dossier, route, leg)
            if not lines:
                continue
            facts = [
                STATUS_WORDS[leg.status],
                f"by {leg.mode}" if leg.mode != "unknown" else None,
                f"{km_words(leg.path_km)} along the way" if leg.path_km is not None else None,
                f"{km_words(leg.geodesic_km)} in a straight line",
            ]
            colour = "historical" if leg.status == "historical" else "route"
            title = leg_title(dossier, route, leg)
            line = _draw(folder, title, _html(facts), lines, colour=colour, width=_WIDTHS[leg.status])
            _set_time(line, leg_window(route, leg))


def _events(dossier: Dossier, folder: Any) -> None:
    for event in dossier.events:
        place = dossier.place(event.place_id)
        at = point(place)
        if place is not None and at is not None:
            feature = folder.newpoint(
                name=_name(event_title(dossier, event)), coords=[at], description=_html(_about(dossier, event))
            )
            _set_time(feature, event.when)


def _about(dossier: Dossier, event: Event) -> list[str]:
    text = dossier.article.text
    quotes = [f"“{text[s.start : s.end]}”" for s in event.evidence]
    return [STATUS_WORDS[event.status], *event_sources(event), *quotes]


def _claims(dossier: Dossier, folder: Any) -> None:
    for claim in dossier.claims:
        if lines := claim_lines(dossier, claim):
            told = [claim.conclusion] if claim.conclusion else []
            facts = [f"“{claim.text}”", *told, *(check.explanation for check in claim.checks)]
            _draw(folder, claim.headline, _html(facts), lines, colour="claim", width=2)
