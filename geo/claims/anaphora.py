"""What "the town", "there" and "it" point back to: the last place of their sort that was named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.claims.context import seat_of
from geo.claims.reference import End
from geo.lexicon import PlaceNoun, classes, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.context import SentenceContext
    from geo.model import Mention, Place

_BORDERS, _COASTS = word_set("place_nouns", "border"), word_set("place_nouns", "coast")
_FEATURES = {word: kind.feature for kind in classes("place_nouns", PlaceNoun).values() for word in kind.words}


def antecedent(words: str, named: Sequence[Mention], context: SentenceContext, avoid: str | None) -> End | None:
    """Return what words point back to among the mentions before them, but not to the place `avoid`.

    Only "the country" is a country, only "the region" a division; the rest is a town or the like.
    """
    word = words.lower().split()[-1] if words else "it"
    read = ((mention, context.place_of(mention)) for mention in reversed(named) if mention.kind == "place")
    places = [(mention, place) for mention, place in read if place and mention.place_id != avoid]
    country = next((mention for mention, place in places if place.feature.startswith("PCL")), None)
    if word in _BORDERS:
        return End("border", words, country) if country else None
    if word in _COASTS:
        return End("coast", words, country) if country else None
    if word == "capital":
        capital = next((mention for mention, place in places if place.feature == "PPLC"), None)
        if capital:
            return End("place", capital.text, capital, surmised=True)
        return End("capital", words, country) if country else None
    feature = _FEATURES.get(word)
    fits = next((mention for mention, place in places if _fits(mention, place, feature)), None)
    return End("place", fits.text, fits, surmised=True) if fits else None


def _fits(mention: Mention, place: Place, feature: str | None) -> bool:
    """Say whether a place has the feature, or is a town, itself or as the seat of a division of its name."""
    if feature:
        return place.feature.startswith(feature)
    if place.feature.startswith("ADM"):
        return seat_of(mention.text, place) is not None
    return not place.feature.startswith("PCL")


def own_capital(reference: End, subject: End | None) -> End | None:
    """Return the capital of the subject's country where "the capital" names no other."""
    if reference.words.lower().endswith("capital") and subject is not None and subject.mention is not None:
        return End("capital", reference.words, subject.mention)
    return None
