"""Two places named before that are meant together or one by one: "the two towns", "the former", "the second"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.claims.reference import THE_FIRST, THE_SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.context import SentenceContext
    from geo.model import Mention

_FIRST = re.compile(THE_FIRST, re.VERBOSE | re.IGNORECASE)
_SECOND = re.compile(THE_SECOND, re.VERBOSE | re.IGNORECASE)


def one_of_two(words: str, inside: Sequence[Mention], context: SentenceContext) -> Mention | None:
    """Return which of the two places named before words mean; `inside` are the mentions before them in the sentence."""
    first = _FIRST.fullmatch(words)
    if not first and not _SECOND.fullmatch(words):
        return None
    pair = the_two(inside, context)
    return pair and pair[0 if first else 1]


def the_two(inside: Sequence[Mention], context: SentenceContext) -> tuple[Mention, Mention] | None:
    """Return the two towns named last, in the sentence or just before it; None where there are more or fewer."""
    for mentions in (inside, context.just_before):
        towns: dict[str | None, Mention] = {}
        for mention in mentions:
            place = context.place_of(mention) if mention.kind in {"place", "metonym"} else None
            if place and not place.feature.startswith("PCL"):
                towns.setdefault(mention.place_id, mention)
        if len(towns) == 2:
            first, second = towns.values()
            return first, second
        if len(towns) > 2:
            return None
    return None
