"""The article as paragraphs of marked pieces, ready to be set: the one place where offsets become text.

Spans may nest but never cross in the dossier; the marks of a piece are listed from the outermost in. The browser gets
pieces, not offsets, so that Python's characters never meet JavaScript's UTF-16 units.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.text import paragraph_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Dossier
    from geo.view.contract import MarkKind, MarkRef, Piece


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that stands for something of the dossier."""

    start: int
    end: int
    kind: MarkKind
    id: str


def find_marks(dossier: Dossier) -> list[Mark]:
    """Return the marks of a dossier: claims, events' triggers, times, names; outer ones first."""
    marks = [Mark(c.start, c.end, "claim", c.id) for c in dossier.claims]
    marks += [Mark(q.start, q.end, "figure", c.id) for c in dossier.claims for q in c.quantities]
    marks += [Mark(e.trigger.start, e.trigger.end, "event", e.id) for e in dossier.events]
    marks += [Mark(t.start, t.end, "time", t.id) for t in dossier.times]
    marks += [Mark(m.start, m.end, m.kind, m.id) for m in dossier.mentions]
    rank = {"claim": 0, "event": 1}
    return sorted(
        (m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end, rank.get(m.kind, 2), m.kind, m.id)
    )


def _pieces(text: str, start: int, end: int, inside: Sequence[Mark]) -> list[Piece]:
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    pieces: list[Piece] = []
    coming = deque(inside)
    over: list[Mark] = []
    for left, right in itertools.pairwise(cuts):
        while coming and coming[0].start <= left:
            over.append(coming.popleft())
        over = [m for m in over if m.end > left]
        covering: list[MarkRef] = [{"kind": m.kind, "id": m.id} for m in over]
        pieces.append({"text": text[left:right], "marks": covering})
    return pieces


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """Return the text's paragraphs, each a list of marked pieces."""
    coming = deque(sorted(marks, key=lambda m: m.start))
    inside: list[Mark] = []
    result: list[list[Piece]] = []
    for start, end in paragraph_spans(text):
        inside = [m for m in inside if m.end > start]
        while coming and coming[0].start < end:
            mark = coming.popleft()
            inside += [mark] if mark.end > start else []
        result.append(_pieces(text, start, end, inside))
    return result


_SENTENCE_ENDS = re.compile(r"[.?!…][”’\"')\]]*\s+")


_AROUND = 300
"""Characters on either side that a card quotes of what never ends: the longest sentences of 500 articles have 600."""


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the words around a span, cut at the ends of sentences and paragraphs, for a card or a tooltip."""
    breaks = _breaks(text)
    before, after = bisect_right(breaks, start), bisect_left(breaks, end)
    left = breaks[before - 1] if before else 0
    right = breaks[after] if after < len(breaks) else len(text)
    head = tail = ""
    if start - left > _AROUND:
        left, head = _word_start(text, start - _AROUND, start), "… "
    if right - end > _AROUND:
        right, tail = _word_end(text, end, end + _AROUND), " …"
    return head + text[left:right].strip() + tail


def _word_start(text: str, left: int, start: int) -> int:
    space = text.find(" ", left, start)
    return left if space < 0 else space + 1


def _word_end(text: str, end: int, right: int) -> int:
    space = text.rfind(" ", end, right)
    return right if space < 0 else space


@lru_cache(maxsize=2)
def _breaks(text: str) -> tuple[int, ...]:
    ends = {match.end() for match in _SENTENCE_ENDS.finditer(text)}
    return tuple(sorted(ends.union(*paragraph_spans(text))))
