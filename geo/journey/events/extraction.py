"""Event extraction: what the sentences of an article tell, as drafts, merged, in the zones of their places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from geo.journey.clauses import ByOffset, Sentence, SourceBook, UnreadableParseError, may_tell
from geo.journey.coreference import CoreferenceResolver
from geo.journey.events.clustering import cluster_tellings
from geo.journey.events.contradictions import settle
from geo.journey.events.dating import Calendar, is_retrospective
from geo.journey.events.denials import deny, find_denials, rescheduled, without_goals
from geo.journey.events.drafts import draft_events
from geo.journey.events.headings import date_by_headings, find_headings
from geo.journey.events.merging import ExtractedEvent, merge_tellings, unique_spans
from geo.journey.events.presence_drafts import LIKELY, presence_drafts
from geo.journey.events.sentence_reading import SentenceReading, name_places
from geo.journey.events.telling import tell
from geo.journey.events.zones import localise, with_zones, zone_of_country, zones_of_times
from geo.journey.presence import classify, tell_whose
from geo.model import Span, Traveller, Warning  # noqa: A004 - the contract's word
from geo.text import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    from geo.journey.coreference import Entity
    from geo.journey.events.draft import Draft
    from geo.model import Article, EventType, Mention, Place, TimeRef

_RECENT = 40
"""Among how many of the last drafts something is looked for that a sentence takes back."""

_FARTHEST_THERE = 2
"""Over how many sentences "there" points back."""

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
    drafts, warnings = _draft_all(doc, mentions, times, resolver, by_id, advance)
    drafts = list(date_by_headings(drafts, headings, times)) if headings else drafts
    drafts = [_with_names(draft, sources) for draft in _with_shared_participants(drafts)]
    default = zone_of_country(home) if (home := sources.country(article.source or "")) else None
    drafts = list(with_zones(drafts, by_id))
    zones = zones_of_times(drafts, by_id, sources)
    localised = {t.id: localise(t, zones.get(t.id) or default) for t in times}
    calendar = Calendar(localised, article.published, default)
    calendar = replace(calendar, retrospective=is_retrospective(drafts, calendar))
    clusters = cluster_tellings(settle(tell(drafts, by_id, sources, calendar)), by_id, calendar)
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
    doc: Doc,
    mentions: Sequence[Mention],
    times: Sequence[TimeRef],
    resolver: CoreferenceResolver,
    places: Mapping[str, Place],
    advance: Callable[[float], None],
) -> tuple[list[Draft], list[Warning]]:
    """Return the drafts of all sentences, with a warning for each that cannot be read."""
    readings, warnings = _read_sentences(doc, mentions, times, resolver, places, advance)
    presences = classify([named for reading in readings for named in reading.named], doc)
    told = iter(zip(presences, tell_whose(presences, resolver.protagonists(), LIKELY), strict=True))
    drafts: list[Draft] = []
    for reading in readings:
        own = [*islice(told, len(reading.named))]
        drafts += presence_drafts(reading, [presence for presence, _ in own], [who for _, who in own])
        denials = find_denials(reading.sentence, drafts[-_RECENT:], resolver)
        drafts[-_RECENT:] = without_goals(deny(drafts[-_RECENT:], denials), reading.sentence, resolver)
        drafts += rescheduled(denials, reading.times)
    return [d for d in drafts if d.reading.factuality != "Uu"], warnings


def _read_sentences(
    doc: Doc,
    mentions: Sequence[Mention],
    times: Sequence[TimeRef],
    resolver: CoreferenceResolver,
    places: Mapping[str, Place],
    advance: Callable[[float], None],
) -> tuple[list[SentenceReading], list[Warning]]:
    """Return what each sentence tells by itself, with a warning for each that cannot be read."""
    placed, dated = ByOffset(_free_places(mentions)), ByOffset(times)
    wanted = _worth_parsing(doc, placed, dated)
    readings: list[SentenceReading] = []
    recent: list[Draft] = []
    warnings = []
    docs = parse_all((span for _, span in wanted), advance)
    sentences = [Sentence(parsed, span.start_char, index) for (index, span), parsed in zip(wanted, docs, strict=True)]
    resolver.read(sentences)
    for (_, span), sentence in zip(wanted, sentences, strict=True):
        start, end = span.start_char, span.end_char
        inside, here = dated.within(start, end), placed.within(start, end)
        own = _without_containers(here, sentence, places)
        try:
            drafts = draft_events(sentence, own, inside, resolver, _last_place(recent, sentence.index, placed))
            named = name_places(sentence, here, own, drafts, inside, places, resolver)
        except UnreadableParseError as error:
            warnings.append(_not_read(span, str(error)))
        except RecursionError:
            warnings.append(_not_read(span, "its words are nested too deeply"))
        else:
            recent = drafts or recent
            readings.append(SentenceReading(sentence, tuple(drafts), named, tuple(inside)))
    return readings, warnings


def _not_read(sentence: DocSpan, why: str) -> Warning:
    message = f"A sentence could not be read for events: {why}."
    return Warning(code="sentence_not_read", message=message, start=sentence.start_char, end=sentence.end_char)


def _worth_parsing(doc: Doc, placed: ByOffset[Mention], dated: ByOffset[TimeRef]) -> list[tuple[int, DocSpan]]:
    """Return the sentences that may tell of an event, with their numbers: parsing costs most of the time."""
    wanted = []
    for index, span in enumerate(doc.sents):
        start, end = span.start_char, span.end_char
        words = {token.lower_ for token in span}
        if placed.within(start, end) or may_tell(words, has_time=bool(dated.within(start, end))):
            wanted.append((index, span))
    return wanted


def _last_place(drafts: Sequence[Draft], index: int, mentions: ByOffset[Mention]) -> Mention | None:
    """Return the place of the event told last, in one of the few sentences before."""
    if not drafts or index - drafts[-1].sentence.index > _FARTHEST_THERE:
        return None
    known = drafts[-1].to_place_id or drafts[-1].place_id
    end = drafts[-1].sentence.offset + len(drafts[-1].sentence.text)
    return next((m for m in mentions.before(end) if m.place_id == known), None) if known else None


def _free_places(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the place mentions that stand in no organisation's name."""
    free = []
    body_end = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.kind == "organisation":
            body_end = max(body_end, mention.end)
        elif mention.kind == "place" and mention.place_id is not None and mention.end > body_end:
            free.append(mention)
    return free


def _without_containers(mentions: list[Mention], sentence: Sentence, places: Mapping[str, Place]) -> list[Mention]:
    """Drop "Ohio" of "Akron, Ohio": it only tells which Akron is meant; in "Oman, China" both are places."""
    text = sentence.text
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if kept and text[kept[-1].end - sentence.offset : mention.start - sentence.offset] == ", ":
            after = text[mention.end - sentence.offset : mention.end - sentence.offset + 5].lstrip()
            if not after.startswith("and ") and _may_contain(mention, kept[-1], places):
                continue
        kept.append(mention)
    return kept


def _may_contain(mention: Mention, inner: Mention, places: Mapping[str, Place]) -> bool:
    """Say whether a place can be where another lies: another one, of its country or of none that is known."""
    outer_place, inner_place = places.get(mention.place_id or ""), places.get(inner.place_id or "")
    if outer_place is None or inner_place is None:
        return mention.place_id != inner.place_id
    countries = {outer_place.country, inner_place.country} - {None}
    return outer_place.id != inner_place.id and len(countries) < 2


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
