"""Whether places are where a witness says, and what it has against those that are not."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from geo.compass import angle_between
from geo.places.witnesses import Apart, AtPort, AtStation, Beyond, Near, OneRailway, OnTheWay, Overland, Within
from geo.routing import harbour_km, initial_bearing_deg, railways_near, sea_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.witnesses import Witness

_HARBOUR_KM, _NEAR_HARBOUR_KM = 25.0, 60.0
_NEAR_HARBOUR_FIT: Final = 0.5
_OVERLAND_KM: Final = 4500.0
"""From Vancouver to Halifax; the oceans are wider between most towns."""

_NEAR_KM: Final = 200.0
_BEARING_SLACK_DEG: Final = 60.0
_TIMES_OFF: Final = 10.0
_OFF_BOTH_WAYS: Final = 0.05
"""How many times a figure is off that is a misprint of none, and what that leaves of a doubt where a direction is told
too: a figure and a direction that both fit a namesake by chance are rare."""

_EARTH_DIAMETER_KM: Final = 12742.02

_TOWN_PEOPLE, _CITY_PEOPLE = 20_000, 300_000
_TOWN_DOUBT, _CITY_DOUBT = 4.0, 25.0
"""How many times as often as in a village somebody stops far off the way in a town (or an area), and in a city."""


@dataclass(frozen=True)
class Spot:
    """Where a place is: a point in degrees, and how far from it an area may reach in km, 0 for a town; its people."""

    name: str
    point: tuple[float, float]
    reach_km: float = 0.0
    people: int = 0


def fit(witness: Witness, spots: Sequence[Spot]) -> float:
    """Return how likely a witness is if these are its places: 1 where it fits, else its `doubt`, or between them."""
    reach = sum(spot.reach_km for spot in spots)
    match witness:
        case OnTheWay():
            return _on_the_way(witness, *spots)
        case AtPort():
            km = 0.0 if reach else harbour_km(spots[0].point)
            if _HARBOUR_KM < km <= _NEAR_HARBOUR_KM:
                return max(_NEAR_HARBOUR_FIT, witness.doubt)
            fits = km <= _HARBOUR_KM
        case AtStation():
            fits = bool(reach or railways_near(spots[0].point))
        case OneRailway():
            fits = bool(reach or railways_near(spots[0].point) & railways_near(spots[1].point))
        case Overland():
            fits = kilometres_between(*spots) - reach <= _OVERLAND_KM
        case Beyond():
            fits = bool(reach) or kilometres_between(*spots) >= witness.km_at_least
        case Near():
            fits = kilometres_between(*spots) - reach <= _NEAR_KM
        case Within():
            fits = kilometres_between(*spots) - reach <= witness.km_at_most
        case Apart():
            fits = abs(kilometres_between(*spots) - witness.km) <= witness.tolerance_km + reach
            if fits and witness.bearing_deg is not None and not reach:
                bearing = initial_bearing_deg(spots[0].point, spots[1].point)
                fits = angle_between(bearing, witness.bearing_deg) <= _BEARING_SLACK_DEG
            if not fits and is_on_another_scale(witness, spots):
                return _OFF_BOTH_WAYS * witness.doubt
    return 1.0 if fits else witness.doubt


def is_on_another_scale(witness: Witness, spots: Sequence[Spot]) -> bool:
    """Whether places are many times farther apart than a figure tells that has a direction beside it."""
    if not isinstance(witness, Apart) or witness.bearing_deg is None:
        return False
    return kilometres_between(*spots) >= _TIMES_OFF * (witness.km + witness.tolerance_km)


def _on_the_way(witness: OnTheWay, spot: Spot, *beside: Spot) -> float:
    """Return how likely a stop is beside others, which falls with the square of how far off the way it lies."""
    away = [max(0.0, kilometres_between(spot, other) - spot.reach_km - other.reach_km) for other in beside]
    off_km = away[0] if len(away) == 1 else max(0.0, sum(away) - kilometres_between(*beside)) / 2
    size = (
        1.0
        if spot.people < _TOWN_PEOPLE
        else _TOWN_DOUBT
        if spot.reach_km or spot.people < _CITY_PEOPLE
        else _CITY_DOUBT
    )
    return max(min(1.0, witness.doubt * size), 1 / (1 + (off_km / witness.scale_km) ** 2))


def complaint(witness: Witness, spot: Spot, other: Spot | None) -> str:
    """Return what a witness has against a place, as words that follow its name: "lies some 300 km from the sea".

    `other` is the place that it speaks of beside it, if it does.
    """
    if isinstance(witness, AtPort):
        return f"lies some {sea_km(spot.point):.0f} km from the sea and at no port"
    if other is None:
        return "has no railway near"
    if isinstance(witness, OneRailway):
        return f"is on no railway that leads to {other.name}"
    return f"lies {kilometres_between(spot, other):,.0f} km from {other.name}"


def kilometres_between(a: Spot, b: Spot) -> float:
    """Return the distance on a sphere, to 0.6 %: many pairs are tried."""
    (lat1, lon1), (lat2, lon2) = a.point, b.point
    h = sin(radians(lat2 - lat1) / 2) ** 2
    h += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return _EARTH_DIAMETER_KM * asin(sqrt(min(1.0, h)))
