"""People who are called like places: "Paris Hilton arrived", "Israel Adesanya flew"; the language model errs on some.

It takes such a name for a body, a building or a town, or halves it into a place and a person. It is a person's where a
given name stands before a family name, nothing that goes before a place or a body stands before both, no place is
called so, and the name travels or the model itself sees a person or a building in it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.common_words import Commonness, commonness
from geo.places.gazetteer import open_gazetteer
from geo.places.named_entities import EntityLabel
from geo.places.names import hash_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from geo.places.detection import Detection
    from geo.places.named_entities import Entities
    from geo.places.names import Hashes
    from geo.places.tokens import Tokens

_GIVEN: Final = 3
_FAMILY: Final = 4
"""How common a word must be as a name, 0 to 9."""

_IN_FULL: Final = 2  # words: a given name and a family name
_TRAVELS: Final = word_set("travel_verb_forms") - word_set("travel_verb_forms", "infinitive")
_DOES: Final = _TRAVELS | word_set("mention_context", "act")
_BODIES: Final = frozenset({"ORG", "GPE", "LOC", "NORP", ""})
_THINGS: Final = frozenset({"FAC", "PRODUCT", "WORK_OF_ART"})
_BEFORE_NO_PERSON: Final = frozenset({"the", "a", "an"}) | word_set("locatives", "place", "path")


def name_people(doc: Doc) -> None:
    """Give the people of a text who are called like places the label that others have: PERSON."""
    people = [
        span
        for first, last in pairwise(doc)
        if first.is_title and last.is_title and (span := _person(first, last)) is not None
    ]
    if people:
        doc.set_ents(people, default="unmodified")
    again = _taken_up(doc)
    if again:
        doc.set_ents(again, default="unmodified")


def _taken_up(doc: Doc) -> list[Span]:
    """Return the names that somebody bears who is named in full, where each alone begins a sentence as its subject."""
    known: set[str] = set()
    for person in doc.ents:
        names = [token.text for token in person]
        if person.label_ == "PERSON" and len(names) == _IN_FULL and _in_full(_hashes(*names), surely=False):
            known.update(name for name in names if not name.isupper())
    alone = [
        token
        for token in (doc[:-1] if known else ())
        if token.text in known and token.ent_type_ != "PERSON" and (token.is_sent_start or token.i == 0)
    ]
    told = [token for token in alone if token.whitespace_ == " " and doc[token.i + 1].text in _DOES]
    spans = [doc.char_span(token.idx, token.idx + len(token), label="PERSON") for token in told]
    return [span for span in spans if span is not None]


def _person(first: Token, last: Token) -> Span | None:
    """Return two words as a person's name, None where they are none or the model knows already."""
    doc = first.doc
    following = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if following is None or not following.is_lower or first.whitespace_ != " " or not _stands_alone(first, last):
        return None
    person = last.ent_type_ == "PERSON"
    label = first.ent_type_
    if label == "PERSON" or (person and last.ent_iob_ == "I"):
        return None
    if not (_told(label, following) or (person and bool(first.is_sent_start or first.i == 0))):
        return None
    if not _is_a_name(first.text, last.text, person=person):
        return None
    return doc.char_span(first.idx, last.idx + len(last), label="PERSON")


def _told(label: str, following: Token) -> bool:
    return label in _THINGS or (label in _BODIES and following.text in _TRAVELS)


def _stands_alone(first: Token, last: Token) -> bool:
    """Say whether no name or word for a place goes on before the two, and no entity beyond them."""
    doc = first.doc
    if not (first.is_alpha and last.is_alpha) or first.ent_iob_ == "I":
        return False
    if last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I":
        return False
    if first.i == 0 or first.is_sent_start:
        return True
    before = doc[first.i - 1]
    return not before.text[:1].isupper() and before.lower_ not in _BEFORE_NO_PERSON


def _hashes(*names: str) -> Hashes:
    return np.array([hash_name(name) for name in names], dtype=np.uint64)


def _is_a_name(first: str, last: str, *, person: bool) -> bool:
    """Say whether the first is a given name and the last a family name, neither a common word, and no place so."""
    given, family = commonness(_hashes(first, last))
    if given[Commonness.ENGLISH_WORD] or given[Commonness.GIVEN_NAME] < _GIVEN:
        return False
    if not person and (family[Commonness.ENGLISH_WORD] or family[Commonness.FAMILY_NAME] < _FAMILY):
        return False
    known, _ = open_gazetteer().find_names(_hashes(f"{first} {last}"))
    return not bool(known[0])


def _in_full(hashes: Hashes, *, surely: bool) -> bool:
    """Say whether two words are a given name and a family name, or unless `surely` what may be one: no common word."""
    given, family = commonness(hashes)
    may_be_family = not surely and not family[Commonness.ENGLISH_WORD]
    return bool(given[Commonness.GIVEN_NAME] >= _GIVEN and (may_be_family or family[Commonness.FAMILY_NAME] >= _FAMILY))


def are_people(detection: Detection) -> list[bool]:
    """Say of each mention whether it is a person's name: the given name in one, or one of its names alone.

    "Florence Pugh arrived. Florence said", "Jack London sailed. London said", where the model sees a person.
    """
    tokens, entities = detection.tokens, detection.entities
    full = [i for i in range(len(tokens) - 1) if _is_in_full(tokens, entities, i)]
    given, known = set(full), {tokens.raw[n] for i in full for n in (i, i + 1)}
    found = []
    for mention in detection.mentions:
        alone = mention.exact_label == EntityLabel.PERSON and tokens.raw[mention.first] in known
        found.append(mention.first == mention.last and (mention.first in given or alone))
    return found


def _is_in_full(tokens: Tokens, entities: Entities, i: int) -> bool:
    """Say whether a token is the given name in an entity of two words that the model takes for a person."""
    whole = entities.label[i] == EntityLabel.PERSON and entities.first[i] == i and entities.last[i] == i + 1
    apart = tokens.text[tokens.end[i] : tokens.start[i + 1]] == " "
    return whole and apart and bool(tokens.capital[i + 1]) and _in_full(tokens.hashes[i : i + 2], surely=True)


def begin_persons(detection: Detection) -> list[bool]:
    """Say of each mention whether a longer name begins with it that the model takes for a person's: "Israel Adesanya".

    In the annotated corpora one in fifty of these is a place.
    """
    tokens = detection.tokens
    return [
        mention.entity_label == EntityLabel.PERSON
        and mention.entity_first == mention.first
        and mention.entity_last > mention.last
        and bool(tokens.capital[mention.last + 1])
        for mention in detection.mentions
    ]
