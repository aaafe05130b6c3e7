"""The embedded gazetteer: memory-mapped columns, names looked up by hash, nothing loaded before it is asked for.

Rows are places; GeoNames' come first, sorted by id, then airports, seas and the curated `data/places.csv`. Where one of
these has a GeoNames id, that is its id, and its own ("airport:LHR") finds it as well. The name index holds sorted
64-bit hashes of names (`geo.places.names`), each with a run of postings: row numbers with flags that say whether the
name is the place's own, an abbreviation or a demonym. Coordinates are WGS 84 degrees to 1e-5. Extents (`radius_km`) are
estimates: a town's from its population at 3,000 people a km2, at least 1 km; a division's the distance within which
nine tenths of its towns lie; a country's the circle of its area.
"""

from __future__ import annotations

import json
import math
import os
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from geo.errors import PlaceNotFoundError
from geo.model import Place
from geo.places.classes import feature_classes, kilometres, unit_vectors
from geo.places.gazetteer_columns import ABBREVIATION, DEMONYM, LONGEST, MAIN, NONE, ROW
from geo.places.local_names import trusted_local_name
from geo.places.names import Hashes, hash_name
from geo.places.user_places import VARIABLE, add_places, read_user_places
from geo.resources import data_path

if TYPE_CHECKING:
    from scipy.spatial import cKDTree

__all__ = ["ABBREVIATION", "DEMONYM", "LONGEST", "MAIN", "NONE", "ROW", "Gazetteer", "open_gazetteer"]

