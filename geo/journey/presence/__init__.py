"""Presence: which places somebody was at, left, passed or made for, by all that a sentence has around their names."""

from __future__ import annotations

from geo.journey.presence.background import (
    tells_of_a_career,
    tells_of_its_making,
    tells_of_money,
    tells_of_trade,
)
from geo.journey.presence.bodily import tells_of_a_beginning
from geo.journey.presence.classification import OF_JOURNEY, ROLES, Presence, PresenceRole, all_signs, classify
from geo.journey.presence.mention_path import MentionPath, path_of
from geo.journey.presence.named import Named, RuleReading
from geo.journey.presence.signs import signs_of
from geo.journey.presence.whose import Bearers, Memory, cast_of, signs_of_bearers, tell_whose

__all__ = [
    "OF_JOURNEY",
    "ROLES",
    "Bearers",
    "Memory",
    "MentionPath",
    "Named",
    "Presence",
    "PresenceRole",
    "RuleReading",
    "all_signs",
    "cast_of",
    "classify",
    "path_of",
    "signs_of",
    "signs_of_bearers",
    "tell_whose",
    "tells_of_a_beginning",
    "tells_of_a_career",
    "tells_of_its_making",
    "tells_of_money",
    "tells_of_trade",
]
