"""What "the town", "there" and "it" point back to, and from where a distance counts that names no such place.

That is the only place of its sort that was named before, or that which was named last and most; where several are as
likely, the one that the figure fits, and none if it fits none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.ends.figure_fit import direction_fit, figure_fit, measured, so_far
from geo.claims.measuring.context import seat_of, town_of_its_country
from geo.claims.measuring.islands import is_island
from geo.claims.measuring.lying_within import lies_within
from geo.claims.measuring.verdicts import HOLDS
from geo.claims.statements.name_lists import ANY_NAME
from geo.claims.statements.reference import End
from geo.claims.statements.target import is_country
from geo.claims.statements.unread_names import best_known, is_well_known, names_one_island
from geo.claims.statements.words import UNREAD
from geo.lexicon import PlaceNoun, any_of, classes, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mention, Place

_BORDERS, _COASTS = word_set("place_nouns", "border"), word_set("place_nouns", "coast")
_SETTLEMENTS, _ISLANDS = word_set("place_nouns", "settlement"), word_set("place_nouns", "island")
_ISLAND: Final = "ISL"
_SOME_TOWN = re.compile(rf"\b(?:an?|another|one)[ ](?:[\w'’-]+[ ]){{0,3}}?{any_of(_SETTLEMENTS)}\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom[ ]\Z", re.IGNORECASE)
_FEATURES = {word: kind.feature for kind in classes("place_nouns", PlaceNoun).values() for word in kind.words}
_UNREAD_PLACE: Final = re.compile(
    rf"""
      \b{any_of(word_list("locatives", "place", "path"))}[ ]{ANY_NAME}
    | {ANY_NAME},?[ ]{any_of(word_list("nearness"))}[ ]
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A name that was read as no place, and stands where one does."""

_LONG_NAME: Final = re.compile(rf"\b{UNREAD}(?:[ ](?:da|de|do|of)[ ]{UNREAD})?")
_MOST: Final = 5  # places, the last named first, among which the one that is meant may be


def antecedent(
    words: str, named: Sequence[Mention], context: SentenceContext, statement: Statement, other: End | None
) -> End | None:
    """Return what words for one end of a statement point back to; `other` is the other end, `named` stand before.

    Only "the country" is a country, only "the region" a division; the rest is a town or the like.
    """
    word = words.lower().split()[-1] if words else "it"
    avoid = other.mention.place_id if other and other.mention else None
    read = ((mention, context.place_of(mention)) for mention in reversed(named) if mention.kind in {"place", "metonym"})
    own = context.place_of(other.mention) if other and other.mention else None
    told = [(m, place) for m, place in read if place and m.place_id != avoid and not _lies_on(own, place)]
    places = [(mention, place) for mention, place in told if mention.kind == "place"]
    # "China claims the island, 160 km off its coast": a government is meant by its country's name, its coast is not.
    country = next((mention for mention, place in (*places, *told) if is_country(place)), None)
    if word in _BORDERS:
        return End("border", words, country) if country else None
    if word in _COASTS:
        return End("coast", words, country) if country else None
    if word == "capital":
        capital = next((mention for mention, place in places if place.feature == "PPLC"), None)
        if capital:
            return End.of(capital, surmised=True)
        return End("capital", words, country) if country else None
    feature = _FEATURES.get(word)
    # A government is on its island: "Malta has voted. The island lies".
    likely = [m for m, place in (told if word in _ISLANDS else places) if is_like(m, place, feature)]
    meant = _meant(word, likely, context, statement, other)
    if meant is None:
        return _unread_island(named, context) if word in _ISLANDS and not likely else None
    return End.of(meant, surmised=not _is_sure(word, meant, likely, context, other))


def _unread_island(named: Sequence[Mention], context: SentenceContext) -> End | None:
    """Return the only name that was read as no place, and is that of an island and of nothing else.

    Such names are among those `named`, or in the paragraph before the sentence.
    """
    unread = {mention.text for mention in named if mention.place_id is None}
    unread.update(match[0] for match in _LONG_NAME.finditer(context.unread_before))
    names = [name for name in unread if names_one_island(name) and (place := best_known(name)) and is_island(place)]
    return End("unknown", names[0], surmised=True) if len(names) == 1 else None


def _lies_on(place: Place | None, island: Place) -> bool:
    """Say whether a place lies on an island, which it is no distance from."""
    return place is not None and island.feature.startswith("ISL") and lies_within(place, island)


def _is_sure(word: str, meant: Mention, likely: Sequence[Mention], context: SentenceContext, other: End | None) -> bool:
    """Say whether no other place can be meant: no other is named, and both ends are in one country.

    Wherever the other end lies, "there" is what the sentence names, and "the city" that of the dateline or of the
    sentence before, until another town is named.
    """
    if {mention.place_id for mention in likely} != {meant.place_id}:
        return False
    if word == "there" and meant.start >= context.start:
        return True
    if word in _SETTLEMENTS | _ISLANDS and (meant is context.filed or context.before <= meant.start < context.start):
        return _is_the_town_before(word, meant, context)
    a, b = context.place_of(meant), context.place_of(other.mention) if other and other.mention else None
    return meant.start >= context.start and a is not None and b is not None and a.country == b.country


def _is_the_town_before(word: str, meant: Mention, context: SentenceContext) -> bool:
    """Say whether "the town" can be none but the one named before: nothing else is told of that may be one.

    A capital is no village, and who comes from a town is not there.
    """
    place = context.place_of(meant)
    if (
        place is None
        or (word in _SETTLEMENTS - {"city"} and is_well_known(place))
        or _FROM.search(context.words_between(0, meant.start))
    ):
        return False
    is_alone = _UNREAD_PLACE.search(context.unread_before) is None
    return is_alone and _SOME_TOWN.search(context.words_between(meant.end, context.end)) is None


def of_nation(nation: Mention, named: Sequence[Mention], context: SentenceContext) -> list[Mention]:
    """Return the mentions of a nation's places, among which "the Russian city" is."""
    home = context.place_of(nation)
    read = ((mention, context.place_of(mention)) for mention in named if mention.kind == "place")
    return [mention for mention, p in read if home and p and p.country == home.country and not is_country(p)]


