"""Features of nature that share their name with a town or a division."""

from __future__ import annotations

import pytest

from geo import analyse


def place_of(text: str, name: str) -> str | None:
    start = text.index(name)
    dossier = analyse(text, published="2023-09-12")
    return next(m.place_id for m in dossier.mentions if m.start <= start < m.end)


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Houthi rebels attacked a tanker in the Red Sea.", "Red Sea", "sea:red-sea"),
        ("They met at the Red Sea port of Hodeidah.", "Red Sea", "sea:red-sea"),
        ("Snow fell in the Andes on Sunday.", "Andes", "place:andes"),
        ("The yacht sailed round Cape Horn in January.", "Cape Horn", "place:cape-horn"),
        ("The ship left the Aegean on Monday.", "Aegean", "sea:aegean-sea"),
        ("The expedition crossed the Gobi.", "Gobi", "place:gobi-desert"),
        ("He drove over the Gotthard Pass.", "Gotthard Pass", "place:gotthard-pass"),
        ("The migrants reached Fuerteventura.", "Fuerteventura", "geonames:2517481"),
        ("The yacht passed Cape St. Vincent.", "Cape St. Vincent", "place:cape-st-vincent"),
        ("The ship sailed through the Great Belt.", "Great Belt", "place:great-belt"),
        ("The Larsen Ice Shelf in Antarctica lost ice.", "Larsen", "place:larsen-ice-shelf"),
    ],
)
def test_a_feature_of_nature_is_meant_where_its_name_is_written_as_its_own(text, name, place_id):
    assert place_of(text, name) == place_id


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Fighting spread to Red Sea State, in Sudan.", "Red Sea State", "geonames:408646"),
        ("She was born in Andes, Colombia.", "Andes", "geonames:3689899"),
    ],
)
def test_a_division_or_a_town_is_meant_where_the_text_says_so(text, name, place_id):
    assert place_of(text, name) == place_id


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("The storm made landfall on Luzon on Monday.", "Luzon", "place:luzon"),
        ("The typhoon was 640 km east of Luzon.", "Luzon", "place:luzon"),
        ("The yacht anchored off Bali.", "Bali", "place:bali"),
        ("He flew from Perth to Bali on Monday.", "Bali", "place:bali"),
        ("He landed on Sumatra.", "Sumatra", "place:sumatra"),
        (
            "I biked down Baja for a month before the ferry to mainland Mexico.",
            "Baja",
            "place:baja-california-peninsula",
        ),
        ("He lives in Baja, Hungary.", "Baja", "geonames:3055685"),
        ("I will bike from California to Patagonia.", "Patagonia", "place:patagonia"),
        ("Patagonia, Arizona, is small.", "Patagonia", "geonames:5308240"),
        ("Police in Elba, Alabama, said so.", "Elba", "geonames:4828081"),
        ("In New Britain, Conn., police said so.", "New Britain", "geonames:4839292"),
    ],
)
def test_an_island_or_a_region_is_meant_before_a_village_that_nothing_asks_for(text, name, place_id):
    assert place_of(text, name) == place_id


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Aid waited at the Rafah crossing on Thursday.", "Rafah", "place:rafah-crossing"),
        ("Soldiers closed the Qalandia checkpoint on Friday.", "Qalandia", "place:qalandia-checkpoint"),
        ("The Rafah Crossing opened on Sunday.", "Rafah", "place:rafah-crossing"),
    ],
)
def test_a_crossing_is_found_with_or_without_its_capital(text, name, place_id):
    assert place_of(text, name) == place_id
