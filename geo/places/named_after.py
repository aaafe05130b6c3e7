"""Names of what is called after a place and is not there: "the Minsk agreements", "Kyiv Street", "beat Chelsea".

Told by the words beside the name: what kind of thing it is, or that a game is played, in which a town is its team.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.lexicon import any_of, word_set
from geo.places.journey_ends import is_apart

if TYPE_CHECKING:
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_TREATIES: Final = word_set("named_after", "treaty")
_THINGS: Final = word_set("named_after", "thing")
_WITH_CAPITAL: Final = word_set("named_after", "body", "way", "press")
_PARTED: Final = word_set("named_after", "press")
_OF: Final = word_set("named_after", "of", "treaty")
_BEAT: Final = word_set("named_after", "beat")
_PLAY: Final = word_set("named_after", "play", "play_and_side", "player")
_SIDE: Final = word_set("named_after", "side", "play_and_side", "player")
_GAME: Final = word_set("named_after", "game", "player")
_DRAWS: Final = frozenset({"drew", "draw", "draws"})
_TO_BE: Final = frozenset({"was", "were", "are", "is"})
_TO_SIDE: Final = frozenset({"for", "to", "with", "against"})
_LOCATIVES: Final = word_set("locatives")
_YEAR: Final = re.compile(r" \((?:18|19|20)\d\d\)")
_SCORE: Final = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
_MARGIN: Final = re.compile(rf"\bby (?:\w+ ){{1,2}}{any_of(word_set('named_after', 'margin'))}\b")
_AROUND: Final = 120


def is_named_after(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether what a name of a place stands in, or alone stands for, is something called after the place."""
    first, last = mention.first, mention.last
    if _is_head(tokens, last + 1) or _is_of(tokens, first):
        return True
    before = tokens.folded[first - 1] if first and is_apart(tokens, first - 1) else ""
    if before not in _LOCATIVES and _YEAR.match(tokens.text, tokens.end[last]):
        return True
    return _is_team(tokens, first, last, before)


def _is_head(tokens: Tokens, at: int) -> bool:
    """Say whether a token, or the one after it, is a noun that makes another name of the words before it."""
    if at >= len(tokens) or not is_apart(tokens, at - 1):
        return False
    word = tokens.folded[at]
    if word in _TREATIES or word in _THINGS or (word in _WITH_CAPITAL and tokens.capital[at]):
        return True
    after = at + 1
    if after >= len(tokens) or not is_apart(tokens, at):
        return False
    return tokens.folded[after] in _TREATIES or bool(
        tokens.folded[after] in _PARTED and tokens.capital[after] and tokens.capital[at]
    )


def _is_of(tokens: Tokens, first: int) -> bool:
    if first < 2 or tokens.raw[first - 1] != "of" or not is_apart(tokens, first - 1):
        return False
    return tokens.folded[first - 2] in _OF and bool(tokens.capital[first - 2]) and is_apart(tokens, first - 2)


def _is_team(tokens: Tokens, first: int, last: int, before: str) -> bool:
    """Say whether a town stands for its team: it beats another, or plays where a game is told of."""
    after = tokens.folded[last + 1] if is_apart(tokens, last) else ""
    if after in _TO_BE and is_apart(tokens, last + 1):
        after = tokens.folded[last + 2]
    if before in _BEAT or (after in _BEAT and before not in _LOCATIVES):
        return True
    if after in _DRAWS and tokens.folded[last + 2 : last + 3] == ["with"] and before not in _LOCATIVES:
        return True
    governs = tokens.folded[first - 2] if first > 1 and is_apart(tokens, first - 2) else ""
    if before == "with" and governs in _DRAWS:
        return True
    may = (before in _TO_SIDE and governs in _SIDE) or before == "against" or after in _PLAY
    return may and (before not in _LOCATIVES or governs in _SIDE) and _is_of_game(tokens, first, last)


def _is_of_game(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the words around a name tell of a game."""
    begin, end = max(0, tokens.start[first] - _AROUND), tokens.end[last] + _AROUND
    if any(told.search(tokens.text, begin, min(end, len(tokens.text))) for told in (_SCORE, _MARGIN)):
        return True
    return any(word in _GAME for word in tokens.folded[max(0, first - 20) : last + 20])
