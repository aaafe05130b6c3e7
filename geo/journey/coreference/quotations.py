"""Quotations: which stretches of a text stand in quotation marks, so that "I" there is whoever is quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from geo.model import Span

_PARAGRAPH: Final = re.compile(r"[^\n]+")
_DOUBLE: Final = re.compile(r"[“„”\"]|``|''")
_SINGLE: Final = re.compile(r"(?<![\w])[‘'](?=\w)(?:[^'’‘]|(?<=\w)['’](?=\w))*?[.,!?]['’](?!\w)")
_OPENS: Final = frozenset({"“", "„", "``"})
_CLOSES: Final = frozenset({"”", "''"})


class Quotations:
    """The stretches of a text in quotation marks, in order; a quotation that is not closed ends with its paragraph."""

    def __init__(self, text: str) -> None:
        self._spans = sorted(_quotations(text), key=lambda s: s.start)
        self._starts = [s.start for s in self._spans]

    def at(self, position: int) -> int | None:
        """Return the number of the quotation that a character stands in, None if it stands in none."""
        number = bisect_right(self._starts, position) - 1
        return number if number >= 0 and position < self._spans[number].end else None

    def span(self, number: int) -> Span:
        """Return where a quotation stands."""
        return self._spans[number]


def _quotations(text: str) -> list[Span]:
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _DOUBLE.finditer(text, paragraph.start(), paragraph.end()):
            if opened is None:
                inches = mark[0] == '"' and text[mark.start() - 1 : mark.start()].isalnum()
                opened = None if mark[0] in _CLOSES or inches else mark.start()
            elif mark[0] not in _OPENS:
                found.append(Span(start=opened, end=mark.end()))
                opened = None
        if opened is not None:
            found.append(Span(start=opened, end=paragraph.end()))
        if not _DOUBLE.search(paragraph[0]):
            found += [
                Span(start=mark.start(), end=mark.end())
                for mark in _SINGLE.finditer(text, paragraph.start(), paragraph.end())
            ]
    return found
