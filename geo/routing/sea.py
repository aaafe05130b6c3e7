"""Ways by sea along the lanes of searoute (Apache-2.0), which works offline.

Its network is sparse, so ends can be far from the lanes: the ends are joined to the lane by geodesics, marked as
estimated. The way is refused beyond `FARTHEST_KM`, and from a place inland already beyond `INLAND_KM`: some ports lie
up a river, but no ship sails from Paris. Lengths are good to some per cent between large ports.
"""

from __future__ import annotations

import warnings
from math import remainder
from typing import TYPE_CHECKING

from geo.model import Quality, Stretch, Way
from geo.model import Warning as Notice
from geo.routing.borders import country_at
from geo.routing.geodesic import destination, distance_km, initial_bearing_deg, line_km
from geo.routing.passages import passages_called

if TYPE_CHECKING:
    from collections.abc import Collection

    from geo.routing.geodesic import LatLon
    from geo.routing.waypoint import Waypoint

FARTHEST_KM, INLAND_KM = 250.0, 100.0
_NEVER = ("northwest",)  # mostly under ice
COAST_KM = 15.0  # a place is on the coast if the sea is within so many km


def find_sea_way(start: Waypoint, end: Waypoint, *, avoid: Collection[str] = ()) -> Way:
    """Return the way by sea between two places; without one, `path_km` is null and a warning says why.

    `avoid` are passages as `avoidable` gives them.
    """
    import searoute  # noqa: PLC0415 - what goes by land does not wait for it and networkx

    with warnings.catch_warnings(action="ignore", category=UserWarning):  # that there is no way is said below
        lane = searoute.searoute(
            [start.lon, start.lat],
            [end.lon, end.lat],
            units="km",
            append_orig_dest=False,
            restrictions=[*_NEVER, *avoid],
        )
    # searoute lets longitudes run on past 180.
    points = [(remainder(float(lon), 360), float(lat)) for lon, lat in lane["geometry"]["coordinates"]]
    bare = Way(
        mode="sea",
        geodesic_km=round(distance_km(start.point, end.point), 2),
        bearing_deg=round(initial_bearing_deg(start.point, end.point), 2),
        quality="estimated",
    )
    if not points:
        without = f" without {passages_called(avoid)}" if avoid else ""
        why = Notice(code="no-way", message=f"No sea lane connects the two places{without}.")
        return bare.model_copy(update={"warnings": (why,)})
    access = [
        distance_km(place.point, (lat, lon))
        for place, (lon, lat) in zip((start, end), (points[0], points[-1]), strict=True)
    ]
    for place, km in zip((start, end), access, strict=True):
        if km > (FARTHEST_KM if _on_the_coast(place.point) else INLAND_KM):
            text = (
                f"The nearest sea lane is {km:.0f} km from {place.name or place.point}, too far to say the way by sea."
            )
            return bare.model_copy(update={"warnings": (Notice(code="far-from-sea", message=text),)})
    middle = line_km(points)
    qualities: tuple[Quality, ...] = ("estimated", "coarse", "estimated")
    cuts = [0.0, access[0], access[0] + middle, access[0] + middle + access[1]]
    parts = [
        Stretch(from_km=round(low, 2), to_km=round(high, 2), quality=quality)
        for low, high, quality in zip(cuts, cuts[1:], qualities, strict=False)
        if high - low > 0.01
    ]
    line = [(start.lon, start.lat), *points, (end.lon, end.lat)]
    return bare.model_copy(
        update={
            "path_km": round(cuts[-1], 2),
            "stretches": tuple(parts),
            "snaps_km": (round(access[0], 2), round(access[1], 2)),
            "geometry": tuple((round(lon, 5), round(lat, 5)) for lon, lat in line),
        }
    )


def _on_the_coast(point: LatLon) -> bool:
    around = [destination(point, COAST_KM, bearing) for bearing in range(0, 360, 45)]
    return any(country_at(*other) is None for other in around)
