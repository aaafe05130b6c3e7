"""Who was where, when and in what order: the events that a text tells, and the routes that they make."""

from __future__ import annotations

from geo.journey.clauses import EventRule, event_rules
from geo.journey.events import read_events
from geo.journey.itinerary import build_routes

__all__ = ["EventRule", "build_routes", "event_rules", "read_events"]
