"""ClaimReview (schema.org) as JSON-LD: one review for each claim that was measured, to put into a page.

The rating runs from 1 (contradicted) to 4 (supported) by the distance's verdict; a claim that cannot be checked has
none. `</script` cannot occur in the text: `<`, `>` and `&` are written as JSON escapes, so that the document can be
set into a script element as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.view.address import web_address
from geo.view.wording import VERDICT_WORDS

if TYPE_CHECKING:
    from geo.model import Claim, Dossier, Verdict

_RATINGS: dict[Verdict, int] = {"contradicted": 1, "imprecise": 2, "approximately": 3, "supported": 4}


def claim_reviews(dossier: Dossier, claims: tuple[Claim, ...]) -> str:
    """Return some claims of a dossier as a JSON-LD document; its @graph is empty where there are none."""
    graph = [_review(dossier, claim) for claim in claims]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    for sign, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(sign, code)
    return text + "\n"


def _review(dossier: Dossier, claim: Claim) -> dict[str, Any]:
    article = dossier.article
    published = article.published.isoformat() if article.published else None
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web_address(article.url),
        "datePublished": published,
        "publisher": {"@type": "Organization", "name": article.source} if article.source else None,
    }
    review = {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "claimReviewed": claim.text,
        "reviewBody": " ".join(check.explanation for check in claim.checks),
        "name": claim.headline,
        "author": {"@type": "Organization", "name": f"Dateline {dossier.provenance.dateline}"},
        "itemReviewed": {"@type": "Claim", "datePublished": published, "appearance": _known(appearance)},
        "reviewRating": _rating(claim),
    }
    return _known(review)


def _rating(claim: Claim) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": claim.headline or VERDICT_WORDS[claim.verdict]}
    if claim.verdict in _RATINGS:
        rating |= {"ratingValue": _RATINGS[claim.verdict], "bestRating": 4, "worstRating": 1}
    return rating


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value, nested ones too."""
    kept = {key: _known(value) if isinstance(value, dict) else value for key, value in fields.items()}
    return {key: value for key, value in kept.items() if value is not None}
