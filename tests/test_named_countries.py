"""Names that a large town elsewhere bears too, in a text that names the country and towns around the one it means."""

from __future__ import annotations

import pytest

from geo import analyse


def country(text, name):
    """The code of the country in which a text's first mention of a name lies."""
    found = analyse(text, published="2024-05-13")
    place_id = next(m.place_id for m in found.mentions if m.text == name)
    return next(place.country for place in found.places if place.id == place_id)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("I flew to Cape Verde. I took a plane to São Vicente and slept in Mindelo.", "São Vicente", "CV"),
        ("We were in Cape Verde. From Praia we flew to Sal and then to Boa Vista.", "Boa Vista", "CV"),
        ("In Nicaragua we took the boat from Rivas to Moyogalpa, then to San Carlos.", "San Carlos", "NI"),
    ],
)
def test_a_country_named_and_towns_around_outweigh_a_larger_namesake_elsewhere(text, name, code):
    assert country(text, name) == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("He flew from Manaus to Boa Vista. He had been to Cape Verde.", "Boa Vista", "BR"),
        ("She left Havana in Cuba and flew to Madrid.", "Madrid", "ES"),
    ],
)
def test_a_country_named_alone_draws_no_name_there(text, name, code):
    assert country(text, name) == code


def test_a_name_that_only_another_countrys_place_has_for_short_is_unknown_in_the_one_named():
    found = analyse("In Malta we took the bus from Valletta to Monistrol.", published="2024-05-13")
    assert {m.place_id for m in found.mentions if m.text == "Monistrol"} == {None}
    assert [w.message for w in found.warnings if w.code == "place_unknown"] == [
        "The gazetteer knows no Monistrol in Malta."
    ]


def test_a_name_for_short_stands_where_its_country_is_named():
    assert country("In Spain we took the bus from Barcelona to Monistrol.", "Monistrol") == "ES"
