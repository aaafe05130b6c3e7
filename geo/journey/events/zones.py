"""From local times to instants: each time expression is read in the zone of the place it speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.places import capital_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.journey.clauses import SourceBook
    from geo.journey.coreference import Entity
    from geo.journey.events.draft import Draft
    from geo.model import EventType, Place, TimeRef

_PEERS: Final = 20
"""Of how many other tellings of an event the place is asked for a time zone."""


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


def with_zones(drafts: Sequence[Draft], places: Mapping[str, Place]) -> Iterator[Draft]:
    """Yield each draft with the zone of its own place, else of the nearest in its sentence, else its traveller's last.

    Where none of them has one it has none.
    """
    own = [next((z for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None) for d in drafts]
    inside: dict[int, list[tuple[int, tzinfo]]] = {}
    for draft, zone in zip(drafts, own, strict=True):
        if zone is not None:
            inside.setdefault(draft.sentence.index, []).append((int(draft.trigger.i), zone))
    last: dict[Entity, tzinfo] = {}
    for draft, zone in zip(drafts, own, strict=True):
        near = min(inside.get(draft.sentence.index, ()), key=lambda told: abs(told[0] - draft.trigger.i), default=None)
        before = next((last[p] for p in draft.participants if p in last), None)
        yield replace(draft, zone=zone or (near[1] if near is not None else before))
        if zone is not None:
            last |= dict.fromkeys(draft.participants, zone)


def zones_of_times(drafts: Iterable[Draft], places: Mapping[str, Place], sources: SourceBook) -> dict[str, tzinfo]:
    """Return a zone for each time: of the place of what it dates, else of another telling of it, else of its source.

    What is crossed or passed has the zone of the place near it before that of its source.
    """
    drafts = list(drafts)
    alike: dict[tuple[EventType, Entity], list[Draft]] = {}
    for draft in drafts:
        for participant in draft.participants:
            alike.setdefault((draft.type, participant), []).append(draft)
    zones: dict[str, tzinfo] = {}
    for draft in drafts:
        peers = [draft]
        if draft.type != "statement" and draft.times:
            peers += [d for p in draft.participants for d in alike[draft.type, p][:_PEERS]]
        zone = _zone_of_telling(draft, peers, places, sources) if draft.times else None
        if zone is not None:
            for argument in draft.times:
                zones.setdefault(argument.time.id, zone)
    return zones


def _zone_of_telling(
    draft: Draft, peers: Sequence[Draft], places: Mapping[str, Place], sources: SourceBook
) -> tzinfo | None:
    """Return the zone in which the times of a draft are told, by its `peers`, the first of which it is."""
    zone = next((z for d in peers for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None)
    if zone is None and draft.type in {"crossing", "passage"}:
        zone = draft.zone
    if zone is not None:
        return zone
    codes = [c for d in peers for p in d.place_ids() if p and (c := places[p].country)]
    speakers = [draft.speaker_name] if draft.speaker_name else []
    codes += [c for name in [*speakers, *reversed(draft.source_names)] if (c := sources.country(name))]
    return next((z for c in codes if (z := zone_of_country(c)) is not None), None)


def _in_zone(instant: datetime | None, zone: tzinfo) -> datetime | None:
    if instant is None or instant.tzinfo is not None:
        return instant
    return instant.replace(tzinfo=zone)


def localise(time: TimeRef, zone: tzinfo | None) -> TimeRef:
    """Return the time with its bounds in the zone, UTC where none is known; bounds that have an offset keep it."""
    zone = zone or UTC
    return time.model_copy(update={"earliest": _in_zone(time.earliest, zone), "latest": _in_zone(time.latest, zone)})
