"""Names of vessels, which are no places though a place may bear the mention.

A vessel is named after what it is ("the frigate Brandenburg", "HMS Sheffield") and with its article from then on ("the
Brandenburg").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import vehicles, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_VESSELS: Final = frozenset(word for word, kind in vehicles().items() if kind.mode == "sea")
_PREFIXES: Final = frozenset(word.lower() for word in word_set("vehicles", "ship_prefix"))
_ALSO_VERBS: Final = frozenset({"ship", "ferry", "boat"})
_BEFORE_VERB: Final = word_set("verb_groups", "modal", "negation", "infinitive_or_subject")


def vessel_kind(tokens: Tokens, mention: MentionSpan) -> str | None:
    """Return the word that makes a name a vessel's ("frigate", "HMS"), None where none stands before it."""
    before = mention.first - 1
    end = tokens.end[mention.last]
    if before < 0 or not tokens.capital[mention.first] or tokens.text[end : end + 1] in {"-", "–", "—"}:
        # "The ferry Calais–Dover" goes from one to the other.
        return None
    gap = tokens.text[tokens.end[before] : tokens.start[mention.first]]
    if gap.strip(" “\"'‘"):
        return None
    word = tokens.folded[before]
    if word in _PREFIXES:
        return tokens.raw[before] if tokens.raw[before].isupper() else None
    if word not in _VESSELS or (word in _ALSO_VERBS and before and tokens.folded[before - 1] in _BEFORE_VERB):
        return None
    return tokens.raw[before] if before else None


def vessel_names(tokens: Tokens, mentions: Sequence[MentionSpan]) -> dict[int, str]:
    """Return the kind of vessel that a mention names, by its place in `mentions`: where introduced, and "the" later."""
    found = {i: word for i, mention in enumerate(mentions) if (word := vessel_kind(tokens, mention)) is not None}
    known = {tuple(tokens.folded[mentions[i].first : mentions[i].last + 1]): word for i, word in found.items()}
    for i, mention in enumerate(mentions) if known else ():
        word = known.get(tuple(tokens.folded[mention.first : mention.last + 1]))
        if word is not None and mention.first and tokens.folded[mention.first - 1] == "the":
            found.setdefault(i, word)
    return found
