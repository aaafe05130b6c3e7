"""Nouns by whom or what they stand for, and which of them an article uses by turns for the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import (
    COLLECTIVES,
    DESCRIBERS,
    MODES,
    STORMS,
    TEAMS,
    TRAVELLERS,
    VEHICLES,
    titles_like,
)
from geo.lexicon import PersonClass, ReferringNoun, any_of, classes, vehicle_classes, word_list, word_set

if TYPE_CHECKING:
    from geo.journey.coreference.entities import EntityKind

_REFERRING: Final = classes("referring_nouns", ReferringNoun)
_SERVICES: Final = frozenset(_REFERRING["line_service"].words)
_FLEETS: Final = frozenset(_REFERRING["ships_together"].words)
_KINDS: Final = {word: sense.kind for sense in _REFERRING.values() for word in sense.words}
BODIES: Final = frozenset(word for word, kind in _KINDS.items() if kind == "body")
_PEOPLE: Final = frozenset(word for kind in classes("people", PersonClass).values() for word in kind.words)


def _by_turns() -> dict[str, frozenset[str]]:
    """Return for each noun all of its classes: a sailor is a skipper, and one of a crew."""
    found: dict[str, frozenset[str]] = {}
    for sense in _REFERRING.values():
        alike = frozenset((*sense.words, *sense.members))
        found |= {word: found.get(word, frozenset()) | alike for word in alike if not sense.apart}
    return found


_BY_TURNS: Final = _by_turns()
_STYLES: Final = frozenset(_REFERRING["ruler"].words)
_APART: Final = frozenset(word for sense in _REFERRING.values() if sense.apart for word in sense.words)
_OF_ANY_KIND: Final = word_set("noun_phrases", "any_vehicle") | _FLEETS | _SERVICES
_CLASS_OF: Final = {word: kind.words for kind in vehicle_classes() if kind.travels for word in kind.words}
COMPANIES: Final = COLLECTIVES | TEAMS | frozenset(w for w, kind in _KINDS.items() if kind == "group")
"""Nouns that in the singular stand for several people: "regiment", "band"."""

_OF_A_PERSON: Final = re.compile(rf".{{3,}}{any_of(word_list('noun_phrases', 'person_ending'))}")
_INANIMATE: Final = word_set("inanimate") | DESCRIBERS
_MAY_TRAVEL: Final = TRAVELLERS | VEHICLES | (_KINDS.keys() - BODIES)
_ABSTRACT: Final = word_list("noun_phrases", "abstract_ending")

VAGUE: Final = frozenset(word for sense in _REFERRING.values() if sense.vague for word in sense.words)
"""What may stand for whichever of its kind was spoken of last."""

FAMILIES: Final = frozenset(_REFERRING["family"].words)
ABOARD: Final = word_set("noun_phrases", "aboard")
"""Who is where a craft is."""


def is_vehicle(lemma: str) -> bool:
    """Say whether a noun is a vehicle, or a service that one runs."""
    return lemma in VEHICLES or _KINDS.get(lemma) == "vehicle"


def is_of_several(lemma: str) -> bool:
    """Say whether a noun in the singular stands for several vehicles: "the fleet"."""
    return lemma in _FLEETS


def mode(lemma: str) -> str | None:
    """Return the mode of travel that a vehicle's noun tells."""
    return "sea" if lemma in _FLEETS else MODES.get(lemma)


def is_abstract(lemma: str) -> bool:
    """Say whether a noun is nothing that can be somewhere: durations, routes, attempts, prices."""
    return lemma not in _MAY_TRAVEL and (lemma in _INANIMATE or lemma.endswith(_ABSTRACT))


def is_way(lemma: str) -> bool:
    """Say whether a noun is known to be nothing that travels: "road", "hour"."""
    return lemma in _INANIMATE and lemma not in _MAY_TRAVEL


def is_apart(lemma: str) -> bool:
    """Say whether a noun stands for somebody of their own: "the driver" is none of those known."""
    return lemma in _APART


def is_role(word: str) -> bool:
    """Say whether a word before a name tells what its bearer does or is, and is no part of the name: "Adventurer"."""
    return _KINDS.get(word) == "person" and word not in _STYLES


def is_known(lemma: str) -> bool:
    """Say whether a noun is known to be somebody or something that travels."""
    return lemma in _MAY_TRAVEL


def kind_of(lemma: str, *, plural: bool) -> EntityKind:
    """Return what a common noun stands for; "thing" where nothing more is known."""
    if is_vehicle(lemma) and lemma not in COLLECTIVES:
        return "vehicle"
    if lemma in STORMS:
        return "storm"
    if lemma in COMPANIES:
        return "group"
    kind = _KINDS.get(lemma)
    if kind is None and (lemma in _PEOPLE or (_OF_A_PERSON.fullmatch(lemma) and lemma not in _INANIMATE)):
        kind = "person"
    if kind == "person" and plural:
        return "group"
    return kind or "thing"


def by_turns(lemma: str) -> frozenset[str]:
    """Return the nouns that stand for the same as a noun: "writer" and "poet", "the ship" and every kind of ship."""
    found = titles_like(lemma) | _BY_TURNS.get(lemma, frozenset())
    if lemma in VEHICLES or lemma in _KINDS:
        found |= frozenset(_CLASS_OF.get(lemma, ()))
    return found | frozenset({lemma})


def are_of_one_mode(noun: str, other: str) -> bool:
    """Say whether two nouns for vehicles can be one: one is of any kind ("ship"), or a service or fleet of its mode."""
    if mode(noun) is not None and mode(noun) == mode(other):
        return noun in _OF_ANY_KIND or other in _OF_ANY_KIND
    return "service" in {noun, other} and {mode(noun), mode(other)} & {"rail", "road", "sea", "air"} != set()
