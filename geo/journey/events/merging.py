"""Drafts of several sentences merged into what happened, dated, attributed, with a status.

Two drafts are one event where type, travellers, places and times agree; each keeps its own source, so that two
reports stay two reports. Dates are windows: a time expression gives its interval; what is only told as past is
bounded by the day it was told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from geo.journey.clauses import AUTHOR, REPORTING, ByOffset, derive_status, is_present, strongest, subject
from geo.journey.windows import intersect, overlap
from geo.lexicon import word_set
from geo.model import Attribution, Event, Span, Window

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from geo.journey.clauses import Source, SourceBook, TimeArgument
    from geo.journey.coreference import Entity
    from geo.journey.events.drafts import Draft
    from geo.model import Article, EventType, Mode, Place, Status, TimeRef

_RECENT = 40
"""With how many of a traveller's last events of a type a further telling is compared."""

HISTORY_DAYS = 45
"""An event that was over so many days before the publication is history, unless the article tells nothing newer."""


@dataclass(frozen=True)
class ExtractedEvent:
    """An event with what only the itinerary needs: the words that tell the mode, and its place in the telling."""

    event: Event
    mode_span: Span | None
    order: int
    anterior: bool
    dated: bool


@dataclass(eq=False)
class EventCluster:
    """Drafts that tell the same event."""

    drafts: list[Draft]
    statuses: list[Status]
    participants: list[Entity] = field(default_factory=list)
    historical: bool = False
    different: dict[tuple[object, ...], Draft] = field(default_factory=dict)
    """A draft of each that says something else of place and time."""


def unique_spans(spans: Iterable[Span]) -> list[Span]:
    """Return each span once, in the order of the text."""
    return sorted(set(spans), key=lambda s: (s.start, s.end))


def is_retrospective(drafts: list[Draft], times: dict[str, TimeRef], article: Article) -> bool:
    """Say whether all that is dated lies far back, so that the past is the story and not its background."""
    if article.published is None:
        return False
    limit = _midnight(article) - timedelta(days=HISTORY_DAYS)
    ends = [times[a.time.id].latest for d in drafts if d.type != "statement" for a in d.times]
    return bool(ends) and all(end is not None and end.replace(tzinfo=None) < limit for end in ends)


def _midnight(article: Article) -> datetime:
    assert article.published is not None
    return datetime.combine(article.published, time())


def _is_today(argument: TimeArgument) -> bool:
    """Say whether a time is told from the day of publication, or by the clock alone."""
    return bool(_TODAY & set(argument.time.text.lower().split())) or _CLOCK.search(argument.time.timex) is not None


_TODAY = word_set("habits", "today")
_CLOCK = re.compile(r"T\d\d")

_JOURNEY: frozenset[EventType] = frozenset({"departure", "arrival", "return", "stay"})
_LONGEST_WAY = timedelta(days=1)
"""How long after a time told of the way its end may be told: "flew on Tuesday morning", "arrived on Wednesday"."""

_LONGEST_JOURNEY = timedelta(days=183)
_NOT_YET: frozenset[Status] = frozenset({"scheduled", "possible", "denied"})


def _shares_place(cluster: EventCluster, draft: Draft) -> bool:
    return any({p for p in d.place_ids() if p} & set(draft.place_ids()) for d in cluster.different.values())


