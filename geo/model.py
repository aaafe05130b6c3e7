"""The dossier: what Dateline makes of an article, as frozen pydantic models.

Offsets count Python characters into `article.text`. Distances are kilometres, bearings degrees clockwise
from north, coordinates WGS 84 degrees, geometry is in GeoJSON's order (longitude, latitude). Instants are
ISO 8601 with an offset; windows are half-open and either bound may be null. Ids are derived from what they
name, so that links and corrections survive a new analysis of the same text.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - pydantic reads these at run time
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA: Literal["dateline.dossier/1"] = "dateline.dossier/1"

MentionKind = Literal["place", "demonym", "metonym", "organisation"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
EventType = Literal["departure", "arrival", "crossing", "passage", "meeting", "stay", "return", "statement", "other"]
Status = Literal["confirmed", "reported", "scheduled", "possible", "historical", "denied"]
Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu"]
EvidenceKind = Literal["moved", "passed", "met", "stayed", "seen", "aimed", "planned"]
Doubt = Literal["place", "whose", "told", "order"]
Mode = Literal["rail", "road", "sea", "air", "unknown"]
Quality = Literal["routed", "bridged", "coarse", "estimated"]
Bound = Literal["at_least", "at_most", "almost"]
ClaimKind = Literal["distance", "duration", "speed"]
Basis = Literal["geodesic", "rail", "road", "sea"]
Verdict = Literal["supported", "approximately", "imprecise", "contradicted", "not_checkable"]
CorrectionKind = Literal[
    "article.title", "article.source", "article.published", "mention.place", "time.value",
    "event.status", "event.mode", "event.when", "event.place", "event.from", "event.to", "event.travellers",
    "event.wording", "event.remove", "event.add",
    "stop.place", "stop.arrive", "stop.depart", "stop.move", "stop.remove", "stop.add",
    "traveller.name", "traveller.add", "traveller.remove", "traveller.merge", "traveller.split",
    "undo",
]  # fmt: skip
CheckName = Literal["distance", "units_agree", "direction", "bound", "speed", "duration", "figures", "place"]
MeasuredBetween = Literal["centres", "border", "coast", "stations"]

LonLat = tuple[float, float]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(_Frozen):
    """A stretch of the article's text: `article.text[start:end]`."""

    start: int
    end: int


class Window(_Frozen):
    """When something happened: not before `earliest`, before `latest`; a null bound is not known."""

    earliest: datetime | None = None
    latest: datetime | None = None


class Dateline(Span):
    """Where a report was filed, when and by which agency, as it stands before its first sentence.

    `date` is ISO 8601; without a year it is "--03-05".
    """

    places: tuple[str, ...] = ()
    date: str | None = None
    agency: str | None = None


class Article(_Frozen):
    """The article: its text as given, to the letter, and what is known of its origin."""

    id: str
    sha256: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "en"
    dateline: Dateline | None = None
    text: str


class Candidate(_Frozen):
    """A place that a mention could mean, with its score in 0..1 and the reasons in words."""

    place_id: str
    score: float
    why: str
    name: str
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None
    population: int | None = None
    lat: float | None = None
    lon: float | None = None


class Mention(Span):
    """A name in the text that stands for a place, a people, a government or a body."""

    id: str
    text: str
    kind: MentionKind
    place_id: str | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    candidates: tuple[Candidate, ...] = ()


class DerivedFrom(_Frozen):
    """How a place was constructed from another: so many km on a bearing."""

    place_id: str
    km: float
    bearing_deg: float | None = None


class Place(_Frozen):
    """A place of the gazetteer, as far as it is known there, or one that the text tells by its distance from such.

    `radius_km` is how far it reaches, or how far off it may be.
    """

    id: str
    name: str
    local_name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str
    population: int | None = None
    timezone: str | None = None
    radius_km: float | None = None
    derived_from: DerivedFrom | None = None
    source: str


