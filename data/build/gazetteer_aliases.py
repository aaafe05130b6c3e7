"""Other names of a place that are another, better known place's own: they are left out of the name index.

GeoNames' other names carry no language and hold mistakes: Osaka as Okinawa, Augsburg as Augusta, Suwa as Suva, Mons as
Bergen. Where such a name is a first-level division's, a capital's, a division's seat's or a large city's own, or in
`places.csv`, an English text means that. A short form of the place's own name ("Santiago" of Santiago de Cuba), a place
beside it or around it, and what `aliases.csv` says are kept; so are first-level divisions' names that only foreign
places have ("Eastern Province").
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gazetteer_names import bare_name, names_of
from gazetteer_sources import ALIASES

from geo.places.names import hash_name, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer_sources import Row

LARGE, LARGE_AT_HOME = 200_000, 50_000  # people of a city whose name is its own abroad, and in its country
SMALL_TOWN = 40_000  # so few people live where a name of places.csv may be left out
TIMES_LARGER = 20  # so much larger a place keeps its name: Guangzhou is called Canton
BESIDE_KM = 100.0
SEATS = frozenset({"PPLC", "PPLA"})
JUDGED = ("PPL", "ADM", "STLMT")


def borrowed_names(rows: list[Row]) -> Iterator[tuple[int, str, Row]]:
    """Yield the number of a row, a name of its that is left out, and the row whose own name it is."""
    owners: dict[int, list[Row]] = {}
    for row in rows:
        if row.slug or row.feature in SEATS or row.feature == "ADM1" or row.population >= LARGE_AT_HOME:
            for name in {row.name, *row.own, *([bare_name(row.name)] if row.feature == "ADM1" else [])}:
                owners.setdefault(hash_name(name), []).append(row)
    for number, row in enumerate(rows):
        if not row.feature.startswith(JUDGED) or row.feature == "PPLC":
            continue
        main, others, _ = names_of(row)
        kept = {hash_name(name) for name in (*main, bare_name(row.name), *_by_hand(row))}
        for name in others:
            key = hash_name(name)
            if key in owners and key not in kept and not set(words(name)) <= set(words(row.name)):
                owner = next((o for o in owners[key] if _is_anothers(name, row, o)), None)
                if owner is not None:
                    yield number, name, owner


def _by_hand(row: Row) -> list[str]:
    keys = [key for key in (row.code, str(row.gid)) if key in ALIASES]
    return [name for key in keys for name in (*ALIASES[key].name, *ALIASES[key].own)]


def _is_anothers(name: str, row: Row, owner: Row) -> bool:
    """Whether a name is that of `owner` rather than of `row`."""
    if owner.slug:
        return row.feature.startswith("PPL") and row.population < SMALL_TOWN
    if owner is row or row.population > TIMES_LARGER * max(1, owner.population) or _beside(row, owner):
        return False
    if owner.country == row.country:
        longer = row.name.startswith(name) and row.population > owner.population  # Tongchuanshi, of Tongchuan
        return not longer and (owner.feature == "ADM1" or owner.population >= LARGE_AT_HOME)
    known = owner.feature in SEATS or owner.feature == "ADM1" or owner.population >= LARGE
    return known and row.feature != "ADM1"


def _beside(a: Row, b: Row) -> bool:
    """Whether one place lies in the other or near it."""
    if (a.code and a.code in (b.admin1, b.admin2)) or (b.code and b.code in (a.admin1, a.admin2)):
        return True
    east = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return math.hypot(a.lat - b.lat, east) * 111.2 < BESIDE_KM
