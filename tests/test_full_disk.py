"""A full disk: what was acknowledged is there, the rest is told in one line, and nothing is left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geo.errors import InputError
from geo.output import replacing
from geo.places import geocoder

ROOT = Path(__file__).parent.parent
FULL = Path("/dev/full")
TRIED = """
import sys
sys.path[:0] = [TORTURE, TESTS]
import full
writes, wrong = full.run(0.04)
print(*wrong, sep="\\n")
sys.exit(bool(wrong) or writes < 500)
"""


@pytest.mark.slow
def test_a_full_disk_at_some_writes_of_every_change_of_the_store_loses_nothing():
    # In a process of its own: SQLite's calls to the system are taken over for good.
    code = TRIED.replace("TORTURE", repr(str(ROOT / "benchmarks" / "torture"))).replace(
        "TESTS", repr(str(ROOT / "tests"))
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["--version"], ["store", "check"]])
def test_a_command_without_room_for_its_output_says_so(command, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    with FULL.open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "geo", *command], stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No room is left" in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_an_output_without_room_says_so():
    with pytest.raises(InputError, match="No room is left for /dev/full"), replacing(FULL) as file:
        file.write(b"x" * 100_000)


def test_an_answer_that_cannot_be_kept_is_not_half_kept(tmp_path):
    (tmp_path / "file").write_text("in the way")
    geocoder._keep(tmp_path / "file" / "answer.json", [{"display_name": "Khasan"}])
    geocoder._keep(tmp_path / "answer.json", [{"display_name": "Khasan"}])
    assert (tmp_path / "answer.json").read_bytes() == b'[{"display_name": "Khasan"}]'
    assert {path.name for path in tmp_path.iterdir()} == {"file", "answer.json"}
