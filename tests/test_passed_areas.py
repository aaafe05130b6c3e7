"""Seas, deserts and ranges that are crossed on the way."""

from __future__ import annotations

import pytest

from geo import analyse


@pytest.mark.parametrize(
    ("text", "stops", "farthest"),
    [
        ("The ferry left Marseille on May 1, crossed the Mediterranean and reached Algiers on May 3.",
         ["Marseille", "Mediterranean", "Algiers"], 1.3),
        ("The yacht left Lisbon on May 1, crossed the Atlantic and reached Miami on May 30.",
         ["Lisbon", "Atlantic", "Miami"], 1.3),
        ("The cyclists left Turin on May 4, crossed the Alps and reached Lyon on May 9.",
         ["Turin", "Alps", "Lyon"], 1.05),
    ],
)  # fmt: skip
def test_what_is_wide_is_crossed_where_the_way_leads(text, stops, farthest):
    dossier = analyse(text, published="2024-06-13")
    [route] = dossier.routes
    places = [dossier.place(stop.place_id) for stop in route.stops]
    assert [place.name for place in places] == stops
    assert route.path_km < farthest * route.geodesic_km
    assert dossier.place(places[1].derived_from.place_id).name == stops[1]


def test_the_way_across_is_hardly_longer_than_without_a_word_of_the_sea():
    across, direct = (
        analyse(f"The ferry left Marseille on May 1{over} and reached Algiers on May 3.", published="2024-06-13")
        for over in (", crossed the Mediterranean", "")
    )
    assert across.routes[0].path_km < 1.3 * direct.routes[0].path_km


def test_a_strait_stays_where_it_is():
    dossier = analyse(
        "The tanker left Basra, sailed through the Strait of Hormuz and reached Muscat.", published="2024-06-13"
    )
    assert "place:strait-of-hormuz" in {stop.place_id for stop in dossier.routes[0].stops}


def test_a_part_of_the_world_is_no_stop_beside_a_town_in_it():
    text = "Anna Lind left Madrid on May 4 and arrived in Latin America. She arrived in Lima, Peru, on May 6."
    [route] = (dossier := analyse(text, published="2024-05-13")).routes
    assert [dossier.place(stop.place_id).name for stop in route.stops] == ["Madrid", "Lima"]
