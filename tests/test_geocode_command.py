"""`dateline geocode` from the outside."""

from __future__ import annotations

import json
import subprocess
import sys


def dateline(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "geo", "geocode", *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_json_holds_the_places_with_score_and_reason():
    done = dateline("Springfield", "--near", "Illinois", "--top", "2", "--format", "json")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr, found["query"]) == (0, "", "Springfield")
    assert found["places"][0]["admin1"] == "Illinois"
    assert len(found["places"]) == 2
    assert all(0 <= p["score"] <= 1 and p["why"] for p in found["places"])


def test_a_table_is_printed_without_being_asked():
    done = dateline("Khasan", "--country", "RU")
    assert done.returncode == 0
    assert "geonames:2022586" in done.stdout.replace("\n", "") or "Khasan" in done.stdout


def test_an_unknown_name_is_one_line_and_status_2():
    done = dateline("Qwxzy")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "Qwxzy" in done.stderr
