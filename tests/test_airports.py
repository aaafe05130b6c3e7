"""Airports by the names that news uses, and what is called like one."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.places import open_gazetteer


def places_of(text: str, name: str) -> set[str]:
    start = text.index(name)
    dossier = analyse(text, published="2023-09-12")
    return {
        m.place_id
        for m in dossier.mentions
        if m.place_id and m.start < start + len(name) and m.end > start and m.kind != "organisation"
    }


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The minister landed at Ben Gurion on Sunday.", "Ben Gurion", "TLV"),
        ("She was arrested at JFK after a flight from Lima.", "JFK", "JFK"),
        ("A flight from LHR to Oslo turned back.", "LHR", "LHR"),
        ("The jet left Gatwick at noon.", "Gatwick", "LGW"),
        ("The plane from Lagos landed at Heathrow on Monday.", "Heathrow", "LHR"),
        ("Ash from Vesuvius closed Naples airport on Tuesday.", "Naples airport", "NAP"),
        ("They were flown from Jomo Kenyatta to Juba.", "Jomo Kenyatta", "NBO"),
        ("Rebels seized Goma airport.", "Goma airport", "GOM"),
    ],
)
def test_an_airport_is_found_by_the_name_that_people_use(text, name, code):
    assert places_of(text, name) == {open_gazetteer().place(f"airport:{code}").id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Charles de Gaulle addressed the nation.", "Charles de Gaulle"),
        ("The plane of Indira Gandhi landed in Paris.", "Indira Gandhi"),
        ("The JFK assassination shocked America.", "JFK"),
        ("In May the airline sold planes to Max and Ben.", "Ben"),
        ("Can he fly to Paris? He can.", "Can"),
    ],
)
def test_a_person_or_a_word_is_no_airport(text, name):
    assert not places_of(text, name)


def test_a_town_with_an_airport_is_still_the_town():
    assert places_of("They flew to Naples and then went to Rome.", "Naples") == {"geonames:3172394"}


def test_a_choice_with_the_id_that_an_airport_had_before_is_still_understood():
    text = "Rebels seized Goma airport."
    [mention] = [m for m in analyse(text, published="2023-09-12").mentions if m.text.startswith("Goma")]
    chosen = analyse(text, published="2023-09-12", choices={mention.id: "airport:LHR"})
    assert [m.place_id for m in chosen.mentions if m.id == mention.id] == ["geonames:2647216"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Rebels seized Goma's airport on Monday.", "Goma", "GOM"),
        ("The airport of Goma was closed.", "Goma", "GOM"),
        ("They flew to the airport at Gao.", "Gao", "GAQ"),
        ("The airport in Naples, Florida, was closed on Monday.", "Naples", "APF"),
        ("Naples' airport shut because of ash from Vesuvius.", "Naples", "NAP"),
        ("The main airport of Nairobi was closed.", "Nairobi", "NBO"),
    ],
)
def test_a_towns_airport_is_the_one_that_serves_it(text, name, code):
    assert places_of(text, name) == {open_gazetteer().place(f"airport:{code}").id}


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("He spent the night at the airport in London.", "London", "geonames:2643743"),
        ("Berlin's old airport is a park.", "Berlin", "geonames:2950159"),
        ("An airport in Kyiv was bombed.", "Kyiv", "geonames:703448"),
    ],
)
def test_a_town_with_several_airports_stays_the_town(text, name, town):
    assert places_of(text, name) == {town}


def test_the_airport_of_a_town_says_why_and_leaves_the_town_to_choose():
    [mention] = analyse("Rebels seized Goma's airport on Monday.", published="2023-09-12").mentions
    airport, town = mention.candidates[:2]
    assert (airport.place_id, town.name) == (mention.place_id, "Goma")
    assert airport.why.startswith("the airport that serves Goma")


def test_an_airport_without_a_name_is_none_whose_code_is_a_word():
    assert not places_of("The airport was closed on Monday.", "The airport")
