"""A story with one correction of an event, a time or a traveller applied."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from geo.correction_values import (
    MODES,
    STATUSES,
    no_such,
    read_ids,
    read_name,
    read_span,
    read_window,
    read_word,
)
from geo.errors import InputError
from geo.journey.events import ExtractedEvent, zone_of
from geo.model import Attribution, Event, Traveller, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.journey.events import EventExtraction
    from geo.model import Correction, Place

_ID: Final = re.compile(r"t-[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Setting:
    """What a correction is read against: how long the text is, and where a place id leads (PlaceNotFoundError)."""

    length: int
    place: Callable[[str], Place]


def amended_event(story: EventExtraction, made: Correction, setting: Setting) -> EventExtraction:
    """Return the story with an event corrected; raises InputError and PlaceNotFoundError."""
    if made.kind == "event.add":
        return _with_event(story, made, setting)
    old = next((told for told in story.events if told.event.id == made.target), None)
    if old is None:
        raise no_such("event", made.target, [told.event.id for told in story.events])
    if made.kind == "event.remove":
        return replace(story, events=tuple(told for told in story.events if told is not old))
    new = _CHANGES[made.kind](old, made, story, setting)
    return replace(story, events=tuple(new if told is old else told for told in story.events))


def _changed(told: ExtractedEvent, **what: Any) -> ExtractedEvent:
    """Return an event as a reader has it: that it is told so is no more a matter of chance."""
    return replace(told, event=told.event.model_copy(update={**what, "sureness": None}))


def _status(told: ExtractedEvent, made: Correction, _story: EventExtraction, _setting: Setting) -> ExtractedEvent:
    return _changed(told, status=read_word(made.value, STATUSES, "status"))


def _mode(told: ExtractedEvent, made: Correction, _story: EventExtraction, _setting: Setting) -> ExtractedEvent:
    return replace(_changed(told, mode=read_word(made.value, MODES, "mode of travel")), mode_span=None)


def _when(told: ExtractedEvent, made: Correction, _story: EventExtraction, setting: Setting) -> ExtractedEvent:
    place = told.event.place_id
    window = read_window(made.value, zone_of(setting.place(place)) if place else None)
    return replace(_changed(told, when=window), dated=window is not None)


def _place(told: ExtractedEvent, made: Correction, _story: EventExtraction, setting: Setting) -> ExtractedEvent:
    """Return an event at another place; where it is told as the start or the goal of a way, that is meant with it."""
    new = setting.place(made.value).id if made.value else None
    field = {"event.place": "place_id", "event.from": "from_place_id", "event.to": "to_place_id"}[made.kind]
    old = told.event.place_id
    what = {field: new}
    if field == "place_id" and old is not None:
        what |= {end: new for end in ("from_place_id", "to_place_id") if getattr(told.event, end) == old}
    return replace(_changed(told, **what), placed=dict(told.placed) | ({new: 1.0} if new else {}))


def _travellers(told: ExtractedEvent, made: Correction, story: EventExtraction, _setting: Setting) -> ExtractedEvent:
    names = {traveller.id: traveller.name for traveller in story.travellers}
    ids = read_ids(made.value, names, "traveller")
    return replace(_changed(told, traveller_ids=ids, actor=names[ids[0]] if ids else None), whose=None)


def _wording(told: ExtractedEvent, made: Correction, _story: EventExtraction, _setting: Setting) -> ExtractedEvent:
    wording = read_name(made.value, "wording") if made.value else None
    return replace(told, event=told.event.model_copy(update={"wording": wording}))


_CHANGES: Final[
    Mapping[str, Callable[[ExtractedEvent, Correction, EventExtraction, Setting], ExtractedEvent]]
] = {
    "event.status": _status, "event.mode": _mode, "event.when": _when, "event.place": _place, "event.from": _place,
    "event.to": _place, "event.travellers": _travellers, "event.wording": _wording,
}  # fmt: skip


def _with_event(story: EventExtraction, made: Correction, setting: Setting) -> EventExtraction:
    """Return the story with a stay that a reader added: its words are the target, its place the value."""
    span = read_span(made.target, setting.length)
    name = _added_event_id(made.target)
    if any(told.event.id == name for told in story.events):
        raise InputError(f"There is an event at the characters {made.target} already: {name}; correct that one.")
    where = setting.place(made.value).id if made.value else None
    event = Event(
        id=name,
        type="stay",
        trigger=span,
        place_id=where,
        status="confirmed",
        attribution=(Attribution(source=made.who, start=span.start, end=span.end),),
        evidence=(span,),
    )
    orders = [told.order for told in story.events]
    told = ExtractedEvent(
        event, None, max(orders, default=-1) + 1, anterior=False, dated=False, placed={where: 1.0} if where else {}
    )
    return replace(story, events=tuple(sorted((*story.events, told), key=lambda each: each.event.trigger.start)))


def _added_event_id(span: str) -> str:
    """Return the id of the event that a reader adds at a span, "120-134"."""
    return f"e{span.partition('-')[0]}-stay"


def amended_time(story: EventExtraction, made: Correction, _setting: Setting) -> EventExtraction:
    """Return the story with the value of a time corrected, and the events that it alone dates; raises InputError."""
    old = next((time for time in story.times if time.id == made.target), None)
    if old is None:
        raise no_such("time", made.target, [time.id for time in story.times])
    zone = next((t.tzinfo for t in (old.earliest, old.latest) if t is not None), None)
    window = read_window(made.value, zone) or Window()
    new = old.model_copy(update={"earliest": window.earliest, "latest": window.latest, "timex": made.value or ""})

    def dated(told: ExtractedEvent) -> ExtractedEvent:
        if told.event.time_ids != (old.id,):
            return told
        return replace(told, event=told.event.model_copy(update={"when": window if made.value else None}))

    return replace(
        story,
        times=tuple(new if time is old else time for time in story.times),
        events=tuple(map(dated, story.events)),
    )


def amended_traveller(story: EventExtraction, made: Correction, _setting: Setting) -> EventExtraction:
    """Return the story with its travellers corrected; raises InputError."""
    known = {traveller.id: traveller for traveller in story.travellers}
    if made.kind == "traveller.add":
        new = Traveller(id=made.target, name=read_name(made.value, "name of a traveller"))
        if new.id in known or not _ID.fullmatch(new.id):
            raise InputError(
                f"{made.target[:60]!r} is no id for a new traveller; write one as t-jane-doe, not taken yet."
            )
        return replace(story, travellers=(*story.travellers, new))
    old = known.get(made.target)
    if old is None:
        raise no_such("traveller", made.target, sorted(known))
    if made.kind == "traveller.name":
        name = read_name(made.value, "name of a traveller")
        events = tuple(_of_actor(told, old.name, name) for told in story.events)
        return _with_traveller(replace(story, events=events), old, old.model_copy(update={"name": name}))
    if made.kind == "traveller.remove":
        return _given_to(story, old, None)
    if made.kind == "traveller.merge":
        (other,) = read_ids(made.value, set(known) - {old.id}, "other traveller") or ("",)
        if not other:
            raise no_such("other traveller", "", sorted(set(known) - {old.id}))
        into = known[other]
        mentions = tuple(sorted({*into.mentions, *old.mentions}, key=lambda span: (span.start, span.end)))
        both = into.model_copy(update={"mentions": mentions, "vehicle": into.vehicle or old.vehicle})
        return _with_traveller(_given_to(story, old, into), into, both)
    return _split(story, old, made)


def _split(story: EventExtraction, old: Traveller, made: Correction) -> EventExtraction:
    """Return the story in which some events of a traveller are another's: "NAME: event ids"."""
    name, _, listed = (made.value or "").rpartition(":")
    mine = [told.event.id for told in story.events if old.id in told.event.traveller_ids]
    ids = read_ids(listed, mine, f"event of {old.name}")
    if not ids:
        raise InputError(
            f"Nothing says which events are another traveller's; write 'NAME: event, event' of {mine[:8]}."
        )
    new = Traveller(id=_split_id(name, old.id), name=read_name(name, "name of a traveller"))
    if any(traveller.id == new.id for traveller in story.travellers):
        raise InputError(
            f"There is a traveller {new.name[:60]!r} already; give the events to that one, or another name."
        )

    def given(told: ExtractedEvent) -> ExtractedEvent:
        if told.event.id not in ids:
            return told
        theirs = tuple(new.id if each == old.id else each for each in told.event.traveller_ids)
        return replace(_changed(told, traveller_ids=theirs), whose=None)

    return replace(story, travellers=(*story.travellers, new), events=tuple(map(given, story.events)))


def _split_id(name: str, old: str) -> str:
    """Return the id of a traveller that was split off another."""
    return "t-" + (re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or f"{old.removeprefix('t-')}-2")


def _given_to(story: EventExtraction, old: Traveller, into: Traveller | None) -> EventExtraction:
    """Return the story without a traveller, whose events are another's or nobody's."""

    def given(told: ExtractedEvent) -> ExtractedEvent:
        if old.id not in told.event.traveller_ids:
            return told
        ids = [into.id if into and each == old.id else each for each in told.event.traveller_ids]
        return _changed(told, traveller_ids=tuple(dict.fromkeys(each for each in ids if each != old.id)))

    travellers = tuple(each for each in story.travellers if each is not old)
    return replace(story, travellers=travellers, events=tuple(map(given, story.events)))


def _with_traveller(story: EventExtraction, old: Traveller, new: Traveller) -> EventExtraction:
    return replace(story, travellers=tuple(new if each is old else each for each in story.travellers))


def _of_actor(told: ExtractedEvent, old: str, new: str) -> ExtractedEvent:
    if told.event.actor != old:
        return told
    return replace(told, event=told.event.model_copy(update={"actor": new}))
