"""What drawn journeys are worth beside the marks of a text: who was at which mention of a place, and in what order.

The texts and marks are those of data/build/journeys_gold.py. A stop is a visit where a mention that is marked for the
visit was placed where the stop is: who, whether and in which order are measured, not where a name lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from journey_scores import align, f1

from geo.journey.presence import OF_JOURNEY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeys_gold import GoldText, Mark

    Json = dict[str, Any]


@dataclass(frozen=True)
class Itinerary:
    """What the marks tell of a traveller: the places of each visit, by id, in the order of travel.

    A visit that is only possible is optional. `unnumbered` are places that may be drawn or not: what is aimed at.
    """

    visits: tuple[frozenset[str], ...]
    optional: tuple[bool, ...]
    unnumbered: frozenset[str]

    @property
    def required(self) -> int:
        """How many stops have to be drawn; a single place makes no route."""
        return 0 if len(self.visits) < 2 else len(self.visits) - sum(self.optional)


@dataclass(frozen=True)
class RouteMatch:
    """A route beside an itinerary: its stops that are visits, and those that are neither right nor wrong."""

    places: Sequence[str]
    pairs: dict[int, int]
    uncounted: frozenset[int]

    @property
    def drawn(self) -> int:
        """How many stops are right or wrong."""
        return len(self.places) - len(self.uncounted)


@dataclass(frozen=True)
class MarkedScore:
    """What the routes of a dossier are worth; `sure_stops` and `sure_events` are (sureness, whether it is right)."""

    hits: int
    drawn: int
    wanted: int
    required: int
    routes: int
    denied: int
    sure_stops: tuple[tuple[float, bool], ...]
    sure_events: tuple[tuple[float, bool], ...]


def tells_journey(gold: GoldText) -> bool:
    """Say whether the marks tell of somebody at two places, or on the way from one to another."""
    return any(
        len({mark.visit for mark in own if mark.visit is not None})
        + any(mark.role == "aimed" and mark.visit is None for mark in own)
        > 1
        for own in (_marks_of(key, gold) for key in gold.travellers)
    )


def pooled_f1(scores: Sequence[MarkedScore]) -> float:
    """Return F1 of the stops of all texts together."""
    precision = sum(s.hits for s in scores) / max(1, sum(s.drawn for s in scores))
    return f1(precision, sum(s.wanted for s in scores) / max(1, sum(s.required for s in scores)))


def score_marks(gold: GoldText, dossier: Json) -> MarkedScore:
    """Return what the routes of a text are worth: each takes the traveller that it fits best, and no two the same.

    Stops of a route that fits nobody are wrong. Raises ValueError where the dossier is of another text.
    """
    itineraries, routes, matches = _matched(gold, dossier)
    kinds = _kinds_by_place(gold, dossier)
    stops = [
        (stop["sureness"], is_right)
        for route, judged in zip(dossier["routes"], right_stops(gold, dossier), strict=True)
        for stop, is_right in zip(route["stops"], judged, strict=True)
        if stop.get("sureness") is not None and is_right is not None
    ]
    return MarkedScore(
        hits=sum(len(match.pairs) for _, match in matches),
        drawn=sum(match.drawn for _, match in matches),
        wanted=sum(
            not itineraries[key].optional[j]
            for key, match in matches
            if key is not None and itineraries[key].required
            for j in match.pairs.values()
        ),
        required=sum(itinerary.required for itinerary in itineraries.values()),
        routes=len(routes),
        denied=sum(
            stop["status"] == "confirmed" and kinds.get(stop["place_id"]) == {"denied"}
            for route in routes
            for stop in route
        ),
        sure_stops=tuple(stops),
        sure_events=tuple(_sure_events(gold, dossier)),
    )


def right_stops(gold: GoldText, dossier: Json) -> list[list[bool | None]]:
    """Return, for each route, whether each of its stops is right; None where it is neither: denied, or not counted."""
    _, _, matches = _matched(gold, dossier)
    judged: list[list[bool | None]] = []
    for route, (_, match) in zip(dossier["routes"], matches, strict=True):
        told = iter(range(len(match.places)))
        numbers = [None if stop["status"] == "denied" else next(told) for stop in route["stops"]]
        judged.append([None if i is None or i in match.uncounted else i in match.pairs for i in numbers])
    return judged


def _matched(
    gold: GoldText, dossier: Json
) -> tuple[dict[str, Itinerary], list[list[Json]], list[tuple[str | None, RouteMatch]]]:
    """Return the itineraries of the marks, the routes without what is denied, and which itinerary each is."""
    if dossier["article"]["text"] != gold.text:
        raise ValueError(f"The dossier is of another text than {gold.id}.")
    itineraries = {key: itinerary_of(key, gold, dossier) for key in gold.travellers}
    routes = [[stop for stop in route["stops"] if stop["status"] != "denied"] for route in dossier["routes"]]
    return itineraries, routes, assign(routes, itineraries, dossier)


def itinerary_of(key: str, gold: GoldText, dossier: Json) -> Itinerary:
    """Return the itinerary of a traveller of the marks, with the dossier's places."""
    visits: dict[int, list[Mark]] = {}
    unnumbered: set[str] = set()
    for mark in _marks_of(key, gold):
        if mark.visit is not None:
            visits.setdefault(mark.visit, []).append(mark)
        elif mark.role in OF_JOURNEY:
            unnumbered |= _places_at(mark, dossier)
    in_order = [visits[number] for number in sorted(visits)]
    return Itinerary(
        visits=tuple(frozenset().union(*(_places_at(mark, dossier) for mark in own)) for own in in_order),
        optional=tuple(all(mark.status == "possible" for mark in own) for own in in_order),
        unnumbered=frozenset(unnumbered),
    )


