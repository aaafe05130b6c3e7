"""What the rooms of places share: classes of features, distances on a sphere, where a source is at home.

A class groups the feature codes of GeoNames that evidence treats alike; its number is a column's value in the trained
models, so the numbers stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COUNTRY, DIVISION, COUNTY, CAPITAL, TOWN, SEAT, CONTINENT, OTHER = 0, 1, 2, 3, 6, 14, 15, 17
CLASSES: Final = {
    **dict.fromkeys(("PCLI", "PCLS", "PCLD", "TERR"), COUNTRY),
    "ADM1": DIVISION,
    "ADM2": COUNTY,
    "PPLC": CAPITAL,
    "PPLA": 4,
    "PPLA2": 5,
    "PPLX": 7,
    "AIRP": 8,
    **dict.fromkeys(("SEA", "OCN", "GULF", "BAY", "STRT"), 9),
    **dict.fromkeys(("STM", "CNL"), 10),
    "LK": 11,
    **dict.fromkeys(("MT", "MTS", "PEN", "ISL", "ISLS", "DSRT", "VAL"), 12),
    "RGN": 13,
    "GOVL": SEAT,
    "CONT": CONTINENT,
    "PCLH": 16,
}

LEVELS: Final = ("country", "admin1", "admin2")


@cache
def class_codes(features: tuple[str, ...]) -> NDArray[np.int64]:
    """Return for each feature code of the gazetteer the class that evidence speaks of."""
    return np.array(
        [CLASSES.get(f, TOWN if f.startswith(("PPL", "STLMT")) else OTHER) for f in features], dtype=np.int64
    )


@dataclass(frozen=True)
class Home:
    """The home region of a source: a point in degrees, its country and first division, how sure (0 to 1)."""

    place_id: str
    name: str
    lat: float
    lon: float
    country: str
    admin1: int
    strength: float
    why: str


def kilometres(lat: float, lon: float, lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return great-circle distances in km on a sphere, from one point to many, all in degrees."""
    la, las = np.radians(lat), np.radians(lats)
    h = np.sin((las - la) / 2) ** 2 + np.cos(la) * np.cos(las) * np.sin(np.radians(lons - lon) / 2) ** 2
    out: NDArray[np.float64] = 12742.02 * np.arcsin(np.sqrt(h))
    return out
