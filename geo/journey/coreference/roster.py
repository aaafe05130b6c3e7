"""The roster: who and what an article tells of, found by the words they go by without looking at all of them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.journey.coreference.entities import Entity

_FARTHEST: Final = 60
"""How many that go by a word are looked at, the last that became known before the others."""


class Roster:
    """Who and what an article tells of, in the order in which they became known.

    Whoever adds to an entity's name, keys, nouns or nations notes it here again.
    """

    def __init__(self) -> None:
        self._entities: list[Entity] = []
        self._name: dict[Entity, str] = {}
        self._names: Counter[str] = Counter()
        self._by_key: dict[str, dict[Entity, None]] = {}
        self._by_noun: dict[str, dict[Entity, None]] = {}
        self._by_nation: dict[str, dict[Entity, None]] = {}
        self._same_as: dict[Entity, Entity] = {}

    @property
    def entities(self) -> Sequence[Entity]:
        """All, in the order in which they became known; those that turned out to be one with another too."""
        return self._entities

    def note(self, entity: Entity) -> None:
        """Add an entity, or take up what has become known of it."""
        before = self._name.get(entity)
        if before is None:
            self._entities.append(entity)
        if before != entity.name:
            self._names[before or ""] -= 1
            self._names[entity.name] += 1
            self._name[entity] = entity.name
        known = (self._by_key, entity.keys), (self._by_noun, entity.nouns), (self._by_nation, entity.nations)
        for index, words in known:
            for word in words:
                index.setdefault(word, {})[entity] = None

    def unite(self, kept: Entity, other: Entity) -> None:
        """Take two for one, whose name is that of the first; nothing changes where they are one already."""
        kept, other = self.whole(kept), self.whole(other)
        if kept is other:
            return
        kept.nouns |= other.nouns
        kept.nations |= other.nations
        kept.mentions += other.mentions
        kept.moved |= other.moved
        if kept.vehicle is None:
            kept.vehicle, kept.vehicle_span = other.vehicle, other.vehicle_span
        kept.gender = kept.gender or other.gender
        self._same_as[other] = kept
        self.note(kept)

    def whole(self, entity: Entity) -> Entity:
        """Return the one that an entity turned out to be."""
        while entity in self._same_as:
            entity = self._same_as[entity]
        return entity

    def count_named(self, name: str) -> int:
        """Return how many go by exactly that name."""
        return self._names[name]

    def named(self, keys: set[str]) -> list[Entity]:
        """Return those whose name is part of the words of a name, or has them as a part, in their order."""
        alike = dict.fromkeys(e for key in sorted(keys) for e in islice(self._by_key.get(key, ()), _FARTHEST))
        alike = dict.fromkeys(self.whole(e) for e in alike)
        return [e for e in alike if e.proper and (keys <= e.keys or e.keys <= keys)]

    def called(self, nouns: Iterable[str]) -> list[Entity]:
        """Return those who go by one of the nouns, the last that became known first, and not endlessly many."""
        found = (e for noun in sorted(set(nouns)) for e in islice(reversed(self._by_noun.get(noun, {})), _FARTHEST))
        return list(dict.fromkeys(self.whole(e) for e in found))

    def of_nation(self, nation: str) -> list[Entity]:
        """Return those that have moved, are no person, and are of a nation: "the North Koreans"."""
        return [e for e in islice(self._by_nation.get(nation, ()), _FARTHEST) if e.kind != "person" and e.moved]
