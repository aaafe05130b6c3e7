"""Parts of the world that are called like towns: "the West", "the East", "between North and South".

A rule, since a compass word with a capital is a region or a town of the gazetteer, and the models take it for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set

if TYPE_CHECKING:
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_COMPASS: Final = word_set("parts_of_the_world", "compass")
_ARTICLE: Final = word_set("parts_of_the_world", "article")
_PAIR: Final = word_set("parts_of_the_world", "pair")


def is_part_of_the_world(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a mention is a compass word after "the", or beside another one ("East and West")."""
    first, last = mention.first, mention.last
    if tokens.folded[last] not in _COMPASS:
        return False
    if first < last:
        return last == first + 1 and tokens.folded[first] in _ARTICLE
    if first > 0 and tokens.folded[first - 1] in _ARTICLE:
        return bool(tokens.joined[first - 1])
    return _is_paired(tokens, first, 1) or _is_paired(tokens, first, -1)


def _is_paired(tokens: Tokens, at: int, step: int) -> bool:
    """Whether "and" and another compass word follow one (`step` 1) or stand before it (-1)."""
    other = at + 2 * step
    if not 0 <= other < len(tokens):
        return False
    return tokens.folded[at + step] in _PAIR and tokens.folded[other] in _COMPASS and bool(tokens.capital[other])
