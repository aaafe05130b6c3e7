"""What a drawn journey is worth beside the itinerary that a careful reader takes from the article.

A gold itinerary has `stops` in the order of travel, places that are `forbidden` and others that are `neutral`; a
dossier is the JSON of one. Stops are aligned in order; one is a place of the gold within 30 km, or the gold's
`radius_km`, without coordinates by its name, a country by its code. An optional stop is right if drawn and not missed
if not. Neither right nor wrong are neutral places and, beside a stop that is right, the same place again or what holds
it. Of the travellers' routes the best counts; where the gold says so only those of whoever says "I" or "we".
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Json = dict[str, Any]

NEAR_KM, FORBIDDEN_KM, EARTH_KM = 30.0, 15.0, 6371.0088
DAY_AT_MOST = timedelta(days=2)
"""A window that is no longer tells a day."""

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"})
SAME_DISTANCE = 0.01
_NARRATOR = re.compile(r"(?:the )?(?:narrator|author|writer|speaker)s?\b", re.IGNORECASE)
_UNITED_STATES = frozenset({"us", "usa", "states"})


@dataclass(frozen=True)
class RouteScore:
    """What a route is worth in one document.

    `pairs` has the gold stop of each of its stops that is right, `wanted` of `required` gold stops are among them.
    `days` are right, of `days_matched` that the gold tells of stops in `pairs` and `days_told` of all its stops.
    """

    stops: Sequence[Json] = ()
    pairs: dict[int, int] = field(default_factory=dict)
    uncounted: frozenset[int] = frozenset()
    wanted: int = 0
    required: int = 0
    forbidden: tuple[str, ...] = ()
    statuses: int = 0
    days: int = 0
    days_matched: int = 0
    days_told: int = 0
    contradicted: int = 0

    @property
    def sure_stops(self) -> list[tuple[float, bool]]:
        """How sure each stop is that is right or wrong, and whether it is right."""
        return [
            (stop["sureness"], i in self.pairs)
            for i, stop in enumerate(self.stops)
            if stop.get("sureness") is not None and i not in self.uncounted
        ]

    @property
    def hits(self) -> int:
        """How many stops are right."""
        return len(self.pairs)

    @property
    def drawn(self) -> int:
        """How many stops are right or wrong."""
        return len(self.stops) - len(self.uncounted)

    @property
    def f1(self) -> float:
        """F1 of the one document; without a stop to be drawn its recall is 1."""
        precision = self.hits / self.drawn if self.drawn else float(not self.required)
        return f1(precision, self.wanted / self.required if self.required else 1.0)


@dataclass(frozen=True)
class Total:
    """The figures of several documents together; shares of nothing are 0, days of which nothing is told None."""

    documents: int
    precision: float
    recall: float
    forbidden: int
    statuses: float
    days: float | None
    days_of_all: float | None
    contradicted: int

    @property
    def f1(self) -> float:
        """F1 of precision and recall."""
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def total(scores: Sequence[RouteScore]) -> Total:
    """Return the figures of all documents together."""
    hits = sum(s.hits for s in scores)
    days, matched, told = (sum(getattr(s, key) for s in scores) for key in ("days", "days_matched", "days_told"))
    return Total(
        documents=len(scores),
        precision=hits / max(1, sum(s.drawn for s in scores)),
        recall=sum(s.wanted for s in scores) / max(1, sum(s.required for s in scores)),
        forbidden=sum(len(s.forbidden) for s in scores),
        statuses=sum(s.statuses for s in scores) / max(1, hits),
        days=days / max(1, matched) if told else None,
        days_of_all=days / told if told else None,
        contradicted=sum(s.contradicted for s in scores),
    )


def best_route(gold: Json, dossier: Json) -> RouteScore:
    """Return what the best route of the gold's traveller is worth, or what none is worth."""
    narrated = gold.get("traveller", "narrator") == "narrator"
    told = narrators(dossier) if narrated else {traveller["id"] for traveller in dossier["travellers"]}
    routes = [score_route(r["stops"], dossier, gold) for r in dossier["routes"] if r["traveller_id"] in told]
    none = score_route((), dossier, gold)
    return max(routes, key=lambda s: (s.f1, s.hits, -s.drawn), default=none)


