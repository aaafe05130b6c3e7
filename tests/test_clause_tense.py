"""The day that a time means, by the verb that it hangs on: what is over, and what is still to come."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.text import read, read_times

TUESDAY = date(2024, 5, 14)


def timexes(text: str) -> list[str]:
    return [t.timex for t in read_times(read(text), TUESDAY)[0]]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The envoy will travel to the United States on Friday.", ["2024-05-17"]),
        ("The envoy is due to visit the United Kingdom on Thursday.", ["2024-05-16"]),
        ("He will meet President Ahmed on Friday.", ["2024-05-17"]),
        (
            "The minister flew from Nairobi to Kampala on Friday and will return on Thursday.",
            ["2024-05-10", "2024-05-16"],
        ),
        ("Modi, who returned from Rome on Friday, will leave for Kazan on Thursday.", ["2024-05-10", "2024-05-16"]),
        ("The man arrested in Nice on Friday will appear in court on Thursday.", ["2024-05-10", "2024-05-16"]),
        ("Two soldiers killed in Mali on Saturday will be buried on Thursday.", ["2024-05-11", "2024-05-16"]),
        ("Votes cast in Delhi on Saturday will be counted on Thursday.", ["2024-05-11", "2024-05-16"]),
        ("Friday's attack on Odesa will be discussed on Thursday.", ["2024-05-10", "2024-05-16"]),
        ("Friday's final will be played in Rome.", ["2024-05-17"]),
        ("Heavy rain since Friday may worsen.", ["2024-05-10"]),
        ("Biden to visit Kyiv on Friday", ["2024-05-17"]),
        ("The envoy did not fly to Rome on Sunday.", ["2024-05-12"]),
        ("Why did the envoy leave Rome on Friday?", ["2024-05-10"]),
        ("Police are hunting two men over a fire in Leeds on Friday.", ["2024-05-10"]),
        ("Officials are investigating Friday's crash.", ["2024-05-10"]),
        ("He is flying to Rome on Friday.", ["2024-05-17"]),
        ("He has to leave Rome after Friday's vote.", ["2024-05-17"]),
        ("He was forced to leave Rome on Friday.", ["2024-05-10"]),
        ("Biden flew to Seattle on Friday; he will return on Thursday.", ["2024-05-10", "2024-05-16"]),
        ("Talks were to open in Doha on Friday but collapsed.", ["2024-05-10"]),
        ("The judge set his sentencing for Friday.", ["2024-05-17"]),
        ("She was jailed in June.", ["2023-06"]),
        ("He came in June last year.", ["2023-06"]),
    ],
)
def test_a_day_is_told_by_its_own_verb(text, days):
    assert timexes(text) == days


def test_a_plan_that_the_rest_of_the_sentence_gives_up_is_over():
    told = "The sailor reached the bay and was expected to land on Monday, but due to a lull in winds he had to wait."
    assert timexes(told) == ["2024-05-13"]
    assert timexes("The envoy met aides and is expected to land on Monday, but they said he was ill.") == ["2024-05-20"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "The plane left Delhi at 11.55pm on Sunday and landed in Dubai at 2.10am.",
            ["2024-05-12T23:55", "2024-05-13T02:10"],
        ),
        ("He left Rome on Friday night and arrived in Oslo in the morning.", ["2024-05-10TNI", "2024-05-11TMO"]),
        ("On 28 June 1914 he was shot. The next year Italy joined.", ["1914-06-28", "1915"]),
        ("In 1990 he flew to Cairo. A week later he left for Rome.", ["1990", "P1W"]),
        ("The war began on 24 February 2022. On 3 May the envoy arrived in Kyiv.", ["2022-02-24", "2024-05-03"]),
        ("The treaty was signed on 25 March 1957. The envoy flies to Rome on 4 June.", ["1957-03-25", "2024-06-04"]),
        ("On Tuesday 16 May the envoy flew to Rome.", ["2023-05-16"]),
        ("He comes tomorrow week, or a week on Friday.", ["2024-05-22", "2024-05-24"]),
    ],
)
def test_a_time_is_told_by_what_stands_before(text, times):
    assert timexes(text) == times


def test_what_the_tense_puts_far_off_is_doubtful():
    dossier = geo.analyse("The envoy flew from Oslo to Rome on 20 May.", published=TUESDAY)
    assert dossier.times[0].timex == "2023-05-20"
    assert [w.message for w in dossier.warnings if w.code == "ambiguous_time"] == [
        "“20 May”: by its tense it is over; else it is 20 May 2024."
    ]


def test_a_weekday_that_its_date_is_not_is_said():
    dossier = geo.analyse("The envoy flew from Oslo to Rome on Monday, May 14.", published=TUESDAY)
    assert dossier.times[0].timex == "2024-05-14"
    assert "14 May 2024 is a Tuesday" in dossier.warnings[0].message
