"""The blocks of a printed page in the order in which they are read: headline, columns, what stands across them.

A line goes on a block where it stands under it, set as large and as close as the lines before. Blocks are read as
Breuel found (High Performance Document Layout Analysis, 2003): what stands above goes before what stands below it, and
a column before the next one unless something across both parts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.intake.drawn import WORD_GAP, Run, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

_MOST_CELLS: Final = 15
"""Of more runs a row is one line: no page has as many columns."""

_MOST_INITIALS: Final = 5
_INITIAL: Final = 1.6
"""A letter so many times as large as the lines beside it begins them."""

_MOST_BLOCKS: Final = 100
"""A page of more is read from above: no newspaper's has as many, and to compare them all takes time."""

_SAME_LINE: Final = 0.25
_CLOSE: Final = 0.12
"""Nearer runs are parts of one word, in em."""

_WIDEST_SPACE: Final = 2.5
_OTHER_FONT: Final = 0.2
_OTHER_LEADING: Final = 0.15
_SAME_EDGE: Final = 0.15
_LIKE: Final = 0.08
_LEADING: Final = 1.75
"""Lines stand apart at most so many times their size within a block."""

_MARK: Final = re.compile(r"[•▪◦‣·–—-]|\(?(?:\d{1,3}|[a-z])[.)]")
_MARK_GAP: Final = 4.0
"""So far from its text stands the mark of an item, in em."""

_HEADING: Final = 1.15
_COLUMN_EDGE: Final = 3.0
"""How far apart lines of a column may begin, in times the size of the text."""

_CELL_CHARS: Final = 40
_CELL_FILL: Final = 0.65
_ALIGNED: Final = 3.0

_Row = list[Run]


