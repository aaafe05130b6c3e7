"""Drafts of events: what each trigger word of each sentence tells, before anything is merged or dated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.journey.clauses import (
    BOARDING,
    REPORTING,
    STATEMENT,
    PlaceArgument,
    falls_short,
    frame_of,
    is_generic,
    is_in_a_while,
    is_infinitive,
    is_perfect_past,
    is_ruled_out,
    is_under_way,
    place_arguments,
    read_attribution,
    roles_of,
    source_of,
    subject,
    templates_of,
    time_arguments,
)
from geo.journey.coreference import set_aboard, vehicle_of
from geo.journey.events.draft import Draft
from geo.journey.events.participants import is_generic_meeting, light_verbs_of, participants_of
from geo.journey.events.transport import mode_of
from geo.journey.presence import tells_of_a_beginning
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Frame, Reading, Sentence, TimeArgument
    from geo.journey.coreference import CoreferenceResolver
    from geo.lexicon import Role
    from geo.model import Mention, TimeRef

_BORDERS = word_set("borders") | {"it"}
_PRIOR = word_set("anteriority", "adjective")
_PRIOR_ADVERBS = word_set("anteriority", "adverb")


@dataclass(frozen=True)
class _Context:
    """What is known of one sentence while its triggers are read."""

    sentence: Sentence
    places: list[PlaceArgument]
    times: list[TimeArgument]
    told: Sequence[TimeRef]
    resolver: CoreferenceResolver
    mentions: Sequence[Mention]
    last: Mention | None


def draft_events(
    sentence: Sentence,
    mentions: Sequence[Mention],
    times: Sequence[TimeRef],
    resolver: CoreferenceResolver,
    last: Mention | None = None,
) -> list[Draft]:
    """Return the events that one parsed sentence tells, in the order of their triggers.

    `last` is the place of the event told before: what "there" means where the sentence names none before it. The
    resolver learns whom the sentence speaks of.
    """
    places, dated = place_arguments(mentions, sentence), time_arguments(times, sentence)
    context = _Context(sentence, places, dated, times, resolver, mentions, last)
    drafts: list[Draft] = []
    for token in sentence.doc:
        frame = frame_of(token)
        if frame is not None:
            drafts += _read_trigger(token, frame, context)
        elif token.pos_ == "VERB" and token.lemma_ in REPORTING:
            drafts += _read_statement(token, context)
    return drafts


def _read_trigger(trigger: Token, frame: Frame, context: _Context) -> list[Draft]:
    chain = light_verbs_of(trigger)
    near = {t.i for t in chain}
    if trigger.lemma_ in BOARDING:
        # "Boarded a ferry to Piraeus": where the ferry goes.
        near |= {c.i for c in trigger.children if c.dep_ == "dobj"}
    reading, roles = _read_places(trigger, near, frame, context)
    placed = any(roles.values())
    if (frame.needs_place or _crosses_no_border(trigger, frame)) and not placed:
        return []
    if is_generic(trigger, context.told, context.sentence):
        return []
    sentence, resolver = context.sentence, context.resolver
    participants = participants_of(trigger, chain, frame, sentence, resolver)
    reading, times, reached = _read_times(trigger, near, frame, context, reading)
    if frame.type == "meeting":
        if is_generic_meeting(trigger, participants, timed=bool(times), placed=placed):
            return []
    elif not participants or (frame.halts and not any(p.vehicle for p in participants)):
        return []
    vehicle = vehicle_of(trigger)
    if vehicle is not None:
        set_aboard(vehicle, participants, sentence, resolver.resolve)
    mode, mode_span = mode_of(trigger, vehicle, frame, sentence)
    templates = templates_of(frame, roles, timed=bool(times), reached=reached)
    return [
        Draft(
            type=template.type,
            trigger=trigger,
            rule=frame.rule,
            sentence=sentence,
            reading=reading,
            participants=tuple(participants),
            place_id=template.place.place_id if template.place else None,
            from_place_id=template.origin.place_id if template.origin else None,
            to_place_id=template.goal.place_id if template.goal else None,
            mode=mode,
            mode_span=mode_span,
            times=tuple(times),
            prior=any(_is_prior(c) for c in trigger.children) or tells_of_a_beginning(trigger),
            anterior=is_perfect_past(trigger),
            named=tuple(
                m
                for m in (template.origin, template.place, template.goal)
                if m is not None and m.start >= sentence.offset
            ),
            underway=frame.type == "other",
        )
        for template in templates
    ]


def _read_places(
    trigger: Token, near: set[int], frame: Frame, context: _Context
) -> tuple[Reading, dict[Role, list[Mention]]]:
    """Return how certain a trigger's event is, and its places by role without those that nobody came to."""
    sentence = context.sentence
    reading = read_attribution(trigger, sentence)
    places = [p for p in context.places if not _is_denied(p, trigger, sentence)]
    reached = any(p.governor == trigger.i for p in places)
    if is_infinitive(trigger) and not reached and any(p.governor == trigger.i for p in context.places):
        # "Died trying to reach Lagos": that it was not reached is told.
        reading, places = replace(reading, factuality="CT-", future=False), context.places
    return reading, roles_of(trigger, near, frame, [*places, *_pointed_at(trigger, frame, context)])


