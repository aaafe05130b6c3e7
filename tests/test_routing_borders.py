"""Countries by their borders, and how far they are."""

from __future__ import annotations

import numpy as np
import pytest

from geo.errors import PlaceNotFoundError
from geo.routing.borders import countries_at, country_at, landmasses_at
from geo.routing.edges import edges_seen
from geo.routing.land import Shore, coasts_near, nearest_points


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ((39.03, 125.75), "KP"),
        ((37.56, 126.97), "KR"),
        ((66.0, -172.0), "RU"),  # beyond the antimeridian
        ((-89.0, 0.0), "AQ"),
        ((42.66, 21.16), "XK"),
        ((0.0, -30.0), None),
    ],
)
def test_country_at(point, code):
    assert country_at(*point) == code
    assert countries_at(np.array([point[0]]), np.array([point[1]])) == [code]


def test_a_country_is_measured_from_its_border_or_its_coast():
    seoul = edges_seen((37.566, 126.978), "KP").nearest()
    assert 30 < seoul.km < 50
    khasan = edges_seen((42.424, 130.652), "KP").nearest()
    assert (khasan.kind, khasan.neighbour) == ("border", "RU")
    tokyo = edges_seen((35.69, 139.69), "KP").nearest()
    assert tokyo.kind == "coast"


def test_the_nearest_edge_of_a_kind_with_a_neighbour_or_in_a_direction():
    from_rzeszow = edges_seen((50.041, 21.999), "PL")
    assert from_rzeszow.nearest("border").neighbour == "UA"
    assert from_rzeszow.nearest(neighbour="SK").km == pytest.approx(73.6, abs=2)
    assert from_rzeszow.nearest("coast").km == pytest.approx(514, abs=5)
    assert from_rzeszow.nearest(neighbour="FR") is None
    west = from_rzeszow.nearest(towards_deg=270)
    assert west.km > 70
    assert all(200 < azimuth < 340 for azimuth in west.azimuths[:1])


def test_a_long_straight_border_is_met_between_its_corners():
    edge = edges_seen((45.0, -110.0), "CA").nearest()
    assert edge.kind == "border"
    assert edge.point[0] == pytest.approx(49, abs=0.05)
    assert edge.point[1] == pytest.approx(-110, abs=0.3)
    assert edge.km == pytest.approx(444.6, abs=2)


def test_an_unknown_country_is_refused():
    with pytest.raises(PlaceNotFoundError, match="'ZZ'"):
        edges_seen((0.0, 0.0), "ZZ")
    assert Shore.of_country("ZZ") is None
    assert Shore.of_mainland("ZZ") is None


def test_shores_of_islands_and_mainlands():
    lampedusa, palermo, rome = (35.505, 12.609), (38.116, 13.361), (41.9, 12.5)
    assert Shore.of_island(lampedusa).radius_km < 5
    assert 80 < Shore.of_island(palermo).radius_km < 100
    assert Shore.of_island(rome) is None
    italy = Shore.of_mainland("IT")
    assert italy.holds(rome)
    assert not italy.holds(palermo)
    assert Shore.of_country("IT").holds(palermo)
    km, _, _ = nearest_points(italy.points, Shore.of_island(palermo).points)
    assert km == pytest.approx(3, abs=1.5)


def test_the_open_sea_lies_past_estuaries():
    hamburg = coasts_near((53.55, 10.0))
    assert hamburg.nearest_km < 30
    assert 75 < hamburg.open_km < 110
    assert coasts_near((43.8, 87.6)).open_km is None, "no sea within 1,200 km of Ürümqi"


def test_islands_are_landmasses_of_their_own():
    dover, calais, madrid = (51.15, 1.25), (50.93, 1.87), (40.42, -3.70)
    lats, lons = np.array([dover, calais, madrid]).T
    land = landmasses_at(lats, lons)
    assert land[1] == land[2] != land[0]
