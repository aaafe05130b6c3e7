"""Distances from a circle of latitude: along the meridian of the place."""

from __future__ import annotations

from typing import Final

from geo.claims.measuring.outlines import outline_of
from geo.claims.statements.parallels import latitudes_of
from geo.claims.statements.target import LatLon, Measured, NotMeasurableError, Target, point_of
from geo.routing import distance_km

_DRIFT_KM: Final = 1.0  # how far the polar circles and the tropics have moved since they were put on maps


def from_parallel(parallel: Target, subject: Target) -> Measured:
    """Return how far a place lies from a circle of latitude, an area by its nearest point; NotMeasurableError."""
    centre, outline = point_of(subject), outline_of(subject)
    latitude = min(latitudes_of(parallel.name), key=lambda degrees: abs(degrees - centre[0]))
    points = [centre] if outline is None else [(float(lat), float(lon)) for lat, lon in outline.points]
    if min(points)[0] < latitude < max(points)[0]:
        raise NotMeasurableError(f"The {parallel.name} runs through {subject.place.name}.")
    nearest = min(points, key=lambda point: abs(point[0] - latitude))
    km, spread = _along_the_meridian(nearest, latitude), 0.0
    if outline is None:
        spread = subject.place.radius_km or 0.0
        words = f"from the {parallel.name} to the centre of {subject.name}"
    else:
        words = f"from the {parallel.name} to the nearest point of {outline.words}"
    return Measured(
        km,
        max(0.0, km - spread - _DRIFT_KM),
        max(km + spread, _along_the_meridian(centre, latitude)) + _DRIFT_KM,
        "centres",
        (0.0,) if nearest[0] > latitude else (180.0,),
        words,
    )


def _along_the_meridian(point: LatLon, latitude: float) -> float:
    return distance_km(point, (latitude, point[1]))
