"""What is known of border crossings by rail: closed borders, border stations and gauges (data/rail_borders.csv)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.resources import data_path
from geo.routing.geodesic import WGS84

if TYPE_CHECKING:
    from geo.routing.geodesic import LatLon

NEAR_KM = 30.0  # how far from the border drawn a crossing of the file may lie


@dataclass(frozen=True)
class Crossing:
    """A crossing between two countries, seen in the direction asked for; empty where nothing is known."""

    stations: tuple[str, ...] = ()
    gauges_mm: tuple[int, ...] = ()


def closed_because(country: str | None, other: str | None) -> str | None:
    """Return why no train passes between two countries, None where one may."""
    return _why("closed", frozenset((country, other)))


def suspended_because(country: str, other: str) -> str | None:
    """Return why trains have stopped passing between two countries for now, None where they run."""
    return _why("suspended", frozenset((country, other)))


def _why(status: str, pair: frozenset[str | None]) -> str | None:
    return next((row["why"] for row in _rows().get(pair, ()) if row["status"] == status), None)


def crossing_at(point: LatLon, country: str, other: str) -> Crossing:
    """Return what is known of the crossing from `country` to `other` near a point (lat, lon)."""
    best, nearest = Crossing(), NEAR_KM
    for row in _rows().get(frozenset((country, other)), ()):
        if not row["lat"]:
            continue
        km = WGS84.inv(point[1], point[0], float(row["lon"]), float(row["lat"]))[2] / 1000
        if km <= nearest:
            stations = (row["station_from"], row["station_to"])
            gauges = (int(row["gauge_from"]), int(row["gauge_to"]))
            ahead = row["from"] == country
            best, nearest = Crossing(stations if ahead else stations[::-1], gauges if ahead else gauges[::-1]), km
    return best


@cache
def _rows() -> dict[frozenset[str | None], list[dict[str, str]]]:
    """Return the rows of each pair of countries."""
    rows: dict[frozenset[str | None], list[dict[str, str]]] = {}
    with data_path("rail_borders.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.setdefault(frozenset((row["from"], row["to"])), []).append(row)
    return rows
