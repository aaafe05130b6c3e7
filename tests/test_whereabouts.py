"""The band in which the traveller can be: laws that hold for every journey."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.journey.itinerary.speeds import TOP_SPEED_KMH, leg_km, top_speed_kmh
from geo.journey.itinerary.whereabouts import whereabouts
from geo.model import CountryKm, Leg, Stop, Window

START = datetime(2023, 9, 10, tzinfo=UTC)
hours = st.none() | st.integers(0, 240)


@st.composite
def journeys(draw):
    count = draw(st.integers(2, 9))
    stops, clock = [], 0
    for number in range(count):
        bounds = []
        for _ in range(2):
            wait = draw(st.integers(0, 30))
            clock += wait
            known = draw(st.booleans())
            bounds.append(START + timedelta(hours=clock) if known else None)
        stops.append(
            Stop(
                id=f"s{number}",
                place_id=f"p{number}",
                arrive=Window(earliest=bounds[0], latest=bounds[1]),
                depart=Window(earliest=bounds[0], latest=None),
                status="confirmed",
            )
        )
    legs = [
        Leg.model_validate(
            {
                "id": f"l{i}", "from": a.id, "to": b.id, "mode": draw(st.sampled_from(["rail", "sea", "air", "road"])),
                "status": "confirmed", "geodesic_km": 100.0, "bearing_deg": 0.0, "quality": "routed",
                "path_km": draw(st.none() | st.floats(1, 2000)),
            }
        )
        for i, (a, b) in enumerate(pairwise(stops))
    ]  # fmt: skip
    return stops, legs


def total(legs: list[Leg]) -> float:
    return sum(leg.path_km if leg.path_km is not None else leg.geodesic_km for leg in legs)


@given(journeys())
def test_the_band_is_on_the_route_and_in_order(journey):
    stops, legs = journey
    band = whereabouts(stops, legs)
    for point in band:
        assert 0 <= point.min_km <= point.max_km <= total(legs) + 0.01
    assert [p.t for p in band] == sorted(p.t for p in band)


@given(journeys())
def test_nobody_goes_back_and_nobody_is_faster_than_the_top_speed_unless_the_dates_ask_for_it(journey):
    stops, legs = journey
    band = whereabouts(stops, legs)
    for a, b in pairwise(band):
        assert b.min_km >= a.min_km - 0.01
        assert b.max_km >= a.max_km - 0.01


@given(journeys())
def test_the_band_is_empty_only_where_nothing_is_dated(journey):
    stops, legs = journey
    dated = any(w and (w.earliest or w.latest) for s in stops for w in (s.arrive, s.depart))
    assert bool(whereabouts(stops, legs)) == dated


def by_all_pairs(stops, legs, hour):
    """The band at an hour after the first date, each bound by looking at all stops, as the docstring defines it."""
    leave = [next((t for w in (s.depart, s.arrive) if w and (t := w.earliest)), None) for s in stops]
    reach = [next((t for w in (s.arrive, s.depart) if w and (t := w.latest)), None) for s in stops]
    begin = min(t for t in (*leave, *reach) if t)
    left, due = ([t and (t - begin) / timedelta(hours=1) for t in times] for times in (leave, reach))
    hours = [leg_km(leg) / TOP_SPEED_KMH[leg.mode] for leg in legs]
    hurry = [1.0] * len(legs)
    for i, start in enumerate(left):
        for j in range(i + 1, len(stops)):
            if start is not None and due[j] is not None and due[j] > start:
                for k in range(i, j):
                    hurry[k] = max(hurry[k], sum(hours[i:j]) / (due[j] - start))
    lag = [0.0, *accumulate(h / factor for h, factor in zip(hours, hurry, strict=True))]
    high = min([lag[-1], *(s + max(0, hour - h) for s, h in zip(lag, left, strict=True) if h is not None)])
    low = max([0.0, *(s - max(0, h - hour) for s, h in zip(lag, due, strict=True) if h is not None)])
    at = [0.0, *accumulate(map(leg_km, legs))]
    return begin + timedelta(hours=hour), np.interp(min(low, high), lag, at), np.interp(high, lag, at)


def at(band, t):
    """The band at an instant, between its corners."""
    i = min(max(bisect_left([p.t for p in band], t), 1), len(band) - 1)
    a, b = band[i - 1], band[i]
    share = (t - a.t) / (b.t - a.t)
    return a.min_km + share * (b.min_km - a.min_km), a.max_km + share * (b.max_km - a.max_km)


@given(journeys(), st.floats(0, 1))
def test_the_band_is_that_of_all_pairs_of_stops(journey, share):
    stops, legs = journey
    band = whereabouts(stops, legs)
    if len(band) < 2:
        return
    length = (band[-1].t - band[0].t) / timedelta(hours=1)
    t, low, high = by_all_pairs(stops, legs, length * share)
    if t > band[-1].t:  # corners are told to the second
        return
    slack = 0.1 + 2 * total(legs) / max(length * 3600, 1)
    assert at(band, t) == pytest.approx((low, high), abs=max(slack, 1))


def hourly(count):
    """A journey of a stop an hour, each dated, with legs that need much less and much more than that."""
    stops = [
        Stop(
            id=f"s{i}", place_id=f"p{i}", status="confirmed",
            arrive=Window(earliest=START + timedelta(hours=i), latest=START + timedelta(hours=i + 2)),
        )
        for i in range(count)
    ]  # fmt: skip
    legs = [
        Leg.model_validate(
            {
                "id": f"l{i}", "from": a.id, "to": b.id, "mode": "rail", "status": "confirmed", "geodesic_km": 0,
                "bearing_deg": 0, "quality": "routed", "path_km": 10 + (i * 37) % 300,
            }
        )
        for i, (a, b) in enumerate(pairwise(stops))
    ]  # fmt: skip
    return stops, legs


def test_the_band_has_as_many_corners_as_the_journey_has_stops():
    few, many = (len(whereabouts(*hourly(count))) for count in (50, 400))
    assert few < 50 * 4
    assert many < few * 400 / 50 * 1.2


def test_a_known_departure_and_arrival_pin_the_ends():
    a, b = START, START + timedelta(hours=10)
    stops = [
        Stop(id="a", place_id="a", depart=Window(earliest=a, latest=a), status="confirmed"),
        Stop(id="b", place_id="b", arrive=Window(earliest=b, latest=b), status="confirmed"),
    ]
    leg = Leg.model_validate(
        {
            "id": "l", "from": "a", "to": "b", "mode": "rail", "status": "confirmed", "geodesic_km": 700,
            "bearing_deg": 0, "quality": "routed", "path_km": 800,
        }
    )  # fmt: skip
    band = whereabouts(stops, [leg])
    assert (band[0].min_km, band[0].max_km) == (0, 0)
    assert (band[-1].min_km, band[-1].max_km) == (800, 800)
    speed = TOP_SPEED_KMH["rail"]
    [corner] = [p for p in band if p.t == a + timedelta(hours=800 / speed)]
    assert corner.max_km == 800


def test_each_leg_has_its_own_top_speed():
    stops = [
        Stop(id="a", place_id="a", depart=Window(earliest=START, latest=START), status="confirmed"),
        Stop(id="b", place_id="b", status="confirmed"),
        Stop(id="c", place_id="c", status="confirmed"),
    ]
    legs = [
        Leg.model_validate(
            {
                "id": f"{start}>{end}", "from": start, "to": end, "mode": mode, "status": "confirmed",
                "geodesic_km": km, "bearing_deg": 0, "quality": "routed", "path_km": km, "top_speed_kmh": speed,
            }
        )
        for start, end, mode, km, speed in (("a", "b", "road", 70, 7), ("b", "c", "air", 900, 900))
    ]  # fmt: skip
    band = whereabouts(stops, legs)
    farthest = [((p.t - START) / timedelta(hours=1), p.max_km) for p in band]
    assert farthest == [(0, 0), (10, 70), (11, 970)]


@pytest.mark.parametrize(
    ("mode", "words", "countries", "kmh"),
    [
        ("rail", "his armored train", ["KP", "RU"], 80),
        ("rail", "the night train", ["KP"], 160),
        ("rail", "a train", ["FR"], 320),
        ("road", "He walked", ["ES"], 7),
        ("road", "on foot", [], 7),
        ("road", "a bus", [], 110),
        ("sea", "the oil tanker", [], 46),
        ("air", "a military helicopter", [], 320),
        ("air", "flew", [], 950),
    ],
)
def test_the_top_speed_is_that_of_what_carries(mode, words, countries, kmh):
    assert top_speed_kmh(mode, words, [CountryKm(country=c, km=1) for c in countries]) == kmh
