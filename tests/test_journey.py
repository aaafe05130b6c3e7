"""Journeys that other articles tell: who, where, in what order, how certain."""

# ruff: noqa: E501 - the articles stand as they are

from __future__ import annotations

import pytest

from geo import analyse
from geo.model import Dossier, Event, Place, Route
from geo.routing import waypoint_of

PONTIFF = (
    "ROME (Reuters) - Pope Francis arrived in Kinshasa on Tuesday, starting a six-day trip to Africa. The pontiff flew "
    "from Rome aboard an airliner and landed shortly before 3 p.m. On Friday he will travel to Juba, where he is due to "
    "meet President Salva Kiir.\n\nVatican spokesman Matteo Bruni said Francis would return to Rome on Sunday."
)
BEIJING = (
    "North Korean leader Kim Jong Un arrived in Beijing on Tuesday aboard his armored train, China's state news agency "
    "Xinhua reported. He left Pyongyang on Monday afternoon, KCNA said. Kim crossed into China at Dandong early Tuesday. "
    "The train passed through Shenyang, Japan's Kyodo news agency reported, citing unidentified sources. Kim previously "
    "visited Beijing in 2018."
)
SHIP = (
    "A Greenpeace ship left Hamburg on 3 May and sailed through the English Channel to Lisbon, the group said. The Arctic "
    "Sunrise reached Lisbon on 9 May. It is expected to arrive in Las Palmas next week. The vessel could then continue to "
    "Dakar, according to the organisation."
)
DIPLOMAT = (
    "U.S. Secretary of State Antony Blinken left Washington on Sunday for Tel Aviv. He met Israeli Prime Minister Benjamin "
    "Netanyahu in Jerusalem on Monday before flying to Cairo, a U.S. official said. Blinken is scheduled to travel on to "
    "Amman on Wednesday. Unconfirmed reports said he might also visit Ramallah. He did not go to Beirut."
)


def names(dossier: Dossier, route: Route) -> list[str]:
    return [dossier.place(s.place_id).name for s in route.stops]  # type: ignore[union-attr]


def route_of(dossier: Dossier, traveller: str) -> Route:
    [found] = [r for r in dossier.routes if r.traveller_id == traveller]
    return found


def event(dossier: Dossier, words: str) -> Event:
    at = dossier.article.text.index(words)
    return next(e for e in dossier.events if any(s.start <= at < s.end for s in e.evidence))


@pytest.mark.parametrize(
    ("text", "published", "traveller", "stops", "statuses"),
    [
        (
            PONTIFF, "2023-01-31", "t-francis",
            ["Rome", "Kinshasa", "Juba", "Rome"], ["confirmed", "confirmed", "scheduled", "scheduled"],
        ),
        (
            BEIJING, "2019-01-08", "t-kim-jong-un",
            ["Pyongyang", "Dandong", "Shenyang", "Beijing"], ["confirmed", "confirmed", "reported", "confirmed"],
        ),
        (
            SHIP, "2024-05-10", "t-arctic-sunrise",
            ["Hamburg", "English Channel", "Lisbon", "Las Palmas", "Dakar"],
            ["reported", "reported", "confirmed", "scheduled", "possible"],
        ),
        (
            DIPLOMAT, "2024-03-19", "t-antony-blinken",
            ["Washington", "Tel Aviv", "Jerusalem", "Cairo", "Amman", "Ramallah"],
            ["confirmed", "scheduled", "reported", "reported", "scheduled", "possible"],
        ),
    ],
    ids=["pontiff", "beijing", "ship", "diplomat"],
)  # fmt: skip
def test_itineraries(text: str, published: str, traveller: str, stops: list[str], statuses: list[str]):
    dossier = analyse(text, published=published)
    route = route_of(dossier, traveller)
    assert [
        name.split(" (")[0].replace("Las Palmas de Gran Canaria", "Las Palmas") for name in names(dossier, route)
    ] == stops
    assert [s.status for s in route.stops] == statuses


def test_modes_come_from_the_text():
    assert [leg.mode for leg in route_of(analyse(BEIJING, published="2019-01-08"), "t-kim-jong-un").legs] == [
        "rail"
    ] * 3
    assert {leg.mode for leg in route_of(analyse(SHIP, published="2024-05-10"), "t-arctic-sunrise").legs} == {"sea"}
    plain = analyse("Maria Silva left Lisbon on Monday and arrived in Madrid on Tuesday.", published="2024-05-08")
    [leg] = plain.routes[0].legs
    assert (leg.mode, leg.mode_evidence) == ("unknown", None)


