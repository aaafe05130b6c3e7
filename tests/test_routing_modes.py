"""Ways by air, sea, road, and by who knows what."""

from __future__ import annotations

from itertools import pairwise

import pytest

from geo.errors import InputError
from geo.routing import Waypoint, find_way
from geo.routing.geodesic import distance_km
from geo.routing.geojson import geometry_of, stretch_lines

TOKYO = Waypoint(35.6895, 139.69171, "JP", "Tokyo")
SAN_FRANCISCO = Waypoint(37.77493, -122.41942, "US", "San Francisco")
PYONGYANG = Waypoint(39.03385, 125.75432, "KP", "Pyongyang")


def test_a_flight_is_the_geodesic_dense_and_right_over_the_antimeridian():
    way = find_way(TOKYO, SAN_FRANCISCO, "air")
    assert way.path_km == way.geodesic_km == pytest.approx(8_289.5, abs=1)
    assert way.quality == "routed"
    assert all(distance_km(a[::-1], b[::-1]) <= 101 for a, b in zip(way.geometry, way.geometry[1:], strict=False))
    geometry = geometry_of(way.geometry)
    assert geometry["type"] == "MultiLineString"
    assert geometry["coordinates"][0][-1][0] == 180
    assert geometry["coordinates"][1][0][0] == -180


def test_a_sea_way_keeps_its_longitudes_in_the_world_and_owns_up_to_its_ends():
    way = find_way(Waypoint(35.44, 139.64, "JP", "Yokohama"), SAN_FRANCISCO, "sea")
    assert way.path_km > way.geodesic_km
    assert all(-180 <= lon <= 180 for lon, _ in way.geometry)
    assert way.stretches[0].quality == way.stretches[-1].quality == "estimated"
    assert way.stretches[-1].to_km == pytest.approx(way.path_km, abs=0.1)


def test_a_sea_way_far_from_any_lane_is_refused():
    way = find_way(Waypoint(47.92, 106.91, "MN", "Ulaanbaatar"), SAN_FRANCISCO, "sea")
    assert way.path_km is None
    assert "Ulaanbaatar" in way.warnings[0].message


def test_no_ship_sails_from_a_place_inland():
    way = find_way(Waypoint(48.85341, 2.3488, "FR", "Paris"), SAN_FRANCISCO, "sea")
    assert way.path_km is None
    assert "Paris" in way.warnings[0].message
    assert find_way(Waypoint(53.55073, 9.99302, "DE", "Hamburg"), SAN_FRANCISCO, "sea").path_km is not None


def test_a_flight_over_the_pole_is_one_line():
    way = find_way(Waypoint(70.0, 0.0), Waypoint(70.0, 180.0), "air")
    assert way.path_km == pytest.approx(4_463, abs=5)
    assert max(lat for _, lat in way.geometry) > 89


@pytest.mark.parametrize(("mode", "words"), [("road", "no road network"), ("unknown", "does not say")])
def test_without_a_network_the_straight_line_is_marked_as_an_estimate(mode, words):
    way = find_way(TOKYO, PYONGYANG, mode)
    assert way.path_km == way.geodesic_km
    assert way.quality == "estimated"
    assert words in way.warnings[0].message


def test_stretches_draw_the_whole_line():
    way = find_way(PYONGYANG, Waypoint(43.10562, 131.87353, "RU", "Vladivostok"), "rail")
    lines = stretch_lines(way)
    assert [stretch for stretch, _ in lines] == list(way.stretches)
    assert lines[0][1][0] == pytest.approx(way.geometry[0], abs=1e-4)
    assert lines[-1][1][-1] == pytest.approx(way.geometry[-1], abs=1e-4)
    for (_, before), (_, after) in pairwise(lines):
        assert before[-1] == pytest.approx(after[0], abs=1e-4)


ROTTERDAM = Waypoint(51.9225, 4.47917, "NL", "Rotterdam")
SHANGHAI = Waypoint(31.22222, 121.45806, "CN", "Shanghai")
ODESA = Waypoint(46.48572, 30.74383, "UA", "Odesa")
NEW_YORK = Waypoint(40.71427, -74.00597, "US", "New York")


@pytest.mark.parametrize(
    ("start", "end", "avoid"),
    [
        (ROTTERDAM, SHANGHAI, "suez"),
        (ROTTERDAM, SHANGHAI, "Bab el-Mandeb"),
        (ROTTERDAM, SHANGHAI, "the Strait of Malacca"),
        (NEW_YORK, SAN_FRANCISCO, "Panama Canal"),
    ],
)
def test_a_sea_way_goes_around_a_passage_to_avoid(start, end, avoid):
    free, way = find_way(start, end, "sea"), find_way(start, end, "sea", avoid=[avoid])
    assert way.path_km > free.path_km + 500
    assert find_way(start, end, "sea").path_km == free.path_km


def test_a_sea_way_that_has_no_other_passage_is_refused_by_its_name():
    way = find_way(ODESA, ROTTERDAM, "sea", avoid=["bosphorus"])
    assert way.path_km is None
    assert "without the Bosporus" in way.warnings[0].message


@pytest.mark.parametrize(
    ("mode", "avoid"), [("sea", "CN"), ("sea", ""), ("air", "CN"), ("road", "BE"), ("air", "suez")]
)
def test_what_a_way_cannot_avoid_is_refused_and_never_ignored(mode, avoid):
    with pytest.raises(InputError, match="cannot avoid"):
        find_way(ROTTERDAM, SHANGHAI, mode, avoid=[avoid])
