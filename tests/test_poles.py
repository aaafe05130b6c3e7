"""The Earth's poles, persons from Poland, and parts of the world that are called like towns."""

from __future__ import annotations

import pytest

from geo import analyse


def placed(text: str, name: str) -> set[str | None]:
    return {m.place_id for m in analyse(text, published="2023-09-12").mentions if m.text == name}


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("Amundsen reached the Pole in December 1911.", "south"),
        ("They flew from McMurdo to the Pole on Sunday.", "south"),
        ("Shackleton turned back 180 km from the Pole.", "south"),
        ("The plane circled the Pole and landed in Antarctica.", "south"),
        ("Peary said that he had reached the Pole in 1909, in the Arctic.", "north"),
        ("The icebreaker sailed from Svalbard to the Pole in August.", "north"),
        ("The submarine passed under the Pole beneath the Arctic ice.", "north"),
    ],
)
def test_the_pole_is_that_of_which_the_text_tells(text, pole):
    assert placed(text, "Pole") == {f"place:{pole}-pole"}


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Barentsburg is 1,333 km from the North Pole.", "place:north-pole"),
        ("Ships cross from Svalbard to the geographic North Pole.", "place:north-pole"),
        ("The base at the South Pole is small.", "place:south-pole"),
        ("Letters go to North Pole, Alaska, 20 km from Fairbanks.", "geonames:5870294"),
        ("Near Fairbanks the North Pole post office was closed.", "geonames:5870294"),
    ],
)
def test_a_pole_by_its_whole_name_is_the_earths_unless_the_town_is_meant(text, place_id):
    assert {m.place_id for m in analyse(text).mentions if m.text.endswith("Pole")} == {place_id}


def test_how_far_it_is_to_a_pole_can_be_judged():
    [claim] = analyse("Murmansk is a big city, 1,200 km from the North Pole.").claims
    assert claim.verdict == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "The expedition hopes to reach the Pole by Christmas.",
        "The explorers of the Arctic and Antarctica wanted to reach the Pole.",
    ],
)
def test_a_pole_of_which_the_text_does_not_tell_is_unplaced_with_the_reason(text):
    dossier = analyse(text, published="2023-09-12")
    assert not [m for m in dossier.mentions if m.text == "Pole"]
    assert [u.why for u in dossier.unplaced if "Pole" in u.why] == [
        "The text does not tell whether the Pole is the North Pole or the South Pole."
    ]


@pytest.mark.parametrize(
    "text", ["A Pole was arrested in Berlin.", "She lost to the Pole in the final.", "The Pole, 34, won in Paris."]
)
def test_a_person_from_poland_is_no_pole_of_the_earth(text):
    assert placed(text, "Pole") == {"geonames:798544"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The West imposed sanctions on Russia.", "West"),
        ("Refugees fled to the West in 1989.", "West"),
        ("Tensions between East and West rose.", "East"),
        ("People in the North voted against people in the South.", "North"),
    ],
)
def test_a_part_of_the_world_is_no_town_and_is_listed_with_the_reason(text, name):
    assert placed(text, name) == set()
    whys = [u.why for u in analyse(text, published="2023-09-12").unplaced]
    assert f"Here {name} is a part of the world or of a country, not the place." in whys


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("He lives in West, Texas.", "West", "geonames:4740686"),
        ("The North Sea was rough.", "North Sea", "sea:north-sea"),
        ("The West Bank was quiet.", "West Bank", "geonames:285153"),
    ],
)
def test_a_name_that_begins_with_a_compass_word_stays(text, name, place_id):
    assert placed(text, name) == {place_id}
