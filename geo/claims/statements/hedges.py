"""How a figure is qualified: "about" hedges it, "more than", ">" and "or more" bound it, "nearly" does both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo.lexicon import Qualifier, any_of, classes, word_list

if TYPE_CHECKING:
    from geo.model import Bound

_FLAGS = re.VERBOSE | re.IGNORECASE
_CLASSES = classes("hedges", Qualifier).values()
_APPROXIMATELY = any_of(word_list("hedges", "approximation"))
_DEGREE = any_of(word_list("hedges", "degree"))

HEDGE = any_of(word for kind in _CLASSES if kind.hedge for word in kind.words)
"""The words that hedge a figure."""

QUALIFIED = rf"(?:(?:{any_of(word_list('hedges'))}|an?|the)[ ]){{0,3}}(?:[~≈<>≤≥][ ]?)?"
"""What may stand right before a figure: "well over ", "about a ", "~"."""

_HEDGE = re.compile(rf"\b(?P<hedge>{HEDGE})[ ](?:(?:an?|the|of)[ ])?$ | (?P<tilde>[~≈])[ ]?$", _FLAGS)
_OR_SO = re.compile(r"[ ]or[ ]so\b | ,[ ]give[ ]or[ ]take", _FLAGS)
_ODD = re.compile(rf"(?:[ -]{any_of(word_list('hedges_behind', 'approximation'))})\b", re.IGNORECASE)
_SIGNS: dict[str, Bound] = {">": "at_least", "≥": "at_least", "<": "at_most", "≤": "at_most"}


def _behind(bound: Literal["at_least", "at_most"]) -> re.Pattern[str]:
    signs = r"\+|" if bound == "at_least" else ""
    return re.compile(rf"(?:{signs},?[ -]{any_of(word_list('hedges_behind', bound))}\b)", re.IGNORECASE)


_BOUNDS_BEHIND: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at_least", _behind("at_least")),
    ("at_most", _behind("at_most")),
)


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


def read_hedge(before: str, after: str, written: str) -> Qualified:
    """Return what qualifies a figure, from the words round it and within it ("390+ km", "390-odd km")."""
    hedge = _HEDGE.search(before)
    word = (hedge["hedge"] or hedge["tilde"]).lower() if hedge else None
    if word is None and (_OR_SO.match(after) or _ODD.search(written)):
        word = "or so"
    return Qualified(word, *(_bound_before(before) or _bound_behind(written, after) or (None, None)))


def _bound_before(before: str) -> tuple[Bound, str] | None:
    sign = before.rstrip()[-1:]
    if sign in _SIGNS:
        return _SIGNS[sign], sign
    bounds = ((bound, match["bound"].lower()) for bound, words in _BOUNDS if (match := words.search(before)))
    return next(bounds, None)


def _bound_behind(written: str, after: str) -> tuple[Bound, str] | None:
    for bound, words in _BOUNDS_BEHIND:
        match = words.match(after) or words.search(written)
        if match is not None:
            return bound, "at least" if bound == "at_least" else "at most"
    return None
