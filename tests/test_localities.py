"""Places told by how far, or on which side, they lie from a named one."""

from __future__ import annotations

import json
import re

import pytest

from geo import analyse
from geo.export import export_geojson, export_markdown
from geo.journey import find_localities
from geo.model import Mention
from geo.places import open_gazetteer
from geo.routing import country_at, distance_km, initial_bearing_deg
from geo.view import build_view

IDS = {
    "Aleppo": "geonames:170063", "Annecy": "geonames:3037543", "Biloxi": "geonames:4418478",
    "Bologna": "geonames:3181928", "Calais": "geonames:3029162", "Denver": "geonames:5419384",
    "France": "geonames:3017382", "Fujairah": "geonames:292879", "Geneva": "geonames:2660646",
    "Jos": "geonames:2335953", "Abuja": "geonames:2352778", "Kharkiv": "geonames:706483", "Kigali": "geonames:202061",
    "Lisbon": "geonames:2267057", "London": "geonames:2643743", "Luzon": "place:luzon", "Lyon": "geonames:2996944",
    "Malta": "geonames:2562770", "Oman": "geonames:286963", "Porto": "geonames:2735943",
    "Pyongyang": "geonames:1871859", "Ramsgate": "geonames:2639660", "Sicily": "place:sicily",
    "Texas": "geonames:4736286", "Vienna": "geonames:2761369", "Vladivostok": "geonames:2013348",
}  # fmt: skip


def localities(text: str):
    """The localities of a text in which the names above are mentions."""
    found = sorted((match.start(), name) for name in IDS for match in re.finditer(name, text))
    mentions = [
        Mention(id=f"m{at}", start=at, end=at + len(name), text=name, kind="place", place_id=IDS[name])
        for at, name in found
    ]
    gazetteer = open_gazetteer()
    return find_localities(text, mentions, [gazetteer.place(IDS[name]) for _, name in found])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The storm was 640 km east of Luzon.", "640 km east of Luzon"),
        ("The yacht was found a dozen miles off Ramsgate.", "a dozen miles off Ramsgate"),
        ("The tanker is anchored off Lisbon.", "off Lisbon"),
        ("It was seized off the coast of Oman.", "off the coast of Oman"),
        ("It was seen off the north coast of Sicily.", "off the north coast of Sicily"),
        ("It lay some 30 miles off the port of Fujairah.", "some 30 miles off the port of Fujairah"),
        ("It was some ten miles south-west of Biloxi.", "some ten miles south-west of Biloxi"),
        ("It was 12 nautical miles (22 km) off Malta.", "12 nautical miles (22 km) off Malta"),
        ("They camped 20 km outside Lyon.", "20 km outside Lyon"),
        ("They were 20 km out of Lyon.", "20 km out of Lyon"),
        ("Near Lyon the train stopped.", "near Lyon"),
        ("They stopped on the outskirts of Vienna.", "the outskirts of Vienna"),
        ("They stopped on Vienna's outskirts.", "the outskirts of Vienna"),
        ("He was found in a northern suburb of Lyon.", "a northern suburb of Lyon"),
        ("He reached a village 30 miles north of Aleppo.", "30 miles north of Aleppo"),
        ("They ran aground a few miles north of Calais.", "a few miles north of Calais"),
        ("The column is within 50 km of Kharkiv.", "within 50 km of Kharkiv"),
        ("We camped an hour's drive north of Kigali.", "an hour's drive north of Kigali"),
        ("We ate a two-hour drive from Denver.", "a two-hour drive from Denver"),
        ("Their car broke down between Jos and Abuja.", "between Jos and Abuja"),
        ("He was halfway between Jos and Abuja.", "halfway between Jos and Abuja"),
        ("They were in Texas, near Denver.", "near Denver"),
    ],
)
def test_a_place_is_called_as_it_is_told(text, name):
    assert [place.name for place in localities(text).places] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry from Ramsgate to Calais was late.",
        "Talks between Vienna and Geneva went on.",
        "The road between Jos and Abuja is closed.",
        "Police sealed off Lyon.",
        "A boat was off Lyon.",
        "They walked 30 km from Lyon to Geneva.",
        "He landed in the suburb of Lyon.",
        "Biking south from Lyon, they saw much.",
        "They came after a 300-mile drive from Denver.",
        "Villages in the north of Aleppo were hit.",
        "They camped near Lyon's airport.",
        "They camped near the road to Lyon.",
        "It happened three days from Lyon.",
    ],
)
def test_other_words_before_a_name_leave_it_as_it_is(text):
    found = localities(text)
    assert found.places == ()
    assert all(mention.place_id for mention in found.mentions)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Vladivostok lies about 680 km north of Pyongyang.", "Vladivostok"),
        ("They arrived in Annecy, 35 km south of Geneva, on Sunday.", "Annecy"),
        ("They arrived in Annecy, a town near Geneva.", "Annecy"),
        ("They arrived in Annecy (near Geneva).", "Annecy"),
    ],
)
def test_what_only_says_where_another_place_lies_is_no_place_to_be(text, kept):
    found = localities(text)
    assert found.places == ()
    assert [m.text for m in found.mentions if m.place_id] == [kept]


