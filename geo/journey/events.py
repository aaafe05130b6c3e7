"""Events: drafts of several sentences merged into what happened, dated, attributed, with a status.

Two drafts are one event where type, travellers, places and times agree; each keeps its own source, so that two
reports stay two reports. Dates are windows: a time expression gives its interval; what is only told as past is
bounded by the day it was told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from geo.journey.actors import Actor, Cast
from geo.journey.attribution import AUTHOR, source_of
from geo.journey.drafts import Draft, draft_events
from geo.journey.factuality import derive_status, strongest
from geo.journey.lexicon import REPORTING, TRIGGER_FORMS
from geo.journey.sentences import Sentence, subject
from geo.journey.sources import SourceBook
from geo.journey.zones import localise, zone_of
from geo.model import Attribution, Event, Span, Traveller, Window
from geo.text.language import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.tokens import Doc

    from geo.model import Article, EventType, Mention, Mode, Place, Status, TimeRef

HISTORY_DAYS = 45
"""An event that was over so many days before the publication is history, unless the article tells nothing newer."""

_MOTION: frozenset[EventType] = frozenset({"departure", "arrival", "crossing", "passage", "stay", "return"})


@dataclass(frozen=True)
class Told:
    """An event with what only the itinerary needs: the words that tell the mode, and its place in the telling."""

    event: Event
    mode_span: Span | None
    order: int
    anterior: bool
    dated: bool


@dataclass(frozen=True)
class EventsReading:
    """What the text tells: events in text order, the travellers, the times in their zones."""

    told: tuple[Told, ...]
    travellers: tuple[Traveller, ...]
    times: tuple[TimeRef, ...]
    vehicle_spans: dict[str, Span]


@dataclass
class _Group:
    """Drafts that tell the same event."""

    drafts: list[Draft]
    statuses: list[Status]
    actors: list[Actor] = field(default_factory=list)
    historical: bool = False


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
    reader = _Reader(article, by_id, book, localised, retrospective=_is_retrospective(drafts, localised, article))
    groups = reader.group(drafts, names)
    told = tuple(reader.finish(group, number) for number, group in enumerate(groups))
    moving = [a for a in cast.actors if any(a in g.actors and g.drafts[0].type in _MOTION for g in groups)]
    return EventsReading(
        told=_with_ids(told, {a.id for a in moving}),
        travellers=tuple(
            Traveller(id=a.id, name=a.name, mentions=tuple(_unique(a.mentions)), vehicle=a.vehicle) for a in moving
        ),
        times=tuple(localised[t.id] for t in times),
        vehicle_spans={a.id: a.vehicle_span for a in moving if a.vehicle_span is not None},
    )


def _unique(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans), key=lambda s: (s.start, s.end))


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
            codes += [c for name in reversed(chain) if (c := book.country(name))]
            zone = next((z for c in codes if (z := zone_of_country(c)) is not None), None)
        if zone is not None:
            for argument in draft.times:
                zones.setdefault(argument.time.id, zone)
    return zones


def _is_retrospective(drafts: list[Draft], times: dict[str, TimeRef], article: Article) -> bool:
    """Say whether all that is dated lies far back, so that the past is the story and not its background."""
    if article.published is None:
        return False
    limit = _midnight(article) - timedelta(days=HISTORY_DAYS)
    ends = [times[a.time.id].latest for d in drafts if d.type != "statement" for a in d.times]
    return bool(ends) and all(end is not None and end.replace(tzinfo=None) < limit for end in ends)


def _midnight(article: Article) -> datetime:
    assert article.published is not None
    return datetime.combine(article.published, time())


class _Reader:
    """Groups and finishes drafts; holds what all of them need."""

    def __init__(
        self,
        article: Article,
        places: dict[str, Place],
        book: SourceBook,
        times: dict[str, TimeRef],
        *,
        retrospective: bool,
    ) -> None:
        self.article, self.places, self.book, self.times = article, places, book, times
        self.retrospective = retrospective

    def group(self, drafts: list[Draft], names: list[list[str]]) -> list[_Group]:
        """Return the drafts in groups that tell the same event, in the order of their first telling."""
        groups: list[_Group] = []
        self.names = {id(d): chain for d, chain in zip(drafts, names, strict=True)}
        for draft in drafts:
            status = self._status(draft)
            historical = status not in {"scheduled", "possible"} and self._is_history(draft)
            group = next((g for g in groups if self._same(g, draft, status, historical=historical)), None)
            if group is None:
                group = _Group([], [], historical=historical)
                groups.append(group)
            group.drafts.append(draft)
            group.statuses.append(status)
            group.actors += [a for a in draft.actors if a not in group.actors]
        return groups

    def _status(self, draft: Draft) -> Status:
        chain = draft.reading.chain
        countries = {c for a in draft.actors for n in a.nations if n in self.places and (c := self.places[n].country)}
        countries |= {c for p in draft.place_ids() if p and draft.type != "departure" and (c := self.places[p].country)}
        own = False
        if chain:
            origin, name = chain[-1], self.names[id(draft)][-1]
            own = self.book.speaks_officially_for(origin, name, draft.sentence, countries)
            own |= any(set(name.lower().split()) & a.keys for a in draft.actors if a.kind == "person")
        return derive_status(
            draft.reading.factuality, future=draft.reading.future, by_author=not chain, own_official=own
        )

    def _is_history(self, draft: Draft) -> bool:
        window = self._window(draft)
        if window is None:
            return draft.prior
        if self.article.published is None or window.latest is None:
            return any(len(a.time.timex) == 4 for a in draft.times)
        limit = _midnight(self.article) - timedelta(days=HISTORY_DAYS)
        return not self.retrospective and window.latest.replace(tzinfo=None) < limit

    def _window(self, draft: Draft) -> Window | None:
        """Return when the draft says it happened, from its own time expressions; None without any."""
        earliest: list[datetime] = []
        latest: list[datetime] = []
        for argument in draft.times:
            start, end = self.times[argument.time.id].earliest, self.times[argument.time.id].latest
            if argument.relation in {"before", "by", "until"}:
                start, end = None, start if argument.relation == "before" else end
            elif argument.relation in {"after", "since"}:
                start, end = (end if argument.relation == "after" else start), None
            earliest += [start] if start is not None else []
            latest += [end] if end is not None else []
        if not earliest and not latest:
            return None
        low, high = max(earliest, default=None), min(latest, default=None)
        if low is not None and high is not None and low >= high:
            low, high = min(earliest), max(latest)
        return Window(earliest=low, latest=high)

    def _bounded(self, draft: Draft, status: Status) -> Window | None:
        """Return the window of an undated past event: it was over when it was told, at the latest on publication."""
        if status in {"scheduled", "possible", "denied"} or draft.type in {"statement", "meeting"} or draft.prior:
            return None
        zone = next((z for p in draft.place_ids() if (z := zone_of(self.places.get(p or "")))), None)
        said = [
            end
            for t in self.times.values()
            if (head := draft.sentence.head_in(t.start, t.end)) is not None
            and (end := t.latest) is not None
            and any(v in draft.trigger.ancestors and v.lemma_ in REPORTING for v in head.ancestors)
            and not any(v == draft.trigger for v in head.ancestors)
        ]
        if said:
            return Window(latest=min(said))
        if self.article.published is None:
            return None
        told = _midnight(self.article) + timedelta(days=1)
        return Window(latest=told.replace(tzinfo=zone or UTC))

    def _same(self, group: _Group, draft: Draft, status: Status, *, historical: bool) -> bool:
        first = group.drafts[0]
        if (
            first.type != draft.type
            or group.historical != historical
            or draft.type in {"statement", "passage", "crossing"}
        ):
            return False
        if not set(group.actors) & set(draft.actors):
            return False
        if (
            status in {"denied", "possible", "scheduled"} or group.statuses[0] in {"denied", "possible", "scheduled"}
        ) and status not in group.statuses:
            return False
        if not all(self._compatible(d, draft) for d in group.drafts):
            return False
        if draft.type == "stay" and draft.place_id not in {d.place_id for d in group.drafts}:
            return False
        mine = self._window(draft)
        return all(mine is None or (w := self._window(d)) is None or _overlap(w, mine) for d in group.drafts)

    def _compatible(self, a: Draft, b: Draft) -> bool:
        """Say whether the places agree; what names no place joins only what shares its date, or has none itself."""
        if not all(self._agree(x, y) for x, y in zip(a.place_ids(), b.place_ids(), strict=True)):
            return False
        bare = a if not any(a.place_ids()) else b
        if any(bare.place_ids()) or not bare.times:
            return True
        other = b if bare is a else a
        return bool(other.times) or not any(other.place_ids())

    def _agree(self, a: str | None, b: str | None) -> bool:
        if a is None or b is None or a == b:
            return True
        one, other = self.places[a], self.places[b]
        coarse = one.feature.startswith("PCL") or other.feature.startswith("PCL")
        return coarse and one.country == other.country

    def finish(self, group: _Group, number: int) -> Told:
        """Return the group as one event."""
        first = group.drafts[0]
        status: Status = "historical" if group.historical else strongest(group.statuses)
        windows = [w for d in group.drafts if (w := self._window(d)) is not None]
        when = windows[0] if windows else None
        for window in windows[1:]:
            when = _narrow(when, window)
        dated = when is not None
        when = when or self._bounded(first, status)
        modes: list[Mode] = [d.mode for d in group.drafts if d.mode is not None]
        event = Event(
            id="",
            type=first.type,
            trigger=first.sentence.span([first.trigger]),
            traveller_ids=tuple(a.id for a in group.actors),
            actor=self._actor(group),
            place_id=self._finest(d.place_id for d in group.drafts),
            from_place_id=self._finest(d.from_place_id for d in group.drafts),
            to_place_id=self._finest(d.to_place_id for d in group.drafts),
            mode=modes[0] if modes else "unknown",
            time_ids=tuple(dict.fromkeys(a.time.id for d in group.drafts for a in d.times)),
            when=when,
            status=status,
            attribution=tuple(dict.fromkeys(self._attribution(d) for d in group.drafts)),
            evidence=tuple(_unique(self._evidence(d) for d in group.drafts)),
        )
        mode_span = next((d.mode_span for d in group.drafts if d.mode_span is not None), None)
        return Told(event, mode_span, number, anterior=first.anterior, dated=dated)

    def _actor(self, group: _Group) -> str | None:
        first = group.drafts[0]
        if first.speaker is not None and not group.actors:
            return self.book.name(source_of(first.speaker, first.sentence), first.sentence)
        return group.actors[0].name if group.actors else None

    def _finest(self, ids: Iterable[str | None]) -> str | None:
        named = [self.places[i] for i in ids if i is not None]
        return min(named, key=lambda p: p.feature.startswith("PCL")).id if named else None

    def _attribution(self, draft: Draft) -> Attribution:
        chain = self.names[id(draft)]
        if not chain:
            span = draft.sentence.span([draft.trigger])
            return Attribution(source=AUTHOR, factuality=draft.reading.factuality, start=span.start, end=span.end)
        span = draft.reading.chain[-1].span
        return Attribution(
            source=chain[-1], chain=tuple(chain), factuality=draft.reading.factuality, start=span.start, end=span.end
        )

    def _evidence(self, draft: Draft) -> Span:
        tokens = [draft.trigger]
        mover = subject(draft.trigger) if draft.trigger.pos_ == "VERB" else None
        tokens += [mover] if mover is not None else []
        spans = [draft.sentence.span(tokens), *draft.named, *(a.time for a in draft.times)]
        return Span(start=min(s.start for s in spans), end=max(s.end for s in spans))


def _overlap(a: Window, b: Window) -> bool:
    starts_before_end = a.earliest is None or b.latest is None or a.earliest < b.latest
    return starts_before_end and (b.earliest is None or a.latest is None or b.earliest < a.latest)


def _narrow(a: Window | None, b: Window) -> Window:
    if a is None:
        return b
    lows = [w.earliest for w in (a, b) if w.earliest is not None]
    highs = [w.latest for w in (a, b) if w.latest is not None]
    return Window(earliest=max(lows, default=None), latest=min(highs, default=None))


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
