"""Quantities: figures with units as newspapers write them, and what only looks like one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.numbers import read_number
from geo.text.quantities import find_quantities, unit_in_km

settings.register_profile("untimed", deadline=None)  # two cores are shared; nothing here is a timed assertion
settings.load_profile("untimed")


def read(text: str) -> list[tuple[str, float, float | None, str]]:
    return [(text[q.start : q.end], q.value, q.value_max, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "approximately 425 miles (680 kilometers) north",
            [("425 miles", 425, None, "mi"), ("680 kilometers", 680, None, "km")],
        ),
        ("680 to 700 kilometres", [("680 to 700 kilometres", 680, 700, "km")]),
        ("680-700km away", [("680-700km", 680, 700, "km")]),
        ("between 40 and 50 miles", [("40 and 50 miles", 40, 50, "mi")]),
        ("In 2019 and 40 miles on", [("40 miles", 40, None, "mi")]),
        ("some two hundred and fifty miles", [("two hundred and fifty miles", 250, None, "mi")]),
        ("1,180km by rail", [("1,180km", 1180, None, "km")]),
        ("the 300-mile march", [("300-mile", 300, None, "mi")]),
        ("a mile from", [("a mile", 1, None, "mi")]),
        ("half a mile off", [("half a mile", 0.5, None, "mi")]),
        ("2 1/2 miles", [("2 1/2 miles", 2.5, None, "mi")]),
        ("two and a half miles", [("two and a half miles", 2.5, None, "mi")]),
        ("17½ miles", [("17½ miles", 17.5, None, "mi")]),
        ("1.5 million km", [("1.5 million km", 1.5e6, None, "km")]),
        ("200 nautical miles", [("200 nautical miles", 200, None, "nmi")]),
        ("3,000 metres", [("3,000 metres", 3000, None, "m")]),
        ("about 20 hours at 50 km/h", [("20 hours", 20, None, "h"), ("50 km/h", 50, None, "km/h")]),
        ("ſix mıles", [("ſix mıles", 6, None, "mi")]),
        ("at 31 mph", [("31 mph", 31, None, "mph")]),
        ("90 kilometres an hour", [("90 kilometres an hour", 90, None, "km/h")]),
        ("It is 100 km. The road", [("100 km", 100, None, "km")]),
        ("an hour's drive", [("an hour's", 1, None, "h")]),
        ("half an hour’s walk", [("half an hour’s", 0.5, None, "h")]),
        ("a half-hour flight", [("a half-hour", 0.5, None, "h")]),
        ("within an hour of it", []),
        ("a 15-kilometre-long queue", [("15-kilometre", 15, None, "km")]),
        ("some 2 800 km off", [("2 800 km", 2800, None, "km")]),
        ("some 2\u202f800 km off", [("2\u202f800 km", 2800, None, "km")]),
        ("Flight 370 200 km off", [("200 km", 200, None, "km")]),
        ("2’800 km", [("2’800 km", 2800, None, "km")]),
        ("2.800 km", [("2.800 km", 2800, None, "km")]),
        ("a 5.412 km circuit", [("5.412 km", 5.412, None, "km")]),
        ("1.200.000 km and 5.412 km", [("1.200.000 km", 1.2e6, None, "km"), ("5.412 km", 5412, None, "km")]),
        ("a lap at 231.152 mph", [("231.152 mph", 231.152, None, "mph")]),
        ("2,5 km", [("2,5 km", 2.5, None, "km")]),
        ("six to seven hundred km", [("six to seven hundred km", 600, 700, "km")]),
        ("1.6–1.8 thousand miles", [("1.6–1.8 thousand miles", 1600, 1800, "mi")]),
        ("a few thousand miles", [("a few thousand miles", 2000, 5000, "mi")]),
        ("hundreds of miles", [("hundreds of miles", 100, 1000, "mi")]),
        ("tens of thousands of km", [("tens of thousands of km", 10_000, 100_000, "km")]),
        ("a few minutes, dozens of hours", []),
        ("two and a half thousand km", [("two and a half thousand km", 2500, None, "km")]),
        ("390 ± 10 km", [("390 ± 10 km", 380, 400, "km")]),
        ("390 km, plus or minus 10, away", [("390 km, plus or minus 10", 380, 400, "km")]),
        ("390 km ± 10 % away", [("390 km ± 10 %", 351, 429, "km")]),
        ("390+ km", [("390+ km", 390, None, "km")]),
        ("390-odd km", [("390-odd km", 390, 400, "km")]),
        ("1.054 km from Paris", [("1.054 km", 1054, None, "km")]),
        ("42.195 km from Marathon", [("42.195 km", 42.195, None, "km")]),
        ("1.5bn km", [("1.5bn km", 1.5e9, None, "km")]),
        ("4.2×10^5 km", [("4.2×10^5 km", 420_000, None, "km")]),
        ("4.2 x 10⁵ km", [("4.2 x 10⁵ km", 420_000, None, "km")]),
        ("an hour and a half", [("an hour and a half", 1.5, None, "h")]),
        ("11 and a half hours", [("11 and a half hours", 11.5, None, "h")]),
        ("two hours 19 and a quarter minutes", [("two hours 19 and a quarter minutes", 2 + 19.25 / 60, None, "h")]),
        ("half a day", [("half a day", 0.5, None, "d")]),
        ("three quarters of a mile", [("three quarters of a mile", 0.75, None, "mi")]),
        ("three days and two nights", [("three days and two nights", 3, None, "d")]),
        ("an hour and 30 minutes", [("an hour and 30 minutes", 1.5, None, "h")]),
        ("The train takes four nights.", [("four nights", 4, None, "night")]),
        ("2 hours 30 minutes", [("2 hours 30 minutes", 2.5, None, "h")]),
        ("3 years and 6 months", [("3 years", 3, None, "yr"), ("6 months", 6, None, "mo")]),
        ("1hr 45min", [("1hr 45min", 1.75, None, "h")]),
        ("in 3:07:30", [("3:07:30", 3.125, None, "h")]),
        ("at 3:07:30, by 2h05, at 19:30", []),
        ("6ft 3in", [("6ft 3in", 6.25, None, "ft")]),
        ("25 km a day", [("25 km a day", 25, None, "km/d")]),
        ("at 60 kt and 130 km/hr", [("60 kt", 60, None, "kn"), ("130 km/hr", 130, None, "km/h")]),
        ("70 m.p.h. winds", [("70 m.p.h.", 70, None, "mph")]),
        ("12 nm off Malta", [("12 nm", 12, None, "nmi")]),
        ("350 m high; the men’s 100m", [("350 m", 350, None, "m"), ("100m", 100, None, "m")]),
        ("five straight days", [("five straight days", 5, None, "d")]),
        ("Found 30 Miles North", [("30 Miles", 30, None, "mi")]),
        ("1 150 rail kilometres", [("1 150 rail kilometres", 1150, None, "km")]),
        ("takes 2 h 15 from Lyon", [("2 h 15", 2.25, None, "h")]),
    ],
)
def test_figures_as_written(text, found):
    assert read(text) == found


def test_sentences_of_every_kind_are_read():
    lines = (Path(__file__).parent / "data" / "quantities.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = []
    for document in map(json.loads, lines):
        told = sorted((q["value"], q["value_max"] or 0.0) for q in document["quantities"])
        found = sorted((value, highest or 0.0) for _, value, highest, _ in read(document["text"]))
        if found != [pytest.approx(pair, rel=1e-6) for pair in told]:
            wrong.append((document["text"], told, found))
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "10 square miles",
        "five sq km",
        "12 km2",
        "30 miles per gallon",
        "Ten Mile Lake",
        "$5 miles",
        "COVID-19 mi",
        "a 6-year-old",
        "resolution 425 says",
        "Miles Davis played 4 sets",
        "£3 m in cash",
        "1.5m people; up to 5m from 3m",
        "5.6 litres per 100 km",
        "a 15 kt bomb",
        "ten minutes past nine",
        "They played three nights.",
        "Six Day War, Thirty Years' War",
        "In 2020 months after the flood",
        "24/7, 9/11, 2.5 GHz, 4x4, 10-K, the mid-60s, row 21",
    ],
)
def test_what_only_looks_like_a_distance(text):
    assert read(text) == []


def test_figures_in_common_units():
    miles, kilometres, hours, speed = find_quantities("425 miles, 680 km, 90 minutes and 31 mph")
    assert miles.km == pytest.approx(683.9712)
    assert kilometres.km == 680
    assert hours.hours == 1.5
    assert speed.kmh == pytest.approx(49.889664)


@given(
    st.integers(1, 9_999_999),
    st.sampled_from(["miles", "km", "kilometres", "nautical miles", "metres", "hours", "mph"]),
)
def test_any_whole_figure_is_read_with_and_without_separators(value, unit):
    for written in (str(value), f"{value:,}"):
        (quantity,) = find_quantities(f"It was {written} {unit} then.")
        assert quantity.value == value


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_range_holds_both_ends_in_order(low, width):
    (quantity,) = find_quantities(f"{low} to {low + width} km")
    assert (quantity.value, quantity.value_max) == (low, low + width)


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_spans_lie_in_it(text):
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five", 25),
        ("one hundred and seven", 107),
        ("three thousand two hundred", 3200),
        ("a dozen", 12),
        ("four-score", 80),
        ("three score and ten", 70),
        ("a hundred", 100),
        ("1,234.5", 1234.5),
        ("two million", 2_000_000),
    ],
)
def test_numbers_in_words(words, value):
    assert read_number(words) == value


def test_what_is_no_number_says_so():
    with pytest.raises(ValueError, match="not a number"):
        read_number("and")


def test_units_of_length_only_have_km():
    assert unit_in_km("nmi") == 1.852
    assert unit_in_km("h") is None
