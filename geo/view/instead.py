"""What was found where no route is drawn: who is told to be where, and that this makes no journey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from geo.lexicon import word_values
from geo.view.wording import as_object, as_subject, is_plural, place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Dossier, Event, Place

_NUMBERS: Final = {figure: word for word, figure in word_values("cardinals", int).items() if figure <= 12}
"""The numbers that are written as words."""

_MOST_NAMES: Final = 5
"""How many places a sentence names; the others are counted."""

_TO_COME: Final = frozenset({"possible", "scheduled"})

Role = Literal["at", "left", "passed", "aimed"]
"""What somebody is told to do with a place: be there, leave it, pass it, make for it."""

_DONE: Final[Mapping[Role, str]] = {"at": "be in", "passed": "pass", "left": "leave", "aimed": "be bound for"}
"""The roles in words, the most telling first."""


@dataclass(frozen=True)
class Instead:
    """A sentence of what was found instead of a route, and the ids of the events that tell it, in their order."""

    words: str
    event_ids: tuple[str, ...] = ()


def found_instead(dossier: Dossier) -> list[Instead]:
    """Return what is told of each traveller without a route, most places first; without any route, of the whole text.

    "Kim is told to be in one place only: Khasan", "Nobody is told to travel; 14 places are named". Of an article with
    no events and no places there is nothing to say.
    """
    routed = {route.traveller_id for route in dossier.routes}
    events = [event for event in dossier.events if event.type != "statement"]
    by_traveller: dict[str, list[Event]] = {traveller.id: [] for traveller in dossier.travellers}
    for event in events:
        for traveller_id in dict.fromkeys(event.traveller_ids):
            by_traveller.setdefault(traveller_id, []).append(event)
    found = [
        (len(_places(dossier, own)), _of_traveller(dossier, traveller.name, own))
        for traveller in dossier.travellers
        if traveller.id not in routed and (own := by_traveller[traveller.id])
    ]
    told = [sentence for places, sentence in sorted(found, key=lambda one: -one[0]) if places or not routed]
    if dossier.routes:
        return told
    return [*told, *_of_nobody(dossier, events, alone=not told)]


def _of_traveller(dossier: Dossier, name: str, events: Sequence[Event]) -> Instead:
    """Return what is told of one traveller who has no route, and what is denied."""
    stands = [event for event in events if event.status != "denied"]
    told = _places(dossier, stands)
    taken_back = _places(dossier, [event for event in events if event.status == "denied"])
    denied = [place for place in taken_back if place not in told]
    if stands:
        words = _stands(dossier, name, stands, told)
        also = f"; {_names(dossier, denied)} {'is' if len(denied) == 1 else 'are'} denied" if denied else ""
    else:
        who = as_subject(name)
        words = f"{who} {'are' if is_plural(who) else 'is'} told not to be in {_names(dossier, denied, 'or')}"
        words, also = words if denied else f"What is told of {as_object(name)} is denied", ""
    return Instead(f"{words}{also}.", tuple(event.id for event in events))


def _stands(dossier: Dossier, name: str, events: Sequence[Event], places: Sequence[str]) -> str:
    """Return what is told of one traveller and is not denied, in these places."""
    who = as_subject(name)
    be = "are" if is_plural(who) else "is"
    if not places:
        return f"{who} {be} told to travel, but from where to where is not"
    if len(places) == 1:
        return f"{who} {be} {_only(places[0], events)}: {_names(dossier, places)}"
    current = _places(dossier, [event for event in events if event.status != "historical"])
    if len(current) == 1:
        earlier = _names(dossier, [place for place in places if place not in current])
        return f"{who} {be} {_only(current[0], events)}: {_names(dossier, current)}; of earlier journeys, {earlier}"
    return f"{_count(len(places)).capitalize()} told of {as_object(name)}, without an order: {_names(dossier, places)}"


def _of_nobody(dossier: Dossier, events: Sequence[Event], *, alone: bool) -> Iterator[Instead]:
    """Yield what is told without a traveller: that nobody travels, and how many places are named, if `alone`."""
    known = {traveller.id for traveller in dossier.travellers}
    loose = [e for e in events if e.status != "denied" and not known.intersection(e.traveller_ids)]
    places = _places(dossier, loose)
    named = len({m.place_id for m in dossier.mentions if dossier.place(m.place_id)})
    if alone and (named or dossier.events):
        yield Instead(
            f"Nobody is told to travel; {_count(named)} named.",
            () if places else tuple(event.id for event in dossier.events),
        )
    if places:
        happens = "Something is told to happen in" if alone else "Of nobody in particular something is told in"
        yield Instead(f"{happens} {_names(dossier, places)}.", tuple(event.id for event in loose))


def _only(place: str, events: Iterable[Event]) -> str:
    """Return what somebody is told to do with the only place: "told to be in one place only", "to pass one …"."""
    own = [(role, event.status) for event in events for told, role in _told(event) if told == place]
    done = _DONE[min((role for role, _ in own), key=[*_DONE].index)]
    statuses = {status for _, status in own}
    said = "to" if statuses == {"scheduled"} else "possibly to" if statuses <= _TO_COME else "told to"
    return f"{said} {done} one place only"


def _told(event: Event) -> list[tuple[str, Role]]:
    """Return the places of an event, each with what is told of it."""
    if event.type == "departure":
        ends: list[tuple[str | None, Role]] = [
            (event.from_place_id or event.place_id, "left"),
            (event.to_place_id, "aimed"),
        ]
    elif event.type in {"passage", "crossing"}:
        ends = [(event.place_id, "passed")]
    else:
        ends = [(event.place_id or event.to_place_id, "at")]
    return [(place, role) for place, role in ends if place]


def _places(dossier: Dossier, events: Iterable[Event]) -> list[str]:
    """Return the located places that events are told of, in order, without a country or region that holds another."""
    ids = dict.fromkeys(place for event in events for place, _ in _told(event))
    places = [place for i in ids if (place := dossier.place(i)) and place.lat is not None]
    countries = {place.country for place in places if not place.feature.startswith("PCL")}
    regions = {(place.country, place.admin1) for place in places if not _is_area(place)}
    return [place.id for place in places if not _holds(place, countries, regions)]


def _holds(place: Place, countries: set[str | None], regions: set[tuple[str | None, str | None]]) -> bool:
    if place.feature.startswith("PCL"):
        return place.country in countries
    return place.feature == "ADM1" and (place.country, place.admin1) in regions


def _is_area(place: Place) -> bool:
    return place.feature.startswith(("PCL", "ADM1", "RGN", "CONT"))


def _names(dossier: Dossier, place_ids: Sequence[str], joint: str = "and") -> str:
    """Return places as a list in a sentence: "Lima, Cusco and Quito", "Lima, Cusco, Quito, Bogotá, Cali and 3 more"."""
    names = [place_name(dossier, i) or i for i in place_ids]
    if len(names) > _MOST_NAMES + 1:
        names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} more"]
    return f"{', '.join(names[:-1])} {joint} {names[-1]}" if len(names) > 1 else "".join(names)


def _count(number: int) -> str:
    """Return how many places are: "no place is", "one place is", "three places are", "14 places are"."""
    if number < 2:
        return "one place is" if number else "no place is"
    return f"{_NUMBERS.get(number, number)} places are"
