"""Distances and bearings: published test vectors, laws, and lines over the antimeridian and the pole."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.geodesic import (
    WGS84,
    destination,
    distance_km,
    geodesic_line,
    initial_bearing_deg,
    line_km,
    rhumb_bearing_deg,
    split_at_antimeridian,
)

MM = 1e-6
points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))

# Karney, "Algorithms for geodesics" (2013), tables 4 and 5; GeographicLib's documentation (Wellington to Salamanca);
# Geoscience Australia's Flinders Peak to Buninyong, on GRS 80, which differs by less than 0.1 mm.
FLINDERS_PEAK = (-(37 + 57 / 60 + 3.72030 / 3600), 144 + 25 / 60 + 29.52440 / 3600)
BUNINYONG = (-(37 + 39 / 60 + 10.15610 / 3600), 143 + 55 / 60 + 35.38390 / 3600)
VECTORS = [
    ((-30.12345, 0.0), (-30.12344, 0.00005), 0.004944208),
    ((-30.0, 0.0), (29.9, 179.8), 19989.832827610),
    ((-41.32, 174.81), (40.96, -5.50), 19959.679267354),
    (FLINDERS_PEAK, BUNINYONG, 54.972271),
]


@pytest.mark.parametrize(("a", "b", "km"), VECTORS)
def test_published_distances_hold_to_a_millimetre_in_both_libraries(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=MM)
    assert WGS84.inv(a[1], a[0], b[1], b[0])[2] / 1000 == pytest.approx(km, abs=MM)
    assert geodesic(a, b).km == pytest.approx(km, abs=MM)


def test_published_azimuths_and_destination():
    assert initial_bearing_deg((-30, 0), (29.9, 179.8)) == pytest.approx(161.890524736, abs=1e-8)
    assert initial_bearing_deg(FLINDERS_PEAK, BUNINYONG) == pytest.approx(306 + 52 / 60 + 5.37 / 3600, abs=3e-6)
    assert destination((40, 0), 10_000, 30) == pytest.approx((41.79331020506, 137.84490004377), abs=1e-10)


def test_the_seed_s_distances():
    pyongyang, khasan, vladivostok = (39.03385, 125.75432), (42.42387, 130.65156), (43.10562, 131.87353)
    assert distance_km(pyongyang, khasan) == pytest.approx(559.2, abs=0.05)
    assert distance_km(khasan, vladivostok) == pytest.approx(125.5, abs=0.05)
    assert distance_km(pyongyang, vladivostok) == pytest.approx(684.5, abs=0.05)
    assert initial_bearing_deg(pyongyang, vladivostok) == pytest.approx(46.7, abs=0.1)


@given(points, points)
def test_the_libraries_agree_and_distance_is_symmetric(a, b):
    km = distance_km(a, b)
    assert km == pytest.approx(WGS84.inv(a[1], a[0], b[1], b[0])[2] / 1000, abs=MM)
    assert km == pytest.approx(distance_km(b, a), abs=MM)


@given(points, points, points)
def test_no_detour_is_shorter(a, b, c):
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + MM


@given(points, st.floats(0.001, 15_000), st.floats(0, 359.9))
def test_a_destination_is_as_far_away_as_asked(a, km, bearing):
    assert distance_km(a, destination(a, km, bearing)) == pytest.approx(km, abs=MM)


@given(points, points)
def test_a_dense_line_is_as_long_as_the_geodesic(a, b):
    line = geodesic_line(a, b, step_km=250)
    assert line_km(line) == pytest.approx(distance_km(a, b), abs=1e-4)
    assert line[0] == (a[1], a[0])
    assert line[-1] == (b[1], b[0])


def test_rhumb_bearings_are_constant_courses():
    assert rhumb_bearing_deg((10, 20), (50, 20)) == pytest.approx(0)
    assert rhumb_bearing_deg((10, 170), (10, -170)) == pytest.approx(90)
    assert rhumb_bearing_deg((50, -170), (50, 170)) == pytest.approx(270)
    # Between the azimuths at both ends, and on a Mercator map straight: half the convergence from each.
    first = initial_bearing_deg((39, 125), (43, 132))
    last = (initial_bearing_deg((43, 132), (39, 125)) + 180) % 360
    assert rhumb_bearing_deg((39, 125), (43, 132)) == pytest.approx((first + last) / 2, abs=0.1)


def test_a_line_over_the_antimeridian_is_split_there():
    parts = split_at_antimeridian([(170.0, 10.0), (179.0, 11.0), (-178.0, 14.0), (-170.0, 15.0)])
    assert parts == [[(170, 10), (179, 11), (180, 12)], [(-180, 12), (-178, 14), (-170, 15)]]
    assert split_at_antimeridian([(-175.0, 0.0), (-185.0, 1.0)]) == [[(-175, 0), (-180, 0.5)], [(180, 0.5), (175, 1)]]


@given(st.lists(st.tuples(st.floats(-400, 400), st.floats(-80, 80)), min_size=2, max_size=8))
def test_split_parts_stay_within_the_world_and_hold_every_point(line):
    parts = split_at_antimeridian(line)
    held = {point for part in parts for point in part}
    assert all(-180 <= lon <= 180 for lon, _ in held)
    assert all(any(lat == other for _, other in held) for _, lat in line)


def test_a_flight_over_the_pole_stays_on_the_geodesic():
    line = geodesic_line((70.0, 0.0), (70.0, 180.0))
    assert max(lat for _, lat in line) > 89.5
    assert line_km(line) == pytest.approx(distance_km((70, 0), (70, 180)), abs=0.001)
