"""A dossier as something to look at: the view that the player draws, its words and colours, a pydeck.Deck."""

from __future__ import annotations

from geo.view.address import web_address
from geo.view.claimreview import claim_reviews
from geo.view.layers import build_deck
from geo.view.narrative import itinerary
from geo.view.places_taken import claim_ends
from geo.view.put_right import Part, Question, correction_words, parts_of
from geo.view.shapes import geodesic_line, unwrap
from geo.view.style import TOKENS, tokens_css
from geo.view.telling import tellings
from geo.view.view import build_view
from geo.view.wording import (
    STATUS_WORDS,
    VERDICT_WORDS,
    event_sources,
    event_title,
    leg_title,
    place_where,
    time_words,
    traveller_name,
    window_words,
)

__all__ = [
    "STATUS_WORDS",
    "TOKENS",
    "VERDICT_WORDS",
    "Part",
    "Question",
    "build_deck",
    "build_view",
    "claim_ends",
    "claim_reviews",
    "correction_words",
    "event_sources",
    "event_title",
    "geodesic_line",
    "itinerary",
    "leg_title",
    "parts_of",
    "place_where",
    "tellings",
    "time_words",
    "tokens_css",
    "traveller_name",
    "unwrap",
    "web_address",
    "window_words",
]
