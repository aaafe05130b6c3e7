"""What tells a stop, in words: the words of the article, what sort of evidence they are, how sure they make it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.lexicon import rule_says
from geo.view.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Dossier, Doubt, Event, EventType, EvidenceKind, Span, Stop
    from geo.view.contract import Why

UNSURE: Final = 0.6
"""Below which chance a stop or an event is marked as unsure."""

_EVIDENCE_WORDS: Final[Mapping[EvidenceKind, str]] = {
    "moved": "came and left",
    "passed": "passed there",
    "met": "met others there",
    "stayed": "stayed there",
    "seen": "seen there",
    "aimed": "set out for it",
    "planned": "planned",
}
_DOUBT_WORDS: Final[Mapping[Doubt, str]] = {
    "place": "which place is meant",
    "whose": "whose visit it is",
    "told": "that it is told as a visit",
    "order": "when in the journey it was",
}
_TYPES: Final[Mapping[EvidenceKind, frozenset[EventType]]] = {
    "moved": frozenset({"arrival", "return", "departure"}),
    "passed": frozenset({"passage", "crossing"}),
    "met": frozenset({"meeting"}),
    "stayed": frozenset({"stay"}),
    "seen": frozenset({"stay", "statement", "other"}),
    "aimed": frozenset({"departure"}),
}
"""The types of the events that are evidence of a kind."""

_MOST_QUOTES: Final = 6
"""How many tellings of a stop are quoted; the others are counted."""

_MOST_RULES: Final = 3
"""Of how many rules it is said what they read; the others are named."""


def is_unsure(sureness: float | None) -> bool:
    """Say whether what is so sure, 0 to 1, is marked as unsure; what nobody weighed is not."""
    return sureness is not None and sureness < UNSURE


def sure_words(sureness: float | None) -> str | None:
    """Return how sure something is, 0 to 1: "83 % sure", "unsure, 45 %"; None where that is not known."""
    if sureness is None:
        return None
    # Rounded down: what is marked as unsure is not said to be 60 %, and nothing to be quite sure.
    percent = min(99, int(sureness * 100 + 1e-6))
    return f"unsure, {percent} %" if is_unsure(sureness) else f"{percent} % sure"


def doubt_words(stop: Stop) -> str | None:
    """Return what is least sure of a stop that is marked as unsure: "least sure: whose visit it is"."""
    return f"least sure: {_DOUBT_WORDS[stop.doubt]}" if stop.doubt and is_unsure(stop.sureness) else None


def evidence_words(stop: Stop, events: Sequence[Event]) -> str | None:
    """Return the kind of evidence for a stop in words; of somebody's coming and leaving, which of them is told."""
    if stop.evidence != "moved":
        return _EVIDENCE_WORDS[stop.evidence] if stop.evidence else None
    types = {event.type for event in events if event.status == stop.status}
    came, left = bool(types & {"arrival", "return"}), "departure" in types
    return "came there" if came and not left else "left there" if left and not came else "came and left"


@dataclass(frozen=True)
class Tellings:
    """What the tellings of stops are looked up in: the events by id, where the places are named, in order, the text."""

    events: Mapping[str, Event]
    names: Mapping[str, Sequence[Span]]
    text: str

    def of(self, stop: Stop) -> str:
        """Return what tells a stop, on a line; "" where nothing does.

        "Told: “was arrested in Tulsa” · seen there · 83 % sure"; the words are those of the surest event of that kind.
        """
        types = _TYPES.get(stop.evidence or "planned", frozenset())
        best = max(
            self._events_of(stop),
            key=lambda e: (e.status == stop.status, e.type in types, e.sureness or 0.0),
            default=None,
        )
        if best is None:
            return ""
        span, name = min(self._spans(best, stop), key=lambda one: one[1] is None)
        return " · ".join([f"Told: {quoted(self.text, span, name or best.trigger)}", *_how(stop, [best])])

    def why(self, stop: Stop) -> Why | None:
        """Return why a visit is a stop: the words of each event, what they are, how sure they make it."""
        own = self._events_of(stop)
        if not own:
            return None
        spans = dict.fromkeys(one for event in own for one in self._spans(event, stop))
        words = [f"Told: {quoted(self.text, span, name)}." for span, name in [*spans][:_MOST_QUOTES]]
        if len(spans) > _MOST_QUOTES:
            words.append(f"And {len(spans) - _MOST_QUOTES} more.")
        how = " · ".join(_how(stop, own))
        rules = dict.fromkeys(event.rule for event in own if event.rule)
        words += [f"Read as {says}." for rule in [*rules][:_MOST_RULES] if (says := rule_says(rule))]
        return {
            "ask": "Why this stop?",
            "words": [*words, f"{how[0].upper()}{how[1:]}."] if how else words,
            "rule": ", ".join(rules),
        }

    def _events_of(self, stop: Stop) -> list[Event]:
        return [self.events[i] for i in stop.event_ids if i in self.events]

    def _spans(self, event: Event, stop: Stop) -> list[tuple[Span, Span | None]]:
        """Return the words of an event, each with where they name the stop's place."""
        names = self.names.get(stop.place_id, ())
        found: list[tuple[Span, Span | None]] = []
        for span in event.evidence or (event.trigger,):
            first = bisect_left(names, span.start, key=lambda name: name.start)
            inside = first < len(names) and names[first].end <= span.end
            found.append((span, names[first] if inside else None))
        return found


def tellings(dossier: Dossier) -> Tellings:
    """Return what the tellings of a dossier's stops are looked up in."""
    named: dict[str, list[Span]] = defaultdict(list)
    for mention in sorted(dossier.mentions, key=lambda m: m.start):
        if mention.place_id is not None:
            named[mention.place_id].append(mention)
    # What is told by its distance from a place is named where that one is.
    derived = {p.id: p.derived_from.place_id for p in dossier.places if p.derived_from is not None}
    names = {**named, **{place: named[of] for place, of in derived.items() if of in named}}
    return Tellings({event.id: event for event in dossier.events}, names, dossier.article.text)


def _how(stop: Stop, events: Sequence[Event]) -> list[str]:
    return [*filter(None, (evidence_words(stop, events), sure_words(stop.sureness), doubt_words(stop)))]
