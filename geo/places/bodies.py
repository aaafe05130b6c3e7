"""Organisations named in a text: those the language model calls so, and the known sources of data/sources.csv."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from geo.intake import find_source_names

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARTICLES: Final = ("The ", "the ", "A ", "a ", "An ", "an ")
_POSSESSIVES: Final = ("'s", "’s", "'", "’")


def body_spans(
    text: str, entities: Sequence[tuple[int, int, str]], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where bodies are named, as (start, end), without those that are a place of `places` or cross one."""
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


def _trim(whole: str, start: int, end: int) -> tuple[int, int]:
    """An entity's span without the article before it and the possessive after it."""
    text = whole[start:end]
    for article in _ARTICLES:
        if text.startswith(article):
            start, text = start + len(article), text[len(article) :]
            break
    for possessive in _POSSESSIVES:
        if text.endswith(possessive):
            text = text[: -len(possessive)]
            break
    text = text.rstrip()
    return start, start + len(text)
