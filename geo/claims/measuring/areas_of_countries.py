"""Continents and regions by the countries that they are made of, which give them their edges."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.resources import data_path
from geo.routing import Shore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from geo.model import Place


def countries_of(place: Place) -> tuple[str, ...]:
    """Return the countries (ISO 3166-1 alpha-2) that make up a continent or region, none of any other place."""
    row = _rows().get(place.id)
    return tuple(row["countries"].split()) if row else ()


def around(place: Place) -> str | None:
    """Return the id of the continent that a region is a part of which ends where one pleases: West Africa."""
    row = _rows().get(place.id)
    return row["within"] or None if row else None


def edges_of(countries: tuple[str, ...]) -> NDArray[np.float64]:
    """Return the points (n, 2) of the edges that countries have on the landmasses of their mainlands."""
    found = [_on_its_mainland(country) for country in countries]
    return np.concatenate(found) if found else np.empty((0, 2))


def _on_its_mainland(country: str) -> NDArray[np.float64]:
    whole, main = Shore.of_country(country), Shore.of_mainland(country)
    if whole is None or main is None:
        return np.empty((0, 2))
    points: NDArray[np.float64] = whole.points[whole.landmass == main.landmass[0]]
    return points


@cache
def _rows() -> Mapping[str, dict[str, str]]:
    with data_path("areas_of_countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["place_id"]: row for row in csv.DictReader(file)}
