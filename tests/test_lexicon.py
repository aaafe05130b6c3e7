"""The words of data/lexicon: each file is known, fits its type, and has no word twice."""

import re

import pytest

from geo.lexicon import (
    CONCEPTS,
    LANGUAGE,
    VALUES,
    RuleWords,
    WordClass,
    any_of,
    classes,
    plurals,
    word_list,
    word_values,
)
from geo.resources import data_path

FOLDER = data_path(f"lexicon/{LANGUAGE}")


def test_every_file_is_a_known_concept_and_every_concept_has_its_file():
    assert {path.stem for path in FOLDER.glob("*.toml")} == {*CONCEPTS, *VALUES}


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_fits_its_type(concept: str):
    found = classes(concept, CONCEPTS[concept])
    assert found
    for one in found.values():
        assert one.example is None or one.example.strip()
        if isinstance(one, WordClass):
            assert one.words or getattr(one, "means", ())
        if isinstance(one, RuleWords):
            assert re.fullmatch(r"\S.*[^.\s]", one.says), "it follows “read as”, without a full stop"


@pytest.mark.parametrize("concept", [name for name, kind in CONCEPTS.items() if issubclass(kind, WordClass)])
def test_no_word_stands_twice_in_a_file(concept: str):
    words = word_list(concept)
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("concept", VALUES)
def test_the_values_have_their_type(concept: str):
    assert word_values(concept, VALUES[concept])


def test_no_rule_has_its_words_twice():
    names = [name for concept, kind in CONCEPTS.items() if kind is RuleWords for name in classes(concept, RuleWords)]
    assert sorted(names) == sorted(set(names))


def test_another_type_than_the_concepts_is_refused():
    with pytest.raises(TypeError, match="vehicles"):
        classes("vehicles", RuleWords)


def test_the_longest_alternative_is_taken_first():
    assert re.match(any_of(["more", "more than"]), "more than ten")[0] == "more than"
    assert plurals(["ferry", "train", "convoy"]) == ("ferry", "ferries", "train", "trains", "convoy", "convoys")
