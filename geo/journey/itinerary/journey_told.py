"""Which of a traveller's events are of the journey that the text tells, and which of another, long before."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.journey.itinerary.sighting import PAST
from geo.journey.windows import moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.journey.events import ExtractedEvent

EPISODE_GAP_DAYS: Final = 21
"""Visits further apart than this may belong to different journeys."""


def journey_told(events: Sequence[ExtractedEvent]) -> list[ExtractedEvent]:
    """Return the events of the journey told: without history, unless all of it is.

    Of what lies weeks before the rest only an aside is another journey: "Modi, who visited Washington last month, flew
    to Paris". Who has set out is still under way, however long it takes, and a story that begins there is told whole.
    """
    current = [e for e in events if e.event.status != "historical"]
    if not current:
        return list(events)
    dated = sorted((moment, e.order) for e in current if (moment := _moment(e)) is not None)
    gaps = [later for (first, _), (later, _) in pairwise(dated) if later - first > timedelta(days=EPISODE_GAP_DAYS)]
    if not gaps:
        return current
    before = [e for e in current if (m := _moment(e)) is not None and m < gaps[-1] and e.event.status in PAST]
    dropped = {e.order for e in before} if _is_aside(before, dated, gaps[-1]) else set()
    return [e for e in current if e.order not in dropped]


def _is_aside(before: Sequence[ExtractedEvent], dated: Sequence[tuple[datetime, int]], since: datetime) -> bool:
    """Say whether what was before an instant is told in passing: after what is newer, and less of it."""
    newer = [order for moment, order in dated if moment >= since]
    return (
        len(before) < len(newer)
        and all(e.order > min(newer) for e in before)
        and not any(e.event.type == "departure" for e in before)
    )


def _moment(extracted: ExtractedEvent) -> datetime | None:
    return moment_of(extracted.event.when) if extracted.dated else None
