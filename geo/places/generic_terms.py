"""The generic terms of place names: "County" of "Otter Tail County", "Lake" of "Lake Robinson".

A generic term says what kind of place is named, beside the specific term that says which (UNGEGN's terms).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Literal

from geo.lexicon import GenericTermClass, classes
from geo.places.classes import FeatureClass


class GenericTerm(IntEnum):
    """What the generic term of a name calls the place; the trained models saw these numbers."""

    NONE = 0
    COUNTY = 1
    STREAM = 2
    LAKE = 3
    LANDFORM = 4
    DIVISION = 5
    FACILITY = 6


def _terms(side: Literal["before", "after"]) -> dict[str, GenericTerm]:
    found = classes("generic_terms", GenericTermClass).values()
    return {word: GenericTerm[c.kind.upper()] for c in found if c.stands in {side, "either"} for word in c.words}


AFTER: Final = _terms("after")
"""The terms that stand after the specific term."""

BEFORE: Final = _terms("before")
"""The terms that stand before it."""

CLASSES: Final = {
    GenericTerm.COUNTY: (FeatureClass.COUNTY,),
    GenericTerm.STREAM: (FeatureClass.STREAM,),
    GenericTerm.LAKE: (FeatureClass.LAKE, FeatureClass.SEA),
    GenericTerm.LANDFORM: (FeatureClass.LANDFORM,),
    GenericTerm.DIVISION: (
        FeatureClass.DIVISION,
        FeatureClass.COUNTY,
        FeatureClass.CAPITAL,
        FeatureClass.DIVISION_SEAT,
        FeatureClass.COUNTY_SEAT,
        FeatureClass.TOWN,
    ),
    GenericTerm.FACILITY: (FeatureClass.AIRPORT, FeatureClass.TOWN),
}
"""The classes of places that a term fits."""
