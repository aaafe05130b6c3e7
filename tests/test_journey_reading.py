"""How sentences are read: what came to nothing, who is meant by a pronoun or another noun, who cites whom."""

# ruff: noqa: E501, ISC004 - the articles stand as they are

from __future__ import annotations

import pytest

from geo import analyse
from geo.model import Dossier, Event

WEDNESDAY = "2024-06-12"


def read(text: str) -> Dossier:
    return analyse(text, published=WEDNESDAY)


def told(dossier: Dossier, place: str) -> list[Event]:
    """Return the events at a place, in the order of the text."""
    ids = {p.id for p in dossier.places if p.name == place}
    return [e for e in dossier.events if e.place_id in ids]


def actors(dossier: Dossier) -> list[tuple[str, str | None]]:
    names = {p.id: p.name for p in dossier.places}
    return [(str(e.actor), names.get(e.place_id or "")) for e in dossier.events]


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Selene was due to reach Oslo on Monday but it never arrived.",
        "The tanker Selene was scheduled to reach Oslo on Monday. It never arrived.",
        "The minister planned to visit Oslo on Thursday but the trip was cancelled.",
        "The minister was expected to visit Oslo on Friday. The visit was postponed, her office said.",
        "The minister was to travel to Oslo on Friday but called off the visit.",
        "Anna Lind was due to fly to Oslo on Tuesday but the flight was grounded by fog.",
        "Anna Lind was expected to arrive in Oslo on Tuesday but failed to appear.",
        "Anna Lind was to meet the king in Oslo on Tuesday but the meeting did not take place.",
        "The convoy was supposed to reach Oslo on Monday but turned back.",
        "The president cancelled a planned visit to Oslo.",
        "Flight MH999 was due to land in Oslo on Monday but never did.",
        "The minister had planned to visit Oslo on Friday but the trip was put off.",
        "A spokesman denied reports that Anna Lind had flown to Oslo.",
    ],
)
def test_what_came_to_nothing_is_denied(text: str):
    dossier = read(text)
    assert {e.status for e in told(dossier, "Oslo")} == {"denied"}
    assert dossier.routes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind was to meet the king in Oslo on Friday. The talks did not cover trade last year.",
        "Anna Lind is to visit Oslo on Friday. The visit will be cancelled if it rains.",
        "Anna Lind is expected in Oslo on Friday. Bob Dahl never arrived.",
        "Anna Lind might visit Oslo on Friday. She did not go to Bergen.",
        "Anna Lind will visit Oslo on Friday. The concert was cancelled.",
    ],
)
def test_what_something_else_came_to_denies_nothing(text: str):
    assert {e.status for e in told(read(text), "Oslo")} <= {"scheduled", "possible"}


def test_what_is_put_off_is_announced_for_the_other_day():
    first, second = told(read("Anna Lind was to visit Oslo on Friday but the visit was postponed to Sunday."), "Oslo")
    assert (first.status, second.status) == ("denied", "scheduled")
    assert second.when is not None
    assert str(second.when.earliest).startswith("2024-06-16")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The pope was to travel to Oslo on Friday.", "scheduled"),
        ("Anna Lind is travelling to Oslo on Friday.", "scheduled"),
        ("Anna Lind will rest before she travels to Oslo on Friday.", "scheduled"),
        ("Anna Lind should arrive in Oslo by Friday.", "scheduled"),
        ("Anna Lind travelled to Oslo on Monday.", "confirmed"),
    ],
)
def test_what_is_to_come_has_not_happened(text: str, status: str):
    assert [e.status for e in told(read(text), "Oslo")] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind was travelling to Oslo on Monday when her car broke down.",
        "A column of trucks drove towards Oslo on Monday.",
        "Trackers showed a plane flying to Oslo on Monday.",
    ],
)
def test_what_was_under_way_has_not_arrived(text: str):
    assert [(e.type, e.place_id is None) for e in read(text).events] == [("departure", True)]


def test_another_journey_long_ago_is_history():
    dossier = read("Bruno Keller reached Rome on Tuesday. He left Basel on March 1 and arrived in Oslo on March 2.")
    assert [e.status for e in told(dossier, "Basel")] == ["historical"]
    assert dossier.routes == ()


def test_a_vehicle_is_that_of_its_own_movement():
    one = read("Anna Lind left Oslo on Monday, travelling on her blue train. The train passed Bergen on Tuesday.")
    assert [e.mode for e in one.events] == ["rail", "rail"]
    assert [t.name for t in one.travellers] == ["Anna Lind"]
    two = read("Anna Lind walked to Patras, where she boarded a ferry to Bari.")
    assert [e.mode for e in two.events] == ["road", "sea"]


