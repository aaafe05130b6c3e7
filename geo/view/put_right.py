"""What readers put right, in words, and what can be wrong with each part of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from geo.model import Event, Status
from geo.records import standing, stands_there
from geo.view.wording import STATUS_WORDS, place_where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Correction, CorrectionKind, Dossier, TimeRef, Traveller

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
_OF_ARTICLE: Final[tuple[CorrectionKind, ...]] = ("article.published", "article.title", "article.source")
MODE_WORDS: Final[dict[str, str]] = {
    "rail": "by rail",
    "road": "by road",
    "sea": "by sea",
    "air": "by air",
    "unknown": "not known",
}


@dataclass(frozen=True)
class Question:
    """What can be wrong with a part: which correction puts it right, of what, and what can be answered.

    `options` are the values that can be chosen, in words, None where it is written; `now` is what stands there.
    """

    kind: CorrectionKind
    target: str
    ask: str
    options: Mapping[str, str] | None
    now: str


@dataclass(frozen=True)
class Part:
    """A part of a dossier that can be put right: its id, what it is called, and what can be wrong with it."""

    id: str
    name: str
    questions: tuple[Question, ...]


def parts_of(dossier: Dossier, picked: str) -> list[Part]:
    """Return what a reader may mean who picked something by its id: an event, a time, the article, stops at a place."""
    if picked == "article":
        return [_part(dossier, picked, _OF_ARTICLE)]
    if any(event.id == picked for event in dossier.events):
        return [_part(dossier, picked, _OF_EVENT)]
    if any(time.id == picked for time in dossier.times):
        return [_part(dossier, picked, ("time.value",))]
    stops = [stop for route in dossier.routes for stop in route.stops]
    return [_part(dossier, stop.id, _OF_STOP) for stop in stops if picked in {stop.id, stop.place_id}]


def _part(dossier: Dossier, part_id: str, kinds: tuple[CorrectionKind, ...]) -> Part:
    return Part(part_id, part_words(dossier, part_id), tuple(_question(dossier, part_id, kind) for kind in kinds))


def _question(dossier: Dossier, part_id: str, kind: CorrectionKind) -> Question:
    """Return what is asked of a part; where it is about a stop's traveller, of that."""
    target = part_id
    if kind.startswith("traveller."):
        mine = (route.traveller_id for route in dossier.routes if any(stop.id == part_id for stop in route.stops))
        target = next(mine, "")
    stands = stands_there(dossier, kind, target) or ""
    return Question(kind, target, KIND_WORDS[kind], _options(dossier, target, kind), stands)


def _options(dossier: Dossier, target: str, kind: CorrectionKind) -> Mapping[str, str] | None:
    """Return what can be chosen, by its value, in words; None where it is written."""
    if kind == "event.status":
        return {status: STATUS_WORDS[status] for status in get_args(Status)}
    if kind == "event.mode":
        return {**MODE_WORDS}
    if kind in {"event.place", "stop.place", "stop.add"}:
        return {place.id: f"{place.name} ({place_where(place)})" for place in dossier.places}
    if kind in {"event.travellers", "traveller.merge"}:
        return {each.id: each.name for each in dossier.travellers if each.id != target}
    if kind == "stop.move":
        journey = next((r.stops for r in dossier.routes if any(stop.id == target for stop in r.stops)), ())
        return {stop.id: f"after {_place(dossier, stop.place_id)}" for stop in journey if stop.id != target}
    return None


def correction_words(dossier: Dossier, made: Correction) -> str:
    """Return a correction as a sentence, with what it was before."""
    about = KIND_WORDS[made.kind]
    if made.target != "article":
        about += f", {part_words(dossier, made.target)}"
    value, before = (value_words(dossier, made.kind, each) for each in (made.value, made.before))
    why = f" ({made.why})" if made.why else ""
    day = f"{made.made_at.day} {made.made_at:%B %Y}"
    return f"{about}: {value}, by {made.who} on {day}{why}. It was {before}."


def corrected(dossier: Dossier) -> dict[str, list[str]]:
    """Return what readers put right of each part of a dossier, by its id, in sentences."""
    found: dict[str, list[str]] = {}
    for made in standing(dossier.corrections):
        found.setdefault(made.target, []).append(correction_words(dossier, made))
    return found


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
    for mention in dossier.mentions:
        if mention.id == part_id:
            return f"“{mention.text}”"
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
        return MODE_WORDS.get(value, value)
    if kind == "stop.move":
        return f"after {part_words(dossier, value)}"
    if kind in {"event.travellers", "traveller.merge"}:
        return ", ".join(_traveller(dossier, each.strip()) for each in value.split(","))
    return _place(dossier, value) if value.startswith("geonames:") else value


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
