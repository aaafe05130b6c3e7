"""A place by name: what `dateline geocode` and the geopy geocoder ask.

A query is a name with, after commas, the divisions or countries it lies in: "Springfield, Illinois, US". Candidates
are ordered by how well known they are (people, capital, country), by whether the name is their own, and with `near`
by their distance from a place. The score is the share of a candidate among all of that name, 0 to 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.errors import InputError, PlaceNotFoundError
from geo.places.classes import FeatureClass, kilometres
from geo.places.gazetteer import MAIN, NONE, ROW
from geo.places.names import hash_name, words
from geo.places.why import describe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.model import Place
    from geo.places.gazetteer import Gazetteer

_POINT: Final = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*")
_FEATURE: Final = {"PCLI": 4.0, "CONT": 3.0, "OCN": 3.0, "PPLC": 1.5, "ADM1": 0.8, "GOVL": 3.0, "ADM2": -0.5}
_OWN_NAME: Final = 1.3
_SHORT_NAME: Final = 1.2
_OWN_CITY: Final = 1.6  # what a division loses where there is a city of its name
_CITY_PEOPLE: Final = 100_000
_OTHER_NAME_OF: Final = {"PPLC": -1.1, "PPLA": 0.6}  # seats and capitals have other names that are in use abroad
_NEAR_WEIGHT: Final = 2.0
_SHARPNESS: Final = 1.8


@dataclass(frozen=True)
class Match:
    """A place that a query may mean, its share of the scores and the reasons in words."""

    place: Place
    score: float
    why: str


def search(
    gazetteer: Gazetteer, query: str, *, near: str | None = None, country: str | None = None, top: int = 5
) -> list[Match]:
    """Return the places that a query may mean, best first; empty where the name is unknown.

    `near` is a place's name or "lat, lon" in degrees; `country` an ISO 3166-1 alpha-2 code. Raises InputError for
    an empty query, what is no string or a code that is none, PlaceNotFoundError where `near` or a division in the
    query is unknown.
    """
    for given in (query, near or "", country or ""):
        _require_string(given)
    name, *outer = [part.strip() for part in query.split(",")]
    if not hash_name(name):
        raise InputError(f"The query {query!r} names no place; give a name such as “Springfield, Illinois”.")
    if country is not None and country.upper() not in gazetteer.meta["country_rows"]:
        raise InputError(f"{country!r} is no country code; give two letters such as US (ISO 3166-1).")
    postings = gazetteer.postings(hash_name(query))
    if not len(postings) or not outer:
        postings = gazetteer.postings(hash_name(name))
    else:
        outer = []
    rows = (postings & ROW).astype(np.int64)
    own = (postings & MAIN) != 0
    keep = np.ones(len(rows), dtype=bool)
    for part in outer:
        if part:
            keep &= _inside(gazetteer, rows, part)
    if country is not None:
        keep &= gazetteer.columns["country"][rows] == gazetteer.meta["countries"].index(country.upper())
    rows, own = rows[keep], own[keep]
    if not len(rows):
        return []
    scores = _familiarity(gazetteer, rows, own, name)
    centre = _centre(gazetteer, near) if near else None
    away = None
    if centre is not None:
        away = kilometres(centre[0], centre[1], gazetteer.columns["lat"][rows], gazetteer.columns["lon"][rows])
        away = np.where(_within(gazetteer, rows, near or ""), 0.0, away)
        scores = scores - _NEAR_WEIGHT * np.log10(away + 20)
    share = np.exp(_SHARPNESS * (scores - scores.max()))
    share /= share.sum()
    order = np.lexsort((rows, -share))[:top]
    return [
        Match(
            gazetteer.at(int(rows[i])),
            round(float(share[i]), 3),
            _why(gazetteer, rows, int(i), outer)
            + ("" if own[i] else ", which has it as another name")
            + ("" if away is None else _how_far(gazetteer, rows, int(i), near or "", float(away[i]))),
        )
        for i in order
    ]


def _require_string(given: object) -> None:
    if not isinstance(given, str):
        raise InputError(f"A name is a string such as “Springfield, Illinois”, and not {repr(given)[:60]}.")


def _familiarity(
    gazetteer: Gazetteer, rows: NDArray[np.int64], own: NDArray[np.bool_], name: str
) -> NDArray[np.float64]:
    """How well known each place is by a name: Hull is short for Kingston upon Hull, Dixon is hardly called Dikson."""
    people = np.log10(gazetteer.columns["population"][rows] + 10.0)
    bonus = np.array([_FEATURE.get(gazetteer.feature(int(r)), 0.0) for r in rows])
    said = set(words(name))
    short = np.array([said <= set(words(gazetteer.name(int(row)))) for row in rows])
    other = np.array([_OTHER_NAME_OF.get(gazetteer.feature(int(row)), 0.0) for row in rows])
    out: NDArray[np.float64] = people + bonus + np.where(own, _OWN_NAME, np.where(short, _SHORT_NAME, other))
    return out - _OWN_CITY * _share_a_city(gazetteer, rows)


def _share_a_city(gazetteer: Gazetteer, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which rows are divisions, where a city has their name too: Washington, Córdoba."""
    classes = gazetteer.feature_classes(rows)
    cities = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
    cities &= gazetteer.columns["population"][rows] >= _CITY_PEOPLE
    found: NDArray[np.bool_] = (classes == FeatureClass.DIVISION) & cities.any()
    return found


