"""Place names: the embedded gazetteer, mentions in a text, what they mean, and a geopy geocoder over them."""

from __future__ import annotations

from geo.places.capitals import capital_of
from geo.places.classes import Home
from geo.places.entity_mending import mend_entities
from geo.places.gazetteer import Gazetteer, open_gazetteer
from geo.places.home import learn_homes
from geo.places.likely_pairs import are_near_at_home
from geo.places.lookup import Match, search
from geo.places.names import same_name
from geo.places.reading import PlacesReading, read_again, read_places
from geo.places.suggestions import why_unknown
from geo.places.witnesses import Apart, AtPort, AtStation, Beyond, Near, OneRailway, OnTheWay, Overland, Within, Witness

__all__ = [
    "Apart",
    "AtPort",
    "AtStation",
    "Beyond",
    "Gazetteer",
    "Home",
    "Match",
    "Near",
    "OnTheWay",
    "OneRailway",
    "Overland",
    "PlacesReading",
    "Within",
    "Witness",
    "are_near_at_home",
    "capital_of",
    "learn_homes",
    "mend_entities",
    "open_gazetteer",
    "read_again",
    "read_places",
    "same_name",
    "search",
    "why_unknown",
]
