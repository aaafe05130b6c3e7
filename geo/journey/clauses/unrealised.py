"""What the words that govern a thing say of it: that it was called off, refused or missed, or is only planned.

"Cancelled a concert in Oslo", "was denied entry to Oslo", "an invitation to Oslo": of none of them is anybody there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses.frames import OCCASIONS, frame_of
from geo.journey.clauses.negation import is_nobody
from geo.journey.clauses.nouns import MODES, is_name
from geo.journey.clauses.omitted import LEAVE_OUT, is_left_out, leaves_out
from geo.journey.clauses.phrases import is_any_of
from geo.journey.clauses.sentences import is_infinitive, is_negated, is_of_what_follows
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Token

_CANCEL: Final = word_set("unrealised_verbs", "cancel")
CANCELLING: Final = word_set("cancellation", "call_off", "postpone", "keep_from")
POSTPONING: Final = word_set("cancellation", "postpone", "reschedule")
_DROP: Final = word_set("unrealised_verbs", "drop") | LEAVE_OUT | CANCELLING
_CANCEL_OR_DROP: Final = _CANCEL | _DROP
_WITHHOLD: Final = word_set("unrealised_verbs", "withhold")
_PASS_OVER: Final = word_set("unrealised_verbs", "pass_over")
_SUSPEND: Final = word_set("unrealised_verbs", "suspend")
_FALL_THROUGH: Final = word_set("unrealised_verbs", "fall_through")
_TAKE_PLACE: Final = word_set("unrealised_verbs", "take_place")
_TURN_AWAY: Final = word_set("unrealised_verbs", "turn_away")
_IMAGINE: Final = word_set("unrealised_verbs", "imagine")
_PRETEND: Final = word_set("unrealised_verbs", "pretend")
_WISH: Final = word_set("unrealised_verbs", "wish")
_DEMAND: Final = word_set("unrealised_verbs", "demand")
_AWAIT: Final = word_set("unrealised_verbs", "await")

_SEEK: Final = word_set("unrealised_verbs", "seek")
_ENQUIRE: Final = word_set("enquiries", "enquire")
_REQUEST: Final = word_set("requests", "request")
_TURN_DOWN: Final = word_set("requests", "turn_down")
_BOOK: Final = word_set("unrealised_verbs", "book")
_SEEK_OR_BOOK: Final = _SEEK | _BOOK

_CANCELLATION: Final = word_set("unrealised_nouns", "cancellation")
_CANCELLED: Final = word_set("unrealised_nouns", "cancelled")
_ADMISSION: Final = word_set("unrealised_nouns", "admission")
_PLAN: Final = word_set("unrealised_nouns", "plan")
_ADMIT: Final = word_set("requests", "admit")
_SHELTER: Final = word_set("requests", "shelter")
_SEATS: Final = word_set("enquiries", "seat", "ticket")
_SET_OUT: Final = word_set("enquiries", "set_out")
OF_WAYS: Final = frozenset({"to", "from", "for"})
_FARES: Final = word_set("enquiries", "fare", "ticket")
_OCCASIONS: Final = word_set("unrealised_nouns", "occasion", "plan") | OCCASIONS.keys()
_RIDES: Final = MODES.keys() | OCCASIONS.keys()

_NOT_QUITE: Final = word_set("cancellation", "not_quite")
_NEAR: Final = frozenset({"close", "near", "verge", "brink", "point"})
_OBJECTS: Final = frozenset({"dobj", "nsubjpass", "oprd", "attr"})
_OF_PLANS: Final = frozenset({"of", "to", "for", "about", "on"})
_TOWARDS: Final = frozenset({"for", "to", "toward", "towards"})
_WHERE: Final = frozenset({"in", "at", "to", "for", "into"})
_OPPOSE: Final = frozenset({"decide", "advise", "warn", "vote", "counsel"})


def is_ruled_out(place: Token, trigger: Token) -> bool:
    """Say whether the words between a place and the word that governs it deny it: "diverted from Oslo to Bergen"."""
    node = place
    while node not in {trigger, node.head}:
        if is_contrasted(node) or is_called_off(node, node.head):
            return True
        node = node.head
    return False


def is_called_off(node: Token, governor: Token) -> bool:
    """Say whether a governor tells of what hangs on it that it did not take place, or that nobody got to it."""
    if governor.pos_ == "NOUN" and governor.lemma_ in _SHELTER and is_infinitive(node):
        # "Asked for permission to land in Vigo, but was refused".
        phrase = governor.head if governor.dep_ == "pobj" else governor
        return _is_refused(phrase, phrase.head)
    if governor.pos_ == "NOUN":
        return governor.lemma_ in _CANCELLATION and (node.dep_ == "prep" or is_infinitive(node))
    if node.dep_ == "pobj" and governor.lower_ == "against":
        return governor.head.lemma_ in _OPPOSE
    if governor.lower_ == "short" and node.lower_ == "of":
        # "Ten miles short of Alicante".
        return True
    if node.tag_ == "VBG" and node.dep_ == "pcomp" and governor.head.lower_ in _NEAR:
        return True
    if node.lower_ == "from" and node.dep_ == "prep":
        turned = governor.head if governor.lower_ in {"away", "off"} else governor
        if is_any_of(turned, _TURN_AWAY):
            return True
    if governor.pos_ != "VERB":
        return False
    if _is_refused(node, governor):
        return True
    if node.dep_ in {"nsubj", "nsubjpass"} and is_occasion(node) and any(map(_tells_that_not, governor.children)):
        return True
    if is_left_out(node, governor):
        return True
    if node.dep_ == "nsubj":
        journey = node.lemma_ in OCCASIONS and OCCASIONS[node.lemma_].type != "meeting"
        return is_any_of(governor, _FALL_THROUGH) or (journey and governor.lemma_ == "collapse")
    if node.dep_ == "prep":
        return _is_left_out_of(node, governor) or _is_of_what_is_called_off(node, governor)
    if node.dep_ not in _OBJECTS:
        return False
    if is_any_of(governor, _CANCEL):
        return True
    if governor.lemma_ in POSTPONING and node.dep_ == "nsubjpass":
        return not any(c.lower_ in {"until", "till", "to"} for c in governor.children)
    lemma = node.lemma_.lower()
    if governor.lemma_ in _WITHHOLD:
        return lemma in _ADMISSION or is_occasion(node)
    if governor.lemma_ in _SUSPEND:
        return lemma in MODES or lemma in OCCASIONS or lemma == "service"
    if governor.lemma_ in _PASS_OVER:
        return is_name(node) or lemma in MODES or is_occasion(node)
    cut_short = any(c.lower_ == "short" for c in governor.children)
    return is_any_of(governor, _DROP) and is_occasion(node) and not cut_short


def _tells_that_not(joined: Token) -> bool:
    """Say whether a verb joined to another tells that what both are of was not: "sold out but never took place"."""
    if joined.dep_ != "conj":
        return False
    cancelled = joined.tag_ == "VBN" and is_any_of(joined, _CANCEL_OR_DROP) and not is_negated(joined)
    return cancelled or (is_negated(joined) and is_any_of(joined, _TAKE_PLACE))


def _is_refused(node: Token, verb: Token) -> bool:
    """Say whether what was asked for or booked was not given: "asked for shelter in Vigo, but the port refused"."""
    seat = verb.lemma_ in {"have", "hold"} and any(_is_of(_SEATS, c) for c in verb.children)
    if verb.lemma_ in _BOOK or seat:
        return node.dep_ in {"prep", "dobj"} and any(_tells_that_not(c) or _stays_behind(c) for c in verb.children)
    asked = _is_of(_SHELTER, node) or (node.dep_ == "xcomp" and is_infinitive(node))
    return verb.lemma_ in _REQUEST and asked and any(map(_refuses, verb.subtree))


def _stays_behind(joined: Token) -> bool:
    """Say whether a clause joined to another tells that what was to carry somebody did not go: "it never sailed"."""
    return joined.dep_ == "conj" and is_negated(joined) and is_any_of(joined, _SET_OUT)


def _refuses(clause: Token) -> bool:
    """Say whether a clause tells that what was asked for was refused: "but was denied", "which the port refused"."""
    which = clause.dep_ == "relcl" and any(c.lower_ == "which" and c.dep_ == "dobj" for c in clause.children)
    if not (which or clause.dep_ == "conj") or is_negated(clause):
        return False
    letting = all(c.lemma_ in _ADMIT for c in clause.children if c.dep_ == "xcomp")
    return is_any_of(clause, _TURN_DOWN) and letting


def _is_of_what_is_called_off(preposition: Token, verb: Token) -> bool:
    """Say whether a phrase belongs to the noun before it: "cancelled her flight to Goma", whatever the parser says."""
    noun = preposition.nbor(-1) if preposition.i else preposition
    if noun.pos_ != "NOUN":
        return False
    object_ = noun.head if noun.dep_ == "pobj" else noun
    return object_.head == verb and object_ != preposition and is_called_off(object_, verb)


def _is_left_out_of(preposition: Token, verb: Token) -> bool:
    """Say whether a preposition leads to what somebody kept out of, or missed the way to: "pulled out of a race"."""
    if preposition.lower_ in {"to", "for"}:
        ride = any(c.dep_ == "dobj" and c.lemma_.lower() in MODES for c in verb.children)
        return verb.lemma_ in _PASS_OVER and ride
    phrase = f"{verb.lemma_} {preposition.lower_}" in _DROP or (
        is_any_of(verb, _DROP) and preposition.lower_ in {"from", "on"}
    )
    inner = next((c for c in preposition.children if c.lower_ in {"of", "on"}), preposition)
    thing = next((c for c in inner.children if c.dep_ in {"pobj", "pcomp"}), None)
    return phrase and thing is not None and (is_occasion(thing) or thing.tag_ == "VBG")


def is_occasion(noun: Token) -> bool:
    """Say whether a noun is something that takes place, or a plan: a visit, a concert, an invitation."""
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() in _OCCASIONS


def fails_to_happen(thing: Token, verb: Token) -> bool:
    """Say whether a verb denies what it is said of: "the talks did not go ahead"."""
    return thing.dep_ in {"nsubj", "nsubjpass"} and is_negated(verb) and is_any_of(verb, _TAKE_PLACE)


def was_called_off(noun: Token) -> bool:
    """Say whether the words that describe a noun tell that it was called off: "the visit, since cancelled".

    So it is with a name: "Oslo, which we left out".
    """
    for child in noun.children:
        if child.dep_ == "relcl" and leaves_out(child):
            return True
        if child.dep_ == "amod" and child.lower_ in _CANCELLED:
            return True
        passive = child.dep_ == "acl" or any(c.dep_ == "nsubjpass" for c in child.children)
        if child.dep_ in {"acl", "relcl"} and child.tag_ == "VBN" and passive and not is_negated(child):
            called_off = is_any_of(child, _CANCEL) or (is_occasion(noun) and is_any_of(child, _DROP))
            if called_off:
                return True
    return False


def is_only_planned(node: Token, governor: Token) -> bool:
    """Say whether a governor tells of what hangs on it that it is to come: "an invitation to Oslo", "due in Oslo"."""
    if node.dep_ == "nsubjpass":
        return governor.lemma_ in POSTPONING
    if node.dep_ == "dobj" and (is_occasion(node) or node.lemma_ in MODES):
        # "Opposed his return to Oslo", "booked a flight to Oslo".
        return governor.lemma_ in (_SEEK_OR_BOOK if node.lemma_ in OCCASIONS else _BOOK)
    if node.dep_ == "acl" and governor.pos_ == "NOUN" and governor.lemma_ in _PLAN:
        # "He had the idea that he'd go to Oslo".
        return any(c.tag_ == "MD" for c in node.children)
    if node.dep_ not in {"prep", "dative"}:
        return False
    if governor.lemma_ in _BOOK and _is_of(_RIDES, node):
        # "Was booked on a flight to Oslo".
        return True
    if governor.lemma_ in _REQUEST and _is_of(_SHELTER, node):
        return True
    if governor.lemma_ in _BOOK and node.lower_ in OF_WAYS:
        return True
    if governor.pos_ == "NOUN":
        # "By way of Oslo" is a way that was gone.
        gone = governor.lower_ == "way" and governor.head.lower_ == "by"
        return governor.lemma_ in _PLAN and node.lower_ in _OF_PLANS and not gone
    if governor.lemma_ in _SEEK and node.lower_ in {"for", "against"}:
        return True
    if node.lower_ in _TOWARDS:
        # "Left for Rome", "is heading to Rome".
        frame = frame_of(governor)
        if frame is not None and frame.type == "departure":
            return True
    return governor.pos_ in {"VERB", "ADJ"} and governor.lemma_ in _AWAIT and node.lower_ in _WHERE


def is_imagined(node: Token, governor: Token) -> bool:
    """Say whether what hangs on a governor is only in somebody's mind: "dreamed of seeing", "considered moving"."""
    over = governor.head if governor.pos_ == "ADP" else governor
    if node.dep_ == "dobj":
        return governor.lemma_ in {"consider", "contemplate", "envisage", "mull"} and is_occasion(node)
    gerund = node.tag_ == "VBG" and node.dep_ in {"pcomp", "xcomp", "pobj"}
    if gerund and over.lemma_ == "look":
        return any(c.lower_ == "forward" for c in over.children)
    if gerund and over.pos_ == "NOUN":
        return over.lemma_ in _PLAN
    return over.pos_ == "VERB" and over.lemma_ in _IMAGINE and (gerund or (node.dep_ == "ccomp" and over == governor))


