"""Durations that the dates and the hours of a text decide, whatever the verbs beside them."""

from __future__ import annotations

import pytest

from geo import analyse


def judged(text: str, published: str = "2023-09-01", kind: str = "duration") -> dict[str, str]:
    """Return the verdict on each duration of a text, by its words."""
    dossier = analyse(text, published=published, title="", source="")
    durations = (claim for claim in dossier.claims if claim.kind == kind)
    return {text[c.quantities[0].start : c.quantities[0].end]: c.verdict for c in durations}


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # A place beside each date.
        (
            "The barge lay in Basel on 2 June and was nudged into a berth in Rotterdam on 11 June, 29 days later.",
            {"29 days": "contradicted"},
        ),
        (
            "Nuns knelt in Rome on 12 August. They had shut a door in Vienna on 30 June, 43 days and 1,150 km earlier.",
            {"43 days": "supported"},
        ),
        (
            "Pilgrims were blessed in Le Havre on 3 April and reached Toulouse on Wednesday, 10 May, a 57-day walk.",
            {"57-day": "contradicted"},
        ),
        (
            "Anna Berg rang the bell in Nairobi this August, 28 months after pedalling away from Accra in April 2021.",
            {"28 months": "supported"},
        ),
        # What a start tells bounds all that follows.
        (
            "Nine boys paddled off from Regensburg on 11 June, and Budapest saw them on 29 June. It took them 38 days.",
            {"38 days": "contradicted"},
        ),
        (
            "The ketch cleared Bergen on 1 July and somebody saw her mast on 20 July after 19 days of fog.",
            {"19 days": "supported"},
        ),
        (
            "She left Porto on 1 May and crossed the line on 5 June, so that she spent 35 days at sea.",
            {"35 days": "supported"},
        ),
        (
            "The lorries left Lyon on 2 May and reached Rome on 6 May. “Fourteen days for that!”",
            {"Fourteen days": "contradicted"},
        ),
        (
            "He left Hull on 1 May and reached Oslo on 9 May. Those eight days cost him a tooth.",
            {"eight days": "supported"},
        ),
        # A day of the week beside a date.
        (
            "Two sisters reached Rome on Thursday. They had set out from Vienna on 14 July, 48 days earlier.",
            {"48 days": "supported"},
        ),
        (
            "Two sisters reached Rome on Thursday. They had set out from Vienna on 14 July, 84 days earlier.",
            {"84 days": "contradicted"},
        ),
        # Stops between.
        (
            "Leaving Bergen on 1 May, she called at Bodø on 4 May and reached Kirkenes on 7 May, three days later.",
            {"three days": "supported"},
        ),
        (
            "Leaving Bergen on 1 May, she called at Bodø on 4 May and reached Kirkenes on 7 May, twenty days later.",
            {"twenty days": "contradicted"},
        ),
        (
            "He left Genoa on 3 May, was in Cagliari on 8 May and came home to Bari on 2 June, 20 days later.",
            {"20 days": "contradicted"},
        ),
        (
            "The ship left Brest on 3 May, passed Ushant on the 4th and was in Cork on the 12th after 19 days at sea.",
            {"19 days": "contradicted"},
        ),
        # The number of a day alone, a name that holds a verb, the day of an anniversary.
        (
            "Four girls left Land's End on 28 April and got to Oban on the 9th, 21 days later.",
            {"21 days": "contradicted"},
        ),
        (
            "The brig left Cadiz on 3 May, sailed past Madeira on the 12th after 19 days at sea.",
            {"19 days": "contradicted"},
        ),
        (
            "BERGEN TO TROMSO BY RAFT IN TEN DAYS\nThey left Bergen on 2 May and came ashore in Tromso on the 31st.",
            {"TEN DAYS": "contradicted"},
        ),
        # A count of days is exact, a round one as well.
        (
            "The nuns left Pisa on 2 May and reached Siena on 18 May, 20 days later.",
            {"20 days": "imprecise"},
        ),
        # Hours.
        (
            "The 22.05 from Vienna to Venice is due in at 6.40, eleven hours later.",
            {"eleven hours": "contradicted"},
        ),
        (
            "The coach pulls out of Madrid at 22.15. It draws up in Lisbon at 6.00 the next day: nine hours later.",
            {"nine hours": "supported"},
        ),
        (
            "The coach pulls out of Madrid at 22.15. It draws up in Lisbon at 6.00 the next day, a ride of five hours.",
            {"five hours": "contradicted"},
        ),
        (
            "The sleeper left Lviv at 20.10 on Sunday and crept into Kyiv at 7.40 on Monday, a punctual 18-hour ride.",
            {"18-hour": "contradicted"},
        ),
        (
            "The 9.12 from Porto is in Lisbon at 12.04, four hours and 52 minutes later, says the poster.",
            {"four hours and 52 minutes": "contradicted"},
        ),
        (
            "The jet left London at 11:00 and landed in New York at 14:00, an eight-hour flight.",
            {"eight-hour": "supported"},
        ),
    ],
)
def test_dates_decide_how_long_a_journey_took(text, verdicts):
    assert judged(text) == verdicts


