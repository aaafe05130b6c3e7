"""How the page says what a dossier holds: windows of time, statuses, titles of events, places, numbers.

Times are said in the zone of the place they belong to, with its offset from UTC. A half-open window of whole local
days is said as days ("Monday 11 September 2023"), never as midnights.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from geo.errors import ResourceMissingError
from geo.lexicon import plurals, word_set
from geo.model import Window
from geo.resources import data_path

if TYPE_CHECKING:
    from geo.model import (
        Attribution,
        Dossier,
        Event,
        EventType,
        Leg,
        Mention,
        Mode,
        Place,
        Route,
        Status,
        TimeRef,
        Verdict,
    )

STATUS_WORDS: Final[dict[Status, str]] = {
    "confirmed": "Confirmed",
    "reported": "Reported",
    "scheduled": "Scheduled",
    "possible": "Possible",
    "historical": "Earlier",
    "denied": "Denied",
}
MODE_WORDS: Final[dict[Mode, str]] = {
    "rail": "by rail", "road": "by road", "sea": "by sea", "air": "by air", "unknown": "way not known",
}  # fmt: skip
VERDICT_WORDS: Final[dict[Verdict, str]] = {
    "supported": "Supported",
    "approximately": "Roughly right",
    "imprecise": "Imprecise",
    "contradicted": "Contradicted",
    "not_checkable": "Cannot be checked",
}
CERTAINTY_WORDS: Final = {
    "CT+": "states it as fact",
    "CT-": "states as fact that it did not happen",
    "PR+": "calls it probable",
    "PR-": "calls it improbable",
    "PS+": "calls it possible",
    "PS-": "calls it possible that it did not happen",
    "Uu": "does not commit itself",
}
_FEATURES: Final = {
    "PPLC": "capital", "PPLA": "regional capital", "PPLA2": "district capital", "PPLA3": "town", "PPLA4": "town",
    "PPL": "town or village", "PPLX": "part of a town", "PCLI": "country", "ADM1": "region", "ADM2": "district",
    "AIRP": "airport", "RSTN": "railway station", "MT": "mountain", "ISL": "island", "SEA": "sea", "BRDG": "bridge",
}  # fmt: skip


@cache
def zone(name: str | None) -> tzinfo:
    """Return the time zone of an IANA name; UTC where there is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


@cache
def _countries() -> dict[str, str]:
    try:
        features = json.loads(data_path("basemap/countries-50m.geojson").read_text("utf-8"))["features"]
    except ResourceMissingError:
        return {}
    # Some codes have several areas; the country's own has most points: Australia, not the Ashmore Islands.
    drawn = sorted(features, key=lambda f: len(str(f["geometry"]["coordinates"])))
    return {f["properties"]["iso"]: f["properties"]["name"] for f in drawn if f["properties"].get("iso")}


def country_name(code: str | None) -> str | None:
    """Return the English name of an ISO 3166-1 alpha-2 code, or the code itself where it is not known."""
    return _countries().get(code, code) if code else None


def country_lengths(leg: Leg) -> list[str]:
    """Return how much of a leg lies in each country, in whole kilometres: "North Korea 826 km"."""
    return [f"{country_name(part.country)} {part.km:,.0f} km" for part in leg.countries]


def offset_words(instant: datetime) -> str:
    """Return the zone of an aware instant as abbreviation and offset: "KST, UTC+9"."""
    minutes = int((instant.utcoffset() or timedelta()).total_seconds() // 60)
    sign, minutes = ("−" if minutes < 0 else "+"), abs(minutes)
    offset = f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "") if minutes else "UTC"
    name = instant.tzname() or ""
    return f"{name}, {offset}" if name.isalpha() and name != "UTC" else offset


