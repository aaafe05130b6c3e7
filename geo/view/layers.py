"""A dossier as a pydeck.Deck: what `rows` says is drawn, and the empty layer that the page fills with ghosts.

Each layer has a fixed name, so that a rerun makes the same spec.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pydeck
from pydeck.types import String

from geo.view.rows import bounds, map_rows
from geo.view.style import rgb
from geo.view.track import tracks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Dossier
    from geo.view.contract import Box, Deck, Rows

_PIXELS = String("pixels")
_WORLD = (-30.0, -30.0, 60.0, 60.0)


def build_deck(dossier: Dossier) -> pydeck.Deck:
    """Return the dossier as a pydeck.Deck without a basemap: the spec that the page, the file and a notebook draw."""
    rows = map_rows(dossier, tracks(dossier))
    return deck_of(rows, bounds(dossier, rows))


def spec_of(rows: Rows, box: Box | None) -> Deck:
    """Return the same as a deck.gl spec; pydeck, which writes JSON by hand, is spared the rows."""
    bare: Rows = {"claim-areas": [], "claims": [], "legs": [], "places": [], "stops": []}
    spec: Deck = json.loads(deck_of(bare, box).to_json())
    by_layer: dict[str, Any] = {**rows}
    for layer in spec["layers"]:
        layer["data"] = by_layer.get(layer["id"], [])
    return spec


def deck_of(rows: Rows, box: Box | None) -> pydeck.Deck:
    """Return the rows as a pydeck.Deck that shows a box, where nothing is drawn the world."""
    west, south, east, north = box or _WORLD
    areas = pydeck.Layer(
        "PolygonLayer", id="claim-areas", data=rows["claim-areas"], get_polygon="polygon",
        get_fill_color=[*rgb("claim"), 26], get_line_color=[*rgb("claim"), 110], line_width_units=_PIXELS,
        get_line_width=1,
    )  # fmt: skip
    return pydeck.Deck(
        layers=[
            areas,
            _path_layer("claims", rows["claims"], 2),
            _path_layer("legs", rows["legs"], 4),
            _dot_layer("places", rows["places"], 4),
            _dot_layer("stops", rows["stops"], 8),
            _dot_layer("ghosts", [], 6),
        ],
        initial_view_state=pydeck.ViewState(
            longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=4, pitch=0, bearing=0
        ),
        map_provider=None,
        map_style=None,
    )


def _path_layer(name: str, rows: Sequence[Mapping[str, object]], width: float) -> pydeck.Layer:
    return pydeck.Layer(
        "PathLayer", id=name, data=rows, get_path="path", get_color="color", get_width=width, width_units=_PIXELS,
        cap_rounded=True, joint_rounded=True, pickable=True,
    )  # fmt: skip


def _dot_layer(name: str, rows: Sequence[Mapping[str, object]], radius: float) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer", id=name, data=rows, get_position="position", get_fill_color="color", get_radius=radius,
        radius_units=_PIXELS, stroked=True, get_line_color=[255, 255, 255], line_width_units=_PIXELS,
        get_line_width=2, pickable=True,
    )  # fmt: skip
