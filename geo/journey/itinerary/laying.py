"""Stops joined to a route: an id for each, the way of each leg, and what the whole comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.journey.itinerary.speeds import top_speed_kmh
from geo.journey.itinerary.whereabouts import whereabouts
from geo.model import Leg, Route
from geo.routing import find_way, waypoint_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.model import Mode, Place, Span, Status, Stop
    from geo.routing import Waypoint


def stop_id(traveller_id: str, place_id: str, number: int) -> str:
    """Return the id of a traveller's visit to a place, with its number from the second on."""
    return f"s-{traveller_id.removeprefix('t-')}-{place_id}{f'-{number}' if number > 1 else ''}"


def lay_leg(
    places: tuple[Place, Place],
    ids: tuple[str, str],
    told: tuple[Mode, Span | None],
    words: str = "",
    *,
    status: Status,
    via: Sequence[Waypoint] = (),
    avoid: Collection[str] = (),
    through: Collection[str] = (),
) -> Leg:
    """Return the way between two stops by the mode that is told, with its evidence, and its top speed.

    `words` tell how the traveller goes; `through` are the countries (ISO) that the journey is told to lead through.
    """
    mode, evidence = told
    start, end = map(waypoint_of, places)
    way = find_way(start, end, mode, via=via, avoid=avoid, through=through)
    own = {
        "id": f"{ids[0]}>{ids[1]}",
        "from": ids[0],
        "to": ids[1],
        "mode_evidence": evidence,
        "status": status,
        "top_speed_kmh": top_speed_kmh(way.mode, words, way.countries),
    }
    return Leg.model_validate({**dict(way), **own})


def make_route(traveller_id: str, stops: Sequence[Stop], legs: Sequence[Leg]) -> Route:
    """Return the route of a traveller: its lengths, and where one can be on it at a time."""
    known = [leg.path_km for leg in legs if leg.path_km is not None]
    return Route(
        id="r-" + traveller_id.removeprefix("t-"),
        traveller_id=traveller_id,
        stops=tuple(stops),
        legs=tuple(legs),
        geodesic_km=round(sum(leg.geodesic_km for leg in legs), 3),
        path_km=round(sum(known), 3) if len(known) == len(legs) else None,
        whereabouts=whereabouts(stops, legs),
    )
