"""Laws of the verdicts: what must hold of every figure, whatever is measured."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.claims.measuring import verdicts
from geo.compass import POINTS, angle_between, bearing_of, name_of, read_direction
from geo.model import Quantity

settings.register_profile("untimed", deadline=None)  # two cores are shared; nothing here is a timed assertion
settings.load_profile("untimed")

figures = st.floats(1, 20_000).map(lambda v: round(v, 1)) | st.integers(1, 20_000)
bearings = st.floats(0, 360, exclude_max=True)


def km(value: float, top: float | None = None) -> Quantity:
    return Quantity(start=0, end=1, value=value, value_max=top, unit="km", km=value)


def miles(value: float) -> Quantity:
    return Quantity(start=0, end=1, value=value, unit="mi", km=value * 1.609344)


@given(figures)
def test_the_tolerance_is_between_two_and_ten_per_cent_and_a_hedge_never_narrows_it(value):
    plain, hedged = verdicts.tolerance(km(value), hedged=False), verdicts.tolerance(km(value), hedged=True)
    assert 0.02 * value - 1e-9 <= plain <= 0.10 * value + 1e-9
    assert 0.05 * value - 1e-9 <= hedged <= 0.10 * value + 1e-9
    assert plain <= hedged


@given(figures, st.booleans())
def test_what_was_stated_exactly_is_supported(value, hedged):
    assert verdicts.figure_verdict(km(value), value, hedged=hedged) == "supported"


@given(figures, st.floats(0.3, 3), st.floats(0, 1), st.booleans())
def test_a_measurement_nearer_to_the_figure_is_judged_no_worse(value, share, towards, hedged):
    far = value * share
    near = far + (value - far) * towards
    order = verdicts.ORDER.index
    far_verdict = order(verdicts.figure_verdict(km(value), far, hedged=hedged))
    assert order(verdicts.figure_verdict(km(value), near, hedged=hedged)) <= far_verdict


@given(figures)
def test_bands_of_ten_and_twenty_five_per_cent(value):
    assert verdicts.figure_verdict(km(value), value * 1.0999, hedged=False) in {"supported", "approximately"}
    assert verdicts.figure_verdict(km(value), value * 1.2499, hedged=False) == "imprecise"
    assert verdicts.figure_verdict(km(value), value * 1.26, hedged=True) == "contradicted"
    assert verdicts.figure_verdict(km(value), value * 0.74, hedged=True) == "contradicted"


@given(st.integers(10, 2000), st.integers(1, 500), st.floats(0, 1))
def test_everything_within_a_range_is_supported(low, width, where):
    assert verdicts.figure_verdict(km(low, low + width), low + width * where, hedged=False) == "supported"


@pytest.mark.parametrize(
    ("value", "step"), [(425, 1), (680, 10), (700, 100), (1000, 1000), (1180, 10), (2.5, 0.5), (3.2, 0.1), (1.18, 0.01)]
)
def test_rounding_steps(value, step):
    assert verdicts.rounding_step(value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("bound", "measured", "verdict"),
    [
        ("at_least", 96.9, "contradicted"),
        ("at_least", 97.1, "supported"),
        ("at_least", 124, "supported"),
        ("at_least", 126, "imprecise"),
        ("at_most", 100, "supported"),
        ("at_most", 10, "supported"),
        ("at_most", 104.9, "approximately"),
        ("at_most", 105.1, "contradicted"),
        ("almost", 90.1, "supported"),
        ("almost", 102, "supported"),
        ("almost", 104, "approximately"),
        ("almost", 80, "imprecise"),
        ("almost", 50, "contradicted"),
    ],
)
def test_bounds(bound, measured, verdict):
    assert verdicts.bound_verdict(km(100), measured, bound, hedged=False) == verdict


@given(st.integers(1, 20_000))
def test_a_figure_converted_and_rounded_to_the_unit_agrees_with_itself(value):
    assert verdicts.units_verdict(miles(value), km(round(value * 1.609344)))[0] in {"supported", "approximately"}
    if value >= 20:
        assert verdicts.units_verdict(miles(value), km(round(value * 1.609344)))[0] == "supported"


def test_units_that_do_not_agree():
    assert verdicts.units_verdict(km(440), miles(220))[0] == "imprecise"
    assert verdicts.units_verdict(km(425), miles(425))[0] == "contradicted"


@given(bearings, bearings)
def test_angles_are_symmetric_and_at_most_a_half_turn(a, b):
    assert angle_between(a, b) == pytest.approx(angle_between(b, a))
    assert 0 <= angle_between(a, b) <= 180


@given(bearings)
def test_the_name_of_a_bearing_is_never_contradicted_by_it(bearing):
    verdict, angle = verdicts.direction_verdict(bearing_of(name_of(bearing)), (bearing,), narrow=False)
    assert verdict == "supported"
    assert angle <= 22.5 + 1e-9


@pytest.mark.parametrize(
    ("bearing", "narrow", "verdict"),
    [
        (22.4, False, "supported"),
        (22.6, False, "imprecise"),
        (67.4, False, "imprecise"),
        (67.6, False, "contradicted"),
        (11.2, True, "supported"),
        (11.3, True, "imprecise"),
        (33.8, True, "contradicted"),
    ],
)
def test_limits_of_a_direction(bearing, narrow, verdict):
    assert verdicts.direction_verdict(0, (bearing,), narrow=narrow)[0] == verdict


def test_the_kinder_of_two_bearings_counts():
    assert verdicts.direction_verdict(90, (30.0, 85.0), narrow=False)[0] == "supported"


@pytest.mark.parametrize("point", POINTS)
def test_every_point_is_read_in_all_its_spellings(point):
    words = point.split("-")
    initials = "".join(word[0].upper() for word in words)
    joined = words[0] + "-" + "".join(words[1:]) if len(words) == 3 else "".join(words)
    for spelling in (point, joined, " ".join(words), initials, point.upper().lower() + "wards"):
        assert read_direction(spelling) == point
