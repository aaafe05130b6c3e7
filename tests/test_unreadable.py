"""A sentence that cannot be read costs itself; an error of our own is seen."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.claims import check
from geo.journey.events import extraction
from geo.model import Dossier

STORY = "Anna Lind left Oslo on Monday.\n\n{}\n\nShe arrived in Bergen on Tuesday."


def read(sentence: str) -> Dossier:
    return analyse(STORY.format(sentence), published="2024-06-12")


def journey(dossier: Dossier) -> list[str]:
    return [event.type for event in dossier.events if event.type != "meeting"]


@pytest.mark.parametrize(
    "sentence", ["_ has said on Tuesday he does not want to travel to Miami.", "The % said on Tuesday."]
)
def test_a_phrase_without_a_word_costs_its_sentence(sentence: str):
    dossier = read(sentence)
    assert journey(dossier) == ["departure", "arrival"]
    [warning] = dossier.warnings
    assert warning.code == "sentence_not_read"
    assert "noun phrase" in warning.message
    assert dossier.article.text[warning.start : warning.end].strip() == sentence


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the reading of the sentence about Bob fail."""
    draft_events = extraction.draft_events

    def draft(sentence, *args):
        if "Bob" in sentence.doc.text:
            raise error
        return draft_events(sentence, *args)

    monkeypatch.setattr(extraction, "draft_events", draft)


def test_a_tree_too_deep_to_walk_costs_its_sentence(monkeypatch: pytest.MonkeyPatch):
    failing(monkeypatch, RecursionError())
    dossier = read("She met Bob in Paris.")
    assert journey(dossier) == ["departure", "arrival"]
    assert [warning.code for warning in dossier.warnings] == ["sentence_not_read"]


@pytest.mark.parametrize("error", [AttributeError, AssertionError, KeyError, TypeError, ValueError])
def test_an_error_of_our_own_is_seen(monkeypatch: pytest.MonkeyPatch, error: type[Exception]):
    failing(monkeypatch, error("ours"))
    with pytest.raises(error, match="ours"):
        read("She met Bob in Paris.")


FIGURES = "Brody lies 90 km from Lviv.\n\nLyon lies 390 km from Paris."


def failing_claims(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the first sentence with a figure fail."""
    find_statements, asked = check.find_statements, []

    def find(masked):
        asked.append(masked)
        if len(asked) == 1:
            raise error
        return find_statements(masked)

    monkeypatch.setattr(check, "find_statements", find)


def test_a_claim_that_nests_too_deeply_costs_its_sentence(monkeypatch: pytest.MonkeyPatch):
    failing_claims(monkeypatch, RecursionError())
    dossier = analyse(FIGURES)
    assert [dossier.article.text[claim.start : claim.end] for claim in dossier.claims] == [
        "Lyon lies 390 km from Paris"
    ]
    [warning] = dossier.warnings
    assert warning.code == "claim_not_read"
    assert dossier.article.text[warning.start : warning.end].startswith("Brody")


@pytest.mark.parametrize("error", [AssertionError, KeyError, ValueError])
def test_an_error_of_our_own_in_claims_is_seen(monkeypatch: pytest.MonkeyPatch, error: type[Exception]):
    failing_claims(monkeypatch, error("ours"))
    with pytest.raises(error, match="ours"):
        analyse(FIGURES)
