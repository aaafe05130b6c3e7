"""The words that a claim is quoted with: a bare figure says nothing, so its clause is quoted with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.model import Claim

_FEWEST_WORDS: Final = 5
_LONGEST: Final = 140  # characters on either side of what is quoted already
_CLAUSE_END: Final = re.compile(r"[;:()“”\"—–]|,(?=\s)|\n")
_PAIRS: Final = (("(", ")"), ("“", "”"), ('"', '"'))
_WORD: Final = re.compile(r"\S+")


def quoted(claim: Claim, text: str, start: int, end: int) -> Claim:
    """Return a claim quoted with the clauses round it if it has few words; its sentence spans `start` to `end`."""
    first, last = claim.start, claim.end
    while len(text[first:last].split()) < _FEWEST_WORDS and (first, last) != (start, end):
        wider = _clause_before(text, start, first), _clause_behind(text, last, end)
        if wider == (first, last):
            break
        first, last = wider
    if (first, last) == (claim.start, claim.end):
        return claim
    first, last = _with_marks(text, first, last, start, end)
    return claim.model_copy(update={"start": first, "end": last, "text": text[first:last]})


def _with_marks(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Return the span of a quotation with the mark or bracket that its words leave open, where that is beside it."""
    words = text[first:last]
    for opens, closes in _PAIRS:
        if opens == closes and words.count(opens) % 2 and first > start and text[first - 1] == opens:
            first -= 1
        elif words.count(opens) > words.count(closes) and last < end and text[last] == closes:
            last += 1
        elif words.count(opens) < words.count(closes) and first > start and text[first - 1] == opens:
            first -= 1
    return first, last


def _clause_before(text: str, start: int, at: int) -> int:
    """Return where the clause begins that ends before `at`, not before `start`."""
    least = max(start, at - _LONGEST)
    stop = at
    while stop > least and not text[stop - 1].isalnum():
        stop -= 1
    ends = [match.end() for match in _CLAUSE_END.finditer(text, least, stop)]
    if not ends and least > start:
        return at
    word = _WORD.search(text, ends[-1] if ends else least, at)
    return word.start() if word else at


def _clause_behind(text: str, at: int, end: int) -> int:
    """Return where the clause ends that begins at `at`, not behind `end`."""
    most = min(end, at + _LONGEST)
    word = re.compile(r"\w").search(text, at, most)
    found = _CLAUSE_END.search(text, word.start(), most) if word else None
    if found is None and most < end:
        return at
    stop = found.start() if found else most
    while stop > at and (text[stop - 1].isspace() or text[stop - 1] in ".,!?…”\"'"):
        stop -= 1
    return stop
