"""Running heads, footers and page numbers: the outermost rows of pages that stand on each, or that number a page.

A row is one where the same words, their numbers aside, stand at the same height of another page; where small print
stands apart at the same height of others, as heads that change with the page do; where it holds a page number or an
address, apart from the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.intake.drawn import Run

_WORDS: Final = 20
_SAME_HEIGHT: Final = 4.0
_ALIKE: Final = 0.08
_SMALL: Final = 0.93
_APART: Final = 1.7
"""Lines stand closer within a text, in times their size."""

_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"[-–—|•· ]*(?:(?:page|p\.)\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|•· ]*", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|©", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*[|·•]\s*|\s{3,}")
_SENTENCE: Final = re.compile(r"[.!?…][”’\"')\]]*$|^\(?(?:\d{1,2}|[*†‡§]+)\)?\.?\s+\D")
"""The end of a sentence, or the beginning of a note."""


@dataclass(frozen=True)
class _Outer:
    """One of the outermost rows of a page: how far in, at which end, and whether it stands apart from the next."""

    page: int
    row: int
    inner: int
    at_top: bool
    parts: tuple[str, ...]
    y: float
    size: float
    is_apart: bool

    @property
    def words(self) -> str:
        """What stands there."""
        return " ".join(self.parts)

    @property
    def form(self) -> str:
        """What stands there on any page."""
        return _NUMBER.sub("#", self.words)

    def is_like(self, other: _Outer) -> bool:
        """Tell whether another page has a row in the same place, as large."""
        return (
            self.page != other.page
            and abs(self.y - other.y) < _SAME_HEIGHT
            and abs(self.size - other.size) < _ALIKE * self.size
        )

    def is_label(self) -> bool:
        """Tell whether it numbers the page, or names what it is a page of; the last word of a text may be a number."""
        numbered = any(map(_PAGE_NUMBER.fullmatch, self.parts))
        return self.is_apart and (numbered or bool(_ADDRESS.search(self.words)))


def head_rows(pages: Sequence[Sequence[list[Run]]], body: float) -> list[tuple[int, int]]:
    """Return which rows are no text: the page, and the row's number on it. `body` is how large the text is set."""
    outer = [row for page, rows in enumerate(pages) for row in _outer(page, rows)]
    by_form: dict[tuple[str, bool], list[_Outer]] = {}
    by_place: dict[tuple[int, bool], list[_Outer]] = {}
    for row in outer:
        by_form.setdefault((row.form, row.at_top), []).append(row)
        if row.is_apart and row.size < _SMALL * body and not _SENTENCE.search(row.words):
            by_place.setdefault((row.inner, row.at_top), []).append(row)
    found: set[tuple[int, int]] = set()
    for row in outer:
        outside = row.row - 1 if row.at_top else row.row + 1
        if row.inner and (row.page, outside) not in found:
            continue
        same = by_form[row.form, row.at_top]
        alike = by_place.get((row.inner, row.at_top), [])
        if any(map(row.is_like, same)) or (row in alike and any(map(row.is_like, alike))) or row.is_label():
            found.add((row.page, row.row))
    return sorted(found)


def _outer(page: int, rows: Sequence[list[Run]]) -> Iterator[_Outer]:
    """Give the two uppermost and the two lowest rows of a page, the outer one first."""
    last = len(rows) - 1
    for inner, at_top in ((0, True), (1, True), (0, False), (1, False)):
        n, beside = (inner, inner + 1) if at_top else (last - inner, last - inner - 1)
        parts = parts_of(rows[n]) if 0 <= beside <= last else ()
        if parts and len(" ".join(parts).split()) <= _WORDS:
            size = max(run.size for run in rows[n])
            leading = _APART * max(size, rows[beside][0].size)
            is_apart = abs(rows[n][0].y - rows[beside][0].y) > leading
            yield _Outer(page, n, inner, at_top, parts, rows[n][0].y, size, is_apart)


def parts_of(row: list[Run]) -> tuple[str, ...]:
    """Return what stands side by side in a row."""
    return tuple(part for run in row for part in _PARTS.split(run.text.strip()) if part)