def every_name(gold: Json, dossier: Json) -> RouteScore:
    """Return what every located name is worth as one route, in the order of the text."""
    located = [m["place_id"] for m in sorted(dossier["mentions"], key=lambda m: m["start"]) if m["place_id"]]
    stops = [{"place_id": place_id, "status": "confirmed"} for place_id in located]
    return score_route(stops, dossier, gold)


def score_route(stops: Iterable[Json], dossier: Json, gold: Json) -> RouteScore:
    """Return what the stops of a route are worth; one that is denied is none."""
    by_id = {place["id"]: place for place in dossier["places"]}
    drawn = [stop for stop in stops if stop["status"] != "denied"]
    places = [by_id[stop["place_id"]] for stop in drawn]
    wanted: list[Json] = gold["stops"]
    weights = [0.5 if stop.get("optional") else 1.0 for stop in wanted]
    pairs = align(len(places), weights, lambda i, j: is_stop(places[i], wanted[j]))
    required = [stop for stop in wanted if not stop.get("optional")]
    banned = [(i, forbidden_name(place, drawn[i]["status"], gold)) for i, place in enumerate(places) if i not in pairs]
    days = [is_day_right(drawn[i], places[i], wanted[j]) for i, j in pairs.items() if wanted[j].get("arrive")]
    return RouteScore(
        stops=drawn,
        pairs=pairs,
        uncounted=_uncounted(places, gold, pairs),
        wanted=sum(not wanted[j].get("optional") for j in pairs.values()),
        required=len(required),
        forbidden=tuple(name for _, name in banned if name),
        statuses=sum(is_status_right(drawn[i], wanted[j]) for i, j in pairs.items()),
        days=sum(days),
        days_matched=len(days),
        days_told=sum(bool(stop.get("arrive")) for stop in wanted),
        contradicted=contradicted(dossier, gold),
    )


