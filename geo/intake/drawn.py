"""What the pages of a PDF draw: runs of letters on a baseline, with where they begin and end.

pypdf walks through a page's operations, within all its limits; what it does not tell is how far a run reaches, without
which no column is told from a gap between two words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from math import hypot
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject

# Not of pypdf's documented doors; the lock file and the tests hold it.
from pypdf.generic._font import Font

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf import PageObject

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_AS_IT_IS: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

WORD_GAP: Final = 0.8
"""What parts two runs, in em: more than a space. Whether a space set wide or a gutter is for the page to tell."""

_LONGEST: Final = 1_000
"""Letters after which a run is not made longer: no line holds as many, and to add a letter costs more each time."""

_LARGEST: Final = 10_000.0
_FARTHEST: Final = 1_000_000.0
_ASLANT: Final = 0.1
_SAME_LINE: Final = 0.15
_RAISED: Final = 0.55
_SMALL: Final = 0.85
_SMALLEST: Final = 0.4
_MARK_SIGNS: Final = 5
"""What is raised over a line is small and short: the mark of a note, an exponent, the "th" of "5th"."""

_MARK: Final = re.compile(r"[\d,*†‡§¹²³⁰-⁹]{1,4}")
_RAISES: Final = re.compile(r"\b(?:[kcm]?m|mi|ft|10)$")
"""What has an exponent: a measure, a power of ten."""

_EXPONENTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Run:
    """Letters drawn on a baseline; from where to where, how high on the page and how large, in points."""

    text: str
    start: float
    end: float
    y: float
    size: float


def joined(one: Run, between: str, other: Run) -> Run:
    """Return two runs as one: as large as they are on average, by their letters."""
    letters = len(one.text), len(other.text)
    size = (one.size * letters[0] + other.size * letters[1]) / max(1, sum(letters))
    y = one.y if letters[0] >= letters[1] else other.y
    return Run(one.text + between + other.text, one.start, max(one.end, other.end), y, size)


@dataclass
class _State:
    """How text is drawn at the moment."""

    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    rise: float = 0.0


@dataclass
class _Level:
    """The page, or a form drawn on it: its fonts and where it is put."""

    resources: Any
    base: _Matrix
    fonts: dict[str, Font | None] = field(default_factory=dict)


def _times(m: Sequence[float], n: Sequence[float]) -> _Matrix:
    return (
        m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
    )  # fmt: skip


def _number(operands: Sequence[Any], at: int = 0, default: float = 0.0) -> float:
    return float(operands[at]) if at < len(operands) and isinstance(operands[at], int | float) else default


def _found(within: Any, *names: str) -> Any:
    """Return what stands under names in dictionaries within each other; None where there is nothing of the kind."""
    for name in names:
        within = within.get(name) if isinstance(within, DictionaryObject) else None
        within = within.get_object() if within is not None else None
    return within


def drawn_runs(
    page: PageObject, on_operation: Callable[[], None], on_text: Callable[[str], None]
) -> tuple[list[Run], int]:
    """Return the runs of a page in the order in which they are drawn, and how many stand sideways and are left out.

    `on_operation` and `on_text` are told what is drawn, and may raise.
    """
    pen = _Pen(page, on_text)

    def before(operator: bytes, operands: list[Any], cm: list[float], _tm: list[float]) -> None:
        on_operation()
        if operator == b"Do":
            pen.begin_form(operands, cm)

    page.extract_text(visitor_operand_before=before, visitor_operand_after=pen.draw)
    ways: Counter[int] = Counter()
    for way, run in pen.runs:
        ways[way] += len(run.text)
    most = max(ways, key=lambda way: ways[way], default=0)
    runs = [run for way, run in pen.runs if way == most]
    return runs, len(pen.runs) - len(runs)


def _way(right: float, up: float) -> int:
    """Return where text runs: 0 to the right, 1 upwards, 2 upside down, 3 downwards, 4 aslant as a stamp does."""
    if min(abs(right), abs(up)) > _ASLANT * max(abs(right), abs(up)):
        return 4
    if abs(right) >= abs(up):
        return 0 if right > 0 else 2
    return 1 if up > 0 else 3


class _Pen:
    """Follows the operations of a page, and keeps what they write with the way in which it runs."""

    def __init__(self, page: PageObject, on_text: Callable[[str], None]) -> None:
        self.runs: list[tuple[int, Run]] = []
        self._levels = [_Level(_found(page, "/Resources"), _AS_IT_IS)]
        self._outside: list[tuple[_State, list[_State], float]] = []
        self._state, self._saved = _State(), list[_State]()
        self._advance = 0.0
        self._on_text = on_text

    def begin_form(self, operands: list[Any], cm: list[float]) -> None:
        """Enter a form that is to be drawn."""
        level = self._levels[-1]
        form = _found(level.resources, "/XObject", operands[0]) if operands else None
        own = _found(form, "/Matrix")
        own = [_number(own, at, _AS_IT_IS[at]) for at in range(6)] if isinstance(own, ArrayObject) else _AS_IT_IS
        base = _times(own, _times(cm, level.base))
        self._levels.append(_Level(_found(form, "/Resources") or level.resources, base))
        self._outside.append((self._state, self._saved, self._advance))
        self._state, self._saved, self._advance = replace(self._state), [], 0.0

    def draw(self, operator: bytes, operands: list[Any], cm: list[float], tm: list[float]) -> None:
        """Take in an operation that is done."""
        if operator in _SHOWN:
            self._show(operator, operands, _times(tm, _times(cm, self._levels[-1].base)))
        elif operator in _MOVED:
            self._advance = 0.0
        elif operator == b"Do":
            if self._outside:
                self._levels.pop()
                self._state, self._saved, self._advance = self._outside.pop()
        elif operator == b"q":
            self._saved.append(replace(self._state))
        elif operator == b"Q":
            self._state = self._saved.pop() if self._saved else self._state
        elif operator == b"Tf":
            self._state.font = self._font(str(operands[0])) if operands else None
            self._state.size = _number(operands, 1, self._state.size)
        elif operator == b"Tz":
            self._state.scale = _number(operands, 0, 100.0) / 100
        elif operator in _SET:
            setattr(self._state, _SET[operator], _number(operands))

    def _font(self, name: str) -> Font | None:
        level = self._levels[-1]
        if name not in level.fonts:
            resource = _found(level.resources, "/Font", name)
            try:
                level.fonts[name] = Font.from_font_resource(resource) if resource is not None else None
            except (AttributeError, TypeError):  # as pypdf goes on
                level.fonts[name] = None
        return level.fonts[name]

    def _show(self, operator: bytes, operands: list[Any], matrix: _Matrix) -> None:
        if operator in {b"'", b'"'}:
            self._advance = 0.0
        if operator == b'"':
            self._state.word_spacing, self._state.spacing = _number(operands), _number(operands, 1)
        shown = operands[-1] if operands else b""
        for piece in shown if isinstance(shown, ArrayObject) else [shown]:
            if isinstance(piece, bytes):
                self._write(piece, matrix)
            elif isinstance(piece, int | float):
                self._advance -= piece / 1000 * self._state.size * self._state.scale

    def _write(self, piece: bytes, matrix: _Matrix) -> None:
        state = self._state
        if state.font is None:
            return
        text, width, count, spaces = _letters(state.font, piece)
        self._on_text(text)
        begin = self._advance
        wide = width / 1000 * state.size + count * state.spacing + spaces * state.word_spacing
        self._advance += wide * state.scale
        ahead, up = (matrix[0], matrix[1]), (matrix[2], matrix[3])
        x, y = (up[at] * state.rise + matrix[4 + at] + ahead[at] * begin for at in (0, 1))
        length, size = hypot(*ahead) * (self._advance - begin), hypot(*up) * state.size
        if not (0 < size < _LARGEST and -_FARTHEST < x < _FARTHEST and -_FARTHEST < y < _FARTHEST):
            return  # nobody can see it
        way = _way(*ahead)
        x, y = ((x, y), (y, -x), (-x, -y), (-y, x), (x, y))[way]
        space = min(max(state.font.space_width / 2000, 0.1), 0.2) * size
        self._add(way, Run(text, x, x + length, y, size), space)

    def _add(self, way: int, run: Run, space: float) -> None:
        """Keep a run, as more of the last one where it goes on there."""
        last_way, last = self.runs[-1] if self.runs else (way, None)
        if last is None or last_way != way:
            self.runs.append((way, run))
            return
        gap, lifted = run.start - last.end, run.y - last.y
        em = max(run.size, last.size)
        follows = -0.3 * em < gap < WORD_GAP * em and len(last.text) < _LONGEST
        raised = 0.1 * em < lifted < _RAISED * em and _SMALLEST < run.size / last.size < _SMALL
        if follows and raised and len(run.text) <= _MARK_SIGNS:
            raised_text = run.text.translate(_EXPONENTS) if _RAISES.search(last.text) else run.text
            is_mark = raised_text == run.text and _MARK.fullmatch(run.text.strip())  # of a footnote
            self.runs[-1] = way, replace(last, text=last.text + ("" if is_mark else raised_text), end=run.end)
        elif follows and abs(lifted) < _SAME_LINE * em and abs(run.size - last.size) < 0.3 * em:
            parted = gap > space and not last.text.endswith(" ") and not run.text.startswith(" ")
            self.runs[-1] = way, joined(last, " " if parted else "", run)
        else:
            self.runs.append((way, run))


_SHOWN: Final = frozenset({b"Tj", b"TJ", b"'", b'"'})
_MOVED: Final = frozenset({b"BT", b"Td", b"TD", b"Tm", b"T*"})
_SET: Final = {b"Tc": "spacing", b"Tw": "word_spacing", b"Ts": "rise"}


def _letters(font: Font, piece: bytes) -> tuple[str, float, int, int]:
    """Return the letters of a string, their width in thousandths of an em, how many signs and how many spaces."""
    widths, known = font.character_widths, font.character_map
    default = widths.get("default", 500)
    if isinstance(font.encoding, str):
        raw = piece.decode(font.encoding, "replace")
        codes = raw
    else:
        raw = "".join(font.encoding.get(byte, chr(byte)) for byte in piece)
        codes = piece.decode("latin-1")
    text = "".join(known.get(sign, sign) for sign in raw)
    return text, sum(widths.get(code, default) for code in codes), len(codes), codes.count(" ")
