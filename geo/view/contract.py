"""What the player is handed and hands back, as JSON: the one contract between Python and the JavaScript.

Times are milliseconds since 1970 UTC, lengths along a route kilometres from its first stop, colours red, green and blue
from 0 to 255. A text in `Annotated` says what a field holds. The player's types are written from this file:
`python -m geo.view.types_js > geo/player/types.js`; a test fails where the two differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypedDict

if TYPE_CHECKING:
    from geo.model import Basis, EventType, MentionKind, Mode, Quality, Status, Verdict

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

Colour = list[int]

Breakpoint = tuple[int, float, float]
"""A time, and the least and the greatest km at which the traveller can be then; linear to the next one."""

MarkKind = Literal["claim", "figure", "event", "time", "place", "demonym", "metonym", "organisation"]


class MarkRef(TypedDict):
    """What a stretch of the article stands for."""

    kind: MarkKind
    id: str


class Piece(TypedDict):
    """A stretch of the article with its marks, from the outermost in."""

    text: str
    marks: list[MarkRef]


class ArticleText(TypedDict):
    """The article, set."""

    title: str
    source: str | None
    url: Annotated[str | None, "http or https, nothing else"]
    published: Annotated[str | None, "in words"]
    filed: Annotated[str | None, "from where, by its dateline"]
    paragraphs: list[list[Piece]]


class Why(TypedDict):
    """Why something was read as it was."""

    ask: Annotated[str, "the question that it answers"]
    words: Annotated[list[str], "a sentence each"]
    rule: Annotated[str, "the name of the rule that read it"]


class EventCard(TypedDict):
    """An event as its card and its bar on the timeline."""

    id: str
    type: EventType
    title: str
    status: Status
    status_words: str
    sure: Annotated[str | None, "how sure it is that it is told, in words"]
    unsure: bool
    when: Annotated[str, "in the place's own time"]
    when_utc: str
    zone: Annotated[str | None, "IANA name"]
    earliest: int | None
    latest: int | None
    place: str | None
    travels: Annotated[bool, "whether it is part of a journey"]
    sentence: str
    words: Annotated[list[str], "that carry it"]
    sources: list[str]
    why: Why | None


class TimeCard(TypedDict):
    """A time expression and what it was read as."""

    text: str
    means: str
    why: Why | None


class CheckRow(TypedDict):
    """One thing that was checked about a claim."""

    name: str
    verdict: Verdict
    verdict_words: str
    explanation: str


class ClaimCandidate(TypedDict):
    """What else the name of a claim's end may mean."""

    place: str
    name: Annotated[str, "in full: London, Ontario, Canada"]
    measured: Annotated[str | None, "what the claim's straight line would be with it"]


class ClaimEnd(TypedDict):
    """A place that a claim is measured from or to."""

    role: Annotated[str, "From or To"]
    place: str
    name: Annotated[str, "in full: London, England, United Kingdom"]
    mention: Annotated[str | None, "id of the name that it has in the text"]
    candidates: list[ClaimCandidate]


class ClaimCard(TypedDict):
    """A claim: stated and measured side by side, each check with its verdict and sentence."""

    id: str
    sentence: str
    headline: str
    conclusion: Annotated[str | None, "what follows, in sentences to print"]
    verdict: Verdict
    verdict_words: str
    stated: list[str]
    hedge: str | None
    measured: str | None
    tolerance: str | None
    deviation: str | None
    direction: str | None
    direction_deg: float | None
    bearing: Annotated[float | None, "degrees"]
    bearing_words: str | None
    extents: str | None
    way: Annotated[str | None, "how long the journey's line is"]
    basis: Basis
    ends: list[ClaimEnd]
    checks: list[CheckRow]
    method: list[str]
    review: Annotated[str, "ClaimReview as JSON-LD"]
    why: Why | None


class CandidateRow(TypedDict):
    """A place that a name could mean, with the reason in words."""

    place: str
    name: str
    why: str
    score: float
    lat: float | None
    lon: float | None
    where: str
    population: int | None
    chosen: bool


class MentionCard(TypedDict):
    """A name as read, and what else it could mean."""

    id: str
    text: str
    kind: MentionKind
    place: str | None
    confidence: Annotated[float, "0 to 1"]
    candidates: list[CandidateRow]


class PlaceCard(TypedDict):
    """A place as its row."""

    id: str
    name: str
    local_name: str | None
    where: str
    position: Point | None
    coordinates: str
    population: str | None
    timezone: str | None
    source: str
    mentions: Annotated[list[str], "ids of the names that mean it"]


class StopRow(TypedDict):
    """A visit of a route."""

    id: str
    place: str
    name: str
    km: float
    zone: str | None
    position: Point | None
    status: Status
    told: Annotated[str, "the words that tell it, what sort of evidence they are, how sure they make it; may be empty"]
    unsure: bool
    why: Why | None


class LegCard(TypedDict):
    """A leg of a route in words."""

    id: str
    title: str
    way: str
    straight: str
    quality: str
    status: str
    countries: list[str]
    warnings: list[str]


