"""Event extraction: what the sentences of an article tell, as drafts, merged, in the zones of their places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from geo.journey.clauses import SourceBook, UnreadSentences
from geo.journey.coreference import CoreferenceResolver
from geo.journey.events.announcements import foretell
from geo.journey.events.clustering import cluster_tellings
from geo.journey.events.contradictions import settle
from geo.journey.events.dating import Calendar, is_retrospective
from geo.journey.events.days_of_story import between_their_dates, in_their_week, undated_by_publication
from geo.journey.events.denials import deny, find_denials, rescheduled, without_goals
from geo.journey.events.earlier_journeys import without_earlier_journeys
from geo.journey.events.headings import date_by_headings, find_headings
from geo.journey.events.merging import ExtractedEvent, merge_tellings, unique_spans
from geo.journey.events.presence_drafts import LIKELY, presence_drafts
from geo.journey.events.sentence_reading import NamedText, read_sentences
from geo.journey.events.telling import tell
from geo.journey.events.zones import localise, with_zones, zone_of_country, zones_of_times
from geo.journey.presence import classify, tell_whose
from geo.model import Span, Traveller, Warning  # noqa: A004 - the contract's word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from geo.journey.coreference import Entity
    from geo.journey.events.draft import Draft
    from geo.journey.events.sentence_reading import SentenceReading
    from geo.model import Article, EventType, Mention, Place, TimeRef

_RECENT = 40
"""Among how many of the last drafts something is looked for that a sentence takes back."""

_MOTION: frozenset[EventType] = frozenset({"departure", "arrival", "crossing", "passage", "stay", "return", "other"})


@dataclass(frozen=True)
class EventExtraction:
    """What the text tells: events in text order, the travellers, the times in their zones."""

    events: tuple[ExtractedEvent, ...]
    travellers: tuple[Traveller, ...]
    times: tuple[TimeRef, ...]
    vehicle_spans: dict[str, Span]
    warnings: tuple[Warning, ...] = ()


def read_events(
    doc: Doc,
    article: Article,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    times: Sequence[TimeRef],
    *,
    advance: Callable[[float], None],
) -> EventExtraction:
    """Return the events of an article; `advance` is told the share, 0 to 1, of its sentences that are parsed.

    A sentence that cannot be read costs itself: a warning, and the others go on.
    """
    by_id = {place.id: place for place in places}
    headings, times = find_headings(article, times)
    sources = SourceBook(mentions, by_id)
    resolver = CoreferenceResolver(doc, mentions)
    drafts, warnings = _draft_all(NamedText(doc, mentions, times, by_id), resolver, advance)
    drafts = list(date_by_headings(drafts, headings, times)) if headings else drafts
    drafts = [_with_names(draft, sources) for draft in _with_shared_participants(drafts)]
    drafts, times = between_their_dates(*in_their_week(drafts, times, article.published))
    drafts = list(undated_by_publication(drafts, article.published))
    default = zone_of_country(home) if (home := sources.country(article.source or "")) else None
    drafts = list(with_zones(drafts, by_id))
    zones = zones_of_times(drafts, by_id, sources)
    localised = {t.id: localise(t, zones.get(t.id) or default) for t in times}
    calendar = Calendar(localised, article.published, default)
    calendar = replace(calendar, retrospective=is_retrospective(drafts, calendar))
    told = without_earlier_journeys(tell(foretell(drafts, calendar), by_id, sources, calendar), calendar.midnight)
    clusters = cluster_tellings(settle(told), by_id, calendar)
    events = tuple(merge_tellings(cluster, number, by_id, calendar) for number, cluster in enumerate(clusters))
    moved = {p for cluster in clusters if cluster.type in _MOTION for p in cluster.participants}
    moving = [e for e in resolver.entities if e in moved]
    return EventExtraction(
        events=_with_ids(events, {e.id for e in moving}),
        travellers=tuple(
            Traveller(id=e.id, name=e.name, mentions=tuple(unique_spans(e.mentions)), vehicle=e.vehicle) for e in moving
        ),
        times=tuple(localised[t.id] for t in times),
        vehicle_spans={e.id: e.vehicle_span for e in moving if e.vehicle_span is not None},
        warnings=tuple(warnings),
    )


def _draft_all(
    text: NamedText, resolver: CoreferenceResolver, advance: Callable[[float], None]
) -> tuple[list[Draft], list[Warning]]:
    """Return the drafts of all sentences, with a warning for each that cannot be read."""
    unread = UnreadSentences()
    readings = read_sentences(text, resolver, unread, advance)
    presences = classify([named for reading in readings for named in reading.named], text.doc)
    told = iter(zip(presences, tell_whose(presences, resolver.protagonists(), LIKELY), strict=True))
    drafts: list[Draft] = []
    for reading in readings:
        own = [*islice(told, len(reading.named))]
        with unread.costing(reading.sentence):
            drafts[-_RECENT:] = _with_added(drafts[-_RECENT:], presence_drafts(reading, own), reading, resolver)
    return [d for d in drafts if d.reading.factuality != "Uu"], unread.warnings()


def _with_added(
    last: Sequence[Draft], added: Sequence[Draft], reading: SentenceReading, resolver: CoreferenceResolver
) -> list[Draft]:
    """Return the last drafts with those of the next sentence, and as it takes some of them back."""
    drafts = [*last, *added]
    recent = drafts[-_RECENT:]
    here = [named.mention for named in reading.named if not named.contains]
    denials = find_denials(reading.sentence, recent, here, resolver)
    recent = without_goals(deny(recent, denials), reading.sentence, here, resolver)
    return [*drafts[:-_RECENT], *recent, *rescheduled(denials, reading.times)]


def _with_shared_participants(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, a meeting without participants with those of the last one: "one possible meeting place"."""
    last: tuple[Entity, ...] = ()
    for draft in drafts:
        if draft.type != "meeting" or draft.prior:
            yield draft
            continue
        shared = draft if draft.participants else replace(draft, participants=last)
        yield shared
        last = shared.participants if len(shared.participants) > 1 else last


def _with_names(draft: Draft, sources: SourceBook) -> Draft:
    """Return the draft with the article's names for its sources, which depend on who was named before."""
    speaker = sources.name(draft.speaker, draft.sentence) if draft.speaker is not None else None
    chain = tuple(sources.name(source, draft.sentence) for source in draft.reading.chain)
    return replace(draft, source_names=chain, speaker_name=speaker)


def _with_ids(events: Sequence[ExtractedEvent], travellers: set[str]) -> tuple[ExtractedEvent, ...]:
    """Return the events with ids from trigger and type, numbered where one trigger tells several."""
    seen: dict[str, int] = {}
    out = []
    for extracted in events:
        event = extracted.event
        base = f"e{event.trigger.start}-{event.type}"
        seen[base] = seen.get(base, 0) + 1
        name = base if seen[base] == 1 else f"{base}-{seen[base]}"
        ids = tuple(i for i in event.traveller_ids if i in travellers)
        out.append(replace(extracted, event=event.model_copy(update={"id": name, "traveller_ids": ids})))
    return tuple(out)
