"""All corrections of a story or of its routes, in the order in which they were made.

One whose part of the dossier is not there any more, since a later version reads the text in another way, costs
nothing but itself: a warning says which it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from geo.errors import InputError, PlaceNotFoundError
from geo.journey.amending.stop_changes import amended_stops, relaid
from geo.journey.amending.story_changes import Setting, amended_event, amended_time, amended_traveller
from geo.model import Warning  # noqa: A004 - the contract's word
from geo.places import open_gazetteer
from geo.records import LOST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.journey.events import EventExtraction
    from geo.model import Correction, Place, Route, Traveller

_OF_STORY: Final = {"event": amended_event, "time": amended_time, "traveller": amended_traveller}
Part = TypeVar("Part")


@dataclass(frozen=True)
class Amended:
    """What came of some corrections: the places that they brought in, and what could not be applied."""

    places: Mapping[str, Place]
    warnings: tuple[Warning, ...] = ()


def amend_story(
    story: EventExtraction, corrections: Sequence[Correction], places: Mapping[str, Place], length: int
) -> tuple[EventExtraction, Amended]:
    """Return the story as corrected; `length` is that of the text in characters."""
    of_story = [made for made in corrections if _subject(made) in _OF_STORY]
    return _applied(story, of_story, lambda each, made, at: _OF_STORY[_subject(made)](each, made, at), places, length)


def amend_routes(
    routes: Sequence[Route],
    travellers: Sequence[Traveller],
    corrections: Sequence[Correction],
    places: Mapping[str, Place],
) -> tuple[tuple[Route, ...], Amended]:
    """Return the routes as corrected, each traveller's laid again where a stop of it was."""
    old = {route.traveller_id: route for route in routes}
    stops = {each.id: old[each.id].stops if each.id in old else () for each in travellers}
    of_stops = [made for made in corrections if _subject(made) == "stop"]
    stops, amended = _applied(stops, of_stops, amended_stops, places, 0)
    laid = (relaid(old.get(who), who, theirs, {**places, **amended.places}) for who, theirs in stops.items())
    return tuple(route for route in laid if route is not None), amended


def _subject(made: Correction) -> str:
    return made.kind.partition(".")[0]


def _applied(
    part: Part,
    corrections: Sequence[Correction],
    apply: Callable[[Part, Correction, Setting], Part],
    places: Mapping[str, Place],
    length: int,
) -> tuple[Part, Amended]:
    found: dict[str, Place] = {}
    warnings: list[Warning] = []
    setting = Setting(length, partial(_place, places, found))
    for made in corrections:
        try:
            part = apply(part, made, setting)
        except (InputError, PlaceNotFoundError) as error:
            warnings.append(Warning(code=LOST, message=f"Correction {made.id} ({made.kind}): {error}"))
    return part, Amended(found, tuple(warnings))


def _place(known: Mapping[str, Place], found: dict[str, Place], place_id: str) -> Place:
    """Return a place of the dossier or of the gazetteer, which is kept in `found`; raises PlaceNotFoundError."""
    place = known.get(place_id) or found.get(place_id)
    if place is None:
        place = open_gazetteer().place(place_id)
        found[place.id] = place
    return place
