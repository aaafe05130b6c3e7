"""The sources an article cites: one name for each, and whether it speaks officially for a country.

A body is official if the text says so ("official", "state", a ministry, a spokesman) or data/sources.csv does;
whose body it is the text says too ("Russia's TASS", "of North Korea"), else the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.intake import find_source
from geo.journey.clauses.attribution import GENERIC
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.journey.clauses.attribution import Source
    from geo.journey.clauses.sentences import Sentence
    from geo.model import Mention, Place

_NAMELESS = GENERIC | word_set("sources", "body")
"""What makes no name of a source by itself: "the agency", "the group"."""


class SourceBook:
    """The sources of one article, by the short names that it gives them."""

    def __init__(self, mentions: Sequence[Mention], places: Mapping[str, Place]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.start)
        self._starts = [m.start for m in self._mentions]
        self._places = places
        self._short: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._last: str | None = None

    def name(self, source: Source, sentence: Sentence) -> str:
        """Return the source's one name: "the agency" is the one last cited, a full name its acronym."""
        text = source.name
        head = sentence.doc[source.token]
        new = any(c.dep_ == "det" and c.lower_ in {"a", "an", "another"} for c in head.children)
        if not new and all(word in _NAMELESS for word in text.lower().split()):
            before = [m.text for m in self._mentions if m.kind == "organisation" and m.end <= source.span.start]
            named = self._last or (before[-1] if before else None)
            if named is not None:
                return named
        phrase = " ".join(t.text for t in head.subtree if t.dep_ == "compound" and t.head == head) + " " + head.text
        if phrase.strip() != text:
            self._short[phrase.strip().lower()] = text
        if find_source(text) is None and text.lower() in self._short:
            text = self._short[text.lower()]
        known = find_source(text)
        if known is not None:
            text = self._first.setdefault(known.name, text)
        if re.search("[A-Z]", text):
            self._last = text
        return text

    def speaks_officially_for(self, source: Source, name: str, sentence: Sentence, countries: set[str]) -> bool:
        """Say whether a named source is an official body of one of the countries (ISO codes)."""
        if source.anonymous:
            return False
        known = find_source(name)
        if not source.official and (known is None or known.kind not in {"official", "state"}):
            return False
        own = self._countries_of(source, sentence) or ({known.country} if known is not None else set())
        return bool(own & countries)

    def country(self, name: str) -> str | None:
        """Return the country a source belongs to by the table, as an ISO code, or None."""
        known = find_source(name)
        return known.country if known is not None else None

    def _countries_of(self, source: Source, sentence: Sentence) -> set[str | None]:
        tokens = list(sentence.doc[source.token].subtree)
        start, end = sentence.start(tokens[0]), sentence.end(tokens[-1])
        inside = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        named = [m for m in inside if m.end <= end and m.place_id in self._places]
        return {self._places[m.place_id].country for m in named if m.place_id} - {None}
