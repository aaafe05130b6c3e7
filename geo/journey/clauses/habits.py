"""Habits and timetables: what is told to happen again and again is no event, what is told in the present may come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.model import TimeRef

_USUALLY = word_set("habits", "adverb")
_DAYS = word_set("habits", "days")
_EVERY = frozenset({"every", "each"})
_COMPARING = frozenset({"as", "like", "than"})


def is_habit(trigger: Token, times: Sequence[TimeRef], sentence: Sentence) -> bool:
    """Say whether a verb tells what happens again and again: "leaves every Monday", "usually leaves", "twice a day"."""
    if trigger.pos_ != "VERB":
        return False
    if any(c.dep_ == "advmod" and c.lower_ in _USUALLY for c in trigger.children):
        return True
    if any(c.dep_ == "npadvmod" and any(d.lower_ in _EVERY for d in c.children) for c in trigger.children):
        return True
    if sentence.words.isdisjoint(_DAYS) and all(time.type != "SET" for time in times):
        return False
    dated = {t.i for time in times for t in sentence.tokens_in(time.start, time.end)}
    heads = [sentence.head_in(time.start, time.end) for time in times if time.type == "SET"]
    heads += [t for t in sentence.doc if t.lower_ in _DAYS]
    return any(_hangs_on(head, trigger, dated) for head in heads if head is not None)


def _hangs_on(word: Token, trigger: Token, dated: set[int]) -> bool:
    """Say whether a time hangs on a verb itself, by prepositions and other times: not that of "his weekly show"."""
    for node in word.ancestors:
        if node == trigger:
            return True
        if node.lower_ in _COMPARING or not (node.pos_ == "ADP" or node.lemma_ == "time" or node.i in dated):
            return False
    return False


def is_present(verb: Token) -> bool:
    """Say whether a verb stands in the simple present, in which timetables speak: "flies to Berlin tonight"."""
    return verb.tag_ in {"VBZ", "VBP"} and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def tells_of_now(verb: Token) -> bool:
    """Say whether a verb tells in the present what is so or goes on: "lies in Oslo", "is moored", "am writing".

    Not "we put up in Oslo", which is the past as well, nor "you look across".
    """
    if is_present(verb):
        return verb.tag_ == "VBZ" or verb.lemma_ == "be"
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return verb.tag_ in {"VBG", "VBN"} and any(c.lemma_ == "be" and c.tag_ in {"VBZ", "VBP"} for c in auxiliaries)


def is_in_a_while(trigger: Token, times: Sequence[TimeRef], sentence: Sentence) -> bool:
    """Say whether a verb in the present tells what comes after a stretch of time: "flies to Rome in a fortnight"."""
    if not is_present(trigger):
        return False
    lengths = (sentence.head_in(time.start, time.end) for time in times if time.type == "DURATION")
    return any(h is not None and h.head.lower_ == "in" and h.head.head == trigger for h in lengths)