def is_unreal(node: Token, governor: Token) -> bool:
    """Say whether a governor tells that what hangs on it is not so: "pretended to be", "I wish I were", "no sign"."""
    stated = node.dep_ in {"acl", "ccomp"} and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    if stated and governor.pos_ == "NOUN" and is_nobody(governor):
        return True
    if governor.pos_ == "VERB" and governor.lemma_ in _ENQUIRE:
        # "Checked the buses to Oslo": the parser may hang "to Oslo" on either.
        way = node.dep_ == "prep" and node.lower_ in OF_WAYS
        return _is_of(_FARES, node) or (way and any(_is_of(_FARES, c) for c in governor.children if c.i < node.i))
    if governor.lemma_ in _PRETEND:
        return node.dep_ in {"xcomp", "ccomp"}
    return governor.lemma_ in _WISH and node.dep_ == "ccomp"


def _is_of(nouns: AbstractSet[str], node: Token) -> bool:
    """Say whether an object is one of the nouns, or a preposition leads to one: "looked at flights"."""
    things = [node] if node.dep_ == "dobj" else [c for c in node.children if node.dep_ == "prep" and c.dep_ == "pobj"]
    return any(thing.lemma_.lower() in nouns for thing in things)


def is_demanded(clause: Token, governor: Token) -> bool:
    """Say whether a clause tells what somebody wants done: "demanded that he return", "suggestions that she leave"."""
    noun = governor.pos_ == "NOUN" and governor.lemma_ in _PLAN
    if not (noun or governor.lemma_ in _DEMAND) or clause.dep_ not in {"ccomp", "acl", "advcl"}:
        return False
    auxiliaries = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ in {"MD", "TO", "VBD", "VBZ"} for c in auxiliaries):
        return False
    if auxiliaries:
        return any(c.lower_ == "be" for c in auxiliaries)
    return clause.tag_ == "VB" or (clause.tag_ == "VBP" and (noun or governor.tag_ in {"VBD", "VBN"}))


def is_contrasted(node: Token) -> bool:
    """Say whether words stand for what was not so beside what was: "instead of docking", "in Oslo, not in Bergen"."""
    first = node.left_edge.i
    before = [t.lower_ for t in node.doc[max(0, first - 2) : first]]
    if before in (["instead", "of"], ["rather", "than"]):
        return True
    if node.dep_ not in {"prep", "conj", "appos", "pobj"} or node.pos_ not in {"ADP", "PROPN", "NOUN"}:
        return False
    not_ = next((c for c in node.children if c.dep_ == "neg" and c.i < node.i), None)
    if not_ is None and before and before[-1] == "not":
        not_ = node.doc[first - 1]
    if not_ is None or not_.lower_ != "not" or not_.nbor(1).lower_ in _NOT_QUITE:
        return False
    return not_.head.pos_ not in {"VERB", "AUX"} or is_of_what_follows(not_)
