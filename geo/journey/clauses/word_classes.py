"""What kind of thing a noun is and what kind of act a verb: WordNet's classes, from data/presence/word_classes.txt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_CLASS: Final = "unknown"
"""The class of a word that the table does not hold."""


def noun_class(lemma: str) -> str:
    """Return a noun's class, NO_CLASS where it has none."""
    return _classes()[0].get(lemma.lower(), NO_CLASS)


def verb_class(lemma: str) -> str:
    """Return a verb's class, NO_CLASS where it has none."""
    return _classes()[1].get(lemma.lower(), NO_CLASS)


@cache
def _classes() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the classes of nouns and of verbs by word."""
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    for line in data_path("presence/word_classes.txt").read_text(encoding="utf-8").splitlines():
        name, *words = line.split(" ")
        (nouns if name.startswith("n.") else verbs).update(dict.fromkeys(words, name))
    return nouns, verbs
