"""A dossier as something to look at: a pydeck.Deck, and the view that the player draws."""

from __future__ import annotations

from geo.deck.layers import build_deck
from geo.deck.view import build_view

__all__ = ["build_deck", "build_view"]
