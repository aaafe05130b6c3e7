"""The places that each mention of a text may mean.

Mentions that are written alike and stand beside the same qualifier ("Paris, Texas") form a group, and mean one place.
Where very many bear the name, the largest are candidates, those that the qualifier holds, those in divisions that the
text names, the largest of each country that it names, and those near the source's home.
A candidate is a group with one of the places that bear its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.classes import FeatureClass, kilometres
from geo.places.gazetteer import NONE, ROW, Gazetteer
from geo.places.journey_ends import JourneyEnd, journey_ends
from geo.places.qualified_mentions import settle_qualifiers
from geo.places.qualifiers import Containers, container_rows, holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.places.classes import Home
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_NOTHING: Final = np.empty(0, dtype=np.uint32)
_MOST: Final = 24
_KEPT_BY_SIZE: Final = 12
_NEAR_HOME_KM: Final = 200.0


@dataclass(frozen=True)
class Candidates:
    """The groups of a text's mentions and the places each may mean; candidates lie in the order of their groups.

    `containers` holds for each mention the countries and divisions it may be, `members` the mentions of each group,
    `qualifiers` the containers beside it, `certain` whether they can be nothing but that, `apart` the countries beside
    it that do not hold it, `sizes` how many candidates it has; `group` and `postings` have an entry a candidate.
    """

    tokens: Tokens
    mentions: list[MentionSpan]
    containers: list[Containers]
    members: list[list[int]]
    qualifiers: list[Containers]
    certain: list[bool]
    apart: list[Containers]
    gazetteer: Gazetteer
    home: Home | None
    sizes: NDArray[np.int64]
    group: NDArray[np.int64]
    postings: NDArray[np.int64]

    @cached_property
    def ends(self) -> list[JourneyEnd]:
        """What the words beside each mention tell of a journey."""
        return journey_ends(self.tokens, self.mentions)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        """The gazetteer's row of each candidate."""
        return self.postings & ROW

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """The first candidate of each group."""
        return np.concatenate([[0], np.cumsum(self.sizes)])[:-1].astype(np.int64)

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """Which groups have candidates at all."""
        return self.sizes > 0

    @cached_property
    def classes(self) -> NDArray[np.int64]:
        """The class of each candidate's place."""
        return self.gazetteer.feature_classes(self.rows)

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        """The position in the name index of each group."""
        return np.array([self.mentions[m[0]].position for m in self.members], dtype=np.int64)

    @cached_property
    def group_of(self) -> NDArray[np.int64]:
        """The group of each mention."""
        found = np.zeros(len(self.mentions), dtype=np.int64)
        for group, members in enumerate(self.members):
            found[members] = group
        return found

    def column(self, name: str) -> NDArray[Any]:
        """Return a column of the gazetteer for the candidates."""
        values: NDArray[Any] = self.gazetteer.columns[name][self.rows]
        return values

    def at(self, group: int) -> slice:
        """Return where the candidates of a group lie."""
        return slice(int(self.first[group]), int(self.first[group] + self.sizes[group]))


def generate_candidates(
    tokens: Tokens, mentions: list[MentionSpan], gazetteer: Gazetteer, home: Home | None
) -> Candidates:
    """Return the candidates of a text's mentions, as `detect_mentions` gives them, with the source's home if known."""
    postings = [gazetteer.postings_at(m.position) if m.position >= 0 else _NOTHING for m in mentions]
    containers = [container_rows(found, gazetteer) for found in postings]
    qualified = settle_qualifiers(tokens, mentions, postings, containers, gazetteer)
    qualifiers = qualified.containers
    members = _groups(mentions, qualifiers)
    named = _named(qualified.named, gazetteer)
    listed = [_shortlist(postings[first], gazetteer, home, named, qualifiers[first]) for first, *_ in members]
    sizes = np.array([len(found) for found in listed], dtype=np.int64)
    return Candidates(
        tokens=tokens,
        mentions=mentions,
        containers=qualified.named,
        members=members,
        qualifiers=[qualifiers[m[0]] for m in members],
        certain=[any(qualified.certain[i] for i in m) for m in members],
        apart=[next((qualified.apart[i] for i in m if qualified.apart[i]), ()) for m in members],
        gazetteer=gazetteer,
        home=home,
        sizes=sizes,
        group=np.repeat(np.arange(len(members)), sizes),
        postings=np.concatenate(listed or [_NOTHING]).astype(np.int64),
    )


def _groups(mentions: list[MentionSpan], qualifiers: list[Containers]) -> list[list[int]]:
    """The mentions that mean one place; what the gazetteer does not know is a group by itself."""
    groups: dict[tuple[int, int, Containers], list[int]] = {}
    for i, mention in enumerate(mentions):
        key = (mention.position, -1 if mention.position >= 0 else mention.first, qualifiers[i])
        groups.setdefault(key, []).append(i)
    return list(groups.values())


@dataclass(frozen=True)
class _Named:
    """The first-level divisions and the countries that a text may name, as the gazetteer numbers them."""

    divisions: list[int]
    countries: list[int]


def _named(containers: list[Containers], gazetteer: Gazetteer) -> _Named:
    rows = np.array(sorted({row for found in containers for row in found}), dtype=np.int64)
    classes = gazetteer.feature_classes(rows)
    divisions = set(gazetteer.columns["admin1"][rows[classes == FeatureClass.DIVISION]].tolist())
    countries = set(gazetteer.columns["country"][rows[classes == FeatureClass.COUNTRY]].tolist())
    return _Named(sorted(divisions - {NONE}), sorted(countries))


def _shortlist(
    postings: NDArray[np.uint32],
    gazetteer: Gazetteer,
    home: Home | None,
    named: _Named,
    qualifier: Containers,
) -> NDArray[np.uint32]:
    """The candidates worth ranking: all but where very many places bear the name."""
    if len(postings) <= _MOST:
        return postings
    columns: dict[str, NDArray[Any]] = gazetteer.columns
    rows = postings & ROW
    kept = np.zeros(len(rows), dtype=bool)
    largest = np.argsort(-columns["population"][rows].astype(np.int64), kind="stable")
    kept[largest[:_KEPT_BY_SIZE]] = True
    kept[largest[holding(rows[largest], qualifier, gazetteer)][:_KEPT_BY_SIZE]] = True
    kept |= np.isin(columns["admin1"][rows], named.divisions)
    countries = columns["country"][rows[largest]]
    abroad, first = np.unique(countries, return_index=True)
    kept[largest[first[np.isin(abroad, named.countries)]]] = True
    if home is not None:
        kept |= kilometres(home.lat, home.lon, columns["lat"][rows], columns["lon"][rows]) < _NEAR_HOME_KM
    return postings[kept]
