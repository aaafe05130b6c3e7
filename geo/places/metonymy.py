"""Whether a name stands for the place itself, for its government, or is part of an organisation's name.

Decided by the words around it, in this order: a locative before it ("in", "left", "north of") keeps the place; a
possessive before an office ("Pyongyang's Foreign Minister"), a verb of saying or deciding after it ("Moscow said"),
a word of dealings before it ("talks between Pyongyang and Moscow", "sanctions on Tehran") makes it a metonym. Only
countries, capitals, first-level divisions and seats of government (the Kremlin) can be one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set

if TYPE_CHECKING:
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_LOCATIVES: Final = (
    word_set("locatives")
    | word_set("name_modifiers", "cardinal_adjective", "centre")
    | word_set("travel_verb_forms", "leave", "reach", "infinitive", "visit")
)
_BEFORE_OF: Final = word_set("name_modifiers", "cardinal", "cardinal_adjective", "intercardinal") | word_set(
    "appositive_nouns", "settlement", "port", "region", "part", "border", "edge", "distance", "visit", "station"
)
_ATTRIBUTES: Final = word_set("government_attributes")
_ACTS: Final = word_set("government_acts")
_BEFORE_VERB: Final = word_set("verb_groups", "modal", "auxiliary", "negation", "adverb", "after_subject")
_DEALINGS: Final = word_set("international_relations", "dealings", "verb")
_BEFORE_PARTY: Final = word_set("international_relations", "before_party")
_LINKS: Final = _BEFORE_PARTY | word_set("international_relations", "link")
_LOOKED_BACK: Final = 6
_GOVERNMENT_SEAT: Final = "GOVL"
_MAY_ACT: Final = frozenset({"PCLI", "PPLC", "ADM1", "PCLS", "PCLD", "TERR", _GOVERNMENT_SEAT})


def is_metonym(tokens: Tokens, mention: MentionSpan, feature: str) -> bool:
    """Whether the mention of a place with that feature code stands for its government."""
    if feature not in _MAY_ACT:
        return False
    before = _words_before(tokens, mention.first)
    near = before[-1] if before else ""
    if near in _LOCATIVES or (near == "of" and len(before) > 1 and before[-2] in _BEFORE_OF):
        return False
    if _dealings(before):
        return True
    return feature == _GOVERNMENT_SEAT or _acts(tokens, mention.last)


def _words_before(tokens: Tokens, first: int) -> list[str]:
    """Up to six words before a name in its own sentence, without "the"."""
    begin = first
    while begin > 0 and first - begin < _LOOKED_BACK:
        gap = tokens.text[tokens.end[begin - 1] : tokens.start[begin]]
        if any(c in gap for c in "!?;\n") or (". " in gap and len(tokens.raw[begin - 1]) > 1):
            break
        begin -= 1
    return [w for w in tokens.folded[begin:first] if w != "the"]


def _acts(tokens: Tokens, last: int) -> bool:
    """Whether the words after a name are of what its government has or does."""
    after = tokens.folded[last + 1 : last + 6]
    if after[:1] == ["s"] and _follows(tokens, last, ("'s", "’s")):
        return any(w in _ATTRIBUTES for w in after[1:4])
    if not _follows(tokens, last, (" ",)):
        return False
    for word in after:
        if word in _ACTS:
            return True
        if word not in _BEFORE_VERB:
            return False
    return False


def _follows(tokens: Tokens, last: int, ways: tuple[str, ...]) -> bool:
    return tokens.text.startswith(ways, tokens.end[last])


def _dealings(before: list[str]) -> bool:
    """Whether words before name dealings that one has with a government, not with a place."""
    linked = [w for w in before if w in _LINKS]
    if not linked or not any(w in _DEALINGS for w in before):
        return False
    if "between" in before:
        return True
    return before[-1] in _BEFORE_PARTY or (before[-1] == "and" and "with" in before)
