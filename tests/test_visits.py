"""The order and the times of visits: what is weighed and what is solved agrees with looking at everything."""

# ruff: noqa: E501 - the stories stand as they are

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import analyse
from geo.journey.itinerary.narration import Narration
from geo.journey.itinerary.ordering import best_order, in_order
from geo.journey.itinerary.sighting import Sighting
from geo.journey.itinerary.timing import solve
from geo.journey.itinerary.visit import Visit
from geo.model import Dossier, Window

PUBLISHED = "2024-06-12"
START = datetime(2024, 6, 1, tzinfo=UTC)


def sighting(name: str, order: int, begin: int | None, end: int | None, *, kind: str = "arrival") -> Sighting:
    """A sighting at character 100 × `order`, between two hours from START."""
    when = None if begin is None and end is None else Window(earliest=hour(begin), latest=hour(end))
    span = SimpleNamespace(start=100 * order, end=100 * order + 10)
    event = SimpleNamespace(type=kind, when=when, status="confirmed", trigger=span, evidence=(span,))
    extracted = SimpleNamespace(event=event, order=order, anterior=False, now=False, dated=when is not None)
    place = SimpleNamespace(id=name, name=name, lat=None, lon=None, feature="PPL", country="FR", admin1=None)
    return Sighting(place, extracted, "origin" if kind == "departure" else "place", (span,))  # type: ignore[arg-type]


def hour(number: int | None) -> datetime | None:
    return None if number is None else START + timedelta(hours=number)


def visit(told: Sighting) -> Visit:
    return Visit(told.place, (told,))


@settings(deadline=None)
@given(st.integers(2, 6).flatmap(lambda n: st.lists(st.floats(-5, 5), min_size=n * n, max_size=n * n)))
def test_no_visit_is_better_put_elsewhere_than_where_it_is(odds):
    n = int(len(odds) ** 0.5)
    square = np.array(odds).reshape(n, n)
    before = square - square.T
    order = best_order(before)
    assert sorted(order) == list(range(n))

    def worth(way):
        return sum(before[a, b] for i, a in enumerate(way) for b in way[i + 1 :])

    for at in range(n):
        rest = order[:at] + order[at + 1 :]
        assert all(worth([*rest[:to], order[at], *rest[to:]]) <= worth(order) + 1e-6 for to in range(n))


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_an_order_without_contradictions_is_found(way):
    before = np.array([[float(np.sign(way.index(b) - way.index(a))) for b in range(6)] for a in range(6)])
    assert best_order(before) == list(way)


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(90)))
def test_a_long_journey_is_in_the_order_of_its_dates_however_it_is_told(days):
    visits = [visit(sighting(f"p{day}", n, 24 * day, 24 * day + 24)) for n, day in enumerate(days)]
    assert [v.place.id for v in in_order(Narration("", visits))] == [f"p{day}" for day in sorted(days)]


bounds = st.none() | st.integers(0, 60)


@st.composite
def journeys(draw):
    """Visits of one sighting each, told of as a coming, a leaving or a stay, with the hours between them."""
    count = draw(st.integers(1, 5))
    visits = []
    for n in range(count):
        begin, end = draw(bounds), draw(bounds)
        if begin is not None and end is not None and begin > end:
            begin, end = end, begin
        kind = draw(st.sampled_from(["arrival", "departure", "stay"]))
        visits.append(visit(sighting(f"p{n}", n, begin, end, kind=kind)))
    return visits, draw(st.lists(st.integers(0, 20).map(float), min_size=count - 1, max_size=count - 1))


@settings(deadline=None)
@given(journeys())
def test_times_are_as_narrow_as_the_statements_and_the_ways_between_them_make_them(journey):
    visits, hours = journey
    times, found = solve(visits, hours)
    nodes = [(s.arrive, s.depart)[i] for s in (v.sightings[0] for v in visits) for i in (0, 1)]
    waits = [0.0, *(w for h in hours for w in (0.0, h)), 0.0]
    after = [timedelta(hours=sum(waits[1 : n + 1])) for n in range(len(nodes))]
    solved = [w for t in times for w in (t.arrive, t.depart)]
    every = range(len(nodes))
    lows = [max((nodes[m].earliest + after[n] - after[m] for m in range(n + 1) if nodes[m].earliest), default=None)
            for n in every]  # fmt: skip
    highs = [min((nodes[m].latest + after[n] - after[m] for m in every if m >= n and nodes[m].latest), default=None)
             for n in every]  # fmt: skip
    fits = all(low is None or high is None or low <= high for low, high in zip(lows, highs, strict=True))
    assert fits == (not found)
    if fits:
        assert [(w.earliest, w.latest) for w in solved] == list(zip(lows, highs, strict=True))
    for window in solved:
        assert window.earliest is None or window.latest is None or window.earliest <= window.latest


