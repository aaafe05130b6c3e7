"""Names that are words of other kinds: people called May, Will, Sunday or Paris, towns called Reading or Split,
vehicles called by a number; and what looks like them and is none.
"""

from __future__ import annotations

import pytest

from geo import analyse


def read(text):
    return analyse(text, published="2017-03-29")


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Mrs May arrived in Brussels on Thursday.", ["2017-03-23"]),
        ("Prime Minister May landed in Riyadh on Sunday.", ["2017-03-26"]),
        ("He may arrive in Tokyo on Friday.", ["2017-03-31"]),
        ("Will Carter left Lagos on Friday.", ["2017-03-24"]),
        ("Anna Lind will leave Lagos on Friday.", ["2017-03-31"]),
        ("Train 2010 left Oslo for Bergen.", []),
        ("The council adopted Resolution 1973.", []),
        ("They met in Suite 2000 of the hotel.", []),
        ("The peak is 1950 m high.", []),
        ("The train left in 2010.", ["2010"]),
        ("The ferry left Friday Harbor on Sunday.", ["2017-03-26"]),
        ("She was born on Thursday Island.", []),
        ("In April Anna Lind flew to Rome.", ["2016-04"]),
        ("Sunday Oliseh flew to Lagos.", []),
        ("Coach Sunday Oliseh flew to Lagos on Sunday.", ["2017-03-26"]),
        ("January Makamba flew to Dodoma on Friday.", ["2017-03-24"]),
        ("On Sunday Oliseh flew to Lagos.", ["2017-03-26"]),
        ("Donald Trump spoke in Oslo. Sunday Trump flew to Rome.", ["2017-03-26"]),
        ("In June Sarah Okoth travelled to Accra.", ["2016-06"]),
    ],
)
def test_only_times_are_times(text, times):
    assert [time.timex for time in read(text).times] == times


@pytest.mark.parametrize(
    ("text", "traveller", "status"),
    [
        ("Will Carter flew from Accra to Abuja.", "Will Carter", "confirmed"),
        ("May flew to Berlin on Monday.", "May", "confirmed"),
        ("May arrives in Tokyo in May.", "May", "scheduled"),
        ("Will Carter will fly from Accra to Abuja.", "Will Carter", "scheduled"),
        ("Will left Leeds for York.", "Will", "confirmed"),
        ("Will will fly to Lima on Friday.", "Will", "scheduled"),
        ("Sunday Oliseh flew to Lagos.", "Sunday Oliseh", "confirmed"),
        ("Sunday Akinola landed in London.", "Sunday Akinola", "confirmed"),
        ("Summer McIntosh flew from Toronto to Tokyo.", "Summer McIntosh", "confirmed"),
        ("Flight 1988 left Quito for Lima.", "Flight 1988", "confirmed"),
        ("Air France Flight 447 left Lyon for Paris.", "Air France Flight 447", "confirmed"),
        ("Malaysia Airlines flight MH370 left Hanoi for Beijing.", "Malaysia Airlines flight MH370", "confirmed"),
        ("Flight BA 284 left London for Paris.", "Flight BA 284", "confirmed"),
        ("Tram No. 7 arrived in Oslo on Monday.", "Tram No. 7", "confirmed"),
        ("June arrived in Oslo on Saturday.", "June", "confirmed"),
        ("The ferry 1999 sailed from Oslo to Kiel.", "ferry 1999", "confirmed"),
    ],
)
def test_who_or_what_is_named_by_a_word_travels_as_anybody(text, traveller, status):
    dossier = read(text)
    assert [each.name for each in dossier.travellers] == [traveller]
    assert {event.status for event in dossier.events} == {status}


def test_a_number_tells_vehicles_apart_and_the_noun_alone_takes_up_the_last():
    dossier = read("Bus 12 left Oslo for Hamar. Bus 14 left Bergen. The other bus left Hamar.")
    assert [each.name for each in dossier.travellers] == ["Bus 12", "Bus 14", "other bus"]
    assert [each.vehicle for each in dossier.travellers] == ["Bus", "Bus", "other bus"]
    (one,) = read("Train 2016 left Lyon on Sunday. The train reached Paris on Monday.").travellers
    assert one.name == "Train 2016"


