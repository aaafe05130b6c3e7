"""Events: what the sentences of an article tell, drafted, taken back, merged, dated."""

from __future__ import annotations

from geo.journey.events.extraction import EventsReading, read_events
from geo.journey.events.merging import Told

__all__ = ["EventsReading", "Told", "read_events"]
