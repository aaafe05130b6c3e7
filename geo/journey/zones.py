"""From local times to instants: each time expression is read in the zone of the place it speaks of."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

if TYPE_CHECKING:
    from geo.model import Place, TimeRef


def zone_of(place: Place | None) -> tzinfo | None:
    """Return the time zone of a place, or None where it is not known."""
    if place is None or place.timezone is None:
        return None
    try:
        return ZoneInfo(place.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _in_zone(instant: datetime | None, zone: tzinfo) -> datetime | None:
    if instant is None or instant.tzinfo is not None:
        return instant
    return instant.replace(tzinfo=zone)


def localise(time: TimeRef, zone: tzinfo | None) -> TimeRef:
    """Return the time with its bounds in the zone, UTC where none is known; bounds that have an offset keep it."""
    zone = zone or UTC
    return time.model_copy(update={"earliest": _in_zone(time.earliest, zone), "latest": _in_zone(time.latest, zone)})
