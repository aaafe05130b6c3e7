"""What is told of somebody or something beside the journey: a career, a school, where a ship was built."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import VEHICLES, frame_of, noun_class, subject
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import TimeArgument
    from geo.journey.presence.named import Named

_SCHOOLING: Final = word_set("anteriority", "schooling")
_LIVING: Final = word_set("anteriority", "living")
_EARLIER: Final = word_set("anteriority", "adjective") | {"first", "debut"}
_WORKS: Final = frozenset({"n.work", "n.publication", "n.communication"})
_LONG: Final = word_set("anteriority", "long_time")
_BUILDING: Final = word_set("making", "building")
_MONEY: Final = word_set("making", "money")
_MANAGING: Final = word_set("making", "managing")
_TRADE: Final = word_set("making", "trade")
_ON_ITS_WAY: Final = word_set("making", "on_its_way")
_PEOPLE: Final = frozenset({"person", "couple", "group", "narrator", "storm"})
_SHORT: Final = timedelta(days=62)


def tells_of_a_career(named: Named, times: Sequence[TimeArgument]) -> bool:
    """Say whether a mention tells where somebody once worked or learnt: "taught in Oslo", "worked there for years".

    A day or a month makes it part of what is told ("worked in Oslo in May"), and so does a journey that it leads to
    ("worked in Oslo for two years and moved to Bergen").
    """
    verb = named.path.verb
    if verb is None or verb.tag_ not in {"VBD", "VBN"} or any(map(_is_short, times)):
        return False
    joined = [c for c in verb.children if c.dep_ == "conj"] + ([verb.head] if verb.dep_ == "conj" else [])
    if any(frame_of(other) is not None for other in joined):
        return False
    office = any(c.dep_ == "attr" and noun_class(c.lemma_) == "n.person" for c in verb.children)
    if any(c.dep_ == "dobj" and _is_earlier_work(c) for c in verb.children):
        return True
    return verb.lemma_ in _SCHOOLING or ((verb.lemma_ in _LIVING or office) and _is_long_ago(verb))


def tells_of_its_making(named: Named) -> bool:
    """Say whether a mention tells where a thing was made or is managed: "built in Oslo and bought in Voss"."""
    verb = named.path.verb
    if verb is None or any(c.dep_ == "dobj" for c in verb.children):
        return False
    passive = verb.head if verb.dep_ == "conj" and verb.head.lemma_ in _BUILDING and frame_of(verb) is None else verb
    if passive.tag_ != "VBN":
        return False
    if passive.lemma_ in _BUILDING:
        # Whose tractor it is goes where it goes, and was not built.
        word = named.path.actor
        thing = word is not None and (word.lower_ == "which" or word.lemma_.lower() in VEHICLES)
        return thing or not any(actor.proper and actor.kind in _PEOPLE for actor in named.actors)
    return passive.lemma_ in _MANAGING and not any(actor.kind in _PEOPLE for actor in named.actors)


def tells_of_trade(named: Named) -> bool:
    """Say whether a mention tells which way goods go, and nobody with them: "exports through Oslo have collapsed"."""
    path = named.path
    goods = [*path.nouns, *([path.actor] if path.actor is not None else [])]
    way = bool(path.prepositions) and path.prepositions[0].lower_ in _ON_ITS_WAY
    return way and any(noun.lemma_.lower() in _TRADE for noun in goods)


def tells_of_money(verb: Token) -> bool:
    """Say whether a verb tells whose money or ticket is meant: "the proceeds go to Oslo", "tickets are valid there"."""
    given = subject(verb) if verb.lemma_ in {"go", "be"} else None
    return given is not None and bool({given.lower_, given.lemma_.lower()} & _MONEY)


def _is_earlier_work(thing: Token) -> bool:
    """Say whether something is a work of before: "their last album", "her first novel"."""
    earlier = any(c.dep_ == "amod" and c.lower_ in _EARLIER for c in thing.children)
    return earlier and noun_class(thing.lemma_) in _WORKS


def _is_short(argument: TimeArgument) -> bool:
    earliest, latest = argument.time.earliest, argument.time.latest
    return earliest is not None and latest is not None and latest - earliest < _SHORT


def _is_long_ago(verb: Token) -> bool:
    """Say whether something is told as lasting for years, or as over before another time of life began."""
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    before = any(c.dep_ == "mark" and c.lower_ == "before" for clause in verb.children for c in clause.children)
    return had or before or any(t.lemma_ in _LONG for c in verb.children for t in c.subtree if t.pos_ == "NOUN")
