"""Where somebody takes part without being there: "addressed the meeting in Oslo by video link", "tried in absentia"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIA: Final = word_set("remote", "medium")
_REMOTELY: Final = word_set("remote", "adverb")
_ABSENCE: Final = word_set("remote", "absence")
_STAND_IN: Final = word_set("remote", "stand_in")
_BY: Final = frozenset({"by", "via", "over", "on", "through"})


def is_remote(node: Token, verb: Token) -> bool:
    """Say whether a verb tells that its subject was not where what hangs on it was: by a medium, or by another."""
    if verb.pos_ not in {"VERB", "AUX"} or node.lower_ == "from":
        return False
    if any(map(_is_in_absence, verb.children)):
        return True
    if node.dep_ not in {"prep", "dobj", "dative"}:
        return False
    if verb.lemma_ in _STAND_IN and any(c.dep_ == "agent" for c in verb.children):
        return True
    return any(_is_by_a_medium(c) or (c.dep_ == "advmod" and c.lower_ in _REMOTELY) for c in verb.children)


def _is_by_a_medium(phrase: Token) -> bool:
    """Say whether a phrase is "by telephone", "on television"; who speaks "by telephone from Oslo" is there."""
    if phrase.dep_ not in {"prep", "agent"} or phrase.lower_ not in _BY:
        return False
    media = [c for c in phrase.children if c.dep_ == "pobj" and _is_medium(c)]
    return bool(media) and not any(c.lower_ == "from" for medium in media for c in medium.children)


def _is_medium(noun: Token) -> bool:
    bare = not any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "the"} for c in noun.children)
    words = {noun.lemma_.lower(), *(c.lower_ for c in noun.children if c.dep_ == "compound")}
    return bare and bool(words & _MEDIA)


def _is_in_absence(phrase: Token) -> bool:
    return phrase.lower_ == "in" and any(c.dep_ == "pobj" and c.lower_ in _ABSENCE for c in phrase.children)
