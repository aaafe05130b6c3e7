"""Ways by sea that the text names: they steer the leg that they are told of, and no other."""

from __future__ import annotations

import pytest

from geo import analyse


def sea_km(text: str) -> float:
    """The length of the only route of a text in km."""
    [route] = analyse(text, published="2024-06-13").routes
    assert {leg.mode for leg in route.legs} == {"sea"}
    assert route.path_km is not None
    return route.path_km


LISBON = "The tanker sailed from Lisbon to Mumbai"


@pytest.mark.parametrize(
    ("way", "low", "high"),
    [
        ("", 9_500, 10_500),
        (", going by Suez", 9_500, 10_500),
        (" via the Suez Canal", 9_500, 10_500),
        (" round the Cape", 17_500, 19_000),
        (" around the Cape of Good Hope, avoiding the Suez Canal", 17_500, 19_000),
        (
            ". Because of the attacks it did not go through the Suez Canal but round the Cape of Good Hope",
            17_500,
            19_000,
        ),
        (". Another ship went round the Cape", 9_500, 10_500),
    ],
)
def test_a_ship_goes_by_the_way_that_the_text_names(way, low, high):
    assert low < sea_km(f"{LISBON}{way}.") < high


def test_who_goes_round_a_cape_takes_no_canal_that_spares_it():
    """From the Cape to Odesa it is shorter by Suez."""
    assert sea_km("The tanker Mira sailed from Odesa to Mumbai by way of the Cape of Good Hope.") > 21_500
    assert sea_km("The yacht Mira sailed from New York to San Francisco round the Horn.") > 22_000


def test_a_way_that_is_not_taken_is_avoided():
    text = "The bulk carrier Mira, unable to use the Panama Canal, sailed from Houston to Callao."
    assert sea_km(text) > 15_000
    text = "The tanker Mira sailed from Chennai to Tokyo, using the Sunda Strait rather than the Strait of Malacca."
    assert 9_500 < sea_km(text) < 10_500


def test_a_passage_that_is_a_stop_keeps_the_leg_from_others():
    text = "The yacht left Mumbai on June 1, rounded the Cape of Good Hope on June 5 and reached Odesa on June 9."
    dossier = analyse(text, published="2024-06-13")
    [route] = dossier.routes
    assert [dossier.place(s.place_id).name for s in route.stops] == ["Mumbai", "Cape of Good Hope", "Odesa"]
    assert route.path_km > 21_500


def test_a_cyclist_is_not_steered_by_ships_ways():
    [route] = analyse("Anna Lind cycled from Lisbon to Cape Town round the Cape.", published="2024-06-13").routes
    assert all(leg.mode != "sea" for leg in route.legs)


@pytest.mark.parametrize("text", ["Police rounded up 12 men in Rome.", "The minister rounded on critics in Rome."])
def test_rounding_somebody_up_is_no_passage(text):
    assert all(event.type != "passage" for event in analyse(text, published="2024-06-13").events)
