"""Names of which the gazetteer knows the first words alone: "Torres del Paine" is no Torres, "Ny-Ålesund" no New York.

What follows with a particle of the name's language is its tail; an English sentence does not go on so after a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set

if TYPE_CHECKING:
    from geo.places.tokens import Tokens

_PARTICLES: Final = word_set("name_tails", "preposition")
_ARTICLES: Final = word_set("name_tails", "article")
_PREFIX: Final = 2
_HYPHENS: Final = frozenset("-\u2010\u2011")


def end_of_whole(tokens: Tokens, last: int) -> int:
    """Return the last token of the name whose first words end at `last`: `last` itself where it has no tail."""
    after = last + 1
    if after >= len(tokens) or not tokens.joined[last]:
        return last
    if _is_prefix(tokens, last):
        return after
    if tokens.raw[after] not in _PARTICLES:
        return last
    if after + 1 < len(tokens) and tokens.joined[after] and tokens.raw[after + 1] in _ARTICLES:
        after += 1
    named = after + 1 < len(tokens) and tokens.joined[after] and tokens.raw[after + 1][0].isupper()
    return after + 1 if named else last


def _is_prefix(tokens: Tokens, at: int) -> bool:
    """Say whether a word is the short first part of a name with a hyphen; "NY" would be an abbreviation."""
    short = len(tokens.raw[at]) == _PREFIX and tokens.raw[at][1].islower()
    if not short or tokens.text[tokens.end[at] : tokens.start[at + 1]] not in _HYPHENS:
        return False
    return tokens.raw[at + 1][0].isupper()
