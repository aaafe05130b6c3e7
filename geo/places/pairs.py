"""What speaks for each candidate of each name: a row a pair, the columns of `PAIR`.

A pair is a group of names that are written alike (`geo.places.evidence`) with one of the places they may mean.
Distances are great-circle kilometres on a sphere, as log10(km + 10) where they stand in a column; support from the
text's other names falls off exponentially with them. `OVER_…` columns tell how much more a candidate has than the
best of its namesakes; NaN where it has none, or where nothing is known of the source's home. Cost is linear in the
text: support is drawn from the 256 best known of the other names' places.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.classes import CAPITAL, CONTINENT, COUNTY, LEVELS, class_codes, kilometres
from geo.places.gazetteer import ABBREVIATION, DEMONYM, MAIN, NONE, ROW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.classes import Home
    from geo.places.gazetteer import Gazetteer
    from geo.places.spans import Name
    from geo.places.tokens import Words

_FAR: Final = 20_040.0
_SUPPORTERS: Final = 256
_STREET_KM, _REGION_KM = 60.0, 400.0


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
    OVER_COUNTRY_NAMED = 26
    OVER_DIVISION_NAMED = 27
    OVER_NEAR_OTHERS = 28
    OVER_AMONG_OTHERS = 29
    OVER_COUNTRY_SHARE = 30
    OVER_ANCHOR_KM = 31
    OVER_HOME_KM = 32


_OVER: Final = (
    (PAIR.OVER_COUNTRY_NAMED, PAIR.COUNTRY_NAMED, 1),
    (PAIR.OVER_DIVISION_NAMED, PAIR.DIVISION_NAMED, 1),
    (PAIR.OVER_NEAR_OTHERS, PAIR.NEAR_OTHERS, 1),
    (PAIR.OVER_AMONG_OTHERS, PAIR.AMONG_OTHERS, 1),
    (PAIR.OVER_COUNTRY_SHARE, PAIR.COUNTRY_SHARE, 1),
    (PAIR.OVER_ANCHOR_KM, PAIR.ANCHOR_KM, -1),
    (PAIR.OVER_HOME_KM, PAIR.HOME_KM, -1),
)

_KIND_CLASSES: Final = {1: {2}, 2: {10}, 3: {11, 9}, 4: {12}, 5: {1, 2, 3, 4, 5, 6}, 6: {8, 6}}


@dataclass(frozen=True)
class Candidates:
    """The groups of a text and the places each may mean; pairs lie in the order of their groups.

    `members` holds the names of each group, `qualifiers` what stands beside it, `great` for each name the countries
    and divisions it may be; `group` and `flat` (a posting) have an entry a pair, `sizes` the pairs of each group.
    """

    words: Words
    names: list[Name]
    members: list[list[int]]
    great: list[tuple[int, ...]]
    qualifiers: list[tuple[int, ...]]
    gazetteer: Gazetteer
    home: Home | None
    group: NDArray[np.int64]
    flat: NDArray[np.int64]
    sizes: NDArray[np.int64]

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The gazetteer's row of each pair."""
        return self.flat & ROW

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """The first pair of each group."""
        return np.concatenate([[0], np.cumsum(self.sizes)])[:-1].astype(np.int64)

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which groups have pairs at all."""
        return self.sizes > 0

    @cached_property
    def kind(self) -> NDArray[np.int64]:
        """The class of each pair's place."""
        kinds: NDArray[np.int64] = class_codes(tuple(self.gazetteer.meta["features"]))[self.column("feature")]
        return kinds

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        """The position in the name index of each group."""
        return np.array([self.names[m[0]].position for m in self.members], dtype=np.int64)

    def column(self, name: str) -> NDArray[Any]:
        """Return a column of the gazetteer for the pairs."""
        values: NDArray[Any] = self.gazetteer.columns[name][self.rows]
        return values

    def at(self, group: int) -> slice:
        """Return where the pairs of a group lie."""
        return slice(int(self.first[group]), int(self.first[group] + self.sizes[group]))


def weigh_pairs(c: Candidates) -> NDArray[np.float64]:
    """Return (pairs, columns of PAIR): what speaks for each candidate."""
    out = np.zeros((len(c.rows), len(PAIR)), dtype=np.float64)
    if not len(out):
        return out
    _size(c, out)
    _written(c, out)
    _beside(c, out)
    out[:, PAIR.COUNTRY_NAMED], out[:, PAIR.DIVISION_NAMED], out[:, PAIR.COUNTY_NAMED] = _named(c)
    _around(c, out)
    _home(c, out)
    for over, column, sign in _OVER:
        out[:, over] = _over_others(sign * out[:, column], c)
    return out


