"""Places that are only compared with: "in comparison to Lima", "the size of Massachusetts", "like California"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALIKE: Final = word_set("comparisons", "alike")
_MEASURES: Final = word_set("comparisons", "measure")
_LIKE: Final = frozenset({"like", "unlike", "than"})
_LIKE_OR_AS: Final = _LIKE | {"as"}
_INSIDE: Final = frozenset({"pobj", "conj", "compound", "appos", "poss", "prep", "pcomp"})

_SHORT_WAY: Final = 4
"""Within so many words a way is told whole."""


def is_compared(place: Token) -> bool:
    """Say whether a sentence names a place only to compare another with it."""
    if _is_likened(place):
        return True
    node = place
    while node.dep_ in _INSIDE and node.head != node:
        above = node.head
        if node.dep_ == "prep":
            return _compares(node)
        if above.dep_ != "prep" and above.pos_ not in {"PROPN", "ADP"}:
            return False
        node = above
    return False


def _is_likened(place: Token) -> bool:
    """Say whether another place is told to be one: "It's Oslo with mountains", not "It was Oslo that they reached"."""
    is_what = place.dep_ == "attr" and place.head.lemma_ in {"be", "'s", "’s"}
    cleft = any(c.dep_ == "relcl" for c in (*place.children, *place.head.children))
    return is_what and not cleft and any(c.lower_ == "it" and c.i < place.i for c in place.head.children)


def _compares(preposition: Token) -> bool:
    word, head = preposition.lower_, preposition.head
    if word in _LIKE:
        # "Towns like Lund" are examples.
        return head.tag_ not in {"NNS", "NNPS"}
    if head.dep_ == "prep" and head.lower_ in _LIKE_OR_AS:
        return True
    if word in {"to", "with", "from"} and head.lemma_ in _ALIKE:
        return True
    if word == "of":
        return head.lemma_ in _MEASURES or (head.pos_ == "VERB" and head.lemma_ == "remind")
    first = _start_of_way(preposition) if word == "to" else preposition
    before = first.nbor(-1).lower_ if first.i else ""
    return before in {"as", "than"}


def _start_of_way(to: Token) -> Token:
    """Return the "from" shortly before a "to", else itself: "farther than from here to Oslo"."""
    before = to.doc[max(0, to.i - _SHORT_WAY) : to.i]
    return next((t for t in reversed(list(before)) if t.lower_ == "from"), to)
