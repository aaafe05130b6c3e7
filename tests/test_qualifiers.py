"""Whether what stands beside a name says which of its namesakes is meant, each mention by itself."""

from __future__ import annotations

import pytest

from geo.model import Article
from geo.places import open_gazetteer, read_places
from geo.text import read

QUALIFIED = [
    ("He flew from Birmingham, Alabama, to Birmingham, England.", "Birmingham", ["US/Alabama", "GB/England"]),
    ("She moved from Portland, Oregon, to Portland, Maine.", "Portland", ["US/Oregon", "US/Maine"]),
    ("Hyderabad, India, is larger than Hyderabad in Pakistan.", "Hyderabad", ["IN", "PK"]),
    ("Buses link Springfield, Ill., and Springfield, Mo.", "Springfield", ["US/Illinois", "US/Missouri"]),
    ("The ferry left Portland, Me., at noon.", "Portland", ["US/Maine"]),
    ("She left Manchester, N.H., for Manchester in England.", "Manchester", ["US/New Hampshire", "GB"]),
    ("Deputies went to Rome Township, Athens County, Ohio.", "Athens County", ["US/Ohio"]),
    ("The case of Clinton, Anderson County, Tennessee, was heard.", "Clinton", ["US/Tennessee"]),
    ("Richmond (Virginia) and Richmond (British Columbia).", "Richmond", ["US/Virginia", "CA/British Columbia"]),
    ("Kentucky's Paris is in Bourbon County.", "Paris", ["US/Kentucky"]),
    ("Police in the Ontario city of London arrested two men.", "London", ["CA/Ontario"]),
    ("Albany, in Western Australia, is far from Albany, New York.", "Albany", ["AU", "US/New York"]),
    ("Valencia, the Venezuelan city, was without power.", "Valencia", ["VE"]),
    ("Hyderabad, a city in southern Pakistan, was flooded.", "Hyderabad", ["PK"]),
    ("The Venezuelan cities of Barcelona and Valencia lost power.", "Valencia", ["VE"]),
    ("The president of the Seychelles landed in Victoria.", "Victoria", ["SC"]),
    ("Tbilisi, Georgia, and Atlanta, Georgia, are sister cities.", "Georgia", ["GE", "US"]),
]  # fmt: skip


def placed(text, name):
    """Where each mention of a name lies, as "US/Alabama"."""
    gazetteer = open_gazetteer()
    reading = read_places(read(text), Article(id="a", sha256="a", text=text))
    named = [gazetteer.place(m.place_id) for m in reading.mentions if m.text == name and m.place_id]
    return [f"{place.country}/{place.admin1}" for place in named]


@pytest.mark.parametrize(("text", "name", "expected"), QUALIFIED)
def test_each_mention_means_what_its_own_qualifier_holds(text, name, expected):
    found = placed(text, name)
    assert len(found) == len(expected)
    assert all(one.startswith(start) for one, start in zip(found, expected, strict=True)), found


NO_QUALIFIERS = [
    ("In Paris, Canada said it would back the deal.", "Paris", "FR"),
    ("He visited London, Canada and Japan.", "London", "GB"),
    ("In London, Canada's finance minister met bankers.", "London", "GB"),
    ("Canada's London embassy was closed.", "London", "GB"),
    ("Colombia's Madrid embassy reopened.", "Madrid", "ES"),
    ("He flew to London, Ontario. Canada's London hospitals are full.", "London", "CA"),
    ("He visited Lima, Peru and Ecuador.", "Lima", "PE"),
    ("In Paris, France said it would send aid.", "Paris", "FR"),
    ("Envoys of Lebanon, Jordan and Egypt met.", "Lebanon", "LB"),
    ("Rain fell in Georgia, Alabama and Florida.", "Georgia", "US"),
    ("Flights from Paris, Berlin and Rome were cancelled.", "Paris", "FR"),
]


@pytest.mark.parametrize(("text", "name", "country"), NO_QUALIFIERS)
def test_neither_the_next_of_a_list_nor_the_subject_of_what_follows_is_a_qualifier(text, name, country):
    assert placed(text, name)[0].startswith(f"{country}/")


LISTS = [
    ("Ministers from Georgia, Armenia and Azerbaijan met.", "GE"),
    ("Aid went to Turkey, Iraq, and Georgia.", "GE"),
    ("The firm sells to Germany, Georgia and France.", "GE"),
    ("Storms hit Florida, Georgia and Alabama.", "US"),
    ("The law in Georgia, Texas and Ohio is the same.", "US"),
]


@pytest.mark.parametrize(("text", "country"), LISTS)
def test_in_a_list_of_countries_a_name_means_the_country(text, country):
    assert placed(text, "Georgia")[0].startswith(f"{country}/")


def test_a_bare_name_follows_the_nearest_in_front_of_it_where_the_text_has_two_of_the_name():
    text = "He left Birmingham, Alabama, and reached Birmingham, England. In Birmingham he met the mayor."
    assert placed(text, "Birmingham") == ["US/Alabama", "GB/England", "GB/England"]


def test_a_text_of_thousands_of_qualified_namesakes_is_read():
    states = ["Ohio", "Texas", "Maine", "Iowa", "Utah"]
    text = " ".join(f"He left Springfield, {states[i % 5]}, for Clinton." for i in range(400))
    assert len(placed(text, "Clinton")) == 400


def test_of_two_georgias_each_says_that_what_stands_beside_it_lies_there():
    text = "Tbilisi, Georgia, and Atlanta, Georgia, are sister cities."
    reading = read_places(read(text), Article(id="a", sha256="a", text=text))
    whys = [m.candidates[0].why for m in reading.mentions if m.text == "Georgia"]
    assert len(whys) == 2
    assert all("what stands beside the name lies there" in why for why in whys)