@pytest.mark.parametrize(
    "text",
    [
        # A part of the days between.
        "She left Cairo on 1 May and returned on 9 June after 10 days in hospital.",
        "He left Geneva on 3 May and spoke in Vienna on 9 May, after a two-day train journey.",
        "The trial opened in Lyon on 3 May and moved to Paris on 12 June. The 20-day march from Lyon to Paris was wet.",
        "She left Paris at 08:00 and was in Lyon at 12:00 for a two-hour ride on to Geneva.",
        # Of something else.
        "The minister was in Geneva on 3 May and in Vienna on 19 May. Twelve days later he resigned.",
        "The team was in Nairobi on 2 June and in Lodwar on 10 June, 40 days before the election.",
        "He was arrested in Lille on 4 May. On 20 June he appeared in court in Paris, 90 days after the robbery.",
        "The trial of the skipper, who left Oran on 4 May and reached Almería on the 6th, lasted 20 days.",
        # Other clocks.
        "The jet left Tokyo at 11:00 and landed in Honolulu at 23:00, a seven-hour flight.",
    ],
)
def test_dates_that_need_not_be_those_of_a_figure_never_accuse(text):
    assert "contradicted" not in judged(text).values()


def test_a_pace_does_not_support_what_the_dates_may_deny():
    text = "Monks were seen in Rome on 1 May and in Milan on 20 May. Their 40-day walk from Rome to Milan was wet."
    assert judged(text) == {"40-day": "contradicted"}
    text = "Monks were seen in Rome on 1 May and in Milan on 20 May. Their 40-day walk to Milan was wet."
    assert judged(text) != {"40-day": "supported"}


def test_the_day_of_an_anniversary_starts_a_journey():
    text = (
        "Sixty years ago today two men and a goat were pushed out of Dakar. They struck Tobago on 4 July 1963 after {}."
    )
    assert judged(text.format("64 days"), "2023-05-01") == {"64 days": "supported"}
    assert judged(text.format("46 days"), "2023-05-01") == {"46 days": "contradicted"}
    # A day told as that of publication, with a year long ago behind it, dates no journey.
    assert judged("The pier left Hull a wreck today. A liner struck it on 3 May 1963 after 20 days at sea.") == {
        "20 days": "not_checkable"
    }


def test_dates_of_a_start_and_a_stop_decide_how_far_somebody_went_a_day():
    text = (
        "Ida walked out of Hamburg on 4 May and stood in Copenhagen on the 20th with 480 km behind her, which makes {}."
    )
    assert judged(text.format("30 km a day"), kind="speed") == {"30 km a day": "supported"}
    assert judged(text.format("55 km a day"), kind="speed") == {"55 km a day": "contradicted"}


def test_what_lasts_and_is_no_journey_is_no_claim():
    assert judged("The ferry from Dublin to Holyhead sailed again on the 25th after a 30-day walkout.") == {}