def assign(
    routes: Sequence[Sequence[Json]], itineraries: dict[str, Itinerary], dossier: Json
) -> list[tuple[str | None, RouteMatch]]:
    """Return whose each route is, the best fit first, with its match; None where it fits nobody that is left."""
    nobody = Itinerary((), (), frozenset())
    matched = {
        (n, key): match_route(routes[n], itineraries[key], dossier)
        for n, key in product(range(len(routes)), itineraries)
    }
    best: dict[int, tuple[str | None, RouteMatch]] = {}
    taken: set[str] = set()
    for n, key in sorted(matched, key=lambda pair: (-len(matched[pair].pairs), matched[pair].drawn, pair)):
        if n not in best and key not in taken and matched[n, key].pairs:
            best[n] = (key, matched[n, key])
            taken.add(key)
    return [best.get(n, (None, match_route(route, nobody, dossier))) for n, route in enumerate(routes)]


def match_route(stops: Sequence[Json], itinerary: Itinerary, dossier: Json) -> RouteMatch:
    """Return which stops of a route are visits of an itinerary, in order.

    Neither right nor wrong are places without a number and, beside a visit, the same again or what holds it.
    """
    known = {place["id"]: place for place in dossier["places"]}
    places = [stop["place_id"] for stop in stops]

    def is_visit(i: int, j: int) -> bool:
        origin = (known[places[i]].get("derived_from") or {}).get("place_id")
        return bool({places[i], origin} & itinerary.visits[j])

    pairs = align(len(places), [0.5 if optional else 1.0 for optional in itinerary.optional], is_visit)
    uncounted = set()
    for i, place in enumerate(places):
        beside = [n for n in (i - 1, i + 1) if n in pairs]
        holds = (known[place].get("feature") or "").startswith(("PCL", "ADM"))
        country = known[place].get("country")
        again = any(is_visit(i, pairs[n]) or (holds and country == known[places[n]].get("country")) for n in beside)
        if i not in pairs and (again or place in itinerary.unnumbered):
            uncounted.add(i)
    return RouteMatch(places, pairs, frozenset(uncounted))


def _marks_of(key: str, gold: GoldText) -> list[Mark]:
    return [mark for mark in gold.marks if mark.traveller == key]


def _mentions_at(mark: Mark, dossier: Json) -> Iterable[Json]:
    return (m for m in dossier["mentions"] if m["place_id"] and m["start"] < mark.end and mark.start < m["end"])


def _places_at(mark: Mark, dossier: Json) -> frozenset[str]:
    return frozenset(mention["place_id"] for mention in _mentions_at(mark, dossier))


def _kinds_by_place(gold: GoldText, dossier: Json) -> dict[str, set[str]]:
    """The roles that the marks give to each place."""
    kinds: dict[str, set[str]] = {}
    for mark in gold.marks:
        for place in _places_at(mark, dossier):
            kinds.setdefault(place, set()).add(mark.role)
    return kinds


def _sure_events(gold: GoldText, dossier: Json) -> Iterable[tuple[float, bool]]:
    """The sureness of each event that is not denied, and whether its place is marked in the words that tell it."""
    told = [(mark, _places_at(mark, dossier)) for mark in gold.marks if mark.role in OF_JOURNEY]
    for event in dossier["events"]:
        if event.get("sureness") is None or event["status"] == "denied" or not event["place_id"]:
            continue
        spans = [(span["start"], span["end"]) for span in (event["trigger"], *event["evidence"])]
        known = next((p for p in dossier["places"] if p["id"] == event["place_id"]), {})
        meant = {event["place_id"], (known.get("derived_from") or {}).get("place_id")}
        yield (
            event["sureness"],
            any(
                meant & places and any(start < mark.end and mark.start < end for start, end in spans)
                for mark, places in told
            ),
        )