def _read_times(
    trigger: Token, near: set[int], frame: Frame, context: _Context, reading: Reading
) -> tuple[Reading, list[TimeArgument], bool]:
    """Return how certain an event is, its times, and whether its goal was reached, by what is or was still going on."""
    times = _own_times(trigger, near, context)
    going = is_under_way(trigger) if frame.type in {"other", "arrival", "departure"} else None
    going = None if trigger.dep_ == "acl" and frame.type != "other" else going
    going_on = going == "present" and (frame.type != "departure" or times)
    if going_on or is_in_a_while(trigger, context.told, context.sentence):
        reading = replace(reading, future=True)
    elif going == "past":
        times = [replace(t, relation="by") if t.relation == "during" else t for t in times]
    return reading, times, going != "past"


def _is_denied(place: PlaceArgument, trigger: Token, sentence: Sentence) -> bool:
    """Say whether the words around a trigger's place tell that nobody came there: "bound for Lagos, was seized"."""
    if place.governor != trigger.i:
        return False
    head = sentence.head_in(place.mention.start, place.mention.end)
    return head is not None and (falls_short(head) or is_ruled_out(head, trigger))


def _pointed_at(trigger: Token, frame: Frame, context: _Context) -> list[PlaceArgument]:
    """Return the place that "there" stands for: the last named before it, else that of the event told before."""
    there = next((c for c in trigger.children if c.lower_ == "there" and c.dep_ == "advmod"), None)
    if there is None:
        return []
    position = context.sentence.start(there)
    named = max((m for m in context.mentions if m.end <= position), key=lambda m: m.start, default=context.last)
    role: Role = "to" if frame.type in {"other", "return"} else "at"
    return [PlaceArgument(named, trigger.i, role)] if named is not None else []


def _crosses_no_border(trigger: Token, frame: Frame) -> bool:
    """Say whether what is crossed is named and is no border: the street, the equator."""
    crossed = next((c for c in trigger.children if c.dep_ == "dobj"), None) if frame.type == "crossing" else None
    return crossed is not None and crossed.lemma_.lower() not in _BORDERS


def _own_times(trigger: Token, near: set[int], context: _Context) -> list[TimeArgument]:
    """Return the times that hang on the trigger itself, else those on its nouns: not that of "for Friday's final".

    Those of its copula are its own: "is due in Cape Town next week".
    """
    near = near | ({trigger.head.i} if trigger.dep_ == "acomp" else set())
    times = [t for t in context.times if near & set(t.governors)]
    return [t for t in times if t.governors[0] in near] or times


def _is_prior(word: Token) -> bool:
    """Say whether a modifier puts an event before the story: "the previous visit", "previously visited".

    "Had earlier called at Kerguelen" is of the same journey.
    """
    return (word.dep_ == "amod" and word.lower_ in _PRIOR) or (word.dep_ == "advmod" and word.lower_ in _PRIOR_ADVERBS)


def _read_statement(verb: Token, context: _Context) -> list[Draft]:
    """Return the statement itself where it is dated: "KCNA confirmed on Tuesday"."""
    times = [t for t in context.times if verb.i in t.governors]
    speaker = subject(verb)
    if not times or speaker is None or speaker.i >= verb.i or speaker.dep_ == "nsubjpass":
        return []
    named = speaker.pos_ in {"PROPN", "PRON"}
    return [
        Draft(
            type="statement",
            trigger=verb,
            rule=STATEMENT.name,
            sentence=context.sentence,
            participants=tuple(context.resolver.resolve(speaker, context.sentence)) if named else (),
            reading=read_attribution(verb, context.sentence),
            times=tuple(times),
            speaker=source_of(speaker, context.sentence),
        )
    ]
