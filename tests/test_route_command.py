"""`dateline route`, as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from geo.cli import app
from geo.errors import InputError, NoRouteError, PlaceNotFoundError

RUNNER = CliRunner()


def run(*args):
    return RUNNER.invoke(app, ["route", *args])


def test_json_says_what_the_issue_asks_for():
    result = run("Pyongyang", "Vladivostok", "--format", "json")
    assert result.exit_code == 0
    way = json.loads(result.stdout)
    assert way["from"]["id"] == "geonames:1871859"
    assert way["to"]["name"] == "Vladivostok"
    assert way["mode"] == "rail"
    assert way["geodesic_km"] == pytest.approx(684.5, abs=0.1)
    assert way["bearing_deg"] == pytest.approx(46.7, abs=0.1)
    assert 1_120 <= way["path_km"] <= 1_240
    assert {part["country"] for part in way["countries"]} == {"KP", "RU"}
    assert way["quality"] == "bridged"
    assert len(way["geometry"]) > 50
    (leg,) = way["legs"]
    assert leg["borders"][0]["gauges_mm"] == [1435, 1520]
    assert leg["from"] == "geonames:1871859"


def test_places_on_the_way_make_legs_that_add_up():
    way = json.loads(run("Moscow", "Beijing", "--via", "Ulaanbaatar", "--format", "json").stdout)
    assert [place["country"] for place in way["via"]] == ["MN"]
    assert way["path_km"] == pytest.approx(sum(leg["path_km"] for leg in way["legs"]), abs=0.1)


def test_geojson_holds_stretches_and_places():
    features = json.loads(run("Pyongyang", "Vladivostok", "--format", "geojson").stdout)["features"]
    assert {f["properties"]["quality"] for f in features if "quality" in f["properties"]} >= {"routed", "bridged"}
    assert [f["properties"]["name"] for f in features if f["geometry"]["type"] == "Point"] == [
        "Pyongyang",
        "Vladivostok",
    ]


def test_the_table_names_the_border():
    result = run("Pyongyang", "Vladivostok")
    assert "1,435/1,520 mm" in result.stdout
    assert "Tumangang–Khasan" in result.stdout


def test_an_ambiguous_name_takes_the_dominant_reading_and_says_so_on_stderr():
    result = run("Moscow", "Saint Petersburg", "--format", "json")
    assert json.loads(result.stdout)["from"]["country"] == "RU"
    assert "Moscow is read as Moscow" in result.stderr
    assert "Idaho" in result.stderr
    assert json.loads(run("Vancouver, US", "Seattle", "--format", "json").stdout)["from"]["country"] == "US"


@pytest.mark.parametrize(
    ("start", "end", "country", "mode"),
    [
        ("London", "Newcastle", "GB", "rail"),
        ("Sydney", "Newcastle", "AU", "rail"),
        ("Toronto", "London", "CA", "rail"),
        ("Pyongyang", "Khasan", "RU", "rail"),  # not Hassan in India
        ("Chicago", "Portland", "US", "rail"),
        ("Seattle", "Vancouver", "CA", "rail"),  # the larger one, over the border
        ("Milan", "Cologne", "DE", "rail"),  # not the village in Lombardy
        ("London", "Geneva", "CH", "air"),  # which the gazetteer calls Genève
        ("London", "Philadelphia", "US", "air"),
        ("London", "Newcastle", "ZA", "air"),  # nothing speaks for the nearer one in the air
        ("Arequipa", "Puno", "PE", "rail"),  # not Pune, which is called so in Polish
        ("Harrisburg", "Philadelphia", "US", "rail"),  # not Amman, which was called so
        ("Paris", "Berlin", "DE", "rail"),  # though there are a Paris and a Berlin in the United States
    ],
)
def test_the_names_of_a_way_over_land_are_read_together(start, end, country, mode):
    way = json.loads(run(start, end, "--mode", mode, "--format", "json").stdout)
    assert way["to"]["country"] == country


def test_a_division_or_country_after_a_comma_tells_namesakes_apart():
    ends = {"Oslo, Norway": ("Oslo", "NO"), "Paris, Texas": ("Paris", "US"), "Tbilisi, Georgia": ("Tbilisi", "GE")}
    for name, end in ends.items():
        found = json.loads(run(name, "Berlin, Germany", "--mode", "air", "--format", "json").stdout)["from"]
        assert (found["name"], found["country"]) == end


def test_no_way_names_the_two_pieces_of_network():
    result = run("Pyongyang", "Seoul")
    assert isinstance(result.exception, NoRouteError)
    assert "Pyongyang is on a network of" in str(result.exception)
    assert result.stdout == ""


def test_an_unknown_name_is_answered_with_suggestions():
    result = run("Pyongjang", "Seoul")
    assert isinstance(result.exception, PlaceNotFoundError)
    assert "Did you mean Pyongyang" in str(result.exception)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Oslo, Norway", "NO"),
        ("bergen, norway", "NO"),
        ("Paris, Texas", "US"),
        ("Paris, TX", "US"),
        ("Paris, FR", "FR"),
        ("Tbilisi, Georgia", "GE"),
        ("London, Ontario", "CA"),
        ("Moscow, Idaho", "US"),
        ("St. Petersburg, Russia", "RU"),
        ("Victoria, B.C.", "CA"),
        ("Birmingham, Alabama, USA", "US"),
        ("Peru", "PE"),
        ("Georgia", "GE"),
    ],
)
def test_a_place_is_understood_with_its_division_or_country_in_any_writing(name, expected):
    result = run("Madrid", name, "--mode", "air", "--format", "json")
    assert json.loads(result.stdout)["to"]["country"] == expected


def test_a_state_is_no_village_called_so():
    result = run("Madrid", "Texas", "--mode", "air", "--format", "json")
    assert json.loads(result.stdout)["to"]["country"] == "US"


def test_a_place_that_is_not_where_it_is_looked_for_is_told_with_where_it_is():
    result = run("Oslo, Sweden", "Bergen")
    assert "No Oslo is known in Sweden" in str(result.exception)
    assert "Oslo, Oslo, NO" in str(result.exception)


def test_bad_input_gets_one_clear_message():
    for args, words in (
        (["Paris", "Berlin", "--avoid", "Belgium"], "two letters"),
        (["Paris", "Berlin", "--avoid", "XX"], "two letters"),
        (["Genoa", "Mumbai", "--mode", "sea", "--avoid", "EG"], "suez"),
        (["Genoa", "Mumbai", "--mode", "air", "--avoid", "EG"], "straight line"),
        (["Paris", "Berlin", "--avoid", "suez"], "two letters"),
        (["91,0", "Paris"], "latitude"),
    ):
        result = run(*args)
        assert isinstance(result.exception, InputError)
        assert words in str(result.exception)


@pytest.mark.parametrize(("args", "status"), [(("Pyongyang", "Seoul"), 1), (("Pyongjang", "Seoul"), 2)])
def test_exit_status(args, status):
    done = subprocess.run([sys.executable, "-m", "geo", "route", *args], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
