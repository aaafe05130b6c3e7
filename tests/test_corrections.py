"""Corrections: what a reader puts right holds, what depends on it follows, all else stays, and each can be undone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import analyse, correct, redo, tables, undo
from geo.errors import InputError, PlaceNotFoundError
from geo.export import export_markdown
from geo.model import Dossier
from geo.records import KINDS
from geo.view import build_view

TEXT = (
    "LISBON, May 3 (Reuters) - Foreign minister Anna Berg left Oslo on Monday by train for Stockholm, where she met "
    "her Swedish counterpart on Tuesday. On Wednesday Berg flew to Helsinki. She is to visit Tallinn on Friday.\n\n"
    "Helsinki is 395 km east of Stockholm, officials said. Berg’s flight took one hour."
)
OSLO, STOCKHOLM, HELSINKI, TALLINN, GOTHENBURG = (
    f"geonames:{number}" for number in (3143244, 2673730, 658225, 588409, 2711537)
)
BERG = "t-anna-berg"


@pytest.fixture(scope="module")
def machine():
    """Return the dossier as the machine reads it."""
    return analyse(TEXT, published="2023-05-05")


def by_ann(dossier, kind, target="article", value=None, why=""):
    return correct(dossier, kind, target, value, who="Ann", why=why)


def stops(dossier, traveller=BERG):
    return [s.place_id for r in dossier.routes if r.traveller_id == traveller for s in r.stops]


def stop_at(dossier, place):
    return next(s for r in dossier.routes for s in r.stops if s.place_id == place)


def event_at(dossier, place, kind=None):
    return next(e for e in dossier.events if e.place_id == place and kind in (None, e.type))


def test_the_machine_reads_the_journey(machine):
    assert stops(machine) == [OSLO, STOCKHOLM, HELSINKI, TALLINN]
    assert machine.corrections == ()


def test_a_denied_event_is_no_stop_and_all_else_stays(machine):
    event = event_at(machine, TALLINN)
    made = by_ann(machine, "event.status", event.id, "denied", why="called off")
    assert stops(made) == [OSLO, STOCKHOLM, HELSINKI]
    assert made.routes[0].legs == machine.routes[0].legs[:2]
    assert made.claims == machine.claims
    assert made.mentions == machine.mentions
    assert [e for e in made.events if e.id != event.id] == [e for e in machine.events if e.id != event.id]
    (record,) = made.corrections
    assert (record.who, record.why, record.before, record.value) == ("Ann", "called off", "scheduled", "denied")


def test_a_mode_lays_the_leg_anew(machine):
    made = by_ann(machine, "event.mode", event_at(machine, HELSINKI).id, "sea")
    assert [leg.mode for leg in made.routes[0].legs[:2]] == ["rail", "sea"]
    assert made.routes[0].legs[1].path_km > machine.routes[0].legs[1].path_km


def test_a_time_dates_its_events_and_their_stops(machine):
    wednesday = next(t for t in machine.times if t.text == "Wednesday")
    made = by_ann(machine, "time.value", wednesday.id, "2023-05-04")
    arrive = stop_at(made, HELSINKI).arrive
    assert (arrive.earliest.isoformat(), arrive.latest.isoformat()) == (
        "2023-05-04T00:00:00+03:00", "2023-05-05T00:00:00+03:00",
    )  # fmt: skip


def test_an_event_at_another_place_takes_its_stop_along(machine):
    made = by_ann(machine, "event.place", event_at(machine, HELSINKI).id, GOTHENBURG)
    assert stops(made) == [OSLO, STOCKHOLM, GOTHENBURG, TALLINN]
    assert made.place(GOTHENBURG).name == "Göteborg"


def test_events_can_be_removed_and_added_at_words_of_the_text(machine):
    made = by_ann(machine, "event.remove", event_at(machine, HELSINKI).id)
    assert stops(made) == [OSLO, STOCKHOLM, TALLINN]
    start = TEXT.index("flew to Helsinki")
    made = by_ann(made, "event.add", f"{start}-{start + 16}", HELSINKI)
    made = by_ann(made, "event.travellers", f"e{start}-stay", BERG)
    assert stops(made) == [OSLO, STOCKHOLM, HELSINKI, TALLINN]
    added = next(e for e in made.events if e.id == f"e{start}-stay")
    assert added.attribution[0].source == "Ann"


def test_a_wording_is_the_readers(machine):
    event = event_at(machine, HELSINKI)
    made = by_ann(machine, "event.wording", event.id, "Berg lands in Helsinki")
    assert event_at(made, HELSINKI).wording == "Berg lands in Helsinki"
    assert made.routes == machine.routes


def test_stops_move_go_and_come(machine):
    first, second, third, fourth = (s.id for s in machine.routes[0].stops)
    made = by_ann(machine, "stop.move", fourth, first)
    assert stops(made) == [OSLO, TALLINN, STOCKHOLM, HELSINKI]
    made = by_ann(made, "stop.remove", third)
    assert stops(made) == [OSLO, TALLINN, STOCKHOLM]
    made = by_ann(made, "stop.add", second, GOTHENBURG)
    assert stops(made) == [OSLO, TALLINN, STOCKHOLM, GOTHENBURG]
    made = by_ann(made, "stop.move", stop_at(made, GOTHENBURG).id)
    assert stops(made) == [GOTHENBURG, OSLO, TALLINN, STOCKHOLM]
    route = made.routes[0]
    assert [(leg.from_, leg.to) for leg in route.legs] == [
        (a.id, b.id) for a, b in zip(route.stops, route.stops[1:], strict=False)
    ]
    assert route.geodesic_km == pytest.approx(sum(leg.geodesic_km for leg in route.legs))


def test_a_stop_has_another_place_and_other_windows(machine):
    stockholm = machine.routes[0].stops[1].id
    made = by_ann(machine, "stop.place", stockholm, GOTHENBURG)
    assert stops(made) == [OSLO, GOTHENBURG, HELSINKI, TALLINN]
    assert made.routes[0].legs[2] == machine.routes[0].legs[2]
    made = by_ann(made, "stop.arrive", stockholm, "2023-05-01T18:00/2023-05-01T20:00")
    arrive = made.routes[0].stops[1].arrive
    assert (arrive.earliest.isoformat(), arrive.latest.isoformat()) == (
        "2023-05-01T18:00:00+02:00", "2023-05-01T20:00:00+02:00",
    )  # fmt: skip
    assert made.routes[0].whereabouts != machine.routes[0].whereabouts


def test_a_single_visit_becomes_a_journey_where_a_stop_is_added():
    machine = analyse("Anna Berg arrived in Helsinki on Wednesday.", published="2023-05-05")
    assert machine.routes == ()
    made = by_ann(machine, "stop.add", BERG, TALLINN)
    assert stops(made) == [HELSINKI, TALLINN]
    assert undo(made, who="Ann").routes == ()


def test_travellers_are_named_merged_split_and_added(machine):
    assert by_ann(machine, "traveller.name", BERG, "A. Berg").travellers[0].name == "A. Berg"
    oslo = event_at(machine, OSLO).id
    made = by_ann(machine, "traveller.split", BERG, f"Bo Ek: {oslo}, {event_at(machine, STOCKHOLM).id}")
    assert stops(made, "t-bo-ek") == [OSLO, STOCKHOLM]
    assert stops(made) == [HELSINKI, TALLINN]
    back = by_ann(made, "traveller.merge", "t-bo-ek", BERG)
    assert stops(back) == stops(machine)
    assert [t.id for t in back.travellers] == [t.id for t in machine.travellers]
    new = by_ann(machine, "traveller.add", "t-bo-ek", "Bo Ek")
    new = by_ann(by_ann(new, "stop.add", "t-bo-ek", OSLO), "stop.add", "t-bo-ek", HELSINKI)
    assert stops(new, "t-bo-ek") == [OSLO, HELSINKI]
    assert by_ann(machine, "traveller.remove", BERG).routes == ()


def test_the_day_of_publication_dates_the_story_anew(machine):
    made = by_ann(machine, "article.published", "article", "2023-05-12")
    assert stop_at(made, HELSINKI).arrive.earliest.date().isoformat() == "2023-05-10"
    made = by_ann(made, "article.title", "article", "On the way")
    assert (made.article.title, made.article.published.isoformat()) == ("On the way", "2023-05-12")
    assert made.model_copy(update={"corrections": ()}) != machine
    assert undo(undo(made, who="Ann"), who="Ann").model_copy(update={"corrections": ()}) == machine


def test_any_single_correction_can_be_undone_and_done_again(machine):
    event = event_at(machine, TALLINN).id
    made = by_ann(machine, "event.status", event, "denied")
    made = by_ann(made, "traveller.name", BERG, "A. Berg")
    first_undone = undo(made, "c-1", who="Bo")
    assert stops(first_undone) == stops(machine)
    assert first_undone.travellers[0].name == "A. Berg"
    none = undo(undo(made, who="Bo"), who="Bo")
    assert none.model_copy(update={"corrections": ()}) == machine
    one = redo(none, who="Bo")
    assert stops(one) == stops(made)
    assert one.travellers[0].name == machine.travellers[0].name
    both = redo(one, who="Bo")
    assert both.model_copy(update={"corrections": ()}) == made.model_copy(update={"corrections": ()})
    assert [c.id for c in both.corrections] == [f"c-{n}" for n in range(1, 7)]
    with pytest.raises(InputError, match="nothing to do again"):
        redo(both, who="Bo")


def test_no_two_corrections_have_one_id(machine):
    made = by_ann(machine, "traveller.name", BERG, "A. Berg")
    alone = made.model_copy(update={"corrections": (made.corrections[0].model_copy(update={"id": "c-2"}),)})
    assert [c.id for c in by_ann(alone, "traveller.name", BERG, "B. Berg").corrections] == ["c-2", "c-3"]


def test_what_a_later_reading_has_not_is_said_and_costs_nothing_else(machine):
    made = by_ann(machine, "stop.arrive", machine.routes[0].stops[2].id, "2023-05-04")
    made = by_ann(made, "event.remove", event_at(made, HELSINKI).id)
    assert stops(made) == [OSLO, STOCKHOLM, TALLINN]
    (lost,) = [w for w in made.warnings if w.code == "correction-lost"]
    assert "c-1" in lost.message


@pytest.mark.parametrize(
    ("kind", "target", "value", "words"),
    [
        ("event.status", "e1-no", "denied", "no event 'e1-no'"),
        ("event.status", "OSLO", "gone", "it is one of confirmed, reported"),
        ("event.when", "OSLO", "tomorrow", "is no time; write a day"),
        ("event.when", "OSLO", "2023-05-04/2023-05-01", "ends before it begins"),
        ("event.travellers", "OSLO", "t-nobody", "no traveller 't-nobody'"),
        ("event.remove", "OSLO", "yes", "takes no value"),
        ("event.add", "9-3", HELSINKI, "no stretch of the text"),
        ("stop.place", "s-none", HELSINKI, "no stop 's-none'"),
        ("stop.move", "STOP", "s-none", "no other stop of this journey 's-none'"),
        ("stop.add", BERG, None, "where the new stop is"),
        ("traveller.merge", BERG, BERG, "no other traveller"),
        ("traveller.split", BERG, "Bo:", "which events are another traveller's"),
        ("traveller.add", "bo", "Bo", "no id for a new traveller"),
        ("traveller.name", BERG, " ", "1 to 120 characters"),
        ("mention.place", "m0-1", HELSINKI, "no name of this dossier"),
        ("article.published", "article", "May", "May"),
        ("article.title", "e1-no", "x", "target is 'article'"),
        ("undo", "c-7", None, "no correction 'c-7'"),
        ("nonsense", "x", None, "nothing that can be corrected"),
    ],
)
def test_what_cannot_be_done_is_said(machine, kind, target, value, words):
    named = {"OSLO": event_at(machine, OSLO).id, "STOP": machine.routes[0].stops[0].id}
    with pytest.raises(InputError, match=words):
        by_ann(machine, kind, named.get(target, target), value)


def test_a_place_that_is_none_is_said(machine):
    with pytest.raises((InputError, PlaceNotFoundError), match="geonames:1"):
        by_ann(machine, "stop.place", machine.routes[0].stops[0].id, "geonames:1")


def test_a_corrected_dossier_goes_through_its_file(machine):
    made = by_ann(machine, "event.status", event_at(machine, TALLINN).id, "denied")
    again = Dossier.model_validate_json(made.model_dump_json(by_alias=True))
    assert again == made
    assert undo(again, who="Bo").routes == machine.routes


def test_what_a_person_decided_goes_out_with_the_dossier(machine):
    made = by_ann(machine, "event.status", event_at(machine, TALLINN).id, "denied", why="called off")
    made = by_ann(made, "traveller.name", BERG, "A. Berg")
    made = undo(made, who="Ann")
    report = export_markdown(made)
    assert "## Put right by readers" in report
    assert "Denied, by Ann on" in report
    assert "called off" in report
    assert "A. Berg" not in report
    frame = tables(made)["corrections"]
    assert list(frame["kind"]) == ["event.status", "traveller.name", "undo"]
    assert list(frame["holds"]) == ["yes", "no", "no"]
    (told,) = build_view(made)["corrected"].values()
    assert "by Ann on" in told[0]
    moved = by_ann(machine, "stop.move", machine.routes[0].stops[2].id)
    ((words,),) = build_view(moved)["corrected"].values()
    assert "the first of the journey, by Ann" in words
    assert "It was" not in words, "where it came before is not said, so nothing false is"


def test_typography_changes_no_correction():
    odd = TEXT.replace("on Monday", "on\u00a0Monday").replace("Stockholm, where", "Stock\u00adholm,\u2009where")
    machine = analyse(odd, published="2023-05-05")
    start = odd.index("flew")
    made = by_ann(machine, "event.status", event_at(machine, TALLINN).id, "denied")
    made = by_ann(made, "time.value", next(t for t in machine.times if t.text == "Wednesday").id, "2023-05-04")
    made = by_ann(made, "event.add", f"{start}-{start + 16}", HELSINKI)
    assert stops(made) == [OSLO, STOCKHOLM, HELSINKI]
    added = next(e for e in made.events if e.id == f"e{start}-stay")
    assert odd[added.trigger.start : added.trigger.end] == "flew to Helsinki"
    split = by_ann(machine, "traveller.split", BERG, f"Bo Ek: {event_at(machine, HELSINKI).id}")
    assert HELSINKI not in stops(split)


VALUES = st.sampled_from(
    [None, "denied", "reported", "air", "sea", "2023-05-04", "../2023-05-06", OSLO, GOTHENBURG, BERG, "Bo Ek", "", "x"]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_corrected_and_undone_leaves_the_machines_reading(machine, data):
    dossier = machine
    for _ in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from([k for k in KINDS if k.partition(".")[0] in {"event", "stop", "traveller"}]))
        parts = {
            "event": [e.id for e in dossier.events],
            "stop": [*(s.id for r in dossier.routes for s in r.stops), BERG],
            "traveller": [t.id for t in dossier.travellers],
        }[kind.partition(".")[0]]
        try:
            dossier = by_ann(dossier, kind, data.draw(st.sampled_from(parts or ["none"])), data.draw(VALUES))
        except (InputError, PlaceNotFoundError):
            continue
        places = {place.id for place in dossier.places}
        assert all(s.place_id in places for r in dossier.routes for s in r.stops)
        assert all(len(r.legs) == len(r.stops) - 1 for r in dossier.routes)
        assert Dossier.model_validate_json(dossier.model_dump_json(by_alias=True)) == dossier
    while any(c.kind != "undo" for c in dossier.corrections):
        try:
            dossier = undo(dossier, who="Ann")
        except InputError:
            break
    assert dossier.model_copy(update={"corrections": ()}) == machine
