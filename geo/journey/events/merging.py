"""What several sentences tell of one happening, merged: dated by all of them, attributed to each, with one status.

Dates are windows: a time expression gives its interval; what is only told as past is bounded by the day it was told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import AUTHOR, NOT_DONE, strongest, subject, tells_of_now
from geo.journey.events.dating import bounds_of_the_past
from geo.journey.windows import intersect
from geo.lexicon import word_set
from geo.model import Attribution, Event, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.journey.events.clustering import EventCluster
    from geo.journey.events.dating import Calendar
    from geo.journey.events.draft import Draft
    from geo.model import Mode, Place, Status, Window

_LASTING_VERBS: Final = word_set("lasting", "verb")
_LASTING_ADVERBS: Final = word_set("lasting", "adverb")


_ANYBODY = frozenset({"you", "one"})
"""Who says so tells what is always so: "You look across the river"."""


@dataclass(frozen=True)
class ExtractedEvent:
    """An event with what only the itinerary needs: the words that tell the mode, and its place in the telling."""

    event: Event
    mode_span: Span | None
    order: int
    anterior: bool
    dated: bool
    lasting: bool = False
    """Whether it is told as a state that goes on: who "was still in Rome on Monday" had come before."""

    whose: float | None = None
    """The chance that it is told of its travellers, by the models of whose a place is; None where they have no say."""

    placed: Mapping[str, float] = field(default_factory=dict)
    """How sure it is that its places, by their ids, are those that are meant."""

    now: bool = False
    """Whether it is told as going on while the text was written: "I am writing this in Oslo"."""


def unique_spans(spans: Iterable[Span]) -> list[Span]:
    """Return each span once, in the order of the text."""
    return sorted(set(spans), key=lambda s: (s.start, s.end))


def merge_tellings(
    cluster: EventCluster, number: int, places: Mapping[str, Place], calendar: Calendar
) -> ExtractedEvent:
    """Return what a cluster tells as one event, the `number`-th of the text; its id is still to be given."""
    drafts = [telling.draft for telling in cluster.tellings]
    first = drafts[0]
    status: Status = "historical" if cluster.historical else strongest(cluster.statuses)
    told = _window(cluster)
    ended = status not in NOT_DONE
    modes: list[Mode] = [d.mode for d in drafts if d.mode is not None]
    evidence = [*map(_evidence, drafts), *(d.taken_back for d in drafts if d.taken_back is not None)]
    event = Event(
        id="",
        type=first.type,
        trigger=first.sentence.span([first.trigger]),
        rule=first.rule,
        traveller_ids=tuple(p.id for p in cluster.participants),
        actor=_actor(cluster),
        place_id=_finest((d.place_id for d in drafts), places),
        from_place_id=_finest((d.from_place_id for d in drafts), places),
        to_place_id=_finest((d.to_place_id for d in drafts), places),
        mode=modes[0] if modes else "unknown",
        time_ids=tuple(dict.fromkeys(a.time.id for d in drafts for a in d.times)),
        when=told or (bounds_of_the_past(first, calendar) if ended else None),
        status=status,
        attribution=tuple(dict.fromkeys(map(_attribution, drafts))),
        evidence=tuple(unique_spans(evidence)),
        sureness=max((round(d.sureness, 3) for d in drafts if d.sureness is not None), default=None),
    )
    mode_span = next((d.mode_span for d in drafts if d.mode_span is not None), None)
    return ExtractedEvent(
        event,
        mode_span,
        number,
        anterior=first.anterior,
        dated=told is not None,
        lasting=all(map(_is_lasting, drafts)),
        now=_is_now(first),
        whose=max((round(d.whose, 3) for d in drafts if d.whose is not None), default=None),
        placed=_placed(drafts),
    )


def _placed(drafts: Iterable[Draft]) -> dict[str, float]:
    """Return how sure the surest name of each place is of it, by the places' ids."""
    sure: dict[str, float] = {}
    for mention in (mention for draft in drafts for mention in draft.named):
        if mention.place_id is not None:
            sure[mention.place_id] = max(mention.confidence, sure.get(mention.place_id, 0.0))
    return sure


def _window(cluster: EventCluster) -> Window | None:
    """Return what the dates of all tellings have in common, None without any.

    "Flew there in the morning, arrived in the evening": the way has another time than its end.
    """
    dated = [(t.draft.underway, t.window) for t in cluster.tellings if t.window is not None]
    windows = [window for underway, window in dated if not underway] or [window for _, window in dated]
    return reduce(intersect, windows) if windows else None


def _is_now(draft: Draft) -> bool:
    """Say whether a stay is told in the present: "I am writing this in Oslo"; not of the place: "Oslo is lovely"."""
    if draft.type != "stay" or draft.times or not tells_of_now(draft.trigger):
        return False
    verb, who = draft.sentence.start(draft.trigger), subject(draft.trigger)
    if who is not None and who.lower_ in _ANYBODY:
        return False
    return draft.reading.factuality == "CT+" and all(mention.start > verb for mention in draft.named)


def _actor(cluster: EventCluster) -> str | None:
    speaker = cluster.tellings[0].draft.speaker_name
    return cluster.participants[0].name if cluster.participants else speaker


def _is_lasting(draft: Draft) -> bool:
    verb = draft.trigger if draft.trigger.pos_ in {"VERB", "AUX"} else draft.trigger.head
    return verb.lemma_ in _LASTING_VERBS or any(child.lower_ in _LASTING_ADVERBS for child in verb.children)


def _finest(ids: Iterable[str | None], places: Mapping[str, Place]) -> str | None:
    named = [places[i] for i in ids if i is not None]
    return min(named, key=lambda p: p.feature.startswith("PCL")).id if named else None


def _attribution(draft: Draft) -> Attribution:
    chain, factuality = draft.source_names, draft.reading.factuality
    if not chain:
        span = draft.sentence.span([draft.trigger])
        return Attribution(source=AUTHOR, factuality=factuality, start=span.start, end=span.end)
    span = draft.reading.chain[-1].span
    return Attribution(source=chain[-1], chain=chain, factuality=factuality, start=span.start, end=span.end)


def _evidence(draft: Draft) -> Span:
    mover = subject(draft.trigger) if draft.trigger.pos_ == "VERB" else None
    tokens = [draft.trigger, *([mover] if mover is not None else [])]
    spans = [draft.sentence.span(tokens), *draft.named, *(a.time for a in draft.times)]
    return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))
