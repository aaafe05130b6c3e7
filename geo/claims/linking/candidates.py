"""The places between which a figure may count: those of its sentence, then those named last, then the article's.

A name that was read as no place, but stands where one does, is among them: what counts to it counts to no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.linking.word_signs import TRAVEL, signs_in
from geo.claims.statements.name_lists import OPENING
from geo.claims.statements.reference import End
from geo.claims.statements.target import is_country
from geo.claims.statements.words import UNREAD
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.model import Mention, Place

_MOST: Final = 8
_JUST_BEFORE: Final = 400  # characters before a sentence in which places of other paragraphs are named
_FARTHEST_BACK: Final = 1_500  # characters before a sentence in which those of its own paragraph are, be it without end
_WINDOW: Final = 30  # characters before a name in which the word stands that says that a place is named
_UNREAD: Final = re.compile(rf"\b{UNREAD}", re.VERBOSE | re.IGNORECASE)
_LEADS: Final = word_set("linking_words", "relation").union(TRAVEL)

Where = Literal["earlier", "before", "behind"]


@dataclass(frozen=True)
class Candidate:
    """What a figure may be told of: a place, by the mention that is nearest to it, or a name that was not read.

    `start` and `end` are in the article, `at` is where its name begins in the masked sentence, None where it stands
    before that; `rank` is its place among the others, counted away from the figure.
    """

    name: str
    start: int
    end: int
    where: Where
    at: int | None
    mention: Mention | None = None
    place: Place | None = None
    rank: int = 0

    @property
    def stop(self) -> int:
        """Where its name ends in the masked sentence."""
        assert self.at is not None, "only asked of what stands in the sentence"
        return self.at + (1 if self.mention else len(self.name))

    @property
    def as_end(self) -> End:
        """The end of a distance that it is."""
        return End.of(self.mention) if self.mention else End("unknown", self.name)


def candidates_of(masked: Masked, sign: str, context: SentenceContext) -> list[Candidate]:
    """Return what the figure of a sign may be told of, in the order of the text."""
    figure = masked.figures[sign][0].start
    inside = [*_mentioned(masked, figure, context), *_unread(masked, figure)]
    inside.sort(key=lambda one: abs(one.start - figure))
    nearest: dict[str, Candidate] = {}
    for one in (*inside, *_earlier(context)):
        if len(nearest) < _MOST:
            nearest.setdefault(one.place.id if one.place else one.name, one)
    return _ranked(sorted(nearest.values(), key=lambda one: one.start), figure)


def _mentioned(masked: Masked, figure: int, context: SentenceContext) -> Iterator[Candidate]:
    """Yield the places that a masked sentence names."""
    for sign, mention in masked.names.items():
        if place := _place_of(mention, context):
            where: Where = "before" if mention.start < figure else "behind"
            yield Candidate(mention.text, mention.start, mention.end, where, masked.text.index(sign), mention, place)


def _unread(masked: Masked, figure: int) -> Iterator[Candidate]:
    """Yield the names of a masked sentence that are no mentions and stand where a place does."""
    for match in _UNREAD.finditer(masked.text):
        if _stands_for_a_place(match, masked.text):
            start = masked.at(match.start())
            where: Where = "before" if start < figure else "behind"
            yield Candidate(match[0], start, masked.at(match.end()), where, match.start())


def _earlier(context: SentenceContext) -> Iterator[Candidate]:
    """Yield what is named before a sentence, the last first, then the places that the article is about."""
    first = max(min(context.paragraph_start, context.start - _JUST_BEFORE), context.start - _FARTHEST_BACK)
    text = context.words_between(first, context.start)
    first = context.start - len(text)
    before = [mention for mention in context.earlier if mention.start >= first]
    taken = [(mention.start - first, mention.end - first) for mention in before]
    names = [
        Candidate(match[0], first + match.start(), first + match.end(), "earlier", None)
        for match in _UNREAD.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
        and _stands_for_a_place(match, text)
    ]
    places = [_told_earlier(mention, place) for mention in before if (place := _place_of(mention, context))]
    yield from sorted([*names, *places], key=lambda one: one.start, reverse=True)
    for mention in context.about:
        if mention.start < context.start and (place := _place_of(mention, context)):
            yield _told_earlier(mention, place)


def _told_earlier(mention: Mention, place: Place) -> Candidate:
    return Candidate(mention.text, mention.start, mention.end, "earlier", None, mention, place)


def _place_of(mention: Mention, context: SentenceContext) -> Place | None:
    return context.place_of(mention) if mention.kind in {"place", "metonym"} else None


def _stands_for_a_place(match: re.Match[str], text: str) -> bool:
    """Whether a capitalised name stands behind a word of place or of travel, or begins a route: "Ueno to Kanazawa"."""
    if OPENING.fullmatch(match[0]):
        return False
    lead = signs_in(text[max(0, match.start() - _WINDOW) : match.start()])
    while lead and lead[-1] == "the":
        lead.pop()
    return bool(lead and lead[-1] in _LEADS) or text[match.end() : match.end() + 4] == " to "


def _ranked(found: Sequence[Candidate], figure: int) -> list[Candidate]:
    before = sum(candidate.start < figure for candidate in found)
    ranks = [*reversed(range(before)), *range(len(found) - before)]
    return [replace(one, rank=rank) for one, rank in zip(found, ranks, strict=True)]


def holds(area: Place | None, place: Place | None) -> bool:
    """Whether an area is the country or the division that a place lies in."""
    if area is None or place is None or area.id == place.id or area.country != place.country:
        return False
    return is_country(area) or (area.feature.startswith("ADM") and area.name == place.admin1)