def _size(c: Candidates, out: NDArray[np.float64]) -> None:
    """How large each place is, by itself and among its namesakes."""
    people = np.log10(c.column("population").astype(np.float64) + 1)
    largest = np.zeros(len(c.sizes))
    largest[c.filled] = np.maximum.reduceat(people, c.first[c.filled])
    out[:, PAIR.PEOPLE] = people
    out[:, PAIR.CLASS] = c.kind
    out[:, PAIR.BELOW_LARGEST] = largest[c.group] - people
    order = np.lexsort((-people, c.group))
    out[order, PAIR.RANK] = np.arange(len(order)) - c.first[c.group[order]]
    out[:, PAIR.NAMESAKES] = np.log2(c.sizes[c.group])
    key = c.group * len(c.gazetteer.meta["countries"]) + c.column("country")
    _, which, counts = np.unique(key, return_inverse=True, return_counts=True)
    out[:, PAIR.NAMESAKES_IN_COUNTRY] = counts[which]


def _written(c: Candidates, out: NDArray[np.float64]) -> None:
    """How the name is written and how often, and whether it is the place's own."""
    out[:, PAIR.MAIN] = (c.flat & MAIN) != 0
    out[:, PAIR.SHORT] = (c.flat & ABBREVIATION) != 0
    out[:, PAIR.DEMONYM] = (c.flat & DEMONYM) != 0
    heads = [c.names[m[0]] for m in c.members]
    out[:, PAIR.TIMES] = np.log2([len(m) for m in c.members])[c.group]
    out[:, PAIR.WORDS] = np.array([n.core_last - n.core_first + 1 for n in heads])[c.group]
    out[:, PAIR.CAPITALS] = np.array([c.words.raw[n.core_first].isupper() for n in heads])[c.group]
    for group, members in enumerate(c.members):
        word = max(c.names[i].kind_word for i in members)
        if word:
            at = c.at(group)
            out[at, PAIR.KIND] = np.where(np.isin(c.kind[at], list(_KIND_CLASSES[word])), 2, 1)


def _beside(c: Candidates, out: NDArray[np.float64]) -> None:
    """Whether the division or country beside the name holds the place (2) or another (1), here or elsewhere."""
    columns = c.gazetteer.columns
    levels = [c.column(level).astype(np.int64) for level in LEVELS]
    said: dict[int, set[int]] = {}
    for group, qualifier in enumerate(c.qualifiers):
        if not qualifier or not c.sizes[group]:
            continue
        at = c.at(group)
        agrees = np.zeros(int(c.sizes[group]), dtype=bool)
        for row in qualifier:
            level = _level(c.gazetteer, row)
            if level is not None and (index := int(columns[LEVELS[level]][row])) != NONE:
                agrees |= levels[level][at] == index
        out[at, PAIR.QUALIFIED] = np.where(agrees, 2, 1)
        if agrees.any():
            said.setdefault(int(c.positions[group]), set()).update(c.rows[at][agrees].tolist())
    if said:
        for pair, group in enumerate(c.group.tolist()):
            rows = said.get(int(c.positions[group]))
            if rows is not None:
                out[pair, PAIR.QUALIFIED_ELSEWHERE] = 1 if int(c.rows[pair]) in rows else -1


def _level(gazetteer: Gazetteer, row: int) -> int | None:
    """0 for a country, 1 and 2 for divisions, None for anything else."""
    code = int(class_codes(tuple(gazetteer.meta["features"]))[gazetteer.columns["feature"][row]])
    return code if code <= COUNTY else None


def _named(c: Candidates) -> tuple[NDArray[np.float64], ...]:
    """How often the text names each pair's country and divisions, other than by its own name (log2 of 1 + n)."""
    told: list[dict[int, dict[int, int]]] = [{}, {}, {}]
    for name, rows in zip(c.names, c.great, strict=True):
        for row in rows:
            level = _level(c.gazetteer, row)
            if level is not None:
                index = int(c.gazetteer.columns[LEVELS[level]][row])
                counts = told[level].setdefault(index, {})
                counts[name.position] = counts.get(name.position, 0) + 1
    positions = c.positions[c.group].tolist()
    out = []
    for level, by_index in enumerate(told):
        values = np.zeros(len(c.rows))
        totals = {index: sum(counts.values()) for index, counts in by_index.items()}
        if totals:
            for pair, (position, index) in enumerate(zip(positions, c.column(LEVELS[level]).tolist(), strict=True)):
                if index in totals:
                    values[pair] = totals[index] - by_index[index].get(position, 0)
        out.append(np.log2(1 + values))
    return tuple(out)


