"""Events: what the sentences of an article tell, as drafts, merged, in the zones of their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses.attribution import source_of
from geo.journey.clauses.certainty import REPORTING
from geo.journey.clauses.citations import SourceBook
from geo.journey.clauses.sentences import ByOffset, Sentence
from geo.journey.clauses.triggers import PLACED_FORMS, TRIGGER_FORMS
from geo.journey.coreference.resolver import Cast
from geo.journey.events.denials import CANCELLING_FORMS, take_back
from geo.journey.events.drafts import Draft, draft_events
from geo.journey.events.merging import Merger, Told, is_retrospective, unique_spans
from geo.journey.events.zones import localise, zone_of, zone_of_country, zones_nearby
from geo.model import Span, Traveller, Warning  # noqa: A004 - the contract's word
from geo.text import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from spacy.tokens import Doc

    from geo.journey.coreference.entities import Actor
    from geo.model import Article, EventType, Mention, Place, TimeRef

_PEERS = 20
"""Of how many other tellings of an event the place is asked for a time zone."""

_RECENT = 40
"""Among how many of the last drafts something is looked for that a sentence takes back."""

_FARTHEST_THERE = 2
"""Over how many sentences "there" points back."""

_MOTION: frozenset[EventType] = frozenset({"departure", "arrival", "crossing", "passage", "stay", "return", "other"})


@dataclass(frozen=True)
class EventsReading:
    """What the text tells: events in text order, the travellers, the times in their zones."""

    told: tuple[Told, ...]
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
) -> EventsReading:
    """Return the events of an article; `advance` is told the share, 0 to 1, of its sentences that are parsed."""
    by_id = {place.id: place for place in places}
    book = SourceBook(mentions, by_id)
    cast = Cast(doc, mentions)
    drafts, warnings = _draft_all(doc, mentions, times, cast, advance)
    _share_participants(drafts)
    names = [[book.name(source, draft.sentence) for source in draft.reading.chain] for draft in drafts]
    default = zone_of_country(home) if (home := book.country(article.source or "")) else None
    near = zones_nearby(drafts, by_id)
    zones = _zones(drafts, names, by_id, book, near=near)
    localised = {t.id: localise(t, zones.get(t.id) or default) for t in times}
    told_in = {id(d): zone or default for d, zone in zip(drafts, near, strict=True)}
    past = is_retrospective(drafts, localised, article)
    reader = Merger(article, by_id, book, localised, told_in, retrospective=past)
    groups = reader.group(drafts, names)
    told = tuple(reader.finish(group, number) for number, group in enumerate(groups))
    moved = {a for group in groups if group.drafts[0].type in _MOTION for a in group.actors}
    moving = [a for a in cast.actors if a in moved]
    return EventsReading(
        told=_with_ids(told, {a.id for a in moving}),
        travellers=tuple(
            Traveller(id=a.id, name=a.name, mentions=tuple(unique_spans(a.mentions)), vehicle=a.vehicle) for a in moving
        ),
        times=tuple(localised[t.id] for t in times),
        vehicle_spans={a.id: a.vehicle_span for a in moving if a.vehicle_span is not None},
        warnings=tuple(warnings),
    )


def _draft_all(
    doc: Doc, mentions: Sequence[Mention], times: Sequence[TimeRef], cast: Cast, advance: Callable[[float], None]
) -> tuple[list[Draft], list[Warning]]:
    """Return the drafts of all sentences, parsing only those with a trigger or a dated statement.

    A sentence that cannot be read costs itself: a warning, and the others go on.
    """
    placed = ByOffset(_free_places(mentions))
    dated = ByOffset(times)
    wanted = []
    for index, span in enumerate(doc.sents):
        words = {token.lower_ for token in span}
        start, end = span.start_char, span.end_char
        if (
            words & (TRIGGER_FORMS | CANCELLING_FORMS)
            or (words & _SAID and dated.within(start, end))
            or (words & PLACED_FORMS and placed.within(start, end))
        ):
            wanted.append((index, span))
    drafts: list[Draft] = []
    warnings = []
    for (index, span), parsed in zip(wanted, parse_all((span for _, span in wanted), advance), strict=True):
        start, end = span.start_char, span.end_char
        sentence = Sentence(parsed, start, index)
        here = _without_containers(placed.within(start, end), sentence)
        try:
            inside = dated.within(start, end)
            drafts += draft_events(sentence, here, inside, cast, _last_place(drafts, index, placed))
            drafts += take_back(sentence, drafts[-_RECENT:], inside, cast)
        except (ValueError, LookupError, AttributeError, AssertionError, RecursionError) as error:
            message = f"A sentence could not be read for events ({type(error).__name__}: {error})."
            warnings.append(Warning(code="sentence_not_read", message=message, start=start, end=end))
    return [d for d in drafts if d.reading.factuality != "Uu"], warnings


def _last_place(drafts: Sequence[Draft], index: int, mentions: ByOffset[Mention]) -> Mention | None:
    """Return the place of the event told last, in one of the few sentences before."""
    if not drafts or index - drafts[-1].sentence.index > _FARTHEST_THERE:
        return None
    known = drafts[-1].to_place_id or drafts[-1].place_id
    end = drafts[-1].sentence.offset + len(drafts[-1].sentence.doc.text)
    return next((m for m in reversed(mentions.within(0, end)) if m.place_id == known), None) if known else None


_SAID = frozenset(form for verb in REPORTING for form in (verb, verb + "s", verb + "ed", verb + "d")) | {"said", "told"}


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
    *,
    near: Sequence[tzinfo | None],
) -> dict[str, tzinfo]:
    """Return a zone for each time: of the place of what it dates, else of another telling of it, else of its source.

    What is crossed or passed has the zone of the place `near` it before that of its source.
    """
    zones: dict[str, tzinfo] = {}
    by_actor: dict[tuple[EventType, Actor], list[Draft]] = {}
    for draft in drafts:
        for actor in draft.actors:
            by_actor.setdefault((draft.type, actor), []).append(draft)
    for draft, chain, nearby in zip(drafts, names, near, strict=True):
        peers = [draft]
        if draft.type != "statement":
            peers += [d for actor in draft.actors for d in by_actor[draft.type, actor][:_PEERS]]
        zone = next((z for d in peers for p in d.place_ids() if (z := zone_of(places.get(p or "")))), None)
        if zone is None and draft.type in {"crossing", "passage"}:
            zone = nearby
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
