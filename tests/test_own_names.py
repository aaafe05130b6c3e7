"""Whether a place that bears a name as its own comes before one that has it as another name."""

from __future__ import annotations

import pytest

from geo.model import Article
from geo.places import open_gazetteer, read_places, search
from geo.text import read

OWN = [
    ("The ambassador arrived in Ghent from Bergen late on Tuesday.", "Bergen", "NO"),
    ("She arrived in Augusta on Sunday.", "Augusta", "US"),
    ("The delegation reached Suva on Monday.", "Suva", "FJ"),
    ("The minister left Perth for Washington on Monday.", "Perth", "AU"),
    ("He sailed from Plymouth to Santander.", "Plymouth", "GB"),
]
KNOWN_BY_IT = [
    ("The train left Munich for Vienna.", "Munich", "DE"),
    ("He moved to Newcastle from Sunderland.", "Newcastle", "GB"),
    ("He was born in Bombay in 1930.", "Bombay", "IN"),
    ("Nixon flew to Peking in 1972.", "Peking", "CN"),
    ("She flew from Odessa to Istanbul.", "Odessa", "UA"),
    ("The president returned to Panama City from Lahore on Thursday.", "Panama City", "PA"),
]


@pytest.mark.parametrize(("text", "name", "country"), OWN + KNOWN_BY_IT)
def test_a_name_means_who_bears_it_unless_a_larger_place_is_known_by_it(text, name, country):
    gazetteer = open_gazetteer()
    reading = read_places(read(text), Article(id="a", sha256="a", text=text))
    [meant] = [m.place_id for m in reading.mentions if m.text == name]
    assert gazetteer.place(meant).country == country


EXPECTED_FIRST = [
    ("Dikson", "RU"),
    ("Hull", "GB"),
    ("Odessa", "UA"),
    ("Okinawa", "JP"),
    ("Munich", "DE"),
    ("Bergen", "NO"),
    ("Canton", "CN"),
    ("Hanover", "DE"),
    ("Geneva", "CH"),
    ("Leningrad", "RU"),
]


@pytest.mark.parametrize(("name", "country"), EXPECTED_FIRST)
def test_a_lookup_has_first_what_a_reader_expects(name, country):
    assert search(open_gazetteer(), name)[0].place.country == country


def test_a_lookup_of_washington_and_new_york_has_the_city_first():
    features = [search(open_gazetteer(), name)[0].place.feature for name in ("Washington", "New York")]
    assert all(feature.startswith("PPL") for feature in features), features
