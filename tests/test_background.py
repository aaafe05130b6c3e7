"""Where somebody once worked or learnt, and where a thing was made, is no stop of the journey told."""

from __future__ import annotations

import pytest

from geo import analyse


def stops(text: str) -> list[str]:
    """Return the names of the stops of this journey, without those of another time."""
    dossier = analyse(text, published="2024-05-13")
    names = {place.id: place.name for place in dossier.places}
    return [names[s.place_id] for route in dossier.routes for s in route.stops if s.status != "historical"]


@pytest.mark.parametrize(
    ("journey", "told"),
    [
        ("Anna Berg flew to Porto on Sunday and drove to Faro.", "She worked in Canberra for ten years."),
        ("Peter Lund flew to Porto on Sunday and drove to Faro.", "He had studied in Leeds."),
        ("Our guide drove to Porto on Friday and on to Faro on Saturday.", "She taught at a school in Boston."),
        ("Anna Berg flew to Porto on Sunday and drove to Faro.", "She recorded her last album in a barn near Cusco."),
        ("Anna Berg flew to Porto on Sunday and drove to Faro.", "She was a judge in Utrecht before she became mayor."),
    ],
)
def test_where_somebody_once_worked_or_learnt_is_no_stop(journey: str, told: str):
    assert stops(f"{journey} {told}") == ["Porto", "Faro"]


@pytest.mark.parametrize(
    "told",
    [
        "I worked in Lima for a week in April and then flew to Cusco.",
        "Anna Berg flew to Lima on Friday. She taught at a school in Cusco on Sunday.",
    ],
)
def test_work_with_a_day_or_on_the_way_is_a_stop(told: str):
    assert stops(told) == ["Lima", "Cusco"]


@pytest.mark.parametrize(
    "made",
    [
        "The ship was built in Turku and is managed from Hamburg.",
        "The vessel is registered in Monrovia.",
        "The transmitter was made in Derby.",
    ],
)
def test_where_a_thing_is_from_is_no_stop(made: str):
    assert stops(f"The tanker left Genoa on Friday and reached Marseille on Sunday. {made}") == ["Genoa", "Marseille"]


def test_people_who_are_registered_are_there():
    told = "The refugees arrived in Turin on Thursday and were registered in Genoa on Friday."
    assert stops(told) == ["Turin", "Genoa"]


@pytest.mark.parametrize("told", ["The proceeds will go to a hospital in Pisa.", "Tickets for it are valid in Pisa."])
def test_where_money_goes_or_a_ticket_is_valid_nobody_is(told: str):
    assert stops(f"The band left Turin on Thursday and reached Genoa on Friday. {told}") == ["Turin", "Genoa"]


@pytest.mark.parametrize(
    "told",
    [
        "Exports to Russia through Pisa have collapsed.",
        "Grain shipments from Pisa have fallen by half.",
        "Traffic on the bridge to Pisa has doubled.",
    ],
)
def test_where_goods_go_nobody_is(told: str):
    assert stops(f"The minister left Turin on Thursday and reached Genoa on Friday. {told}") == ["Turin", "Genoa"]


@pytest.mark.parametrize(
    "told",
    [
        "She wrote to her sister in Pisa.",
        "Her office in Pisa said that she was well.",
        "Her lawyer in Pisa had asked for papers.",
        "She sent her deputy to Pisa.",
        "Her luggage was flown to Pisa by mistake.",
    ],
)
def test_where_somebody_is_in_touch_with_another_she_is_not(told: str):
    assert stops(f"Anna Berg left Turin on Thursday and reached Genoa on Friday. {told}") == ["Turin", "Genoa"]


def test_whom_one_visits_one_is_with():
    told = "On Saturday she visited her sister in Pisa."
    assert stops(f"Anna Berg left Turin on Thursday and reached Genoa on Friday. {told}") == ["Turin", "Genoa", "Pisa"]
