"""Place names: the embedded gazetteer, mentions in a text, what they mean, and a geopy geocoder over them."""

from geo.places.gazetteer import Gazetteer, open_gazetteer
from geo.places.reading import PlacesReading, read_places

__all__ = ["Gazetteer", "PlacesReading", "open_gazetteer", "read_places"]
