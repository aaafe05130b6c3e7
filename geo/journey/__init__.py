"""Who was where, when and in what order: the events that a text tells, and the routes that they make."""

from __future__ import annotations

from geo.journey.amending import amend_routes, amend_story
from geo.journey.clauses import EventRule
from geo.journey.events import EventExtraction, read_events
from geo.journey.events import all_event_rules as event_rules
from geo.journey.itinerary import build_routes, journey_witnesses
from geo.journey.localities import find_localities, locality_witnesses

__all__ = [
    "EventExtraction",
    "EventRule",
    "amend_routes",
    "amend_story",
    "build_routes",
    "event_rules",
    "find_localities",
    "journey_witnesses",
    "locality_witnesses",
    "read_events",
]
