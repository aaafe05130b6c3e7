"""What was to happen and did not: "was due on Monday but never arrived", "the trip was called off".

A clause that takes back what an earlier one announced (in its sentence, or one of the two before) makes that event a
denied one, on the word of whoever says so. What is put off to another day is denied for the first and announced for
the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.journey.clauses.arguments import time_arguments
from geo.journey.clauses.attribution import Reading, read_attribution
from geo.journey.clauses.certainty import OPEN_QUESTION
from geo.journey.clauses.frames import NOUNS, frame_of
from geo.journey.clauses.sentences import SUBJECTS, subject
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from geo.journey.clauses.sentences import Sentence
    from geo.journey.coreference.entities import Actor
    from geo.journey.coreference.resolver import Cast
    from geo.journey.events.drafts import Draft
    from geo.model import EventType, TimeRef

_FARTHEST_BACK = 2  # sentences
_HAPPENING = word_set("cancellation", "happen")
_POSTPONING = word_set("cancellation", "postpone", "reschedule")
_STOPPING = word_set("cancellation", "call_off", "postpone", "reschedule", "ground")
_OCCASIONS = frozenset(NOUNS) | word_set("cancellation", "occasion")
_POINTING = word_set("cancellation", "pointer")

CANCELLING_FORMS = word_set("cancellation", "form")
"""Words for which a sentence is parsed though it tells of no movement: "It was later cancelled"."""


@dataclass(frozen=True)
class _Denial:
    """A verb that takes something back: of whom and of what kind, where it says so."""

    verb: Token
    reading: Reading
    actors: tuple[Actor, ...]
    occasion: str | None
    type: EventType | None


def take_back(sentence: Sentence, drafts: Sequence[Draft], times: Sequence[TimeRef], cast: Cast) -> list[Draft]:
    """Turn what the sentence takes back into denials, among `drafts`; return what it announces for another day."""
    recent = [
        d
        for d in reversed(drafts)
        if sentence.index - d.sentence.index <= _FARTHEST_BACK and (d.reading.future or d.reading.factuality == "PS+")
    ]
    if not recent:
        return []
    announced: list[Draft] = []
    for verb in sentence.doc:
        denial = _denial(verb, sentence, cast) if verb.pos_ == "VERB" and verb.dep_ != "aux" else None
        said = {p for d in drafts if d.trigger == verb for p in d.place_ids() if p}
        first = next((d for d in recent if denial and _is_of(denial, d, sentence, said)), None)
        if denial is None or first is None:
            continue
        for draft in (d for d in recent if d.trigger == first.trigger):
            draft.reading = Reading(denial.reading.chain or draft.reading.chain, "CT-", future=False)
            draft.taken_back = sentence.span([verb])
        if verb.lemma_ in _POSTPONING or verb.lemma_ == "put":
            other = [replace(t, relation="during") for t in time_arguments(times, sentence) if verb.i in t.governors]
            reading = Reading(denial.reading.chain, "CT+", future=True)
            if other and other != first.times:
                announced.append(
                    replace(first, sentence=sentence, trigger=verb, reading=reading, times=other, taken_back=None)
                )
    return announced


def _denial(verb: Token, sentence: Sentence, cast: Cast) -> _Denial | None:
    particles = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"}}
    stops = bool(
        verb.lemma_ in _STOPPING
        or (verb.lemma_ in {"call", "put"} and "off" in particles)
        or (verb.lemma_ == "turn" and particles & {"back", "around"})
    )
    happens = verb.lemma_ in _HAPPENING or (verb.lemma_, bool(particles & {"ahead"})) == ("go", True)
    # "But never did": the verb is the one before.
    happens |= verb.lemma_ == "do" and not any(c.dep_ in {"dobj", "xcomp", "ccomp", "prep"} for c in verb.children)
    happens |= verb.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)
    frame = None if stops else frame_of(verb)
    if not (stops or happens or frame):
        return None
    reading = read_attribution(verb, sentence)
    if reading.factuality == "Uu" or reading.factuality != ("CT+" if stops else "CT-"):
        return None
    if any(c.lower_ in OPEN_QUESTION for clause in verb.children if clause.dep_ == "advcl" for c in clause.children):
        return None
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None) if stops else own
    if stops and own is not None and own.dep_ == "nsubjpass":
        thing = own
    if thing is not None and (thing.lemma_.lower() in _OCCASIONS or (stops and thing.lower_ in _POINTING)):
        return _Denial(verb, reading, (), thing.lemma_.lower(), None) if stops or happens else None
    if stops and thing is not None:
        return None
    mover = subject(verb)
    actors = tuple(cast.resolve(mover, sentence)) if mover is not None else ()
    if not actors:
        return None
    return _Denial(verb, reading, actors, None, frame.type if frame and frame.type != "other" else None)


def _is_of(denial: _Denial, draft: Draft, sentence: Sentence, said: set[str]) -> bool:
    """Say whether a denial can be of that event: told before, of the same traveller, kind and, if named, place."""
    if draft.order >= (sentence.index, denial.verb.i) or draft.trigger == denial.verb:
        return False
    if said and not said & set(draft.place_ids()):
        return False
    if denial.occasion is not None:
        meets = denial.occasion in {"meeting", "summit", "talk", "talks"}
        return denial.occasion not in NOUNS or meets == (draft.type == "meeting")
    if denial.type not in {None, draft.type} and {denial.type, draft.type} != {"arrival", "stay"}:
        return False
    return bool(set(denial.actors) & set(draft.actors))
