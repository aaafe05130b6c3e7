"""Salience: who was spoken of last, for pronouns, and who the article is about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.journey.coreference.entities import Entity

_RECENT: Final = 20
"""How many persons, and how many others, are remembered for pronouns."""

_LEADERS: Final = 20
"""Among how many the ones that the article is about are kept."""


class Salience:
    """Who was the subject of late, and how much the article has told of each."""

    def __init__(self) -> None:
        self._last: dict[Entity, int] = {}
        self._persons: dict[Entity, None] = {}
        self._others: dict[Entity, None] = {}
        self._told: defaultdict[Entity, float] = defaultdict(float)
        self._leaders: list[Entity] = []
        self._number = 0
        self.together: tuple[Entity, ...] = ()
        """The persons last named together."""

    def focus_on(self, entities: Iterable[Entity]) -> None:
        """Take these for the ones that are spoken of now, the first before the others."""
        for entity in reversed(list(entities)):
            recent = self._persons if entity.kind == "person" else self._others
            recent.pop(entity, None)
            recent[entity] = None
            if len(recent) > _RECENT:
                del recent[next(iter(recent))]
            self._number += 1
            self._last[entity] = self._number

    def recent(self) -> list[Entity]:
        """Return who and what was spoken of, the last first."""
        return sorted((*self._persons, *self._others), key=lambda e: -self._last[e])

    def recent_persons(self) -> list[Entity]:
        """Return the persons who were spoken of, the last first."""
        return list(reversed(self._persons))

    def weigh(self, entity: Entity, weight: float) -> None:
        """Count that the article has told of an entity, so much."""
        self._told[entity] += weight
        if entity not in self._leaders:
            self._leaders.append(entity)
            if len(self._leaders) > _LEADERS:
                self._leaders.remove(min(self._leaders, key=self._told.__getitem__))

    def leaders(self) -> Sequence[Entity]:
        """Return those of whom the article has told most, the first before the others."""
        return sorted(self._leaders, key=lambda e: -self._told[e])

    def told_of(self, entity: Entity) -> float:
        """Return how much the article has told of an entity."""
        return self._told[entity]
