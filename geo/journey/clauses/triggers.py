"""Which sentences may tell of an event, by the forms of their words: only these are parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.certainty import REPORTING
from geo.journey.clauses.frames import BOARDING, OCCASIONS, VERBS
from geo.lexicon import word_set, word_values

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_IRREGULAR: Final = word_values("irregular_verbs", str)


def may_tell(words: AbstractSet[str], *, has_time: bool) -> bool:
    """Say whether a sentence that names no place may tell of an event or take one back; its words in lower case."""
    return not words.isdisjoint(_ALWAYS) or (has_time and not words.isdisjoint(_WITH_TIME))


def _inflected(verb: str) -> set[str]:
    """Return the forms of a verb, and some that no verb has: a final consonant is doubled and not."""
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + "ed"}
    forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ied", verb[:-1] + "ies"}
    return forms.union(_IRREGULAR.get(verb, "").split())


def _forms() -> frozenset[str]:
    """Return the forms of the words that are triggers."""
    found: set[str] = set()
    for word, frame in (*VERBS.items(), *BOARDING.items()):
        head = word.partition(" ")[0]
        if frame.triggers:
            found |= _inflected(head) if frame.inflects else {head}
    return frozenset(found)


_ALWAYS = _forms().union(OCCASIONS, (noun + "s" for noun in OCCASIONS), word_set("cancellation", "form"))
_WITH_TIME = frozenset(verb + ending for verb in REPORTING for ending in ("", "s", "ed", "d")) | {"said", "told"}
"""The forms of verbs of saying: a dated statement is an event."""
