"""What a distance is measured between: targets, what was measured between two, and why two cannot be measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from geo.model import Place
from geo.routing import initial_bearing_deg, rhumb_bearing_deg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import MeasuredBetween

TargetEdge = Literal["centre", "border", "coast", "area", "parallel"]
LatLon = tuple[float, float]

SMALL_COUNTRY_KM: Final = 30.0
"""The greatest radius of a country that is a town as well: Singapore, Monaco."""


@dataclass(frozen=True)
class Target:
    """An end that can be measured to: a place by its centre, or an area by its border, its coast or its nearest part.

    "border" is the border of `place` (that with the country `other`), "coast" its coast, "area" its nearest part,
    "centre" the place's point; "parallel" is the circle of latitude called `name`, which is no place. `side` is the
    compass point that the words give the coast or border ("the west coast"); `is_surmised` says that they name no
    country for it ("the border").
    """

    place: Place
    edge: TargetEdge = "centre"
    other: str | None = None
    name: str = ""
    side: str | None = None
    is_surmised: bool = False


def parallel(name: str) -> Target:
    """Return a circle of latitude as what is measured to."""
    return Target(Place(id="", name=name, feature="", source=""), "parallel", name=name)


class Side(NamedTuple):
    """On which side of an area what was measured to is said to lie, and the bearings that it fairly has."""

    point: str
    of: str
    bearings: tuple[float, ...]


@dataclass(frozen=True)
class Measured:
    """The distance in km with the least and the greatest that a fair reader may mean by its words.

    `bearings` are from the reference to the subject, all that are fair; `loose_deg` is how much the extent of the
    places may turn them.
    """

    km: float
    min_km: float
    max_km: float
    between: MeasuredBetween
    bearings: tuple[float, ...] | None = None
    between_words: str = ""
    spread_words: str = "The places are large"
    loose_deg: float = 0.0
    side: Side | None = None

    def turned(self) -> Measured:
        """Return the same as measured from the subject."""
        bearings = tuple((bearing + 180) % 360 for bearing in self.bearings) if self.bearings else None
        return replace(self, bearings=bearings)


class NotMeasurableError(Exception):
    """What was claimed cannot be measured; the text says why, in a sentence for the reader."""


def is_country(place: Place) -> bool:
    """Whether a place is a country: measured from its border or coast, never from its centre."""
    return place.feature.startswith("PCL")


def point_of(target: Target) -> LatLon:
    """Return the centre of a target's place; raises NotMeasurableError."""
    if target.place.lat is None or target.place.lon is None:
        raise NotMeasurableError(f"{target.name} has no position that is known here.")
    return target.place.lat, target.place.lon


def bearings_between(pairs: Iterable[tuple[LatLon, LatLon]]) -> tuple[float, ...] | None:
    """Return the bearings (geodesic, rhumb) from the first to the second point of each pair, None where all are one."""
    found = tuple(b for a, z in pairs if a != z for b in (initial_bearing_deg(a, z), rhumb_bearing_deg(a, z)))
    return found or None
