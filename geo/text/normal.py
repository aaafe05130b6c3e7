"""A text as it is read: one plain space between words, one line a paragraph; with the way back to the text as given.

What is read is told in offsets of the normalised text; `Normal.span` says where the same words stand as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from geo.text.lines import PARAGRAPH_END, Edit, joined_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SPACES: Final = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NEW_LINES: Final = "\x0b\x0c\x85\u2028\u2029"
_UNSEEN: Final = "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_HYPHENS: Final = "\u2010\u2011"
_LIGATURES: Final = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
_MARKS: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"

_PLAIN: Final = re.compile(
    rf"""
      (?P<line>\r\n?|[{_NEW_LINES}])
    | (?P<soft>\u00ad[{_UNSEEN}{_SPACES} ]{{0,9}}(?:\r\n?|[\n{_NEW_LINES}])[{_SPACES} ]*)  # hyphenated over a line end
    | (?P<unseen>[{_UNSEEN}]+)
    | (?P<space>[{_SPACES}])
    | (?P<hyphen>[{_HYPHENS}])
    """,
    re.VERBOSE,
)
_INSTEAD: Final = {"line": "\n", "soft": "", "unseen": "", "space": " ", "hyphen": "-"}

_LETTER: Final = re.compile(rf"[{_LIGATURES}][{_MARKS}]*|\S[{_MARKS}]+")


Bounds: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Where stretches start, and where they end."""


@dataclass(frozen=True)
class _Edits:
    """Where edits stand in the text before and after them, in order and apart."""

    before: Bounds
    after: Bounds

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch after the edits stood before them, without what was taken out around it."""
        return _moved(start, end, self.after, self.before)

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the text before the edits stands after them."""
        return _moved(start, end, self.before, self.after)


def _moved(start: int, end: int, here: Bounds, there: Bounds) -> tuple[int, int]:
    first, last = _place(start, here, there), _place(max(start, end - 1), here, there)
    return first[0], last[1] if end > start else first[0]


def _place(offset: int, here: Bounds, there: Bounds) -> tuple[int, int]:
    """Return where the character at an offset begins and ends there: with the whole of an edit that it is in."""
    at = bisect_right(here[0], offset) - 1
    if at < 0:
        return offset, offset + 1
    if offset < here[1][at]:
        return there[0][at], there[1][at]
    moved = there[1][at] + offset - here[1][at]
    return moved, moved + 1


@dataclass(frozen=True)
class Normal:
    """A text as it is read, with the way to the text as given and from there."""

    text: str
    _steps: tuple[_Edits, ...] = ()

    @property
    def is_as_given(self) -> bool:
        """Whether nothing was changed."""
        return not self._steps

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words from `start` to `end` stand in the text as given."""
        for step in reversed(self._steps):
            start, end = step.back(start, end)
        return start, end

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words stand here that stand from `start` to `end` in the text as given."""
        for step in self._steps:
            start, end = step.forth(start, end)
        return start, end


def normalise(text: str, is_word: Callable[[str], bool]) -> Normal:
    """Return a text in plain typography, wrapped lines joined; `is_word` tells which hyphenated words are one.

    It is linear in the text's length, and what is normal already is left as it is.
    """
    steps = []
    for edits_of in (_signs, _letters, lambda text: joined_lines(text, is_word)):
        if edits := edits_of(text):
            text, step = _changed(text, edits)
            steps.append(step)
    return Normal(text, tuple(steps))


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text in plain typography, none joined to another; what holds nothing is empty."""
    for edits_of in (_signs, _letters):
        text, _ = _changed(text, edits_of(text))
    return [" ".join(line.split()) for line in text.split("\n")]


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text stand as given, whatever lines they are wrapped in."""
    normal = normalise(text, lambda _: False)
    spans, start = [], 0
    for paragraph in normal.text.split(PARAGRAPH_END):
        if paragraph:
            spans.append(normal.span(start, start + len(paragraph)))
        start += len(paragraph) + len(PARAGRAPH_END)
    return spans


def _signs(text: str) -> list[Edit]:
    """Return what to change in spaces, line ends and hyphens; a tab stays one, for it may part the cells of a row."""
    return [
        Edit(match.start(), match.end(), _INSTEAD[str(match.lastgroup)])
        for match in _PLAIN.finditer(text)
        if match[0] != "\t"
    ]


def _letters(text: str) -> list[Edit]:
    """Return what to change in letters: ligatures taken apart, accents put on them."""
    return [
        Edit(match.start(), match.end(), plain)
        for match in _LETTER.finditer(text)
        if (plain := unicodedata.normalize("NFKC" if match[0][0] in _LIGATURES else "NFC", match[0])) != match[0]
    ]


def _changed(text: str, edits: Sequence[Edit]) -> tuple[str, _Edits]:
    """Return a text with edits made, and where they stand."""
    pieces, starts, ends, at, length = [], [], [], 0, 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.new]
        length += edit.start - at
        starts.append(length)
        length += len(edit.new)
        ends.append(length)
        at = edit.end
    pieces.append(text[at:])
    before = tuple(edit.start for edit in edits), tuple(edit.end for edit in edits)
    return "".join(pieces), _Edits(before, (tuple(starts), tuple(ends)))
