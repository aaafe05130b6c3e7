"""The evidence for what each name of a text means: candidates, and for each the facts that can be said in words.

Names that are written alike and stand beside the same qualifier ("Paris, Texas") form a group, and mean one place.
A pair is a group with one of its candidates; the columns of `Evidence.pairs` are numbered by `PAIR`. Distances are
great-circle kilometres on a sphere, support falls off exponentially with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN, NONE, ROW, Gazetteer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.home import Home
    from geo.places.spans import Name
    from geo.places.words import Words

Floats = "NDArray[np.float64]"
MOST: Final = 24
_KEPT_BY_SIZE: Final = 12
_NEAR_HOME_KM: Final = 200.0
_FAR: Final = 20_040.0


class PAIR(IntEnum):
    """The columns of the evidence for a pair."""

    PEOPLE = 0
    CLASS = 1
    MAIN = 2
    SHORT = 3
    DEMONYM = 4
    BELOW_LARGEST = 5
    RANK = 6
    NAMESAKES = 7
    QUALIFIED = 8
    QUALIFIED_ELSEWHERE = 9
    KIND = 10
    COUNTRY_NAMED = 11
    DIVISION_NAMED = 12
    COUNTY_NAMED = 13
    NEAR_OTHERS = 14
    AMONG_OTHERS = 15
    ANCHOR_KM = 16
    HOME_KM = 17
    HOME_COUNTRY = 18
    HOME_DIVISION = 19
    HOME_STRENGTH = 20
    TIMES = 21
    COUNTRY_SHARE = 22
    WORDS = 23
    NAMESAKES_IN_COUNTRY = 24
    CAPITALS = 25


CLASSES: Final = {
    **dict.fromkeys(("PCLI", "PCLS", "PCLD", "TERR"), 0),
    "ADM1": 1,
    "ADM2": 2,
    "PPLC": 3,
    "PPLA": 4,
    "PPLA2": 5,
    "PPLX": 7,
    "AIRP": 8,
    **dict.fromkeys(("SEA", "OCN", "GULF", "BAY", "STRT"), 9),
    **dict.fromkeys(("STM", "CNL"), 10),
    "LK": 11,
    **dict.fromkeys(("MT", "MTS", "PEN", "ISL", "ISLS", "DSRT", "VAL"), 12),
    "RGN": 13,
    "GOVL": 14,
    "CONT": 15,
    "PCLH": 16,
}
TOWN: Final = 6
OTHER: Final = 17
_KIND_CLASSES: Final = {1: {2}, 2: {10}, 3: {11, 9}, 4: {12}, 5: {1, 2, 3, 4, 5, 6}, 6: {8, 6}}


@cache
def class_codes(gazetteer_features: tuple[str, ...]) -> NDArray[np.int64]:
    """Return for each feature code of the gazetteer the class that evidence speaks of."""
    return np.array(
        [CLASSES.get(f, TOWN if f.startswith(("PPL", "STLMT")) else OTHER) for f in gazetteer_features], dtype=np.int64
    )


@dataclass(frozen=True)
class Evidence:
    """Groups of names, their candidates, and what speaks for each; pairs lie in the order of their groups."""

    group_of: NDArray[np.int64]
    group_count: int
    pair_group: NDArray[np.int64]
    pair_row: NDArray[np.int64]
    pair_flags: NDArray[np.int64]
    pairs: NDArray[np.float64]
    qualifier: list[tuple[int, ...]]


_COMMA: Final = re.compile(r"\.?,? ?\(?")
_IN: Final = re.compile(r"\.? in (?:the )?(?:\w+ )?")
_CITY_OF: Final = re.compile(r" (?:[\w-]+ ){0,3}(?:city|town|village|port|capital|province|state|suburb|resort|district) of ")


def gather(words: Words, names: list[Name], gazetteer: Gazetteer, home: Home | None) -> Evidence:
    """Return the evidence for the names of a text, as `find_names` gives them, with the source's home if known."""
    columns = gazetteer.columns
    classes = class_codes(tuple(gazetteer.meta["features"]))
    postings = [gazetteer.postings_at(n.position) if n.position >= 0 else _NOTHING for n in names]
    great = [great_rows(p, classes, columns["feature"]) for p in postings]
    qualifiers = find_qualifiers(words, names, great)
    keys: dict[tuple[int, int, tuple[int, ...]], int] = {}
    group_of = np.zeros(len(names), dtype=np.int64)
    members: list[list[int]] = []
    for i, name in enumerate(names):
        key = (name.position, -1 if name.position >= 0 else name.first, qualifiers[i])
        group = keys.setdefault(key, len(keys))
        if group == len(members):
            members.append([])
        members[group].append(i)
        group_of[i] = group
    chosen = []
    named1 = {int(columns["admin1"][r]) for rows in great for r in rows if classes[columns["feature"][r]] == 1}
    for group in members:
        found = postings[group[0]]
        if len(found) > MOST:
            found = _shortlist(found, columns, home, named1, qualifiers[group[0]])
        chosen.append(found)
    sizes = np.array([len(c) for c in chosen], dtype=np.int64)
    pair_group = np.repeat(np.arange(len(members)), sizes)
    flat = np.concatenate(chosen).astype(np.int64) if len(chosen) else np.empty(0, np.int64)
    rows = flat & ROW
    pairs = _pairs(words, names, members, great, qualifiers, gazetteer, classes, pair_group, flat, rows, sizes, home)
    return Evidence(
        group_of=group_of,
        group_count=len(members),
        pair_group=pair_group,
        pair_row=rows,
        pair_flags=flat & ~np.int64(ROW),
        pairs=pairs,
        qualifier=[qualifiers[group[0]] for group in members],
    )