class EventMerger:
    """Clusters the drafts that tell of one event and makes the event; holds what all of them need."""

    def __init__(
        self,
        article: Article,
        places: dict[str, Place],
        sources: SourceBook,
        times: dict[str, TimeRef],
        zones: dict[int, tzinfo | None],
        *,
        retrospective: bool,
    ) -> None:
        self.article, self.places, self.sources, self.times, self.zones = article, places, sources, times, zones
        self.retrospective = retrospective
        self._own_bodies: set[tuple[str, Entity]] = set()
        self._by_offset = ByOffset(times.values())

    def cluster(self, drafts: list[Draft], names: list[list[str]]) -> list[EventCluster]:
        """Return the drafts in clusters that tell the same event, in the order of their first telling."""
        clusters: list[EventCluster] = []
        recent: dict[tuple[EventType, Entity], list[EventCluster]] = {}
        reached: dict[Entity, tuple[int, int]] = {}
        self.names = {id(d): chain for d, chain in zip(drafts, names, strict=True)}
        for draft in drafts:
            status = self._status(draft)
            historical = status not in {"scheduled", "possible"} and self._is_history(draft)
            near = [c for p in draft.participants for c in recent.get((draft.type, p), [])[-_RECENT:]]
            if draft.type == "departure":
                # "Left A … reached B … left for C": after an arrival a departure is another, unless it says the same.
                since = max((reached[p] for p in draft.participants if p in reached), default=None)
                near = [c for c in near if since is None or c.drafts[-1].order > since or _shares_place(c, draft)]
            elif draft.type in {"arrival", "return", "stay"} and draft.place_id and status not in _NOT_YET:
                reached |= dict.fromkeys(draft.participants, draft.order)
            cluster = next((c for c in near if self._same(c, draft, status, historical=historical)), None)
            if cluster is None:
                cluster = EventCluster([], [], historical=historical)
                clusters.append(cluster)
            for participant in draft.participants:
                known = recent.setdefault((draft.type, participant), [])
                if cluster not in known[-_RECENT:]:
                    known.append(cluster)
            cluster.drafts.append(draft)
            cluster.different.setdefault(self._says(draft), draft)
            cluster.statuses.append(status)
            cluster.participants += [p for p in draft.participants if p not in cluster.participants]
        self._keep_under_way(clusters)
        return clusters

    def _keep_under_way(self, clusters: list[EventCluster]) -> None:
        """Take a departure long ago out of history where its traveller is only now told to have come somewhere.

        Whoever walks or sails for months is still under way; after another departure or an arrival long ago it was
        another journey.
        """
        own: dict[Entity, list[EventCluster]] = {}
        for cluster in clusters:
            for participant in cluster.participants if cluster.drafts[0].type in _JOURNEY else ():
                own.setdefault(participant, []).append(cluster)
        for journey in own.values():
            now = [c for c in journey if not c.historical]
            past = [(w.latest, c) for c in journey if c.historical and (w := self._window(c.drafts[0])) and w.latest]
            if not past or not any(c.drafts[0].type == "arrival" and not _NOT_YET & set(c.statuses) for c in now):
                continue
            when, last = max(past, key=lambda item: item[0])
            lately = self.article.published is not None and when.date() > self.article.published - _LONGEST_JOURNEY
            if lately and last.drafts[0].type == "departure" and all(c.drafts[0].type != "departure" for c in now):
                last.historical = any(d.prior for d in last.drafts)

    def _status(self, draft: Draft) -> Status:
        chain = draft.reading.chain
        countries = {
            c for p in draft.participants for n in p.nations if n in self.places and (c := self.places[n].country)
        }
        countries |= {c for p in draft.place_ids() if p and draft.type != "departure" and (c := self.places[p].country)}
        own = False
        if chain:
            origin, name = chain[-1], self.names[id(draft)][-1]
            own = self.sources.speaks_officially_for(origin, name, draft.sentence, countries)
            own |= origin.official and self._belongs(origin, draft)
            own |= any(set(name.lower().split()) & p.keys for p in draft.participants if p.kind == "person")
        future = (draft.reading.future and not self._is_before(draft)) or self._is_to_come(draft)
        return derive_status(draft.reading.factuality, future=future, by_author=not chain, own_official=own)

    def _is_to_come(self, draft: Draft) -> bool:
        """Say whether the draft is dated after the day of publication: "she returns on Friday" has not happened.

        What is told in the present for that day itself or a stretch that it is in has not either: "leaves tonight".
        """
        window = self._window(draft) if draft.times and self.article.published is not None else None
        if window is None:
            return False
        today, start, end = _midnight(self.article), window.earliest, window.latest
        if is_present(draft.trigger) and draft.type != "statement" and any(map(_is_today, draft.times)):
            # "Stays in Rome this week" tells of now.
            end = start if draft.type == "stay" and start is not None and start.replace(tzinfo=None) < today else end
            return end is not None and end.replace(tzinfo=None) > today
        return start is not None and start.replace(tzinfo=None) >= today + timedelta(days=1)

    def _is_before(self, draft: Draft) -> bool:
        """Say whether what is to come follows the draft, which is over: "will go to Tokyo after visiting Seoul"."""
        window = self._window(draft) if draft.anterior and self.article.published is not None else None
        end = window.latest if window is not None else None
        return end is not None and end.replace(tzinfo=None) <= _midnight(self.article)

    def _belongs(self, source: Source, draft: Draft) -> bool:
        """Say whether a body is the traveller's: "her ministry said", and "the ministry" from then on."""
        head = draft.sentence.doc[source.token]
        if any(c.dep_ == "poss" and c.lower_ in {"his", "her", "their", "its"} for c in head.children):
            self._own_bodies |= {(head.lemma_.lower(), p) for p in draft.participants}
        return any((head.lemma_.lower(), p) in self._own_bodies for p in draft.participants)

    def _is_history(self, draft: Draft) -> bool:
        window = self._window(draft)
        if window is None or draft.prior:
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
        said = [
            end
            for t in self._by_offset.within(draft.sentence.offset, draft.sentence.offset + len(draft.sentence.text))
            if (head := draft.sentence.head_in(t.start, t.end)) is not None and (end := t.latest) is not None
            if (verb := next((v for v in head.ancestors if v.pos_ == "VERB"), None)) is not None
            and verb.lemma_ in REPORTING
            and verb in list(draft.trigger.ancestors)
        ]
        if said:
            return Window(latest=min(said))
        if self.article.published is None:
            return None
        told = _midnight(self.article) + timedelta(days=1)
        return Window(latest=told.replace(tzinfo=self.zones.get(id(draft)) or UTC))

    def _same(self, cluster: EventCluster, draft: Draft, status: Status, *, historical: bool) -> bool:
        first = cluster.drafts[0]
        if (
            first.type != draft.type
            or cluster.historical != historical
            or draft.type in {"statement", "passage", "crossing"}
        ):
            return False
        if not set(cluster.participants) & set(draft.participants):
            return False
        if (
            status in {"denied", "possible", "scheduled"} or cluster.statuses[0] in {"denied", "possible", "scheduled"}
        ) and status not in cluster.statuses:
            return False
        others = cluster.different.values()
        if not all(self._compatible(d, draft) for d in others):
            return False
        if draft.type == "stay" and draft.place_id not in {d.place_id for d in others}:
            return False
        return all(self._share_time(d, draft) for d in others)

    def _says(self, draft: Draft) -> tuple[object, ...]:
        """Return what of a draft decides which others tell the same event: two that say the same decide alike."""
        when = self._window(draft)
        bounds = None if when is None else (when.earliest, when.latest)
        return draft.place_ids(), bool(draft.times), draft.underway, bounds

    def _share_time(self, a: Draft, b: Draft) -> bool:
        """Say whether two dates may be of one event: they overlap, or one is of the way there, soon before."""
        one, other = self._window(a), self._window(b)
        if one is None or other is None or overlap(one, other):
            return True
        went, came = (one, other) if a.underway else (other, one)
        if a.underway == b.underway or went.latest is None or came.earliest is None:
            return False
        return timedelta() <= came.earliest - went.latest <= _LONGEST_WAY

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

    def event_of(self, cluster: EventCluster, number: int) -> ExtractedEvent:
        """Return the cluster as one event, the `number`-th that the text tells."""
        first = cluster.drafts[0]
        status: Status = "historical" if cluster.historical else strongest(cluster.statuses)
        dates = [(d, w) for d in cluster.drafts if (w := self._window(d)) is not None]
        # "Flew there in the morning, arrived in the evening": the way has another time than its end.
        windows = [w for d, w in dates if not d.underway] or [w for _, w in dates]
        when = windows[0] if windows else None
        for window in windows[1:]:
            when = intersect(when, window) if when is not None else window
        dated = when is not None
        when = when or self._bounded(first, status)
        modes: list[Mode] = [d.mode for d in cluster.drafts if d.mode is not None]
        event = Event(
            id="",
            type=first.type,
            trigger=first.sentence.span([first.trigger]),
            rule=first.rule,
            traveller_ids=tuple(p.id for p in cluster.participants),
            actor=self._actor(cluster),
            place_id=self._finest(d.place_id for d in cluster.drafts),
            from_place_id=self._finest(d.from_place_id for d in cluster.drafts),
            to_place_id=self._finest(d.to_place_id for d in cluster.drafts),
            mode=modes[0] if modes else "unknown",
            time_ids=tuple(dict.fromkeys(a.time.id for d in cluster.drafts for a in d.times)),
            when=when,
            status=status,
            attribution=tuple(dict.fromkeys(self._attribution(d) for d in cluster.drafts)),
            evidence=tuple(
                unique_spans(
                    [
                        *(self._evidence(d) for d in cluster.drafts),
                        *(d.taken_back for d in cluster.drafts if d.taken_back is not None),
                    ]
                )
            ),
        )
        mode_span = next((d.mode_span for d in cluster.drafts if d.mode_span is not None), None)
        return ExtractedEvent(event, mode_span, number, anterior=first.anterior, dated=dated)

    def _actor(self, cluster: EventCluster) -> str | None:
        first = cluster.drafts[0]
        if first.speaker is not None and not cluster.participants:
            return self.sources.name(first.speaker, first.sentence)
        return cluster.participants[0].name if cluster.participants else None

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
