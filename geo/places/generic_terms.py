"""The generic terms of place names: "County" of "Otter Tail County", "Lake" of "Lake Robinson".

A generic term says what kind of place is named, beside the specific term that says which (UNGEGN's terms).
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

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


AFTER: Final = {
    word: GenericTerm(i)
    for i, words in enumerate(
        (
            "county counties parish co borough",
            "river creek rivers tributary stream canal",
            "lake lakes reservoir bay pond sea gulf harbor harbour",
            "mountain mountains hills hill valley desert peninsula island islands isle isles plateau",
            "township district province region governorate prefecture oblast krai state territory city town village",
            "airport airfield base station park forest beach",
        ),
        start=1,
    )
    for word in words.split()
}
"""The terms that stand after the specific term."""

BEFORE: Final = {
    word: GenericTerm(i)
    for i, words in enumerate(
        (
            "county co",
            "river",
            "lake loch bay gulf",
            "mt cape isle island",
            "city town village province state",
            "ft camp port",
        ),
        start=1,
    )
    for word in words.split()
}
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
