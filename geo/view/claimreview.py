"""ClaimReview (schema.org) as JSON-LD: one review for each claim that was measured, to put into a page.

It says what the claim's card says: the headline is its rating in words, the conclusion its body. The rating runs from 1
(contradicted) over 2 (imprecise) and 3 (roughly right, or right but for a part that is not) to 4 (supported in all that
it says); a claim that cannot be checked has words and no number.

The review's `url` must be on the site of the page that it is put into: it is the article's address with an anchor for
the claim or, where that is not known, the anchor alone, which JSON-LD reads as one on the page itself. The review is
dated by whoever publishes it, so that a dossier stays the same on every day.

`</script` cannot occur in the text: `<`, `>` and `&` are written as JSON escapes, so that the document can be set into
a script element as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

from geo.view.address import web_address
from geo.view.wording import VERDICT_WORDS

if TYPE_CHECKING:
    from datetime import date

    from geo.model import Article, Claim, Dossier, Verdict

_RATINGS: dict[Verdict, int] = {"contradicted": 1, "imprecise": 2, "approximately": 3, "supported": 4}
_WORST, _BEST = 1, 4


def claim_reviews(dossier: Dossier, claims: tuple[Claim, ...], reviewed: date | None = None) -> str:
    """Return some claims of a dossier as a JSON-LD document, dated if `reviewed` is given; its @graph may be empty."""
    graph = [_review(dossier, claim, reviewed) for claim in claims]
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


def _review(dossier: Dossier, claim: Claim, reviewed: date | None) -> dict[str, Any]:
    article = dossier.article
    published = article.published.isoformat() if article.published else None
    source = {"@type": "Organization", "name": article.source} if article.source else None
    appearance = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": web_address(article.url),
        "datePublished": published,
        "publisher": source,
    }
    review = {
        "@type": "ClaimReview",
        "identifier": claim.id,
        "url": _address(article, claim),
        "name": claim.headline,
        "datePublished": reviewed.isoformat() if reviewed else None,
        "author": {"@type": "Organization", "name": f"Dateline {dossier.provenance.dateline}"},
        "claimReviewed": claim.text,
        "reviewBody": claim.conclusion or " ".join(check.explanation for check in claim.checks),
        "itemReviewed": {
            "@type": "Claim",
            "author": source,
            "datePublished": published,
            "appearance": appearance,
        },
        "reviewRating": _rating(claim),
        "inLanguage": "en",
    }
    return _known(review)


def _address(article: Article, claim: Claim) -> str:
    """Return where the review stands: on the page of the article, or of whoever puts it into theirs."""
    page = web_address(article.url)
    return f"{urldefrag(page).url if page else ''}#claim-{claim.id}"


def _rating(claim: Claim) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": claim.headline or VERDICT_WORDS[claim.verdict]}
    if claim.verdict in _RATINGS:
        rating |= {"ratingValue": _value(claim), "bestRating": _BEST, "worstRating": _WORST}
    return rating


def _value(claim: Claim) -> int:
    """Return the rating of the claim's verdict: the best only where every part of it holds."""
    whole = all(check.verdict == "supported" for check in claim.checks)
    return _RATINGS[claim.verdict] if whole else min(_RATINGS[claim.verdict], _BEST - 1)


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value, nested ones too."""
    kept = {key: _known(value) if isinstance(value, dict) else value for key, value in fields.items()}
    return {key: value for key, value in kept.items() if value is not None}
