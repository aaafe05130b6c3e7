"""Why a time, an event, a claim was read so: the words for the page, and nothing where there are none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from handmade import handmade, rule_words, utc

from geo.export import export_markdown
from geo.model import Dossier, TimeRef
from geo.view import build_view
from geo.view.why import time_why


@pytest.fixture
def dossier(monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setattr("geo.lexicon.rule_words", rule_words)
    return handmade()


def test_a_time_says_its_rule_what_it_denotes_and_how_far_from_publication_it_is(dossier: Dossier):
    times = build_view(dossier)["times"].values()
    (why,) = [time["why"] for time in times if time["text"] == "Sunday afternoon"]
    assert why == {
        "ask": "Why this date?",
        "words": [
            "Read as a weekday with a part of the day, by the tense of its verb.",
            "It denotes Sunday 10 September 2023, 12:00–18:00 (UTC).",
            "That is 2 days before the day of publication, Tuesday 12 September 2023.",
        ],
        "rule": "hand.part_of_day",
    }


def test_events_and_claims_say_their_rules(dossier: Dossier):
    view = build_view(dossier)
    (event,) = [event["why"] for event in view["events"] if event["id"] == "e-departure"]
    assert event["words"] == ["Read as a departure: a verb of leaving with who leaves.", "The word is “left”."]
    assert view["claims"][0]["why"]["words"] == ["Read as a distance in a direction from a place."]


def test_without_a_rule_or_words_for_it_there_is_no_why(dossier: Dossier, monkeypatch: pytest.MonkeyPatch):
    assert [time["why"] for time in build_view(dossier)["times"].values() if time["text"] == "Monday"] == [None]
    monkeypatch.setattr("geo.lexicon.rule_words", lambda _name: None)
    view = build_view(dossier)
    shown = [*view["times"].values(), *view["events"], *view["claims"]]
    assert [one["why"] for one in shown] == [None] * len(shown)


@pytest.mark.parametrize(
    ("words", "first", "days", "said"),
    [
        ("today", utc(12, 0), 1, ["That is the day of publication."]),
        ("yesterday", utc(11, 0), 1, ["That is the day before the day of publication, Tuesday 12 September 2023."]),
        ("Friday", utc(15, 0), 1, ["That is 3 days after the day of publication, Tuesday 12 September 2023."]),
        ("April 13", datetime(2023, 4, 13, tzinfo=UTC), 1, ["The article was published on Tuesday 12 September 2023."]),
        ("this week", utc(11, 0), 7, ["The article was published on Tuesday 12 September 2023."]),
        ("11 September 2023", utc(11, 0), 1, []),
    ],
)
def test_only_words_without_a_year_are_held_against_the_day_of_publication(dossier: Dossier, words, first, days, said):
    ref = TimeRef(
        id="t", start=0, end=1, text=words, type="DATE", timex="", earliest=first,
        latest=first + timedelta(days=days), rule="hand.part_of_day",
    )  # fmt: skip
    assert time_why(dossier, ref)["words"][2:] == said


def test_a_time_without_an_end_is_said_in_a_sentence(dossier: Dossier):
    ref = TimeRef(
        id="t", start=0, end=1, text="the coming days", type="DATE", timex="FUTURE_REF", earliest=utc(12, 0),
        rule="hand.part_of_day",
    )  # fmt: skip
    assert time_why(dossier, ref)["words"][1] == "It denotes the time from Tuesday 12 September 2023 on."


def test_what_has_no_date_is_said_to_have_none(dossier: Dossier):
    ref = TimeRef(id="t", start=0, end=1, text="8 hours", type="DURATION", timex="PT8H", rule="hand.part_of_day")
    why = time_why(dossier, ref)
    assert why["ask"] == "Why this reading?"
    assert why["words"][1:] == ["It denotes a length of time, on no date of its own (TIMEX3 PT8H)."]


def test_the_report_has_the_rules_of_the_times_where_they_are_known(dossier: Dossier):
    row = "| Sunday afternoon | Sunday 10 September 2023, 12:00–18:00 (UTC) | TIME 2023-09-10TAF |"
    assert f"{row} a weekday with a part of the day, by the tense of its verb |" in export_markdown(dossier)
    bare = dossier.model_copy(update={"times": tuple(t.model_copy(update={"rule": None}) for t in dossier.times)})
    assert f"{row}\n" in export_markdown(bare)
