"""What journeys say of where their places can lie: by what somebody came and left, and how fast that would have been.

A leg whose mode only follows from the one before is held against no mode, and dates against a bound with slack: what
disagrees here must be a wrong place and not a loose reading of the time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.figures import number
from geo.journey.clauses import MODES
from geo.journey.itinerary.row_witnesses import ToldStop, is_slow, named_countries, row_witnesses
from geo.journey.itinerary.speeds import TOP_SPEED_KMH
from geo.journey.itinerary.way_phrases import way_phrases
from geo.lexicon import FrameClass, any_of, classes, plurals, vehicles, word_list, word_set
from geo.places import AtPort, AtStation, Beyond, OneRailway, Overland, Within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.journey.events import EventExtraction, ExtractedEvent
    from geo.model import EventType, Leg, Mention, Mode, Place, Route, Span, Stop
    from geo.places import Witness

_STOPS: Final[frozenset[EventType]] = frozenset({"departure", "arrival", "return", "stay"})
_TOLD: Final[frozenset[EventType]] = _STOPS | {"passage", "crossing"}
_SLACK, _SLACK_KM = 1.3, 100.0
_SEA_KM, _SEA_DOUBT = 4000.0, 0.4
"""Most ships go no farther from one port that a text names to the next, but many do."""

_FLIGHT_KM: Final = 100.0
"""Hardly an airliner flies less far."""

_SHORT_FLIGHTS: Final = frozenset(
    plurals([word for word, kind in vehicles().items() if kind.mode == "air" and kind.top_kmh is not None])
)
_SPEED_DOUBT: Final = 0.1
_PHRASE_DOUBT: Final = 0.1
_NO_VEHICLE: Final = frozenset(plurals(word_set("people") | word_set("vehicles_of", "business", "person", "part")))
_NEXT_WORD: Final = re.compile(r"[ ]([a-z]+)\b")
_ELSEWHERE: Final = re.compile(rf"\b{any_of(word_list('vehicles_of', 'elsewhere'))}[ -]$", re.IGNORECASE)
_REACH: Final = 12
_MODES: Final = {rule: frame.mode for rule, frame in classes("motion", FrameClass).items()}


def journey_witnesses(
    extraction: EventExtraction,
    routes: Sequence[Route],
    mentions: Sequence[Mention],
    places: Mapping[str, Place],
    text: str,
) -> tuple[Witness, ...]:
    """Return what the events and routes of a text say of where its mentions' places lie."""
    reader = _Reader(extraction, mentions, text)
    stops = [witness for extracted in extraction.events for witness in reader.stops(extracted)]
    legs = [witness for route in routes for witness in reader.legs(route)]
    named, slow = named_countries(mentions, places), is_slow(text)
    rows = [witness for row in reader.rows(places) for witness in row_witnesses(row, named, slow=slow)]
    return (*stops, *legs, *reader.phrases(), *rows)


