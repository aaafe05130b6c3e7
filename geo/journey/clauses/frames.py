"""Which event a word names: the frame of a trigger, phrasal verbs and fixed phrases included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.clauses.sentences import subject
from geo.journey.clauses.vocabulary import BOARDING, CARRYING, NOUNS, SENTIENT_NOUNS, STORMS, VEHICLES, VERBS, Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONLY_WITH_A_WAY = frozenset({"come", "make", "move", "race", "push", "run"})


def frame_of(token: Token) -> Frame | None:
    """Return the frame of a trigger word, phrasal verbs included, or None."""
    lemma = token.lemma_.lower()
    particles = {c.lower_ for c in token.children if c.dep_ in {"prt", "advmod", "prep"}}
    if token.pos_ == "VERB":
        if lemma == "set":
            return VERBS["set"] if particles & {"off", "out", "sail", "forth"} or _sets_sail(token) else None
        if lemma == "take" and "off" in particles:
            return VERBS["depart"]
        if boards(token):
            return VERBS["embark"] if lemma == "board" else VERBS["travel"]
        if lemma == "expect":
            return VERBS["reach"] if particles & {"in", "at", "back"} and _is_awaited(token) else None
        if lemma in CARRYING:
            return VERBS["bring"] if carried(token) is not None else None
        if lemma == "pull" and particles & {"into", "in", "out"}:
            return VERBS["depart"] if "out" in particles else VERBS["arrive"]
        if lemma in {"run", "go"} and "aground" in particles:
            return VERBS["sink"]
        if lemma == "touch" and "down" in particles:
            return VERBS["arrive"]
        if lemma == "call" and not particles & {"at"}:
            return None
        if lemma in _ONLY_WITH_A_WAY and not particles & {"from", "to", "into", "through"}:
            return None
        if lemma == "spend" and not any(c.dep_ in {"dobj", "npadvmod"} and _is_time_noun(c) for c in token.children):
            return None
        if lemma in {"leave", "depart"} and any(c.dep_ == "dobj" and c.ent_type_ == "DATE" for c in token.children):
            return VERBS["depart"]
        return VERBS.get(lemma)
    if token.pos_ == "NOUN":
        if lemma in {"land", "dock", "anchor"} and token.head.lemma_ == "due":
            # "Was due to land in Oslo": the tagger takes it for a noun.
            return VERBS[lemma]
        return NOUNS.get(lemma)
    if lemma == "due" and token.pos_ == "ADJ" and particles & {"in", "at", "back"}:
        return VERBS["arrive"] if _is_awaited(token) else None
    return VERBS["bind"] if lemma == "bound" and "for" in particles else None


def boards(verb: Token) -> bool:
    """Say whether a verb tells that its subject goes by a vehicle: "took a ferry", "caught the train"."""
    return verb.lemma_.lower() in BOARDING and any(_is_vehicle(c) for c in verb.children)


def _is_awaited(word: Token) -> bool:
    """Say whether what is due or expected somewhere can come there: the tanker and she, not rain or a verdict."""
    awaited = subject(word)
    if awaited is None:
        return False
    return awaited.pos_ in {"PROPN", "PRON"} or awaited.lemma_.lower() in SENTIENT_NOUNS | VEHICLES | STORMS


def carried(verb: Token) -> Token | None:
    """Return who or what is taken somewhere: the passive's subject, or an object that can travel."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None:
        return passive
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if thing is None:
        # "Taken to Oslo, he …": what a participle is said of.
        return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None
    movable = thing.pos_ == "PRON" or thing.ent_type_ == "PERSON" or thing.lemma_.lower() in SENTIENT_NOUNS | VEHICLES
    return thing if movable else None


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


def _sets_sail(token: Token) -> bool:
    return any(c.dep_ == "dobj" and c.lemma_ in {"sail", "foot"} for c in token.children)


def _is_vehicle(token: Token) -> bool:
    return token.dep_ == "dobj" and token.lemma_.lower() in VEHICLES | {"flight"}


def _is_time_noun(token: Token) -> bool:
    return token.lemma_ in {"night", "day", "week", "hour", "month", "weekend", "evening", "morning", "afternoon"}
