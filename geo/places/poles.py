"""The Earth's poles: "reached the Pole" is no person from Poland, and which pole it is the rest of the text tells.

A rule, since no training text has one. "The North Pole" is that of the Earth, unless the text speaks of Fairbanks, by
which a town of the name lies; that is called without an article. "The Pole" is one where a journey leads there, or
where a preposition stands before it in a text of polar journeys. Which one, the words of the Arctic or Antarctic near
it tell, or else those of the whole text; where these are of both or of neither, it is not known.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import word_set
from geo.places.journey_ends import JourneyEnd, led_to
from geo.places.names import hash_name

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens


POLES: Final = ("place:north-pole", "place:south-pole")
"""The gazetteer's ids of the poles."""


class Pole(Enum):
    """What "the Pole" means; the values are names that no other place bears."""

    NORTH = "Geographic North Pole"
    SOUTH = "Geographic South Pole"
    EITHER = ""
    """One of the two, but the text does not tell which."""


_NAME: Final = "Pole"
_WHOLE: Final = ("north", "pole")
_TOWN: Final = word_set("poles", "town")
_SOUTH: Final = word_set("poles", "south")
_NORTH: Final = word_set("poles", "north")
_POLAR: Final = word_set("poles", "polar") | _SOUTH | _NORTH
_BEFORE: Final = word_set("locatives") | word_set("locatives", "path") | word_set("poles", "before")
_NEAR: Final = 25
"""So many words before and after tell which pole is meant, before the whole text is asked."""


def find_poles(tokens: Tokens, mentions: Sequence[MentionSpan]) -> list[Pole | None]:
    """Return of each mention which pole it is, None for all that are none."""
    written = [_is_written_so(tokens, mention) for mention in mentions]
    whole = [_is_written_whole(tokens, mention) for mention in mentions]
    if not any(written) and not any(whole):
        return [None] * len(written)
    everywhere = frozenset(tokens.folded)
    polar, of_a_town = not _POLAR.isdisjoint(everywhere), not _TOWN.isdisjoint(everywhere)
    return [
        Pole.NORTH
        if named and not of_a_town
        else _which(tokens, mention.first, everywhere)
        if so and _is_pole(tokens, mention.first - 1, polar=polar)
        else None
        for so, named, mention in zip(written, whole, mentions, strict=True)
    ]


def with_poles(tokens: Tokens, mentions: Sequence[MentionSpan], gazetteer: Gazetteer) -> list[MentionSpan]:
    """Return the mentions, those of a pole that is known as mentions of its whole name."""
    names = [pole.value if pole else "" for pole in find_poles(tokens, mentions)]
    known, at = gazetteer.find_names(np.array([hash_name(name) for name in names], np.uint64))
    return [
        replace(mention, position=position) if found else mention
        for mention, found, position in zip(mentions, known.tolist(), at.tolist(), strict=True)
    ]


def _is_written_so(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a mention is "the Pole" within a sentence; one that begins it is a person mostly ("The Pole won")."""
    first = mention.first
    alone = first == mention.last and tokens.raw[first] == _NAME
    return alone and first > 1 and bool(tokens.joined[first - 1]) and tokens.raw[first - 1] == "the"


def _is_written_whole(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a mention is "the North Pole", with one word before the name at most: "the geographic North Pole"."""
    first = mention.first
    if tuple(tokens.folded[first : mention.last + 1]) != _WHOLE:
        return False
    return "the" in tokens.folded[max(0, first - 2) : first]


def _is_pole(tokens: Tokens, article: int, *, polar: bool) -> bool:
    """Whether the words before "the" lead to a pole; `polar` says whether the text tells of polar journeys."""
    led = led_to(tokens, article)
    if led in {JourneyEnd.REACHED, JourneyEnd.TRAVELLED}:
        return True
    return polar and (led is not JourneyEnd.NONE or tokens.folded[article - 1] in _BEFORE)


def _which(tokens: Tokens, at: int, everywhere: Collection[str]) -> Pole:
    for told in (tokens.folded[max(0, at - _NEAR) : at + _NEAR + 1], everywhere):
        south, north = (not words.isdisjoint(told) for words in (_SOUTH, _NORTH))
        if south != north:
            return Pole.SOUTH if south else Pole.NORTH
    return Pole.EITHER
