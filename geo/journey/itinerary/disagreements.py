"""Where statements about a journey contradict each other: said on the leg, with the words of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.figures import number
from geo.journey.events import zone_of
from geo.journey.itinerary.speeds import leg_km
from geo.model import Warning  # noqa: A004 - the contract's word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.journey.events import ExtractedEvent
    from geo.journey.itinerary.timing import Contradiction
    from geo.journey.itinerary.visit import Visit
    from geo.model import Leg, Place, Span

_LONGEST_QUOTE: Final = 90


def warned(legs: Sequence[Leg], visits: Sequence[Visit], found: Sequence[Contradiction], text: str) -> list[Leg]:
    """Return the legs, each with the contradictions of the visit that it leads to, a visit's first; the first too."""
    by_leg: dict[int, list[Warning]] = {}
    seen: set[int] = set()
    for contradiction in found:
        if contradiction.visit not in seen:
            seen.add(contradiction.visit)
            leg = max(0, contradiction.visit - 1)
            by_leg.setdefault(leg, []).append(_warning(contradiction, legs, visits, text))
    return [
        leg.model_copy(update={"warnings": (*leg.warnings, *by_leg[i])}) if i in by_leg else leg
        for i, leg in enumerate(legs)
    ]


def _warning(found: Contradiction, legs: Sequence[Leg], visits: Sequence[Visit], text: str) -> Warning:
    place, since = visits[found.visit].place, visits[found.since.visit].place
    said = f"“{_quote(found.since.event, text)}” and “{_quote(found.latest.event, text)}”"
    span = _span(found.latest.event)
    where = {"start": span.start, "end": span.end}
    if not found.needs_time:
        message = (
            f"{said} do not fit together: {since.name} from {_time(found.since.at, since)} on, and {place.name} by "
            f"{_time(found.latest.at, place)}."
        )
        return Warning(code="dates-disagree", message=message, **where)
    way = legs[found.since.visit : found.visit]
    km, hours = sum(map(leg_km, way)), (found.latest.at - found.since.at).total_seconds() / 3600
    top = max(leg.top_speed_kmh or 0.0 for leg in way)
    message = (
        f"At {number(top)} km/h {place.name} cannot be reached before {_time(found.earliest.at, place)}: {said} would "
        f"need {number(round(km / hours))} km/h."
    )
    return Warning(code="too-fast", message=message, **where)


def _span(extracted: ExtractedEvent) -> Span:
    return extracted.event.evidence[0] if extracted.event.evidence else extracted.event.trigger


def _quote(extracted: ExtractedEvent, text: str) -> str:
    """Return the words that tell of an event, on one line and not too long."""
    span = _span(extracted)
    words = " ".join(text[span.start : span.end].split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _time(instant: datetime, place: Place) -> str:
    """Return an instant by the clock of a place: "22:30 on 24 April 2019"."""
    zone = zone_of(place)
    there = instant.astimezone(zone) if zone is not None else instant
    return f"{there:%H:%M} on {there.day} {there:%B %Y}"
