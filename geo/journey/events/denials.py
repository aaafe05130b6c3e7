"""What was to happen and did not: "was due on Monday but never arrived", "the trip was called off".

A clause that takes back what an earlier one announced (in its sentence, or one of the two before) makes that event a
denied one, on the word of whoever says so. What is put off to another day is denied for the first and announced for
the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from geo.journey.clauses import (
    OCCASIONS,
    OPEN_QUESTION,
    POSTPONING,
    Reading,
    frame_of,
    is_mishap,
    is_ruled_out,
    own_subject,
    read_attribution,
    subject,
    time_arguments,
)
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference import CoreferenceResolver, Entity
    from geo.journey.events.draft import Draft
    from geo.model import EventType, Mention, TimeRef

_FARTHEST_BACK = 2  # sentences
_PLAIN = Reading((), "CT+", future=False)
_HAPPENING = word_set("cancellation", "happen")
_STOPPING = word_set("cancellation", "call_off", "postpone", "reschedule", "ground")
_OCCASIONS = OCCASIONS.keys() | word_set("cancellation", "occasion")
_POINTING = word_set("cancellation", "pointer")


@dataclass(frozen=True)
class _Retraction:
    """A verb that takes something back: of whom and of what kind, where it says so."""

    verb: Token
    reading: Reading
    thing: Token | None
    participants: tuple[Entity, ...]
    occasion: str | None
    type: EventType | None


@dataclass(frozen=True)
class Denial:
    """What takes back an event that was announced, and the drafts that tell of it."""

    verb: Token
    sentence: Sentence
    reading: Reading
    drafts: tuple[Draft, ...]


def find_denials(
    sentence: Sentence, drafts: Sequence[Draft], here: Sequence[Mention], resolver: CoreferenceResolver
) -> list[Denial]:
    """Return what the sentence, which names the places `here`, takes back among `drafts`."""
    recent = [
        d
        for d in reversed(drafts)
        if sentence.index - d.sentence.index <= _FARTHEST_BACK and (d.reading.future or d.reading.factuality == "PS+")
    ]
    denials: list[Denial] = []
    for verb in sentence.doc if recent else ():
        retraction = _retraction(verb, sentence, resolver) if verb.pos_ == "VERB" and verb.dep_ != "aux" else None
        told = (verb, retraction.thing) if retraction is not None else ()
        said = {p for d in drafts if d.trigger in told for p in d.place_ids() if p}
        if retraction is not None and retraction.occasion is not None:
            said |= _planned_in_its_sentence(verb, sentence, here)
        first = next((d for d in recent if retraction and _is_of(retraction, d, sentence, said)), None)
        if retraction is not None and first is not None:
            denied = tuple(
                d for d in recent if d.trigger == first.trigger and not (said and said.isdisjoint(d.place_ids()))
            )
            denials.append(Denial(verb, sentence, retraction.reading, denied))
    return denials


def _planned_in_its_sentence(verb: Token, sentence: Sentence, here: Sequence[Mention]) -> set[str]:
    """Return the places of the plan that the same sentence takes back, and no other one.

    "It was to have called at Oslo too, but the visit was called off."
    """
    plan = verb.head
    clauses = [plan, *(c for c in plan.children if c.dep_ == "xcomp" and c.i < verb.i)]
    readings = [read_attribution(clause, sentence) for clause in clauses if clause.pos_ in {"VERB", "AUX"}]
    if verb.dep_ != "conj" or not any(r.future or r.factuality == "Uu" for r in readings):
        return set()
    words = {word.i for word in plan.subtree} - {word.i for word in verb.subtree}
    heads = [(m.place_id, sentence.head_in(m.start, m.end)) for m in here]
    return {place for place, head in heads if place and head is not None and head.i in words and head.i < verb.i}


def deny(drafts: Sequence[Draft], denials: Sequence[Denial]) -> list[Draft]:
    """Return the drafts, with those that are taken back as denied."""
    return [reduce(_taken_back, (d for d in denials if draft in d.drafts), draft) for draft in drafts]


def _taken_back(draft: Draft, denial: Denial) -> Draft:
    reading = Reading(denial.reading.chain or draft.reading.chain, "CT-", future=False)
    return replace(draft, reading=reading, taken_back=denial.sentence.span([denial.verb]))


def without_goals(
    drafts: Sequence[Draft], sentence: Sentence, here: Sequence[Mention], resolver: CoreferenceResolver
) -> list[Draft]:
    """Return the drafts, those of setting out without the goal that the sentence tells was not reached.

    "The plane left Madrid for Quito. It was hijacked and flown to Lima." What it names it may have reached, `here`.
    """
    bound = {d for d in drafts if _is_bound(d, sentence)}
    if not bound:
        return list(drafts)
    mishaps = [v for v in sentence.doc if is_mishap(v) and read_attribution(v, sentence) == _PLAIN]
    movers = [mover for verb in mishaps if (mover := subject(verb)) is not None]
    lost = {entity for mover in movers for entity in resolver.resolve(mover, sentence)}
    heads = [(m.place_id, sentence.head_in(m.start, m.end)) for m in here]
    named = {p for p, head in heads if head is not None and not any(is_ruled_out(head, verb) for verb in mishaps)}
    return [
        replace(draft, to_place_id=None)
        if draft in bound and draft.to_place_id not in named and lost & set(draft.participants)
        else draft
        for draft in drafts
    ]


def _is_bound(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a draft of one of the sentences just before tells that somebody set out for a place."""
    since = sentence.index - draft.sentence.index
    return draft.type == "departure" and draft.to_place_id is not None and 0 < since <= _FARTHEST_BACK


