"""A sentence that cannot be read costs itself; an error of our own is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo import analyse
from geo.claims import check
from geo.journey.clauses import UnreadableParseError
from geo.journey.coreference import resolver
from geo.journey.events import extraction, sentence_reading
from geo.model import Dossier

if TYPE_CHECKING:
    from types import ModuleType

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


STEPS = [
    (resolver, "subject"),
    (sentence_reading, "draft_events"),
    (sentence_reading, "path_of"),
    (sentence_reading, "signs_of"),
    (extraction, "presence_drafts"),
    (extraction, "find_denials"),
]
"""What is asked of each sentence in turn."""


def failing(monkeypatch: pytest.MonkeyPatch, step: tuple[ModuleType, str], error: Exception) -> None:
    """Let a step of the reading of the sentence about Bob fail."""
    module, name = step
    own = getattr(module, name)

    def fail(*args):
        sentences = [getattr(arg, "sentence", arg) for arg in args]
        if any("Bob" in sentence.doc.text for sentence in sentences if hasattr(sentence, "doc")):
            raise error
        return own(*args)

    monkeypatch.setattr(module, name, fail)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
@pytest.mark.parametrize("error", [RecursionError(), UnreadableParseError("no word")], ids=repr)
def test_a_sentence_costs_itself_wherever_its_reading_fails(
    monkeypatch: pytest.MonkeyPatch, step: tuple[ModuleType, str], error: Exception
):
    failing(monkeypatch, step, error)
    dossier = read("She met Bob in Paris.")
    assert [event.type for event in dossier.events] == ["departure", "arrival"]
    [warning] = dossier.warnings
    assert warning.code == "sentence_not_read"
    assert dossier.article.text[warning.start : warning.end].strip() == "She met Bob in Paris."


@pytest.mark.parametrize("error", [AttributeError, AssertionError, KeyError, TypeError, ValueError])
def test_an_error_of_our_own_is_seen(monkeypatch: pytest.MonkeyPatch, error: type[Exception]):
    for step in STEPS:
        with monkeypatch.context() as patched:
            failing(patched, step, error("ours"))
            with pytest.raises(error, match="ours"):
                read("She met Bob in Paris.")


FIGURES = "Brody lies 90 km from Lviv.\n\nLyon lies 390 km from Paris."


def failing_claims(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the first sentence with a figure fail."""
    read_statements, asked = check.read_statements, []

    def fail(*args):
        asked.append(args)
        if len(asked) == 1:
            raise error
        return read_statements(*args)

    monkeypatch.setattr(check, "read_statements", fail)


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
