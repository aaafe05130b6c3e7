"""Names that were not read as places, but stand at the end of a distance: the places that they may be."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.claims.statements.target import is_country
from geo.lexicon import plurals, word_list
from geo.places import open_gazetteer
from geo.routing import distance_km

if TYPE_CHECKING:
    from geo.model import Place

_TOWN: Final = 15_000
"""People of a town at least whose bare name is that of a place beside another; smaller ones are called anything."""

_LONE_CITY, _CITY = 100_000, 300_000
CAPITAL: Final = "PPLC"
_ISLANDS: Final = frozenset(plurals(word_list("place_nouns", "island")))
_WORD_AND_TERM: Final = 2
_ONE_KM: Final = 100.0  # how far apart the points may be that the gazetteer has of one island


@lru_cache(maxsize=256)
def best_known(name: str) -> Place | None:
    """Return the biggest place of a name that was not read as one; that it has a distance says that it is.

    A place has the name as its own, or is a city that is called so where some place is (Köln is, and Cologne in Italy).
    """
    places = open_gazetteer().candidates(name)
    own = [place for place in places if place.name.casefold() == name.casefold()]
    cities = [place for place in places if own and is_big_city(place)]
    return max([*own, *cities], key=_standing, default=None) or _capital(name)


def _standing(place: Place) -> tuple[bool, bool, bool, bool, int]:
    """Return how well known a place is: countries, capitals and big cities, provinces (Goa), towns, by their people."""
    kinds = is_country(place), is_well_known(place), place.feature == "ADM1", _is_settlement(place)
    return *kinds, place.population or 0


@lru_cache(maxsize=256)
def namesakes(name: str) -> tuple[Place, ...]:
    """Return the other towns that a name which was not read may mean: capitals first, then by their people."""
    best = best_known(name)
    own = (name.casefold(), f"{name} ".casefold())
    towns = [
        place
        for place in open_gazetteer().candidates(name, limit=40)
        if _is_settlement(place)
        and (place.name.casefold() == own[0] or place.name.casefold().startswith(own[1]))
        and (is_well_known(place) or (place.population or 0) >= _TOWN)
        and (best is None or place.id != best.id)
    ]
    return tuple(sorted(towns, key=lambda p: (p.feature != CAPITAL, -(p.population or 0))))


def is_well_known(place: Place) -> bool:
    """Whether a place is a capital or a big city, which a bare name may mean wherever it is told."""
    return place.feature == CAPITAL or is_big_city(place)


def is_big_city(place: Place) -> bool:
    """Whether a place is a city that is bigger than any other thing of its name."""
    return _is_settlement(place) and (place.population or 0) >= _CITY


def names_a_city(name: str) -> bool:
    """Whether a name that was not read is that of a big city, or of a smaller one or a capital with no namesake."""
    place = best_known(name)
    if place is None or is_big_city(place):
        return place is not None
    return not namesakes(name) and (place.feature == CAPITAL or (place.population or 0) >= _LONE_CITY)


@lru_cache(maxsize=256)
def names_one_island(name: str) -> bool:
    """Whether a name is that of an island or a remote province, and of nothing elsewhere.

    A word with a generic term is none: there are many a Snake Island, and one Robinson Crusoe Island.
    """
    words = name.lower().split()
    if words[-1] in _ISLANDS and len(words) == _WORD_AND_TERM:
        return False
    found = open_gazetteer().candidates(name)
    places = [place for place in found if place.name.casefold() == name.casefold()] or found
    points = [(place.lat or 0.0, place.lon or 0.0) for place in places]
    is_one = all(distance_km(points[0], point) <= _ONE_KM for point in points)
    return is_one and any(place.feature in {"ISL", "ISLS", "ADM1"} for place in places)


def may_be_a_place(name: str) -> bool:
    """Whether a name that was not read is that of a town or a country that is known."""
    place = best_known(name)
    if place is None:
        return False
    *kinds, people = _standing(place)
    return any(kinds[:-1]) or (_is_settlement(place) and people >= _TOWN)


def place_within(name: str, area: Place) -> Place | None:
    """Return the biggest town, else the division, in a country or a division that a name may mean there."""
    within = (
        place
        for place in open_gazetteer().candidates(name, limit=40)
        if place.feature.startswith(("PPL", "ADM"))
        and place.country == area.country
        and (is_country(area) or place.admin1 == area.name)
    )
    return max(within, key=lambda place: (_is_settlement(place), place.population or 0), default=None)


def _is_settlement(place: Place) -> bool:
    return place.feature.startswith("PPL")


def _capital(name: str) -> Place | None:
    """Return the capital that is called so by another spelling of its name: "Male", "Sana'a"."""
    return next((place for place in open_gazetteer().candidates(name) if place.feature == CAPITAL), None)