def rescheduled(denials: Sequence[Denial], times: Sequence[TimeRef]) -> list[Draft]:
    """Return as drafts what is put off to another day."""
    announced: list[Draft] = []
    for denial in denials:
        verb, first = denial.verb, denial.drafts[0]
        if verb.lemma_ not in POSTPONING and verb.lemma_ != "put":
            continue
        dated = time_arguments(times, denial.sentence)
        other = tuple(replace(t, relation="during") for t in dated if verb.i in t.governors)
        if other and other != first.times:
            reading = Reading(denial.reading.chain, "CT+", future=True)
            announced.append(replace(first, sentence=denial.sentence, trigger=verb, reading=reading, times=other))
    return announced


def _retraction(verb: Token, sentence: Sentence, resolver: CoreferenceResolver) -> _Retraction | None:
    particles = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    stops = bool(
        verb.lemma_ in _STOPPING
        or (verb.lemma_ in {"call", "put"} and "off" in particles)
        or (verb.lemma_ == "turn" and particles & {"back", "around"})
    )
    happens = _happens(verb, particles)
    frame = None if stops else frame_of(verb)
    if not (stops or happens or frame):
        return None
    reading = read_attribution(verb, sentence)
    if reading.factuality == "Uu" or reading.factuality != ("CT+" if stops else "CT-"):
        return None
    if any(c.lower_ in OPEN_QUESTION for clause in verb.children if clause.dep_ == "advcl" for c in clause.children):
        return None
    own = own_subject(verb)
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None) if stops else own
    if stops and own is not None and own.dep_ == "nsubjpass":
        thing = own
    if thing is not None and (thing.lemma_.lower() in _OCCASIONS or (stops and thing.lower_ in _POINTING)):
        return _Retraction(verb, reading, thing, (), thing.lemma_.lower(), None) if stops or happens else None
    if stops and thing is not None:
        return None
    mover = subject(verb)
    participants = tuple(resolver.resolve(mover, sentence)) if mover is not None else ()
    if not participants:
        return None
    return _Retraction(verb, reading, None, participants, None, frame.type if frame and frame.type != "other" else None)


def _happens(verb: Token, particles: set[str]) -> bool:
    """Say whether a verb tells that something takes place: "materialised", "went ahead", "did" of "but never did"."""
    if verb.lemma_ in _HAPPENING:
        return True
    if verb.lemma_ == "go":
        return "ahead" in particles
    if verb.lemma_ == "do":
        return not any(c.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for c in verb.children)
    return verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)


def _is_of(retraction: _Retraction, draft: Draft, sentence: Sentence, said: set[str]) -> bool:
    """Say whether a retraction can be of that event: told before, of the same traveller, kind and, if named, place."""
    if draft.order >= (sentence.index, retraction.verb.i) or draft.trigger == retraction.verb:
        return False
    if said and not said & set(draft.place_ids()):
        return False
    if retraction.occasion is not None:
        meets = retraction.occasion in {"meeting", "summit", "talk", "talks"}
        return retraction.occasion not in OCCASIONS or meets == (draft.type == "meeting")
    if retraction.type not in {None, draft.type} and {retraction.type, draft.type} != {"arrival", "stay"}:
        return False
    return bool(set(retraction.participants) & set(draft.participants))