def _around(c: Candidates, out: NDArray[np.float64]) -> None:
    """How near the places of the text's other names lie, weighed by how likely each is by its size alone."""
    labelled = np.array([np.mean([c.names[i].label_around in {1, 2} for i in m]) for m in c.members])
    weight = np.sqrt(c.column("population") + 1000.0) * np.where(c.flat & MAIN, 1.0, 0.3)
    totals = np.bincount(c.group, weight, len(c.sizes))
    share = weight / totals[c.group] * (0.15 + 0.85 * labelled[c.group])
    local = np.flatnonzero((c.kind >= COUNTY) & (c.kind != CONTINENT))
    if len(local) > _SUPPORTERS:
        local = np.sort(local[np.argsort(-share[local], kind="stable")[:_SUPPORTERS]])
    if len(local):
        distance = _distances(c.column("lat"), c.column("lon"), local)
        other = c.positions[c.group][:, None] != c.positions[c.group[local]]
        other &= c.group[:, None] != c.group[local]
        starts = np.flatnonzero(np.diff(c.group[local], prepend=-1))
        for column, scale in ((PAIR.NEAR_OTHERS, _STREET_KM), (PAIR.AMONG_OTHERS, _REGION_KM)):
            pull = np.where(other, np.exp(-distance / scale) * share[local], 0.0)
            out[:, column] = np.maximum.reduceat(pull, starts, axis=1).sum(1)
        sure = (c.sizes[c.group[local]] == 1) | (out[local, PAIR.QUALIFIED] == 2)
        sure |= (c.kind[local] == CAPITAL) & (out[local, PAIR.RANK] == 0)
        nearest = np.where(other & sure, distance, _FAR).min(1)
    else:
        nearest = np.full(len(c.rows), _FAR)
    out[:, PAIR.ANCHOR_KM] = np.log10(nearest + 10)
    country = c.column("country").astype(np.int64)
    count = len(c.gazetteer.meta["countries"])
    everywhere = np.bincount(country, share, count)
    key = c.group * count + country
    _, which = np.unique(key, return_inverse=True)
    own = np.bincount(which, share)[which]
    out[:, PAIR.COUNTRY_SHARE] = (everywhere[country] - own) / max(1.0, float(share.sum()))


def _distances(lat: NDArray[np.float64], lon: NDArray[np.float64], to: NDArray[np.int64]) -> NDArray[np.float64]:
    la, lo = np.radians(lat), np.radians(lon)
    points = np.stack([np.cos(la) * np.cos(lo), np.cos(la) * np.sin(lo), np.sin(la)], axis=1)
    out: NDArray[np.float64] = 6371.0 * np.arccos(np.clip(points @ points[to].T, -1, 1))
    return out


def _home(c: Candidates, out: NDArray[np.float64]) -> None:
    """How each place lies to where the source is at home; NaN where that is not known."""
    if c.home is None:
        out[:, PAIR.HOME_KM : PAIR.HOME_STRENGTH + 1] = np.nan
        return
    away = kilometres(c.home.lat, c.home.lon, c.column("lat"), c.column("lon"))
    out[:, PAIR.HOME_KM] = np.log10(away + 10)
    out[:, PAIR.HOME_COUNTRY] = c.column("country") == c.gazetteer.meta["countries"].index(c.home.country)
    out[:, PAIR.HOME_DIVISION] = c.column("admin1") == c.home.admin1
    out[:, PAIR.HOME_STRENGTH] = c.home.strength


def _over_others(values: NDArray[np.float64], c: Candidates) -> NDArray[np.float64]:
    """How much more each pair has than the best of its namesakes; NaN where it has none."""
    first, sizes = c.first[c.filled], c.sizes[c.filled]
    dense = (np.cumsum(c.filled) - 1)[c.group]
    best = np.maximum.reduceat(values, first)
    is_best = values == best[dense]
    second = np.maximum.reduceat(np.where(is_best, -np.inf, values), first)
    shared = np.bincount(dense, is_best, len(first))[dense] > 1
    rival = np.where(is_best & ~shared, second[dense], best[dense])
    out: NDArray[np.float64] = np.where((sizes > 1)[dense], values - rival, np.nan)
    return out
