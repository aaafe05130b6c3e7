"""Event extraction: what the sentences of an article tell, as drafts, merged, in the zones of their places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.journey.clauses import ByOffset, Sentence, SourceBook, UnreadableParseError, may_tell
from geo.journey.coreference import CoreferenceResolver
from geo.journey.events.denials import deny, find_denials, rescheduled
from geo.journey.events.drafts import Draft, draft_events
from geo.journey.events.headings import date_by_headings, find_headings
from geo.journey.events.merging import EventMerger, ExtractedEvent, is_retrospective, unique_spans
from geo.journey.events.zones import localise, zone_of, zone_of_country, zones_nearby
from geo.model import Span, Traveller, Warning  # noqa: A004 - the contract's word
from geo.text import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    from geo.journey.coreference import Entity
    from geo.model import Article, EventType, Mention, Place, TimeRef

_PEERS = 20
"""Of how many other tellings of an event the place is asked for a time zone."""

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
    drafts, warnings = _draft_all(doc, mentions, times, resolver, advance)
    drafts = list(date_by_headings(drafts, headings, times)) if headings else drafts
    _share_participants(drafts)
    names = [[sources.name(source, draft.sentence) for source in draft.reading.chain] for draft in drafts]
    default = zone_of_country(home) if (home := sources.country(article.source or "")) else None
    near = zones_nearby(drafts, by_id)
    zones = _zones(drafts, names, by_id, sources, near=near)
    localised = {t.id: localise(t, zones.get(t.id) or default) for t in times}
    told_in = {id(d): zone or default for d, zone in zip(drafts, near, strict=True)}
    past = is_retrospective(drafts, localised, article)
    merger = EventMerger(article, by_id, sources, localised, told_in, retrospective=past)
    clusters = merger.cluster(drafts, names)
    events = tuple(merger.event_of(cluster, number) for number, cluster in enumerate(clusters))
    moved = {p for cluster in clusters if cluster.drafts[0].type in _MOTION for p in cluster.participants}
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
    advance: Callable[[float], None],
) -> tuple[list[Draft], list[Warning]]:
    """Return the drafts of all sentences, with a warning for each that cannot be read."""
    placed, dated = ByOffset(_free_places(mentions)), ByOffset(times)
    wanted = _worth_parsing(doc, placed, dated)
    drafts: list[Draft] = []
    warnings = []
    docs = parse_all((span for _, span in wanted), advance)
    sentences = [Sentence(parsed, span.start_char, index) for (index, span), parsed in zip(wanted, docs, strict=True)]
    resolver.read(sentences)
    for (_, span), sentence in zip(wanted, sentences, strict=True):
        start, end = span.start_char, span.end_char
        here = _without_containers(placed.within(start, end), sentence)
        inside = dated.within(start, end)
        try:
            drafts += draft_events(sentence, here, inside, resolver, _last_place(drafts, sentence.index, placed))
            denials = find_denials(sentence, drafts[-_RECENT:], resolver)
            deny(denials)
            drafts += rescheduled(denials, inside)
        except UnreadableParseError as error:
            warnings.append(_not_read(span, str(error)))
        except RecursionError:
            warnings.append(_not_read(span, "its words are nested too deeply"))
    return [d for d in drafts if d.reading.factuality != "Uu"], warnings


def _not_read(sentence: DocSpan, why: str) -> Warning:
    message = f"A sentence could not be read for events: {why}."
    return Warning(code="sentence_not_read", message=message, start=sentence.start_char, end=sentence.end_char)


def _worth_parsing(doc: Doc, placed: ByOffset[Mention], dated: ByOffset[TimeRef]) -> list[tuple[int, DocSpan]]:
    """Return the sentences that may tell of an event, with their numbers: parsing costs most of the time."""
    wanted = []
    for index, span in enumerate(doc.sents):
        start, end = span.start_char, span.end_char
        words = {token.lower_ for token in span}
        if may_tell(words, has_place=bool(placed.within(start, end)), has_time=bool(dated.within(start, end))):
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


def _without_containers(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Drop "Ohio" of "Akron, Ohio": it only tells which Akron is meant."""
    text = sentence.text
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if kept and text[kept[-1].end - sentence.offset : mention.start - sentence.offset] == ", ":
            after = text[mention.end - sentence.offset : mention.end - sentence.offset + 5].lstrip()
            if not after.startswith("and ") and kept[-1].place_id != mention.place_id:
                continue
        kept.append(mention)
    return kept


def _share_participants(drafts: list[Draft]) -> None:
    """Give a meeting without participants those of the last one spoken of: "one possible meeting place"."""
    last: list[Entity] = []
    for draft in drafts:
        if draft.type == "meeting" and not draft.prior:
            draft.participants = draft.participants or list(last)
            last = draft.participants if len(draft.participants) > 1 else last


def _zones(
    drafts: list[Draft],
    names: list[list[str]],
    places: dict[str, Place],
    sources: SourceBook,
    *,
    near: Sequence[tzinfo | None],
) -> dict[str, tzinfo]:
    """Return a zone for each time: of the place of what it dates, else of another telling of it, else of its source.

    What is crossed or passed has the zone of the place `near` it before that of its source.
    """
    zones: dict[str, tzinfo] = {}
    by_participant: dict[tuple[EventType, Entity], list[Draft]] = {}
    for draft in drafts:
        for participant in draft.participants:
            by_participant.setdefault((draft.type, participant), []).append(draft)
    for draft, chain, nearby in zip(drafts, names, near, strict=True):
        peers = [draft]
        if draft.type != "statement":
            peers += [d for p in draft.participants for d in by_participant[draft.type, p][:_PEERS]]
        zone = next((z for d in peers for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None)
        if zone is None and draft.type in {"crossing", "passage"}:
            zone = nearby
        if zone is None:
            codes = [c for d in peers for p in d.place_ids() if p and (c := places[p].country)]
            speakers = [sources.name(draft.speaker, draft.sentence)] if draft.speaker else []
            codes += [c for name in [*speakers, *reversed(chain)] if (c := sources.country(name))]
            zone = next((z for c in codes if (z := zone_of_country(c)) is not None), None)
        if zone is not None:
            for argument in draft.times:
                zones.setdefault(argument.time.id, zone)
    return zones


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