def test_rumours_are_not_what_the_author_states():
    for noun, status in (("reports", "reported"), ("rumours", "possible")):
        [arrival] = told(read(f"There were {noun} that Anna Lind had flown to Oslo."), "Oslo")
        assert (arrival.status, arrival.attribution[0].source) == (status, noun.capitalize())


def test_earlier_in_the_day_is_no_history():
    [visit] = told(read("Anna Lind, who had visited Oslo earlier in the day, flew to London."), "Oslo")
    assert visit.status == "confirmed"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Pavel Markov left Sochi on Sunday, according to Der Spiegel, which cited unnamed officials.",
         ("Der Spiegel", "Unnamed officials")),
        ("Pavel Markov left Sochi on Sunday, Der Spiegel reported, citing two officials.", ("Der Spiegel", "Two officials")),
        ("Pavel Markov left Sochi on Sunday, according to a report in Der Spiegel citing two officials.",
         ("Der Spiegel", "Two officials")),
        ("Pavel Markov left Sochi on Sunday, Der Spiegel wrote, referring to security sources.",
         ("Der Spiegel", "Security sources")),
        ("The BBC reported, citing Interfax, that Pavel Markov had left Sochi.", ("BBC", "Interfax")),
        ("Pavel Markov left Sochi on Sunday, the BBC said, quoting Interfax, which cited a port official.",
         ("BBC", "Interfax", "Port official")),
    ],
)  # fmt: skip
def test_a_chain_names_every_relay_down_to_the_origin(text: str, chain: tuple[str, ...]):
    [departure] = [e for e in read(text).events if e.type == "departure"]
    assert departure.attribution[0].chain == chain
    assert departure.status == "reported"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jonas Berg did not fly to Lisbon with the team; he stayed in London.",
            [("Jonas Berg", "Lisbon"), ("Jonas Berg", "London")],
        ),
        (
            "Arsenal flew to Lisbon on Monday and the team went to Porto on Tuesday. Kim Jong Un's train left Pyongyang on "
            "Sunday, and he arrived in Beijing on Monday.",
            [("Arsenal", "Lisbon"), ("Arsenal", "Porto"), ("Kim Jong Un", "Pyongyang"), ("Kim Jong Un", "Beijing")],
        ),
        (
            "Anna Lind arrived in Oslo. The weather was bad, which Maria Berg found a pity. She flew to Bergen.",
            [("Anna Lind", "Oslo"), ("Maria Berg", "Bergen")],
        ),
        ("Anna Lind arrived in Oslo. They went to Bergen.", [("Anna Lind", "Oslo")]),
        (
            "Queen Margrethe arrived in Oslo with Prime Minister Lars Dahl. He flew to Bergen. She returned to Copenhagen.",
            [("Queen Margrethe", "Oslo"), ("Lars Dahl", "Bergen"), ("Queen Margrethe", "Copenhagen")],
        ),
        (
            "Bruno Keller reached Assisi on Tuesday. His wife, Clara, flew to Rome. In 1998 he walked to Rome.",
            [("Bruno Keller", "Assisi"), ("Clara", "Rome"), ("Bruno Keller", "Rome")],
        ),
    ],
)
def test_pronouns_and_teams_are_who_they_stand_for(text: str, expected: list[tuple[str, str]]):
    assert actors(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "travellers"),
    [
        (
            "A North Korean delegation left Pyongyang on Saturday. The North Koreans arrived in Dandong on Sunday.",
            ["North Korean delegation"],
        ),
        (
            "A North Korean delegation left Pyongyang on Saturday. A Chilean delegation arrived in Hanoi on Monday.",
            ["North Korean delegation", "Chilean delegation"],
        ),
        (
            "A North Korean delegation left Pyongyang on Saturday. A U.S. delegation arrived in Hanoi on Monday. The "
            "Americans visited Haiphong on Tuesday.",
            ["North Korean delegation", "U.S. delegation"],
        ),
        (
            "Some 400 Syrian refugees arrived in Lesbos on Thursday. The group walked to Mytilene.",
            ["400 Syrian refugees"],
        ),
        (
            "Some 400 refugees arrived in Lesbos on Thursday. Another 60 refugees arrived in Chios on Friday.",
            ["400 refugees", "60 refugees"],
        ),
        (
            "The football club Atletico Norte flew to Lima on Monday. The squad left Lima on Tuesday.",
            ["Atletico Norte"],
        ),
        (
            "Greta Berg reached Boston on Monday aboard the yacht Malizia. The 16-year-old activist will go to Chicago. "
            "The boat left Plymouth on June 1.",
            ["Greta Berg"],
        ),
        (
            "A caravan of migrants left Tapachula on Sunday. The group, mostly Venezuelans, walked to Huehuetan. A smaller "
            "group left San Pedro Sula on Monday.",
            ["caravan", "group"],
        ),
        (
            "The car carrier Pacific Dawn caught fire and was being towed to Bremen. The ship left Lisbon on Monday.",
            ["Pacific Dawn"],
        ),
    ],
)
def test_two_nouns_are_one_group_only_where_the_text_makes_them_so(text: str, travellers: list[str]):
    assert [t.name for t in read(text).travellers] == travellers


