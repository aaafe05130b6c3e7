"""What an answer does not need is not loaded for it: a place without spaCy, a sentence without pandas."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geo.text import load_language

_SENTENCE = "Vladivostok lies about 680 km north of Pyongyang."


def _loaded(program: str, *modules: str) -> list[str]:
    """Return which of some modules are loaded when a program has run in a process of its own."""
    program += f"\nimport sys\nprint(*sorted(set({modules!r}) & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=True)
    return run.stdout.splitlines()[-1].split()


_GEOCODE = """
from typer.testing import CliRunner
from geo.cli import app
assert CliRunner().invoke(app, ["geocode", "Paris, Texas", "--format", "json"]).exit_code == 0
"""
_SEARCH = """
from geo.places import open_gazetteer, search
assert search(open_gazetteer(), "Khasan", near="Vladivostok")
"""


@pytest.mark.parametrize("program", [_GEOCODE, _SEARCH])
def test_a_place_is_found_without_the_language_model(program: str):
    assert not _loaded(program, "spacy", "thinc", "lightgbm", "pandas", "networkx", "py3langid")


def test_a_sentence_is_checked_without_what_it_does_not_need():
    program = f"from geo.workers import reading\nreading.prepare()\nassert reading.analyse({_SENTENCE!r}).claims"
    assert not _loaded(program, "pandas", "networkx", "searoute", "geopy", "py3langid", "trafilatura", "pydeck")


def test_the_command_line_leaves_the_reading_to_its_worker():
    program = (
        "from typer.testing import CliRunner\nfrom geo.cli import app\n"
        f"assert '684' in CliRunner().invoke(app, ['check', {_SENTENCE!r}]).stdout"
    )
    assert not _loaded(program, "spacy", "numpy", "geo.claims", "geo.text", "geo.places")


def test_every_label_of_the_model_can_be_spelt():
    nlp = load_language()
    labels = [label for labels in nlp.meta["labels"].values() for label in labels]
    assert len(labels) > 100
    assert [label for label in labels if label not in nlp.vocab.strings] == []