class RouteCard(TypedDict):
    """A journey: its stops, its legs, and where the traveller can be at a time."""

    id: str
    name: str
    vehicle: str | None
    speed: Annotated[str, "the speeds assumed not to be exceeded, in words; empty where none is"]
    length: str | None
    legs: list[LegCard]
    stops: list[StopRow]
    whereabouts: list[Breakpoint]


class UnplacedRow(TypedDict):
    """What has no place or no date, and why."""

    id: str | None
    what: str
    why: str


class InsteadRow(TypedDict):
    """What was found of somebody who has no route, or of an article without any."""

    words: str
    events: Annotated[list[str], "ids of those that tell it"]


class TimeSpan(TypedDict):
    """The first and the last instant that can be played."""

    start: int
    end: int


class LegLine(TypedDict):
    """A leg on the map, with the route's km at each point."""

    id: str
    route: str
    path: list[Point]
    km: list[float]
    status: Status
    mode: Mode
    quality: Quality
    token: str
    color: Colour
    label: str
    bridged: Annotated[list[tuple[float, float]], "stretches over gaps in the data, from km to km"]


class StopDot(TypedDict):
    """A visit on the map."""

    id: str
    place: str
    name: str
    position: Point
    number: int
    km: float
    route: str
    status: Status
    unsure: bool
    token: str
    color: Colour


class PlaceDot(TypedDict):
    """A place on the map that is on no route."""

    id: str
    place: str
    name: str
    position: Point
    token: str
    color: Colour


class ClaimLine(TypedDict):
    """The straight line that a claim was measured along."""

    id: str
    path: list[Point]
    token: str
    color: Colour
    label: str


class ClaimArea(TypedDict):
    """Where what is selected may lie: a claim's distance (ring) and direction (sector), a place told by them (disc)."""

    id: str
    shape: Literal["ring", "sector", "disc"]
    polygon: list[list[Point]]


Rows = TypedDict(
    "Rows",
    {
        "claim-areas": "list[ClaimArea]",
        "claims": "list[ClaimLine]",
        "legs": "list[LegLine]",
        "places": "list[PlaceDot]",
        "stops": "list[StopDot]",
    },
)
"""What the map draws, by layer."""


class Layer(TypedDict):
    """A layer of the deck.gl spec; its other fields are the renderer's."""

    id: str
    data: list[ClaimArea] | list[ClaimLine] | list[LegLine] | list[PlaceDot] | list[StopDot]


class Deck(TypedDict):
    """A dossier as a deck.gl spec, as pydeck writes it."""

    layers: list[Layer]


class View(TypedDict):
    """A dossier as the page shows it, with every word already chosen."""

    digest: Annotated[str, "of all the rest"]
    article: ArticleText
    deck: Deck
    bounds: Box | None
    time: TimeSpan | None
    routes: list[RouteCard]
    events: list[EventCard]
    times: dict[str, TimeCard]
    claims: list[ClaimCard]
    places: list[PlaceCard]
    mentions: list[MentionCard]
    unplaced: list[UnplacedRow]
    warnings: list[str]
    itinerary: list[str]
    instead: Annotated[list[InsteadRow], "what was found where no route is drawn"]
    corrected: Annotated[dict[str, list[str]], "what readers put right, in sentences, by the id of each part"]
    related: Annotated[
        dict[str, list[str]], "for each id the ids that light up with it; with a name so do the visits to its place"
    ]
    credits: list[str]
    provenance: dict[str, object]


class At(TypedDict):
    """What is seen, as the address says it; null where it is as at first."""

    t: Annotated[str | None, "ISO 8601"]
    sel: Annotated[str | None, "the id of what is selected"]
    c: Annotated[str | None, "the camera: longitude, latitude, zoom"]
    panel: str | None


class Seen(At):
    """What the reader sees, by the count of what was told before."""

    n: int


class PlaceChoice(TypedDict):
    """A reader's word that a name means another place."""

    mention: str
    place: str


class CorrectionRow(TypedDict):
    """What a reader changed, in words."""

    key: Annotated[int, "by which it is undone"]
    target: Annotated[str, "the id of what was changed"]
    of_name: Annotated[bool, "whether a name was given another place"]
    why: str
    undone: bool
    text: str


class Link(TypedDict):
    """The dossier's link, and the files to take away."""

    d: str
    files: Annotated[list[tuple[str, str]], "name and address of each"]


class BasemapPaths(TypedDict):
    """Where the basemap's files are, below the page's own address."""

    coarse: str
    fine: str
    seas: str


class PlayerData(TypedDict):
    """What the page hands to the player; addresses are below its own."""

    view: str
    renderer: str
    basemap: BasemapPaths
    at: At
    heard: Annotated[int, "the count of the last Seen that has come"]
    can_correct: bool
    corrections: list[CorrectionRow]
    link: Link


class PlayerStates(TypedDict):
    """What the player hands back and keeps, by name."""

    seen: Seen


class Edit(TypedDict):
    """What is to be put right: an event, a time, or the stops at a place."""

    id: str


class Undo(TypedDict):
    """Which correction is to be undone; the last where its key is null."""

    key: int | None


class PlayerTriggers(TypedDict):
    """What the player asks for once, by name."""

    correction: PlaceChoice
    edit: Edit
    undo: Undo