def test_an_accident_ends_the_journey_where_it_happens():
    [route] = (dossier := read("The ferry left Palermo on Sunday. It capsized near Naples on Monday.")).routes
    assert [e.type for e in dossier.events] == ["departure", "other"]
    assert [dossier.place(s.place_id).name for s in route.stops] == ["Palermo", "near Naples"]  # type: ignore[union-attr]
    assert read("The currency crashed in Tokyo on Monday.").events == ()


def test_a_date_of_another_occasion_does_not_date_the_journey():
    [_, arrival] = read("Bob Dahl flew from Quito to Lima on Monday for Wednesday's final.").events
    assert arrival.when is not None
    assert str(arrival.when.latest).startswith("2024-06-11")


def test_who_is_carried_travels_and_the_hospital_is_where_its_town_is():
    dossier = read("The boys were flown by helicopter to a hospital in Chiang Rai on Monday.")
    assert actors(dossier) == [("boys", "Chiang Rai")]
    assert dossier.events[0].mode == "air"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "The freight train left Madrid on Monday and was bound for Lyon. It passed through Barcelona before dawn.",
            ["Madrid", "Barcelona", "Lyon"],
        ),
        (
            "Bruno Keller reached Santiago de Compostela on Tuesday after walking from Basel. He rested in Burgos.",
            ["Basel", "Burgos", "Santiago de Compostela"],
        ),
        (
            "Anna Lind arrived in Paris on Tuesday. She had flown overnight from Oslo. She will travel to Lyon on Friday.",
            ["Oslo", "Paris", "Lyon"],
        ),
        (
            "The refugees crossed from Chios to Athens on Sunday. They walked to Patras, where they boarded a ferry to Bari.",
            ["Chios", "Athens", "Pátra", "Bari"],
        ),
        (
            "The ferry Fortuna ran aground off Naples on Monday night, two hours after leaving Palermo. It sailed from Genoa on June 1.",
            ["Genoa", "Palermo", "off Naples"],
        ),
        (
            "In April 1917 Anna Lind left Zurich. On April 12 she reached Trelleborg, and on April 16 she arrived in Oslo.",
            ["Zürich", "Trelleborg", "Oslo"],
        ),
        (
            "Bruno Keller reached Rome on Tuesday after months on foot. He set out from Basel on February 10.",
            ["Basel", "Rome"],
        ),
        (
            "Thousands of migrants reached Austria on Saturday. The buses dropped them at the border, from where they walked "
            "to Graz. From there trains took them to Vienna.",
            ["Graz", "Vienna"],
        ),
        ("The tanker Selene left Oslo on Sunday. Tugs towed it to Bergen on Monday.", ["Oslo", "Bergen"]),
        ("A bus travelling from Lima to Cusco crashed near Nazca on Monday.", ["Lima", "near Nazca"]),
        (
            "A cargo plane landed in Caracas on Sunday, three sources said, and left for Havana on Monday.",
            ["Caracas", "Havana"],
        ),
        (
            "Anna Lind left Washington on Sunday at 4 a.m. and landed in Warsaw in the evening. She reached Kyiv at 8 a.m. "
            "after a train ride. She rested before leaving for Odesa.",
            ["Washington", "Warsaw", "Kyiv", "Odesa"],
        ),
        ("Anna Lind landed in Rome on Monday after talks in Ankara. She went to Milan.", ["Rome", "Milan"]),
        ("A column of trucks drove towards Moscow on Friday, passing Voronezh by noon.", ["Voronezh", "Moscow"]),
    ],
)
def test_visits_stand_in_the_order_that_the_text_tells(text: str, stops: list[str]):
    dossier = read(text)
    assert [dossier.place(s.place_id).name for s in dossier.routes[0].stops] == stops  # type: ignore[union-attr]
