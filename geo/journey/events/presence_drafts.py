"""Drafts of what no rule reads: that somebody was at a place, left it, passed it or is bound for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import EventRule, Reading, is_habit, read_attribution, time_arguments
from geo.journey.coreference import vehicle_of
from geo.journey.events.draft import Draft
from geo.journey.events.transport import mode_of
from geo.journey.presence import noun_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import TimeArgument
    from geo.journey.coreference import Entity
    from geo.journey.events.sentence_reading import SentenceReading
    from geo.journey.presence import Named, Presence, PresenceRole
    from geo.model import EventType

LIKELY: Final = 0.4
"""From which chance on a place is part of a journey."""

UNLIKELY: Final = 0.2
"""Up to which chance what a rule reads is not taken: somebody else's place, or nobody's."""

RULES: Final[Mapping[PresenceRole, EventRule]] = {
    "visited": EventRule("presence.visited", "Lund was arrested in Tulsa on Friday."),
    "left": EventRule("presence.left", "The bus had started out in Lima."),
    "passed": EventRule("presence.passed", "Beyond Innsbruck the road wound up to the Brenner Pass."),
    "aimed": EventRule("presence.aimed", "The next port of call was to be Dakar."),
    "denied": EventRule("presence.denied", "The concert in Riga was called off."),
    "past": EventRule("presence.past", "She had studied in Vienna."),
}
"""The rules by which presence is read; which mention they read, a trained model decides."""

_TYPES: Final[Mapping[PresenceRole, EventType]] = {
    "visited": "stay", "left": "departure", "passed": "passage", "aimed": "departure", "denied": "stay", "past": "stay",
}  # fmt: skip
_INTO = frozenset({"to", "into", "onto"})
_LEADING = 0.3
"""With what share of the presence of whom the article tells most somebody else is still one of its travellers."""

_ALONE = 0.55
"""From which chance on a place where nobody is said to be is one of whom the article tells most."""


def travellers_told(readings: Iterable[SentenceReading], presences: Iterable[Presence]) -> list[Entity]:
    """Return whom an article tells most of being somewhere, the first of them most."""
    weight: Counter[Entity] = Counter()
    for reading in readings:
        for draft in reading.drafts:
            weight.update(dict.fromkeys(draft.participants if draft.type not in {"statement", "meeting"} else (), 1))
    for presence in presences:
        for entity in (*presence.named.actors[:2], *presence.named.company[:2]):
            weight[entity] += presence.of_journey if entity.kind != "body" else 0
    most = max(weight.values(), default=0)
    return [entity for entity, told in weight.most_common() if told >= _LEADING * most and told > 0]


def presence_drafts(reading: SentenceReading, presences: Sequence[Presence], leading: Sequence[Entity]) -> list[Draft]:
    """Return the drafts of a sentence: what the rules read of likely places, and what they did not read of others.

    `presences` are those of its places, `leading` the travellers of the article.
    """
    by_mention = {presence.named.mention.id: presence for presence in presences}
    drafts = [draft for draft in reading.drafts if _is_likely(draft, by_mention)]
    read = {mention.id for draft in drafts for mention in draft.named}
    added = [
        draft
        for presence in presences
        if presence.named.mention.id not in read and (draft := _draft(presence, reading, leading)) is not None
    ]
    return sorted([*drafts, *added], key=lambda draft: draft.order)


def _is_likely(draft: Draft, presences: Mapping[str, Presence]) -> bool:
    """Say whether what a rule reads stands: not where all its places are hardly any of a journey."""
    told = [presences[mention.id] for mention in draft.named if mention.id in presences]
    return (
        not told
        or draft.type == "statement"
        or any(one.of_journey > UNLIKELY or one.role != "elsewhere" for one in told)
    )


def _draft(presence: Presence, reading: SentenceReading, leading: Sequence[Entity]) -> Draft | None:
    named = presence.named
    role = presence.part if presence.of_journey >= LIKELY else presence.role
    if role == "elsewhere" or named.contains:
        return None
    who = _travellers(presence, leading)
    trigger = named.path.verb or (named.path.nouns[-1] if named.path.nouns else named.path.head)
    if not who or is_habit(trigger, reading.times, reading.sentence):
        return None
    vehicle = vehicle_of(trigger)
    mode, mode_span = mode_of(trigger, vehicle, None, reading.sentence)
    place = named.mention.place_id
    return Draft(
        type=_type(role, named),
        trigger=trigger,
        rule=RULES[role].name,
        sentence=reading.sentence,
        reading=_attribution(role, trigger, reading),
        participants=who,
        place_id=None if role == "aimed" else place,
        from_place_id=place if role == "left" else None,
        to_place_id=place if role == "aimed" else None,
        mode=mode,
        mode_span=mode_span,
        times=tuple(_times(named, reading)),
        prior=role == "past",
        anterior=any(c.dep_ == "aux" and c.lower_ == "had" for c in trigger.children),
        named=(named.mention,),
    )


def _type(role: PresenceRole, named: Named) -> EventType:
    """Return what happened: somebody arrives where a preposition says that he came there."""
    arrives = role == "visited" and bool(named.path.prepositions) and named.path.prepositions[0].lower_ in _INTO
    return "arrival" if arrives else _TYPES[role]


def _attribution(role: PresenceRole, trigger: Token, reading: SentenceReading) -> Reading:
    found = read_attribution(trigger, reading.sentence)
    if role == "denied":
        return replace(found, factuality="CT-", future=False)
    return found


def _travellers(presence: Presence, leading: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return who was there: who acts or is acted on, if the article tells of them; else whom it tells most of.

    "Police arrested Lund in Tulsa" tells of Lund; "with stops in Oran", "The tour opens in Denver" of the traveller.
    """
    named = presence.named
    actors = tuple(e for e in named.actors if e.kind != "body")
    told = tuple(dict.fromkeys(e for e in (*actors, *named.company) if e in leading))
    if told:
        return told[:2]
    if actors:
        return actors
    return tuple(leading[:1]) if presence.of_journey >= _ALONE or _is_of_the_story(named) else ()


def _is_of_the_story(named: Named) -> bool:
    """Say whether nobody but the article's traveller can be meant: no actor is named, or one that is no person."""
    actor = named.path.actor()
    return actor is None or actor.pos_ == "PRON" or noun_class(actor.lemma_) in {"n.journey", "n.vehicle", "n.meeting"}


def _times(named: Named, reading: SentenceReading) -> list[TimeArgument]:
    """Return the times of what a mention tells: those of its verb; in a list, the one before it or the first."""
    told = time_arguments(reading.times, reading.sentence)
    path = named.path
    near = {path.top.i, *(noun.i for noun in path.nouns)}
    found = [t for t in told if near & set(t.governors)]
    if found or path.verb is not None or not told:
        return [t for t in found if t.governors[0] in near] or found
    before = [t for t in told if t.time.start < named.mention.start]
    return [before[-1] if before else told[0]]
