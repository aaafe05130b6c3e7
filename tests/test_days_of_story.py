"""Days that a text counts from its own story: what is past is never dated, or put off, to after its publication."""

# ruff: noqa: E501 - the stories stand as they are

from __future__ import annotations

import pytest

from geo import analyse

MONDAY = "2024-05-13"


def stops(text: str) -> list[tuple[str, str, str | None]]:
    """The stops of the only route: the place, the status, and the day from which on the traveller came there."""
    dossier = analyse(text, published=MONDAY)
    (route,) = dossier.routes
    names = {p.id: p.name for p in dossier.places}
    return [
        (names[s.place_id], s.status, s.arrive.earliest.strftime("%m-%d") if s.arrive and s.arrive.earliest else None)
        for s in route.stops
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Wanda Kruse landed in Bergen on Monday and hiked to Voss on Thursday.", ["05-06", "05-09"]),
        ("Wanda Kruse flew to Lima on Monday. She reached Cusco on Wednesday.", ["05-06", "05-08"]),
        ("Wanda Kruse flew to Lima on Monday. On Sunday she visited Quito.", ["05-12", "05-13"]),
        ("Wanda Kruse flew to Lima on Monday. She had visited Quito on Tuesday.", ["05-07", "05-13"]),
    ],
)
def test_a_weekday_from_which_the_story_goes_on_is_that_of_the_week_before(text: str, places: list[str | None]):
    assert [day for _, _, day in stops(text)] == places


def test_an_hour_alone_is_not_todays_where_what_follows_was_over_before():
    text = "We landed in Lima at six in the morning and took the bus to Ica. On Saturday we flew home to Quito."
    assert stops(text) == [("Lima", "confirmed", None), ("Ica", "confirmed", None), ("Quito", "confirmed", "05-11")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "I spent one night in Lyon. The next morning I took the train to Turin. The next afternoon I reached Genoa.",
            ["Lyon", "Turin", "Genoa"],
        ),
        ("Wanda Kruse slept in Sofia. The following evening she was in Burgas.", ["Sofia", "Burgas"]),
        ("I came home to Bergen by way of Oslo on 28 March. On 2 April I flew to Rome.", ["Oslo", "Bergen", "Rome"]),
    ],
)
def test_what_was_done_is_never_still_to_come(text: str, places: list[str]):
    assert [(name, status) for name, status, _ in stops(text)] == [(name, "confirmed") for name in places]


def test_the_day_after_one_that_is_to_come_is_to_come():
    text = "Wanda Kruse will fly to Lima on Friday. The next day she travels to Cusco."
    assert stops(text) == [("Lima", "scheduled", "05-17"), ("Cusco", "scheduled", "05-18")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I flew to Bergen on 11 March. On the 28th I took the boat to Stavanger.", ["03-11", "03-28"]),
        ("Wanda Kruse reached Lima on April 28. On the 3rd she drove to Cusco.", ["04-28", "05-03"]),
        ("Wanda Kruse lands in Lima on June 3. On the 9th she will fly to Cusco.", ["06-03", "06-09"]),
        ("Wanda Kruse flew to Lima in February. On the 20th she will fly to Cusco.", ["02-01", "05-20"]),
    ],
)
def test_a_day_without_a_month_is_of_the_month_last_named(text: str, days: list[str]):
    assert [day for _, _, day in stops(text)] == days


def test_weekdays_told_in_a_row_in_one_sentence_are_days_in_a_row():
    text = "Wanda Kruse flew to Lima on Friday and drove to Cusco on Wednesday."
    assert [day for _, _, day in stops(text)] == ["05-03", "05-08"]


@pytest.mark.parametrize(
    "text",
    [
        "Wanda Kruse drove to Siena and on to Lucca in a 1974 Fiat.",
        "Wanda Kruse left Siena in an old 1974 van and slept in Lucca.",
    ],
)
def test_the_year_of_a_car_dates_no_journey(text: str):
    (route,) = analyse(text, published=MONDAY).routes
    assert all(stop.arrive is None or stop.arrive.latest.year == 2024 for stop in route.stops)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wanda Kruse visited Rome on Monday, Naples on Tuesday and Bari on Friday.", ["05-06", "05-07", "05-10"]),
        ("On Sunday we reached Rome and on Tuesday Bari.", ["05-05", "05-07"]),
        ("Wanda Kruse arrived in Rome on May 3 and Naples two days later.", ["05-03", "05-05"]),
        ("On Monday we cycled to Rome and Naples, and on Friday to Bari.", ["05-06", "05-06", "05-10"]),
        ("The band's tour stops in Rome on 3 June, Naples on 5 June and Bari on 8 June.", ["06-03", "06-05", "06-08"]),
        ("The ship sailed from Oslo on May 3 to Bergen and Stavanger.", ["05-03", "05-03"]),
        (
            "The ship will call at Oslo on June 3, Bergen on June 5, and Stavanger on June 9.",
            ["06-03", "06-05", "06-09"],
        ),
        ("On Monday Wanda Kruse was in Rome, on Tuesday in Naples and on Friday in Bari.", ["05-06", "05-07", "05-10"]),
    ],
)
def test_in_a_list_each_place_has_its_own_day(text: str, days: list[str]):
    assert [day for _, _, day in stops(text) if day] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Wanda Kruse left Oslo on Tuesday. She laid a wreath in Bergen on Friday.", [None, "05-10"]),
        ("Wanda Kruse left Oslo on Tuesday. She remained in Bergen on Friday.", [None, None]),
        ("Wanda Kruse left Oslo on Tuesday. She was still in Bergen on Friday.", [None, None]),
        ("Wanda Kruse arrived in Bergen in May 2023. On May 20 she met the mayor in Oslo.", ["05-01", "05-20"]),
    ],
)
def test_a_visit_is_of_the_day_on_which_it_is_told_unless_it_went_on_by_then(text: str, days: list[str | None]):
    found = [day for _, _, day in stops(text)]
    assert found[0] == days[0]
    assert (found[1] == days[1]) if days[1] else (found[1] != "05-10")


def test_weekdays_between_two_dates_of_a_story_are_those_between_them():
    text = "On 24 April we left Porto. On Saturday we cycled to Braga. On 29 April we reached Vigo."
    assert [day for _, _, day in stops(text)] == [None, "04-27", "04-29"]


def test_the_saturday_is_the_one_after_the_day_last_told():
    text = "Wanda Kruse left Leeds on April 18 and boarded the ferry in Hull on the Saturday. She reached Rotterdam the next day."
    assert [day for _, _, day in stops(text)] == [None, "04-20", "04-21"]
