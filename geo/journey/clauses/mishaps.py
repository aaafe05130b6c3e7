"""Where somebody was bound and did not come: "a boat bound for Izmir sank", "was on its way to Perth when it vanished".

The goal of one telling is given up by what befell the traveller in the same sentence; another may tell that it was
reached after all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from geo.journey.clauses.frames import frame_of
from geo.journey.clauses.negation import comes_true
from geo.journey.clauses.nouns import MODES
from geo.journey.clauses.phrases import is_any_of
from geo.journey.clauses.sentences import is_infinitive, is_negated, is_perfect
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from geo.model import EventType

_LOST: Final = word_set("mishaps", "lost")
_STOPPED: Final = word_set("mishaps", "stopped")
_WAYS: Final = word_set("mishaps", "way")
_TURNED: Final = word_set("mishaps", "turned")
_RETURNED: Final = word_set("mishaps", "returned")
_DEAD: Final = word_set("mishaps", "dead")
_OVER: Final = word_set("mishaps", "over")
_THERE: Final = frozenset({"there", "arrival", "arriving"})
_GOING: Final[frozenset[EventType]] = frozenset({"other", "departure"})
_TO: Final = frozenset({"to", "for", "toward", "towards", "into"})
_TO_OR_OF: Final = _TO | {"of"}
_BOUND: Final = frozenset({"bind", "destine", "head", "due", "schedule"})
_FARTHEST: Final = 6
"""Over how many words a goal climbs to what is bound for it."""


Role = Literal["subject", "object", "clause", "later"]
"""What a traveller is to a verb: subject or object; or the verb stands in a clause that interrupts the way, or tells
what came later, on the way or not."""


def falls_short(place: Token) -> bool:
    """Say whether a place is where somebody was bound who, as its sentence tells, came to grief on the way."""
    bound = _bound_for(place)
    if bound is None:
        return False
    fates = list(_fates(bound))
    return any(_befalls(verb, role) for verb, role in fates) or _comes_back(bound, fates)


def _comes_back(bound: Token, fates: list[tuple[Token, Role]]) -> bool:
    """Say whether what is bound went back instead: "a flight to Oslo returned", "left for Oslo but came back"."""
    if bound.pos_ == "NOUN":
        verb, role = fates[0] if fates else (bound, "object")
        back = role == "subject" and bound.dep_ in {"nsubj", "nsubjpass"} and is_any_of(_done_in(verb), _RETURNED)
    else:
        but = any(c.dep_ == "cc" and c.lower_ == "but" for c in bound.children)
        verb = next((v for v, _ in fates if v.dep_ == "conj" and is_any_of(v, _RETURNED)), bound)
        back = but and verb != bound
    return back and not is_negated(verb)


def _done_in(verb: Token) -> Token:
    """Return what somebody was made to do: "return" of "was forced to return"; else the verb."""
    done = (c for c in verb.children if c.dep_ == "xcomp" and is_infinitive(c) and comes_true(verb))
    return next(done, verb)


def is_mishap(verb: Token) -> bool:
    """Say whether a verb tells that its subject did not come where it was bound: "was hijacked", "turned back"."""
    return verb.pos_ == "VERB" and verb.lemma_ != "break" and _befalls(verb, "subject")


def _bound_for(place: Token) -> Token | None:
    """Return the word that is under way to a place: "bound", "flying", "way", "flight"."""
    node, aimed = place, False
    for _ in range(_FARTHEST):
        if node.head == node or (not aimed and node.dep_ == "prep" and node.lower_ not in _TO_OR_OF):
            return None
        aimed |= (node.dep_ in {"prep", "dative"} and node.lower_ in _TO) or _is_to_reach(node)
        node = node.head
        if aimed and _is_under_way(node):
            return node
        if node.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _is_to_reach(place: Token) -> bool:
    """Say whether a place is what an infinitive aims at: "died trying to reach Oslo"."""
    frame = frame_of(place.head) if place.dep_ == "dobj" and is_infinitive(place.head) else None
    return frame is not None and frame.object in {"to", "at"}


def _is_under_way(word: Token) -> bool:
    lemma, frame = word.lemma_.lower(), frame_of(word)
    if word.pos_ == "NOUN":
        # "A visit to Oslo" is made there, "a flight to Oslo" on the way.
        return lemma in _WAYS or lemma in MODES or (frame is not None and frame.type in _GOING)
    if is_perfect(word):
        return False
    under_way = lemma in _BOUND or word.tag_ == "VBG" or (word.dep_ in {"xcomp", "acl"} and word.tag_ == "VB")
    return under_way or _sets_out(word)


def _sets_out(verb: Token) -> bool:
    frame = frame_of(verb) if verb.pos_ == "VERB" else None
    return frame is not None and frame.type == "departure"


def _fates(bound: Token) -> Iterator[tuple[Token, Role]]:
    """Yield the verbs that tell what became of what is bound, each with what the traveller is to it."""
    node = bound
    role: Role = "subject"
    for _ in range(_FARTHEST):
        if node.pos_ in {"VERB", "AUX"}:
            if node != bound:
                yield node, role
                if (done := _done_in(node)) != node:
                    yield done, role
            yield from ((c, "clause") for c in node.children if c.dep_ == "advcl" and _is_when(c))
            # Who left for London and died may have done so there.
            after: Role = "later" if node == bound and _sets_out(node) else role
            yield from ((c, after) for c in _joined(node))
            role = "subject"
        elif node.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            role = "object" if node.dep_ == "dobj" else "subject"
        if node.head == node or node.dep_ in {"ccomp", "parataxis", "conj"} or node.head.lower_ in _OVER:
            return
        node = node.head


def _joined(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "conj" and not any(s.dep_ == "nsubj" for s in c.children)]


def _is_when(clause: Token) -> bool:
    return any(c.lower_ in {"when", "before", "until"} for c in clause.children)


def _befalls(verb: Token, role: Role) -> bool:
    """Say whether a verb tells that a traveller did not get on; by police "stopped" it, not where it stopped itself."""
    if any(c.dep_ == "neg" for c in verb.children) or any(t.lower_ in _THERE for t in verb.subtree):
        return False
    if is_any_of(verb, _LOST):
        # "Was travelling to Oslo when her car broke down" leaves open whether she came there.
        return role != "clause" or verb.lemma_ != "break"
    if is_any_of(verb, _TURNED):
        return True
    if role == "later":
        return False
    if verb.lemma_ in _DEAD:
        return True
    passive = verb.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    object_ = next((c for c in verb.children if c.dep_ == "dobj"), None)
    caught = passive or role == "object" or (role == "clause" and object_ is not None and object_.pos_ == "PRON")
    return caught and is_any_of(verb, _STOPPED)
