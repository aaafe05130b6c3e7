"""The text of printed pages, put together: paragraphs that go on over columns and pages, without heads and numbers.

A paragraph that a column or a page ends in the middle of a sentence goes on in the next block set alike; what stands
between, such as a caption or a quotation set large, comes after it. Notes at a page's foot stand after the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from geo.intake.columns import Block, read_blocks, rows_of
from geo.intake.heads import head_rows, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.intake.drawn import Run

_SAME_EDGE: Final = 3.0
_ALIKE: Final = 0.08
_SMALLER: Final = 0.93
_LARGER: Final = 1.15
_HEADLINE: Final = 1.25
_HEADLINE_WORDS: Final = 25
_INDENT: Final = 0.6
_SPARE: Final = 1.0
"""Room beside the next line's first word that shows that a line was ended, in em."""

_SPACED: Final = 1.25
_SENTENCE_END: Final = re.compile(r"[.!?…:][”’\"')\]]*$")
_NOTE: Final = re.compile(r"\(?(?:\d{1,2}|[*†‡§]+)\)?\.?\s+\S")
_ITEM: Final = re.compile(r"(?:[-*•▪◦‣·–—]|\(?\d{1,3}[.)])\s")
_BULLET: Final = re.compile(r"[•▪◦‣]\s")
_HYPHEN: Final = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_LATE_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])[\u00ad\u2010]$")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PrintedText:
    """The paragraphs of printed pages, the parts of their heads and feet, and what was left out, in words."""

    paragraphs: tuple[str, ...]
    headlines: tuple[str, ...] = ()
    """What is set larger than the text on the first page, the largest first."""

    heads: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def set_text(pages: Sequence[Sequence[Run]], sideways: int = 0) -> PrintedText:
    """Return the text of pages given as what each draws; `sideways` is how many runs of theirs are left out."""
    drawn = [rows_of(page) for page in pages]
    sizes: Counter[float] = Counter()
    for rows in drawn:
        for run in (run for row in rows for run in row):
            sizes[round(run.size, 1)] += len(run.text)
    setting = _Setting(max(sizes, key=lambda size: sizes[size], default=0.0))
    heads = head_rows(drawn, setting.body)
    if len(heads) == sum(map(len, drawn)):
        heads = []  # pages that are all alike hold a text nevertheless
    no_text = frozenset(heads)
    headlines: tuple[str, ...] = ()
    for number, rows in enumerate(drawn):
        blocks = read_blocks([row for n, row in enumerate(rows) if (number, n) not in no_text], setting.body)
        headlines = headlines if number else _headlines(blocks, setting.body)
        setting.add_page(blocks)
    words = [part for page, n in heads for part in parts_of(drawn[page][n])]
    left_out = ["running heads, footers and page numbers"] * bool(heads) + ["text set sideways or aslant"] * bool(
        sideways
    )
    return PrintedText(tuple(setting.text()), headlines, tuple(dict.fromkeys(words)), tuple(left_out))


def _headlines(blocks: Sequence[Block], body: float) -> tuple[str, ...]:
    """Return what is set larger than the text on a page and is short, the largest first."""
    large = sorted((block for block in blocks if block.size >= _HEADLINE * body), key=lambda block: -block.size)
    words = (" ".join(word for line in block.lines for word in line.text.split()) for block in large)
    return tuple(w for w in words if len(w.split()) <= _HEADLINE_WORDS and any(map(str.isalpha, w)))


