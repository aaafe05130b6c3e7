"""Distances between random cities in twenty forms: never contradicted where true, never supported where far off."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from geo import analyse

ROOT = Path(__file__).parent.parent
PAIRS, SEED = 8, 3


@pytest.fixture(scope="module")
def pairs():
    """The benchmark's module that draws the pairs, with what it imports beside it."""
    folder = str(ROOT / "benchmarks")
    sys.path.insert(0, folder)
    try:
        yield importlib.import_module("claim_pairs")
    finally:
        sys.path.remove(folder)


def test_a_true_distance_is_never_contradicted_and_one_that_is_far_off_never_supported(pairs):
    stated = list(pairs.draw(PAIRS, SEED))
    dossiers = [analyse(s.text, published="2023-09-12", title="", source="") for s in stated]
    assert [s.text for s, dossier in zip(stated, dossiers, strict=True) if s.is_wrong(dossier)] == []
    # A reader that says nothing is on no wrong side.
    judged = [d for d in dossiers if d.claims and d.claims[0].verdict != "not_checkable"]
    assert len(judged) >= 0.9 * len(dossiers)
