"""Organisations named in a text: those the language model calls so, and the known sources of data/sources.csv."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from geo.places.sources import find_source_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_ARTICLES: Final = ("The ", "the ", "A ", "a ", "An ", "an ")
_POSSESSIVES: Final = ("'s", "’s", "'", "’")


def body_spans(doc: Doc, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where bodies are named, as (start, end), without those that are a place of `places` or cross one."""
    spans = sorted({_trim(ent) for ent in doc.ents if ent.label_ == "ORG"})
    named = bytearray(len(doc.text) + 1)
    for start, end in spans:
        named[start:end] = b"\x01" * (end - start)
    spans += [(s, e) for s, e in find_source_names(doc.text) if not any(named[s:e])]
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


def _trim(ent: SpacySpan) -> tuple[int, int]:
    """An entity's span without the article before it and the possessive after it."""
    start, text = ent.start_char, ent.text
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
