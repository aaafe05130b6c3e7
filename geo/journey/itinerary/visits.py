"""The visits of a journey, in order, each place once in a row."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from geo.journey.itinerary.narration import Narration
from geo.journey.itinerary.ordering import in_order
from geo.journey.itinerary.same_visit import visits_of
from geo.journey.itinerary.sighting import holds, is_coarse, sightings
from geo.journey.localities import spot_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from geo.journey.events import ExtractedEvent
    from geo.journey.itinerary.visit import Visit
    from geo.model import Place


def order_visits(
    events: Sequence[ExtractedEvent], places: Mapping[str, Place], text: str, denied: Collection[str] = ()
) -> list[Visit]:
    """Return the visits that one traveller's events tell of, in order, each place once in a row.

    `denied` are the ids of the places of which the text tells that the traveller was not there.
    """
    narration = Narration(text, unordered_visits(events, places, text))
    told = [_told_below(visit, narration.title_end) for visit in each_once(in_order(narration))]
    return [v for v in told if v.place.id not in denied or v.spans[-1][0] >= narration.title_end]


def unordered_visits(events: Sequence[ExtractedEvent], places: Mapping[str, Place], text: str) -> list[Visit]:
    """Return the visits that one traveller's events tell of, by each place's first mention."""
    return _reached(visits_of(sightings(events, places), text))


def each_once(visits: Sequence[Visit]) -> list[Visit]:
    """Return visits in order, each place once in a row, and no country or division beside a finer place in it."""
    return _joined(_without_coarse(visits))


def _told_below(visit: Visit, title_end: int) -> Visit:
    """Return a visit without what makes for it in the title alone, if anything else tells of it.

    "Oslo to Bergen by bike" tells where the way leads, and not how far it was gone; "Biking in Bergen" tells that.
    """
    below = tuple(s for s in visit.sightings if not s.reaches or any(span.start >= title_end for span in s.at))
    return replace(visit, sightings=below) if below else visit


def _reached(visits: Sequence[Visit]) -> list[Visit]:
    """Drop what was only aimed at by who came to grief on the way."""
    halted = max((e.order for v in visits for e in v.events if e.event.type == "other"), default=-1)
    return [v for v in visits if not (v.only("goal") and v.events[0].order < halted)]


def _without_coarse(visits: Sequence[Visit]) -> list[Visit]:
    """Drop a country or division beside a visit to a finer place in it: it tells of the same visit.

    Where the way led through it on another leg, it is another.
    """
    kept = []
    for _, run in groupby(visits, key=lambda v: v.place.country):
        stretch = list(run)
        fine = [v for v in stretch if not is_coarse(v.place)]
        kept += [v for v in stretch if not is_coarse(v.place) or not any(holds(v.place, f.place) for f in fine)]
    return kept


def _joined(visits: Iterable[Visit]) -> list[Visit]:
    joined: list[Visit] = []
    for visit in visits:
        if joined and spot_of(joined[-1].place) == spot_of(visit.place):
            joined[-1] = joined[-1].joined(visit)
        else:
            joined.append(visit)
    return joined
