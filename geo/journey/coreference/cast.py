"""The entities of an article, found by the words they go by without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.journey.coreference.entities import Entity

_FARTHEST: Final = 1_000
"""How many that go by a noun are looked at, from the last told on; no article of ordinary length has as many."""


class Cast:
    """Who and what an article tells of, in the order in which they became known.

    Whoever adds to an entity's name, keys, titles or nations notes it here again.
    """

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._number: dict[Entity, int] = {}
        self._name: list[str] = []
        self._names: Counter[str] = Counter()
        self._by_key: dict[str, list[int]] = {}
        self._by_title: dict[str, list[int]] = {}
        self._by_nation: dict[str, list[int]] = {}

    def note(self, entity: Entity) -> int:
        """Add an entity, or take up what has become known of it; return its number."""
        number = self._number.setdefault(entity, len(self.entities))
        if number == len(self.entities):
            self.entities.append(entity)
            self._name.append("")
        if self._name[number] != entity.name:
            self._names[self._name[number]] -= 1
            self._names[entity.name] += 1
            self._name[number] = entity.name
        known = (self._by_key, entity.keys), (self._by_title, entity.titles), (self._by_nation, entity.nations)
        for index, words in known:
            for word in words:
                numbers = index.setdefault(word, [])
                at = bisect_left(numbers, number)
                if at == len(numbers) or numbers[at] != number:
                    numbers.insert(at, number)
        return number

    def count_named(self, name: str) -> int:
        """Return how many go by exactly that name."""
        return self._names[name]

    def named(self, keys: set[str]) -> Entity | None:
        """Return the first whose name is part of the words of a name, or has them as a part; groups have none."""
        for number in merge(*(self._by_key.get(key, ()) for key in keys)):
            entity = self.entities[number]
            if entity.kind != "group" and (keys <= entity.keys or entity.keys <= keys):
                return entity
        return None

    def titled(self, titles: Iterable[str]) -> Iterator[Entity]:
        """Give those who bear one of the titles, in order."""
        return self._entities(merge(*(self._by_title.get(title, ()) for title in titles)))

    def called(self, nouns: Iterable[str]) -> Iterator[Entity]:
        """Give those who go by one of the nouns, as key or as title, the last told first and not endlessly many."""
        indices = [index[noun] for noun in nouns for index in (self._by_key, self._by_title) if noun in index]
        return self._entities(islice(merge(*map(reversed, indices), reverse=True), _FARTHEST))

    def of_nation(self, nation: str) -> list[Entity]:
        """Return the groups that have moved and are of a nation: "the North Koreans"."""
        inside = map(self.entities.__getitem__, self._by_nation.get(nation, ()))
        return [entity for entity in inside if entity.kind != "person" and entity.moved]

    def _entities(self, numbers: Iterable[int]) -> Iterator[Entity]:
        last = -1
        for number in numbers:
            if number != last:
                yield self.entities[number]
            last = number
