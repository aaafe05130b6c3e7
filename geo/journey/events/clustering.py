"""The drafts of an article in clusters, each of which tells one event.

Two are one event where type, travellers, places and times agree; each keeps its own source, so that two reports stay
two reports.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import NOT_DONE
from geo.journey.events.sameness import may_be_same, says
from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from geo.journey.coreference import Entity
    from geo.journey.events.dating import Calendar
    from geo.journey.events.telling import Telling
    from geo.model import EventType, Place, Status

_RECENT: Final = 40
"""With how many of a traveller's last events of a type a further telling is compared."""

_LONGEST_JOURNEY: Final = timedelta(days=183)
_LONGEST_FLIGHT: Final = timedelta(days=5 * 365)
"""Who fled waits for years in one country and the next before coming to where there is a place to stay."""

_STAGES: Final = 3
"""At so many places at least somebody was in a flight of years that an article is about."""

_LONGEST_PAUSE: Final = timedelta(days=2 * 365)
"""No longer than this is nothing told of it."""

_FLEEING: Final = word_set("narration", "flight")
_JOURNEY: frozenset[EventType] = frozenset({"departure", "arrival", "return", "stay"})
_ONCE: frozenset[EventType] = frozenset({"statement", "passage", "crossing"})
"""What is never told twice: of each telling is its own event."""


