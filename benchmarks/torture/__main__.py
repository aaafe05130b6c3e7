"""Torture: what may happen to Dateline at worst, a figure a line; exit status 1 where one falls short.

`make torture` (under an hour), or `python benchmarks/torture --scale 0.02` for a minute's worth. Not part of `make
test`. The seeds are fixed: the same run tries the same.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "browser"))
sys.path.insert(0, str(Path(__file__).parent))

import articles
import files
import full
import hostile
import kills
import outputs
import readers
from payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHOWN = 5  # of what went wrong with each
FEWEST_PAYLOADS = 119


def mutated_articles(scale: float) -> tuple[str, list[str]]:
    """10,000 mutated articles of at most 1.5 kB: no undocumented error, none over its limit."""
    count = max(1, int(10_000 * scale))
    wrong, longest = articles.run(count)
    return f"{count} mutated articles, the longest {longest:.1f} s of processor time", wrong


def hostile_files(scale: float) -> tuple[str, list[str]]:
    """500 hostile files: no undocumented error, none over its limit."""
    count = max(20, int(500 * scale))
    wrong, longest, grown = files.run(count)
    return f"{count} hostile files, the longest {longest:.1f} s, the process grew by {grown:.0f} MB", wrong


def kills_at_corrections(scale: float) -> tuple[str, list[str]]:
    """200 kills with corrections at once: nothing acknowledged lost, history and dossier agree."""
    count = max(4, int(200 * scale))
    wrong, told = kills.run(count)
    return f"{count} kills of two correctors, {told} corrections acknowledged", wrong


def _tests(*paths: str) -> tuple[str, list[str]]:
    """Run tests of the suite that belong here too: the last line they print, and it again where they fail."""
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", *paths]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = (done.stdout.strip() or done.stderr.strip()).splitlines()[-1]
    return last.strip("= "), [] if done.returncode == 0 else [last]


def disk_and_store(_scale: float) -> tuple[str, list[str]]:
    """Garbage, truncated, locked, full and read-only stores; a kill at every step of a change."""
    return _tests("tests/test_store.py", "tests/test_store_states.py", "tests/test_store_conflicts.py")


def payloads(_scale: float) -> tuple[str, list[str]]:
    """At least 119 payloads through every export and the page in a real browser: none runs."""
    said, wrong = _tests(
        "tests/browser/test_payloads.py", "tests/test_export.py", "tests/test_export_hostile.py",
        "tests/test_export_tables.py",
    )  # fmt: skip
    count = len(set(PAYLOADS))
    if count < FEWEST_PAYLOADS:
        wrong.append(f"there are only {count} payloads")
    return f"{count} payloads through every export and the page: {said}", wrong


def full_disk(scale: float) -> tuple[str, list[str]]:
    """A disk that is full at every write of the store and of every output: told, nothing lost, nothing half written."""
    writes, wrong = full.run(scale)
    tries, more = outputs.run(scale)
    return f"full disks at {writes} writes of the store and {tries} outputs", wrong + more


def fifty_readers(scale: float) -> tuple[str, list[str]]:
    """50 readers who play, correct and paste: no error, the p95 of a rerun at most twice that of one reader."""
    return readers.run(max(5, int(50 * scale)), scale)


def hostile_requests(scale: float) -> tuple[str, list[str]]:
    """Hostile Hosts, Origins, messages and paths, those of the tests and 2,000 mutated ones: none is accepted."""
    said, wrong = _tests("tests/test_web.py")
    count, more = hostile.run(max(20, int(500 * scale)))
    return f"{count} mutated Hosts, Origins, paths and messages; by hand: {said}", wrong + more


PARTS: tuple[Callable[[float], tuple[str, list[str]]], ...] = (
    kills_at_corrections, disk_and_store, full_disk, hostile_requests, hostile_files, payloads, fifty_readers,
    mutated_articles,
)  # fmt: skip


_NAMED = {part.__name__: part for part in PARTS}


def main() -> int:
    """Run every part, or those named, and print a line of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="a share of all that is tried")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"only these of {', '.join(_NAMED)}")
    given = parser.parse_args()
    if unknown := set(given.parts) - _NAMED.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}; the parts are {', '.join(_NAMED)}")
    logging.disable(logging.WARNING)  # what a library says of a broken file is no finding
    fallen = False
    for name in given.parts or _NAMED:
        start = time.monotonic()
        figure, wrong = _NAMED[name](given.scale)
        fallen |= bool(wrong)
        print(f"{'FAILED' if wrong else 'ok':6} {figure} ({time.monotonic() - start:.0f} s)", flush=True)
        for line in wrong[:SHOWN]:
            print(f"       {line}", flush=True)
        if len(wrong) > SHOWN:
            print(f"       … and {len(wrong) - SHOWN} more", flush=True)
    return int(fallen)


if __name__ == "__main__":
    sys.exit(main())