def is_the_only_one(named: Sequence[Mention], context: SentenceContext) -> bool:
    """Say whether mentions are of one place, and the paragraph before the sentence has no other that was not read."""
    is_one = len({mention.place_id for mention in named}) == 1
    return is_one and _UNREAD_PLACE.search(context.unread_before) is None


def _meant(
    word: str, likely: Sequence[Mention], context: SentenceContext, statement: Statement, other: End | None
) -> Mention | None:
    """Return which of the mentions is meant, the last of which comes first."""
    counts = Counter(mention.place_id for mention in likely)
    if len(counts) <= 1 or word == "there":
        return likely[0] if likely else None
    (first, most), (_, second) = counts.most_common(2)
    if word == "here":
        return next(mention for mention in likely if mention.place_id == first)
    recent = {mention.place_id: mention for mention in reversed(likely) if mention.place_id in [*counts][:_MOST]}
    central = [mention for mention in likely if mention.place_id == first and most > second]
    candidates = [*(recent[place_id] for place_id in counts if place_id in recent), *central[:1]]
    fitting = [mention for mention in candidates if is_so_far(mention, other, context, statement)]
    there = next((m for m in fitting if _is_that_way(word, m, other, context, statement)), None)
    if likely[0].place_id == first and most > second:
        return there or likely[0]
    return there or (fitting[0] if fitting else None)


def _is_that_way(
    word: str, mention: Mention, other: End | None, context: SentenceContext, statement: Statement
) -> bool:
    """Say whether a place for which a word stands lies in the direction that a statement tells."""
    told, end = statement.reference, End.of(mention)
    is_reference = told is None or (told.kind == "back" and told.words.lower().split()[-1] == word)
    reference, subject = (end, other) if is_reference else (other, end)
    between = measured(replace(statement, reference=reference, subject=subject), context)
    return direction_fit(statement, between) == "supported"


def is_so_far(mention: Mention, other: End | None, context: SentenceContext, statement: Statement) -> bool:
    """Say whether a place is as far from the other end as a statement says."""
    km = so_far(End.of(mention), other, context, statement)
    return figure_fit(statement, km) in HOLDS


def is_like(mention: Mention, place: Place, feature: str | None) -> bool:
    """Say whether a named place has the feature, or is a town, itself or as the seat of a division of its name."""
    if feature == _ISLAND:
        return is_island(place)
    if feature:
        return place.feature.startswith(feature)
    if place.feature.startswith("ADM"):
        return seat_of(mention.text, place) is not None
    return not place.feature.startswith("PCL") or town_of_its_country(place) is not None


def own_capital(reference: End, subject: End | None) -> End | None:
    """Return the capital of the subject's country where "the capital" names no other."""
    if reference.words.lower().endswith("capital") and subject is not None and subject.mention is not None:
        return End("capital", reference.words, subject.mention)
    return None
