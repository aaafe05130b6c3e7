"""Which sentences may tell of an event, by the forms of their words: only these are parsed."""

from __future__ import annotations

from typing import Final

from geo.journey.clauses.frames import BOARDING, NOUNS, VERBS
from geo.lexicon import word_values

_IRREGULAR: Final = word_values("irregular_verbs", str)


def inflected(verb: str) -> set[str]:
    """Return the forms of a verb, and some that no verb has: a final consonant is doubled and not."""
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", verb + "ed"}
    forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ied", verb[:-1] + "ies"}
    return forms.union(_IRREGULAR.get(verb, "").split())


def _forms(of: str) -> frozenset[str]:
    """Return the forms of the words that are triggers always, or with a place."""
    found: set[str] = set()
    for word, frame in (*VERBS.items(), *BOARDING.items()):
        head = word.partition(" ")[0]
        if frame.triggers == of:
            found |= inflected(head) if frame.inflects else {head}
    return frozenset(found)


TRIGGER_FORMS: Final = _forms("always").union(NOUNS, (noun + "s" for noun in NOUNS))
"""The forms of triggers, in lower case: a sentence with one of them is parsed."""

PLACED_FORMS: Final = _forms("with_place")
"""The forms of what is a trigger only where a place is named: a sentence with one of them is parsed if it names one."""
