"""Two places named before that are meant together or one by one: "the two towns", "the former", "the second"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.claims.ends.anaphora import is_like
from geo.claims.statements.masking import NAME
from geo.claims.statements.reference import THE_FIRST, THE_SECOND, End

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.model import Mention

_FIRST = re.compile(THE_FIRST, re.VERBOSE | re.IGNORECASE)
_AND = re.compile(rf"({NAME})[ ](?:and|or)[ ](?:the[ ])?({NAME})", re.IGNORECASE)
_SECOND = re.compile(THE_SECOND, re.VERBOSE | re.IGNORECASE)


def is_one_of_two(words: str) -> bool:
    """Say whether words mean one of two places named before."""
    return bool(_FIRST.fullmatch(words) or _SECOND.fullmatch(words))


def one_of_two(words: str, lead: str, masked: Masked, context: SentenceContext) -> End | None:
    """Return which of the two places named before words mean; `lead` is the masked sentence before them."""
    joined = list(_AND.finditer(lead))
    if joined:
        pair = (masked.names[joined[-1][1]], masked.names[joined[-1][2]])
        return _one_of(pair, words, surmised=False)
    inside = [masked.names[sign] for sign in lead if sign in masked.names]
    for mentions in (inside, context.just_before, context.earlier):
        towns: dict[str | None, Mention] = {}
        for mention in reversed(mentions):
            place = context.place_of(mention) if mention.kind in {"place", "metonym"} else None
            if place and is_like(mention, place, None):
                towns.setdefault(mention.place_id, mention)
        # Farther back only two that are the only ones can be meant.
        is_far = mentions is context.earlier
        if len(towns) == 2 or (len(towns) > 2 and not is_far):
            second, first = [*towns.values()][:2]
            return _one_of((first, second), words, surmised=len(towns) > 2 or is_far)
    return None


def _one_of(pair: tuple[Mention, Mention], words: str, *, surmised: bool) -> End:
    mention = pair[0 if _FIRST.fullmatch(words) else 1]
    return End.of(mention, surmised=surmised)
