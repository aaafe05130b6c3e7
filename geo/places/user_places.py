"""A user's own places: the file that DATELINE_PLACES names, read, checked and laid over the gazetteer.

The file is CSV in UTF-8 with the columns name, lat, lon (WGS 84 degrees) and, if wanted, names (further ones, apart by
"|"), feature (a GeoNames code; FCL, a facility, unless given) and country (ISO 3166-1). Their names win: what a user
calls "Site B" is that and no place of the gazetteer.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.errors import InputError
from geo.places.gazetteer_columns import LONGEST, MAIN, NONE, ROW
from geo.places.names import hash_name, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

VARIABLE: Final = "DATELINE_PLACES"
PREFIX: Final = "user"
_NEEDED: Final = ("name", "lat", "lon")
_OPTIONAL: Final = ("names", "feature", "country")
_FACILITY: Final = "FCL"
_MOST: Final = 100_000


@dataclass(frozen=True)
class UserPlace:
    """A row of the file; degrees, a GeoNames feature code, an ISO code or "" for no country."""

    id: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    feature: str
    country: str


def read_user_places(path: Path, features: Collection[str], countries: Collection[str]) -> tuple[UserPlace, ...]:
    """Return the places of a user's file; `features` and `countries` are the codes that it may have.

    Raises InputError with the line, the column and what to do for the first fault.
    """
    seen: Counter[str] = Counter()
    found: list[UserPlace] = []
    for line, row in _rows(path):
        where = f"{VARIABLE}: {path.name}, line {line}"
        if len(found) == _MOST:
            raise InputError(f"{where}: the file has more than {_MOST:,} places; leave some out.")
        names = [_name(n.strip(), where, "names") for n in (row.get("names") or "").split("|") if n.strip()]
        name = _name((row["name"] or "").strip(), where, "name")
        slug = "-".join(words(name))
        seen[slug] += 1
        found.append(
            UserPlace(
                id=f"{PREFIX}:{slug}" + (f"-{seen[slug]}" if seen[slug] > 1 else ""),
                name=name,
                names=tuple(names),
                lat=_degrees(row["lat"], 90, where, "lat"),
                lon=_degrees(row["lon"], 180, where, "lon"),
                feature=_code(row.get("feature"), features, _FACILITY, where, "feature"),
                country=_code(row.get("country"), countries, "", where, "country"),
            )
        )
    return tuple(found)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str | None]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_columns(path.name, reader.fieldnames or ())
            for row in reader:
                if None in row:
                    raise InputError(
                        f"{VARIABLE}: {path.name}, line {reader.line_num}: more values than columns; put a name that "
                        "holds a comma into quotes."
                    )
                yield reader.line_num, row
    except UnicodeDecodeError:
        raise InputError(f"{VARIABLE}: {path} is not text in UTF-8; save it so.") from None
    except csv.Error as error:
        raise InputError(f"{VARIABLE}: {path} is no CSV ({error}); mend it or save it anew.") from None
    except OSError as error:
        raise InputError(
            f"{VARIABLE} names {path}, which cannot be read ({error.strerror}); name another file or unset it."
        ) from None


def _check_columns(file: str, columns: Sequence[str]) -> None:
    missing = [column for column in _NEEDED if column not in columns]
    unknown = [column for column in columns if column not in (*_NEEDED, *_OPTIONAL)]
    if missing or unknown or len(set(columns)) < len(columns):
        fault = f"the column “{missing[0]}” is missing" if missing else f"the column “{(unknown or columns)[0]}” is odd"
        raise InputError(
            f"{VARIABLE}: {file}, line 1: {fault}; write name, lat, lon and, if wanted, names, feature, country."
        )


def _name(name: str, where: str, column: str) -> str:
    if not 1 <= len(words(name)) <= LONGEST:
        raise InputError(f"{where}, column “{column}”: {name[:60]!r} is no name; write one to {LONGEST} words.")
    return name


def _degrees(value: str | None, most: int, where: str, column: str) -> float:
    try:
        degrees = float(value or "")
    except ValueError:
        degrees = float("nan")
    if not (isfinite(degrees) and abs(degrees) <= most):
        raise InputError(
            f"{where}, column “{column}”: {(value or '')[:60]!r} is no number of degrees from -{most} to {most}; "
            "write it such as 48.8566."
        )
    return degrees


def _code(value: str | None, known: Collection[str], default: str, where: str, column: str) -> str:
    code = (value or "").strip().upper() or default
    if code and (code not in known or not re.fullmatch(r"[A-Z0-9]+", code)):
        example = "PPL (a town), FCL (a facility) or AIRP" if column == "feature" else "FR (ISO 3166-1)"
        raise InputError(f"{where}, column “{column}”: {code[:60]!r} is no code known; write such as {example}.")
    return code


def add_places(
    columns: Mapping[str, NDArray[Any]],
    texts: Mapping[str, NDArray[np.uint8]],
    meta: Mapping[str, Any],
    places: Sequence[UserPlace],
    file: str,
) -> tuple[dict[str, NDArray[Any]], dict[str, NDArray[np.uint8]], dict[str, Any]]:
    """Return the columns, texts and facts of a gazetteer with a user's places as its last rows."""
    first, count = len(columns["lat"]), len(places)
    known: dict[str, list[Any]] = {name: [getattr(place, name) for place in places] for name in ("lat", "lon")}
    known |= dict.fromkeys(("admin1", "admin2"), [NONE] * count)
    known["country"] = [meta["countries"].index(place.country) for place in places]
    known["feature"] = [meta["features"].index(place.feature) for place in places]
    out = dict(columns)
    for name, column in columns.items():
        if len(column) == first:  # the others are no columns of places
            out[name] = np.append(column, np.array(known.get(name, [0] * count), column.dtype))
    out |= _index(columns, places, first)
    more = dict(texts)
    for kind, written in (
        ("name", [place.name for place in places]),
        ("local", [""] * count),
        ("id", [place.id for place in places]),
    ):
        encoded = [text.encode() for text in written]
        start = columns[f"{kind}_start"]
        ends = int(start[-1]) + np.cumsum([len(text) for text in encoded])
        out[f"{kind}_start"] = np.append(start, ends.astype(start.dtype))
        more[kind] = np.append(texts[kind], np.frombuffer(b"".join(encoded), np.uint8))
    facts = dict(meta)
    facts["version"] = f"{meta['version']}, {count:,} own places of {file}"
    facts["sources"] = {**meta["sources"], PREFIX: f"own places ({file})"}
    facts["user"] = first
    return out, more, facts


def _index(columns: Mapping[str, NDArray[Any]], places: Sequence[UserPlace], first: int) -> dict[str, NDArray[Any]]:
    """The name index in which the names of the user's places mean these alone."""
    flags: dict[tuple[int, int], int] = {}
    for row, place in enumerate(places, first):
        for name in place.names:
            flags.setdefault((hash_name(name), row), 0)
        flags[hash_name(place.name), row] = MAIN
    own = np.array([key for key, _ in flags], np.uint64)
    keys = np.repeat(columns["name_hash"], np.diff(columns["name_first"]))
    others = ~np.isin(keys, own)
    keys = np.append(keys[others], own)
    postings = np.append(columns["postings"][others], np.array([r | f for (_, r), f in flags.items()], np.uint32))
    order = np.lexsort((postings & ROW, keys))
    hashes, starts = np.unique(keys[order], return_index=True)
    return {
        "name_hash": hashes,
        "name_first": np.append(starts, len(keys)).astype(np.uint32),
        "postings": postings[order],
    }
