"""Pronouns by whom they can stand for: one person, several, a thing; and those of who speaks for a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import PronounClass, classes

if TYPE_CHECKING:
    from collections.abc import Callable


def _pronouns(of: Callable[[PronounClass], object]) -> frozenset[str]:
    """Return the pronouns of whose class something holds."""
    return frozenset(word for kind in classes("pronouns", PronounClass).values() if of(kind) for word in kind.words)


PERSON: Final = _pronouns(lambda kind: kind.stands_for == "person")
GROUP: Final = _pronouns(lambda kind: kind.stands_for == "group")
THING: Final = _pronouns(lambda kind: kind.stands_for == "thing")
SPEAKERS: Final = _pronouns(lambda kind: kind.speakers)
