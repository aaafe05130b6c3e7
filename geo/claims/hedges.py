"""How a figure is qualified: "about" hedges it, "more than" and "nearly" bound it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geo.model import Bound

_FLAGS = re.VERBOSE | re.IGNORECASE

_HEDGE = re.compile(
    r"\b(?P<hedge>about|around|some|roughly|approximately|approx\.?|circa|ca?\.|an[ ]estimated|estimated|nearly"
    r"|almost|close[ ]to"
    r"|just[ ](?:over|under|short[ ]of)|more[ ]or[ ]less|maybe|perhaps)[ ](?:a[ ]|an[ ]|the[ ]|of[ ])?$"
    r"|(?P<tilde>[~≈])$",
    _FLAGS,
)
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"\b(?<!no[ ])(?<!not[ ])(?P<bound>(?:well[ ]|just[ ]|slightly[ ])?"
            r"(?:more|further|farther|greater|longer)[ ]than"
            r"|(?:well[ ]|just[ ])?over|at[ ]least|upwards?[ ]of|in[ ]excess[ ]of|no[ ]less[ ]than"
            r"|not[ ]less[ ]than|a[ ]good)[ ](?:a[ ]|an[ ]|the[ ])?(?:about[ ])?$",
            _FLAGS,
        ),
    ),
    (
        "almost",
        re.compile(
            r"\b(?P<bound>nearly|almost|just[ ]under|close[ ]to|just[ ]short[ ]of|just[ ]less[ ]than)[ ](?:a[ ]"
            r"|an[ ]|the[ ])?$",
            _FLAGS,
        ),
    ),
    (
        "at_most",
        re.compile(
            r"\b(?P<bound>(?:less|fewer|closer|nearer|no[ ]more|not[ ]more)[ ]than|under|within|inside|at[ ]most"
            r"|up[ ]to|a[ ]maximum[ ]of)[ ](?:a[ ]|an[ ]|the[ ])?(?:about[ ]|around[ ]|some[ ])?$",
            _FLAGS,
        ),
    ),
)
_OR_SO = re.compile(r"(?: or so\b|, give or take)", re.IGNORECASE)


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
    bound, words = next(((name, m["bound"].lower()) for name, p in _BOUNDS if (m := p.search(before))), (None, None))
    if bound == "at_least" and re.search(r"\bjust over ", before[-12:], re.IGNORECASE):
        word = "just over"
    return Qualified(word, bound, words)