@dataclass
class _Setting:
    """Takes the blocks of pages in, in reading order, and makes paragraphs of them."""

    body: float
    """How large most of the text is."""

    paragraphs: list[list[str]] = field(default_factory=list)
    _waiting: list[list[str]] = field(default_factory=list)
    _notes: list[list[str]] = field(default_factory=list)
    _open: bool = False
    """Whether the last paragraph stopped in the middle of a sentence at its block's end."""

    _room: float = 0.0
    """What its last line leaves free, in points: a full one has no room for the next word."""

    def add_page(self, blocks: Sequence[Block]) -> None:
        """Take in the blocks of a page."""
        last_body = min((block.bottom for block in blocks if self._is_body(block)), default=None)
        in_notes = False
        for block in blocks:
            whole = block.size > _LARGER * self.body
            pieces = [[line.text.strip() for line in block.lines]] if whole else list(_paragraphs(block))
            under = last_body is not None and block.top < last_body
            small = block.size < _SMALLER * self.body
            in_notes = under and small and (in_notes or bool(_NOTE.match(block.lines[0].text.strip())))
            if in_notes:
                self._notes += pieces
            elif self._is_body(block):
                edge = max(
                    b.end for b in blocks if self._is_body(b) and abs(b.start - block.start) < _SAME_EDGE * b.size
                )
                self._add_body(block, pieces, edge)
            elif self._open:
                self._waiting += pieces
            else:
                self.paragraphs += pieces

    def _is_body(self, block: Block) -> bool:
        return not block.is_table and abs(block.size - self.body) <= _ALIKE * self.body

    def _add_body(self, block: Block, pieces: list[list[str]], edge: float) -> None:
        goes_on = self._room < _first_word(block.lines[0]) + _SPARE * block.size and not _is_indented(block)
        if self._open and (goes_on or _begins_inside(self.paragraphs[-1][-1], pieces[0][0])):
            self.paragraphs[-1] += pieces.pop(0)
            if pieces:
                self._end()
        else:
            self._end()
        self.paragraphs += pieces
        last = self.paragraphs[-1][-1]
        self._open = not _SENTENCE_END.search(last)
        self._room = edge - block.lines[-1].end

    def _end(self) -> None:
        """End the last paragraph: what stood in its way comes after it."""
        self.paragraphs += self._waiting
        self._waiting = []
        self._open = False

    def text(self) -> Iterator[str]:
        """Give the paragraphs, notes behind the others."""
        self._end()
        lines = [*self.paragraphs, *self._notes]
        words = Counter(word for paragraph in lines for line in paragraph for word in _WORD.findall(line.lower()))
        return (_in_one(paragraph, words) for paragraph in lines)


def _begins_inside(last: str, following: str) -> bool:
    """Tell whether a line can only go on with a sentence, which the line before it has not ended."""
    return following.lstrip("“‘\"'(")[:1].islower() or bool(_HYPHEN.search(last))


def _is_indented(block: Block) -> bool:
    lines = block.lines
    return len(lines) > 1 and lines[0].start - min(line.start for line in lines[1:]) > _INDENT * block.size


def _first_word(line: Run) -> float:
    """Return how far the first word of a line reaches with a space, in points."""
    return (line.end - line.start) / max(1, len(line.text)) * (len(line.text.split(maxsplit=1)[0]) + 1)


def _paragraphs(block: Block) -> Iterator[list[str]]:
    """Give the paragraphs of a block, each in its lines: one ends early, or what follows is indented or set apart."""
    lines = block.lines
    steps = [above.y - line.y for above, line in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    indented = [line.start - block.start > _INDENT * block.size for line in lines]
    paragraph = [lines[0].text.strip()]
    for n, (above, line) in enumerate(pairwise(lines), start=1):
        early = above.end + _first_word(line) + _SPARE * block.size < block.end
        alone = indented[n - 1] and not any(indented[max(0, n - 2) : n - 1]) and not any(indented[n + 1 : n + 2])
        first_line = indented[n] and (alone or not indented[n - 1]) and not _ITEM.match(above.text)
        ended = bool(_SENTENCE_END.search(above.text.rstrip()))
        first_line |= bool((_ITEM if ended else _BULLET).match(line.text.strip()))
        early &= ended or abs(above.size - block.size) <= _ALIKE * block.size  # a smaller font ends every line early
        parted = block.is_table or early or steps[n - 1] > _SPACED * usual or first_line
        if parted and not _HYPHEN.search(above.text.rstrip()):
            yield paragraph
            paragraph = []
        paragraph.append(line.text.strip())
    yield paragraph


def _in_one(lines: Sequence[str], words: Counter[str]) -> str:
    """Return a paragraph in one line; a hyphen at a line's end that may be one of the word keeps the line's end."""
    text = [lines[0]]
    for line in lines[1:]:
        text[-1] = _LATE_HYPHEN.sub("-", text[-1])
        left, right = _HYPHEN.search(text[-1]), _WORD.match(line)
        if left is None or right is None or not right[0].islower():
            text += [line] if right and text[-1].endswith("-") and not text[-1].endswith(" -") else [" ", line]
        elif words[f"{left[1]}{right[0]}".lower()]:
            text[-1] = text[-1][:-1]
            text.append(line)
        else:
            text += ["\n", line]
    return "".join(text)