_COLUMN_FILES: Final = (
    "gid.npy",
    "lat.npy",
    "lon.npy",
    "country.npy",
    "admin1.npy",
    "admin2.npy",
    "feature.npy",
    "population.npy",
    "timezone.npy",
    "radius.npy",
    "admin1_rows.npy",
    "admin2_rows.npy",
    "name_hash.npy",
    "name_first.npy",
    "postings.npy",
    "name_start.npy",
    "local_start.npy",
    "id_start.npy",
)
_NOT_COUNTED: Final = frozenset({"ADM1", "ADM2", "AIRP"})
_PEOPLE_PER_KM2: Final = 3000
_EARTH_KM: Final = 6371.0088

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Gazetteer:
    """The places of the world, as columns; make it with `open_gazetteer`."""

    columns: dict[str, NDArray[Any]]
    texts: dict[str, NDArray[np.uint8]]
    meta: dict[str, Any]

    @property
    def version(self) -> str:
        """What the gazetteer was built from, with dates, for a dossier's provenance."""
        return str(self.meta["version"])

    def __len__(self) -> int:
        return len(self.columns["lat"])

    def rows(self, name: str) -> Rows:
        """Return the rows of the places that bear a name, the best known first; empty where there are none."""
        postings = self.postings(hash_name(name))
        return self._ranked(postings & ROW)

    def postings(self, name_hash: int) -> NDArray[np.uint32]:
        """Return the postings of one name's hash: rows with flags."""
        hashes = self.columns["name_hash"]
        at = int(np.searchsorted(hashes, np.uint64(name_hash)))
        if at == len(hashes) or hashes[at] != name_hash:
            return np.empty(0, dtype=np.uint32)
        first = self.columns["name_first"]
        found: NDArray[np.uint32] = self.columns["postings"][first[at] : first[at + 1]]
        return found

    def find_names(self, name_hashes: Hashes) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """Return for an array of hashes which are names, and their positions in the name index."""
        hashes = self.columns["name_hash"]
        at = np.searchsorted(hashes, name_hashes)
        known = hashes[np.minimum(at, len(hashes) - 1)] == name_hashes
        return known & (name_hashes != 0), at

    def postings_at(self, position: int) -> NDArray[np.uint32]:
        """Return the postings of a position in the name index, as `find_names` gives it."""
        first = self.columns["name_first"]
        found: NDArray[np.uint32] = self.columns["postings"][first[position] : first[position + 1]]
        return found

    def _ranked(self, rows: NDArray[Any]) -> Rows:
        unique = np.unique(rows).astype(np.int64)
        order = np.lexsort((-self.columns["population"][unique].astype(np.int64), self.columns["feature"][unique] > 1))
        return unique[order]

    def candidates(self, name: str, limit: int = 10) -> list[Place]:
        """Return the places that bear a name, countries and first divisions first, then by population."""
        return [self.at(int(row)) for row in self.rows(name)[:limit]]

    def place(self, place_id: str) -> Place:
        """Return the place with an id such as "geonames:1871859"; raises PlaceNotFoundError."""
        return self.at(self.row(place_id))

    def row(self, place_id: str) -> int:
        """Return the row of a place id, also of one that the place had before; raises PlaceNotFoundError."""
        kind, _, key = place_id.partition(":")
        if kind == "geonames" and key.isdecimal():
            gids = self.columns["gid"]
            count = self.meta["geonames"]
            at = int(np.searchsorted(gids[:count], int(key)))
            if at < count and gids[at] == int(key):
                return at
        place_id = self.meta["former_ids"].get(place_id, place_id)
        if place_id in self._other_ids:
            return self._other_ids[place_id]
        raise PlaceNotFoundError(f"No place has the id {place_id!r}; ids look like geonames:1871859.")

    @cached_property
    def _other_ids(self) -> dict[str, int]:
        """The rows of airports, seas and the like by their slugs and, where they have one, by their GeoNames ids."""
        first = int(self.meta["geonames"])
        slugs = {self._slug(row): row for row in range(first, len(self))}
        numbered = first + np.flatnonzero(self.columns["gid"][first:])
        return slugs | {self.place_id(row): row for row in numbered.tolist()}

    def _slug(self, row: int) -> str:
        return self._text("id", row - int(self.meta["geonames"]))

    def _text(self, kind: str, index: int) -> str:
        start = self.columns[f"{kind}_start"]
        return self.texts[kind][start[index] : start[index + 1]].tobytes().decode()

    def name(self, row: int) -> str:
        """Return the name of the place in a row."""
        return self._text("name", row)

    def place_id(self, row: int) -> str:
        """Return the id of the place in a row."""
        gid = int(self.columns["gid"][row])
        return f"geonames:{gid}" if gid else self._slug(row)

    def country(self, row: int) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of the country of a row."""
        code: str = self.meta["countries"][self.columns["country"][row]]
        return code or None

    def country_row(self, row: int) -> int | None:
        """Return the row of the country that a row lies in, or None."""
        code = self.country(row)
        found: int | None = self.meta["country_rows"].get(code)
        return found

    def feature(self, row: int) -> str:
        """Return the GeoNames feature code of a row."""
        return str(self.meta["features"][self.columns["feature"][row]])

    @cached_property
    def _class_of_feature(self) -> NDArray[np.int64]:
        return feature_classes(self.meta["features"])

    def feature_class(self, row: int) -> int:
        """Return the `FeatureClass` of a row."""
        return int(self._class_of_feature[self.columns["feature"][row]])

    def feature_classes(self, rows: NDArray[Any]) -> NDArray[np.int64]:
        """Return the `FeatureClass` of each of some rows."""
        found: NDArray[np.int64] = self._class_of_feature[self.columns["feature"][rows]]
        return found

    def division(self, row: int, level: int) -> int | None:
        """Return the row of the first- or second-level division that a row lies in, or None."""
        index = int(self.columns[f"admin{level}"][row])
        return None if index == NONE else int(self.columns[f"admin{level}_rows"][index])

    def located(self, row: int) -> str:
        """Return a place's name with its division and country: "Khasan in Primorsky Krai, Russia"."""
        name, division, country = self.name(row), self.division(row, 1), self.country_row(row)
        parts = []
        if division is not None and division != row and self.name(division) != name:
            parts.append(self.name(division))
        if country is not None and country != row:
            parts.append(self.name(country))
        return f"{name} in {', '.join(parts)}" if parts else name

    def radius_km(self, row: int) -> float:
        """Return the estimated extent of a place: see the module's head."""
        radius = float(self.columns["radius"][row])
        if radius > 0:
            return round(radius, 1)
        people = float(self.columns["population"][row])
        return round(max(1.0, math.sqrt(people / (_PEOPLE_PER_KM2 * math.pi))), 1)

    def kilometres_from(self, row: int, rows: NDArray[Any] | list[int]) -> NDArray[np.float64]:
        """Return how far the places in some rows are from that in another: great-circle distances in km on a sphere."""
        lat, lon = self.columns["lat"], self.columns["lon"]
        return kilometres(float(lat[row]), float(lon[row]), lat[rows], lon[rows])

    def people(self, row: int) -> int | None:
        """Return how many live in a place, None where the source does not tell.

        Of divisions the column holds the sum of their towns, of airports the people of the town that they serve.
        """
        return None if self.feature(row) in _NOT_COUNTED else int(self.columns["population"][row]) or None

    def at(self, row: int) -> Place:
        """Return the place in a row."""
        division = self.division(row, 1)
        return Place(
            id=self.place_id(row),
            name=self.name(row),
            local_name=trusted_local_name(self._text("local", row), self.name(row), self.feature(row)),
            lat=float(self.columns["lat"][row]),
            lon=float(self.columns["lon"][row]),
            country=self.country(row),
            admin1=None if division is None or division == row else self.name(division),
            feature=self.feature(row),
            population=self.people(row),
            timezone=self.meta["timezones"][self.columns["timezone"][row]] or None,
            radius_km=self.radius_km(row),
            source=self._source(row),
        )

    def is_users(self, row: int) -> bool:
        """Tell whether a row is one of the user's own places."""
        return row >= int(self.meta.get("user", len(self)))

    def _source(self, row: int) -> str:
        if row < self.meta["geonames"]:
            return "GeoNames"
        return str(self.meta["sources"][self._slug(row).partition(":")[0]])

    @cached_property
    def towns(self) -> tuple[Rows, cKDTree]:
        """The rows of the towns, and a tree of them as points on a sphere of radius 1."""
        wanted = [i for i, code in enumerate(self.meta["features"]) if code.startswith("PPL") or code == "STLMT"]
        rows = np.flatnonzero(np.isin(self.columns["feature"], wanted))
        from scipy.spatial import cKDTree  # noqa: PLC0415 - most questions need no scipy

        return rows, cKDTree(unit_vectors(self.columns["lat"][rows], self.columns["lon"][rows]))

    def towns_in(self, division: Place) -> Rows:
        """Return the rows of the towns of a division, none where it is no division."""
        try:
            row = self.row(division.id)
        except PlaceNotFoundError:
            return np.empty(0, dtype=np.int64)
        rows, _ = self.towns
        for level in (1, 2):
            index = np.flatnonzero(self.columns[f"admin{level}_rows"] == row)
            if len(index):
                inside: Rows = rows[self.columns[f"admin{level}"][rows] == index[0]]
                return inside
        return rows[:0]

    def nearest_towns(self, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Rows:
        """Return the row of the town nearest to each of some points."""
        rows, tree = self.towns
        _, nearest = tree.query(unit_vectors(lat, lon))
        found: Rows = rows[nearest]
        return found

    def nearest(self, lat: float, lon: float) -> Place:
        """Return the town nearest to a point."""
        return self.near(lat, lon, 1)[0][0]

    def near(self, lat: float, lon: float, count: int) -> list[tuple[Place, float]]:
        """Return the towns nearest to a point with their distance in km (on a sphere, to 0.5 %), nearest first."""
        rows, tree = self.towns
        chords, found = tree.query(unit_vectors(np.array([lat]), np.array([lon])), k=count)
        return [
            (self.at(int(rows[i])), 2 * _EARTH_KM * math.asin(min(1.0, float(chord) / 2)))
            for chord, i in zip(np.ravel(chords), np.ravel(found), strict=True)
        ]


def _map(path: Path) -> NDArray[Any]:
    mapped: NDArray[Any] = np.load(path, mmap_mode="r")
    return mapped.view(np.ndarray)  # a plain array over the same memory: indexing a memmap is several times slower


def _open(folder: Path) -> Gazetteer:
    columns = {file.removesuffix(".npy"): _map(folder / file) for file in _COLUMN_FILES}
    texts = {kind: _map(folder / f"{kind}_text.npy") for kind in ("name", "local", "id")}
    for name in ("lat", "lon"):
        columns[name] = columns[name] / 1e5  # kept as whole 1e-5 degrees, so that no digit is lost
    return Gazetteer(columns, texts, json.loads((folder / "meta.json").read_text(encoding="utf-8")))


def open_gazetteer() -> Gazetteer:
    """Return the embedded gazetteer with the user's own places, opened once.

    These are in the file that DATELINE_PLACES names. Raises ResourceMissingError where data/ lacks the gazetteer,
    InputError where the file has a fault.
    """
    return _opened(os.environ.get(VARIABLE) or None)


@cache
def _opened(own: str | None) -> Gazetteer:
    gazetteer = _open(data_path("gazetteer"))
    if own is None:
        return gazetteer
    path, meta = Path(own), gazetteer.meta
    places = read_user_places(path, meta["features"], meta["countries"])
    return Gazetteer(*add_places(gazetteer.columns, gazetteer.texts, meta, places, path.name))
