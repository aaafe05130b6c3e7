"""Claims about continents, regions, islands, mainlands and circles of latitude, and what lies between two areas."""

from __future__ import annotations

import csv

import pytest

from geo import analyse
from geo.places import open_gazetteer
from geo.resources import data_path
from geo.routing import Shore

OF_PARALLELS = [
    ("Bodø lies some 80 km north of the Arctic Circle.", "supported"),
    ("Bodø lies some 80 km south of the Arctic Circle.", "contradicted"),
    ("Kampala is 35 km north of the equator.", "supported"),
    ("Kampala, 350 km north of the Equator, floods every spring.", "contradicted"),
    ("São Paulo lies about 13 km south of the Tropic of Capricorn.", "supported"),
    ("Kaesong is 3 km south of the 38th parallel.", "supported"),
    ("Hobart lies 210 km north of the 45th parallel south.", "imprecise"),
    ("Kenya is 2,000 km south of the Tropic of Cancer.", "supported"),
    ("Kenya is 900 km from the Equator.", "not_checkable"),
]

OF_CONTINENTS = [
    ("Pantelleria lies about 70 km from Africa.", "supported"),
    ("Lanzarote, about 130 km off the coast of Africa, has no springs.", "supported"),
    ("Sri Lanka lies 300 km from Asia.", "contradicted"),
    ("Trinidad lies 11 km from South America.", "not_contradicted"),
    ("Portugal lies 240 km from Africa.", "not_contradicted"),
    ("Mauritius lies 200 km east of the African mainland.", "contradicted"),
    ("Kampala lies 200 km from Africa.", "not_checkable"),
    ("Bioko, 32 km off the coast of West Africa, grows cocoa.", "not_contradicted"),
]

OF_ISLANDS = [
    ("Lundy, a lump of granite 12 miles off the north coast of Devon, has one inn.", "supported"),
    ("Lundy, a lump of granite 120 miles off the north coast of Devon, has one inn.", "contradicted"),
    ("Saaremaa, the Baltic island 160 km off the Swedish coast, has a meteor crater.", "supported"),
    ("Jan Mayen lies 560 km north-east of Iceland.", "supported"),
    ("Jan Mayen lies 560 km south-west of Iceland.", "contradicted"),
    ("Whales came to a bay of the Faroe Islands, 600 km west of Norway, on Monday.", "not_contradicted"),
    ("He grew up in a village in Sri Lanka, 60 km from Colombo.", "not_checkable"),
    ("Tasmania lies 2,400 km from the mainland.", "contradicted"),
    ("Taiwan lies 160 km from the mainland.", "not_checkable"),
    ("Okinawa lies about 550 km from the Japanese mainland.", "not_contradicted"),
    ("Okinawa lies about 55 km from the Japanese mainland.", "contradicted"),
    ("Öland, a long limestone island some six kilometres off the Swedish mainland, is flat.", "not_contradicted"),
    ("China claims Taiwan, which sits 160 km off its southeast coast.", "not_contradicted"),
]

BETWEEN_AREAS = [
    ("At Suwałki just 65 km of Polish fields part Belarus from Kaliningrad.", "supported"),
    ("At its narrowest 140 kilometres of water keep Spain from Morocco.", "contradicted"),
    ("A tunnel would link Finland to Estonia under 50 km of open sea.", "supported"),
    ("The new cable joins Finland and Estonia across 520 km of the Baltic Sea.", "contradicted"),
    ("Some 23 km of Cook Strait lie between New Zealand's North Island and its South Island.", "supported"),
]

OF_THE_TOWN_BEFORE = [
    ("Sirens woke Kursk. The Russian city, 90 km from the border with Ukraine, has shelters.", "not_contradicted"),
    ("Sirens woke Kursk. The Russian city, 900 km from the border with Ukraine, has shelters.", "contradicted"),
    ("Bombs hit Xufnoru near Kursk. The Russian town, 9 km from the border with Ukraine, burnt.", "not_checkable"),
    ("Robbers came to Zinder, in the far south of Niger, some 110 km from the Nigerian border.", "supported"),
    ("Robbers came to Zinder, in the far south of Niger, some 90 km from the Libyan border.", "contradicted"),
    ("From Dover the French coast, 33 km away, is in sight.", "supported"),
]


@pytest.mark.parametrize(
    ("text", "verdict"), [*OF_PARALLELS, *OF_CONTINENTS, *OF_ISLANDS, *BETWEEN_AREAS, *OF_THE_TOWN_BEFORE]
)
def test_a_distance_from_something_wide_is_held_against_its_nearest_part(text: str, verdict: str):
    claim = analyse(text, published="2023-05-01").claims[-1]
    if verdict == "not_contradicted":
        assert claim.verdict in {"supported", "approximately", "imprecise"}, claim.checks
    else:
        held = "supported" if claim.verdict == "approximately" else claim.verdict
        assert held == verdict, claim.checks


@pytest.mark.parametrize(
    "text",
    [
        "A fire burnt 40 miles of the Trent between Nottingham and Newark.",
        "Only 500 feet of river part Estonia from Russia.",
    ],
)
def test_the_length_of_a_river_is_no_distance(text: str):
    assert not analyse(text, published="2023-05-01").claims


def test_a_circle_of_latitude_is_told_by_its_name_and_is_no_place():
    (claim,) = analyse("Bodø lies some 80 km north of the Arctic Circle.", published="2023-05-01").claims
    assert (claim.from_place_id, claim.measured_words) == (None, "from the Arctic Circle to the centre of Bodø")
    assert "Arctic Circle" in (claim.conclusion or "")


def test_the_areas_made_of_countries_are_known_and_so_are_their_countries():
    with data_path("areas_of_countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert open_gazetteer().place(row["place_id"]).name == row["name"]
        assert all(Shore.of_mainland(code) for code in row["countries"].split()), row["name"]
        assert row["source"].startswith("https://")