class TimeRef(Span):
    """A time expression: TIMEX3 type, value and mod ("late August": END), and the half-open interval it denotes.

    `rule` names the rule that read it, here as for events and claims; null where none did.
    """

    id: str
    text: str
    type: TimeType
    timex: str
    mod: Literal["START", "MID", "END"] | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    rule: str | None = None


class Traveller(_Frozen):
    """Someone (or something) whose journey the article tells."""

    id: str
    name: str
    mentions: tuple[Span, ...] = ()
    vehicle: str | None = None


class Attribution(Span):
    """Who says that an event happened: the origin, the relay from writer to origin, how certain they are."""

    source: str
    chain: tuple[str, ...] = ()
    factuality: Factuality = "CT+"


class Event(_Frozen):
    """Something that happened, or is said to have, or to be about to."""

    id: str
    type: EventType
    trigger: Span
    traveller_ids: tuple[str, ...] = ()
    actor: str | None = None
    place_id: str | None = None
    from_place_id: str | None = None
    to_place_id: str | None = None
    mode: Mode = "unknown"
    time_ids: tuple[str, ...] = ()
    when: Window | None = None
    status: Status
    attribution: tuple[Attribution, ...]
    evidence: tuple[Span, ...] = ()
    rule: str | None = None
    wording: str | None = None
    """How a reader words it; null where nobody did."""
    sureness: Annotated[float, Field(ge=0, le=1)] | None = None
    """The chance that a traveller's presence there is told, by the classifier of presence; null where it has no say."""


class Stop(_Frozen):
    """A visit: a place in the order of the journey, with when the traveller came and left.

    `evidence` is what sort of words tell it: somebody came or left ("moved"), passed, met others, stayed or visited,
    takes part in what happens there ("seen"), set out for it ("aimed"), or is to be there ("planned"); null where no
    event tells it.
    """

    id: str
    place_id: str
    arrive: Window | None = None
    depart: Window | None = None
    status: Status
    event_ids: tuple[str, ...] = ()
    evidence: EvidenceKind | None = None
    sureness: Annotated[float, Field(ge=0, le=1)] | None = None
    """The chance that it is right in all: the place, the traveller, that he was there, and its place in the order.

    Null where none of its events says how sure.
    """
    doubt: Doubt | None = None
    """What is least sure of it: which place is meant, whose visit it is, that there was one, or when in the journey."""


class Stretch(_Frozen):
    """A part of a leg, in km from its start, and how far it can be trusted."""

    from_km: float
    to_km: float
    quality: Quality


class CountryKm(_Frozen):
    """Kilometres of a leg inside a country (ISO 3166-1 alpha-2)."""

    country: str
    km: float


class Border(_Frozen):
    """A border that a leg crosses: where, between which countries, with which gauges if known (mm)."""

    at_km: float
    lon: float
    lat: float
    from_country: str
    to_country: str
    stations: tuple[str, ...] = ()
    gauges_mm: tuple[int, ...] = ()


