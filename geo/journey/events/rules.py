"""The rules that read events: those of words, and those of presence, which a trained model applies."""

from __future__ import annotations

from geo.journey.clauses import EventRule, event_rules
from geo.journey.events.presence_drafts import RULES


def all_event_rules() -> tuple[EventRule, ...]:
    """Return the rules that read events, each once."""
    return (*event_rules(), *RULES.values())
