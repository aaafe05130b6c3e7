"""One visit: all that tells of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from geo.journey.clauses import strongest, weaker
from geo.journey.itinerary.stop_evidence import chance_of_any
from geo.model import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from geo.journey.events import ExtractedEvent
    from geo.journey.itinerary.sighting import Part, Sighting
    from geo.model import Place, Span, Status


@dataclass(frozen=True)
class Visit:
    """A stay at a place, or a pass of it, with the sightings that tell of it, in the order of the text."""

    place: Place
    sightings: tuple[Sighting, ...]
    again: bool = False
    """Whether it is told first as left, by one who had been there before."""

    @cached_property
    def begins_left(self) -> bool:
        """Whether the traveller is told to have left it, and not to have come: where journeys begin."""
        return self.only("origin") and not self.again

    @cached_property
    def to_come(self) -> bool:
        """Whether all that tells of it tells of what had not happened."""
        return all(s.to_come for s in self.sightings)

    @cached_property
    def moment(self) -> datetime | None:
        """The earliest moment at which the text dates the traveller there, and not only on the way there."""
        return min((m for s in self.sightings if s.part != "goal" and (m := s.moment) is not None), default=None)

    @cached_property
    def window(self) -> Window:
        """From the first to the last that dated words say of it, without what was only aimed at."""
        dated = [w for s in self.sightings if s.part != "goal" and (w := s.when) is not None]
        return Window(
            earliest=min((w.earliest for w in dated if w.earliest is not None), default=None),
            latest=max((w.latest for w in dated if w.latest is not None), default=None),
        )

    @cached_property
    def told(self) -> list[Span]:
        """Where the text tells of it."""
        return [span for e in self.events for span in e.event.evidence or (e.event.trigger,)]

    @cached_property
    def status(self) -> Status:
        """How sure the surest of what tells of it is; where it was only aimed at, it is scheduled at most."""
        return strongest(
            weaker(s.extracted.event.status, "scheduled") if s.part == "goal" else s.extracted.event.status
            for s in self._told
        )

    @cached_property
    def events(self) -> tuple[ExtractedEvent, ...]:
        """The events that tell of it, each once, in the order of the text."""
        return tuple({s.order: s.extracted for s in sorted(self._told, key=lambda s: s.order)}.values())

    @cached_property
    def _told(self) -> Sequence[Sighting]:
        """What tells of the visit itself, and not only of the way to it or of the country, if anything does."""
        own = [s for s in self.sightings if not s.inferred] or self.sightings
        return [s for s in own if s.part != "goal"] or own

    @cached_property
    def chance_told(self) -> float | None:
        """The chance, 0 to 1, that it is told; None where none of its events says."""
        return chance_of_any([e.event for e in self.events], [e.event.sureness for e in self.events])

    @cached_property
    def spans(self) -> tuple[tuple[int, int, Span], ...]:
        """Where the text tells of it: the start, the number of the event and the span of each telling."""
        return tuple(sorted(((a.start, s.order, a) for s in self.sightings for a in s.at), key=itemgetter(0, 1)))

    @property
    def last_told(self) -> tuple[int, int, Span]:
        """The last of its spans; of a place that was left, the last that tells so: what is told later looks back."""
        left = [(a.start, s.order, a) for s in self.sightings if s.part == "origin" for a in s.at]
        return max(left, key=itemgetter(0, 1), default=self.spans[-1])

    @property
    def is_left(self) -> bool:
        """Whether words tell that the traveller left it."""
        return any(s.part == "origin" for s in self.sightings)

    def only(self, part: Part) -> bool:
        """Say whether it is told as this alone."""
        return all(s.part == part for s in self.sightings)

    def joined(self, other: Visit) -> Visit:
        """Return the visit with another telling of it."""
        return replace(self, sightings=(*self.sightings, *other.sightings))
