"""Pronouns by whom they can stand for: one person, several, a thing, whoever speaks, alone or for several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import TRAVELLERS, gender_of
from geo.lexicon import PronounClass, classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token


def _pronouns(of: Callable[[PronounClass], object]) -> frozenset[str]:
    """Return the pronouns of whose class something holds."""
    return frozenset(word for kind in classes("pronouns", PronounClass).values() if of(kind) for word in kind.words)


PERSON: Final = _pronouns(lambda kind: kind.stands_for == "person")
GROUP: Final = _pronouns(lambda kind: kind.stands_for == "group")
THING: Final = _pronouns(lambda kind: kind.stands_for == "thing")
SPEAKERS: Final = _pronouns(lambda kind: kind.speakers)
_FIRST_PERSON: Final = _pronouns(lambda kind: kind.stands_for == "narrator")
_BEFORE_A_NUMERAL: Final = frozenset({"EVENT", "PERSON", "LAW", "WORK_OF_ART"})


def is_first_person(token: Token) -> bool:
    """Say whether a word is "I", "we", "our": not the "US", the "I" of "Elizabeth I" or of "World War I"."""
    if token.lower_ not in _FIRST_PERSON or (token.is_upper and token.text != "I"):
        return False
    if token.text == "i" or (token.lower_ == "mine" and token.pos_ in {"NOUN", "PROPN"}):
        return False
    before = token.nbor(-1) if token.i else None
    numeral = bool(token.ent_type_) or (before is not None and before.ent_type_ in _BEFORE_A_NUMERAL)
    if before is not None and before.is_title and token.i > 1:
        # "Queen Elizabeth I left London".
        numeral = numeral or token.nbor(-2).lower_ in TRAVELLERS or gender_of(token.nbor(-2).lower_) is not None
    return not (token.text == "I" and numeral)
