"""Pairs of places that a figure may be told of, each with its signs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from geo.claims.linking.candidates import candidates_of, holds
from geo.claims.linking.end_signs import end_signs
from geo.claims.linking.word_signs import ITSELF, holding, placed, signs_in, step
from geo.claims.statements.masking import measure_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.linking.candidates import Candidate
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked

_ROUND: Final = 4  # words before and behind a figure
_JOINT: Final = 3  # words between two names that join them
_WINDOW: Final = 40  # characters in which they stand
_FEW: Final = 4
_ARTICLES: Final = frozenset({"the", "its", "their", "a"})


@dataclass(frozen=True)
class Pair:
    """Two places, in the order of the text, with the signs that a figure counts between them."""

    first: Candidate
    second: Candidate
    signs: frozenset[str]


def pairs_of(masked: Masked, sign: str, context: SentenceContext) -> list[Pair]:
    """Return the pairs of places between which the figure of a sign may count: none of which lies in the other."""
    at = masked.text.index(sign)
    candidates = candidates_of(masked, sign, context)
    own = frozenset(_figure_signs(masked, sign, at))
    ends = [frozenset(end_signs(one, masked, at, context)) for one in candidates]
    found = zip(candidates, ends, strict=True)
    return [
        Pair(
            first,
            second,
            own.union(
                (f"1 {sign}" for sign in ones),
                (f"2 {sign}" for sign in others),
                _joint_signs(first, second, candidates, masked, context),
            ),
        )
        for (first, ones), (second, others) in combinations(found, 2)
        if not (holds(first.place, second.place) or holds(second.place, first.place))
    ]


def _figure_signs(masked: Masked, sign: str, at: int) -> Iterator[str]:
    quantity = masked.figures[sign][0]
    measure = measure_of(quantity)
    yield f"measure={measure}"
    yield f"size={measure} {step(int(getattr(quantity, measure) or 0), (1, 3, 10, 30, 100, 400, 1500))}"
    yield f"unit={quantity.unit}"
    yield f"figures={min(len(masked.figures), _FEW)}"
    before, behind = signs_in(masked.text[:at]), signs_in(masked.text[at + 1 :])
    yield from placed("lead", reversed(before[-_ROUND:]))
    yield from placed("tail", behind[:_ROUND])
    yield from holding("lead", before[-_ROUND:])
    yield from holding("tail", behind[:_ROUND])
    yield f"opening={not before}"
    yield from holding("sentence", (sign for sign in (*before, *behind) if sign not in ITSELF))


def _joint_signs(
    first: Candidate, second: Candidate, candidates: Sequence[Candidate], masked: Masked, context: SentenceContext
) -> Iterator[str]:
    one, other = first.place, second.place
    at_home = one is not None and other is not None and one.country == other.country
    yield f"related={'at home' if at_home else 'abroad'}"
    inside = sum(candidate.at is not None for candidate in candidates)
    yield f"places={len(candidates)}"
    yield f"inside={inside}"
    order = f"{first.where} {second.where}"
    yield f"order={order}"
    yield f"order inside={order} {min(inside, _FEW)}"
    yield f"ranks={first.where} {min(first.rank, _FEW)} {second.where} {min(second.rank, _FEW)}"
    words = [_word_ahead(candidate, masked, context) for candidate in (first, second)]
    yield f"ahead={' '.join(words)}"
    yield f"ahead there={first.where} {words[0]} {second.where} {words[1]}"
    between = sum(first.start < one.start < second.start for one in candidates)
    yield f"others between={min(between, 3)}"
    gap = context.words_between(first.end, second.start)
    if (first.at is None) == (second.at is None) and len(gap) <= _WINDOW:
        joint = signs_in(gap if second.at is None else masked.text[first.stop : second.at])
        if len(joint) <= _JOINT:
            yield f"joint={' '.join(joint)}"


def _word_ahead(candidate: Candidate, masked: Masked, context: SentenceContext) -> str:
    """Return the sign of the word that stands before a name and its article."""
    if candidate.at is None:
        text = context.words_between(candidate.start - _WINDOW, candidate.start)
    else:
        text = masked.text[max(0, candidate.at - _WINDOW) : candidate.at]
    return next((sign for sign in reversed(signs_in(text)[-3:]) if sign not in _ARTICLES), "none")