def test_what_is_told_vaguely_and_with_a_figure_is_one_place():
    found = localities("It anchored off Lisbon. It lay 15 miles off Lisbon. It was near Lyon and 300 km south of Lyon.")
    assert [place.name for place in found.places] == ["15 miles off Lisbon", "near Lyon", "300 km south of Lyon"]


def test_who_is_near_a_town_and_in_it_stops_there_once():
    text = "Anna Lind left Paris on May 5, arrived near Lyon on May 6 and stayed in Lyon."
    dossier = analyse(text, published="2024-05-13")
    assert [dossier.place(s.place_id).name for s in dossier.routes[0].stops] == ["Paris", "Lyon"]


def test_two_figures_for_one_spot_make_one_place():
    found = localities("It hit 5 miles west of Lyon, France, and about 70 miles from Geneva on Sunday.")
    assert [place.name for place in found.places] == ["5 miles west of Lyon"]
    assert [m.place_id for m in found.mentions if m.text == "Geneva"] == [None]


def test_another_clause_does_not_say_where_a_place_lies():
    found = localities("He left Annecy, and the convoy stopped near Geneva.")
    assert [place.name for place in found.places] == ["near Geneva"]


def test_who_is_outside_a_country_is_nowhere_in_it():
    assert [m.place_id for m in localities("He lived outside France.").mentions] == [None]


def test_a_point_lies_as_far_and_on_the_side_that_is_told():
    place = localities("It crashed 40 km north of Lyon.").places[0]
    lyon = open_gazetteer().place(IDS["Lyon"])
    assert distance_km((lyon.lat, lyon.lon), (place.lat, place.lon)) == pytest.approx(40, abs=0.1)
    assert initial_bearing_deg((lyon.lat, lyon.lon), (place.lat, place.lon)) == pytest.approx(0, abs=0.1)
    assert (place.derived_from.place_id, place.derived_from.km, place.derived_from.bearing_deg) == (lyon.id, 40, 0)


def test_a_figure_counts_from_the_edge_of_an_island():
    luzon = open_gazetteer().place(IDS["Luzon"])
    place = localities("The storm was 640 km east of Luzon.").places[0]
    assert 680 < distance_km((luzon.lat, luzon.lon), (place.lat, place.lon)) < 1000
    assert place.country is None


@pytest.mark.parametrize("text", ["It is off Lisbon.", "It is off Malta.", "It is off the coast of Oman."])
def test_what_is_off_a_coast_is_at_sea(text):
    place = localities(text).places[0]
    assert country_at(place.lat, place.lon) is None


def test_what_is_near_a_coast_is_of_its_country_and_what_is_far_out_of_none():
    assert [p.country for p in localities("It is off the coast of Oman.").places] == ["OM"]
    assert [p.country for p in localities("It is 300 km off Lisbon.").places] == [None]


