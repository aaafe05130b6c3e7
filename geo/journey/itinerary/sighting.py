"""Where events have a traveller: each place of each event, as the one left, reached, passed or aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from geo.journey.clauses import DONE
from geo.journey.windows import moment_of
from geo.model import Window
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from geo.journey.events import ExtractedEvent
    from geo.model import Place, Span, Status

Part = Literal["origin", "place", "way", "goal"]

PAST: frozenset[Status] = DONE | {"historical"}
_NO_STOP = frozenset({"CONT"})
"""Features that nobody reaches or passes as such: continents."""

_POINTS = ("PPL", "AIR", "RSTN", "PRT", "HBR", "S.", "HSP", "CSTL", "BDG", "STDM", "MUS")
"""Features that are where their point is."""

_A_DAY: Final = timedelta(hours=25)
"""As long as a day is where clocks go back."""

_COARSE = ("PCL", "ADM1", "RGN", "CONT")


@dataclass(frozen=True)
class Sighting:
    """A place where an event has the traveller, as what, and where the text tells of it: once, or again."""

    place: Place
    extracted: ExtractedEvent
    part: Part
    at: tuple[Span, ...]
    inferred: bool = False
    """Whether the text names only a country or division here, and the place elsewhere."""

    @property
    def order(self) -> int:
        """The number of the event, in the order of the text."""
        return self.extracted.order

    @property
    def to_come(self) -> bool:
        """Whether what is told had not happened; where somebody set out for may be reached by now."""
        return self.extracted.event.status not in PAST

    @property
    def when(self) -> Window | None:
        """When it was, where the text dates it."""
        return self.extracted.event.when if self.extracted.dated else None

    @property
    def moment(self) -> datetime | None:
        """The middle of its window, one of its bounds where the other is open; None where undated."""
        return moment_of(self.when)

    @property
    def arrive(self) -> Window:
        """How it bounds the coming to the place."""
        when = self.extracted.event.when or Window()
        if self.part == "origin":
            return Window()
        if self.part == "goal":
            return Window(earliest=when.earliest)
        return when if self.arrives else Window(latest=when.latest)

    @property
    def depart(self) -> Window:
        """How it bounds the leaving of the place."""
        when = self.extracted.event.when or Window()
        if self.part == "origin":
            return when
        return Window() if self.part == "goal" or self.arrives else Window(earliest=when.earliest)

    @property
    def is_of_its_day(self) -> bool:
        """Whether what it tells was on a day that the text names, so that the visit is of that day."""
        when = self.when
        if when is None or when.earliest is None or when.latest is None or self.extracted.lasting:
            return False
        return self.part in {"place", "way"} and when.latest - when.earliest <= _A_DAY

    @property
    def reaches(self) -> bool:
        """Whether it tells that the traveller came there, or was on the way there."""
        return self.part == "goal" or self.arrives

    @property
    def arrives(self) -> bool:
        """Whether it tells of an arrival."""
        return self.extracted.event.type in {"arrival", "return"}


def sightings(events: Sequence[ExtractedEvent], places: Mapping[str, Place]) -> list[Sighting]:
    """Return where events have their traveller, of what can be put on a map, in the order of the text."""
    return sorted((s for e in events for s in _of(e, places)), key=lambda s: (s.at[0].start, s.order))


def _of(extracted: ExtractedEvent, places: Mapping[str, Place]) -> Iterator[Sighting]:
    event = extracted.event
    named: tuple[tuple[str | None, Part], ...]
    if event.type == "departure":
        named = ((event.from_place_id or event.place_id, "origin"), (event.to_place_id, "goal"))
    else:
        named = ((event.place_id, "way" if event.type in {"passage", "crossing"} else "place"),)
    for place_id, part in named:
        place = places.get(place_id or "")
        if place is not None and place.lat is not None and place.feature not in _NO_STOP:
            yield Sighting(place, extracted, part, event.evidence or (event.trigger,))


def is_coarse(place: Place) -> bool:
    """Say whether a place is a country or a division, so that a finer place in it tells more."""
    return place.feature.startswith(_COARSE)


def is_wide(place: Place) -> bool:
    """Say whether a place is too wide for its point to tell how far it is: a country, a range, a sea."""
    return is_coarse(place) or not place.feature.startswith(_POINTS)


def holds(container: Place, place: Place) -> bool:
    """Say whether a country, a division or a part of the world holds a finer place."""
    if container.feature == "RGN" and container.country is None:
        return not is_coarse(place) and _reaches(container, place)
    if not is_coarse(container) or place.country != container.country or place.id == container.id:
        return False
    if container.feature.startswith("PCL"):
        return not place.feature.startswith("PCL")
    return place.admin1 is not None and place.admin1 == (container.admin1 or container.name) and not is_coarse(place)


def _reaches(region: Place, place: Place) -> bool:
    if region.lat is None or region.lon is None or place.lat is None or place.lon is None:
        return False
    return distance_km((region.lat, region.lon), (place.lat, place.lon)) <= (region.radius_km or 0.0)
