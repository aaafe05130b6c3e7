"""How far a journey in a sentence may go: by air and sea to anywhere, by road to what is near.

The nearest word of a mode ("flew", "ferry", "drove") in the same sentence tells it for a name.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import TravelWords, classes, vehicle_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens


class Means(IntEnum):
    """By what somebody travels, as the words around a name tell; the ranker saw these numbers."""

    NONE = 0
    ROAD = 1
    RAIL = 2
    SEA = 3
    AIR = 4


_REACH: Final = 25
"""How many tokens away a word of a mode may stand."""

_MODES: Final = {"road": Means.ROAD, "rail": Means.RAIL, "sea": Means.SEA, "air": Means.AIR}
_FULL_STOPS: Final = frozenset(".!?\n")


def _words() -> dict[str, Means]:
    found = {word: _MODES[kind.mode] for kind in classes("travel_modes", TravelWords).values() for word in kind.words}
    for kind in vehicle_classes():
        if not kind.prefix and kind.mode in _MODES:
            found |= {form: _MODES[kind.mode] for word in kind.words for form in (word, f"{word}s")}
    return {word: means for word, means in found.items() if " " not in word}


_MEANS: Final = _words()


def travel_means(tokens: Tokens, mentions: Sequence[MentionSpan]) -> list[Means]:
    """Return by what somebody travels to or from each mention, NONE where the sentence tells nothing."""
    told = [(i, _MEANS[word]) for i, word in enumerate(tokens.folded) if word in _MEANS]
    if not told:
        return [Means.NONE] * len(mentions)
    at = np.array([i for i, _ in told])
    sentence = np.cumsum([0, *(_ends_sentence(tokens, i) for i in range(len(tokens) - 1))])
    found = []
    for mention in mentions:
        nearest = int(np.searchsorted(at, mention.first))
        near = [k for k in (nearest - 1, nearest) if 0 <= k < len(at)]
        near = [k for k in near if abs(at[k] - mention.first) <= _REACH and sentence[at[k]] == sentence[mention.first]]
        best = min(near, key=lambda k: abs(int(at[k]) - mention.first), default=None)
        found.append(told[best][1] if best is not None else Means.NONE)
    return found


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Say whether what parts a token from the next ends a sentence; an abbreviation's full stop may, too."""
    gap = tokens.text[tokens.end[i] : tokens.start[i + 1]]
    return any(mark in _FULL_STOPS for mark in gap)
