"""The places that an article speaks of as seen from one sentence, and what an end named there is measured to."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from geo.claims.measure import Edge, Target, is_country
from geo.places import capital_of, open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.claims.reference import End
    from geo.claims.statement import Statement
    from geo.model import Claim, Mention, Place
    from geo.places import PlacesReading


_JUST_BEFORE = 250  # characters before a sentence in which "the two towns" are named
_CITY = 300_000
_FARTHEST_BACK = 200  # mentions before a sentence in which "the town" may be named


class ArticlePlaces:
    """The mentions and places of an article: made once for all its sentences."""

    def __init__(self, reading: PlacesReading) -> None:
        self.reading = reading
        self.mentions = reading.mentions
        self.places = {place.id: place for place in reading.places}
        self.countries = sorted({place.country for place in reading.places if place.country})


class SentenceContext:
    """The places an article speaks of, as seen from one of its sentences, which spans `start` to `end`.

    `earlier` are the mentions before it, `inside` those in it, in order.
    """

    def __init__(self, known: ArticlePlaces, start: int, end: int) -> None:
        first, last = (bisect_left(known.mentions, at, key=lambda m: m.start) for at in (start, end))
        self.start, self.end = start, end
        self.earlier = known.mentions[max(0, first - _FARTHEST_BACK) : first]
        self.inside = known.mentions[first:last]
        self.countries = known.countries
        self.reading = known.reading
        self._places = known.places

    @property
    def just_before(self) -> list[Mention]:
        """The mentions of the sentence or two before this one, in order."""
        return [mention for mention in self.earlier if mention.start >= self.start - _JUST_BEFORE]

    def place_of(self, mention: Mention) -> Place | None:
        """Return the place that a mention was read as, or another that its name may mean."""
        if mention.place_id is None:
            return None
        return self._places.get(mention.place_id) or open_gazetteer().place(mention.place_id)

    def target(
        self, end: End | None, role: Literal["reference", "subject"], statement: Statement
    ) -> tuple[Target | None, str]:
        """Return what to measure to, or None with the reason in a sentence."""
        if end is None:
            far = "that far" if statement.direction is None else f"that far {statement.direction}"
            if role == "subject":
                return None, f"The text names no place that lies {far}."
            return None, "The text does not say from which place the distance counts."
        if end.kind == "back":
            return None, f"It is not clear which place “{end.words}” is."
        if end.kind == "several":
            return None, f"It is not clear of which of {end.words} the figure is told."
        if end.kind == "unnamed":
            return None, f"The text gives “{end.words}” no name, so there is no place to measure to."
        place = self.place_of(end.mention) if end.mention else _best_known(end.words)
        if place is None:
            return None, f"No place called {end.words} is known here."
        if end.kind == "capital":
            return _capital(place)
        if end.kind in {"border", "coast"}:
            return self._edge(end, place)
        if place.feature.startswith("ADM") and end.kind == "place":
            # Distances are told between towns: of Aleppo the town is meant, not the governorate.
            place = seat_of(end.words, place) or place
        return Target(place, "area" if is_country(place) else "centre", name=place.name), ""

    def _edge(self, end: End, place: Place) -> tuple[Target | None, str]:
        if is_country(place):
            other = self.place_of(end.other) if end.other else None
            edge: Edge = "border" if end.kind == "border" else "coast"
            return Target(place, edge, other.country if other else None, f"the {end.kind} of {place.name}"), ""
        if end.kind == "coast":
            # "30 miles off Lampedusa": an island or a town is measured from its centre.
            return Target(place, name=place.name), ""
        return None, f"The {end.kind} of {place.name} is not known here: only those of countries are."


def _capital(country: Place) -> tuple[Target | None, str]:
    capital = capital_of(country.country) if country.country else None
    if capital is None:
        return None, f"The capital of {country.name} is not known here."
    return Target(capital, name=capital.name), ""


@lru_cache(maxsize=256)
def _best_known(name: str) -> Place | None:
    """Return the biggest place of a name that was not read as one; that it has a distance says that it is.

    A place has the name as its own, or is a city that is called so where some place is (Köln is, and Cologne in Italy).
    """
    places = open_gazetteer().candidates(name)
    own = [place for place in places if place.name.casefold() == name.casefold()]
    cities = [place for place in places if own and place.feature.startswith("PPL") and (place.population or 0) >= _CITY]
    return max(
        [*own, *cities], key=lambda p: (is_country(p), p.feature.startswith("PPL"), p.population or 0), default=None
    )


@lru_cache(maxsize=256)
def seat_of(name: str, division: Place) -> Place | None:
    """Return the biggest town of that name in a division."""
    towns = [
        place
        for place in open_gazetteer().candidates(name, limit=40)
        if place.feature.startswith("PPL") and (place.country, place.admin1) == (division.country, division.name)
    ]
    return max(towns, key=lambda p: p.population or 0, default=None)


def claim_places(claims: Iterable[Claim], known: Iterable[Place]) -> list[Place]:
    """Return the places that claims are measured between and that are not among `known`: a capital, a town's seat."""
    have = {place.id for place in known}
    ids = dict.fromkeys(end for claim in claims for end in (claim.from_place_id, claim.to_place_id) if end)
    return [open_gazetteer().place(place_id) for place_id in ids if place_id not in have]