class _Reader:
    """The events of a text and its mentions, by what they are looked up by."""

    def __init__(self, extraction: EventExtraction, mentions: Sequence[Mention], text: str) -> None:
        self._events = {extracted.event.id: extracted for extracted in extraction.events}
        self._otherwise = {
            extracted.mode_span
            for extracted in extraction.events
            if _MODES.get(extracted.event.rule or "") not in {None, extracted.event.mode}
        }
        self._vehicles = {
            traveller.id: (MODES.get(traveller.vehicle.split()[-1].lower(), "unknown"), span)
            for traveller in extraction.travellers
            if traveller.vehicle is not None and (span := extraction.vehicle_spans.get(traveller.id)) is not None
        }
        self._text = text
        placed = (mention for mention in mentions if mention.place_id is not None and mention.kind == "place")
        self._all = sorted(placed, key=lambda m: m.start)
        self._mentions: dict[str, list[Mention]] = {}
        for mention in self._all:
            self._mentions.setdefault(mention.place_id or "", []).append(mention)

    def stops(self, extracted: ExtractedEvent) -> Iterator[Witness]:
        """Yield what the mode of an event says of its places."""
        event = extracted.event
        mode, span = self._mode(extracted)
        if event.type not in _STOPS or span is None or not self._carries(span):
            return
        why = f"the text has somebody come there or leave it by {mode} (“{self._words(span)}”)"
        for place_id in dict.fromkeys((event.from_place_id, event.place_id, event.to_place_id)):
            mention = self._mention(place_id, [extracted])
            if mention is not None and mode == "sea":
                yield AtPort(mention.id, why)
            elif mention is not None and mode == "rail":
                yield AtStation(mention.id, why)

    def _mode(self, extracted: ExtractedEvent) -> tuple[Mode, Span | None]:
        """Return by what an event's travellers go and the words that say so: its own, or that they are a vehicle."""
        event = extracted.event
        if extracted.mode_span is not None or event.mode != "unknown":
            return event.mode, extracted.mode_span
        ways = [self._vehicles[traveller] for traveller in event.traveller_ids if traveller in self._vehicles]
        return ways[0] if ways else ("unknown", None)

    def rows(self, places: Mapping[str, Place]) -> list[list[ToldStop]]:
        """Return the stops of each traveller, in the order of the text."""
        rows: dict[str, list[ToldStop]] = {}
        for extracted in self._events.values():
            event = extracted.event
            if event.type not in _TOLD or event.status in {"denied", "historical"}:
                continue
            for place_id in dict.fromkeys((event.from_place_id, event.place_id, event.to_place_id)):
                mention = self._mention(place_id, [extracted])
                place = places.get(place_id or "")
                if mention is not None and place is not None:
                    is_left = event.type == "departure" and place_id != event.to_place_id
                    stop = ToldStop(mention, place, event.mode, event.status, is_left)
                    for traveller_id in dict.fromkeys(event.traveller_ids):
                        rows.setdefault(traveller_id, []).append(stop)
        return [sorted(row, key=lambda stop: stop.mention.start) for row in rows.values()]

    def phrases(self) -> Iterator[Witness]:
        """Yield what the phrases before names say, whoever goes."""
        for phrase in way_phrases(self._text, self._all):
            why = f"the text has a way there or from there by {phrase.mode} (“{phrase.words}”)"
            stops = (phrase.mention, phrase.goal) if phrase.mode in {"sea", "rail"} else ()
            for mention in (m for m in stops if m is not None):
                yield (AtPort if phrase.mode == "sea" else AtStation)(mention.id, why, _PHRASE_DOUBT)
            if phrase.goal is not None:
                yield from self._by_mode(phrase.mode, phrase.words, phrase.mention, phrase.goal)

    def legs(self, route: Route) -> Iterator[Witness]:
        """Yield what the legs of a route say of its stops."""
        before = None
        for leg, (first, last) in zip(route.legs, pairwise(route.stops), strict=True):
            ends = [self._mention(stop.place_id, self._told(stop)) for stop in (first, last)]
            own = leg.mode_evidence is not None and leg.mode_evidence != before and self._carries(leg.mode_evidence)
            before = leg.mode_evidence
            if ends[0] is not None and ends[1] is not None:
                yield from self._leg(leg, (first, last), ends[0], ends[1], own=own)

    def _leg(self, leg: Leg, stops: tuple[Stop, Stop], a: Mention, b: Mention, *, own: bool) -> Iterator[Witness]:
        if own and leg.mode_evidence is not None:
            yield from self._by_mode(leg.mode, self._words(leg.mode_evidence), a, b)
        hours = None if self._told_at_once(*stops) else _hours(*stops)
        if hours is not None:
            top = (leg.top_speed_kmh if own else None) or TOP_SPEED_KMH["unknown"]
            why = f"the text leaves {number(round(hours, 1))} hours for the way from {a.text} to {b.text}"
            yield Within(a.id, b.id, _SLACK * top * hours + _SLACK_KM, why, _SPEED_DOUBT)

    def _told_at_once(self, first: Stop, last: Stop) -> bool:
        """Whether one verb tells of both: "arrived from Lima late on Tuesday" dates the coming, and no leaving."""
        left, came = ({e.event.trigger for e in self._told(stop)} for stop in (first, last))
        return not left.isdisjoint(came)

    def _by_mode(self, mode: Mode, words: str, a: Mention, b: Mention) -> Iterator[Witness]:
        """Yield what a way by train, ship, road or air says of its ends."""
        why = f"the text has somebody go from {a.text} to {b.text} by {mode} (“{words}”)"
        if mode == "rail":
            yield OneRailway(a.id, b.id, why)
        elif mode == "sea":
            vehicle = vehicles().get(words.lower())
            if vehicle is not None and vehicle.farthest_km is not None:
                yield Within(a.id, b.id, vehicle.farthest_km, why)
            else:
                yield Within(a.id, b.id, _SEA_KM, why, _SEA_DOUBT)
        elif mode == "road":
            yield Overland(a.id, b.id, why)
        elif mode == "air" and words.lower() not in _SHORT_FLIGHTS:
            yield Beyond(a.id, b.id, _FLIGHT_KM, why)

    def _told(self, stop: Stop) -> list[ExtractedEvent]:
        return [self._events[event] for event in stop.event_ids if event in self._events]

    def _mention(self, place_id: str | None, told: Sequence[ExtractedEvent]) -> Mention | None:
        """Return the mention by which events name a place, None where they only point at it."""
        named = self._mentions.get(place_id or "", [])
        for span in (span for extracted in told for span in extracted.event.evidence):
            at = bisect_left(named, span.start, key=lambda m: m.start)
            if at < len(named) and named[at].end <= span.end:
                return named[at]
        return None

    def _words(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _carries(self, span: Span) -> bool:
        """Whether the words for a mode are of what carries, and not of who owns or mans it, or of what goes elsewhere.

        "The ferry operator", "the space ship", "the carrier flew".
        """
        after = _NEXT_WORD.match(self._text, span.end)
        if span in self._otherwise or (after is not None and after[1] in _NO_VEHICLE):
            return False
        return _ELSEWHERE.search(self._text[max(0, span.start - _REACH) : span.start]) is None


def _hours(first: Stop, last: Stop) -> float | None:
    """Return the most hours that the dates leave between two stops, None where they do not say."""
    left = first.depart.earliest if first.depart else None
    came = last.arrive.latest if last.arrive else None
    if left is None or came is None or came <= left:
        return None
    return (came - left).total_seconds() / 3600
