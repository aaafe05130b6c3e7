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
    assert json.loads(result.stdout) == {"claims": []}
    assert "680 km north of Pyongyang" in " ".join(result.stderr.split())
