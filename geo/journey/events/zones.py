"""From local times to instants: each time expression is read in the zone of the place it speaks of."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.places import capital_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.journey.coreference import Entity
    from geo.journey.events.drafts import Draft
    from geo.model import Place, TimeRef


def zone_of(place: Place | None) -> tzinfo | None:
    """Return the time zone of a place, or None where it is not known."""
    if place is None or place.timezone is None:
        return None
    try:
        return ZoneInfo(place.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def zone_of_country(code: str) -> tzinfo | None:
    """Return the time zone of a country's capital (ISO 3166-1 alpha-2), or None where it is not known."""
    return zone_of(capital_of(code))


def zones_nearby(drafts: Sequence[Draft], places: Mapping[str, Place]) -> list[tzinfo | None]:
    """Return the zone of each draft: of its own place, else of the nearest in its sentence, else its traveller's last.

    None where none of them has one.
    """
    own = [next((z for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None) for d in drafts]
    inside: dict[int, list[tuple[int, tzinfo]]] = {}
    for draft, zone in zip(drafts, own, strict=True):
        if zone is not None:
            inside.setdefault(draft.sentence.index, []).append((int(draft.trigger.i), zone))
    last: dict[Entity, tzinfo] = {}
    found: list[tzinfo | None] = []
    for draft, zone in zip(drafts, own, strict=True):
        near = min(inside.get(draft.sentence.index, ()), key=lambda told: abs(told[0] - draft.trigger.i), default=None)
        before = next((last[p] for p in draft.participants if p in last), None)
        found.append(zone or (near[1] if near is not None else before))
        if zone is not None:
            last |= dict.fromkeys(draft.participants, zone)
    return found


def _in_zone(instant: datetime | None, zone: tzinfo) -> datetime | None:
    if instant is None or instant.tzinfo is not None:
        return instant
    return instant.replace(tzinfo=zone)


def localise(time: TimeRef, zone: tzinfo | None) -> TimeRef:
    """Return the time with its bounds in the zone, UTC where none is known; bounds that have an offset keep it."""
    zone = zone or UTC
    return time.model_copy(update={"earliest": _in_zone(time.earliest, zone), "latest": _in_zone(time.latest, zone)})
