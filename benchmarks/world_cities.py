"""The world's cities that the benchmarks draw from: `travel_cities.csv`, on which no model was trained."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from geo.places.classes import FeatureClass
from geo.places.gazetteer import ROW
from geo.places.names import hash_name

if TYPE_CHECKING:
    from geo.places import Gazetteer

CITIES = Path(__file__).with_name("travel_cities.csv")


def read_cities(gazetteer: Gazetteer) -> dict[str, int]:
    """Return the cities with their rows of the gazetteer: the largest town of the name in the country."""
    with CITIES.open(encoding="utf-8", newline="") as file:
        asked = [(line["name"], line["country"]) for line in csv.DictReader(file)]
    found = {}
    for name, country in asked:
        rows = (gazetteer.postings(hash_name(name)) & ROW).astype(np.int64)
        classes = gazetteer.feature_classes(rows)
        towns = [
            int(row)
            for row, kind in zip(rows.tolist(), classes.tolist(), strict=True)
            if gazetteer.country(row) == country and FeatureClass.COUNTY < kind <= FeatureClass.TOWN
        ]
        if towns:
            found[name] = max(towns, key=lambda row: int(gazetteer.columns["population"][row]))
    return found
