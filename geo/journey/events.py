"""Events: what the sentences of an article tell, as drafts, merged, in the zones of their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.actors import Actor, Cast
from geo.journey.attribution import source_of
from geo.journey.drafts import Draft, draft_events
from geo.journey.lexicon import REPORTING, TRIGGER_FORMS
from geo.journey.merge import Merger, Told, is_retrospective, unique_spans
from geo.journey.sentences import Sentence
from geo.journey.sources import SourceBook
from geo.journey.zones import localise, zone_of
from geo.model import Span, Traveller
from geo.text.language import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from spacy.tokens import Doc

    from geo.model import Article, EventType, Mention, Place, TimeRef

_MOTION: frozenset[EventType] = frozenset({"departure", "arrival", "crossing", "passage", "stay", "return"})


@dataclass(frozen=True)
class EventsReading:
    """What the text tells: events in text order, the travellers, the times in their zones."""

    told: tuple[Told, ...]
    travellers: tuple[Traveller, ...]
    times: tuple[TimeRef, ...]
    vehicle_spans: dict[str, Span]


def read_events(
    doc: Doc,
    article: Article,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    times: Sequence[TimeRef],
    *,
    zone_of_country: Callable[[str], tzinfo | None],
) -> EventsReading:
    """Return the events of an article; `zone_of_country` gives the zone of an ISO code's capital."""
    by_id = {place.id: place for place in places}
    book = SourceBook(mentions, by_id)
    cast = Cast(doc, mentions)
    drafts = _draft_all(doc, mentions, times, cast)
    _share_participants(drafts)
    names = [[book.name(source, draft.sentence) for source in draft.reading.chain] for draft in drafts]
    zones = _zones(drafts, names, by_id, book, zone_of_country)
    default = zone_of_country(home) if (home := book.country(article.source or "")) else None
    localised = {t.id: localise(t, zones.get(t.id) or default) for t in times}
    reader = Merger(article, by_id, book, localised, retrospective=is_retrospective(drafts, localised, article))
    groups = reader.group(drafts, names)
    told = tuple(reader.finish(group, number) for number, group in enumerate(groups))
    moving = [a for a in cast.actors if any(a in g.actors and g.drafts[0].type in _MOTION for g in groups)]
    return EventsReading(
        told=_with_ids(told, {a.id for a in moving}),
        travellers=tuple(
            Traveller(id=a.id, name=a.name, mentions=tuple(unique_spans(a.mentions)), vehicle=a.vehicle) for a in moving
        ),
        times=tuple(localised[t.id] for t in times),
        vehicle_spans={a.id: a.vehicle_span for a in moving if a.vehicle_span is not None},
    )


def _draft_all(doc: Doc, mentions: Sequence[Mention], times: Sequence[TimeRef], cast: Cast) -> list[Draft]:
    """Return the drafts of all sentences, parsing only those with a trigger or a dated statement."""
    placed = [m for m in mentions if m.kind == "place" and m.place_id is not None]
    placed = [m for m in placed if not _nested(m, mentions)]
    wanted = []
    for index, span in enumerate(doc.sents):
        words = {token.lower_ for token in span}
        dated = any(span.start_char <= t.start < span.end_char for t in times)
        if words & TRIGGER_FORMS or (dated and words & _SAID):
            wanted.append((index, span))
    drafts = []
    for (index, span), parsed in zip(wanted, parse_all(span for _, span in wanted), strict=True):
        sentence = Sentence(parsed, span.start_char, index)
        here = [m for m in placed if span.start_char <= m.start < span.end_char]
        now = [t for t in times if span.start_char <= t.start < span.end_char]
        drafts += draft_events(sentence, _without_containers(here, sentence), now, cast)
    return [d for d in drafts if d.reading.factuality != "Uu"]


_SAID = frozenset(form for verb in REPORTING for form in (verb, verb + "s", verb + "ed", verb + "d")) | {"said", "told"}


def _nested(mention: Mention, mentions: Sequence[Mention]) -> bool:
    return any(
        m.kind == "organisation" and m.start <= mention.start and m.end >= mention.end and m is not mention
        for m in mentions
    )


def _without_containers(mentions: list[Mention], sentence: Sentence) -> list[Mention]:
    """Drop "Ohio" of "Akron, Ohio": it only tells which Akron is meant."""
    text = sentence.doc.text
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
    last: list[Actor] = []
    for draft in drafts:
        if draft.type == "meeting" and not draft.prior:
            draft.actors = draft.actors or list(last)
            last = draft.actors if len(draft.actors) > 1 else last


def _zones(
    drafts: list[Draft],
    names: list[list[str]],
    places: dict[str, Place],
    book: SourceBook,
    zone_of_country: Callable[[str], tzinfo | None],
) -> dict[str, tzinfo]:
    """Return a zone for each time: of the place of what it dates, else of another telling of it, else of its source."""
    zones: dict[str, tzinfo] = {}
    for draft, chain in zip(drafts, names, strict=True):
        peers = (
            [draft, *(d for d in drafts if d.type == draft.type and set(d.actors) & set(draft.actors))]
            if draft.type != "statement"
            else [draft]
        )
        zone = next((z for d in peers for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None)
        if zone is None:
            codes = [c for d in peers for p in d.place_ids() if p and (c := places[p].country)]
            speakers = [book.name(source_of(draft.speaker, draft.sentence), draft.sentence)] if draft.speaker else []
            codes += [c for name in [*speakers, *reversed(chain)] if (c := book.country(name))]
            zone = next((z for c in codes if (z := zone_of_country(c)) is not None), None)
        if zone is not None:
            for argument in draft.times:
                zones.setdefault(argument.time.id, zone)
    return zones


def _with_ids(told: tuple[Told, ...], travellers: set[str]) -> tuple[Told, ...]:
    """Return the events with ids from trigger and type, numbered where one trigger tells several."""
    seen: dict[str, int] = {}
    out = []
    for one in told:
        base = f"e{one.event.trigger.start}-{one.event.type}"
        seen[base] = seen.get(base, 0) + 1
        name = base if seen[base] == 1 else f"{base}-{seen[base]}"
        ids = tuple(i for i in one.event.traveller_ids if i in travellers)
        out.append(
            Told(
                one.event.model_copy(update={"id": name, "traveller_ids": ids}),
                one.mode_span,
                one.order,
                one.anterior,
                one.dated,
            )
        )
    return tuple(out)
