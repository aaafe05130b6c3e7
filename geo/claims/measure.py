"""Measure what a statement is about: between centres, to a border or a coast, or along the way.

Geodesics on WGS 84; the extent of the places (`radius_km`, an estimate) gives the least and the greatest distance
that "from S to R" can mean. Borders are Natural Earth's, good to one or two km.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Literal

from geo.routing import country_extent_km, distance_km, initial_bearing_deg, rhumb_bearing_deg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import MeasuredBetween, Place

BORDER_ERROR_KM = 2.0
_ROUNDS = 6
_TOO_WIDE = 0.4  # of the distance: from the centre of Florida nothing near it can be told
Edge = Literal["centre", "border", "coast", "area"]


@dataclass(frozen=True)
class Target:
    """An end that can be measured to: a place by its centre, or a country by its border or coast.

    "border" is the country's border (that with `other` where the point lies in the country itself), "coast" its
    coast, "area" its nearest part, "centre" the place's point.
    """

    place: Place
    edge: Edge = "centre"
    other: str | None = None
    name: str = ""


@dataclass(frozen=True)
class Measured:
    """The distance in km with its bounds, and the bearings (geodesic, rhumb) from the reference to the subject."""

    km: float
    min_km: float
    max_km: float
    between: MeasuredBetween
    bearings: tuple[float, float] | None = None
    between_words: str = ""
    spread_words: str = "The places are large"


class NotMeasurableError(Exception):
    """What was claimed cannot be measured; the text says why, in a sentence for the reader."""


def is_country(place: Place) -> bool:
    """Whether a place is a country: measured from its border or coast, never from its centre."""
    return place.feature.startswith("PCL")


def _is_wide(place: Place) -> bool:
    return not place.feature.startswith(("PPL", "S.", "STLMT"))


def measure(reference: Target, subject: Target, neighbours: Sequence[str] = ()) -> Measured:
    """Return the geodesic distance from `reference` to `subject`.

    `neighbours` are the other countries that the article speaks of; they decide which border is meant where a
    point lies inside the country named. Raises NotMeasurableError.
    """
    if subject.place.id == reference.place.id:
        raise NotMeasurableError(f"Both ends of the distance are {subject.name}.")
    for target in (reference, subject):
        if target.edge == "centre" and (target.place.lat is None or target.place.lon is None):
            raise NotMeasurableError(f"{target.name} has no position that is known here.")
    if subject.edge != "centre":
        if reference.edge != "centre":
            return _areas(reference, subject)
        turned = measure(subject, reference, neighbours)
        bearings = turned.bearings and ((turned.bearings[0] + 180) % 360, (turned.bearings[1] + 180) % 360)
        return Measured(turned.km, turned.min_km, turned.max_km, turned.between, bearings, turned.between_words)
    point = (subject.place.lat or 0.0, subject.place.lon or 0.0)
    if reference.edge == "centre":
        return _centres(reference, subject, (reference.place.lat or 0.0, reference.place.lon or 0.0), point)
    return _edge(reference, subject, point, neighbours)


def _centres(reference: Target, subject: Target, a: tuple[float, float], b: tuple[float, float]) -> Measured:
    km = distance_km(a, b)
    for target in (reference, subject):
        if _is_wide(target.place) and (target.place.radius_km or 0.0) > _TOO_WIDE * km:
            raise NotMeasurableError(
                f"{target.name} is an area too wide for this distance, and its edge is not known here."
            )
    spread = (reference.place.radius_km or 0.0) + (subject.place.radius_km or 0.0)
    bearings = (initial_bearing_deg(a, b), rhumb_bearing_deg(a, b)) if km > 0 else None
    words = f"between the centres of {reference.name} and {subject.name}"
    return Measured(km, max(0.0, km - spread), km + spread, "centres", bearings, words)


def _areas(reference: Target, subject: Target) -> Measured:
    """Measure between the nearest points of two countries, from one to the other and back until it gets no less."""
    a, b = reference.place.country, subject.place.country
    if a is None or b is None or subject.place.lat is None or subject.place.lon is None:
        raise NotMeasurableError(f"The edges of {reference.name} and {subject.name} are not both known here.")
    here = (subject.place.lat, subject.place.lon)
    km = inf
    for _ in range(_ROUNDS):
        near = country_extent_km(here, a)
        back = country_extent_km(near.nearest, b)
        if back.nearest_km > km - 0.1:
            break
        here, km = back.nearest, back.nearest_km
    between: MeasuredBetween = "border" if near.edge == "border" else "coast"
    bearings = (initial_bearing_deg(near.nearest, here), rhumb_bearing_deg(near.nearest, here)) if km > 0 else None
    words = f"between the nearest points of {reference.place.name} and {subject.place.name}"
    return Measured(km, max(0.0, km - BORDER_ERROR_KM), km + BORDER_ERROR_KM, between, bearings, words)


def _edge(reference: Target, subject: Target, point: tuple[float, float], neighbours: Sequence[str]) -> Measured:
    country = reference.place.country
    if country is None:
        raise NotMeasurableError(f"{reference.name} is an area whose borders are not known here.")
    extent = country_extent_km(point, country)
    if extent.edge == "inside" and reference.edge == "coast":
        raise NotMeasurableError(
            f"{subject.name} is part of {reference.place.name}; from which of its coasts is not said."
        )
    if extent.edge == "inside" and reference.edge != "area":
        others = [reference.other] if reference.other else [n for n in neighbours if n != country]
        extents = [country_extent_km(point, other) for other in others if other]
        beyond = [e for e in extents if e.edge != "inside"]
        if not beyond:
            raise NotMeasurableError(
                f"{subject.name} lies in {reference.place.name}, and the sentence does not say which of its borders "
                "is meant."
            )
        extent = min(beyond, key=lambda e: e.nearest_km)
    spread = (subject.place.radius_km or 0.0) + BORDER_ERROR_KM
    km = extent.nearest_km
    bearings = None
    if km > 0:
        bearings = (initial_bearing_deg(extent.nearest, point), rhumb_bearing_deg(extent.nearest, point))
    between: MeasuredBetween = "coast" if extent.edge == "coast" else "border"
    edge = f"the {between} of {reference.place.name}"
    if reference.edge == "border" and between == "coast":
        edge = f"{reference.place.name}, which is on its coast,"
    words = f"from the nearest point of {edge} to the centre of {subject.name}"
    return Measured(km, max(0.0, km - spread), km + spread, between, bearings, words)
