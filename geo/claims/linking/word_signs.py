"""Words as signs: a closed-class word is itself, every other one is a class of the lexicon or the shape it has."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from geo.claims.statements.masking import FIGURE, NAME
from geo.compass import CARDINALS
from geo.lexicon import PaceClass, PlaceNoun, WordClass, classes, plurals, vehicles, word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TOKEN: Final = re.compile(rf"[\w'’]+|{NAME}|{FIGURE}|[^\w\s]")
_NAME: Final = re.compile(NAME)
_FIGURE: Final = re.compile(FIGURE)
_COMPASS: Final = re.compile(
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern|wards?)?"
)
TRAVEL: Final = frozenset(classes("travel_figures", WordClass))
"""Classes of the words that tell of travel."""

ITSELF: Final = word_set("linking_words")
"""Words that are signs of their own."""


@cache
def _classes() -> Mapping[str, str]:
    found: dict[str, str] = {}

    def put(name: str, words: Iterable[str]) -> None:
        for word in words:
            found.setdefault(word.lower(), name)

    put("carrier", plurals(vehicles()))
    put("journey", plurals((*word_list("journeys", "journey", "crossing"), *word_list("travel_figures", "journey"))))
    put("way", plurals(word_list("ways_with_ends", "way")))
    own = chain.from_iterable(pace.words for pace in classes("paces", PaceClass).values())
    put("go", (*own, *word_list("travel_figures", "go")))
    for name, travel in classes("travel_figures", WordClass).items():
        put(name, travel.words)
    for name, noun in classes("place_nouns", PlaceNoun).items():
        put(f"noun of {name}", plurals(noun.words))
    put("person", plurals(word_list("people")))
    put("lies", (*word_list("location_verbs", "copula"), *word_list("location_verbs", "lie")))
    put("storm", plurals(word_list("storms")))
    return found


def sign_of(word: str) -> str:
    """Return the sign of a word of a masked text."""
    lower = word.lower()
    if lower in ITSELF:
        return lower
    if lower in CARDINALS or _COMPASS.fullmatch(lower):
        return "compass"
    if found := _classes().get(lower):
        return found
    if _NAME.match(word):
        return "name"
    if _FIGURE.match(word):
        return "figure"
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "number"
    for ending in ("ing", "ed"):
        if lower.endswith(ending):
            return f"-{ending}"
    return "Word" if word[0].isupper() else "word"


def signs_in(text: str) -> list[str]:
    """Return the signs of the words of a masked text, in order."""
    return [sign_of(word) for word in _TOKEN.findall(text)]


def placed(name: str, words: Iterable[str]) -> Iterator[str]:
    """Yield a sign for each of some words, in order away from what they stand round."""
    for number, word in enumerate(words):
        yield f"{name} {number}={word}"


def holding(name: str, words: Iterable[str]) -> Iterator[str]:
    """Yield a sign for each word that stands among some."""
    for word in set(words):
        yield f"{name} has={word}"


def step(count: int, steps: tuple[int, ...]) -> int:
    """Return in which of some steps a count lies."""
    return next((number for number, most in enumerate(steps) if count <= most), len(steps))
