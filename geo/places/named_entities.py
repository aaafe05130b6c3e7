"""The language model's named entities, by token.

An entity's article before it and its possessive after it are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from geo.places.tokens import Tokens


class EntityLabel(IntEnum):
    """The labels of the language model (OntoNotes 5); the trained models saw these numbers."""

    NONE = 0
    GPE = 1
    LOC = 2
    FAC = 3
    NORP = 4
    ORG = 5
    PERSON = 6
    PRODUCT = 7
    EVENT = 8
    WORK_OF_ART = 9
    LAW = 10
    OTHER = 11


PLACE_LABELS: Final = frozenset({EntityLabel.GPE, EntityLabel.LOC})
"""What the language model calls a place; a facility may also be one, but is mostly not in a gazetteer."""

_LABELS: Final = dict(EntityLabel.__members__)
_BEGINS, _INSIDE = 3, 1  # spaCy's ENT_IOB
_ARTICLES: Final = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Entities:
    """The entities by token: label, first and last token of the one that covers each token.

    A token outside any has the label NONE and is its own first and last.
    """

    label: list[EntityLabel]
    first: list[int]
    last: list[int]


def no_entities(count: int) -> Entities:
    """Return the entities of a text of so many tokens that the language model has not read."""
    return Entities([EntityLabel.NONE] * count, list(range(count)), list(range(count)))


def entity_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """Return the entities of a read text as (start, end, label) in characters, faster than `doc.ents` does."""
    marks = doc.to_array(["ENT_IOB", "ENT_TYPE"])
    found = []
    for first in np.flatnonzero(marks[:, 0] == _BEGINS).tolist():
        last = first
        while last + 1 < len(marks) and marks[last + 1, 0] == _INSIDE:
            last += 1
        end = doc[last]
        found.append((doc[first].idx, end.idx + len(end), doc.vocab.strings[int(marks[first, 1])]))
    return found


def entities_by_token(spans: list[tuple[int, int, str]], tokens: Tokens) -> Entities:
    """Return the entities of `entity_spans` by token."""
    entities = no_entities(len(tokens))
    count, at = len(tokens), 0
    for start_char, end_char, name in spans:
        label = _LABELS.get(name, EntityLabel.OTHER)
        while at < count and tokens.end[at] <= start_char:
            at += 1
        begin = at
        while begin < count and tokens.folded[begin] in _ARTICLES and tokens.end[begin] < end_char:
            begin += 1
        end = begin
        while end < count and tokens.start[end] < end_char:
            end += 1
        while end - 1 > begin and tokens.folded[end - 1] == "s" and tokens.text[tokens.start[end - 1] - 1] in "'’":
            end -= 1
        for i in range(begin, end):
            entities.label[i], entities.first[i], entities.last[i] = label, begin, end - 1
        at = end
    return entities
