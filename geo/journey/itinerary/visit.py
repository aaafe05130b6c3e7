"""One visit in the making: of one event at first, later of all that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.journey.windows import intersect
from geo.model import Window

if TYPE_CHECKING:
    from datetime import datetime

    from geo.journey.events import ExtractedEvent
    from geo.model import Place, Span, Status


@dataclass
class Visit:
    """One visit in the making."""

    place: Place
    order: int
    to_come: bool
    statuses: list[Status]
    events: list[ExtractedEvent] = field(default_factory=list)
    arrive: Window = field(default_factory=Window)
    depart: Window = field(default_factory=Window)
    when: datetime | None = None
    goal: bool = False
    anterior: bool = False

    @property
    def told(self) -> list[Span]:
        """Where the text tells of it."""
        return [span for e in self.events for span in e.event.evidence or (e.event.trigger,)]

    @property
    def leaves(self) -> bool:
        """Whether it tells of a departure."""
        return any(e.event.type == "departure" for e in self.events)

    def join(self, other: Visit) -> None:
        """Take in another telling of the same visit."""
        self.statuses += other.statuses
        known = {e.order for e in self.events}
        self.events += [e for e in other.events if e.order not in known]
        self.arrive = intersect(self.arrive, other.arrive)
        self.depart = intersect(self.depart, other.depart)
        self.when = self.when or other.when
        self.to_come &= other.to_come
        self.goal &= other.goal
