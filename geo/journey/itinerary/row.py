"""Visits in order, and what tells where one without a date belongs among them."""

from __future__ import annotations

from bisect import bisect_right, insort
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.journey.itinerary.visit import Visit


class Row:
    """Visits of one event each, in order. What is asked of all of them is kept beside them, so that asking is cheap."""

    def __init__(self, visits: Iterable[Visit]) -> None:
        self.visits: list[Visit] = []
        self.points: list[tuple[float, float]] = []
        self._places: list[str] = []
        self._known: set[str] = set()
        self._told: list[int] = []
        self._orders: list[int] = []
        self._events: list[int] = []
        self._triggers: list[int] = []
        self._leaving = bytearray()
        for visit in visits:
            self.insert(len(self.visits), visit)

    def insert(self, index: int, visit: Visit) -> None:
        """Put a visit before that of an index."""
        self.visits.insert(index, visit)
        self.points.insert(index, (visit.place.lat or 0.0, visit.place.lon or 0.0))
        self._places.insert(index, visit.place.id)
        self._known.add(visit.place.id)
        self._told.insert(index, visit.order)
        insort(self._orders, visit.order)
        self._events.insert(index, id(visit.events[0]))
        self._triggers.insert(index, visit.events[0].event.trigger.start)
        self._leaving.insert(index, visit.leaves)

    def told_before(self, visit: Visit) -> int | None:
        """Return the index of the visit that the text told of last before this one, None if it told of none."""
        earlier = bisect_right(self._orders, visit.order)
        if not earlier:
            return None
        order = self._orders[earlier - 1]
        return len(self._told) - 1 - self._told[::-1].index(order)

    def first_at(self, visit: Visit) -> int | None:
        """Return the index of the first visit to the same place."""
        return self._places.index(visit.place.id) if visit.place.id in self._known else None

    def first_of_event(self, visit: Visit) -> int | None:
        """Return the index of the first visit that the same event tells of."""
        event = id(visit.events[0])
        return self._events.index(event) if event in self._events else None

    def of_trigger(self, visit: Visit) -> Iterator[int]:
        """Give the indices of the visits that the same word of the text tells of."""
        index, trigger = -1, visit.events[0].event.trigger.start
        with suppress(ValueError):
            while True:
                index = self._triggers.index(trigger, index + 1)
                yield index

    def leaving(self, start: int = 0) -> Iterator[int]:
        """Give the indices, from `start` on, of the visits that tell of a departure."""
        index = self._leaving.find(1, start)
        while index >= 0:
            yield index
            index = self._leaving.find(1, index + 1)

    def first_leaving(self, start: int = 0) -> int | None:
        """Return the index of the first visit from `start` on that tells of a departure."""
        return next(self.leaving(start), None)

    def first_unled(self) -> int | None:
        """Return the index of the first visit that tells of no departure, and that no departure leads to."""
        if self._leaving[:1] == b"\0":
            return 0
        index = self._leaving.find(b"\0\0")
        return index + 1 if index >= 0 else None

    def behind_its_place(self, index: int) -> int:
        """Return an index that parts no two visits to one place."""
        while 0 < index < len(self._places) and self._places[index - 1] == self._places[index]:
            index += 1
        return index
