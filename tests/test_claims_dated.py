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
        # Hours of the clock on days of the week, whatever was lived through between them.
        (
            "The sleeper left Warsaw at 8.30pm on Monday and was in Prague at 7am on Tuesday, after 18 hours of hell.",
            {"18 hours": "contradicted"},
        ),
        (
            "The bus left Kano at 5am on Tuesday and limped into Lagos at 1am on Wednesday after 20 hours of potholes.",
            {"20 hours": "supported"},
        ),
        (
            "The mail left Karachi at 6 a.m. on Monday and crept into Peshawar at noon on Wednesday, 84 hours later.",
            {"84 hours": "contradicted"},
        ),
        # Nights, of which there are as many as the days are apart.
        (
            "The train left Sydney on Wednesday and stood in Perth on Saturday, three nights and 4,350 km later.",
            {"three nights": "supported"},
        ),
        (
            "The train left Sydney on Wednesday morning and stood in Perth on Saturday, six nights of linen later.",
            {"six nights": "contradicted"},
        ),
        (
            "ACCRA - The herd came in on Friday night. It had left Niamey on Monday: it had been nine days on the way.",
            {"nine days": "contradicted"},
        ),
        # Voyages that end where they began.
        (
            "The schooner sailed from Hobart on 4 December and was back on the 19th, after 35 days among the ice.",
            {"35 days": "contradicted"},
        ),
        (
            "The frigate sailed from Toulon on 18 March and tied up there again on 14 September after 180 days away.",
            {"180 days": "supported"},
        ),
        (
            "Sail from Dover on 2 May 2025 and be home on 16 May after a 24-night cruise to the fjords.",
            {"24-night": "contradicted"},
        ),
        # A count from one date to another, whatever was done on them.
        (
            "He put his kayak in at Passau on 1 May and hauled it out in Budapest on 19 May, 38 days later.",
            {"38 days": "contradicted"},
        ),
        (
            "She left Leh on 1 June, passed Keylong on 12 June and limped into Manali on 20 June, eight days later.",
            {"eight days": "supported"},
        ),
        # A name with a stop in it ends no sentence.
        (
            "The schooner cleared Halifax on 28 March and tied up in St. John's on 3 April after a passage of 18 days.",
            {"18 days": "contradicted"},
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
        # Lived through before the start.
        "The hostage left Tripoli on Friday and landed in Rome on Saturday, after 118 days in a cell.",
        "The actor left Rome on 5 May and was back on 8 May after 11 days of filming had been cancelled.",
        "Mayor Ruiz left Quito on Thursday and was back on Saturday, after ten days of rain closed the road.",
        "The prince left Riyadh on 2 June and landed in Paris on 3 June, his first visit in three years.",
        "The squad left Rio on 2 June and got to Doha on 3 June, its tenth trip in 30 days.",
        # Of somebody else.
        "A ferry left Split on Monday and another docked in Ancona on Tuesday, after five days of gales.",
        # Other weeks.
        "The barge left Strasbourg last Monday. On Thursday it reached Rotterdam, ten days later.",
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


def test_the_year_of_a_date_follows_from_the_day_of_publication():
    text = "They had left Lisbon at noon on 28 February and crossed the line off Funchal at noon on 1 March, {} later."
    assert judged(text.format("one day"), "2024-03-02") == {"one day": "contradicted"}
    assert judged(text.format("two days"), "2024-03-02") == {"two days": "supported"}
    assert judged(text.format("one day"), "2023-03-02") == {"one day": "supported"}


def test_the_month_of_march_is_nobodys_march():
    text = "The yacht left Cape Town on 27 February and was in Durban on 2 March, four days later."
    assert judged(text, "2024-03-05") == {"four days": "supported"}


def test_the_way_out_is_of_the_dates_told_before_it():
    text = (
        "Fifty years ago today the raft touched the reef at Raroia. She had left Callao on 28 April 1947, so that the "
        "way out took {}. They were home on 2 December 1947."
    )
    assert judged(text.format("101 days"), "1997-08-07") == {"101 days": "supported"}
    assert judged(text.format("141 days"), "1997-08-07") == {"141 days": "contradicted"}


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


def test_dates_that_no_ship_could_keep_support_no_duration():
    text = "The boxship cleared Durban on Monday and berthed in Santos on Wednesday, two days later."
    assert [claim.verdict for claim in analyse(text, published="2020-07-16").claims] == ["contradicted"]
