"""Drafts of events: what each trigger word of each sentence tells, before anything is merged or dated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.journey.clauses.arguments import (
    ABOARD,
    DESCRIBERS,
    PlaceArgument,
    TimeArgument,
    place_arguments,
    time_arguments,
)
from geo.journey.clauses.attribution import Reading, read_attribution
from geo.journey.clauses.certainty import CANCELLING, PLANNING, REPORTING
from geo.journey.clauses.event_types import roles_of, shapes_of
from geo.journey.clauses.frames import BOARDING, CARRYING, STATEMENT, boards, frame_of, is_under_way, passenger
from geo.journey.clauses.nouns import MODES, SHIP_PREFIXES, TRAVELLERS
from geo.journey.clauses.sentences import SUBJECTS, Sentence, subject
from geo.journey.coreference.entities import set_vehicle
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.frames import Frame
    from geo.journey.coreference.entities import Actor
    from geo.journey.coreference.resolver import Cast
    from geo.lexicon import Role
    from geo.model import EventType, Mention, Mode, Span, TimeRef


_BORDERS = word_set("borders") | {"it"}
_LIGHT_VERBS = word_set("light_verbs", "verb", "verb_or_noun_for_a_venue")
_VENUES = word_set("light_verbs", "noun_for_a_venue", "verb_or_noun_for_a_venue")
_PRIOR = word_set("anteriority", "adjective", "adjective_or_adverb")
_PRIOR_ADVERBS = word_set("anteriority", "adverb", "adjective_or_adverb")
_WILL_OR_WILL_NOT = CANCELLING | PLANNING


@dataclass
class Draft:
    """One event as one sentence tells it."""

    type: EventType
    trigger: Token
    rule: str
    sentence: Sentence
    reading: Reading
    actors: list[Actor] = field(default_factory=list)
    place_id: str | None = None
    from_place_id: str | None = None
    to_place_id: str | None = None
    mode: Mode | None = None
    mode_span: Span | None = None
    times: list[TimeArgument] = field(default_factory=list)
    prior: bool = False
    anterior: bool = False
    named: list[Mention] = field(default_factory=list)
    speaker: Token | None = None
    taken_back: Span | None = None
    underway: bool = False
    """Its time is that of the going, not of the coming: "flew to Nairobi on Tuesday morning"."""

    @property
    def order(self) -> tuple[int, int]:
        """Where the trigger stands in the text."""
        return (self.sentence.index, int(self.trigger.i))

    def place_ids(self) -> tuple[str | None, ...]:
        """Return origin, place and goal."""
        return (self.from_place_id, self.place_id, self.to_place_id)


@dataclass(frozen=True)
class _Scene:
    """What is known of one sentence while its triggers are read."""

    sentence: Sentence
    places: list[PlaceArgument]
    times: list[TimeArgument]
    cast: Cast
    mentions: Sequence[Mention]
    last: Mention | None


def draft_events(
    sentence: Sentence,
    mentions: Sequence[Mention],
    times: Sequence[TimeRef],
    cast: Cast,
    last: Mention | None = None,
) -> list[Draft]:
    """Return the events that one parsed sentence tells, in the order of their triggers.

    `last` is the place of the event told before: what "there" means where the sentence names none before it.
    """
    places, dated = place_arguments(mentions, sentence), time_arguments(times, sentence)
    scene = _Scene(sentence, places, dated, cast, mentions, last)
    drafts: list[Draft] = []
    for token in sentence.doc:
        frame = frame_of(token)
        if frame is not None:
            drafts += _read_trigger(token, frame, scene)
        elif token.pos_ == "VERB" and token.lemma_ in REPORTING:
            drafts += _read_statement(token, scene)
        elif token.dep_ in SUBJECTS:
            cast.notice(token, sentence)
    return drafts


def _carriers(trigger: Token) -> list[Token]:
    """Return the trigger and what only carries it: "hold" of "hold talks", "be" of "is the site of a meeting"."""
    carriers = [trigger]
    token = trigger
    if trigger.pos_ == "VERB":
        return carriers
    while (governor := token.head) != token and _carries(token, governor):
        carriers.append(governor)
        token = governor
    return carriers


def _carries(token: Token, governor: Token) -> bool:
    venue = governor.lemma_ in _VENUES
    if token.dep_ in {"pobj", "prep"}:
        return venue or governor.lower_ in {"of", "for", "on"}
    if token.dep_ == "compound":
        return venue
    return token.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and governor.lemma_ in _LIGHT_VERBS


def _actors(trigger: Token, carriers: list[Token], frame: Frame, scene: _Scene) -> list[Actor]:
    """Return who moves or meets: subject, possessor, "by", "of", "with" and "between" phrases."""
    found: list[Actor] = []

    def take(token: Token | None) -> None:
        if token is not None:
            found.extend(a for a in scene.cast.resolve(token, scene.sentence) if a not in found)

    load = passenger(trigger) if trigger.lemma_ in CARRYING and trigger.pos_ == "VERB" else None
    if load is not None and not boards(trigger):
        take(load)
    elif trigger.pos_ in {"VERB", "ADJ"}:
        agent = next((a for c in trigger.children if c.dep_ == "agent" for a in c.children), None)
        by_vehicle = agent is not None and agent.lemma_.lower() in MODES
        take(agent if agent is not None and not by_vehicle else subject(trigger))
    elif trigger.head.lemma_ == "due":
        take(subject(trigger.head))
    else:
        take(next((c for c in trigger.children if c.dep_ == "poss"), None))
        verb = next((c for c in carriers[1:] if c.pos_ == "VERB"), None)
        speaker = subject(verb) if verb is not None and (not found or frame.type == "meeting") else None
        if speaker != trigger:
            take(speaker)
        if trigger.dep_ == "dobj" and trigger.head.lemma_ in _WILL_OR_WILL_NOT and not found:
            take(subject(trigger.head))
        if frame.type == "meeting" and trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
            # "Arrived for a summit with the chancellor": who arrived meets as well.
            take(subject(trigger.head.head) if trigger.head.head.pos_ == "VERB" else None)
        for child in trigger.children:
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"of", "by", "between", "with"}:
                whom = next((c for c in child.children if c.dep_ == "pobj"), None)
                # "A tour of three capitals" is made to them, not by them.
                take(whom if whom is None or whom.lemma_.lower() not in DESCRIBERS else None)
    if frame.type == "meeting" and trigger.pos_ == "VERB":
        for child in trigger.children:
            if child.dep_ == "dobj":
                take(child)
            elif child.dep_ == "prep" and child.lower_ == "with":
                take(next((c for c in child.children if c.dep_ == "pobj"), None))
    return found


def _read_trigger(trigger: Token, frame: Frame, scene: _Scene) -> list[Draft]:
    carriers = _carriers(trigger)
    near = {c.i for c in carriers}
    if trigger.lemma_ in BOARDING:
        # "Boarded a ferry to Piraeus": where the ferry goes.
        near |= {c.i for c in trigger.children if c.dep_ == "dobj"}
    roles = roles_of(trigger, near, frame, [*scene.places, *_pointed_at(trigger, scene)])
    placed = any(roles.values())
    if (frame.needs_place or _crosses_no_border(trigger, frame)) and not placed:
        return []
    times = _own_times(trigger, near, scene)
    actors = _actors(trigger, carriers, frame, scene)
    reading = read_attribution(trigger, scene.sentence)
    going = is_under_way(trigger) if frame.type in {"other", "arrival", "departure"} else None
    going = None if trigger.dep_ == "acl" and frame.type != "other" else going
    if going == "present" and (frame.type != "departure" or times):
        reading = replace(reading, future=True)
    elif going == "past":
        times = [replace(t, relation="by") if t.relation == "during" else t for t in times]
    if frame.type == "meeting":
        if _is_generic_meeting(trigger, actors, timed=bool(times), placed=placed):
            return []
    elif not actors or (frame.halts and not any(a.vehicle for a in actors)):
        return []
    mode, mode_span = _mode(trigger, frame, actors, scene)
    shapes = shapes_of(frame, roles, timed=bool(times), reached=going != "past")
    for actor in actors:
        actor.moved |= bool(shapes)
    return [
        Draft(
            type=shape.type,
            trigger=trigger,
            rule=frame.rule,
            sentence=scene.sentence,
            reading=reading,
            actors=actors,
            place_id=shape.place.place_id if shape.place else None,
            from_place_id=shape.origin.place_id if shape.origin else None,
            to_place_id=shape.goal.place_id if shape.goal else None,
            mode=mode,
            mode_span=mode_span,
            times=times,
            prior=any(_is_prior(c) for c in trigger.children),
            anterior=_perfect_past(trigger),
            named=[m for m in (shape.origin, shape.place, shape.goal) if m is not None and _is_in(m, scene)],
            underway=frame.type == "other",
        )
        for shape in shapes
    ]


def _pointed_at(trigger: Token, scene: _Scene) -> list[PlaceArgument]:
    """Return the place that "there" stands for: the last named before it, else that of the event told before."""
    there = next((c for c in trigger.children if c.lower_ == "there" and c.dep_ == "advmod"), None)
    if there is None:
        return []
    position = scene.sentence.start(there)
    named = max((m for m in scene.mentions if m.end <= position), key=lambda m: m.start, default=scene.last)
    frame = frame_of(trigger)
    role: Role = "to" if frame is not None and frame.type in {"other", "return"} else "at"
    return [PlaceArgument(named, trigger.i, role)] if named is not None else []


def _is_in(mention: Mention, scene: _Scene) -> bool:
    return mention.start >= scene.sentence.offset


def _crosses_no_border(trigger: Token, frame: Frame) -> bool:
    """Say whether what is crossed is named and is no border: the street, the equator."""
    crossed = next((c for c in trigger.children if c.dep_ == "dobj"), None) if frame.type == "crossing" else None
    return crossed is not None and crossed.lemma_.lower() not in _BORDERS


def _own_times(trigger: Token, near: set[int], scene: _Scene) -> list[TimeArgument]:
    """Return the times that hang on the trigger itself, else those on its nouns: not that of "for Friday's final".

    Those of its copula are its own: "is due in Cape Town next week".
    """
    near = near | ({trigger.head.i} if trigger.dep_ == "acomp" else set())
    times = [t for t in scene.times if near & set(t.governors)]
    return [t for t in times if t.governors[0] in near] or times


def _is_generic_meeting(trigger: Token, actors: list[Actor], *, timed: bool, placed: bool) -> bool:
    """Say whether a word of meeting names no occasion: "met demand", "previous meetings", "a talk"."""
    if trigger.pos_ == "VERB":
        things = [c for c in trigger.children if c.dep_ == "dobj"]
        return not actors or (bool(things) and things[0].pos_ == "NOUN" and things[0].lemma_ not in TRAVELLERS)
    many = trigger.tag_ == "NNS" and trigger.lemma_ != "talk"
    return (many and not timed) or not (actors or placed) or (trigger.lemma_ == "talk" and trigger.tag_ == "NN")


def _mode(trigger: Token, frame: Frame, actors: list[Actor], scene: _Scene) -> tuple[Mode | None, Span | None]:
    """Return how the traveller goes and the words that say so: a vehicle near the trigger, else the verb itself."""
    for token in trigger.subtree:
        word = token.lemma_.lower()
        aboard = token.dep_ in {"pobj", "dobj"} and (token.head.lower_ in ABOARD or token.head.lemma_ in BOARDING)
        if word in MODES and aboard and _is_of_clause(token, trigger):
            owner = next((c for c in token.children if c.dep_ == "poss"), None)
            if owner is not None:
                for actor in scene.cast.resolve(owner, scene.sentence):
                    set_vehicle(actor, token, scene.sentence)
            elif token.head.lower_ in {"aboard", "on"} and any(c.dep_ == "det" for c in token.children):
                # "Aboard the yacht": the boat that is spoken of later is this traveller's.
                for actor in (a for a in actors if a.vehicle is None):
                    set_vehicle(actor, token, scene.sentence)
            return MODES[word], scene.sentence.span([token])
    mover = subject(trigger) if trigger.pos_ in {"VERB", "ADJ"} else None
    for part in _words_for(mover) if mover is not None else ():
        called = "ship" if part.text in SHIP_PREFIXES else part.lemma_.lower()
        if called in MODES:
            return MODES[called], scene.sentence.span([part])
    if frame.mode is not None:
        return frame.mode, scene.sentence.span([trigger])
    return None, None


def _words_for(mover: Token) -> list[Token]:
    """Return the words that say what moves: "ferry" of "the ferry Elba left", "HMS" of "HMS Diamond left".

    The noun before a name is one whatever the parser made of it.
    """
    named = mover.pos_ == "PROPN"
    before = [t for t in mover.doc if t.i == mover.i - 1 and t.pos_ == "NOUN" and named]
    return [mover, *(c for c in mover.children if c.dep_ == "compound"), *before]


def _is_of_clause(word: Token, trigger: Token) -> bool:
    """Say whether a vehicle is that of the trigger: in "walked to the pier, where they took a ferry" it is not.

    "Left, travelling on his train" tells of one movement.
    """
    for verb in word.ancestors:
        if verb == trigger:
            return True
        if verb.pos_ == "VERB" and verb.dep_ in {"relcl", "conj", "ccomp"} and frame_of(verb):
            return False
    return True


def _is_prior(word: Token) -> bool:
    """Say whether a modifier puts an event before the story: "the previous visit", "previously visited".

    "Earlier in the day", "earlier on Tuesday" say when.
    """
    if word.lower_ == "earlier" and word.dep_ == "advmod" and any(True for _ in word.children):
        return False
    return (word.dep_ == "amod" and word.lower_ in _PRIOR) or (word.dep_ == "advmod" and word.lower_ in _PRIOR_ADVERBS)


def _perfect_past(verb: Token) -> bool:
    """Say whether a verb tells of before: in the past perfect ("had left"), or under "after" ("after leaving")."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "after":
        return True
    if any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.children):
        return True
    return any(c.dep_ == "aux" and c.lower_ in {"had", "'d", "’d"} for c in verb.children)


def _read_statement(verb: Token, scene: _Scene) -> list[Draft]:
    """Return the statement itself where it is dated: "KCNA confirmed on Tuesday"."""
    times = [t for t in scene.times if verb.i in t.governors]
    speaker = subject(verb)
    if not times or speaker is None or speaker.i >= verb.i or speaker.dep_ == "nsubjpass":
        return []
    actors = scene.cast.resolve(speaker, scene.sentence) if speaker.pos_ in {"PROPN", "PRON"} else []
    reading = read_attribution(verb, scene.sentence)
    return [
        Draft("statement", verb, STATEMENT.name, scene.sentence, reading, actors=actors, times=times, speaker=speaker)
    ]
