"""Pieces of patterns that the forms share: any word, a name that was not read, the verbs that say where things lie."""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import any_of, word_list

WORD: Final = r"[a-z'’-]+"
LIES: Final = any_of(word_list("location_verbs", "copula", "lie"))
LYING: Final = any_of(word_list("location_verbs", "participle"))
LINE: Final = any_of(word_list("place_nouns", "border", "barrier", "watercourse"))
"""What itself has a length: "the 300 km border between" tells how long it is, not how far two places are apart."""

LONG: Final = re.compile(r"[ -]long\b", re.IGNORECASE)
UNREAD: Final = r"(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+(?:[ ](?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+){0,4}"
"""A capitalised name that is no mention."""

THE_ONE: Final = r"(?:the[ ]ones?|that|those)[ ](?:from|between)"
"""Another of a kind that was told before, by its ends: "the one from Algeciras to Ceuta"."""

IN_ALL: Final = r"(?:in[ ](?:all|total)|altogether|all[ ]told)"
"""What tells that a figure is the sum of others."""