def test_the_radius_says_how_sure_a_place_is():
    def radius(text: str) -> float:
        return localities(text).places[0].radius_km

    assert radius("It crashed 40 km north of Lyon.") < radius("It crashed 200 km north of Lyon.")
    assert radius("It crashed 40 km north-northeast of Lyon.") < radius("It crashed 40 km north of Lyon.")
    assert radius("It crashed 40 km north of Lyon.") < radius("It crashed dozens of miles north of Lyon.")
    assert radius("He was halfway between Jos and Abuja.") < radius("It broke down between Jos and Abuja.")


def test_a_stop_is_where_the_words_put_it_and_the_name_keeps_its_place():
    dossier = analyse("The tanker Mira left Odesa on May 5 and anchored off Lisbon on May 12.", published="2024-05-13")
    last = dossier.place(dossier.routes[0].stops[-1].place_id)
    assert (last.name, last.derived_from.place_id) == ("off Lisbon", IDS["Lisbon"])
    assert IDS["Lisbon"] in {m.place_id for m in dossier.mentions}


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("The plane left Quito on May 5 and crashed 40 km north of Lima on May 6.", ["Quito", "40 km north of Lima"]),
        ("The yacht sailed from Lisbon to a point 200 miles west of Porto.", ["Lisbon", "200 miles west of Porto"]),
        ("The bus left Lima on Friday and overturned 12 miles outside Cusco.", ["Lima", "12 miles outside Cusco"]),
        ("The train left Porto on May 5 and stopped between Coimbra and Lisbon on May 6.",
         ["Porto", "between Coimbra and Lisbon"]),
        ("Anna Lind left Paris on Sunday and reached the outskirts of Lyon on Monday.",
         ["Paris", "the outskirts of Lyon"]),
        ("Anna Lind left Paris on Sunday and reached Vienne, 30 km south of Lyon, on Monday.", ["Paris", "Vienne"]),
    ],
)  # fmt: skip
def test_a_journey_stops_there(text, stops):
    dossier = analyse(text, published="2024-05-13")
    assert [dossier.place(s.place_id).name for s in dossier.routes[0].stops] == stops


def test_a_figure_is_measured_to_the_named_place_itself():
    dossier = analyse("The train stopped 35 km south of Geneva on Sunday.", published="2024-05-13")
    assert all(claim.from_place_id in {None, IDS["Geneva"]} for claim in dossier.claims)


def test_what_is_off_a_town_is_off_a_port_of_that_name():
    dossier = analyse("The yacht left Plymouth and ran aground a few miles off Brest.", published="2024-05-13")
    assert next(dossier.place(m.place_id).country for m in dossier.mentions if m.text == "Brest") == "FR"


def test_the_page_and_the_exports_say_a_place_in_its_words_and_how_sure_it_is():
    dossier = analyse("Anna Lind left Paris on May 5 and arrived near Lyon on May 6.", published="2024-05-13")
    view = build_view(dossier)
    [card] = [place for place in view["places"] if place["name"] == "near Lyon"]
    assert card["where"].startswith("somewhere within 22 km")
    [name] = [mention for mention in dossier.mentions if mention.text == "Lyon"]
    assert card["mentions"] == [name.id]
    assert dossier.routes[0].stops[1].id in view["related"][name.id]
    assert "Anna Lind arrives near Lyon" in {event["title"] for event in view["events"]}
    areas = next(layer["data"] for layer in view["deck"]["layers"] if layer["id"] == "claim-areas")
    assert [area["shape"] for area in areas if area["id"] == card["id"]] == ["disc"]
    assert "near Lyon" in export_markdown(dossier)
    [stop] = [f for f in json.loads(export_geojson(dossier))["features"] if f["properties"].get("order") == 2]
    assert (stop["properties"]["place"], stop["properties"]["radius_km"]) == ("near Lyon", 22.4)
