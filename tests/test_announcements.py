"""A timetable told in the present is to come where what stands beside it is."""

from __future__ import annotations

import pytest

from geo import analyse


def statuses(text: str) -> dict[str, str]:
    dossier = analyse(text, published="2024-05-13")
    names = {place.id: place.name for place in dossier.places}
    return {names[stop.place_id]: stop.status for route in dossier.routes for stop in route.stops}


@pytest.mark.parametrize(
    "text",
    [
        "The band will open a tour in Rome on June 4. They appear in Turin. The tour ends in Milan on June 29.",
        "Pope Leo will fly to Bogota on June 5. He visits Turin. He returns to Rome on June 9.",
    ],
)
def test_a_concert_among_those_to_come_is_to_come(text: str):
    assert statuses(text)["Turin"] == "scheduled"


def test_what_a_narrator_tells_in_the_present_is_over():
    text = "We stop in Turin and visit a church. Tomorrow we will take the train to Milan."
    assert statuses(text) == {"Turin": "confirmed", "Milan": "scheduled"}


def test_the_present_after_an_arrival_is_no_plan():
    text = "The minister arrived in Oslo on Monday and meets the king there. She will fly to Riga on Wednesday."
    assert statuses(text) == {"Oslo": "confirmed", "Riga": "scheduled"}