def _inside(gazetteer: Gazetteer, rows: NDArray[np.int64], part: str) -> NDArray[np.bool_]:
    """Which rows lie in the division or country called `part`."""
    columns, keep = gazetteer.columns, np.zeros(len(rows), dtype=bool)
    codes = gazetteer.meta["countries"]
    if part.upper() in codes:
        keep |= columns["country"][rows] == codes.index(part.upper())
    known = False
    for posting in gazetteer.postings(hash_name(part)).tolist():
        row = posting & ROW
        column = {"PCLI": "country", "ADM1": "admin1", "ADM2": "admin2"}.get(gazetteer.feature(row))
        if column is not None and columns[column][row] != NONE:
            known = True
            keep |= columns[column][rows] == columns[column][row]
    if not known and part.upper() not in codes:
        raise PlaceNotFoundError(f"No country or division is called {part!r}; leave it out or write it in English.")
    return keep


def _within(gazetteer: Gazetteer, rows: NDArray[np.int64], near: str) -> NDArray[np.bool_]:
    """Which rows lie in the country or division that `near` names, if it names one."""
    try:
        return _inside(gazetteer, rows, near)
    except PlaceNotFoundError:
        return np.zeros(len(rows), dtype=bool)


def _centre(gazetteer: Gazetteer, near: str) -> tuple[float, float]:
    point = _POINT.fullmatch(near)
    if point:
        return float(point[1]), float(point[2])
    found = search(gazetteer, near, top=1)
    if not found or found[0].place.lat is None or found[0].place.lon is None:
        raise PlaceNotFoundError(f"No place called {near!r} is known to look near; give another name or “lat, lon”.")
    return found[0].place.lat, found[0].place.lon


def _why(gazetteer: Gazetteer, rows: NDArray[np.int64], at: int, outer: list[str]) -> str:
    people = gazetteer.columns["population"][rows]
    sentence = describe(gazetteer, int(rows[at]))
    if outer:
        sentence += f", in {', '.join(outer)} as asked"
    if len(rows) == 1:
        return f"{sentence}, the only one of that name{' there' if outer else ''}"
    if people[at] == people.max() and people[at] > 0:
        return f"{sentence}, the largest of {len(rows)} of that name"
    return sentence


def _how_far(gazetteer: Gazetteer, rows: NDArray[np.int64], at: int, near: str, km: float) -> str:
    people = gazetteer.columns["population"][rows]
    said = f", in {near}" if km == 0 else f", {km:,.0f} km from {near}"
    if people.max() > 2 * people[at]:
        said += f"; {gazetteer.located(int(rows[np.argmax(people)]))} is larger but farther"
    return said
