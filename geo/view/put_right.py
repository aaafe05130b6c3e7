"""What readers put right, in words, and what can be wrong with each part of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from geo.model import Status
from geo.records import standing, stands_there
from geo.view.quoting import quoted
from geo.view.wording import MODE_WORDS, STATUS_WORDS, place_name, place_where, traveller_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geo.model import Correction, CorrectionKind, Dossier

_KIND_WORDS: Final[dict[CorrectionKind, str]] = {
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
    return Part(part_id, _part_words(dossier, part_id), tuple(_question(dossier, part_id, kind) for kind in kinds))


def _question(dossier: Dossier, part_id: str, kind: CorrectionKind) -> Question:
    """Return what is asked of a part; where it is about a stop's traveller, of that."""
    target = part_id
    if kind.startswith("traveller."):
        mine = (route.traveller_id for route in dossier.routes if any(stop.id == part_id for stop in route.stops))
        target = next(mine, "")
    stands = stands_there(dossier, kind, target) or ""
    return Question(kind, target, _KIND_WORDS[kind], _options(dossier, target, kind), stands)


def _options(dossier: Dossier, target: str, kind: CorrectionKind) -> Mapping[str, str] | None:
    """Return what can be chosen, by its value, in words; None where it is written."""
    if kind == "event.status":
        return {status: STATUS_WORDS[status] for status in get_args(Status)}
    if kind == "event.mode":
        return dict(MODE_WORDS.items())
    if kind in {"event.place", "stop.place", "stop.add"}:
        return {place.id: f"{place.name} ({place_where(place)})" for place in dossier.places}
    if kind in {"event.travellers", "traveller.merge"}:
        return {each.id: each.name for each in dossier.travellers if each.id != target}
    if kind == "stop.move":
        journey = next((r.stops for r in dossier.routes if any(stop.id == target for stop in r.stops)), ())
        return {s.id: f"after {place_name(dossier, s.place_id)}" for s in journey if s.id != target}
    return None


def correction_words(dossier: Dossier, made: Correction) -> str:
    """Return a correction as a sentence, and what it was before, where that has a value."""
    about = _KIND_WORDS[made.kind]
    if made.target != "article":
        about += f", {_part_words(dossier, made.target)}"
    value = _value_words(dossier, made.kind, made.value)
    why = f" ({made.why})" if made.why else ""
    was = "" if made.before is None else f" It was {_value_words(dossier, made.kind, made.before)}."
    return f"{about}: {value}, by {made.who} on {made.made_at.day} {made.made_at:%B %Y}{why}.{was}"


def corrected(dossier: Dossier) -> dict[str, list[str]]:
    """Return what readers put right of each part of a dossier, by its id, in sentences."""
    found: dict[str, list[str]] = {}
    for made in standing(dossier.corrections):
        found.setdefault(made.target, []).append(correction_words(dossier, made))
    return found


def _part_words(dossier: Dossier, part_id: str) -> str:
    """Return what a part of a dossier is called; its id where it is there no more."""
    return next((words for each, words in _called(dossier) if each == part_id), part_id)


def _called(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the parts of a dossier by their ids with what each is called."""
    yield "article", "the article"
    for event in dossier.events:
        told = event.evidence[0] if event.evidence else event.trigger
        yield event.id, quoted(dossier.article.text, told, event.trigger)
    yield from ((time.id, f"“{time.text}”") for time in dossier.times)
    yield from ((mention.id, f"“{mention.text}”") for mention in dossier.mentions)
    yield from ((traveller.id, traveller.name) for traveller in dossier.travellers)
    for route in dossier.routes:
        who = traveller_name(dossier, route)
        yield from ((stop.id, f"{who} in {place_name(dossier, stop.place_id)}") for stop in route.stops)


def _value_words(dossier: Dossier, kind: CorrectionKind, value: str | None) -> str:
    """Return what a correction says, in words."""
    if value is None:
        return {"event.remove": "not told", "stop.remove": "no stop", "stop.move": "the first of the journey"}.get(
            kind, "nothing"
        )
    if kind in {"event.status", "event.mode"}:
        return (_options(dossier, "", kind) or {}).get(value, value)
    if kind == "stop.move":
        return f"after {_part_words(dossier, value)}"
    if kind in {"event.travellers", "traveller.merge"}:
        return ", ".join(_part_words(dossier, each.strip()) for each in value.split(","))
    return (place_name(dossier, value) or value) if value.startswith("geonames:") else value
