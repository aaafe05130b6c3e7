"""Persons whom the model takes for a place or a people because of their name: "Hollis left Washington, where she …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import SUBJECTS, frame_of
from geo.journey.coreference.entities import Entity
from geo.journey.coreference.proper_names import LONGEST_NAME

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse

_DOUBTFUL: Final = 0.6
"""How sure of a place its reading may be at most, 0 to 1, for the name to be a person's."""

_NEAR: Final = 60
"""Within how many words after the name "he" or "she" tells that it is a person's."""

_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def is_mistaken_person(name: Token, sentence: Sentence, discourse: Discourse) -> bool:
    """Say whether a name that is read as a place, without much ground, moves like a person and is a "he" or "she"."""
    if name.dep_ not in SUBJECTS or name.ent_type_ in _PLACES or frame_of(name.head) is None:
        return False
    start, end = sentence.start(name), sentence.end(name)
    marks = [m for m in discourse.names.within(start - LONGEST_NAME, end) if m.end > start]
    if any(m.confidence > _DOUBTFUL or m.kind == "demonym" for m in marks):
        return False
    if any(e.kind == "person" for e in discourse.people.named_before(end)) or discourse.salience.recent_persons():
        return False
    span = discourse.doc.char_span(start, end, alignment_mode="expand")
    following = discourse.doc[span.end : span.end + _NEAR] if span is not None else ()
    return any(word.lower_ in _HE_OR_SHE for word in following)


_HE_OR_SHE: Final = frozenset({"he", "she", "his", "her", "him"})


def name_person(name: Token, sentence: Sentence, discourse: Discourse) -> Entity:
    """Return the person whom a name is of, from now on."""
    entity = Entity(name.text, "person", {name.lower_}, proper=True)
    entity.mentions.append(sentence.span([name]))
    discourse.roster.note(entity)
    return entity
