"""What readers put right of a story and its routes: applied to the machine's reading, one correction after another."""

from __future__ import annotations

from geo.journey.amending.amend import amend_routes, amend_story

__all__ = ["amend_routes", "amend_story"]
