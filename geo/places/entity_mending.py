"""Where the language model errs on the names of a text, and what a text's words tell better than it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.gazetteer import open_gazetteer
from geo.places.names import hash_name
from geo.places.people import name_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LEAVING: Final = word_set("travel_verb_forms", "leave", "depart")
_ARTICLES: Final = frozenset({"the", "The"})


def mend_entities(doc: Doc) -> None:
    """Mark as PERSON who is called like a place, and as two places what is taken for one: "left Accra for Lagos"."""
    _part_ends(doc)
    name_people(doc)


def _part_ends(doc: Doc) -> None:
    ends, between = [], []
    for entity in doc.ents:
        at = next((n for n, token in enumerate(entity) if token.text == "for"), 0)
        if not 0 < at < len(entity) - 1 or not entity.start or doc[entity.start - 1].text not in _LEAVING:
            continue
        origin, goal = entity[:at], entity[at + 1 :]
        if _is_place(origin) and _is_place(goal):
            ends += [type(part)(doc, part.start, part.end, label="GPE") for part in (origin, goal)]
            between.append(entity[at : at + 1])
    if ends:
        doc.set_ents(ends, outside=between, default="unmodified")


def _is_place(name: Span) -> bool:
    """Say whether the gazetteer knows a name, its article left out."""
    words = name[1:] if name[0].text in _ARTICLES and len(name) > 1 else name
    known, _ = open_gazetteer().find_names(np.array([hash_name(words.text)], dtype=np.uint64))
    return bool(known[0])
