"""Vehicles told apart by a number: "Bus 12", "Ferry 1999", "Air France Flight 447" are each one of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.journey.clauses import VEHICLES
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBERED = VEHICLES | word_set("numbered_things", "vehicle")
_NUMBER = re.compile(r"(?=.*\d)[A-Z\d]{1,6}")
_TIMES = frozenset({"DATE", "TIME"})


def find_numbered(head: Token) -> tuple[Token, Token] | None:
    """Return the noun and the number of a vehicle that is called so, "Flight" and "1988"; None for other words.

    `head` is the head of the noun phrase, by the parser the noun or the number.
    """
    for noun in (head, head.nbor(-1) if head.i else head):
        number = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
        related = number.head == noun or noun.head == number
        if related and noun.lower_ in _NUMBERED and noun.whitespace_ and _NUMBER.fullmatch(number.text):
            return noun, number
    return None


def numbered_name(noun: Token, number: Token) -> list[Token]:
    """Return the words of its name, with whose it is: "Air France Flight 447", "Train 2010", but "the train 2010"."""
    first = noun
    while first.i and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).ent_type_ not in _TIMES:
        first = first.nbor(-1)
    return [*noun.doc[first.i : noun.i], noun, number]