def day_words(day: date) -> str:
    """Return a day with its weekday: "Monday 11 September 2023"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _instant(instant: datetime) -> str:
    return day_words(instant) if instant.time() == time() else f"{day_words(instant)}, {instant:%H:%M}"


def window_words(window: Window | None, zone_name: str | None) -> str:
    """Return a window in words, in local time; without a zone in the one that its own bounds have."""
    if window is None or (window.earliest is None and window.latest is None):
        return "No date given"
    known = window.earliest or window.latest
    own = (known.tzinfo if known else None) or UTC
    return _in_zone(window, zone(zone_name) if zone_name else own)


def _local(instant: datetime, zone: tzinfo) -> datetime:
    """Return an instant in a zone; as it is where its day would lie before the year 1 there."""
    try:
        return instant.astimezone(zone)
    except OverflowError:
        return instant


def _in_zone(window: Window, local: tzinfo) -> str:
    start = _local(window.earliest, local) if window.earliest else None
    end = _local(window.latest, local) if window.latest else None
    if start is None and end is not None:
        if end.time() == time() and end.date() != date.min:
            return f"By the end of {day_words(end - timedelta(days=1))}"
        return f"Before {_instant(end)} ({offset_words(end)})"
    if start is not None and end is None:
        clock = "" if start.time() == time() else f" ({offset_words(start)})"
        return f"From {_instant(start)} on{clock}"
    assert start is not None
    assert end is not None
    return _between(start, end)


def _between(start: datetime, end: datetime) -> str:
    if start == end:
        return f"{day_words(start)}, {start:%H:%M} ({offset_words(start)})"
    if start.time() == time() == end.time():
        last = end - timedelta(days=1)
        whole_year = (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1
        if whole_year:
            return str(start.year)
        return day_words(start) if last.date() == start.date() else f"{day_words(start)} to {day_words(last)}"
    if start.date() == end.date() or (end.time() == time() and end - start <= timedelta(days=1)):
        closing = "24:00" if end.time() == time() else f"{end:%H:%M}"
        return f"{day_words(start)}, {start:%H:%M}–{closing} ({offset_words(start)})"
    last = end - timedelta(days=1)
    closing = f"the end of {day_words(last)}" if end.time() == time() else _instant(end)
    return f"{_instant(start)} to {closing} ({offset_words(end)})"


def place_name(dossier: Dossier, place_id: str | None) -> str | None:
    """Return the name of a place of the dossier."""
    place = dossier.place(place_id)
    return place.name if place else None


def _there(place: Place | None) -> str:
    """Return words for being at a place: " in Lyon", " near Lyon", " on the outskirts of Lyon"; "" for none."""
    if place is None:
        return ""
    before = "in " if not is_locality(place) else "on " if place.name.startswith("the ") else ""
    return f" {before}{place.name}"


def leg_title(dossier: Dossier, route: Route, leg: Leg) -> str:
    """Return a leg by its ends: "Pyongyang to Khasan"."""
    names = {stop.id: place_name(dossier, stop.place_id) for stop in route.stops}
    return f"{names.get(leg.from_) or '?'} to {names.get(leg.to) or '?'}"


def traveller_name(dossier: Dossier, route: Route) -> str | None:
    """Return whose journey a route is."""
    return next((t.name for t in dossier.travellers if t.id == route.traveller_id), None)


def is_locality(place: Place) -> bool:
    """Say whether a place is one that the text tells by its distance from another, and called by those words."""
    return place.derived_from is not None and place.feature == "LCTY"


def names_of(dossier: Dossier, place: Place) -> list[Mention]:
    """Return the names in the text that mean a place; of one told by a distance, those at the end of its words."""
    if place.derived_from is None:
        return [m for m in dossier.mentions if m.place_id == place.id]
    text, words = dossier.article.text, place.name.casefold()
    ends = ((m, text[max(0, m.end - len(words)) : m.end]) for m in dossier.mentions if m.kind == "place")
    return [mention for mention, end in ends if end.casefold() == words]


def place_where(place: Place) -> str:
    """Return what and where a place is: "capital, North Korea"; of one told by a distance how sure it is."""
    feature = _FEATURES.get(place.feature, "")
    if is_locality(place) and place.radius_km is not None:
        feature = f"somewhere within {place.radius_km:,.0f} km"
    region = place.admin1 if place.admin1 not in (None, place.name) else None
    country = country_name(place.country)
    return ", ".join(part for part in (feature, region, country if country != place.name else None) if part)


def event_actor(dossier: Dossier, event: Event) -> str:
    """Return who an event is about."""
    names = list(dict.fromkeys(t.name for t in dossier.travellers if t.id in event.traveller_ids))
    if event.actor and event.actor not in names and event.type != "meeting":
        return event.actor
    return " and ".join(names) or event.actor or "Someone"


_TO_COME = ("possible", "scheduled")


_GROUPS: Final = frozenset(plurals(word_set("people"))) - word_set("people")
"""Nouns for people in the plural, however they are written: "Cyclists" that a title begins with."""


def is_plural(who: str) -> bool:
    """Say whether a subject takes the plural: two names joined, or a group named by what it is ("200 farmers")."""
    last = who.rsplit(maxsplit=1)[-1] if who.split() else ""
    named = last.islower() and last.endswith("s") and not last.endswith("ss")
    return " and " in who or last == "people" or named or last.lower() in _GROUPS


def as_subject(who: str) -> str:
    """Return who begins a sentence: "The frigate" for a frigate without a name, "Three climbers", "Kim"."""
    named = as_object(who)
    return named[0].upper() + named[1:] if named[:1].islower() else named


def as_object(who: str) -> str:
    """Return who is spoken of in a sentence: "the frigate" for a frigate without a name, "three climbers", "Kim"."""
    return who if not who[:1].islower() or is_plural(who) or who.startswith("the ") else f"the {who}"


def event_title(dossier: Dossier, event: Event) -> str:
    """Return an event as a headline, in the present tense; as a reader worded it, where one did."""
    if event.wording is not None:
        return event.wording
    who = as_subject(event_actor(dossier, event))
    at = place_name(dossier, event.place_id)
    start, end = place_name(dossier, event.from_place_id), place_name(dossier, event.to_place_id)
    here, left = dossier.place(event.place_id), dossier.place(event.from_place_id or event.place_id)
    in_place, reached = _there(here), _there(here or dossier.place(event.to_place_id))
    out_of = " from" if left is not None and is_locality(left) else ""
    many = is_plural(who)
    s = "" if many else "s"
    titles: dict[EventType, str] = {
        "departure": f"{who} leave{s}"
        + (f"{out_of} {start or at}" if start or at else "")
        + (f" for {end}" if end else ""),
        "arrival": f"{who} arrive{s}{reached}",
        "crossing": f"{who} {'cross' if many else 'crosses'} the border" + in_place,
        "passage": f"{who} {'pass' if many else 'passes'}" + (f" {at}" if at else ""),
        "meeting": f"{who} {'to meet' if event.status in _TO_COME else f'meet{s}'}{in_place}",
        "stay": f"{who} stay{s}{in_place}",
        "return": f"{who} return{s}" + (f" to {end or at}" if end or at else ""),
        "statement": f"{who} make{s} a statement",
        "other": dossier.article.text[event.trigger.start : event.trigger.end].capitalize() + in_place,
    }
    return titles[event.type]


def event_sources(event: Event) -> list[str]:
    """Return who says an event, each once, by whom it reached the writer, and how sure they are."""
    return list(dict.fromkeys(_source(attribution, event.status) for attribution in event.attribution))


def _source(attribution: Attribution, status: Status) -> str:
    name = "The writer" if attribution.source == "author" else attribution.source
    relays = [link for link in attribution.chain if link not in (attribution.source, "author")]
    via = f", via {' and '.join(relays)}" if relays else ""
    certain = attribution.factuality == "CT+"
    words = "announces it" if certain and status == "scheduled" else CERTAINTY_WORDS[attribution.factuality]
    return f"{name}{via}: {words}"


def time_words(ref: TimeRef) -> str:
    """Return a time expression as it was read: its window in words, or its TIMEX3 value where it has none."""
    if ref.earliest is None and ref.latest is None:
        return f"{ref.type.lower()} {ref.timex}"
    window = Window(earliest=_aware(ref.earliest), latest=_aware(ref.latest))
    # In the zone it was read in: "Monday" is a whole day there and nowhere else.
    return window_words(window, None)


def _aware(instant: datetime | None) -> datetime | None:
    return instant.replace(tzinfo=instant.tzinfo or UTC) if instant else None