class Warning(_Frozen):  # noqa: A001 - the contract's word
    """Something the reader should know, said once, in a sentence, with the words it is about."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Way(_Frozen):
    """How to get from one point to another by one mode, measured; what `geo.routing` finds.

    `path_km` is null where there is no way, or it was refused: see `warnings`. Stretches and borders lie at
    km from the start along the path; `geometry` may be coarser than the path is long.
    """

    mode: Mode
    geodesic_km: float
    bearing_deg: float
    path_km: float | None = None
    quality: Quality
    stretches: tuple[Stretch, ...] = ()
    snaps_km: tuple[float, float] = (0.0, 0.0)
    countries: tuple[CountryKm, ...] = ()
    borders: tuple[Border, ...] = ()
    geometry: tuple[LonLat, ...] = ()
    warnings: tuple[Warning, ...] = ()


class Leg(Way):
    """The way between two stops of a route, with the status of its weaker end."""

    id: str
    from_: str = Field(alias="from")
    to: str
    mode_evidence: Span | None = None
    status: Status
    min_speed_kmh: float | None = None
    top_speed_kmh: float | None = None  # assumed not to be exceeded, unless the dates ask for more


class Breakpoint(_Frozen):
    """At `t` the traveller is somewhere between `min_km` and `max_km` along the route; linear in between."""

    t: datetime
    min_km: float
    max_km: float


class Route(_Frozen):
    """The journey of one traveller: visits in order, and the legs between them."""

    id: str
    traveller_id: str
    stops: tuple[Stop, ...]
    legs: tuple[Leg, ...]
    geodesic_km: float
    path_km: float | None = None
    whereabouts: tuple[Breakpoint, ...] = ()


class Quantity(Span):
    """A figure with its unit as written, and the same in km (or hours, or km/h) for the check."""

    value: float
    value_max: float | None = None
    unit: str
    km: float | None = None
    hours: float | None = None
    kmh: float | None = None


class Check(_Frozen):
    """One thing that was checked about a claim, its verdict and one plain sentence."""

    name: CheckName
    verdict: Verdict
    explanation: str


class Claim(Span):
    """A statement with a figure that can be measured, and what the measurement says.

    `measured_words` tell between which points: "between the centres of Lyon and Paris". `conclusion` are the sentences
    to print; null where there is nothing to say.
    """

    id: str
    text: str
    kind: ClaimKind
    quantities: tuple[Quantity, ...]
    hedge: str | None = None
    bound: Bound | None = None
    direction: str | None = None
    from_place_id: str | None = None
    to_place_id: str | None = None
    from_mention_id: str | None = None
    to_mention_id: str | None = None
    route_id: str | None = None
    basis: Basis = "geodesic"
    measured_km: float | None = None
    measured_min_km: float | None = None
    measured_max_km: float | None = None
    measured_between: MeasuredBetween | None = None
    measured_words: str | None = None
    measured_bearing_deg: float | None = None
    way_km: float | None = None
    tolerance_km: float | None = None
    deviation_km: float | None = None
    deviation_pct: float | None = None
    verdict: Verdict
    headline: str
    conclusion: str | None = None
    checks: tuple[Check, ...] = ()
    rule: str | None = None


class Unplaced(_Frozen):
    """A name that could not be located, or an event without a date: shown, not hidden."""

    mention_id: str | None = None
    event_id: str | None = None
    why: str


class Correction(_Frozen):
    """One thing that a reader put right, kept for good: what, on which part of the dossier, to what, by whom and why.

    `value` is written as `geo.corrections` says for each kind, null for what is taken away or left open, and `before`
    is what stood there. An undone correction stays in the list: an "undo" after it names it as its `target`.
    """

    id: Annotated[str, Field(pattern=r"^c-\d{1,9}$")]
    kind: CorrectionKind
    target: str
    value: str | None = None
    before: str | None = None
    who: str
    why: str = ""
    made_at: datetime


class SourceHome(_Frozen):
    """Where the article's source was taken to be at home when namesakes were told apart, and what that rests on."""

    place_id: str
    name: str
    country: str
    strength: float
    why: str


class Provenance(_Frozen):
    """Versions and dates of what the dossier was made with, and the home of the source where one was used."""

    dateline: str
    language_model: str
    gazetteer: str
    railways: str
    home: SourceHome | None = None


class Dossier(_Frozen):
    """Everything Dateline read out of one article, every mark traceable to its words."""

    schema_: Literal["dateline.dossier/1"] = Field(default=SCHEMA, alias="schema")
    provenance: Provenance
    article: Article
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeRef, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    events: tuple[Event, ...] = ()
    routes: tuple[Route, ...] = ()
    claims: tuple[Claim, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    warnings: tuple[Warning, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """All that readers put right, oldest first, with what was undone."""

    def place(self, place_id: str | None) -> Place | None:
        """Return the place with that id, or None."""
        return self._places_by_id.get(place_id or "")

    @cached_property
    def _places_by_id(self) -> dict[str, Place]:
        return {place.id: place for place in reversed(self.places)}


if __name__ == "__main__":
    import json
    import sys

    json.dump(Dossier.model_json_schema(by_alias=True, mode="serialization"), sys.stdout, indent=1, sort_keys=True)
    sys.stdout.write("\n")
