"""The arguments of a trigger: which place is its origin, goal, venue or waypoint, and which time dates it.

A place or time climbs from its head word to the word that governs it, through what only describes it ("the
border town of Khasan", "Beijing's main station"), and is an argument of the trigger it meets there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.journey.clauses.nouns import VEHICLES
from geo.journey.clauses.sentences import SUBJECTS
from geo.journey.localities import is_locality, is_told_apart
from geo.lexicon import PlaceNoun, Preposition, Unit, classes, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.lexicon import Relation, Role
    from geo.model import Mention, TimeRef

_PREPOSITIONS = classes("prepositions", Preposition)
_ROLES = {word: kind.role for word, kind in _PREPOSITIONS.items() if kind.role is not None}
_RELATIONS = {word: kind.relation for word, kind in _PREPOSITIONS.items() if kind.relation is not None}
_OF_OCCASIONS = frozenset(word for word, kind in _PREPOSITIONS.items() if kind.occasion)
"""What follows these is another event with a place of its own: "landed in Rome after talks in Oslo"."""

ABOARD = frozenset(word for word, kind in _PREPOSITIONS.items() if kind.aboard)
DESCRIBERS = frozenset(
    word for kind in classes("place_nouns", PlaceNoun).values() if kind.describes for word in kind.words
)

_OF_A_DISTANCE = word_set("directions") | {
    word for unit in classes("units", Unit).values() if unit.measure != "kmh" for word in unit.words
}
"""What stands between a place and the verb where somebody was so far from it: "sank 30 km south of Varna"."""

_STEPS_UP = 6
_SPOTS = word_set("localities", "spot", "somewhere")


@dataclass(frozen=True)
class PlaceArgument:
    """A place mention, the word that governs it, and as what; a null role is the object's, to be told by the frame."""

    mention: Mention
    governor: int
    role: Role | Literal["object", "subject", "where"]
    weak: bool = False


@dataclass(frozen=True)
class TimeArgument:
    """A time expression, the words on its way up to its verb, and how it bounds the event."""

    time: TimeRef
    governors: tuple[int, ...]
    relation: Relation


def anchor_of(head: Token) -> Token:
    """Return the noun whose place the name gives: "town" of "the border town of Khasan"."""
    token = head
    for _ in range(4):
        governor = token.head
        if token.dep_ == "pobj" and governor.lower_ == "of" and _describes(governor.head):
            token = governor.head
        elif (
            token.dep_ in {"appos", "compound", "poss", "nmod"}
            and (governor.lemma_.lower() in DESCRIBERS or governor.pos_ == "PROPN")
        ) or (token.dep_ == "conj" and governor.pos_ in {"PROPN", "NOUN"}):
            token = governor
        else:
            return token
    return token


def _describes(noun: Token) -> bool:
    return noun.lemma_.lower() in DESCRIBERS or noun.lower_ in DESCRIBERS  # "outskirts" has a singular for the parser


def place_arguments(mentions: Sequence[Mention], sentence: Sentence) -> list[PlaceArgument]:
    """Return the place mentions of a sentence with their governors and roles."""
    found = []
    for mention in mentions:
        head = sentence.head_in(mention.start, mention.end)
        if head is None:
            continue
        anchor = anchor_of(head)
        if is_locality(mention.place_id):
            top, role = _above_distance(anchor)
            if _is_spot(top.head):
                anchor = top.head
            elif is_told_apart(mention.place_id):
                found.append(PlaceArgument(mention, top.head.i, role))
                continue
        for where in {head.i: head, anchor.i: anchor}.values():
            found += [
                PlaceArgument(mention, clause.i, "object" if _is_object_relative(clause) else "where")
                for clause in where.children
                if clause.dep_ == "relcl" and (_is_where(clause) or _is_object_relative(clause))
            ]
        governor = anchor.head
        if anchor.dep_ in {"dobj", "npadvmod"} or (anchor.dep_ == "dep" and governor.pos_ == "VERB"):
            found.append(PlaceArgument(mention, governor.i, "object"))
        elif anchor.dep_ in {"nsubj", "nsubjpass", "attr"}:
            verbs = [governor, *(c for c in governor.children if c.dep_ == "conj" and not _has_subject(c))]
            found += [PlaceArgument(mention, verb.i, "subject") for verb in verbs]
        elif anchor.dep_ in {"pobj", "pcomp"}:
            found += _prepositional(mention, governor)
    return found


