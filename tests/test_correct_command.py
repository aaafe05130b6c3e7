"""`dateline correct`: a dossier's file put right, listed, undone; what is wrong is said in one line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

TEXT = "Anna Berg left Oslo on Monday by train for Stockholm. On Wednesday Berg flew to Helsinki.\n"
pytestmark = pytest.mark.slow


def dateline(*words, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "geo", *words], input=stdin, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossiers")
    (folder / "article.txt").write_text(TEXT)
    path = folder / "dossier.json"
    assert (
        dateline("analyse", str(folder / "article.txt"), "--published", "2023-05-05", "-o", str(path)).returncode == 0
    )
    return path


def test_what_can_be_put_right_is_listed_and_put_right_and_undone(file, tmp_path):
    listed = dateline("correct", str(file)).stdout
    assert "s-anna-berg-geonames:658225  stop in Helsinki, confirmed" in listed
    event = next(e["id"] for e in json.loads(file.read_text())["events"] if e["place_id"] == "geonames:658225")
    better = tmp_path / "better.json"
    made = dateline("correct", str(file), "event.status", event, "denied", "--who", "Ann", "--why", "No", "-o", better)
    assert (made.returncode, made.stdout) == (0, "")
    dossier = json.loads(better.read_text())
    assert [stop["place_id"] for stop in dossier["routes"][0]["stops"]] == ["geonames:3143244", "geonames:2673730"]
    assert "c-1  event.status" in dateline("correct", str(better)).stdout
    back = json.loads(dateline("correct", "-", "undo", stdin=better.read_text()).stdout)
    assert back["routes"] == json.loads(file.read_text())["routes"]
    assert [c["kind"] for c in back["corrections"]] == ["event.status", "undo"]


def test_what_is_wrong_is_one_line(file, tmp_path):
    (tmp_path / "no.json").write_text("{}")
    for words, told in (
        (("correct", str(file), "event.status", "e1", "denied"), "The dossier has no event 'e1'"),
        (("correct", str(file), "event.colour", "e1", "red"), "nothing that can be corrected"),
        (("correct", str(file), "undo"), "nothing to undo"),
        (("correct", str(tmp_path / "no.json")), "is no dossier"),
        (("correct", str(tmp_path / "none.json")), "cannot be read"),
    ):
        run = dateline(*words)
        assert (run.returncode, run.stdout) == (2, "")
        assert told in run.stderr
        assert len(run.stderr.splitlines()) == 1
