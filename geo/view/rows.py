"""What the map draws of a dossier, layer by layer: legs, stops, other places, the claims' lines and areas.

Every row carries the `id` of what it draws and the colour `token` it is drawn in, so that the page can follow the
theme. Rows are plain: nothing in them is evaluated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.compass import POINTS, bearing_of
from geo.figures import km_words
from geo.view.shapes import circle, geodesic_line, position, ring, sector
from geo.view.style import rgb
from geo.view.telling import is_unsure
from geo.view.wording import is_locality

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from geo.model import Claim, Dossier, LonLat
    from geo.view.contract import Box, ClaimArea, ClaimLine, LegLine, PlaceDot, Rows, StopDot
    from geo.view.track import Track

_MIN_TOLERANCE = 0.02


def map_rows(dossier: Dossier, tracks: Sequence[Track]) -> Rows:
    """Return the rows of each layer; `tracks` are the dossier's routes as drawn."""
    stops = (stop for route in dossier.routes for stop in route.stops)
    sure = {stop.place_id for stop in stops if not is_unsure(stop.sureness)}
    return {
        "claim-areas": [
            *(area for claim in dossier.claims for area in _claim_areas(dossier, claim)),
            *_localities(dossier),
        ],
        "claims": [line for claim in dossier.claims for line in _claim_lines(dossier, claim)],
        "legs": [line for track in tracks for line in _legs(track)],
        "places": list(_other_places(dossier)),
        "stops": [dot for track in tracks for dot in _stops(dossier, track, sure)],
    }


def bounds(dossier: Dossier, rows: Rows) -> Box | None:
    """Return west, south, east, north of what is drawn: the routes, else the claims' lines, else the places."""
    points = [point for leg in rows["legs"] for point in leg["path"]] + [stop["position"] for stop in rows["stops"]]
    points = points or [point for line in rows["claims"] for point in line["path"]]
    points = points or [at for place in dossier.places if (at := position(place))]
    if not points:
        return None
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _legs(track: Track) -> Iterator[LegLine]:
    for drawn in track.legs:
        if not drawn.line:
            continue
        leg = drawn.leg
        token = "historical" if leg.status in ("historical", "denied") else "route"
        start = drawn.km[0]
        yield {
            "id": leg.id,
            "route": track.route.id,
            "path": drawn.line,
            "km": drawn.km,
            "status": leg.status,
            "mode": leg.mode,
            "quality": leg.quality,
            "token": token,
            "color": rgb(token),
            "label": f"{leg.path_km:,.0f} km" if leg.path_km else "",
            "bridged": [(s.from_km + start, s.to_km + start) for s in leg.stretches if s.quality == "bridged"],
        }


def _stops(dossier: Dossier, track: Track, sure: Container[str]) -> Iterator[StopDot]:
    """Yield the visits of a route that have a position, in order; unsure where no visit to the place is `sure`."""
    for number, stop in enumerate(track.route.stops, start=1):
        place = dossier.place(stop.place_id)
        if place is None or (at := position(place)) is None:
            continue
        token = "historical" if stop.status == "historical" else "route"
        yield {
            "id": stop.id,
            "place": place.id,
            "name": place.name,
            "position": at,
            "number": number,
            "km": track.stop_km.get(stop.id, 0.0),
            "route": track.route.id,
            "status": stop.status,
            "unsure": place.id not in sure,
            "token": token,
            "color": rgb(token),
        }


def _other_places(dossier: Dossier) -> Iterator[PlaceDot]:
    """Yield the places named in the article that are on no route; countries are left to the basemap."""
    on_route = {stop.place_id for route in dossier.routes for stop in route.stops}
    for place in dossier.places:
        if place.id in on_route or place.feature.startswith("PCL") or (at := position(place)) is None:
            continue
        yield {
            "id": place.id,
            "place": place.id,
            "name": place.name,
            "position": at,
            "token": "muted",
            "color": rgb("muted"),
        }


def _localities(dossier: Dossier) -> Iterator[ClaimArea]:
    """Yield the disc in which each place lies that is told by how far it is from another."""
    for place in dossier.places:
        at = position(place)
        if is_locality(place) and place.radius_km and at is not None:
            yield {"id": place.id, "shape": "disc", "polygon": [circle(at, place.radius_km)]}


def _ends(dossier: Dossier, claim: Claim) -> tuple[LonLat, LonLat] | None:
    start, end = (position(dossier.place(p)) for p in (claim.from_place_id, claim.to_place_id))
    return (start, end) if start and end and start != end else None


def _claim_lines(dossier: Dossier, claim: Claim) -> Iterator[ClaimLine]:
    """Yield the geodesic between the points that a claim was measured between."""
    if ends := _ends(dossier, claim):
        label = km_words(claim.measured_km) if claim.measured_km else ""
        yield {"id": claim.id, "path": geodesic_line(*ends), "token": "claim", "color": rgb("claim"), "label": label}


def _claim_areas(dossier: Dossier, claim: Claim) -> Iterator[ClaimArea]:
    """Yield the ring of places that would satisfy a claim's figure, and the sector of its direction."""
    ends = _ends(dossier, claim)
    kms = [q.km for q in claim.quantities if q.km]
    if not ends or not kms:
        return
    margin = claim.tolerance_km or _MIN_TOLERANCE * max(kms)
    inner, outer = max(1.0, min(kms) - margin), max(kms) + margin
    yield {"id": claim.id, "shape": "ring", "polygon": ring(ends[0], inner, outer)}
    if claim.direction in POINTS:
        half = 22.5 if claim.direction.count("-") < 2 else 11.25
        wedge = sector(ends[0], outer, bearing_of(claim.direction), half)
        yield {"id": claim.id, "shape": "sector", "polygon": wedge}