def test_a_contradiction_names_the_statements_and_leaves_each_as_it_is_told():
    first = visit(sighting("a", 0, 10, 20, kind="departure"))
    last = visit(sighting("b", 1, 11, 12))
    times, [found] = solve([first, last], [5.0])
    assert (found.visit, found.since.event.order, found.latest.event.order, found.needs_time) == (1, 0, 1, True)
    assert times[1].arrive == Window(earliest=hour(11), latest=hour(12))
    assert times[0].depart == Window(earliest=hour(10), latest=hour(20))
    [backwards] = solve([visit(sighting("a", 0, 30, 40, kind="departure")), last], [0.0])[1]
    assert not backwards.needs_time


def route(text: str, published: str = PUBLISHED) -> tuple[Dossier, list[str]]:
    dossier = analyse(text, published=published)
    stops = dossier.routes[0].stops if dossier.routes else ()
    return dossier, [dossier.place(stop.place_id).name for stop in stops]  # type: ignore[union-attr]


def warnings(dossier: Dossier) -> list[tuple[str, str]]:
    codes = {"too-fast", "dates-disagree"}
    return [(w.code, w.message) for r in dossier.routes for leg in r.legs for w in leg.warnings if w.code in codes]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Anna Lind arrived in Riga on Friday. She had left Hamburg on Thursday, flown to Gdansk and travelled to Vilnius.",
            ["Hamburg", "Gdańsk", "Vilnius", "Riga"],
        ),
        (
            "Lyon to Turin by bike\n\nAnna Lind left Lyon and travelled to Grenoble. Then she went to Modane. She arrived in Turin on Friday.",
            ["Lyon", "Grenoble", "Modane", "Turin"],
        ),
        (
            "Bruno Keller arrived in Oslo on Tuesday. On Sunday he visited Hamburg, where he met friends.",
            ["Hamburg", "Oslo"],
        ),
        (
            "The tanker Selene reached Rotterdam on Monday. It left Lagos in May and called at Las Palmas, then at Lisbon.",
            ["Lagos", "Las Palmas de Gran Canaria", "Lisbon", "Rotterdam"],
        ),
        ("Before travelling to Rome, Anna Lind flew to Madrid.", ["Madrid", "Rome"]),
        (
            "After leaving Vienna, Bruno Keller drove to Graz. He reached Zagreb on Monday.",
            ["Vienna", "Graz", "Zagreb"],
        ),
        (
            "The president flew to Cairo on Sunday, travelled to Amman on Monday and returned to Cairo on Tuesday.",
            ["Cairo", "Amman", "Cairo"],
        ),
        (
            "Anna Lind left Oslo on Monday and flew to Paris. She returned to Oslo on Tuesday.",
            ["Oslo", "Paris", "Oslo"],
        ),
        (
            "HMS Kestrel left Portsmouth on Friday. HMS Kestrel reached Gibraltar on Monday.",
            ["Portsmouth", "Gibraltar"],
        ),
        (
            "The train travelled from Madrid to Lyon on Monday, stopping in Barcelona and Montpellier.",
            ["Madrid", "Barcelona", "Montpellier", "Lyon"],
        ),
        ("Bruno Keller landed in Tokyo on Tuesday. The day before he had visited Seoul.", ["Seoul", "Tokyo"]),
        (
            "The convoy passed through Germany and reached Vienna. It left Vienna and drove through Italy. From Italy it returned to Germany, where it arrived in Munich.",
            ["Germany", "Vienna", "Italy", "Munich"],
        ),
        (
            "We rented a van in Lyon on Friday and drove to Geneva. On Sunday we reached Bern. In the end we took the train back to Lyon.",
            ["Lyon", "Genève", "Bern", "Lyon"],
        ),
        (
            "I flew to Riga. Then I visited Tartu. On Sunday I flew home to Paris from Riga.",
            ["Riga", "Tartu", "Riga", "Paris"],
        ),
        (
            "We started in Lyon and cycled to Turin. On Friday we took the train from Milan to Rome.",
            ["Lyon", "Turin", "Milan", "Rome"],
        ),
        (
            "From Lusaka the runners will head to Livingstone and then Gaborone. They hope to finish in Cape Town in August. They reached Lusaka on Sunday.",
            ["Lusaka", "Livingstone", "Gaborone", "Cape Town"],
        ),
        (
            "Anna Lind left Oslo on May 1. She rested in Voss and slept in Odda. By May 9 she had reached Bergen. She flew home to Rome.",
            ["Oslo", "Voss", "Odda", "Bergen", "Rome"],
        ),
        (
            "Greetings from Sarajevo, where I have had three showers. I left Split on May 1. On May 3 I took the train to Mostar.",
            ["Split", "Mostar", "Sarajevo"],
        ),
        (
            "The band played in Santiago on May 3, crossed the Andes to Mendoza and played in Rosario on Sunday.",
            ["Santiago", "Andes", "Mendoza", "Rosario"],
        ),
        (
            "I am writing this on a roof in Sarajevo. I stepped off the ferry in Split. On May 3 I took the train to Mostar.",
            ["Split", "Mostar", "Sarajevo"],
        ),
        (
            "The ship is anchored off Lisbon. It left Antwerp on May 1 and called at Le Havre. It will sail to Vigo.",
            ["Antwerpen", "Le Havre", "off Lisbon", "Vigo"],
        ),
        (
            "We left Franz Josef on Friday, crossed the Haast Pass to Wanaka and came to Queenstown.",
            ["Wanaka", "Queenstown"],
        ),
        (
            "The families fled from Kandahar to Quetta in 2022. They moved to Islamabad in January and arrived in Hanover on Thursday.",
            ["Kandahār", "Quetta", "Islamabad", "Hannover"],
        ),
        (
            "The refugees arrived in Hanover on Thursday. They will be sent to Kassel.",
            ["Hannover", "Kassel"],
        ),
        (
            "The tanker Selene reached Lisbon on Sunday, ten days after it left Hamburg. It had called at Le Havre on June 3.",
            ["Hamburg", "Le Havre", "Lisbon"],
        ),
        (
            "Anna Lind flew to Riga on Friday from Oslo. She had left Oslo at noon. She visited Tartu on Saturday.",
            ["Oslo", "Riga", "Tartu"],
        ),
        ("The ship arrived in Lisbon on Monday. It left Rotterdam on Tuesday.", ["Lisbon", "Rotterdam"]),
    ],
)
def test_stories_are_put_in_order(text: str, stops: list[str]):
    assert route(text)[1] == stops


