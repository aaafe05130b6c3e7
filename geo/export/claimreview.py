"""ClaimReview: the claims of a dossier as JSON-LD, to put into a page."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geo.view import claim_reviews

if TYPE_CHECKING:
    from geo.model import Dossier


def export_claimreview(dossier: Dossier) -> str:
    """Return the dossier's claims as a JSON-LD document dated today (UTC); its @graph is empty where there are none."""
    return claim_reviews(dossier, dossier.claims, datetime.now(UTC).date())