@dataclass(frozen=True)
class EventCluster:
    """Tellings of the same event, in the order of the text."""

    tellings: tuple[Telling, ...]
    participants: tuple[Entity, ...]
    historical: bool

    @property
    def type(self) -> EventType:
        """The type of event that all of them tell."""
        return self.tellings[0].draft.type

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The status of each telling."""
        return tuple(telling.status for telling in self.tellings)


@dataclass(eq=False)
class _Growing:
    """A cluster while tellings are added to it."""

    historical: bool
    tellings: list[Telling] = field(default_factory=list)
    statuses: set[Status] = field(default_factory=set)
    participants: dict[Entity, None] = field(default_factory=dict)
    different: dict[Hashable, Telling] = field(default_factory=dict)
    """A telling of each that says something else of place and time."""

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.statuses.add(telling.status)
        self.participants |= dict.fromkeys(telling.draft.participants)
        self.different.setdefault(says(telling), telling)

    def takes(self, telling: Telling, places: Mapping[str, Place]) -> bool:
        """Say whether a telling of the same type is of this event."""
        first = self.tellings[0]
        if self.historical != telling.historical or telling.draft.type in _ONCE:
            return False
        if telling.status not in self.statuses and NOT_DONE & {telling.status, first.status}:
            return False
        return all(may_be_same(other, telling, places) for other in self.different.values())

    def shares_place(self, telling: Telling) -> bool:
        named = {p for p in telling.draft.place_ids() if p}
        return any(named & set(t.draft.place_ids()) for t in self.different.values())


class _Recent:
    """The last clusters of each traveller by type, and where the text told last that it came somewhere."""

    def __init__(self) -> None:
        self._clusters: dict[tuple[EventType, Entity], list[_Growing]] = {}
        self._reached: dict[Entity, tuple[int, int]] = {}

    def near(self, telling: Telling) -> list[_Growing]:
        """Return the clusters that a telling may belong to."""
        draft = telling.draft
        clusters = [c for p in draft.participants for c in self._clusters.get((draft.type, p), [])[-_RECENT:]]
        since = max((self._reached[p] for p in draft.participants if p in self._reached), default=None)
        if draft.type != "departure" or since is None:
            return clusters
        # "Left A … reached B … left for C": after an arrival a departure is another, unless it says the same.
        return [c for c in clusters if c.tellings[-1].draft.order > since or c.shares_place(telling)]

    def add(self, telling: Telling, cluster: _Growing) -> None:
        draft = telling.draft
        for participant in draft.participants:
            own = self._clusters.setdefault((draft.type, participant), [])
            if cluster not in own[-_RECENT:]:
                own.append(cluster)
        if draft.type in {"arrival", "return", "stay"} and draft.place_id and telling.status not in NOT_DONE:
            self._reached |= dict.fromkeys(draft.participants, draft.order)


def cluster_tellings(
    tellings: Iterable[Telling], places: Mapping[str, Place], calendar: Calendar
) -> list[EventCluster]:
    """Return the tellings in clusters of one event each, in the order of their first telling."""
    clusters: list[_Growing] = []
    recent = _Recent()
    for telling in tellings:
        cluster = next((c for c in recent.near(telling) if c.takes(telling, places)), None)
        if cluster is None:
            cluster = _Growing(telling.historical)
            clusters.append(cluster)
        cluster.add(telling)
        recent.add(telling, cluster)
    found = [EventCluster(tuple(c.tellings), tuple(c.participants), c.historical) for c in clusters]
    for index in _under_way(found, calendar):
        found[index] = replace(found[index], historical=_is_prior(found[index]))
    return found


def _under_way(clusters: Sequence[EventCluster], calendar: Calendar) -> set[int]:
    """Return which departures of long ago are no history: their travellers are only now told to have come somewhere.

    Whoever walks or sails for months is still under way; after another departure or an arrival long ago it was
    another journey.
    """
    own: dict[Entity, list[int]] = {}
    for index, cluster in enumerate(clusters):
        for participant in cluster.participants if cluster.type in _JOURNEY else ():
            own.setdefault(participant, []).append(index)
    found = {index for journey in own.values() for index in _last_departure(journey, clusters, calendar)}
    return found.union(*(_told_whole(journey, clusters) for journey in own.values()))


def _told_whole(journey: Sequence[int], clusters: Sequence[EventCluster]) -> list[int]:
    """Return what is long ago of a flight of years, where an article tells more of that than of what is new.

    "He was arrested on Friday. He hid in Rabat in 2019 and was in Dakar in 2020": each not long after the other.
    """
    dated = [(w.latest, i) for i in journey if (w := clusters[i].tellings[0].window) and w.latest]
    done = [(when, i) for when, i in dated if not NOT_DONE & set(clusters[i].statuses)]
    over = sorted((when, i) for when, i in done if clusters[i].historical and not _is_prior(clusters[i]))
    now = [when for when, i in done if not clusters[i].historical]
    places = {clusters[i].tellings[0].draft.place_id for _, i in over} - {None}
    if len(places) < _STAGES or not 0 < len(now) <= len(over) or not any(_is_flight(clusters[i]) for _, i in over):
        return []
    days = [when.replace(tzinfo=None) for when in (*(when for when, _ in over), min(now))]
    return [i for _, i in over] if all(b - a <= _LONGEST_PAUSE for a, b in pairwise(days)) else []


def _is_flight(cluster: EventCluster) -> bool:
    return any(telling.draft.trigger.lemma_ in _FLEEING for telling in cluster.tellings)


def _is_prior(cluster: EventCluster) -> bool:
    return any(telling.draft.prior for telling in cluster.tellings)


def _last_departure(journey: Sequence[int], clusters: Sequence[EventCluster], calendar: Calendar) -> list[int]:
    """Return the departure of long ago by which one traveller is under way to where the rest of a journey tells.

    Whoever fled from the one to the other is told to have come there as well.
    """
    now = [c for i in journey if not (c := clusters[i]).historical]
    came = any(c.type == "arrival" and not NOT_DONE & set(c.statuses) for c in now)
    over = [
        (w.latest, i) for i in journey if clusters[i].historical and (w := clusters[i].tellings[0].window) and w.latest
    ]
    if not over or not came or calendar.midnight is None:
        return []
    when, last = max(over)
    verb = clusters[last].tellings[0].draft.trigger
    told = [i for _, i in over if clusters[i].tellings[0].draft.trigger == verb]
    fled = _is_flight(clusters[last])
    longest = _LONGEST_FLIGHT if fled else _LONGEST_JOURNEY
    lately = when.replace(tzinfo=None) >= calendar.midnight - longest + timedelta(days=1)
    left = fled or clusters[last].type == "departure"
    return told if lately and left and all(c.type != "departure" for c in now) else []