def test_a_flight_of_years_is_drawn_and_visits_of_years_ago_are_not():
    earlier = "In March 2023 he was seen in Dakar, and in June 2023 in Recife."
    hid = f"A man was arrested in Lisbon on Friday. He hid in Tangier in 2022. {earlier}"
    assert route(hid)[1] == ["Tangier", "Dakar", "Recife", "Lisbon"]
    assert route(f"A man landed in Lisbon on Friday. He was in Rome in 2022. {earlier}")[1] == []


def test_a_flight_of_years_is_one_journey_and_a_departure_of_years_ago_is_none():
    fled = "The families {} Kabul in 2022. They moved to Islamabad in January and arrived in Hanover on Thursday."
    assert route(fled.format("fled"))[1] == ["Kabul", "Islamabad", "Hannover"]
    assert route(fled.format("left"))[1] == ["Islamabad", "Hannover"]


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("We left Oslo on Friday and cycled to Geilo. Tomorrow we ride on to Bergen.", ["scheduled"]),
        ("We left Oslo on Friday and cycled to Geilo. On Sunday we reached Bergen.", ["confirmed"]),
        ("We left Oslo on Friday and cycled to Geilo. We have not reached Bergen yet.", []),
    ],
)
def test_a_title_tells_where_the_way_leads_and_not_that_it_was_gone(below: str, told: list[str]):
    dossier, names = route(f"Oslo to Bergen the long way\n\n{below}")
    assert names[:2] == ["Oslo", "Geilo"]
    assert [stop.status for stop in dossier.routes[0].stops[2:]] == told


def test_a_trip_told_as_an_aside_is_another_journey_and_a_beginning_long_ago_is_not():
    aside = "Anna Lind flew to Paris on Monday and reached Rome on Tuesday. She visited Oslo in April."
    assert route(aside)[1] == ["Paris", "Rome"]
    whole = "Anna Lind reached Paris on 2 May. On 10 May she arrived in Lyon. She reached Rome on 9 June."
    assert route(whole)[1] == ["Paris", "Lyon", "Rome"]


def test_a_way_that_leaves_too_little_time_is_told_with_both_statements_and_the_speed_it_needs():
    dossier, stops = route("The armoured train left Warsaw on Tuesday at 8 p.m. It reached Kyiv on Tuesday at 9 p.m.")
    assert stops == ["Warsaw", "Kyiv"]
    [(code, message)] = warnings(dossier)
    assert code == "too-fast"
    assert "At 80 km/h Kyiv cannot be reached before" in message
    assert "left Warsaw on Tuesday at 8 p.m." in message
    assert "reached Kyiv on Tuesday at 9 p.m." in message
    [leg] = dossier.routes[0].legs
    assert leg.min_speed_kmh is not None
    assert leg.min_speed_kmh > 700


def test_one_verb_dates_one_end_and_contradicts_nothing():
    assert warnings(route("Anna Lind flew from Lima to Madrid on Tuesday evening.")[0]) == []


def test_nobody_is_anywhere_sooner_than_the_way_there_takes():
    dossier, stops = route("Anna Lind left Lima on Monday and flew to Madrid. She travelled to Paris on Tuesday.")
    assert stops == ["Lima", "Madrid", "Paris"]
    lima, madrid, _ = dossier.routes[0].stops
    assert lima.depart is not None
    assert madrid.arrive is not None
    assert lima.depart.earliest is not None
    assert madrid.arrive.earliest is not None
    assert madrid.arrive.earliest - lima.depart.earliest > timedelta(hours=9)


def test_a_contradiction_points_to_its_words_in_the_text_as_it_was_given():
    text = "The ar\u00admoured train left War\u00adsaw on Tuesday at 8 p.m. It reached Kyiv on Tuesday at 9 p.m."
    dossier, _ = route(text)
    [found] = [w for leg in dossier.routes[0].legs for w in leg.warnings if w.code == "too-fast"]
    assert dossier.article.text[found.start : found.end] == "It reached Kyiv on Tuesday at 9 p.m."
