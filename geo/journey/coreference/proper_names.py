"""Proper names: the words of one, whether another name takes it, and the title that stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.journey.clauses import (
    COLLECTIVES,
    HONORIFICS,
    KIN,
    SHIP_PREFIXES,
    STORMS,
    TEAMS,
    TRAVELLERS,
    VEHICLES,
    gender_of,
)
from geo.journey.coreference.noun_kinds import kind_of
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

    from geo.journey.clauses import ByOffset
    from geo.journey.coreference.entities import Entity, EntityKind
    from geo.model import Mention, Span

LONGEST_NAME = 100  # characters
_SURE = 0.5
_TITLE_TOKENS = 7
_TITLE_ENDS = word_set("noun_phrases", "end_of_title")
_NOT_OF_THE_NAME = HONORIFICS | {"the"}
_PREFIXES = frozenset(prefix.lower() for prefix in SHIP_PREFIXES)
_NO_PEOPLE = COLLECTIVES | TEAMS | VEHICLES | STORMS


def name_keys(name: str) -> list[str]:
    """Return the words of a name in lower case, without honorifics."""
    words = re.split(r"[\s\-‐‑]+", re.sub(r"['’]s$", "", name).lower())
    return [word for word in words if word and word not in _NOT_OF_THE_NAME]


def vessel_keys(name: str) -> set[str]:
    """Return the words of a vessel's name in lower case, without its prefix: "HMS Halcyon" is the Halcyon too."""
    keys = set(name_keys(name))
    return (keys - _PREFIXES) or keys


def is_covered(names: ByOffset[Mention], span: Span) -> bool:
    """Say whether another name takes a person's: the same words, or surely more; "Paris" in "Paris Hilton" does not."""
    for mention in names.within(span.start - LONGEST_NAME, span.end):
        if (mention.start, mention.end) == (span.start, span.end):
            return True
        beyond = mention.start < span.start or mention.end > span.end
        if mention.end > span.start and beyond and mention.confidence >= _SURE:
            return True
    return False


def is_overlapped(names: ByOffset[Mention], span: Span) -> bool:
    """Say whether a name takes any of these characters."""
    return any(m.end > span.start for m in names.within(span.start - LONGEST_NAME, span.end))


def read_title(entity: Entity, doc: Doc, start: int, nation_at: Mapping[int, Mention]) -> None:
    """Read "North Korean leader" before a name: titles, nations by their offset, gender; "the tanker": no person."""
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or doc[span.start].is_sent_start:
        return
    class_word = doc[span.start - 1].lower_ if span.start else ""
    if class_word in _NO_PEOPLE:
        # "The football club Atletico Norte", "the tanker Selene" are no people, whatever their names sound like.
        craft: EntityKind = "storm" if class_word in STORMS else "vehicle"
        entity.kind = "body" if class_word in COLLECTIVES | TEAMS else craft
        entity.nouns.add(class_word)
        return
    # "His wife, Ursula": the comma is no bar to a word of kinship.
    kin = span.start > 1 and doc[span.start - 1].text == "," and doc[span.start - 2].lower_ in KIN
    if kin:
        entity.gender = gender_of(doc[span.start - 2].lower_)
        return
    for index in range(span.start - 1, max(-1, span.start - _TITLE_TOKENS), -1):
        word = doc[index]
        if word.lower_ in _TITLE_ENDS or word.ent_type_ == "PERSON" or not (word.is_alpha or word.text in {"-", "."}):
            return
        if word.lower_ in TRAVELLERS or (index == span.start - 1 and kind_of(word.lower_, plural=False) == "person"):
            entity.nouns.add(word.lower_)
        entity.gender = entity.gender or gender_of(word.lower_)
        mention = nation_at.get(word.idx)
        if mention is not None and mention.place_id is not None:
            entity.nations.add(mention.place_id)
        if word.is_sent_start:
            return
