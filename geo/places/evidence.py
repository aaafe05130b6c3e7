"""The names of a text in groups, what stands beside them, and the places each group may mean.

Names that are written alike and stand beside the same qualifier ("Paris, Texas") form a group, and mean one place.
`gather` draws up the candidates of each group and weighs them (`geo.places.pairs`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.classes import CONTINENT, COUNTY, DIVISION, class_codes, kilometres
from geo.places.gazetteer import NONE, ROW, Gazetteer
from geo.places.pairs import Candidates, weigh_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.classes import Home
    from geo.places.spans import Name
    from geo.places.tokens import Words

NOTHING: Final = np.empty(0, dtype=np.uint32)
_MOST: Final = 24
_KEPT_BY_SIZE: Final = 12
_NEAR_HOME_KM: Final = 200.0
_LONGEST_GAP: Final = 20
_LONGEST_CALL: Final = 50
_COMMA: Final = re.compile(r"\.?,? ?\(?")
_IN: Final = re.compile(r"\.? in (?:the )?(?:\w+ )?")
_CITY_OF: Final = re.compile(
    r" (?:[\w-]+ ){0,3}(?:city|town|village|port|capital|province|state|suburb|resort|district) of "
)


@dataclass(frozen=True)
class Evidence:
    """Groups of names, their candidates, and what speaks for each.

    Pairs lie in the order of their groups: those of group g at `first[g] : first[g] + sizes[g]`; `pairs` has a row a
    pair and the columns of `PAIR`. `qualifier` holds for each group the divisions or countries beside it.
    """

    group_of: NDArray[np.int64]
    pair_group: NDArray[np.int64]
    pair_row: NDArray[np.int64]
    first: NDArray[np.int64]
    sizes: NDArray[np.int64]
    pairs: NDArray[np.float64]
    qualifier: list[tuple[int, ...]]

    @property
    def group_count(self) -> int:
        """How many groups there are."""
        return len(self.sizes)

    def pairs_of(self, group: int) -> NDArray[np.int64]:
        """Return the pairs of a group."""
        return np.arange(self.first[group], self.first[group] + self.sizes[group])

    def best(self, chance: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return the pair of each group with the highest chance, -1 where it has none."""
        order = np.lexsort((chance, self.pair_group))
        top = np.full(self.group_count, -1, dtype=np.int64)
        top[self.pair_group[order]] = order
        return top


def gather(words: Words, names: list[Name], gazetteer: Gazetteer, home: Home | None) -> Evidence:
    """Return the evidence for the names of a text, as `find_names` gives them, with the source's home if known."""
    postings = [gazetteer.postings_at(n.position) if n.position >= 0 else NOTHING for n in names]
    great = [great_rows(found, gazetteer) for found in postings]
    beside = find_qualifiers(words, names, great)
    keys: dict[tuple[int, int, tuple[int, ...]], int] = {}
    group_of = np.zeros(len(names), dtype=np.int64)
    members: list[list[int]] = []
    for i, name in enumerate(names):
        key = (name.position, -1 if name.position >= 0 else name.first, beside[i])
        group = keys.setdefault(key, len(keys))
        if group == len(members):
            members.append([])
        members[group].append(i)
        group_of[i] = group
    divisions = _divisions(great, gazetteer)
    chosen = []
    for group_members in members:
        found = postings[group_members[0]]
        if len(found) > _MOST:
            wanted = divisions | {int(gazetteer.columns["admin1"][r]) for r in beside[group_members[0]]}
            found = _shortlist(found, gazetteer, home, wanted - {NONE})
        chosen.append(found)
    sizes = np.array([len(c) for c in chosen], dtype=np.int64)
    candidates = Candidates(
        words=words,
        names=names,
        members=members,
        great=great,
        qualifiers=[beside[m[0]] for m in members],
        gazetteer=gazetteer,
        home=home,
        group=np.repeat(np.arange(len(members)), sizes),
        flat=np.concatenate(chosen).astype(np.int64) if chosen else np.empty(0, np.int64),
        sizes=sizes,
    )
    return Evidence(
        group_of=group_of,
        pair_group=candidates.group,
        pair_row=candidates.rows,
        first=candidates.first,
        sizes=sizes,
        pairs=weigh_pairs(candidates),
        qualifier=candidates.qualifiers,
    )


def great_rows(postings: NDArray[np.uint32], gazetteer: Gazetteer) -> tuple[int, ...]:
    """Return the countries, divisions and continents that a name may mean."""
    rows = postings & ROW
    kinds = class_codes(tuple(gazetteer.meta["features"]))[gazetteer.columns["feature"][rows]]
    return tuple(rows[(kinds <= COUNTY) | (kinds == CONTINENT)].tolist())


def _divisions(great: list[tuple[int, ...]], gazetteer: Gazetteer) -> set[int]:
    """The first-level divisions that the text may name."""
    columns: dict[str, NDArray[Any]] = gazetteer.columns
    codes = class_codes(tuple(gazetteer.meta["features"]))
    rows = {row for found in great for row in found}
    return {int(columns["admin1"][r]) for r in rows if codes[columns["feature"][r]] == DIVISION}


def find_qualifiers(words: Words, names: list[Name], great: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return for each name the divisions or countries that stand beside it and say which namesake is meant."""
    found: list[tuple[int, ...]] = [()] * len(names)
    text = words.text
    gaps = [text[words.end[a.last] : words.start[b.first]] for a, b in pairwise(names)]
    for i in range(len(names)):
        if i < len(gaps) and great[i + 1] and _says_where(gaps[i]):
            found[i] = great[i + 1]
        elif i and great[i - 1] and len(gaps[i - 1]) < _LONGEST_CALL and _CITY_OF.fullmatch(gaps[i - 1]):
            found[i] = great[i - 1]
    return found


def _says_where(gap: str) -> bool:
    """Whether what lies between two names makes the second say where the first is: ", ", " (", " in the "."""
    if len(gap) >= _LONGEST_GAP or gap in {" ", ""} or "\n" in gap:
        return False
    return bool(_COMMA.fullmatch(gap) or _IN.fullmatch(gap))


def _shortlist(
    postings: NDArray[np.uint32], gazetteer: Gazetteer, home: Home | None, divisions: set[int]
) -> NDArray[np.uint32]:
    """The candidates worth weighing of a name that very many places bear."""
    columns: dict[str, NDArray[Any]] = gazetteer.columns
    rows = postings & ROW
    keep = np.zeros(len(rows), dtype=bool)
    keep[np.argsort(-columns["population"][rows].astype(np.int64), kind="stable")[:_KEPT_BY_SIZE]] = True
    if divisions:
        keep |= np.isin(columns["admin1"][rows], list(divisions))
    if home is not None:
        keep |= kilometres(home.lat, home.lon, columns["lat"][rows], columns["lon"][rows]) < _NEAR_HOME_KM
    return postings[keep]
