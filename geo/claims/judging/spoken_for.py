"""Which other place of an end's name a text speaks for, so that a figure which fits a namesake does not decide.

"Newcastle, 255 km from Johannesburg" fits the town in KwaZulu-Natal, and a New South Wales port authority speaks for
the other. Shares are set by `benchmarks/claim_places.py` and the labelled texts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from geo.claims.judging.other_readings import SURE, Reading, meanings_of
from geo.claims.measuring.lying_within import lies_within
from geo.claims.statements.target import is_country

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement
    from geo.model import Mention, Place

_LEAST_SHARE: Final = 0.05
"""How likely a place must be beside the one that was read for what the text says of it to count."""

_NEAR_KM: Final = 60.0
_NOTHING, _COUNTRY, _BESIDE = 0, 1, 2


def spoken_for(statement: Statement, read: Reading, context: SentenceContext) -> Iterator[Reading]:
    """Yield the readings with another place at one end that the paragraph speaks for, and nothing for the one read.

    What the other end is says nothing: it is told with the figure.
    """
    sides: tuple[tuple[Literal["reference", "subject"], End | None, Place], ...] = (
        ("reference", statement.reference, read.subject.place),
        ("subject", statement.subject, read.reference.place),
    )
    own = {end.mention.text for _, end, _ in sides if end is not None and end.mention is not None}
    for role, end, beside in sides:
        if end is None or end.kind != "place" or end.mention is None:
            continue
        taken = getattr(read, role).place
        for meant, share in _as_read_or_likely(end, context):
            other, _ = context.target(meant, role, statement)
            if other is None or other.place.id == taken.id:
                continue
            in_article, in_paragraph = (
                [
                    (word, named)
                    for word, named in _named(words, context)
                    if word.text not in own and named.id != beside.id
                ]
                for words in (context.mentions, context.paragraph_mentions)
            )
            if any(_weight(*word, taken) > _weight(*word, other.place) for word in in_article):
                continue
            if any(_tells(*word, other.place) > _weight(*word, taken) for word in in_paragraph):
                is_subject = role == "subject"
                yield Reading(read.reference if is_subject else other, other if is_subject else read.subject, share)


def _named(words: Sequence[Mention], context: SentenceContext) -> Iterator[tuple[Mention, Place]]:
    """Yield each name of a place once, with that."""
    for mention in {(mention.text, mention.place_id): mention for mention in words}.values():
        if (place := context.place_of(mention)) is not None:
            yield mention, place


def _as_read_or_likely(end: End, context: SentenceContext) -> Iterator[tuple[End, float]]:
    """Yield what an end may mean: what it was read as before a figure moved it, and what is likely beside that."""
    mention = end.mention
    before = context.reading.before.get(mention.id) if mention is not None else None
    if mention is not None and before is not None:
        yield replace(end, mention=mention.model_copy(update={"place_id": before.id})), 1.0
    for meant, share in meanings_of(end, context):
        if meant is not None and share >= _LEAST_SHARE:
            yield meant, share


def _tells(word: Mention, named: Place, place: Place) -> int:
    """Return how much a name that stands by says that a place is meant: that a town lies in its country says nothing.

    Nor does a town that may be another itself.
    """
    weight = _weight(word, named, place)
    if weight == _COUNTRY:
        return _COUNTRY if is_country(named) else _NOTHING
    return _NOTHING if named.feature.startswith("PPL") and word.confidence < SURE else weight


def _weight(word: Mention, named: Place, place: Place) -> int:
    """Return how much a name that stands by can have to do with a place: it lies in or at it, or in its country."""
    if re.search(rf"\b{re.escape(word.text)}\b", place.name) and word.text != place.name:
        return _BESIDE
    if named.feature == "ADM1" and (named.country, named.name) == (place.country, place.admin1):
        return _BESIDE
    if not is_country(named) and named.feature != "ADM1" and lies_within(place, named, _NEAR_KM):
        return _BESIDE
    return _COUNTRY if named.country is not None and named.country == place.country else _NOTHING
