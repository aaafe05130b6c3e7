"""The journeys that were read in an article, as far as they tell the ends of one whose figure a sentence states."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.claims.journey_dates import JourneyDates
from geo.claims.reference import End

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.claims.context import ArticlePlaces, SentenceContext
    from geo.claims.travel_statement import TravelStatement
    from geo.model import Event, Mention, Mode, Place, Route, Stop, TimeRef

_BACK = 700  # characters before a figure in which its journey's start is told
_POINTS = ("PPL", "S.", "STLMT", "AIR", "RSTN", "PRT", "HBR")
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
        text: str,
        events: Iterable[Event],
        routes: Sequence[Route],
        times: Iterable[TimeRef],
        known: ArticlePlaces,
    ) -> None:
        self.routes = routes
        self.dates = JourneyDates(text, times)
        self._events = sorted((e for e in events if e.traveller_ids), key=lambda event: event.trigger.start)
        self._known = known
        self._by_traveller = {route.traveller_id: route for route in routes}

    def frame(self, statement: TravelStatement, mode: Mode, context: SentenceContext) -> TravelFrame:
        """Return a statement of travel with what the journey adds that its sentence leaves open."""
        inside = self._between(context.start, context.end)
        nearest = min(inside, key=lambda event: abs(event.trigger.start - statement.start), default=None)
        who = set(nearest.traveller_ids) if nearest else set()
        route = self._route(who)
        if statement.is_whole and statement.reference is None and statement.subject is None:
            return TravelFrame(statement, route, surmised=False)
        goal = statement.subject or self._goal(inside, statement)
        goal = goal if goal is None or goal.kind != "back" else self._goal(inside, statement)
        origin = statement.reference
        if (origin is None or origin.kind == "back") and goal is not None:
            origin = self._origin(statement, who, goal, mode, context)
        same = origin is statement.reference and goal is statement.subject
        return TravelFrame(replace(statement, reference=origin, subject=goal), route, surmised=not same)

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
        nearest = min(arrivals, key=lambda event: abs(event.trigger.start - statement.start), default=None)
        return self._end(nearest.to_place_id, statement.start) if nearest else None

    def _origin(
        self, statement: TravelStatement, who: set[str], goal: End, mode: Mode, context: SentenceContext
    ) -> End | None:
        """Return whence a journey went: where it was last said to start or, of what is left of it, to be."""
        target, _ = context.target(goal, "subject", statement)
        if target is None:
            return None
        earlier = [e for e in self._between(statement.start - _BACK, context.end) if who & {*e.traveller_ids}]
        if statement.is_left:
            told = [e for e in earlier if e.status in _HAPPENED and e.trigger.start <= statement.start]
            places = [e.place_id for e in told]
        else:
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
