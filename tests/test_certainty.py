"""What has happened, what has not, what is to come: an event is never told as a fact that the text does not tell."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.model import Dossier, Event


def read(text: str) -> Dossier:
    """Analyse a text published on Wednesday, 12 June 2024."""
    return analyse(text, published="2024-06-12")


def told(text: str, trigger: str) -> list[Event]:
    """Return the events that a word tells."""
    dossier = read(text)
    return [e for e in dossier.events if dossier.article.text[e.trigger.start : e.trigger.end] == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("No convoy entered Gaza on Monday.", "entered", "denied"),
        ("None of the ships reached Aden on Monday.", "reached", "denied"),
        ("Neither envoy arrived in Cairo on Monday.", "arrived", "denied"),
        ("Not a single truck crossed into Sudan on Monday.", "crossed", "denied"),
        ("Omar Said left Oslo. It was not he who crossed into Sudan on Monday.", "crossed", "denied"),
        ("No ships left Odessa or sailed to Haifa on Monday.", "sailed", "denied"),
        ("Few ships reached Aden on Monday.", "reached", "possible"),
        ("Hardly any trucks entered Gaza on Monday.", "entered", "possible"),
        ("Little aid entered Gaza on Monday.", "entered", "possible"),
        ("Not all ships reached Aden on Monday.", "reached", "possible"),
        ("Not many ships reached Aden on Monday.", "reached", "possible"),
        ("The last few ships reached Aden on Monday.", "reached", "confirmed"),
        ("Nobody noticed that the envoy arrived in Rome on Monday.", "arrived", "confirmed"),
        ("No president but Nixon visited Beijing in May.", "visited", "confirmed"),
        ("The envoy arrived in Rome on Monday, but nobody met him.", "arrived", "confirmed"),
        ("A few ships reached Aden on Monday.", "reached", "confirmed"),
        ("No fewer than 300 migrants arrived in Lampedusa on Monday.", "arrived", "confirmed"),
        ("No convoy entered Gaza until Monday.", "entered", "confirmed"),
        ("The envoy met nobody in Rome on Monday.", "met", "denied"),
        ("The ministers held no talks in Doha on Monday.", "talks", "denied"),
    ],
)
def test_what_nobody_does_is_not_told_as_done(text: str, trigger: str, status: str):
    assert {e.status for e in told(text, trigger)} == {status}


@pytest.mark.parametrize("text", ["Nobody arrived in Nairobi on Monday.", "None arrived in Nairobi on Monday."])
def test_nobody_is_no_traveller(text: str):
    assert read(text).travellers == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The convoy was prevented from entering Gaza on Monday.", "entering"),
        ("Soldiers kept the ferry from leaving Dover on Monday.", "leaving"),
        ("The envoy was banned from visiting Minsk.", "visiting"),
        ("The envoy was refused permission to enter Minsk on Monday.", "enter"),
        ("The doctor was unable to leave Gaza on Monday.", "leave"),
        ("The doctor was too ill to leave Gaza on Monday.", "leave"),
        ("The doctor was not allowed to leave Gaza on Monday.", "leave"),
        ("The king has no plans to visit Malta.", "visit"),
    ],
)
def test_whom_something_kept_has_not_gone(text: str, trigger: str):
    assert {e.status for e in told(text, trigger)} == {"denied"}


def test_whom_nothing_keeps_may_not_have_gone():
    assert told("Cuba has not barred the envoy from going to Miami.", "going") == []


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The patients were allowed to leave Gaza on Monday.", "leave", "confirmed"),
        ("The doctor was able to leave Gaza on Monday.", "leave", "confirmed"),
        ("The plane was forced to land in Gander on Monday.", "land", "confirmed"),
        ("The plane was seen to leave Rome on Monday.", "leave", "confirmed"),
        ("The crew had to return to Bergen on Monday.", "return", "confirmed"),
        ("The patients have been allowed to leave Gaza.", "leave", "scheduled"),
        ("The patients are allowed to leave Gaza.", "leave", "scheduled"),
        ("The doctor will be able to leave Gaza.", "leave", "scheduled"),
        ("The envoy was ordered to leave Niamey.", "leave", "scheduled"),
    ],
)
def test_whoever_could_or_had_to_go_has_gone(text: str, trigger: str, status: str):
    assert {e.status for e in told(text, trigger)} == {status}


def test_it_is_the_forced_who_go():
    [departure] = told("Protesters forced the president to leave Dhaka on Monday.", "leave")
    assert departure.actor == "president"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Biden to visit Kyiv on Friday\n\nThe weather was good.", "visit"),
        ("Pope to arrive in Dili Monday\n\nThe weather was good.", "arrive"),
        ("Ferries to sail from Hull again on Saturday\n\nThe weather was good.", "sail"),
        ("Xi to visit Hanoi next week\n\nThe weather was good.", "visit"),
        ("Putin and Kim to meet in Vladivostok\n\nThe weather was good.", "meet"),
        ("Biden to visit Kyiv, White House says\n\nThe weather was good.", "visit"),
    ],
)
def test_a_headline_in_the_infinitive_announces(text: str, trigger: str):
    assert {e.status for e in told(text, trigger)} == {"scheduled"}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Biden flew to Seattle on Monday; he will return to Dover on Friday.", "flew", "confirmed"),
        ("Biden flew to Seattle on Monday; he will return to Dover on Friday.", "return", "scheduled"),
        ("The crew landed in Oslo on Monday; they are to fly to Bergen on Friday.", "landed", "confirmed"),
        ("The crew landed in Oslo on Monday; they are to fly to Bergen on Friday.", "fly", "scheduled"),
        ("The president is due in Accra, having left Paris on 2 June.", "left", "confirmed"),
    ],
)
def test_one_clause_is_not_to_come_with_another(text: str, trigger: str, status: str):
    assert {e.status for e in told(text, trigger)} == {status}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The plane was scheduled to land in Lagos on Monday but diverted.", "land"),
        ("The king was to visit Malta on Monday but fell ill.", "visit"),
        ("The ship should have reached Haifa on Monday but sank.", "reached"),
        ("The envoy had been due in Oslo on Monday but cancelled.", "due"),
    ],
)
def test_what_was_planned_but_is_told_otherwise_is_denied(text: str, trigger: str):
    assert {e.status for e in told(text, trigger)} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Did the envoy leave Rome on Monday?",
        "Has the envoy arrived in Rome?",
        "Is Biden flying to Rome?",
        "The envoy left Rome on Monday?",
        '"Did the envoy leave Rome?" the reporters asked.',
    ],
)
def test_what_is_asked_is_not_told(text: str):
    assert [e for e in read(text).events if e.type != "statement"] == []


def test_what_a_question_takes_for_granted_is_reported():
    assert {e.status for e in told("Why did the envoy leave Rome on Monday?", "leave")} == {"reported"}
    assert {e.status for e in told("The envoy left Rome on Monday, but why did he leave?", "left")} == {"confirmed"}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Macron flies to Berlin tomorrow.", "flies", "scheduled"),
        ("Macron flies to Berlin tonight.", "flies", "scheduled"),
        ("Macron arrives in Berlin this evening.", "arrives", "scheduled"),
        ("Macron arrives in Berlin this week.", "arrives", "scheduled"),
        ("The king visits Berlin later today.", "visits", "scheduled"),
        ("The ferry leaves Dover at 19:30.", "leaves", "scheduled"),
        ("The expedition leaves Punta Arenas in December.", "leaves", "scheduled"),
        ("The minister flies to Rome in a fortnight.", "flies", "scheduled"),
        ("Macron flew to Berlin this evening.", "flew", "confirmed"),
        ("Macron arrives in Berlin, Wednesday, June 12, 2024.", "arrives", "confirmed"),
        ("The minister will travel to Tokyo after visiting Seoul on June 3.", "visiting", "confirmed"),
        ("The minister will travel to Tokyo after visiting Seoul on June 28.", "visiting", "scheduled"),
    ],
)
def test_the_present_with_a_time_to_come_announces(text: str, trigger: str, status: str):
    assert {e.status for e in told(text, trigger)} == {status}


def test_what_was_said_today_has_been_said():
    [said] = told("KCNA says today that the train has passed Harbin.", "says")
    assert said.status == "confirmed"


def test_one_telling_of_the_past_and_one_of_the_future_are_two_events():
    dossier = read("Macron flew to Berlin on Monday. Macron flies to Berlin again on Friday.")
    assert [e.status for e in dossier.events] == ["confirmed", "scheduled"]


@pytest.mark.parametrize(
    "text",
    [
        "The train leaves Madrid at 9 a.m. every Monday.",
        "Ferries leave Split for Hvar daily at 08:30.",
        "The bus departs Nairobi at 6am on weekdays.",
        "Trains run from Madrid to Toledo twice a day.",
        "Each morning the ferry leaves Split for Hvar.",
        "The minister usually leaves Berlin on Friday.",
        "The senator flew to Geneva every January.",
    ],
)
def test_what_happens_again_and_again_is_no_event(text: str):
    assert read(text).events == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister, known for his weekly shows, flew to Oslo on Monday.",
        "The minister flew to Oslo on Monday, as every year.",
        "The minister, who visits every year, arrived in Oslo on Monday.",
    ],
)
def test_one_of_many_is_an_event(text: str):
    assert [e.status for e in read(text).events if e.place_id] == ["confirmed"]


def test_a_time_zone_meets_nobody():
    dossier = read("Ghana meet Mali in Bamako on Thursday, kick-off 19:00 GMT.")
    assert "GMT" not in {e.actor for e in dossier.events} | {t.name for t in dossier.travellers}


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The envoy left Rome without visiting Naples.", "visiting", "denied"),
        ("The envoy left Rome without visiting Naples.", "left", "confirmed"),
        ("Instead of flying to Rome, the minister stayed in Berlin.", "flying", "denied"),
        ("The minister stayed in Berlin rather than fly to Rome.", "fly", "denied"),
        ("The convoy stopped short of entering Gaza.", "entering", "denied"),
        ("The envoy neither left Rome nor visited Paris on Monday.", "visited", "denied"),
        ("Nor did the envoy visit Paris on Monday.", "visit", "denied"),
        ("The plane nearly landed in Kyiv on Monday.", "landed", "denied"),
        ("The convoy was turned back before reaching Gaza on Monday.", "reaching", "possible"),
        ("The envoy left Rome before arriving in Paris on Monday.", "arriving", "confirmed"),
        ("The ship was forced to turn back before it reached Gaza.", "reached", "possible"),
        ("The convoy tried to reach Gaza on Monday.", "reach", "possible"),
        ("Francis was the first pope to visit Iraq.", "visit", "confirmed"),
        ("Pope Leo will be the first pope to visit Ankara.", "visit", "scheduled"),
    ],
)
def test_what_was_left_undone_has_not_happened(text: str, trigger: str, status: str):
    assert {e.status for e in told(text, trigger)} == {status}


def test_had_he_gone_tells_that_he_did_not():
    assert told("Had the ship reached Aden on Monday, the crew would be safe.", "reached") == []
