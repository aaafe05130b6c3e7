"""Coreference: whom names, nouns and pronouns stand for."""

from __future__ import annotations

from geo.journey.coreference.entities import Entity, set_vehicle
from geo.journey.coreference.resolver import CoreferenceResolver

__all__ = ["CoreferenceResolver", "Entity", "set_vehicle"]