_NOTHING: Final = np.empty(0, dtype=np.uint32)


def great_rows(postings: NDArray[np.uint32], classes: NDArray[np.int64], feature: NDArray[np.uint8]) -> tuple[int, ...]:
    """The countries, divisions and continents that a name may mean."""
    rows = postings & ROW
    kinds = classes[feature[rows]]
    return tuple(int(r) for r in rows[(kinds <= 2) | (kinds == 15)])


def find_qualifiers(words: Words, names: list[Name], great: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """For each name the divisions or countries that stand beside it and say which namesake is meant."""
    found: list[tuple[int, ...]] = [()] * len(names)
    text = words.text
    for i in range(len(names)):
        if i + 1 < len(names) and great[i + 1]:
            gap = text[words.end[names[i].last] : words.start[names[i + 1].first]]
            if len(gap) < 20 and "\n" not in gap and gap not in {" ", ""} and (_COMMA.fullmatch(gap) or _IN.fullmatch(gap)):
                found[i] = great[i + 1]
                continue
        if i and great[i - 1]:
            gap = text[words.end[names[i - 1].last] : words.start[names[i].first]]
            if len(gap) < 50 and _CITY_OF.fullmatch(gap):
                found[i] = great[i - 1]
    return found


def _shortlist(
    postings: NDArray[np.uint32],
    columns: dict[str, NDArray[np.int64]],
    home: Home | None,
    named: set[int],
    qualifier: tuple[int, ...],
) -> NDArray[np.uint32]:
    """The candidates worth weighing of a name that very many places bear."""
    rows = postings & ROW
    keep = np.zeros(len(rows), dtype=bool)
    keep[np.argsort(-columns["population"][rows].astype(np.int64), kind="stable")[:_KEPT_BY_SIZE]] = True
    wanted = named | {int(columns["admin1"][r]) for r in qualifier}
    wanted.discard(NONE)
    if wanted:
        keep |= np.isin(columns["admin1"][rows], list(wanted))
    if home is not None:
        keep |= kilometres(home.lat, home.lon, columns["lat"][rows], columns["lon"][rows]) < _NEAR_HOME_KM
    return postings[keep]


def kilometres(lat: float, lon: float, lats: NDArray[np.float64], lons: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return great-circle distances in km on a sphere, from one point to many, all in degrees."""
    la, las = np.radians(lat), np.radians(lats)
    h = np.sin((las - la) / 2) ** 2 + np.cos(la) * np.cos(las) * np.sin(np.radians(lons - lon) / 2) ** 2
    out: NDArray[np.float64] = 12742.02 * np.arcsin(np.sqrt(h))
    return out


def _pairs(
    words: Words,
    names: list[Name],
    members: list[list[int]],
    great: list[tuple[int, ...]],
    qualifiers: list[tuple[int, ...]],
    gazetteer: Gazetteer,
    classes: NDArray[np.int64],
    pair_group: NDArray[np.int64],
    flat: NDArray[np.int64],
    rows: NDArray[np.int64],
    sizes: NDArray[np.int64],
    home: Home | None,
) -> NDArray[np.float64]:
    columns = gazetteer.columns
    count = len(rows)
    out = np.zeros((count, len(PAIR)), dtype=np.float64)
    if not count:
        return out
    people = np.log10(columns["population"][rows].astype(np.float64) + 1)
    kind = classes[columns["feature"][rows]]
    country = columns["country"][rows].astype(np.int64)
    admin1 = columns["admin1"][rows].astype(np.int64)
    admin2 = columns["admin2"][rows].astype(np.int64)
    lat, lon = columns["lat"][rows], columns["lon"][rows]
    first = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    filled = sizes > 0
    largest = np.zeros(len(sizes))
    largest[filled] = np.maximum.reduceat(people, first[filled])
    out[:, PAIR.PEOPLE] = people
    out[:, PAIR.CLASS] = kind
    out[:, PAIR.MAIN] = (flat & MAIN) != 0
    out[:, PAIR.SHORT] = (flat & ABBREVIATION) != 0
    out[:, PAIR.DEMONYM] = (flat & DEMONYM) != 0
    out[:, PAIR.BELOW_LARGEST] = largest[pair_group] - people
    order = np.lexsort((-people, pair_group))
    rank = np.empty(count)
    rank[order] = np.arange(count) - first[pair_group[order]]
    out[:, PAIR.RANK] = rank
    out[:, PAIR.NAMESAKES] = np.log2(sizes[pair_group])
    same = (pair_group[:, None] == pair_group) & (country[:, None] == country)
    out[:, PAIR.NAMESAKES_IN_COUNTRY] = same.sum(1)

    # What stands beside the name, here and elsewhere in the text.
    inside = np.array([_inside(q, columns, classes) for q in (qualifiers[m[0]] for m in members)], dtype=object)
    qualified = np.zeros(count)
    for g in np.flatnonzero([bool(q) for q in (qualifiers[m[0]] for m in members)]):
        at = slice(int(first[g]), int(first[g] + sizes[g]))
        agrees = _agrees(inside[g], country[at], admin1[at], admin2[at], rows[at])
        qualified[at] = np.where(agrees, 2, 1)
    out[:, PAIR.QUALIFIED] = qualified
    by_name: dict[int, set[int]] = {}
    for row, q in zip(rows[qualified == 2], pair_group[qualified == 2], strict=True):
        by_name.setdefault(names[members[q][0]].position, set()).add(int(row))
    positions = [names[m[0]].position for m in members]
    if by_name:
        out[:, PAIR.QUALIFIED_ELSEWHERE] = [
            (1 if int(r) in by_name[positions[g]] else -1) if positions[g] in by_name else 0
            for r, g in zip(rows, pair_group, strict=True)
        ]
    kinds = [max((names[i].kind_word for i in m), default=0) for m in members]
    for g, word in enumerate(kinds):
        if word:
            at = slice(int(first[g]), int(first[g] + sizes[g]))
            out[at, PAIR.KIND] = np.where(np.isin(kind[at], list(_KIND_CLASSES.get(word, set()))), 2, 1)

    # Countries and divisions that the text names.
    out[:, PAIR.COUNTRY_NAMED], out[:, PAIR.DIVISION_NAMED], out[:, PAIR.COUNTY_NAMED] = _named(
        names, members, great, columns, classes, pair_group, (country, admin1, admin2)
    )
    times = np.array([len(m) for m in members])
    out[:, PAIR.TIMES] = np.log2(times[pair_group])
    labelled = np.array([np.mean([names[i].label_around in {1, 2} for i in m]) for m in members])
    out[:, PAIR.WORDS] = np.array([names[m[0]].core_last - names[m[0]].core_first + 1 for m in members])[pair_group]
    out[:, PAIR.CAPITALS] = np.array([words.raw[names[m[0]].core_first].isupper() for m in members])[pair_group]

    # Where the other names may lie.
    weight = np.sqrt(columns["population"][rows] + 1000.0) * np.where(flat & MAIN, 1.0, 0.3)
    totals = np.bincount(pair_group, weight, len(sizes))
    share = weight / totals[pair_group] * (0.15 + 0.85 * labelled[pair_group])
    local = (kind >= 2) & (kind != 15)
    distance = _distances(lat, lon)
    other = (pair_group[:, None] != pair_group) & local[None, :]
    position_of = np.array(positions)[pair_group]
    other &= position_of[:, None] != position_of
    for column, scale in ((PAIR.NEAR_OTHERS, 60.0), (PAIR.AMONG_OTHERS, 400.0)):
        pull = np.where(other, np.exp(-distance / scale) * share[None, :], 0.0)
        best = np.maximum.reduceat(pull, first[filled], axis=1)
        out[:, column] = best.sum(1)
    anchor = local & ((sizes == 1)[pair_group] | (qualified == 2) | ((kind == 3) & (rank == 0)))
    reach = np.where(other & anchor[None, :], distance, _FAR)
    out[:, PAIR.ANCHOR_KM] = np.log10(reach.min(1) + 10)
    by_country = np.zeros((len(columns_countries(gazetteer)), 1))
    np.add.at(by_country[:, 0], country, share)
    own = np.bincount(pair_group * len(by_country) + country, share, len(sizes) * len(by_country))
    out[:, PAIR.COUNTRY_SHARE] = (by_country[country, 0] - own[pair_group * len(by_country) + country]) / max(
        1.0, float(share.sum())
    )
    if home is None:
        out[:, PAIR.HOME_KM] = np.log10(_FAR)
        out[:, PAIR.HOME_COUNTRY] = out[:, PAIR.HOME_DIVISION] = -1
    else:
        out[:, PAIR.HOME_KM] = np.log10(kilometres(home.lat, home.lon, lat, lon) + 10)
        out[:, PAIR.HOME_COUNTRY] = country == gazetteer.meta["countries"].index(home.country)
        out[:, PAIR.HOME_DIVISION] = admin1 == home.admin1
        out[:, PAIR.HOME_STRENGTH] = home.strength
    return out


def columns_countries(gazetteer: Gazetteer) -> list[str]:
    """Return the gazetteer's list of country codes."""
    countries: list[str] = gazetteer.meta["countries"]
    return countries


def _inside(
    qualifier: tuple[int, ...], columns: dict[str, NDArray[np.int64]], classes: NDArray[np.int64]
) -> list[tuple[int, int]]:
    """What a qualifier means: (level, index) with level 0 country, 1 and 2 divisions, 3 the row itself."""
    found = []
    for row in qualifier:
        level = int(classes[columns["feature"][row]])
        if level <= 2:
            found.append((level, int(columns[("country", "admin1", "admin2")[level]][row])))
    return found


def _agrees(
    inside: list[tuple[int, int]],
    country: NDArray[np.int64],
    admin1: NDArray[np.int64],
    admin2: NDArray[np.int64],
    _rows: NDArray[np.int64],
) -> NDArray[np.bool_]:
    agrees = np.zeros(len(country), dtype=bool)
    for level, index in inside:
        if index != NONE:
            agrees |= (country, admin1, admin2)[level] == index
    return agrees


def _named(
    names: list[Name],
    members: list[list[int]],
    great: list[tuple[int, ...]],
    columns: dict[str, NDArray[np.int64]],
    classes: NDArray[np.int64],
    pair_group: NDArray[np.int64],
    of: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How often the text names each pair's country and divisions, other than by the pair's own name (log2 of 1 + n)."""
    told: tuple[dict[int, dict[int, int]], ...] = ({}, {}, {})
    for i, rows in enumerate(great):
        for row in rows:
            level = int(classes[columns["feature"][row]])
            if level <= 2:
                index = int(columns[("country", "admin1", "admin2")[level]][row])
                by_position = told[level].setdefault(index, {})
                by_position[names[i].position] = by_position.get(names[i].position, 0) + 1
    positions = [names[m[0]].position for m in members]
    out = []
    for level in range(3):
        values = np.zeros(len(pair_group))
        if told[level]:
            for p, (group, index) in enumerate(zip(pair_group.tolist(), of[level].tolist(), strict=True)):
                by_position = told[level].get(index)
                if by_position:
                    values[p] = sum(n for position, n in by_position.items() if position != positions[group])
        out.append(np.log2(1 + values))
    return out[0], out[1], out[2]


def _distances(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    la, lo = np.radians(lat), np.radians(lon)
    points = np.stack([np.cos(la) * np.cos(lo), np.cos(la) * np.sin(lo), np.sin(la)], axis=1)
    out: NDArray[np.float64] = 6371.0 * np.arccos(np.clip(points @ points.T, -1, 1))
    return out
