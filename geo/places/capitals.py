"""The capital of a country, from the gazetteer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.places.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geo.model import Place


@cache
def capital_of(country: str) -> Place | None:
    """Return the capital of a country (ISO 3166-1 alpha-2), or None where the gazetteer has none."""
    gazetteer = open_gazetteer()
    countries, features = gazetteer.meta["countries"], gazetteer.meta["features"]
    if country not in countries or "PPLC" not in features:
        return None
    here = gazetteer.columns["country"] == countries.index(country)
    rows = np.flatnonzero(here & (gazetteer.columns["feature"] == features.index("PPLC")))
    return gazetteer.at(int(rows[0])) if len(rows) else None