def _is_spot(noun: Token) -> bool:
    """Say whether a noun is for where a locality is: "a village 30 km south of Lyon", "to waters off Cyprus"."""
    if noun.pos_ != "NOUN":
        return False
    return _describes(noun) or noun.lower_ in _SPOTS or (noun.dep_ == "pobj" and noun.head.lower_ in _ROLES)


def _above_distance(head: Token) -> tuple[Token, Role]:
    """Return the highest word of "30 km south of Varna", and what the place is to the word above it."""
    top: Token = head
    role: Role = "at"
    for _ in range(_STEPS_UP):
        above = top.head
        is_link = above.pos_ in {"ADP", "ADV", "SCONJ"}
        if above is top or not (is_link or above.lower_ in _OF_A_DISTANCE):
            break
        if top is not head:
            role = _ROLES.get(above.lower_, role)
        top = above
    return top, role


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _is_where(clause: Token) -> bool:
    return any(
        c.dep_ == "advmod" and c.lower_ == "where" for c in clause.subtree if c.head in (clause, *clause.children)
    )


def _is_object_relative(clause: Token) -> bool:
    return any(c.dep_ == "dobj" and c.tag_ in {"WDT", "WP"} for c in clause.children)


def _prepositional(mention: Mention, preposition: Token) -> list[PlaceArgument]:
    """Return the argument of a prepositional phrase: "from A to B", "out of A", "on the way to B", "back to B"."""
    role = _ROLES.get(preposition.lower_)
    if role is None:
        return []
    governor = preposition.head
    if preposition.lower_ == "of" and not (governor.lower_ == "out" and governor.dep_ in {"prep", "advmod", "prt"}):
        return [PlaceArgument(mention, governor.i, "from")] if governor.lemma_ == "departure" else []
    for _ in range(3):
        if governor.dep_ in {"prep", "advmod", "prt"} and governor.pos_ in {"ADP", "ADV", "SCONJ", "PART"}:
            governor = governor.head
        elif governor.dep_ == "pobj" and governor.head.lower_ in _ROLES and governor.lemma_.lower() in DESCRIBERS:
            # "To a hospital in Oslo", "from a base in Crimea".
            role, governor = _ROLES[governor.head.lower_], governor.head.head
        elif governor.dep_ == "pobj" and governor.head.lower_ in {"from", "on", "via", "through", "in"}:
            governor = governor.head.head
        else:
            break
    found = [PlaceArgument(mention, governor.i, role)]
    occasion = governor.dep_ == "pobj" and governor.head.lower_ in _OF_OCCASIONS
    if governor.pos_ in {"NOUN", "PROPN"} and governor.dep_ in {"dobj", "pobj"} and role == "at" and not occasion:
        # "met the minister in Rome": whether the minister or the meeting was in Rome, it is the venue.
        verb = governor.head if governor.dep_ == "dobj" else governor.head.head
        found.append(PlaceArgument(mention, verb.i, role, weak=True))
    return found


def _is_model_year(year: Token) -> bool:
    """Say whether a year tells when a vehicle was made: "in a 1997 Holden", "his 2003 van"."""
    thing = year.head
    if not year.is_digit or thing == year or thing.i < year.i or thing.pos_ not in {"NOUN", "PROPN"}:
        return False
    if thing.lemma_.lower() in VEHICLES:
        return True
    owned = any(c.dep_ == "poss" or c.lower_ in {"a", "an"} for c in thing.children)
    return owned and thing.pos_ == "PROPN" and thing.dep_ in {"pobj", "dobj"}


def time_arguments(times: Sequence[TimeRef], sentence: Sentence) -> list[TimeArgument]:
    """Return the dated times of a sentence with the words they climb through to their verb."""
    found = []
    for time in times:
        head = sentence.head_in(time.start, time.end)
        if head is None or time.type not in {"DATE", "TIME"} or _is_model_year(head):
            continue
        governors: list[int] = []
        relation: Relation = "during"
        token = head
        while token.head != token:
            token = token.head
            if token.pos_ in {"ADP", "SCONJ"}:
                if not governors:
                    relation = _RELATIONS.get(token.lower_, relation)
                continue
            governors.append(token.i)
            if token.pos_ in {"VERB", "AUX"}:
                break
        found.append(TimeArgument(time, tuple(governors or [head.i]), relation))
    return found
