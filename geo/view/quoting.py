"""Words of the article in quotation marks, short enough for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.model import Span

_MOST = 120
_SIDE: Final = 70
"""Characters that a quotation has at most, and on either side of the word that it is about where it has more."""


def quoted(text: str, span: Span, about: Span | None = None) -> str:
    """Return a stretch of the article on one line in quotation marks, of a long one what stands around a word of it."""
    start, end = span.start, span.end
    head = tail = ""
    if end - start > _MOST:
        middle = about if about is not None and start <= about.start <= about.end <= end else span
        if middle.start - start > _SIDE:
            space = text.find(" ", middle.start - _SIDE, middle.start)
            start, head = (space + 1 if space >= 0 else middle.start), "… "
        most = max(start + _MOST, middle.end if middle is not span else 0)
        if end > most:
            space = text.rfind(" ", start, most)
            end, tail = (space if space > start else most), " …"
    return f"“{head}{' '.join(text[start:end].split())}{tail}”"
