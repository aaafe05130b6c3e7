"""The stops of the travellers with one correction applied, and the routes that they then make."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, Any

from geo.correction_values import no_such, read_window
from geo.errors import InputError
from geo.journey.clauses import weaker
from geo.journey.events import zone_of
from geo.journey.itinerary import lay_leg, least_speed, leg_km, make_route, stop_id
from geo.model import Stop, Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.journey.amending.story_changes import Setting
    from geo.model import Correction, Leg, Mode, Place, Route, Span

Stops = dict[str, tuple[Stop, ...]]
"""The stops of each traveller, by its id, in the order of the journey; empty where none is told."""


def amended_stops(stops: Stops, made: Correction, setting: Setting) -> Stops:
    """Return the stops with one of them corrected; raises InputError and PlaceNotFoundError."""
    if made.kind == "stop.add":
        return _with_stop(stops, made, setting)
    whose = next((who for who, theirs in stops.items() if any(stop.id == made.target for stop in theirs)), None)
    if whose is None:
        raise no_such("stop", made.target, [stop.id for theirs in stops.values() for stop in theirs])
    theirs = stops[whose]
    old = next(stop for stop in theirs if stop.id == made.target)
    if made.kind == "stop.remove":
        return {**stops, whose: tuple(stop for stop in theirs if stop is not old)}
    if made.kind == "stop.move":
        return {**stops, whose: _moved(theirs, old, made.value)}
    new = old.model_copy(update=_change(old, made, setting) | {"sureness": None, "doubt": None})
    return {**stops, whose: tuple(new if stop is old else stop for stop in theirs)}


def _change(old: Stop, made: Correction, setting: Setting) -> dict[str, Any]:
    if made.kind == "stop.place":
        if made.value is None:
            raise InputError("A stop is at a place; to have it no stop, remove it (stop.remove).")
        return {"place_id": setting.place(made.value).id}
    window = read_window(made.value, zone_of(setting.place(old.place_id)))
    return {"arrive" if made.kind == "stop.arrive" else "depart": window}


def _moved(theirs: tuple[Stop, ...], old: Stop, after: str | None) -> tuple[Stop, ...]:
    """Return the stops with one after another, first where none is named."""
    others = [stop for stop in theirs if stop is not old]
    ids = [stop.id for stop in others]
    if after is not None and after not in ids:
        raise no_such("other stop of this journey", after, ids)
    at = 0 if after is None else ids.index(after) + 1
    new = old.model_copy(update={"sureness": None, "doubt": None})
    return (*others[:at], new, *others[at:])


def _with_stop(stops: Stops, made: Correction, setting: Setting) -> Stops:
    """Return the stops with one added behind another, or at the end of a traveller's journey."""
    ids = {who: [stop.id for stop in theirs] for who, theirs in stops.items()}
    whose = made.target if made.target in stops else next((w for w, own in ids.items() if made.target in own), None)
    if whose is None:
        raise no_such("stop or traveller", made.target, [*stops, *(each for own in ids.values() for each in own)])
    if made.value is None:
        raise InputError("Nothing says where the new stop is; give the id of a place or point:LAT,LON.")
    place = setting.place(made.value)
    taken = {each for own in ids.values() for each in own}
    name = next(each for number in count(1) if (each := stop_id(whose, place.id, number)) not in taken)
    new = Stop(id=name, place_id=place.id, status="confirmed")
    at = len(ids[whose]) if made.target == whose else ids[whose].index(made.target) + 1
    return {**stops, whose: (*stops[whose][:at], new, *stops[whose][at:])}


def relaid(old: Route | None, traveller_id: str, stops: Sequence[Stop], places: Mapping[str, Place]) -> Route | None:
    """Return the route by these stops, None where they are fewer than two; a leg that nobody touched stays as it is."""
    if len(stops) < 2:
        return None
    if old is not None and tuple(stops) == old.stops:
        return old
    was = {stop.id: stop.place_id for stop in old.stops} if old else {}
    known = {(leg.from_, leg.to): leg for leg in old.legs} if old else {}
    through = sorted({country for stop in stops if (country := places[stop.place_id].country)})
    legs: list[Leg] = []
    for start, end in pairwise(stops):
        status = weaker(start.status, end.status)
        leg = known.get((start.id, end.id))
        if leg is None or any(was[stop.id] != stop.place_id for stop in (start, end)):
            told = _mode_told(old, start.id, end.id)
            ends = (places[start.place_id], places[end.place_id])
            leg = lay_leg(ends, (start.id, end.id), told, status=status, through=through)
        speed = least_speed(start.depart or Window(), end.arrive or Window(), leg_km(leg))
        legs.append(leg.model_copy(update={"status": status, "min_speed_kmh": speed}))
    return make_route(traveller_id, stops, legs)


def _mode_told(old: Route | None, start: str, end: str) -> tuple[Mode, Span | None]:
    """Return how the journey is told to go here: to that stop, else from this one, else on the whole, if in one way."""
    legs = old.legs if old else ()
    for leg in (*(leg for leg in legs if leg.to == end), *(leg for leg in legs if leg.from_ == start)):
        return leg.mode, leg.mode_evidence
    modes = {leg.mode for leg in legs}
    return (modes.pop() if len(modes) == 1 else "unknown"), None
