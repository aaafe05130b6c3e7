"""What the rooms of places share: classes of features, distances on a sphere, where a source is at home."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class FeatureClass(IntEnum):
    """The feature codes of GeoNames that evidence treats alike; the trained models saw these numbers."""

    COUNTRY = 0
    DIVISION = 1
    COUNTY = 2
    CAPITAL = 3
    DIVISION_SEAT = 4
    COUNTY_SEAT = 5
    TOWN = 6
    TOWN_SECTION = 7
    AIRPORT = 8
    SEA = 9
    STREAM = 10
    LAKE = 11
    LANDFORM = 12
    REGION = 13
    GOVERNMENT_SEAT = 14
    CONTINENT = 15
    FORMER_COUNTRY = 16
    OTHER = 17


_CLASS_OF_CODE: Final = {
    **dict.fromkeys(("PCLI", "PCLS", "PCLD", "TERR"), FeatureClass.COUNTRY),
    "ADM1": FeatureClass.DIVISION,
    "ADM2": FeatureClass.COUNTY,
    "PPLC": FeatureClass.CAPITAL,
    "PPLA": FeatureClass.DIVISION_SEAT,
    "PPLA2": FeatureClass.COUNTY_SEAT,
    "PPLX": FeatureClass.TOWN_SECTION,
    "AIRP": FeatureClass.AIRPORT,
    **dict.fromkeys(("SEA", "OCN", "GULF", "BAY", "STRT"), FeatureClass.SEA),
    **dict.fromkeys(("STM", "CNL"), FeatureClass.STREAM),
    "LK": FeatureClass.LAKE,
    **dict.fromkeys(("MT", "MTS", "PEN", "ISL", "ISLS", "DSRT", "VAL"), FeatureClass.LANDFORM),
    "RGN": FeatureClass.REGION,
    "GOVL": FeatureClass.GOVERNMENT_SEAT,
    "CONT": FeatureClass.CONTINENT,
    "PCLH": FeatureClass.FORMER_COUNTRY,
}

LEVELS: Final = ("country", "admin1", "admin2")
"""The gazetteer's columns for what a place lies in, by the class of what they name: COUNTRY, DIVISION, COUNTY."""


def feature_classes(codes: Sequence[str]) -> NDArray[np.int64]:
    """Return the class of each GeoNames feature code."""
    return np.array([_CLASS_OF_CODE.get(code, _class_of_group(code)) for code in codes], dtype=np.int64)


def _class_of_group(code: str) -> FeatureClass:
    return FeatureClass.TOWN if code.startswith(("PPL", "STLMT")) else FeatureClass.OTHER


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


def unit_vectors(lat: NDArray[Any], lon: NDArray[Any]) -> NDArray[np.float64]:
    """Return (n, 3): points on a sphere of radius 1, from degrees."""
    la, lo = np.radians(lat.astype(np.float64)), np.radians(lon.astype(np.float64))
    return np.stack([np.cos(la) * np.cos(lo), np.cos(la) * np.sin(lo), np.sin(la)], axis=-1)
