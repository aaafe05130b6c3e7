"""The journeys that were read in an article, as far as they tell the ends of one whose figure a sentence states."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.claims.statements.reference import End
from geo.claims.travel.journey_dates import JourneyDates
from geo.claims.travel.pace import pace_of
from geo.claims.travel.travel_words import JOURNEY
from geo.claims.travel.travelled_forms import TO_GO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.claims.measuring.context import ArticlePlaces, SentenceContext
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Article, Event, Mention, Mode, Place, Route, Stop, TimeRef

_BACK = 700  # characters before a figure in which its journey's start is told
_POINTS = ("PPL", "S.", "STLMT", "AIR", "RSTN", "PRT", "HBR")
_BEFORE = 350  # characters before a sentence in which the journey is told that it goes on about
_HERE = re.compile(r"\bhere\b", re.IGNORECASE)
_THE_JOURNEY = re.compile(rf"\s*(?:the|this|that|its|their)\s(?:\w+\s)?{JOURNEY}\b", re.IGNORECASE)
_REACHED = re.compile(r"\s*the\s(?:\w+\s){1,3}(?:is|was|can\sbe|will\sbe)\sreached\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")
_HAPPENED = frozenset({"confirmed", "reported"})
_SURE = 0.75


@dataclass(frozen=True)
class TravelFrame:
    """Whose journey a figure is told of, and its statement with the ends that this journey gives it.

    `surmised` says that an end is one which the sentence does not name.
    """

    statement: TravelStatement
    route: Route | None
    surmised: bool


class Journeys:
    """The events and routes of an article: made once for all its sentences."""

    def __init__(
        self,
        article: Article,
        events: Iterable[Event],
        routes: Sequence[Route],
        times: Sequence[TimeRef],
        known: ArticlePlaces,
    ) -> None:
        self.routes = routes
        self.dates = JourneyDates(article.text, times, known)
        self._text = article.text
        self._events = sorted((e for e in events if e.traveller_ids), key=lambda event: event.trigger.start)
        self._known = known
        line = article.dateline
        inside = [m for m in known.mentions if line and line.start <= m.start < line.end and m.place_id]
        self._here = End.of(inside[0]) if inside else None
        self._by_traveller = {route.traveller_id: route for route in routes}

    def frame(self, statement: TravelStatement, context: SentenceContext) -> TravelFrame:
        """Return a statement of travel with what the journey adds that its sentence leaves open."""
        inside = self._between(context.start, context.end)
        nearest = min(inside, key=lambda event: abs(event.trigger.start - statement.start), default=None)
        who = set(nearest.traveller_ids) if nearest else set()
        route = self._route(who)
        if statement.is_whole and statement.reference is None and statement.subject is None:
            return self._goes_on(statement, context, route)
        goal = statement.subject or (None if self._is_here(statement, context) else self._goal(inside, statement))
        goal = goal if goal is None or goal.kind != "back" else self._goal(inside, statement)
        origin = statement.reference
        if goal is None and origin is not None and self._is_here(statement, context):
            return TravelFrame(replace(statement, subject=self._here), route, surmised=False)
        if (origin is None or origin.kind == "back") and goal is not None:
            origin = self._origin(statement, who, goal, context)
        same = origin is statement.reference and goal is statement.subject
        whole = replace(statement, reference=origin, subject=goal)
        if origin is None and goal is not None and (statement.is_whole or statement.is_left):
            return self._from_before(whole, context, route)
        return TravelFrame(whole, route, surmised=statement.is_surmised or not same)

    def _is_here(self, statement: TravelStatement, context: SentenceContext) -> bool:
        """Whether words before a figure tell of a way "here", to where the article was written."""
        return self._here is not None and _HERE.search(self._text, context.start, statement.start) is not None

    def _goes_on(self, statement: TravelStatement, context: SentenceContext, route: Route | None) -> TravelFrame:
        """Return a statement of "the ride" or of a town that "is reached" with the ends told in the sentence before."""
        none = TravelFrame(statement, route, surmised=False)
        if _REACHED.match(self._text, context.start):
            lead = self._text[max(0, context.start - _BEFORE) : context.start].rstrip()
            start = context.start - len(_SENTENCE_END.split(lead)[-1]) - 1
            named = {m.place_id for m in self._known.mentions if start <= m.start < context.start and m.kind == "place"}
            goal = self._end(named.pop(), statement.start) if len(named) == 1 else None
            return self._from_before(replace(statement, subject=goal), context, route) if goal else none
        if not _THE_JOURNEY.match(self._text, context.start):
            return none
        before = [event for event in self._between(context.start - _BEFORE, context.start) if event.to_place_id]
        goal = self._end(before[-1].to_place_id, statement.start) if before else None
        return self._from_before(replace(statement, subject=goal), context, route) if goal else none

    def _from_before(self, statement: TravelStatement, context: SentenceContext, route: Route | None) -> TravelFrame:
        """Return a statement with the start that the sentences before tell, else where they were written."""
        target = self._known.places.get(goal or "") if (goal := _place_id(statement.subject)) else None
        if target is None or not target.feature.startswith(_POINTS):
            return TravelFrame(statement, route, surmised=True)
        before = [e for e in self._between(context.start - _BEFORE, context.start) if e.type == "departure"]
        if statement.is_left and route:
            reached = [s.place_id for s in route.stops if s.status in _HAPPENED and s.place_id != goal]
            origin = self._end(reached[-1], statement.start) if reached else None
        elif before and before[-1].from_place_id:
            origin = self._end(before[-1].from_place_id, statement.start)
        else:
            origin = replace(self._here, surmised=True) if before and self._here else None
        if origin is None or (origin.mention and origin.mention.place_id == goal):
            return TravelFrame(statement, route, surmised=True)
        means, modes = statement.means, {leg.mode for leg in route.legs} if route else set()
        if statement.is_left and modes == {"air"}:
            statement = replace(statement, basis="geodesic", basis_told=True)
        if before and not statement.is_left:
            at = before[-1].trigger.start
            means = (*means, self._text[max(0, at - 100) : at + 60])
        return TravelFrame(replace(statement, reference=origin, means=means), route, surmised=True)

    def sure_stops(self, route: Route) -> list[tuple[Stop, Place]]:
        """Return the stops of a route where its traveller surely was, with their places; only towns and the like."""
        stops = ((stop, self._known.places.get(stop.place_id)) for stop in route.stops)
        return [
            (stop, place)
            for stop, place in stops
            if place is not None
            and place.lat is not None
            and place.feature.startswith(_POINTS)
            and stop.status in _HAPPENED
            and (stop.sureness or 0.0) >= _SURE
        ]

    def _between(self, start: int, end: int) -> list[Event]:
        first, last = (bisect_left(self._events, at, key=lambda event: event.trigger.start) for at in (start, end))
        return self._events[first:last]

    def _route(self, who: set[str]) -> Route | None:
        if who:
            return next((self._by_traveller[t] for t in sorted(who) if t in self._by_traveller), None)
        return self.routes[0] if len(self.routes) == 1 else None

    def _goal(self, inside: Sequence[Event], statement: TravelStatement) -> End | None:
        arrivals = [event for event in inside if event.to_place_id]
        if statement.rule == TO_GO:  # nobody has still to go where he is
            arrivals = [event for event in arrivals if event.status not in _HAPPENED]
        nearest = min(arrivals, key=lambda event: abs(event.trigger.start - statement.start), default=None)
        return self._end(nearest.to_place_id, statement.start) if nearest else None

    def _origin(self, statement: TravelStatement, who: set[str], goal: End, context: SentenceContext) -> End | None:
        """Return whence a journey went: where it was last said to start or, of what is left of it, to be."""
        target, _ = context.target(goal, "subject", statement)
        if target is None:
            return None
        earlier = [e for e in self._between(statement.start - _BACK, context.end) if who & {*e.traveller_ids}]
        if statement.is_left:
            told = [e for e in earlier if e.status in _HAPPENED and e.trigger.start <= statement.start]
            places = [e.place_id for e in told]
        else:
            pace = pace_of(*statement.means)
            mode: Mode = pace.mode if pace else "unknown"
            # Who starts in the same sentence by nothing that it tells may go on by something else: "a train from Kyiv
            # and a one-hour flight".
            told = [e for e in earlier if e.mode == mode or e.trigger.start < context.start or mode == "unknown"]
            places = [*(e.from_place_id for e in told), *self._legs_to(target.place.id, self._route(who), mode)]
        ends = [end for place in reversed(places) if (end := self._end(place, statement.start))]
        return next((end for end in ends if end.mention and end.mention.place_id != target.place.id), None)

    def _legs_to(self, goal: str, route: Route | None, mode: Mode) -> list[str]:
        """Return where the only leg of a route by that mode to a goal starts, first of all guesses."""
        if route is None:
            return []
        stops = {stop.id: stop.place_id for stop in route.stops}
        legs = [leg for leg in route.legs if stops[leg.to] == goal and leg.mode == mode]
        return [stops[legs[0].from_]] if len(legs) == 1 else []

    def _end(self, place_id: str | None, near: int) -> End | None:
        """Return a place as an end, by the mention of it that stands nearest; None if it is no point or has none."""
        place = self._known.places.get(place_id or "")
        if place is None or not place.feature.startswith(_POINTS):
            return None
        named: list[Mention] = [m for m in self._known.mentions if m.place_id == place.id]
        mention = min(named, key=lambda m: abs(m.start - near), default=None)
        return End("place", place.name, mention, surmised=True) if mention else None


def _place_id(end: End | None) -> str | None:
    return end.mention.place_id if end is not None and end.mention is not None else None
