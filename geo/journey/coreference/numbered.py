"""Vehicles told apart by a number: "Bus 12", "Ferry 1999", "Air France Flight 447" are each one of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.journey.clauses import VEHICLES
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBERED = VEHICLES | word_set("numbered_things", "vehicle")
_ANNOUNCES = {word.removesuffix(".") for word in word_set("numbered_things", "number")} | {"."}
_NUMBER = re.compile(r"(?=.*\d)[A-Z\d]{1,6}")
_CARRIER = re.compile(r"[A-Z\d]{2,3}")
_LONGEST = 5  # tokens: "Flight No. BA 284"
_TIMES = frozenset({"DATE", "TIME"})


def find_numbered(head: Token) -> list[Token] | None:
    """Return the noun and the number of a vehicle that is called so, "Flight" and "1988"; None for other words.

    `head` is the head of the noun phrase, by the parser the noun, the number or what stands between ("No.", "BA").
    """
    for noun in head.doc[max(0, head.i - _LONGEST + 1) : head.i + 1]:
        if noun.lower_ in _NUMBERED:
            words = _numbered(noun)
            if head in words and all(t.head in {*words, head.head} for t in words):
                return words
    return None


def _numbered(noun: Token) -> list[Token]:
    """Return a noun with the number right after it: "Flight 1988", "Flight No. 12", "Flight BA 284"; empty if none."""
    words = [noun]
    for token in noun.doc[noun.i + 1 : noun.i + _LONGEST]:
        if not words[-1].whitespace_ and token.text != ".":
            return []
        words.append(token)
        if _NUMBER.fullmatch(token.text):
            return words
        if token.text not in _ANNOUNCES and not _CARRIER.fullmatch(token.text):
            return []
    return []


def numbered_name(words: list[Token]) -> list[Token]:
    """Return the words of its name, with whose it is: "Air France Flight 447", "Train 2010", but "the train 2010"."""
    first = words[0]
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).ent_type_ not in _TIMES:
        first = first.nbor(-1)
    return [*first.doc[first.i : words[0].i], *words]
