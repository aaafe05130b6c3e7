"""What was only wished, meant or spoken of: "had meant to go on to Oslo", "friends warned me about the bus to Oslo"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.frames import OCCASIONS
from geo.journey.clauses.nouns import is_name
from geo.journey.clauses.sentences import SUBJECTS, is_infinitive
from geo.journey.clauses.unrealised import OF_WAYS
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

_WISH: Final = word_set("wishes", "wish")
_AIMS: Final = word_set("wishes", "aim") | _WISH
_GOALS: Final = word_set("wishes", "goal") | _AIMS
_FAR: Final = word_set("wishes", "far_time")
_MENTION: Final = word_set("wishes", "mention")
_OF: Final = frozenset({"about", "of", "against"})


def is_given_up(node: Token, governor: Token) -> bool:
    """Say whether a governor tells that what hangs on it was meant and not done, or is for another journey."""
    if _is_aim(node, governor):
        had = any(c.dep_ == "aux" and c.lower_ == "had" for c in governor.children)
        return had or _comes_to_a_but(governor)
    over = governor.head if governor.pos_ == "ADP" else governor
    gerund = node.tag_ == "VBG" and node.dep_ == "pcomp"
    if not (is_infinitive(node) or gerund) or over.pos_ not in {"VERB", "AUX"}:
        return False
    past = over.tag_ == "VBD" or any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in over.children)
    if over.lemma_ in {"be", "suppose"} and past and node.dep_ == "xcomp":
        meant = (c for c in over.children if c.dep_ in SUBJECTS)
        return any(c.lemma_ in _AIMS for c in meant) or _comes_to_a_but(over)
    if over.lemma_ not in _WISH:
        return False
    had = any(c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} and c.tag_ == "VBD" for c in over.children)
    return had or (over.tag_ == "VBD" and _comes_to_a_but(over)) or _is_far_off(over, node)


def is_still_an_aim(node: Token, governor: Token) -> bool:
    """Say whether a name is an aim and no more: "the goal was Oslo", not "the goal was Oslo, and we got there"."""
    return _is_aim(node, governor) and not any(c.dep_ == "conj" for c in governor.children)


def _is_aim(node: Token, governor: Token) -> bool:
    if governor.lemma_ != "be" or node.dep_ not in {"attr", "acomp"} or not is_name(node):
        return False
    return any(c.dep_ in SUBJECTS and c.lemma_.lower() in _GOALS for c in governor.children)


def is_only_mentioned(node: Token, verb: Token) -> bool:
    """Say whether a verb tells that somebody spoke of what hangs on it: "told me about the beaches of Oslo".

    Of one's own journey one speaks as of something done: "told us about her trip to Oslo".
    """
    if node.dep_ != "prep":
        return False
    if verb.pos_ == "NOUN":
        # "Stories about Oslo": whatever it is, it only is about the place.
        return node.lower_ == "about" and _leads_to(node, is_name)
    if verb.lemma_ not in _MENTION:
        return False
    if node.lower_ in _OF and _leads_to(node, is_name):
        # "Warned us about Oslo".
        return True
    if node.lower_ in OF_WAYS:
        # "Warned me about the bus to Oslo": the parser may hang "to Oslo" on either.
        return any(_leads_to_a_thing(c) for c in verb.children if c.i < node.i)
    return _leads_to_a_thing(node)


def _leads_to(preposition: Token, kind: Callable[[Token], bool]) -> bool:
    return any(c.dep_ == "pobj" and kind(c) for c in preposition.children)


def _leads_to_a_thing(preposition: Token) -> bool:
    things = [c for c in preposition.children if c.dep_ == "pobj" and c.pos_ == "NOUN"]
    owned = any(c.dep_ == "poss" for thing in things for c in thing.children)
    told = preposition.lower_ in _OF and preposition.dep_ == "prep" and bool(things)
    return told and not owned and not any(thing.lemma_ in OCCASIONS for thing in things)


def _comes_to_a_but(verb: Token) -> bool:
    """Say whether a clause with "but" follows a verb: "wanted to go, but the boats were on strike"."""
    joined = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    after = [c for first in joined for c in first.children if c.i > verb.i]
    but = [c.i for c in after if c.dep_ == "cc" and c.lower_ == "but"]
    return bool(but) and any(c.dep_ == "conj" and c.i > but[0] for c in after)


def _is_far_off(wish: Token, wished: Token) -> bool:
    """Say whether a wish in the present is for no near time: "one day I would like to see Oslo"."""
    near = [c for verb in (wish, wished) for c in verb.children if c.dep_ in {"npadvmod", "advmod"}]
    return any(" ".join(t.lower_ for t in child.subtree) in _FAR for child in near)
