"""Drafts of what no rule reads: that somebody was at a place, left it, passed it or is bound for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import (
    CARRYING,
    EventRule,
    Reading,
    is_generic,
    is_perfect_past,
    noun_class,
    read_attribution,
    read_place,
)
from geo.journey.coreference import vehicle_of
from geo.journey.events.draft import Draft
from geo.journey.events.list_times import with_own_times
from geo.journey.events.transport import mode_of
from geo.journey.localities import is_passed
from geo.journey.presence import (
    tells_of_a_beginning,
    tells_of_a_career,
    tells_of_its_making,
    tells_of_money,
    tells_of_trade,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import TimeArgument
    from geo.journey.coreference import Entity
    from geo.journey.events.sentence_reading import SentenceReading
    from geo.journey.presence import Bearers, Named, Presence, PresenceRole
    from geo.model import EventType

LIKELY: Final = 0.4
"""From which chance on a place is part of a journey."""

UNLIKELY: Final = 0.2
"""Up to which chance what a rule reads is not taken: somebody else's place, or nobody's."""

_DENIED: Final = 0.6
"""From which chance on a visit is told of which its words say that it was none: not "urged not to sell to Russia"."""

RULES: Final[Mapping[PresenceRole, EventRule]] = {
    "visited": EventRule("presence.visited", "Lund was arrested in Tulsa on Friday."),
    "left": EventRule("presence.left", "Our way from Lima took us over the mountains."),
    "passed": EventRule("presence.passed", "The lorry took the lions through Innsbruck by night."),
    "aimed": EventRule("presence.aimed", "The players were on their way home to Dakar from a tournament."),
    "denied": EventRule("presence.denied", "A visit to Riga is not planned, Lund said."),
    "past": EventRule("presence.past", "I had been in Muscat in 1984, and did not know it again."),
}
"""The rules by which presence is read; which mention they read, a trained model decides."""

_LEARNED: Final = frozenset(rule.name for rule in RULES.values())
_TYPES: Final[Mapping[PresenceRole, EventType]] = {
    "visited": "stay", "left": "departure", "passed": "passage", "aimed": "departure", "denied": "stay", "past": "stay",
}  # fmt: skip
_INTO = frozenset({"to", "into", "onto"})


def is_learned(rule: str | None) -> bool:
    """Say whether an event was read by the trained model, and by no words of motion, staying or meeting."""
    return rule in _LEARNED


def presence_drafts(reading: SentenceReading, presences: Sequence[tuple[Presence, Bearers]]) -> list[Draft]:
    """Return the drafts of a sentence: what the rules read of likely places, and what they did not read of others.

    `presences` are those of its places, each with the travellers that it tells of.
    """
    by_mention = {presence.named.mention.id: presence for presence, _ in presences}
    bearers = {presence.named.mention.id: told for presence, told in presences}
    drafts = [_judged(draft, by_mention, bearers) for draft in reading.drafts if _is_likely(draft, by_mention)]
    read = {mention.id for draft in drafts for mention in draft.named}
    added = [
        draft
        for presence, told in presences
        if presence.named.mention.id not in read and (draft := _draft(presence, reading, told)) is not None
    ]
    named = [one.mention for one in reading.named if not one.contains]
    return with_own_times(sorted([*drafts, *added], key=lambda draft: draft.order), named, reading.time_arguments)


def _is_likely(draft: Draft, presences: Mapping[str, Presence]) -> bool:
    """Say whether what a rule reads stands: not where all its places are hardly any of a journey."""
    if tells_of_money(draft.trigger):
        return False
    told = [presences[mention.id] for mention in draft.named if mention.id in presences]
    return (
        not told
        or draft.type == "statement"
        or any(one.of_journey > UNLIKELY or one.role != "elsewhere" for one in told)
    )


def _judged(draft: Draft, presences: Mapping[str, Presence], bearers: Mapping[str, Bearers]) -> Draft:
    """Return what a rule reads with how sure it is, and as of those whose presence it tells.

    "The second landfall was in Quezon": the storm's. Who is known to travel and is said to stays among them.
    """
    told = [presences[mention.id].of_journey for mention in draft.named if mention.id in presences]
    found = next((b for mention in draft.named if (b := bearers.get(mention.id)) and b.who), None)
    whose = found.chance(draft.participants) if found else None
    sure = replace(draft, sureness=max(told, default=None), whose=whose)
    if found is None or draft.type in {"statement", "meeting"} or any(map(_is_surely, draft.participants)):
        return sure
    known = (_is_known(draft) or _is_sent_by(draft, found)) and not set(draft.participants) <= set(found.who)
    return sure if known else replace(sure, participants=found.who, whose=found.chance(found.who))


def _is_surely(entity: Entity) -> bool:
    """Say whether somebody goes by a name of his own, or tells it himself, so that nobody else can be meant."""
    return entity.kind in {"narrator", "couple"} or (entity.proper and entity.kind in {"person", "vehicle", "storm"})


def _is_known(draft: Draft) -> bool:
    """Say whether a draft is of somebody who can travel, and told by a clause of its own.

    "I found a boat headed for Lagos" tells where I went.
    """
    known = any(who.proper or who.kind not in {"thing", "body"} or _goes(who) for who in draft.participants)
    return known and draft.trigger.dep_ != "acl"


def _is_sent_by(draft: Draft, owners: Bearers) -> bool:
    """Say whether things are told to be taken somewhere, which is not where their owners went: "bags sent to Oslo"."""
    sent = draft.trigger.tag_ == "VBN" and draft.trigger.lemma_ in CARRYING
    things = all(who.kind == "thing" and not who.proper for who in draft.participants)
    return sent and things and all(who.kind not in {"thing", "vehicle", "storm"} for who in owners.who)


def _goes(who: Entity) -> bool:
    """Say whether somebody is called by a noun for a person or a vehicle."""
    return any(noun_class(noun) in {"n.person", "n.vehicle"} for noun in who.nouns)


def _draft(presence: Presence, reading: SentenceReading, bearers: Bearers) -> Draft | None:
    named, who = presence.named, bearers.who
    role = presence.part if presence.of_journey >= LIKELY else presence.role
    if role == "aimed" and _is_passed(named):
        role = "passed"  # "going by Suez"
    if role != "elsewhere" and tells_of_a_beginning(named.path.verb):
        role, who = "past", named.actors
    if role == "elsewhere" or named.contains or tells_of_its_making(named) or tells_of_trade(named):
        return None
    times = _times(named, reading)
    if role == "visited" and tells_of_a_career(named, times):
        role = "past"
    trigger = _trigger(named)
    if not who or tells_of_money(trigger) or is_generic(named.path.head, reading.times, reading.sentence):
        return None
    told = _attribution(role, trigger, named)
    if role != "denied" and told.factuality.endswith("-") and presence.of_journey < _DENIED:
        return None
    vehicle = vehicle_of(trigger)
    mode, mode_span = mode_of(trigger, vehicle, None, reading.sentence)
    place = named.mention.place_id
    return Draft(
        type=_type(role, named),
        trigger=trigger,
        rule=RULES[role].name,
        sentence=reading.sentence,
        reading=told,
        participants=who,
        place_id=None if role == "aimed" else place,
        from_place_id=place if role == "left" else None,
        to_place_id=place if role == "aimed" else None,
        mode=mode,
        mode_span=mode_span,
        times=tuple(times),
        prior=role == "past",
        # "Had booked a flight to Oslo for Friday": the booking was before, the flight was to come.
        anterior=is_perfect_past(trigger) and not told.future,
        named=(named.mention,),
        sureness=presence.of_journey if presence.of_journey >= LIKELY else presence.chance(role),
        whose=bearers.chance(who),
    )


def _trigger(named: Named) -> Token:
    """Return the word that tells of a presence: the verb, else the noun of a list, which may hang on a "*", the name.

    Raises UnreadableParseError where none of them is a word.
    """
    path = named.path
    told = path.verb or (path.nouns[-1] if path.nouns else path.head)
    trigger = told if named.sentence.is_word(told) else path.head
    named.sentence.span([trigger])
    return trigger


def _type(role: PresenceRole, named: Named) -> EventType:
    """Return what happened: somebody arrives where a preposition says that he came there, and passes "by Suez"."""
    if role == "visited" and _is_passed(named):
        return "passage"
    arrives = role == "visited" and bool(named.path.prepositions) and named.path.prepositions[0].lower_ in _INTO
    return "arrival" if arrives else _TYPES[role]


def _is_passed(named: Named) -> bool:
    offset = named.sentence.offset
    return is_passed(named.sentence.text, named.mention.start - offset, named.mention.end - offset)


def _attribution(role: PresenceRole, trigger: Token, named: Named) -> Reading:
    """Return how certain it is that somebody was at a place; of what is aimed at, that somebody set out for it."""
    found = read_place(named.path.head, named.sentence)
    if role == "denied":
        return replace(found, factuality="CT-", future=False)
    if role == "aimed" and found.factuality.endswith("+"):
        return read_attribution(trigger, named.sentence)
    return found


def _times(named: Named, reading: SentenceReading) -> list[TimeArgument]:
    """Return the times of what a mention tells: those of its verb; in a list, the one before it or the first."""
    told, path = reading.time_arguments, named.path
    near = {path.top.i, *(noun.i for noun in path.nouns)}
    found = [t for t in told if near & set(t.governors)]
    if found or path.verb is not None or not told:
        return [t for t in found if t.governors[0] in near] or found
    before = [t for t in told if t.time.start < named.mention.start]
    return [before[-1] if before else told[0]]
