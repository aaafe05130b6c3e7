"""Place names: the embedded gazetteer, mentions in a text, what they mean, and a geopy geocoder over them."""

from geo.places.gazetteer import Gazetteer, open_gazetteer
from geo.places.home import Home, learn_homes
from geo.places.reading import PlacesReading, read_places

__all__ = ["Gazetteer", "Home", "PlacesReading", "learn_homes", "open_gazetteer", "read_places"]
