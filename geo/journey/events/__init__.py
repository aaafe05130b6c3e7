"""Events: what the sentences of an article tell, drafted, taken back, merged, dated."""

from __future__ import annotations

from geo.journey.events.extraction import EventExtraction, read_events
from geo.journey.events.merging import ExtractedEvent
from geo.journey.events.presence_drafts import is_learned
from geo.journey.events.rules import all_event_rules
from geo.journey.events.zones import zone_of

__all__ = ["EventExtraction", "ExtractedEvent", "all_event_rules", "is_learned", "read_events", "zone_of"]
