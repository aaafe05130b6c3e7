"""A clock or a day on a line of its own dates what is told under it, and the line that dates the article does not."""

from __future__ import annotations

import pytest

from geo import analyse

FLEW = "Kim Jong-un flew from Delhi to Kochi."
LANDED = "Kim Jong-un landed in Kochi."


def begins(text, published="2024-05-20"):
    """Return when each event begins, by its type, to the minute and in local time."""
    events = analyse(text, published=published).events
    return [(e.type, f"{e.when.earliest:%d %H:%M}" if e.when and e.when.earliest else None) for e in events]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("10:15", "20 10:15"),
        ("3.40pm", "20 15:40"),
        ("12:00 local time", "20 12:00"),
        ("23:50 Tuesday", "14 23:50"),
        ("[10:15]", "20 10:15"),
        ("Posted at 09:15", "20 09:15"),
        ("Tuesday 14 May\n\n10:15", "14 10:15"),
        ("10:15\nKim will speak on Friday.\n\n11:20", "20 11:20"),
    ],
)
def test_a_clock_on_its_own_line_dates_what_follows(line, when):
    assert begins(f"{line}\n{LANDED}") == [("arrival", when)]


@pytest.mark.parametrize("lead", ["09.15 IST ", "09:15: ", "9:15am – ", "09:15 "])
def test_a_clock_before_a_sentence_dates_it(lead):
    assert begins(lead + LANDED) == [("arrival", "20 09:15")]


def test_each_day_of_a_diary_and_an_itinerary_dates_its_own():
    diary = f"Monday\n{FLEW}\n\nWednesday\nKim Jong-un flew from Kochi to Chennai."
    assert begins(diary, "2024-05-18") == [
        ("departure", "13 00:00"), ("arrival", "13 00:00"), ("departure", "15 00:00"), ("arrival", "15 00:00"),
    ]  # fmt: skip
    itinerary = (
        "Day 1: Friday 17 May\nKim Jong-un will fly from Delhi to Kochi.\n\nDay 2: Saturday 18 May\nHe will rest."
    )
    assert begins(itinerary, "2024-05-10") == [("departure", "17 00:00"), ("arrival", "17 00:00")]


@pytest.mark.parametrize(
    "text",
    [
        f"Kim flies to Kochi\nFriday, 17 May 2024\n\n{LANDED}",
        f"Kim flies to Kochi\nFriday, 17 May\n\n{LANDED}",
        f"Kim flies to Kochi\n17 May 2024 10:15\n\n{LANDED}",
        f"Kim flies to Kochi\nUpdated 10:15 GMT\n\n{LANDED}",
        f"10:15\nHe spoke.\n\n2h ago\n{LANDED}",
        "10:15\nKim Jong-un had landed in Kochi before.",
        "10:15\nKim Jong-un will land in Kochi.",
    ],
)
def test_the_line_that_dates_the_article_and_what_is_told_of_another_time_do_not(text):
    assert [when for _, when in begins(text)] == [None] * len(begins(text)) != []


def test_never_against_a_time_in_the_sentence_itself():
    assert begins("10:15\nKim Jong-un landed in Kochi on Monday at 09:00.") == [("arrival", "20 09:00")]
    assert begins("10:15\nKim Jong-un landed in Kochi on Friday.") == [("arrival", "17 00:00")]
