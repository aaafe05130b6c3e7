"""Countries by their borders, and how far they are."""

from __future__ import annotations

import numpy as np
import pytest

from geo.errors import PlaceNotFoundError
from geo.routing.borders import countries_at, country_at, country_extent_km, landmasses_at


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
    seoul = country_extent_km((37.566, 126.978), "KP")
    assert 30 < seoul.nearest_km < 50
    assert 600 < seoul.farthest_km < 750
    khasan = country_extent_km((42.424, 130.652), "KP")
    assert (khasan.edge, khasan.neighbour) == ("border", "RU")
    tokyo = country_extent_km((35.69, 139.69), "KP")
    assert tokyo.edge == "coast"
    inside = country_extent_km((39.03, 125.75), "KP")
    assert (inside.nearest_km, inside.edge) == (0, "inside")


def test_a_long_straight_border_is_met_between_its_corners():
    extent = country_extent_km((45.0, -110.0), "CA")
    assert extent.edge == "border"
    assert extent.nearest[0] == pytest.approx(49, abs=0.05)
    assert extent.nearest[1] == pytest.approx(-110, abs=0.3)
    assert extent.nearest_km == pytest.approx(444.6, abs=2)


def test_an_unknown_country_is_refused():
    with pytest.raises(PlaceNotFoundError, match="'ZZ'"):
        country_extent_km((0.0, 0.0), "ZZ")


def test_islands_are_landmasses_of_their_own():
    dover, calais, madrid = (51.15, 1.25), (50.93, 1.87), (40.42, -3.70)
    lats, lons = np.array([dover, calais, madrid]).T
    land = landmasses_at(lats, lons)
    assert land[1] == land[2] != land[0]
