"""A dossier as a pydeck.Deck: legs, stops, other places, the claims' lines, and the empty layers that play fills.

Each layer has a fixed name, so that a rerun makes the same spec; every row carries the `id` of what it draws and the
colour `token` it is drawn in, so that the page can follow the theme. Rows are plain: nothing in them is evaluated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydeck
from pydeck.types import String

from geo.compass import POINTS, bearing_of
from geo.view.shapes import geodesic_line, ring, sector
from geo.view.style import rgb
from geo.view.track import track

if TYPE_CHECKING:
    from geo.model import Claim, Dossier, LonLat, Place

_PIXELS = String("pixels")
_MIN_TOLERANCE = 0.02


def _position(place: Place | None) -> LonLat | None:
    return None if place is None or place.lat is None or place.lon is None else (place.lon, place.lat)


def leg_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return a row for each stretch of each leg: its line, status, mode, quality and the route's kilometre."""
    rows = []
    for route in dossier.routes:
        for leg in track(dossier, route).legs:
            if leg.line:
                token = "historical" if leg.leg.status in ("historical", "denied") else "route"
                rows.append({
                    "id": leg.leg.id, "route": route.id, "path": leg.line, "km": leg.km, "status": leg.leg.status,
                    "mode": leg.leg.mode, "quality": leg.leg.quality, "token": token, "color": rgb(token),
                    "label": f"{leg.leg.path_km:,.0f} km" if leg.leg.path_km else "",
                    "bridged": [[s.from_km + leg.km[0], s.to_km + leg.km[0]] for s in leg.leg.stretches
                                if s.quality == "bridged"],
                })  # fmt: skip
    return rows


def stop_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return a row for each visit of each route that has a position, in order."""
    rows = []
    for route in dossier.routes:
        km = track(dossier, route).stop_km
        for number, stop in enumerate(route.stops, start=1):
            place = dossier.place(stop.place_id)
            if place and (position := _position(place)):
                token = "historical" if stop.status == "historical" else "route"
                rows.append({
                    "id": stop.id, "place": place.id, "name": place.name, "position": position, "number": number,
                    "km": km.get(stop.id, 0.0), "route": route.id, "status": stop.status, "token": token,
                    "color": rgb(token),
                })  # fmt: skip
    return rows


def other_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return a row for each place named in the article that is on no route; countries are left to the basemap."""
    on_route = {stop.place_id for route in dossier.routes for stop in route.stops}
    return [
        {"id": p.id, "place": p.id, "name": p.name, "position": (p.lon, p.lat), "token": "muted", "color": rgb("muted")}
        for p in dossier.places
        if p.id not in on_route and p.lat is not None and p.lon is not None and not p.feature.startswith("PCL")
    ]


def _ends(dossier: Dossier, claim: Claim) -> tuple[LonLat, LonLat] | None:
    start, end = (_position(dossier.place(p)) for p in (claim.from_place_id, claim.to_place_id))
    return (start, end) if start and end and start != end else None


def claim_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return a row for each claim that was measured between two points: its geodesic."""
    return [
        {
            "id": claim.id,
            "path": geodesic_line(*ends),
            "token": "claim",
            "color": rgb("claim"),
            "label": f"{claim.measured_km:,.1f} km" if claim.measured_km else "",
        }
        for claim in dossier.claims
        if (ends := _ends(dossier, claim))
    ]


def claim_area_rows(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the rings of places that would satisfy a claim's figure, and the sectors of its direction."""
    rows: list[dict[str, Any]] = []
    for claim in dossier.claims:
        ends = _ends(dossier, claim)
        kms = [q.km for q in claim.quantities if q.km]
        if not ends or not kms:
            continue
        margin = claim.tolerance_km or _MIN_TOLERANCE * max(kms)
        inner, outer = max(1.0, min(kms) - margin), max(kms) + margin
        rows.append({"id": claim.id, "shape": "ring", "polygon": ring(ends[0], inner, outer)})
        if claim.direction in POINTS:
            half = 22.5 if claim.direction.count("-") < 2 else 11.25
            wedge = sector(ends[0], outer, bearing_of(claim.direction), half)
            rows.append({"id": claim.id, "shape": "sector", "polygon": wedge})
    return rows


def bounds(dossier: Dossier) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of what the dossier draws: its routes, else its claims, else its places."""
    points = [p for row in leg_rows(dossier) for p in row["path"]] + [r["position"] for r in stop_rows(dossier)]
    points = points or [p for row in claim_rows(dossier) for p in row["path"]]
    points = points or [(p.lon, p.lat) for p in dossier.places if p.lon is not None and p.lat is not None]
    if not points:
        return None
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def _path_layer(name: str, rows: list[dict[str, Any]], width: float, *, pickable: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "PathLayer", id=name, data=rows, get_path="path", get_color="color", get_width=width, width_units=_PIXELS,
        cap_rounded=True, joint_rounded=True, pickable=pickable,
    )  # fmt: skip


def _dot_layer(name: str, rows: list[dict[str, Any]], radius: float) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer", id=name, data=rows, get_position="position", get_fill_color="color", get_radius=radius,
        radius_units=_PIXELS, stroked=True, get_line_color=[255, 255, 255], line_width_units=_PIXELS,
        get_line_width=2, pickable=True,
    )  # fmt: skip


def build_deck(dossier: Dossier) -> pydeck.Deck:
    """Return the dossier as a pydeck.Deck without a basemap: the spec that the page, the file and a notebook draw."""
    areas = pydeck.Layer(
        "PolygonLayer", id="claim-areas", data=claim_area_rows(dossier), get_polygon="polygon",
        get_fill_color=[*rgb("claim"), 26], get_line_color=[*rgb("claim"), 110], line_width_units=_PIXELS,
        get_line_width=1,
    )  # fmt: skip
    box = bounds(dossier) or (-30.0, -30.0, 60.0, 60.0)
    view = pydeck.ViewState(longitude=(box[0] + box[2]) / 2, latitude=(box[1] + box[3]) / 2, zoom=4, pitch=0, bearing=0)
    return pydeck.Deck(
        layers=[
            areas,
            _path_layer("claims", claim_rows(dossier), 2, pickable=True),
            _path_layer("legs", leg_rows(dossier), 4, pickable=True),
            _dot_layer("places", other_rows(dossier), 4),
            _dot_layer("stops", stop_rows(dossier), 8),
            _dot_layer("ghosts", [], 6),
        ],
        initial_view_state=view,
        map_provider=None,
        map_style=None,
    )
