"""Who takes part in an event: who moves, is carried or meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses import (
    CANCELLING,
    CARRYING,
    DESCRIBERS,
    MODES,
    PLANNING,
    TRAVELLERS,
    boards,
    passenger,
    subject,
)
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Frame, Sentence
    from geo.journey.coreference import CoreferenceResolver, Entity

_LIGHT_VERBS = word_set("light_verbs", "verb", "verb_or_noun_for_a_venue")
_VENUES = word_set("light_verbs", "noun_for_a_venue", "verb_or_noun_for_a_venue")
_WILL_OR_WILL_NOT = CANCELLING | PLANNING


def light_verbs_of(trigger: Token) -> list[Token]:
    """Return the trigger and what only carries it: "hold" of "hold talks", "be" of "is the site of a meeting"."""
    chain = [trigger]
    token = trigger
    if trigger.pos_ == "VERB":
        return chain
    while (governor := token.head) != token and _carries(token, governor):
        chain.append(governor)
        token = governor
    return chain


def _carries(token: Token, governor: Token) -> bool:
    venue = governor.lemma_ in _VENUES
    if token.dep_ in {"pobj", "prep"}:
        return venue or governor.lower_ in {"of", "for", "on"}
    if token.dep_ == "compound":
        return venue
    return token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and governor.lemma_ in _LIGHT_VERBS


def participants_of(
    trigger: Token, chain: Sequence[Token], frame: Frame, sentence: Sentence, resolver: CoreferenceResolver
) -> list[Entity]:
    """Return who moves or meets: subject, possessor, "by", "of", "with" and "between" phrases.

    `chain` is the trigger with its light verbs.
    """
    found: list[Entity] = []

    def add(token: Token | None) -> None:
        if token is not None:
            found.extend(e for e in resolver.resolve(token, sentence) if e not in found)

    carried = passenger(trigger) if trigger.lemma_ in CARRYING and trigger.pos_ == "VERB" else None
    if carried is not None and not boards(trigger):
        add(carried)
    elif trigger.pos_ in {"VERB", "ADJ"}:
        agent = next((a for c in trigger.children if c.dep_ == "agent" for a in c.children), None)
        by_vehicle = agent is not None and agent.lemma_.lower() in MODES
        add(agent if agent is not None and not by_vehicle else subject(trigger))
    elif trigger.head.lemma_ == "due":
        add(subject(trigger.head))
    else:
        add(next((c for c in trigger.children if c.dep_ == "poss"), None))
        verb = next((c for c in chain[1:] if c.pos_ == "VERB"), None)
        speaker = subject(verb) if verb is not None and (not found or frame.type == "meeting") else None
        if speaker != trigger:
            add(speaker)
        if trigger.dep_ == "dobj" and trigger.head.lemma_ in _WILL_OR_WILL_NOT and not found:
            add(subject(trigger.head))
        if frame.type == "meeting" and trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
            # "Arrived for a summit with the chancellor": who arrived meets as well.
            add(subject(trigger.head.head) if trigger.head.head.pos_ == "VERB" else None)
        for whom in _of_noun(trigger):
            add(whom)
    if frame.type == "meeting" and trigger.pos_ == "VERB":
        for whom in _met(trigger):
            add(whom)
    return found


def _of_noun(occasion: Token) -> list[Token]:
    """Return whom an occasion is of: "talks between them"; "a tour of three capitals" is made to them, not by them."""
    phrases = [
        next((c for c in child.children if c.dep_ == "pobj"), None)
        for child in occasion.children
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "by", "between", "with"}
    ]
    return [whom for whom in phrases if whom is not None and whom.lemma_.lower() not in DESCRIBERS]


def _met(verb: Token) -> list[Token]:
    """Return whom a verb of meeting meets: "met the chancellor", "met with her"."""
    found = [
        child if child.dep_ == "dobj" else next((c for c in child.children if c.dep_ == "pobj"), None)
        for child in verb.children
        if child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ == "with")
    ]
    return [whom for whom in found if whom is not None]


def is_generic_meeting(trigger: Token, participants: Sequence[Entity], *, timed: bool, placed: bool) -> bool:
    """Say whether a word of meeting names no occasion: "met demand", "previous meetings", "a talk"."""
    if trigger.pos_ == "VERB":
        things = [c for c in trigger.children if c.dep_ == "dobj"]
        return not participants or (bool(things) and things[0].pos_ == "NOUN" and things[0].lemma_ not in TRAVELLERS)
    many = trigger.tag_ == "NNS" and trigger.lemma_ != "talk"
    return (many and not timed) or not (participants or placed) or (trigger.lemma_ == "talk" and trigger.tag_ == "NN")
