"""The texts that the models of journeys are trained on: their marks are read, and are as they should be."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import get_args
from unittest.mock import patch

import pytest

from geo.journey.presence import ROLES
from geo.model import Status

BUILD = Path(__file__).resolve().parent.parent / "data" / "build"
IN_ORDER = {"visited", "left", "passed", "aimed"}

MADE = """\
=== id: z1 | published: 2024-05-13 | travellers: t1=the ferry; t2=Lund
The ferry left [Oran|t1:left#1;t2:left#1] for [Sète|t1:aimed#2:scheduled].

Lund, who grew up in [Vienna|t2:past], never saw [Marseille|t2:denied].
"""


@pytest.fixture(scope="module")
def gold():
    """The module that reads them."""
    spec = importlib.util.spec_from_file_location("journeys_gold", BUILD / "journeys_gold.py")
    module = importlib.util.module_from_spec(spec)
    with patch.dict("sys.modules", journeys_gold=module):  # dataclasses look there for their module
        spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(gold):
    """The texts that were made for training."""
    return gold.made_texts()


def numbers_of(text) -> dict[str, set[int]]:
    """Return the numbers of each traveller's visits."""
    found = defaultdict(set)
    for mark in text.marks:
        if mark.visit is not None:
            found[mark.traveller].add(mark.visit)
    return found


def test_marks_are_taken_out_of_a_text_and_point_into_it(gold, tmp_path: Path):
    (tmp_path / "z.txt").write_text(MADE, encoding="utf-8")
    with patch.object(gold, "FOLDER", tmp_path):
        [text] = gold.made_texts()
    assert text.text == ("The ferry left Oran for Sète.\n\nLund, who grew up in Vienna, never saw Marseille.")
    assert (text.id, text.kind, text.published) == ("made/z1", "made", "2024-05-13")
    assert text.travellers == {"t1": "the ferry", "t2": "Lund"}
    told = [(text.text[m.start : m.end], m.traveller, m.role, m.visit, m.status) for m in text.marks]
    assert told == [
        ("Oran", "t1", "left", 1, "confirmed"),
        ("Oran", "t2", "left", 1, "confirmed"),
        ("Sète", "t1", "aimed", 2, "scheduled"),
        ("Vienna", "t2", "past", None, "historical"),
        ("Marseille", "t2", "denied", None, "denied"),
    ]


def test_no_text_has_the_id_of_another_and_none_is_without_its_day(made):
    assert len(made) == len({text.id for text in made}) == 268
    assert all(text.text and text.published for text in made)


def test_every_mark_is_of_a_name_a_traveller_a_role_and_a_status(made):
    for text in made:
        assert not re.search(r"\|\w+:", text.text), text.id
        for mark in text.marks:
            name = text.text[mark.start : mark.end]
            assert name, text.id
            assert name == name.strip(), text.id
            assert mark.traveller in text.travellers, (text.id, mark)
            assert mark.role in ROLES, (text.id, mark)
            assert mark.status in get_args(Status), (text.id, mark)
            assert mark.visit is None or mark.role in IN_ORDER, (text.id, mark)


def test_the_visits_of_a_traveller_are_numbered_without_gaps(made):
    gaps = [
        (text.id, who, sorted(numbers))
        for text in made
        for who, numbers in numbers_of(text).items()
        if numbers != set(range(1, len(numbers) + 1))
    ]
    assert gaps == []


def test_every_role_is_marked_often(made):
    often = Counter(mark.role for text in made for mark in text.marks)
    assert set(often) == set(ROLES) - {"elsewhere"}
    assert min(often.values()) > 100


def test_an_article_is_taken_only_if_it_is_the_one_annotated(gold, tmp_path: Path):
    corpora, journeys, folder = (tmp_path / name for name in ("corpora", "journeys", "marks"))
    for each in (corpora, journeys / "news", journeys / "rfc", folder):
        each.mkdir(parents=True)
    (corpora / "LGL.dev.jsonl").write_text(
        "\n".join(
            json.dumps({"id": key, "text": text, "toponyms": []}) for key, text in (("a", "In Riga."), ("b", "No."))
        )
    )
    mark = [3, 7, "t1", "visited", 1, "confirmed"]
    right = hashlib.sha256(b"In Riga.").hexdigest()
    (folder / "annotations.jsonl").write_text(
        "\n".join(
            json.dumps({"id": key, "sha256": right, "travellers": {"t1": "Lund"}, "marks": [mark]})
            for key in ("LGL/a", "LGL/b", "LGL/c")
        )
    )
    with patch.object(gold, "FOLDER", folder):
        [text] = gold.annotated_texts(corpora, journeys)
    assert (text.id, text.kind) == ("LGL/a", "LGL")
    assert [text.text[m.start : m.end] for m in text.marks] == ["Riga"]


def test_annotations_hold_offsets_and_labels_and_no_text_of_others():
    with (BUILD / "journeys" / "annotations.jsonl").open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    assert len(entries) == len({entry["id"] for entry in entries})
    for entry in entries:
        assert set(entry) == {"id", "sha256", "travellers", "marks"}
        for start, end, traveller, role, visit, status in entry["marks"]:
            assert 0 <= start < end
            assert traveller in entry["travellers"], entry["id"]
            assert role in ROLES, entry["id"]
            assert status in get_args(Status), entry["id"]
            assert visit is None or visit > 0
