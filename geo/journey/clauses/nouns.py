"""Nouns by what they stand for: people alone and in groups, storms, vehicles; who and what of them may travel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import Gender, PersonClass, PronounClass, classes, vehicles, word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from geo.model import Mode


def _people(of: Callable[[PersonClass], object]) -> frozenset[str]:
    """Return the nouns for people of whose class something holds."""
    return frozenset(word for kind in classes("people", PersonClass).values() if of(kind) for word in kind.words)


MODES: Final[dict[str, Mode]] = {word: kind.mode for word, kind in vehicles().items()}
"""Words that tell how someone travels, in lower case."""

VEHICLES: Final = frozenset(word for word, kind in vehicles().items() if kind.travels)
"""Of these, the ones that are themselves a vehicle and so may travel."""

SHIP_PREFIXES: Final = word_set("vehicles", "ship_prefix")
"""What stands before the name of a ship, as written."""

STORMS: Final = word_set("storms")
TRAVELLERS: Final = _people(lambda kind: kind.travels) | STORMS
"""Heads of noun phrases that may be a traveller without a name."""

COLLECTIVES: Final = _people(lambda kind: kind.collective)
KIN: Final = _people(lambda kind: kind.kin)
HONORIFICS: Final = _people(lambda kind: kind.honorific)
TEAMS: Final = _people(lambda kind: "team" in kind.groups)

TOGETHER: Final = _people(lambda kind: kind.together)
"""Nouns that in the plural stand for the people last named together: "the couple", "the leaders"."""

PERSONAL: Final = (_people(lambda kind: kind.travels) | KIN) - COLLECTIVES
"""Nouns before a name that tell that it is a person's: "Queen Margrethe", "his wife, Clara"."""


def _genders() -> dict[str, Gender]:
    found = {word: k.gender for k in classes("people", PersonClass).values() for word in k.words if k.gender}
    return found | {word: k.gender for k in classes("pronouns", PronounClass).values() for word in k.words if k.gender}


def _synonyms(names: Callable[[PersonClass], tuple[str, ...]]) -> dict[str, tuple[frozenset[str], ...]]:
    """Return, for each noun, the sets of nouns that have one of its names in common with it, in their order."""
    kinds = classes("people", PersonClass).values()
    members: dict[str, list[str]] = {}
    for kind in kinds:
        for name in names(kind):
            members.setdefault(name, []).extend(kind.words)
    return {word: tuple(frozenset(members[name]) for name in names(kind)) for kind in kinds for word in kind.words}


_GENDERS: Final = _genders()
_OFFICES: Final = {word: frozenset({word}).union(*sets) for word, sets in _synonyms(lambda k: k.offices).items()}
_GROUPS: Final = _synonyms(lambda kind: kind.groups)


def gender_of(word: str) -> Gender | None:
    """Return the gender that a pronoun or a title tells in English, None for most words."""
    return _GENDERS.get(word.lower())


def titles_like(title: str) -> frozenset[str]:
    """Return the titles that an article uses for the same person by turns, the given one among them."""
    return _OFFICES.get(title, frozenset({title}))


def groups_like(noun: str) -> tuple[frozenset[str], ...]:
    """Return the sets of nouns that an article uses for the same group by turns, of those that hold the given one."""
    return _GROUPS.get(noun, ())


def is_name(token: Token) -> bool:
    """Say whether a word is a name: one by the tagger, or written with a capital inside a sentence: "Bath"."""
    return token.pos_ == "PROPN" or (token.is_title and token.i > 0 and token.pos_ in {"NOUN", "ADJ"})
