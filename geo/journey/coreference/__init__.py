"""Coreference: whom names, nouns and pronouns stand for."""

from __future__ import annotations

from geo.journey.coreference.aboard import set_aboard, vehicle_of
from geo.journey.coreference.entities import Entity, EntityKind, set_vehicle
from geo.journey.coreference.resolver import CoreferenceResolver

__all__ = ["CoreferenceResolver", "Entity", "EntityKind", "set_aboard", "set_vehicle", "vehicle_of"]
