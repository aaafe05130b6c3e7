"""The contract: the JSON Schema is the committed one, what is written reads back, nothing is mutable."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from geo import Dossier, analyse

SCHEMA = Path(__file__).parent.parent / "docs" / "dossier.schema.json"


def test_schema_is_the_committed_one():
    """To change it on purpose: python -m geo.model > docs/dossier.schema.json, and CHANGELOG.md says why."""
    assert json.loads(SCHEMA.read_text()) == Dossier.model_json_schema(by_alias=True, mode="serialization")


def test_what_is_written_fits_the_schema_and_reads_back(seed: Dossier):
    written = seed.model_dump_json(by_alias=True)
    jsonschema.validate(json.loads(written), json.loads(SCHEMA.read_text()))
    assert Dossier.model_validate_json(written) == seed


def test_a_dossier_cannot_be_changed(seed: Dossier):
    with pytest.raises(ValidationError):
        seed.article.text = "other"  # type: ignore[misc]


def test_ids_are_unique_and_resolve(seed: Dossier):
    data = json.loads(seed.model_dump_json(by_alias=True))
    for room in ("mentions", "places", "times", "travellers", "events", "routes", "claims"):
        ids = [one["id"] for one in data[room]]
        assert len(ids) == len(set(ids)), room
    places = {p["id"] for p in data["places"]}
    named = {
        v
        for room in ("mentions", "events", "claims")
        for one in data[room]
        for k, v in one.items()
        if k.endswith("place_id") and v
    }
    assert named <= places
    events = {e["id"] for e in data["events"]}
    for route in data["routes"]:
        stops = {s["id"] for s in route["stops"]}
        assert {leg["from"] for leg in route["legs"]} | {leg["to"] for leg in route["legs"]} <= stops
        assert {e for s in route["stops"] for e in s["event_ids"]} <= events


def test_mentions_may_nest_but_never_cross(seed: Dossier):
    for a in seed.mentions:
        for b in seed.mentions:
            assert not (a.start < b.start < a.end < b.end)


def test_every_instant_has_an_offset(seed: Dossier):
    written = seed.model_dump_json(by_alias=True)
    for instant in re.findall(r'"(\d{4}-\d\d-\d\dT[^"]*)"', written):
        if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", instant):
            assert re.search(r"(Z|[+-]\d\d:\d\d)$", instant), instant


def test_offsets_count_characters_even_past_an_emoji():
    dossier = analyse("🚂 Kim left Pyongyang on Sunday. 🚃 He arrived in Khasan on Monday.", published="2023-09-12")
    for mark in (*dossier.mentions, *dossier.times):
        assert dossier.article.text[mark.start : mark.end] == mark.text
    assert any(m.text == "Khasan" for m in dossier.mentions)
