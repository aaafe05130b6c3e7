"""Ways by sea that a text names: "by Suez", "round the Cape", "through the Panama Canal instead of round the Horn"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.lexicon import SeaPassage, any_of, classes, word_list, word_set
from geo.routing import by_passages, distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Mode, Place, Span
    from geo.routing import Waypoint

_PASSAGES: Final = classes("sea_passages", SeaPassage)
_KEYS: Final = {word: key for key, passage in _PASSAGES.items() for word in (*passage.words, *passage.bare)}
_NAMED: Final = re.compile(
    rf"""\b(?P<how>{any_of(word_list("named_ways", "by", "takes"))})[ ](?:the[ ])?
    (?P<name>{any_of(_KEYS)})\b(?-i:(?![ ][A-Z]|-))""",
    re.VERBOSE | re.IGNORECASE,
)
_REFUSED: Final = word_set("named_ways", "refused")
_SENTENCE_END: Final = re.compile(r"[.!?][”’\"')\]]*\s|\n")
_REACH: Final = 120
_CLAUSE: Final = re.compile(r"[,;:]| but | and then ")
_PRONOUN: Final = re.compile(rf"\b{any_of(word_list('pronouns'))}\b", re.IGNORECASE)
_AT_KM: Final = 150.0
"""How near a passage a stop lies that is the passage itself."""


@dataclass(frozen=True)
class NamedWay:
    """Where a text names a passage, which, and whether it says that it is not taken.

    `of_the_same` tells whether a pronoun in its sentence stands for who goes.
    """

    start: int
    key: str
    refused: bool
    of_the_same: bool


class _NamedWays:
    """The ways by sea that a text names, by where it does."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        self._ways = [_way(text, match) for match in _NAMED.finditer(text)]
        self._starts = [way.start for way in self._ways]

    def between(
        self, ends: tuple[Place, Place], told: tuple[Sequence[Span], Sequence[Span]]
    ) -> tuple[tuple[Waypoint, ...], tuple[str, ...]]:
        """Return by which points a leg leads and which passages it avoids; `told` is what tells of its ends.

        What the sentence of the arrival names steers the leg, else that of the departure, else the one behind the
        arrival's, of what a pronoun stands for; a passage that is itself an end of it only keeps the leg from others.
        """
        ways = next((found for spans in reversed(told) if (found := self._beside(spans))), [])
        ways = ways or [way for way in self._beside(told[1], behind=1) if way.of_the_same]
        taken = [way.key for way in ways if not way.refused]
        taken += [
            key for key in _PASSAGES for place in ends if not place.feature.startswith("PPL") and _is_at(place, key)
        ]
        points, avoided = by_passages(taken, [way.key for way in ways if way.refused])
        through = [key for key in dict.fromkeys(taken) if not any(_is_at(place, key) for place in ends)]
        called = {_PASSAGES[key].called for key in through}
        return tuple(point for point in points if point.name in called), avoided

    def _beside(self, spans: Sequence[Span], behind: int = 0) -> list[NamedWay]:
        """Return the ways named in the sentences of some spans, or so many behind them, in the order of the text."""
        found: dict[int, NamedWay] = {}
        for span in spans:
            index = min(bisect_right(self._ends, span.start) + behind, len(self._ends))
            begin = self._ends[index - 1] if index else 0
            end = self._ends[index] if index < len(self._ends) else None
            first = bisect_left(self._starts, begin)
            last = bisect_left(self._starts, end) if end is not None else len(self._starts)
            found |= {way.start: way for way in self._ways[first:last]}
        return [found[start] for start in sorted(found)]


def steered(
    text: str, mode: Mode, ends: tuple[Place, Place], told: tuple[Sequence[Span], Sequence[Span]]
) -> tuple[tuple[Waypoint, ...], tuple[str, ...]]:
    """Return by which points a leg leads and which passages it avoids, as the text says; nothing but by sea.

    `told` are the stretches of the text that tell of the leg's ends.
    """
    return _named_ways(text).between(ends, told) if mode == "sea" else ((), ())


@lru_cache(maxsize=1)
def _named_ways(text: str) -> _NamedWays:
    """Return the ways by sea that a text names; read once for all its routes."""
    return _NamedWays(text)


def _way(text: str, match: re.Match[str]) -> NamedWay:
    sentence = _SENTENCE_END.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    words = set(re.findall(r"[a-z’']+", _CLAUSE.split(sentence)[-1].lower()))
    key = _KEYS[" ".join(match["name"].lower().split())]
    return NamedWay(match.start(), key, not words.isdisjoint(_REFUSED), _PRONOUN.search(sentence) is not None)


def _is_at(place: Place, key: str) -> bool:
    if place.lat is None or place.lon is None:
        return False
    passage = _PASSAGES[key]
    return distance_km((place.lat, place.lon), (passage.lat, passage.lon)) <= _AT_KM
