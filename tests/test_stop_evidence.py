"""What tells a stop: the kind of evidence by its events, and the chance that one of them at least is right."""

from __future__ import annotations

import pytest

from geo.journey.itinerary.stop_evidence import chance_of_any, evidence_of
from geo.model import Event, Span


def event(kind: str, status: str = "confirmed", at: int = 0, **more: object) -> Event:
    """Return an event in Tulsa whose words stand at a character of the text."""
    span = Span(start=at, end=at + 10)
    return Event.model_validate({
        "id": f"e{at}", "type": kind, "trigger": span, "place_id": "tulsa", "status": status, "attribution": (),
        "evidence": (span,), **more,
    })  # fmt: skip


def chance_told(events: list[Event]) -> float | None:
    """Return the chance that one of some events at least is told."""
    return chance_of_any(events, [event.sureness for event in events])


TO_TULSA = {"place_id": None, "from_place_id": "dallas", "to_place_id": "tulsa"}


@pytest.mark.parametrize(
    ("events", "status", "kind"),
    [
        ([event("arrival")], "confirmed", "moved"),
        ([event("departure", to_place_id="lima")], "confirmed", "moved"),
        ([event("departure", place_id=None, from_place_id="tulsa")], "confirmed", "moved"),
        ([event("return", "historical")], "historical", "moved"),
        ([event("passage")], "confirmed", "passed"),
        ([event("crossing")], "reported", "passed"),
        ([event("meeting", "possible")], "possible", "met"),
        ([event("stay", rule="stay.visit")], "confirmed", "stayed"),
        ([event("stay", rule="presence.visited")], "confirmed", "seen"),
        ([event("arrival", rule="presence.visited")], "confirmed", "moved"),
        ([event("other", rule="accident.crash")], "confirmed", "seen"),
        ([event("departure", **TO_TULSA)], "scheduled", "aimed"),
        ([event("departure", "possible", **TO_TULSA)], "possible", "aimed"),
        ([event("arrival", "scheduled")], "scheduled", "planned"),
        ([event("departure", "scheduled", **TO_TULSA)], "scheduled", "planned"),
        ([], "confirmed", None),
    ],
)
def test_each_event_is_evidence_of_its_kind(events: list[Event], status: str, kind: str):
    assert evidence_of(events, "tulsa", status) == kind


def test_coming_is_stronger_than_being_seen_there():
    seen, came = event("stay", rule="presence.visited"), event("arrival", at=50)
    assert evidence_of([seen, came], "tulsa", "confirmed") == "moved"


def test_a_plan_gives_no_confirmed_stop_its_kind():
    seen, plan = event("stay", rule="presence.visited"), event("arrival", "scheduled", at=50)
    assert evidence_of([seen, plan], "tulsa", "confirmed") == "seen"
    assert evidence_of([event("stay", rule="presence.visited"), event("departure", at=50, **TO_TULSA)],
                       "tulsa", "confirmed") == "seen"  # fmt: skip


def test_one_telling_makes_a_stop_as_likely_as_it_is():
    assert chance_told([event("stay", sureness=0.45)]) == 0.45


def test_several_tellings_make_it_likelier():
    told = [event("stay", sureness=0.5), event("arrival", at=50, sureness=0.8), event("stay", at=90, sureness=0.5)]
    assert chance_told(told) == pytest.approx(0.95)


def test_what_shares_words_is_one_telling():
    left, came = event("departure", sureness=0.6), event("arrival", at=5, sureness=0.8)
    assert chance_told([left, came]) == 0.8
    other = event("stay", at=40, sureness=0.5)
    both = event("stay", at=90, sureness=0.3, evidence=(Span(start=8, end=14), Span(start=45, end=60)))
    assert chance_told([left, came, other, both]) == 0.8, "an event joins those whose words it shares"


def test_where_nobody_says_how_sure_nothing_is_said():
    assert chance_told([]) is None
    assert chance_told([event("arrival"), event("stay", at=50)]) is None
    assert chance_told([event("arrival"), event("stay", at=50, sureness=0.7)]) == 0.7
