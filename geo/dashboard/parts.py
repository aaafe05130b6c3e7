"""The parts of a dossier that can be put right, in words, and what each can be: what the dialog asks, and lists say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from geo.model import Event, Mode, Status, Stop, TimeRef
from geo.view import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import CorrectionKind, Dossier, Traveller

KIND_WORDS: Final[dict[CorrectionKind, str]] = {
    "article.title": "The article’s title", "article.source": "The article’s source",
    "article.published": "The day of publication", "mention.place": "The place of a name",
    "time.value": "What it means", "event.status": "How sure it is", "event.mode": "How they went",
    "event.when": "When it was", "event.place": "Where it was", "event.from": "Where they came from",
    "event.to": "Where they went", "event.travellers": "Who it was", "event.wording": "How it is worded",
    "event.remove": "It is not told at all", "event.add": "An event", "stop.place": "Where it is",
    "stop.arrive": "When they came", "stop.depart": "When they left", "stop.move": "Its place in the journey",
    "stop.remove": "It is no stop", "stop.add": "A stop is missing after it", "traveller.name": "The traveller’s name",
    "traveller.add": "A traveller", "traveller.remove": "This traveller is none",
    "traveller.merge": "The traveller is the same as another", "traveller.split": "Some of it is another traveller’s",
    "undo": "A correction",
}  # fmt: skip
"""What each kind of correction is about, as the dialog asks it."""

_OF_EVENT: Final[tuple[CorrectionKind, ...]] = (
    "event.status", "event.when", "event.place", "event.travellers", "event.mode", "event.wording", "event.remove",
)  # fmt: skip
_OF_STOP: Final[tuple[CorrectionKind, ...]] = (
    "stop.place", "stop.arrive", "stop.depart", "stop.move", "stop.remove", "stop.add", "traveller.name",
    "traveller.merge", "traveller.remove",
)  # fmt: skip
OF_ARTICLE: Final[tuple[CorrectionKind, ...]] = ("article.published", "article.title", "article.source")
_MODES: Final = {"rail": "by rail", "road": "by road", "sea": "by sea", "air": "by air", "unknown": "not known"}


@dataclass(frozen=True)
class Part:
    """A part of a dossier: its id, what it is called, and the kinds of correction that it can have."""

    id: str
    name: str
    kinds: tuple[CorrectionKind, ...]


def parts_of(dossier: Dossier, picked: str) -> list[Part]:
    """Return what a reader may mean who picked something by its id: an event, a time, the stops at a place."""
    for event in dossier.events:
        if event.id == picked:
            return [Part(event.id, part_words(dossier, event.id), _OF_EVENT)]
    for time in dossier.times:
        if time.id == picked:
            return [Part(time.id, part_words(dossier, time.id), ("time.value",))]
    stops = [stop for route in dossier.routes for stop in route.stops]
    return [
        Part(stop.id, part_words(dossier, stop.id), _OF_STOP) for stop in stops if picked in {stop.id, stop.place_id}
    ]


def part_words(dossier: Dossier, part_id: str) -> str:
    """Return what a part of a dossier is called; its id where it is there no more."""
    for event in dossier.events:
        if event.id == part_id:
            return f"“{_words(dossier, event)}”"
    for time in dossier.times:
        if time.id == part_id:
            return f"“{time.text}”"
    for route in dossier.routes:
        for stop in route.stops:
            if stop.id == part_id:
                return f"{_traveller(dossier, route.traveller_id)} in {_place(dossier, stop.place_id)}"
    if part_id == "article":
        return "the article"
    return _traveller(dossier, part_id)


def value_words(dossier: Dossier, kind: CorrectionKind, value: str | None) -> str:
    """Return what a correction says, in words."""
    if value is None:
        return {"event.remove": "not told", "stop.remove": "no stop", "stop.move": "the first of the journey"}.get(
            kind, "nothing"
        )
    if kind == "event.status":
        return next((words for status, words in STATUS_WORDS.items() if status == value), value)
    if kind == "event.mode":
        return _MODES.get(value, value)
    if kind == "stop.move":
        return f"after {part_words(dossier, value)}"
    if kind in {"event.travellers", "traveller.merge"}:
        return ", ".join(_traveller(dossier, each.strip()) for each in value.split(","))
    return _place(dossier, value) if value.startswith("geonames:") else value


def choices(dossier: Dossier, part: Part, kind: CorrectionKind) -> dict[str, str] | None:
    """Return what can be chosen, by its value, in words; None where it is written."""
    if kind == "event.status":
        return {status: STATUS_WORDS[status] for status in get_args(Status)}
    if kind == "event.mode":
        return {mode: _MODES[mode] for mode in get_args(Mode)}
    if kind in {"event.place", "stop.place", "stop.add"}:
        return {place.id: ", ".join(filter(None, (place.name, place.country))) for place in dossier.places}
    if kind == "event.travellers":
        return {traveller.id: traveller.name for traveller in dossier.travellers}
    if kind == "traveller.merge":
        own = traveller_of(dossier, part)
        return {each.id: each.name for each in dossier.travellers if each.id != own}
    if kind == "stop.move":
        others = [stop for stop in _journey(dossier, part.id) if stop.id != part.id]
        return {stop.id: f"after {_place(dossier, stop.place_id)}" for stop in others}
    return None


def now(dossier: Dossier, part: Part, kind: CorrectionKind) -> str:
    """Return what is written now where it is written: the article's title, a name, a wording."""
    if kind.startswith("article."):
        return str(getattr(dossier.article, kind.partition(".")[2]) or "")
    if kind == "traveller.name":
        return _traveller(dossier, traveller_of(dossier, part))
    if kind == "event.wording":
        return next((event.wording or "" for event in dossier.events if event.id == part.id), "")
    return ""


def target_of(dossier: Dossier, part: Part, kind: CorrectionKind) -> str:
    """Return the id that a correction of a part is about: that of its traveller where it is the traveller's."""
    return traveller_of(dossier, part) if kind.startswith("traveller.") else part.id


def traveller_of(dossier: Dossier, part: Part) -> str:
    """Return the id of the traveller whose stop a part is."""
    mine = (route.traveller_id for route in dossier.routes if any(stop.id == part.id for stop in route.stops))
    return next(mine, "")


def _journey(dossier: Dossier, stop_id: str) -> Sequence[Stop]:
    return next((r.stops for r in dossier.routes if any(stop.id == stop_id for stop in r.stops)), ())


def _place(dossier: Dossier, place_id: str) -> str:
    place = dossier.place(place_id)
    return place.name if place else place_id


def _traveller(dossier: Dossier, traveller_id: str) -> str:
    named: Traveller | None = next((each for each in dossier.travellers if each.id == traveller_id), None)
    return named.name if named else traveller_id


def _words(dossier: Dossier, event: Event | TimeRef) -> str:
    span = event.trigger if isinstance(event, Event) else event
    evidence = event.evidence[0] if isinstance(event, Event) and event.evidence else span
    words = " ".join(dossier.article.text[evidence.start : evidence.end].split())
    return words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
