"""`dateline check`: what goes to stdout, what to stderr."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from geo.cli import app

SENTENCE = "The city of Vladivostok lies about 680 km north of Pyongyang."


@pytest.fixture(scope="module")
def run():
    runner = CliRunner()
    return lambda *words: runner.invoke(app, ["check", *words])


def test_json_is_the_claims_and_nothing_else(run):
    result = run(SENTENCE, "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == ""
    (claim,) = json.loads(result.stdout)["claims"]
    assert claim["quantities"][0]["km"] == 680
    assert claim["direction"] == "north"
    assert claim["hedge"] == "about"
    assert claim["verdict"] == "supported"
    assert {c["name"]: c["verdict"] for c in claim["checks"]} == {"distance": "supported", "direction": "imprecise"}
    assert claim["measured_km"] == pytest.approx(684.5, abs=0.5)
    assert claim["measured_bearing_deg"] == pytest.approx(46.6, abs=0.5)


def test_text_says_what_was_measured_between_which_points(run):
    result = run(SENTENCE)
    assert result.exit_code == 0
    for words in ("684.5 km", "between the centres", "Vladivostok", "Pyongyang", "north-east", "imprecise"):
        assert words in result.stdout


def test_text_says_how_the_claim_was_read(run):
    (line,) = [line for line in run(SENTENCE).stdout.splitlines() if "read as" in line]
    assert "a figure with a direction from a named place" in line


def test_a_sentence_without_a_claim_says_so_on_stderr_and_shows_one(run):
    result = run("The minister said that it had been a very nice day.", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"claims": [], "ends": {}}
    assert "680 km north of Pyongyang" in " ".join(result.stderr.split())


def test_text_says_which_places_were_taken_and_lists_the_others_where_asked_or_in_doubt(run):
    text = " ".join(run("Lyon is 390 km from Paris.").stdout.split())
    assert "Paris, Île-de-France, France" in text
    assert "Lyon, Auvergne-Rhône-Alpes, France" in text
    assert "or Paris, Texas" not in text
    assert "or Paris, Texas, United States of America: 8,137.6 km" in " ".join(
        run("Lyon is 390 km from Paris.", "--candidates").stdout.split()
    )
    assert "or Paris, Maine, United States of America: 216.1 km" in run("Paris is 220 km from Boston.").stdout


def test_json_has_the_ends_with_what_else_they_may_mean(run):
    answer = json.loads(run("London is 170 km from Toronto.", "--format", "json").stdout)
    start, end = answer["ends"][answer["claims"][0]["id"]]
    assert (start["role"], start["name"]) == ("From", "Toronto, Ontario, Canada")
    assert (end["role"], end["name"]) == ("To", "London, Ontario, Canada")
    assert {"place": "geonames:2643743", "name": "London, England, United Kingdom", "measured": "5,727.8 km"} in end[
        "candidates"
    ]
