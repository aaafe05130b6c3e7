"""How events are told: due and expected, taking a ferry, "there", the zone of a crossing, ships' names, titles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from geo import analyse
from geo.model import Dossier, Event
from geo.view.wording import event_title

WEDNESDAY = "2024-06-12"


def read(text: str) -> Dossier:
    return analyse(text, published=WEDNESDAY)


def told(dossier: Dossier) -> list[tuple[str, str, str | None]]:
    """Return type, status and place of each event, in the order of the text."""
    names = {p.id: p.name for p in dossier.places}
    return [(e.type, e.status, names.get(e.place_id or "")) for e in dossier.events]


def stops(dossier: Dossier) -> list[str]:
    [route] = dossier.routes
    return [place.name for s in route.stops if (place := dossier.place(s.place_id))]


def days(event: Event) -> tuple[str, str]:
    assert event.when is not None
    return str(event.when.earliest)[:10], str(event.when.latest)[:10]


@pytest.mark.parametrize(
    ("words", "week"),
    [
        ("The tanker Selene is due in Oslo next week.", ("2024-06-17", "2024-06-24")),
        ("The tanker Selene called at Riga on Monday and is due in Oslo next week.", ("2024-06-17", "2024-06-24")),
        ("Anna Lind is expected in Oslo on Friday.", ("2024-06-14", "2024-06-15")),
        ("The delegation was expected back in Oslo on Friday.", ("2024-06-14", "2024-06-15")),
    ],
)
def test_what_is_due_or_expected_somewhere_arrives_then(words: str, week: tuple[str, str]):
    dossier = read(words)
    assert told(dossier)[-1] == ("arrival", "scheduled", "Oslo")
    assert days(dossier.events[-1]) == week


@pytest.mark.parametrize(
    "text",
    [
        "Rain is expected in Oslo on Friday.",
        "The verdict is due in Oslo on Friday.",
        "Anna Lind is expected on Friday.",
        "Selene Shipping expects profits in Norway on Friday.",
    ],
)
def test_what_cannot_come_is_no_arrival(text: str):
    assert [e for e in read(text).events if e.type != "statement"] == []


@pytest.mark.parametrize("verb", ["took", "caught", "boarded", "rode"])
def test_who_takes_a_ferry_is_who_travels(verb: str):
    dossier = read(f"Anna Lind went from Oslo to Trondheim by train on Monday and then {verb} a ferry to Bergen.")
    assert [t.name for t in dossier.travellers] == ["Anna Lind"]
    assert stops(dossier) == ["Oslo", "Trondheim", "Bergen"]
    assert [leg.mode for leg in dossier.routes[0].legs] == ["rail", "sea"]


def test_what_is_taken_somewhere_still_travels():
    dossier = read("Rescuers took the refugees to Oslo on Monday.")
    assert [t.name for t in dossier.travellers] == ["refugees"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("The convoy crossed the border and arrived in Tokyo.", 9),
        ("The convoy left Delhi on Sunday. It crossed the border later.", 5.5),
    ],
)
def test_a_crossing_without_a_place_has_the_zone_of_where_its_traveller_is(text: str, hours: float):
    [crossing] = [e for e in read(text).events if e.type == "crossing"]
    assert crossing.when is not None
    assert crossing.when.latest is not None
    assert crossing.when.latest.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind sailed to Lisbon and arrived there on Monday evening.",
        "Anna Lind flew to Lisbon on Monday morning. She arrived there on Monday evening.",
        "Anna Lind flew to Lisbon on Monday morning. She landed in Lisbon on Monday evening.",
    ],
)
def test_the_way_and_its_end_are_one_arrival_dated_by_its_end(text: str):
    [arrival] = read(text).events
    assert told(read(text)) == [("arrival", "confirmed", "Lisbon")]
    assert arrival.when is not None
    assert arrival.when.earliest is not None
    assert (arrival.when.earliest.day, arrival.when.earliest.hour) == (10, 17)


def test_a_second_arrival_days_later_is_another():
    dossier = read("Anna Lind flew to Lisbon on Friday. She landed in Lisbon on Tuesday.")
    assert told(dossier) == [("arrival", "confirmed", "Lisbon")] * 2


def test_there_is_the_place_told_of_last():
    dossier = read("Anna Lind arrived in Lisbon on Monday. She met Bob Dahl there on Tuesday.")
    assert told(dossier) == [("arrival", "confirmed", "Lisbon"), ("meeting", "confirmed", "Lisbon")]


def test_a_tour_of_towns_is_not_made_by_the_towns():
    dossier = read(
        "Anna Lind flew to Lisbon on Monday, her office said, at the start of a tour of four cities in Asia."
    )
    assert {e.actor for e in dossier.events} == {"Anna Lind"}


def test_a_new_source_is_not_the_last_one_cited():
    dossier = read(
        "Anna Lind left Lisbon on Monday, the diocese said. She arrived in Madrid on Tuesday, a local paper said."
    )
    assert [e.attribution[0].source for e in dossier.events] == ["Diocese", "Local paper"]
    other = read("Anna Lind left Lisbon on Monday, Lusa reported. She arrived in Madrid on Tuesday, the agency said.")
    assert [e.attribution[0].source for e in other.events] == ["Lusa", "Lusa"]


@pytest.mark.parametrize(
    "text",
    [
        "The frigate Brandenburg left Kiel on Monday. The Brandenburg is expected in Lisbon on Friday.",
        "The destroyer USS Brandenburg left Kiel on Monday. The Brandenburg sailed to Lisbon on Tuesday.",
        "The car ferry “Brandenburg” left Kiel on Monday and reached Lisbon on Tuesday.",
    ],
)
def test_what_a_ship_is_called_is_not_the_place(text: str):
    dossier = read(text)
    assert "Brandenburg" not in {p.name for p in dossier.places}
    assert stops(dossier) == ["Kiel", "Lisbon"]
    assert [t.name.removeprefix("USS ") for t in dossier.travellers] == ["Brandenburg"]
    mention = next((m for m in dossier.mentions if m.text == "Brandenburg"), None)
    if mention is not None:
        assert (mention.kind, mention.place_id) == ("organisation", None)
        assert "ship" in next(u.why for u in dossier.unplaced if u.mention_id == mention.id)


def test_what_is_shipped_or_ferried_may_be_a_place_and_a_choice_stands():
    assert "Lisbon" in {p.name for p in read("Boats are to ferry Lisbon commuters from Monday.").places}
    text = "The frigate Brandenburg left Kiel on Monday."
    [named] = [m for m in read(text).mentions if m.text == "Brandenburg"]
    chosen = analyse(text, published=WEDNESDAY, choices={named.id: "geonames:2945024"})
    assert "geonames:2945024" in {p.id for p in chosen.places}


def test_a_town_that_sounds_like_a_person_is_where_the_journey_leads():
    dossier = read("The tanker Orion left Rotterdam on Monday. The Orion is expected to sail to Mindelo on Friday.")
    assert stops(dossier) == ["Rotterdam", "Mindelo"]
    assert read("Anna left Maria on Monday.").places == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A frigate left Oslo on Monday.", "The frigate leaves Oslo"),
        ("Three climbers left Oslo on Monday.", "Three climbers leave Oslo"),
        ("Anna Lind left Oslo on Monday.", "Anna Lind leaves Oslo"),
    ],
)
def test_a_title_begins_like_a_sentence(text: str, title: str):
    dossier = read(text)
    assert [event_title(dossier, e) for e in dossier.events] == [title]


@pytest.mark.parametrize("ship", ["HMS Diamond", "The ferry Estonia", "The ferry"])
def test_what_a_ship_is_tells_the_mode(ship: str):
    assert [e.mode for e in read(f"{ship} left Tallinn on Monday for Stockholm.").events] == ["sea"]


def test_only_a_border_is_a_border():
    assert [e.type for e in read("The tanker Selene crossed the equator on Monday and reached Recife.").events] == [
        "arrival"
    ]
    assert [e.type for e in read("The convoy crossed the frontier on Monday.").events] == ["crossing"]


def test_a_ferry_line_is_named_after_its_places():
    assert "Calais" in {p.name for p in read("The ferry Calais-Dover was late on Monday.").places}