def test_what_did_not_happen_is_denied_and_on_no_route():
    dossier = analyse(DIPLOMAT, published="2024-03-19")
    assert event(dossier, "He did not go to Beirut").status == "denied"
    assert "Beirut" not in names(dossier, route_of(dossier, "t-antony-blinken"))


def test_a_visit_years_ago_is_history():
    dossier = analyse(BEIJING, published="2019-01-08")
    visit = event(dossier, "visited Beijing in 2018")
    assert visit.status == "historical"
    assert all(visit.id not in s.event_ids for r in dossier.routes for s in r.stops)


def test_a_dateline_is_no_visit():
    dossier = analyse("KYIV, Ukraine (AP) - Joe Biden arrived in Warsaw on Monday.", published="2023-02-21")
    assert [dossier.place(e.place_id).name for e in dossier.events if e.place_id] == ["Warsaw"]  # type: ignore[union-attr]


def test_capitals_that_stand_for_governments_travel_nowhere():
    text = "Talks between Berlin and Paris ended on Monday. Washington urged restraint. Prices rose in Frankfurt."
    assert analyse(text, published="2024-05-07").routes == ()


@pytest.mark.parametrize(
    ("sentence", "source", "chain", "factuality", "status"),
    [
        ("Anna Lind arrived in Oslo on Monday.", "author", (), "CT+", "confirmed"),
        ("Anna Lind arrived in Oslo on Monday, police said.", "Police", ("Police",), "CT+", "reported"),
        ("Anna Lind may have arrived in Oslo on Monday.", "author", (), "PS+", "possible"),
        ("Anna Lind will arrive in Oslo on Friday.", "author", (), "CT+", "scheduled"),
        ("Anna Lind did not arrive in Oslo on Monday.", "author", (), "CT-", "denied"),
        ("Reuters reported that Anna Lind had arrived in Oslo.", "Reuters", ("Reuters",), "CT+", "reported"),
        ("Reuters reported, citing a neighbour, that Anna Lind had arrived in Oslo.", "Neighbour", ("Reuters", "Neighbour"), "CT+", "reported"),
    ],
)  # fmt: skip
def test_sources_and_status(sentence: str, source: str, chain: tuple[str, ...], factuality: str, status: str):
    dossier = analyse(sentence, published="2024-05-07")
    arrival = next(e for e in dossier.events if e.type == "arrival")
    [attribution] = arrival.attribution
    assert (attribution.source, attribution.chain, attribution.factuality) == (source, chain, factuality)
    assert arrival.status == status


def test_whether_is_no_statement():
    dossier = analyse("Police could not say whether Anna Lind had arrived in Oslo.", published="2024-05-07")
    assert not [e for e in dossier.events if e.type == "arrival"]


def test_travellers_come_back():
    text = "Anna Lind left Oslo for Bergen on Monday. She arrived in Bergen on Tuesday and returned to Oslo on Friday."
    dossier = analyse(text, published="2024-05-12")
    assert names(dossier, dossier.routes[0]) == ["Oslo", "Bergen", "Oslo"]


def test_a_country_is_a_stop_only_where_nothing_finer_is_named():
    fine = analyse("Anna Lind left Oslo for Japan on Monday and arrived in Osaka on Tuesday.", published="2024-05-08")
    assert names(fine, fine.routes[0]) == ["Oslo", "Osaka"]
    coarse = analyse("Anna Lind left Oslo on Monday and arrived in Japan on Tuesday.", published="2024-05-08")
    assert names(coarse, coarse.routes[0]) == ["Oslo", "Japan"]


def test_one_bad_sentence_costs_no_more_than_itself():
    text = SHIP + "\n\n" + "((((]]]> \u202e \ufeff %%% " + "very " * 300 + "\n\n" + "He She It They."
    assert names(analyse(text, published="2024-05-10"), analyse(SHIP, published="2024-05-10").routes[0])[0] == "Hamburg"


def test_a_vessel_is_named_by_its_name():
    text = "The training ship Fortuna left Lisbon on Monday morning. It reached Funchal on Wednesday, the navy said."
    dossier = analyse(text, published="2024-05-16")
    [route] = dossier.routes
    assert route.traveller_id == "t-fortuna"
    assert names(dossier, route) == ["Lisbon", "Funchal"]
    assert [t.id for t in dossier.travellers] == ["t-fortuna"]


def test_no_way_leads_to_where_nobody_knows_where_it_is():
    lost = Place(id="p", name="Atlantis", feature="PPL", source="Plato")
    with pytest.raises(ValueError, match="Atlantis"):
        waypoint_of(lost)
    found = lost.model_copy(update={"lat": 36.4, "lon": 25.4, "country": "GR"})
    assert (waypoint_of(found).point, waypoint_of(found).country) == ((36.4, 25.4), "GR")
