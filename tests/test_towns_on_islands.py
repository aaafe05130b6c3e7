"""A town and the island that it lies on, where the language model takes both for one name."""

from __future__ import annotations

import pytest

from geo import analyse


def places(text):
    """The names that a text's mentions have a place for, with its country."""
    found = analyse(text, published="2024-05-13")
    countries = {place.id: place.country for place in found.places}
    return {m.text: countries[m.place_id] for m in found.mentions if m.place_id}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Tomorrow we will drive down from Stornoway to Tarbert on Harris.", "Tarbert"),
        ("We stayed in Portree on Skye.", "Portree"),
        ("On Friday they sailed to Brodick on Arran.", "Brodick"),
    ],
)
def test_a_town_told_to_be_on_an_island_is_the_town(text, town):
    assert places(text)[town] == "GB"


def test_an_unknown_town_on_an_island_is_told_by_its_own_name():
    found = analyse("We drove to Balallan on Lewis.", published="2024-05-13")
    assert [w.message for w in found.warnings if w.code == "place_unknown"] == [
        "The gazetteer knows no place called Balallan."
    ]


@pytest.mark.parametrize("name", ["Stratford on Avon", "Burton on Trent", "Ross on Wye"])
def test_a_town_called_after_its_river_keeps_its_name(name):
    assert places(f"They moved to {name} in May.") == {name: "GB"}
