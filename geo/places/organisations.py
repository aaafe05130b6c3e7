"""Organisations named in a text: those the language model calls so, and the known sources of data/sources.csv."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from geo.intake import find_source_names

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLE: Final = re.compile(r"(?:[Tt]he|[Aa]n?) ")
_POSSESSIVE: Final = re.compile(r"(?:['’]s|['’])\Z")


def organisation_spans(
    text: str, entities: Sequence[tuple[int, int, str]], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return (start, end) of the organisations that are named, but none that is a place of `places` or crosses one."""
    spans = sorted({_trim(text, start, end) for start, end, label in entities if label == "ORG"})
    named = bytearray(len(text) + 1)
    for start, end in spans:
        named[start:end] = b"\x01" * (end - start)
    spans += [(s, e) for s, e in find_source_names(text) if not any(named[s:e])]
    placed = sorted(places)
    return sorted((start, end) for start, end in spans if start < end and _is_free(start, end, placed))


def _is_free(start: int, end: int, places: Sequence[tuple[int, int]]) -> bool:
    """Whether no place covers or crosses a span; places within it are nested and may stay."""
    at = max(0, bisect_left(places, (start, 0)) - 1)
    while at < len(places) and places[at][0] < end:
        first, last = places[at]
        if last > start and not (start <= first and last <= end and (first, last) != (start, end)):
            return False
        at += 1
    return True


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """An entity's span without the article before it and the possessive after it."""
    article = _ARTICLE.match(text, start, end)
    if article:
        start = article.end()
    bare = _POSSESSIVE.sub("", text[start:end]).rstrip()
    return start, start + len(bare)
