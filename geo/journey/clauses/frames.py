"""Which event a word names: its frame, which is the rule that reads it.

The frames and their words stand in data/lexicon: verbs of motion, presence and meeting, verbs of boarding, nouns for
occasions. Here stands what a word must have beside it to evoke its frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.journey.clauses.nouns import TRAVELLERS, VEHICLES
from geo.journey.clauses.sentences import subject
from geo.lexicon import FrameClass, classes, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


class Frame(FrameClass):
    """A frame with the name of its rule."""

    rule: str


@dataclass(frozen=True)
class EventRule:
    """A rule that reads events, and a sentence that it reads."""

    name: str
    example: str


def _frames(concept: str) -> dict[str, Frame]:
    """Return the frame of each word of a concept."""
    frames = (Frame(rule=name, **dict(kind)) for name, kind in classes(concept, FrameClass).items())
    return {word: frame for frame in frames for word in frame.words}


def _phrases(frames: dict[str, Frame]) -> dict[str, list[tuple[str, Frame]]]:
    """Return the words of two by the first, each with the second and the frame, in the order of the file."""
    found: dict[str, list[tuple[str, Frame]]] = {}
    for word, frame in frames.items():
        head, _, companion = word.partition(" ")
        if companion:
            found.setdefault(head, []).append((companion, frame))
    return found


VERBS: Final = _frames("motion")
BOARDING: Final = _frames("boarding")
OCCASIONS: Final = _frames("occasions")
_PHRASES: Final = _phrases(VERBS)
_LEAVE_ON_A_DAY: Final = Frame(
    rule="departure.leave_on_a_day",
    type="departure",
    object="from",
    needs_place=False,
    words=("leave",),
    example="The ship left the following Monday.",
)
STATEMENT: Final = EventRule("statement.dated", "Reuters reported on Tuesday that the train had passed Harbin.")

CARRYING: Final = frozenset(word for word, frame in VERBS.items() if frame.only_with == "passenger")
"""Verbs whose object is what travels: "was taken to Oslo", "ferried the survivors to Lesbos"."""

_WAY = frozenset({"from", "to", "into", "through"})
_MISTAGGED = frozenset({"land", "dock", "anchor"})
_VISIT_LENGTHS = word_set("visit_lengths")


def event_rules() -> tuple[EventRule, ...]:
    """Return the rules that read events, each once."""
    frames = (*VERBS.values(), *BOARDING.values(), *OCCASIONS.values(), _LEAVE_ON_A_DAY)
    examples = {frame.rule: frame.example or "" for frame in frames}
    return (*(EventRule(name, example) for name, example in examples.items()), STATEMENT)


def frame_of(token: Token) -> Frame | None:
    """Return the frame of a trigger word, phrasal verbs included, or None."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        # "Was due to land in Oslo": the tagger takes it for a noun.
        return VERBS[lemma] if lemma in _MISTAGGED and token.head.lemma_ == "due" else OCCASIONS.get(lemma)
    frame = _phrase(token, lemma)
    if frame is None and token.pos_ == "VERB":
        frame = BOARDING[lemma] if boards(token) else VERBS.get(lemma) or VERBS.get(token.lower_)
    if frame is None or not _is_complete(token, frame):
        return None
    return _LEAVE_ON_A_DAY if lemma == "leave" and _is_on_a_day(token) else frame


def _phrase(token: Token, lemma: str) -> Frame | None:
    """Return the frame of a word together with a particle, a preposition or an object, or None."""
    phrases = _PHRASES.get(lemma) or _PHRASES.get(token.lower_)
    if phrases is None:
        return None
    beside = {c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep"}}
    beside |= {c.lemma_ for c in token.children if c.dep_ == "dobj"}
    return next((frame for companion, frame in phrases if companion in beside), None)


def _is_complete(token: Token, frame: Frame) -> bool:
    """Say whether what the frame is only read with stands there."""
    match frame.only_with:
        case "way":
            return any(c.lower_ in _WAY and c.dep_ in {"prt", "advmod", "prep"} for c in token.children)
        case "time":
            return any(c.dep_ in {"dobj", "npadvmod"} and c.lemma_ in _VISIT_LENGTHS for c in token.children)
        case "passenger":
            return passenger(token) is not None
        case "traveller":
            return _can_come(token)
        case "name":
            return any(c.dep_ == "dobj" and c.pos_ == "PROPN" for c in token.children)
        case "vehicle" | None:
            return True


def boards(verb: Token) -> bool:
    """Say whether a verb tells that its subject goes by a vehicle: "took a ferry", "caught the train"."""
    return verb.lemma_.lower() in BOARDING and any(
        c.dep_ == "dobj" and (c.lemma_.lower() in VEHICLES or c.lemma_.lower() == "flight") for c in verb.children
    )


def _can_come(word: Token) -> bool:
    """Say whether what is due or expected somewhere can come there: the tanker and she, not rain or a verdict."""
    awaited = subject(word)
    return awaited is not None and (awaited.pos_ in {"PROPN", "PRON"} or _can_travel(awaited))


def _can_travel(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in TRAVELLERS or lemma in VEHICLES


def _is_on_a_day(verb: Token) -> bool:
    return any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in verb.children)


def passenger(verb: Token) -> Token | None:
    """Return who or what is taken somewhere: the passive's subject, or an object that can travel."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None and verb.dep_ == "conj" and verb.tag_ == "VBN":
        # "The jet was seized and flown to Accra".
        return subject(verb)
    if thing is None:
        # "Taken to Oslo, he …": what a participle is said of.
        return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None
    return thing if thing.pos_ == "PRON" or thing.ent_type_ == "PERSON" or _can_travel(thing) else None


def is_perfect_past(verb: Token) -> bool:
    """Say whether a verb tells of before: in the past perfect ("had left"), or under "after" ("after leaving").

    "By Friday she had reached Oslo" goes on with what is told.
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "after":
        return True
    if any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.children):
        return True
    had = any(c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} for c in verb.children)
    return had and not any(map(_is_point_reached, verb.lefts))


def _is_point_reached(word: Token) -> bool:
    """Say whether a word begins the time until which something had come about: "by Friday", "by then"."""
    if word.dep_ != "prep" or word.lower_ != "by":
        return False
    return any(c.ent_type_ in {"DATE", "TIME"} or c.lower_ in {"then", "time"} for c in word.children)


def is_under_way(verb: Token) -> str | None:
    """Return "present" or "past" where a verb tells what is or was going on: "was being towed to", "is flying to"."""
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    going_on = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and "being" in auxiliaries)
    if not going_on:
        return None
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and not auxiliaries:
        # "A bus travelling from Lima to Cusco": whether it came there, its sentence may tell.
        return "past"
    if {"was", "were"} & set(auxiliaries):
        return "past"
    return "present" if {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"} & set(auxiliaries) else None