@dataclass(frozen=True)
class Block:
    """Lines under each other, as one column has them; of a table one line a row."""

    lines: tuple[Run, ...]
    is_table: bool = False

    @cached_property
    def start(self) -> float:
        """The left edge, in points."""
        return min(line.start for line in self.lines)

    @cached_property
    def end(self) -> float:
        """The right edge."""
        return max(line.end for line in self.lines)

    @property
    def top(self) -> float:
        """The baseline of the first line, and how far it reaches above it."""
        return self.lines[0].y + self.lines[0].size * 0.7

    @property
    def bottom(self) -> float:
        """The baseline of the last line."""
        return self.lines[-1].y

    @cached_property
    def size(self) -> float:
        """How large its letters are."""
        return self.lines[len(self.lines) // 2].size


def rows_of(runs: Sequence[Run]) -> list[_Row]:
    """Return the runs that stand on the same height, from above, each row from left to right."""
    rows: list[_Row] = []
    for run in sorted(_with_initials([run for run in runs if run.text.strip()]), key=lambda run: (-run.y, run.start)):
        if rows and rows[-1][0].y - run.y < _SAME_LINE * min(rows[-1][0].size, run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_row(sorted(row, key=lambda run: run.start)) for row in rows]


def read_blocks(rows: Sequence[_Row], body: float) -> list[Block]:
    """Return the blocks of a page in reading order; most of the text is as large as `body`."""
    read: list[Block] = []
    for section in _sections(list(_without_gaps(rows)), body):
        blocks: list[Block] = []
        for is_table, group in _parted_tables(section):
            blocks += [_table(group)] if is_table else _stacked(group)
        read += _ordered(blocks) if len(blocks) <= _MOST_BLOCKS else blocks
    return read


def _sections(rows: Sequence[_Row], body: float) -> Iterator[Sequence[_Row]]:
    """Yield the rows of a page in parts that are read one after the other: a heading over several columns begins one.

    It may be short, so that it is told by what stands beside it: nothing, in no column.
    """
    large = [all(run.size > _HEADING * body for run in row) for row in rows]
    right = list(accumulate((row[-1].start for row in rows), max))
    right_below = list(accumulate((row[-1].start for row in reversed(rows)), max))[::-1]
    begin = 0
    for n, row in enumerate(rows):
        if not n or not large[n] or large[n - 1]:
            continue
        after = next((m for m in range(n, len(rows)) if not large[m]), None)
        if after is None or rows[n - 1][0].y - rows[after][0].y < row[0].size + body:
            continue
        if right_below[after] > right[n - 1] - _COLUMN_EDGE * body:
            yield rows[begin:n]
            begin = n
    yield rows[begin:]


def _with_initials(runs: list[Run]) -> list[Run]:
    """Return runs with a letter as high as some lines put before the first of them, and those lines moved under it."""
    initials = [run for run in runs if len(run.text.strip()) == 1 and run.text.strip().isupper()][:_MOST_INITIALS]
    for initial in initials:
        beside = [
            run for run in runs
            if run.size * _INITIAL < initial.size and -0.3 * run.size < run.start - initial.end < 1.5 * run.size
            and -0.2 * run.size < run.y - initial.y < initial.size
        ]  # fmt: skip
        if beside:
            first = max(beside, key=lambda run: run.y)
            moved = {id(run): replace(run, start=initial.start) for run in beside}
            moved[id(first)] = replace(first, start=initial.start, text=initial.text.strip() + first.text)
            runs = [moved.get(id(run), run) for run in runs if run is not initial]
    return runs


def _row(row: _Row) -> _Row:
    """Return a row with the runs put together that are drawn apart and stand close."""
    if len(row) <= _MOST_CELLS * _MOST_CELLS:
        row = _joined(row, lambda *_: False)
    if len(row) <= _MOST_CELLS:
        return row
    return [replace(row[0], text=" ".join(run.text for run in row), end=row[-1].end)]


def _joined(row: _Row, is_space: Callable[[Run, Run], bool]) -> _Row:
    """Return a row with the runs put together between which is only a space."""
    parts = row[:1]
    for run in row[1:]:
        last = parts[-1]
        gap, em = run.start - last.end, min(run.size, last.size)
        if run.text == last.text and abs(run.start - last.start) < _SAME_EDGE * em:
            continue  # drawn twice to look bold
        if gap < WORD_GAP * em or is_space(last, run) or (gap < _MARK_GAP * em and _MARK.fullmatch(last.text.strip())):
            close = gap < _CLOSE * em or last.text.endswith(" ") or run.text.startswith(" ")
            parts[-1] = joined(last, "" if close else " ", run)
        else:
            parts.append(run)
    return parts


def _without_gaps(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield rows whose wide spaces, as a justified line has them, part nothing.

    In the rows around such a space there is text, and no other begins where it ends, as the lines of a column do.
    """
    for n, row in enumerate(rows):
        if len(row) == 1:
            yield row
            continue
        around = [run for other in (*rows[max(0, n - 2) : n], *rows[n + 1 : n + 3]) for run in other]

        def is_space(last: Run, run: Run, around: list[Run] = around) -> bool:
            near = [o for o in around if abs(o.y - run.y) < 2 * _LEADING * run.size and _alike(o, run)]
            across = any(o.start < last.end - run.size and o.end > run.start + run.size for o in near)
            edge = any(abs(o.start - run.start) < _SAME_EDGE * run.size for o in near)
            return run.start - last.end < _WIDEST_SPACE * run.size and _alike(last, run) and across and not edge

        yield _joined(row, is_space)


def _alike(one: Run, other: Run) -> bool:
    return abs(one.size - other.size) <= _LIKE * max(one.size, other.size)


def _parted_tables(rows: Sequence[_Row]) -> Iterator[tuple[bool, list[_Row]]]:
    """Yield the rows of a page in groups: those of a table, those of anything else."""
    in_table = [False] * len(rows)
    for first, second in pairwise(range(len(rows))):
        if _is_table(rows[first], rows[second]):
            in_table[first] = in_table[second] = True
    for is_table, group in groupby(range(len(rows)), key=lambda n: in_table[n]):
        yield is_table, [rows[n] for n in group]


def _is_table(row: _Row, under: _Row) -> bool:
    """Tell whether two rows have the same cells, which are short and fill their columns only in part."""
    if not 3 <= len(row) == len(under) or not all(_alike(row[0], cell) for cell in (*row, *under)):
        return False
    if row[0].y - under[0].y > 3 * row[0].size or any(len(cell.text) > _CELL_CHARS for cell in (*row, *under)):
        return False
    aligned = all(
        min(abs(a.start - b.start), abs(a.end - b.end), abs(a.start + a.end - b.start - b.end) / 2) < _ALIGNED
        for a, b in zip(row, under, strict=True)
    )
    filled = [(a.end - a.start) / (b.start - a.start) for line in (row, under) for a, b in pairwise(line)]
    return aligned and median(filled) < _CELL_FILL


def _table(rows: Sequence[_Row]) -> Block:
    return Block(tuple(replace(row[0], text=_cells(row), end=row[-1].end) for row in rows), is_table=True)


def _cells(row: _Row) -> str:
    return " | ".join(" ".join(cell.text.split()) for cell in row)


def _stacked(rows: Iterable[_Row]) -> list[Block]:
    """Return the blocks that rows make, those begun first before the others."""
    blocks: list[list[Run]] = []
    growing: list[int] = []
    for row in rows:
        growing = [n for n in growing if blocks[n][-1].y - row[0].y < 3 * _LEADING * blocks[n][-1].size]
        over = [[n for n in growing if _overlap(blocks[n], run)] for run in row]
        for run, above in zip(row, over, strict=True):
            if len(above) == 1 and sum(above[0] in others for others in over) == 1 and _goes_on(blocks[above[0]], run):
                blocks[above[0]].append(run)
            else:
                growing = [n for n in growing if n not in above][-_MOST_BLOCKS:]
                growing.append(len(blocks))
                blocks.append([run])
    return [Block(tuple(block)) for block in blocks]


def _overlap(block: list[Run], run: Run) -> bool:
    """Tell whether a run stands under the last lines of a block."""
    start = min(line.start for line in block[-3:])
    end = max(line.end for line in block[-3:])
    return min(end, run.end) - max(start, run.start) > 0.5 * run.size


def _goes_on(block: list[Run], run: Run) -> bool:
    last = block[-1]
    apart = last.y - run.y
    if len(block) == 1:
        return _alike(last, run) and apart <= _LEADING * last.size
    leading = block[-2].y - last.y
    if abs(apart - leading) < _OTHER_LEADING * run.size and abs(last.size - run.size) < _OTHER_FONT * run.size:
        return True  # a line in another font, spaced as all are
    return _alike(last, run) and apart <= max(_LEADING * last.size, 1.3 * leading)


def _ordered(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks so that each stands behind all that are read before it; under the last one where more are free."""
    free = sorted(blocks, key=lambda block: (-block.top, block.start))
    meet, first = _precedence(free)
    before = {n: set(np.flatnonzero(first[:, n]).tolist()) for n in range(len(free))}
    order: list[int] = []
    while before:
        ready = [n for n, needed in before.items() if not needed] or [min(before, key=lambda n: len(before[n]))]
        order.append(next((n for n in ready if order and meet[order[-1], n]), ready[0]))
        del before[order[-1]]
        for needed in before.values():
            needed.discard(order[-1])
    return [free[n] for n in order]


def _precedence(blocks: Sequence[Block]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which blocks stand over or under which, and which are read before which."""
    start, end, top, bottom = (
        np.array([getattr(b, side) for b in blocks]) for side in ("start", "end", "top", "bottom")
    )
    meet = np.minimum.outer(end, end) > np.maximum.outer(start, start)
    above = meet & (top[:, None] > top)
    upper, lower = np.maximum.outer(bottom, bottom)[:, :, None], np.minimum.outer(top, top)[:, :, None]
    parted = (meet[:, None, :] & meet[None, :, :] & (lower <= bottom) & (top <= upper)).any(axis=2)
    beside = ~meet & (start[:, None] < start) & ~parted
    return meet, above | beside
