"""Lines put together: which line ends only wrap a paragraph, and which end one.

A text is wrapped where lines go on in lower case. Then a line wraps that has no room for the next line's first word; a
title, an item of a list, a row of a table and the last line of a paragraph have. Whatever the width, a line wraps whose
next one goes on in lower case after no full stop, and one whose end leaves its sentence open (`line_ends`). What cannot
be told stays as it is: a paragraph cut in two loses less than two glued together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.lexicon import word_set
from geo.text.line_ends import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARAGRAPH_END: Final = "\n\n"

_WIDEST: Final = 130
"""No text is wrapped at more characters; a longer line is a paragraph of its own."""

_LEAST_LOWER: Final = 0.3
"""Of the lines after full ones as many begin in lower case at least, in wrapped prose: half to three quarters do."""

_LEAST_FULL: Final = 0.6
"""Where fewer do, as in prose full of names, as many of all lines are full."""

_FULL: Final = 0.8
"""A line as long as this share of the widest is full where it does not end a sentence: print does not fill evenly."""

_GAP: Final = re.compile(r"[ \t]{2,}|\t")
_ITEM: Final = re.compile(r"(?:[-*•▪◦‣·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s")
_BAR: Final = re.compile(r"\|")
_TAB: Final = re.compile(r"\t")
_WIDE: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_SINGLE: Final = re.compile(r"(?<=\S) (?=\S)")
_ENDS: Final = re.compile(r"[.!?…:;][”’\"')\]]*$")
_HYPHEN: Final = re.compile(r"[^\W\d_]-$")
_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,60}")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_KEEPS_HYPHEN: Final = word_set("hyphens", "kept_after")
_AFTER_HYPHEN: Final = word_set("hyphens", "suspended_before")


class Edit(NamedTuple):
    """A stretch of a text and what stands there afterwards."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class _Line:
    """A line that holds something: where it stands without the white space around it, and how far it is indented.

    `width` is how long it is with one space between words, however many stand there.
    """

    start: int
    end: int
    indent: int
    text: str
    width: int

    @property
    def first(self) -> str:
        """The first word, with what is attached to it."""
        return self.text[:_WIDEST].split(None, 1)[0]

    @property
    def tail(self) -> str:
        """The last signs, which tell whether a sentence or a word ends with the line."""
        return self.text[-_WIDEST:]


def joined_lines(text: str, is_word: Callable[[str], bool]) -> list[Edit]:
    """Return what to change so that a line is a paragraph, a blank line parts two, and one space stands between words.

    `text` has newlines as its only line ends. `is_word` tells whether a word hyphenated over a line end is one; so is
    what the text has in one piece elsewhere.
    """
    page = _Page.of(text)
    lines = page.lines
    if not lines:
        return []
    written = frozenset(_LONG_WORD.findall(text)) if "-\n" in text else frozenset()

    def is_one(word: str) -> bool:
        return is_word(word) or word in written

    edits = [Edit(0, lines[0].start, "")] if lines[0].start else []
    for line, following in pairwise(lines):
        edits += _spaces(text, line)
        edits += _between(page, line, following, is_one)
    edits += _spaces(text, lines[-1])
    if lines[-1].end < len(text):
        edits.append(Edit(lines[-1].end, len(text), ""))
    return edits


@dataclass(frozen=True)
class _Page:
    """A text in lines, what parts the cells of a table in it, and at how many characters it was wrapped, if at all."""

    text: str
    lines: tuple[_Line, ...]
    cells: tuple[re.Pattern[str], ...]
    width: int = 0

    @classmethod
    def of(cls, text: str) -> _Page:
        """Return a text as a page."""
        single = len(_SINGLE.findall(text))
        cells = [gap for gap in (_TAB, _WIDE) if len(gap.findall(text)) < single]  # else they stand between all words
        page = cls(text, tuple(_lines(text)), (_BAR, *cells))
        return replace(page, width=page.wrapped_at())

    def is_blank(self, line: _Line, following: _Line) -> bool:
        """Tell whether a blank line stands between two lines."""
        return self.text.count("\n", line.end, following.start) > 1

    def wrapped_at(self) -> int:
        """Return the characters at which the text was wrapped; 0 where it was not."""
        breaks = [(a, b) for a, b in pairwise(self.lines) if not self.is_blank(a, b) and not self._parts(a, b)]
        width = max((a.width for a, b in breaks if b.text[0].islower() and a.width <= _WIDEST), default=0)
        full = [b for a, b in breaks if width and a.width + 1 + len(b.first) > width]
        lower = sum(b.text[0].islower() for b in full) >= _LEAST_LOWER * len(full)
        return width if lower or len(full) >= _LEAST_FULL * len(breaks) else 0

    def wraps(self, line: _Line, following: _Line) -> bool:
        """Tell whether a line end only wraps a paragraph."""
        if self.is_blank(line, following) or self._parts(line, following):
            return False
        if _HYPHEN.search(line.tail) and following.text[0].isalpha():
            return True
        ended = bool(_ENDS.search(line.tail))
        room = self.width - line.width - 1
        if self.width and len(following.first) > room:
            return True
        if _ITEM.match(following.text):
            return False
        if is_open(line.text, following.text):
            return True
        full = self.width and line.width >= _FULL * self.width
        if following.text[0].islower():
            return line.text[-1] not in ":;"
        return not ended and bool(full)

    def _parts(self, line: _Line, following: _Line) -> bool:
        """Tell whether two lines are apart by their form: rows of a table, a first line that is indented."""
        if following.text[0].islower():
            return bool(_BAR.search(line.text) or _BAR.search(following.text))
        if any(gap.search(each.text) for each in (line, following) for gap in self.cells):
            return True
        return following.indent > line.indent and not _ITEM.match(line.text)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that hold something."""
    start = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            indent = len(line) - len(line.lstrip())
            width = len(_GAP.sub(" ", content))
            yield _Line(start + indent, start + indent + len(content), indent, content, width)
        start += len(line) + 1


def _spaces(text: str, line: _Line) -> list[Edit]:
    """Return what to change within a line: one space between words."""
    return [Edit(gap.start(), gap.end(), " ") for gap in _GAP.finditer(text, line.start, line.end)]


def _between(page: _Page, line: _Line, following: _Line, is_word: Callable[[str], bool]) -> list[Edit]:
    """Return what to change between two lines."""
    if not page.wraps(line, following):
        new = PARAGRAPH_END
    elif _HYPHEN.search(line.tail):
        return [_hyphenated(line, following, is_word)]
    else:
        new = " "
    return [Edit(line.end, following.start, new)] if page.text[line.end : following.start] != new else []


def _hyphenated(line: _Line, following: _Line, is_word: Callable[[str], bool]) -> Edit:
    """Return how a word goes on over a line end: as one word where that is known, else with its hyphen."""
    left, right = _LAST_WORD.search(line.tail[:-1]), _FIRST_WORD.match(following.text)
    if right is None or not right[0].islower() or left is None:
        return Edit(line.end, following.start, "")
    if right[0] in _AFTER_HYPHEN:  # "mid- and long-term"
        return Edit(line.end, following.start, " ")
    if left[0].lower() not in _KEEPS_HYPHEN and is_word(left[0] + right[0]):
        return Edit(line.end - 1, following.start, "")
    return Edit(line.end, following.start, "")