@pytest.mark.parametrize(
    ("text", "traveller"),
    [
        ("Paris Hilton arrived in Mumbai on Friday.", "Paris Hilton"),
        ("Israel Adesanya flew from Lagos to Perth.", "Israel Adesanya"),
        ("Savannah Guthrie flew to Tokyo.", "Savannah Guthrie"),
        ("Florence Pugh arrived in Venice. Florence left Rome on Monday.", "Florence Pugh"),
        ("The Paris Hilton opened in Mumbai.", None),
        ("King Abdullah left Jordan for Egypt.", "King Abdullah"),
    ],
)
def test_who_is_called_like_a_place_travels_and_is_none(text, traveller):
    dossier = read(text)
    assert [each.name for each in dossier.travellers] == ([traveller] if traveller else [])
    names = (traveller or "").split()
    assert not [m.text for m in dossier.mentions if m.text in names or (m.kind == "organisation" and traveller)]


def test_who_is_named_in_full_speaks_as_a_person():
    dossier = read("Janet Reno left Rome for Oslo. Reno said the talks had ended.")
    assert [each.name for each in dossier.travellers] == ["Janet Reno"]
    assert [m.text for m in dossier.mentions] == ["Rome", "Oslo"]


def test_the_place_that_somebody_is_called_after_is_still_one():
    dossier = read("Jordan Henderson landed in Doha. Jordan said he was glad. He met the king of Jordan.")
    assert [dossier.article.text[: m.start].count(".") for m in dossier.mentions if m.text == "Jordan"] == [2]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mark Lee left Reading for Nice.", {"Reading": "GB", "Nice": "FR"}),
        ("The minister flew from Split to Tours.", {"Split": "HR", "Tours": "FR"}),
        ("The plane landed in Lens.", {"Lens": "FR"}),
        ("The delegation reached Reading on Sunday.", {"Reading": "GB"}),
        ("Autumn Durald arrived in Cannes.", {"Cannes": "FR"}),
        ("The train from Lens to Nancy was late.", {"Lens": "FR", "Nancy": "FR"}),
        ("Anna Lind travelled from Bath to Hull.", {"Bath": "GB", "Hull": "GB"}),
        ("The ferry left Male for Addu on Friday.", {"Male": "MV", "Addu": "MV"}),
        ("He left reading to his wife and flew to Oslo.", {"Oslo": "NO"}),
        ("Reading the letter, Anna Lind left Oslo.", {"Oslo": "NO"}),
        ("Nice weather greeted the team in Oslo.", {"Oslo": "NO"}),
        ("They left Nice Holidays for Oslo.", {"Oslo": "NO"}),
        ("She left Labour for Reform.", {}),
        ("The patrol rode to Victory.", {}),
    ],
)
def test_a_word_is_a_town_where_somebody_travels_there(text, places):
    dossier = read(text)
    country = {place.id: place.country for place in dossier.places}
    assert {m.text: country[m.place_id] for m in dossier.mentions if m.place_id} == places


def test_who_leaves_reading_has_left_a_place():
    (traveller,) = read("Mark Lee left Reading for Nice.").travellers
    assert traveller.name == "Mark Lee"


def test_what_lies_north_of_a_town_names_the_town():
    [boston] = [m for m in read("North of Boston the snow was deep.").mentions if m.text == "Boston"]
    assert (boston.kind, boston.place_id) == ("place", "geonames:4930956")


def test_who_left_one_town_for_another_left_no_body():
    dossier = read("The envoy left Accra for Lagos.")
    assert [(m.text, m.kind) for m in dossier.mentions] == [("Accra", "place"), ("Lagos", "place")]
    assert [each.name for each in dossier.travellers] == ["envoy"]
    assert [m.kind for m in read("He left Orange for Sprint.").mentions] == ["organisation"]