def align(drawn: int, weights: Sequence[float], is_same: Callable[[int, int], bool]) -> dict[int, int]:
    """Return {drawn stop: wanted stop} of the heaviest common subsequence; `weights` are those of the wanted ones."""
    wanted = len(weights)
    same = [[is_same(i, j) for j in range(wanted)] for i in range(drawn)]
    best = [[0.0] * (wanted + 1) for _ in range(drawn + 1)]
    for i in range(drawn - 1, -1, -1):
        for j in range(wanted - 1, -1, -1):
            both = best[i + 1][j + 1] + weights[j] if same[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs = {}
    i = j = 0
    while i < drawn and j < wanted:
        if same[i][j] and math.isclose(best[i][j], best[i + 1][j + 1] + weights[j]):
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def is_stop(place: Json, stop: Json) -> bool:
    """Say whether a place of a dossier is a stop of the gold."""
    level = stop.get("level")
    if level == "country" and _is_country(place) and place.get("country") == stop["country"]:
        return True
    if stop.get("lat") is not None:
        return _within(place, stop, stop.get("radius_km", NEAR_KM))
    is_town = level == "area" and (place.get("feature") or "").startswith("PPL")
    abroad = place.get("country") and stop.get("country") and place["country"] != stop["country"]
    return plain_name(place["name"]) in _names(stop) and not is_town and not abroad


def forbidden_name(place: Json, status: str, gold: Json) -> str | None:
    """Return what the gold calls this place among the forbidden ones, None if it is none with such a status."""
    for other in gold.get("forbidden", ()):
        if status in other.get("allowed_statuses", ()):
            continue
        is_land = bool(other.get("country")) and _is_country(place) and place.get("country") == other["country"]
        is_near = other.get("lat") is not None and _within(place, other, FORBIDDEN_KM)
        if is_land or is_near or plain_name(place["name"]) in _names(other):
            return _called(other)
    return None


def is_status_right(stop: Json, wanted: Json) -> bool:
    """Say whether a stop has a status of the gold."""
    return stop["status"] in (wanted["status"], *wanted.get("accept_status", ("reported",)))


def is_day_right(stop: Json, place: Json, wanted: Json) -> bool:
    """Say whether a stop is reached on an accepted day, or in a window of two days at most that holds one.

    Where None is accepted, no day is needed. Days are those of the place's own clock; "2015-03" is any day in it.
    """
    accepted = [wanted["arrive"], *wanted.get("accept_arrive", ())]
    days = days_of(stop.get("arrive"), place.get("timezone"))
    return None in accepted if not days else any(day.startswith(told) for day in days for told in accepted if told)


def days_of(window: Json | None, timezone: str | None) -> list[str]:
    """Return the local days of a window, none of one that is open or longer than two days."""
    if not window or not window["earliest"] or not window["latest"]:
        return []
    zone = ZoneInfo(timezone or "UTC")
    first, last = (datetime.fromisoformat(window[end]).astimezone(zone) for end in ("earliest", "latest"))
    if last - first > DAY_AT_MOST:
        return []
    if last > first:
        last -= timedelta(microseconds=1)  # the end is none of the window
    return [str(first.date() + timedelta(days=n)) for n in range((last.date() - first.date()).days + 1)]


def narrators(dossier: Json) -> set[str]:
    """Return the ids of the travellers who tell the journey as their own."""
    text = dossier["article"]["text"]
    return {
        traveller["id"]
        for traveller in dossier["travellers"]
        if _NARRATOR.match(traveller["name"])
        or any(
            words.casefold() in FIRST_PERSON
            for words in (traveller["name"], *(text[m["start"] : m["end"]] for m in traveller["mentions"]))
        )
    }


def contradicted(dossier: Json, gold: Json) -> int:
    """Return how many claims that are true or fair are called contradicted; of optional ones nothing is asked."""
    told = [c for c in gold.get("claims", ()) if not c.get("optional") and c.get("truth", "true") in {"true", "fair"}]
    found = [_claim_of(claim, dossier) for claim in told]
    return sum(claim is not None and claim["verdict"] == "contradicted" for claim in found)


def _claim_of(told: Json, dossier: Json) -> Json | None:
    """The dossier's claim of the same distance, of one that has no kilometres of half of the same words."""
    if km := told.get("km"):
        distances = (claim for claim in dossier["claims"] if claim["kind"] == "distance")
        near = SAME_DISTANCE * km
        return next((c for c in distances if any(q["km"] and abs(q["km"] - km) <= near for q in c["quantities"])), None)
    start = dossier["article"]["text"].find(told["text"])
    end = start + len(told["text"])
    if start < 0:
        return None

    def is_meant(claim: Json) -> bool:
        shared = min(claim["end"], end) - max(claim["start"], start)
        return shared >= min(claim["end"] - claim["start"], end - start) / 2

    return next(filter(is_meant, dossier["claims"]), None)


def _uncounted(places: Sequence[Json], gold: Json, pairs: dict[int, int]) -> frozenset[int]:
    """The places that are neither right nor wrong, by their number; a forbidden one is wrong whatever its status."""
    neutral = {plain_name(name) for name in gold.get("neutral", ())}
    found = set()
    for i, place in enumerate(places):
        if i in pairs or forbidden_name(place, "", gold):
            continue
        beside = [(places[n], gold["stops"][pairs[n]]) for n in (i - 1, i + 1) if n in pairs]
        holds = (place.get("feature") or "").startswith(("PCL", "ADM"))
        again = any(
            is_stop(place, stop) or (holds and place.get("country") == other.get("country")) for other, stop in beside
        )
        if again or plain_name(place["name"]) in neutral:
            found.add(i)
    return frozenset(found)


def _within(place: Json, other: Json, km: float) -> bool:
    return place.get("lat") is not None and _kilometres(place, other) <= km


def _kilometres(a: Json, b: Json) -> float:
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (a["lat"], a["lon"], b["lat"], b["lon"]))
    across = math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(math.sin((lat_b - lat_a) / 2) ** 2 + across)))


def _is_country(place: Json) -> bool:
    return (place.get("feature") or "").startswith("PCL")


def _called(stop: Json) -> str:
    return str(stop.get("name") or stop["place"])


def _names(stop: Json) -> set[str]:
    return {plain_name(name) for name in (_called(stop), *stop.get("aliases", ()))}


def plain_name(name: str) -> str:
    """Return a name without accents, case, points and article; "U.S." is the United States."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"^the ", "", re.sub(r"[^\w ]+", "", letters.replace("-", " ")).strip())
    return "united states" if plain in _UNITED_STATES else plain
