"""What is called after a place is a metonym; what is done at a place keeps it."""

from __future__ import annotations

import pytest

from geo import analyse


def kinds(text, name):
    dossier = analyse(text, published="2023-09-12")
    at = text.index(name)
    return {m.kind for m in dossier.mentions if m.place_id and m.start < at + len(name) and at < m.end}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed the Paris Agreement.", "Paris"),
        ("The Paris climate agreement holds.", "Paris"),
        ("The Minsk agreements failed.", "Minsk"),
        ("The Oslo accords were signed.", "Oslo"),
        ("It breaks the Geneva Convention.", "Geneva"),
        ("The Treaty of Amsterdam was amended.", "Amsterdam"),
        ("He fought in the Battle of Stalingrad.", "Stalingrad"),
        ("They met in Kyiv Street in Riga.", "Kyiv"),
        ("A shop on Moscow Avenue burned.", "Moscow"),
        ("She has Stockholm syndrome.", "Stockholm"),
        ("He ate a Chelsea bun.", "Chelsea"),
        ("Liverpool beat Chelsea 2-1.", "Liverpool"),
        ("Liverpool beat Chelsea 2-1.", "Chelsea"),
        ("Hawthorn lost to Port Adelaide by two points.", "Port Adelaide"),
        ("He scored for Liverpool against Everton.", "Liverpool"),
        ("Leeds were relegated.", "Leeds"),
        ("Barcelona drew with Valencia.", "Barcelona"),
        ("Barcelona drew with Valencia.", "Valencia"),
        ("They watched Casablanca (1942).", "Casablanca"),
    ],
)
def test_what_is_called_after_a_place_is_not_there(text, name):
    assert "place" not in kinds(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The agreement was signed in Minsk.", "Minsk"),
        ("The siege of Mariupol lasted long.", "Mariupol"),
        ("They met in Kyiv Street in Riga.", "Riga"),
        ("He lost his passport in Lima (2019).", "Lima"),
        ("The team from Liverpool beat the champions.", "Liverpool"),
        ("They drove to Liverpool against advice.", "Liverpool"),
        ("The Toronto street was closed.", "Toronto"),
    ],
)
def test_what_is_done_at_a_place_is_there(text, name):
    assert kinds(text, name) == {"place"}
