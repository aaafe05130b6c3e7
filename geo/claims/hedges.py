"""How a figure is qualified: "about" hedges it, "more than" and "nearly" bound it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.lexicon import Qualifier, any_of, classes, word_list

if TYPE_CHECKING:
    from geo.model import Bound

_FLAGS = re.VERBOSE | re.IGNORECASE
_CLASSES = classes("hedges", Qualifier).values()
_APPROXIMATELY = any_of(word_list("hedges", "approximation"))
_DEGREE = any_of(word_list("hedges", "degree"))

HEDGE = any_of(word for kind in _CLASSES if kind.hedge for word in kind.words)
"""The words that hedge a figure."""

QUALIFIED = rf"(?:(?:{any_of(word_list('hedges'))}|an?|the)[ ]){{0,3}}[~≈]?"
"""What may stand right before a figure: "well over ", "about a ", "~"."""

_HEDGE = re.compile(rf"\b(?P<hedge>{HEDGE})[ ](?:(?:an?|the|of)[ ])?$ | (?P<tilde>[~≈])$", _FLAGS)
_OR_SO = re.compile(r"[ ]or[ ]so\b | ,[ ]give[ ]or[ ]take", _FLAGS)


def _bound(bound: Bound) -> re.Pattern[str]:
    words = any_of(word for kind in _CLASSES if kind.bound == bound for word in kind.words)
    return re.compile(
        rf"""
        \b(?<!no[ ])(?<!not[ ])
        (?P<bound> (?:{_DEGREE}[ ])? {words} )[ ]
        (?: (?:an?|the)[ ] )? (?: {_APPROXIMATELY}[ ] )? $
        """,
        _FLAGS,
    )


# "Just under" is "almost" before it is "at most".
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", _bound("at_least")),
    ("almost", _bound("almost")),
    ("at_most", _bound("at_most")),
)


class Qualified(NamedTuple):
    """How a figure is qualified: the hedging word, the bound, and the words of the bound; None where there is none."""

    hedge: str | None
    bound: Bound | None
    bound_words: str | None


def read_hedge(before: str, after: str) -> Qualified:
    """Return what qualifies a figure, from the words round it."""
    hedge = _HEDGE.search(before)
    word = (hedge["hedge"] or hedge["tilde"]).lower() if hedge else None
    if word is None and _OR_SO.match(after):
        word = "or so"
    bounds = ((bound, match["bound"].lower()) for bound, words in _BOUNDS if (match := words.search(before)))
    return Qualified(word, *next(bounds, (None, None)))
