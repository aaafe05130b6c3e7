"""Names that the words beside them tell to be places', and that no gazetteer at hand has: "flew to Kiwirrkurra".

The language model takes half of them for persons or bodies, so that it counts what leads to a name, and how rare the
name is as that of people. What comes out stands among the unplaced and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.common_words import Commonness, commonness
from geo.places.generic_terms import AFTER
from geo.places.journey_ends import JourneyEnd, is_apart, told_of
from geo.places.named_entities import PLACE_LABELS, EntityLabel
from geo.places.names import hash_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.places.gazetteer import Gazetteer
    from geo.places.named_entities import Entities
    from geo.places.resolution import Resolution
    from geo.places.tokens import Tokens

_RARE: Final = 2
_GIVEN: Final = 3
"""How common as a family name, and from when on as a given name, 0 to 9, a name is that may be a person's."""

_LONGEST: Final = 4
_PRONOUNS: Final = word_set("pronouns")
"""The model takes the "It" of "It is 7,753 km from Hanoi" for a place."""

_SETTLEMENTS: Final = word_set("appositive_nouns", "settlement")
_THERE: Final = re.compile(r", (?:in|near|outside) [A-Z]")
_WHO: Final = re.compile(r",? who\b")
_FOR: Final = re.compile(r" for\b")  # "reached Verizon for comment"
_IN_AREA: Final = re.compile(r",? in [A-Z]")

_IN: Final = frozenset({"in", "near", "outside", "via", "towards"})
"""Words before the name of a place that hardly stand before a person's; a body's may follow."""

_AT: Final = frozenset({"at", "off", "through"})
"""Words before a place's name that stand before a person's after a few verbs alone, none of them of a journey."""

_LEAST: Final = {
    EntityLabel.FAC: JourneyEnd.NAMED_WITH,
    EntityLabel.PERSON: JourneyEnd.REACHED,
    EntityLabel.NORP: JourneyEnd.MOVED,
    EntityLabel.PRODUCT: JourneyEnd.MOVED,
    EntityLabel.ORG: JourneyEnd.TRAVELLED,
    EntityLabel.NONE: JourneyEnd.TRAVELLED,
}
"""How surely a journey must lead to a name that the model does not take for a place's."""


def unknown_names(resolution: Resolution, taken: Collection[int], gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Return (start, end) in the text of each name that is told to be a place's and that the gazetteer has not.

    `taken` are the starts of the mentions that have a place.
    """
    tokens, entities = resolution.tokens, resolution.entities
    placed = bytearray(len(tokens.text) + 1)
    for mention in resolution.mentions:
        if tokens.start[mention.first] in taken:
            placed[tokens.start[mention.first] : tokens.end[mention.last]] = b"\x01" * (
                tokens.end[mention.last] - tokens.start[mention.first]
            )
    found = []
    i = 0
    while i < len(tokens):
        last = following = _last(tokens, entities, i)
        while last > i and tokens.raw[last].isdigit():
            last -= 1
        if tokens.capital[i] and last - i < _LONGEST and _is_told(tokens, entities, i, last):
            start, end = tokens.start[i], tokens.end[last]
            known, _ = gazetteer.find_names(np.array([hash_name(tokens.text[start:end])], dtype=np.uint64))
            if not known[0] and not any(placed[start:end]):
                found.append((start, end))
        i = following + 1
    return found


def _last(tokens: Tokens, entities: Entities, first: int) -> int:
    """Return the last token of the entity that begins here, or of the words with capitals that no entity has."""
    if entities.label[first] != EntityLabel.NONE:
        return entities.last[first]
    last = first
    while tokens.capital[first] and last - first < _LONGEST and is_apart(tokens, last) and tokens.capital[last + 1]:
        if entities.label[last + 1] != EntityLabel.NONE:
            break
        last += 1
    return last


def _is_told(tokens: Tokens, entities: Entities, first: int, last: int) -> bool:
    """Say whether a name is told to be a place's: by the model and a word before it, or by what leads there."""
    label = entities.label[first]
    if first == last and tokens.folded[first] in _PRONOUNS:
        return False
    before = tokens.folded[first - 1] if first and is_apart(tokens, first - 1) else ""
    if label in PLACE_LABELS and (_is_called(tokens, first) or _THERE.match(tokens.text, tokens.end[last])):
        return True
    if label in PLACE_LABELS:
        return told_of(tokens, first - 1 if before == "the" else first, last) > JourneyEnd.NONE
    led = told_of(tokens, first, last)
    least = _LEAST.get(label)
    if (
        least is None
        or led == JourneyEnd.NONE
        or any(len(word) > 1 and word.isupper() for word in tokens.raw[first : last + 1])
    ):
        return False
    named = tokens.folded[last] in AFTER and last > first
    if not named and not _is_rare(tokens, first, last):
        return False
    if label == EntityLabel.ORG:
        return led >= least or (led == JourneyEnd.REACHED and not _FOR.match(tokens.text, tokens.end[last]))
    if label == EntityLabel.FAC or before in _IN:
        return True
    foreign = last > first and not tokens.capital[first + 1]  # "went to Torres del Paine"
    if label == EntityLabel.PERSON and not foreign and (last > first or _WHO.match(tokens.text, tokens.end[last])):
        there = before in _AT or _IN_AREA.match(tokens.text, tokens.end[last])
        return led >= (JourneyEnd.MOVED if there else JourneyEnd.TRAVELLED)
    return led >= least


def _is_called(tokens: Tokens, first: int) -> bool:
    """Say whether it stands before a name what kind of settlement bears it: "the village of"."""
    noun = first - 2
    spaced = noun >= 0 and is_apart(tokens, noun) and is_apart(tokens, noun + 1)
    return spaced and tokens.folded[noun + 1] == "of" and tokens.folded[noun] in _SETTLEMENTS


def _is_rare(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether few people bear a name, and it is no common word."""
    marks = commonness(tokens.hashes[first : last + 1])
    words = marks[:, Commonness.ENGLISH_WORD].any() if first == last else marks[:, Commonness.ENGLISH_WORD].all()
    of_people = marks[-1, Commonness.FAMILY_NAME] > _RARE or marks[0, Commonness.GIVEN_NAME] >= _GIVEN
    return not words and not of_people
