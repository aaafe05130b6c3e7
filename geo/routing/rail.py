"""Ways along the world's railways, and when to say that there is none.

A third country is entered only where the caller names it or nothing else connects, a way too long for any train aside;
a closed border never is crossed (the network has no edge there). Lengths are the true lengths of the lines, good to
some per cent; the line drawn may be coarser, and says where.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Border, Way
from geo.model import Warning as Notice
from geo.routing.borders import country_at
from geo.routing.corridor import along_a_service
from geo.routing.crossings import closed_because, crossing_at, suspended_because
from geo.routing.geodesic import distance_km, initial_bearing_deg
from geo.routing.hierarchy import cheapest
from geo.routing.network import load_network
from geo.routing.snap import REACHES, Snap, snaps_near
from geo.routing.track import WORST_FIRST, Track, border_points, country_kms, lay, stretches

SERVICE_DETOUR = 1.3  # a named service may be this much longer than the free way, and is still what a train takes
# A way is refused that is longer than so many times the straight line, and by so many km.
LONGEST_TIMES, LONGEST_MORE_KM = 3.0, 500.0
# Monaco's and Liechtenstein's lines are run by their neighbours and pass through: no train goes round them.
PASSED_THROUGH = {"MC", "LI"}

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from geo.model import CountryKm
    from geo.routing.search import Found
    from geo.routing.waypoint import Waypoint


@dataclass(frozen=True)
class _Result:
    """A way, the named service it follows if it does, and its track."""

    found: Found
    service: str | None
    track: Track


@dataclass(frozen=True)
class _Attempt:
    """What was tried: the snaps of both ends, the countries that may be entered, the ways found, the best one last."""

    sides: tuple[list[Snap], list[Snap]]
    named: set[str]
    results: list[_Result]


def find_rail_way(start: Waypoint, end: Waypoint, *, avoid: Collection[str] = (), through: Collection[str] = ()) -> Way:
    """Return the way by rail between two places; without one, `path_km` is null and a warning says why."""
    straight = distance_km(start.point, end.point)
    attempt = _attempt(start, end, straight, avoid, through)
    why = _refusal(start, end, attempt, straight, avoid)
    if why is not None:
        return _refused(start, end, why)
    found, track = attempt.results[-1].found, attempt.results[-1].track
    kms, borders = country_kms(track, load_network().countries), _borders(track)
    return Way(
        mode="rail",
        geodesic_km=round(straight, 2),
        bearing_deg=round(initial_bearing_deg(start.point, end.point), 2),
        path_km=round(track.km, 2),
        quality=WORST_FIRST[int(track.quality.min())],
        stretches=stretches(track),
        snaps_km=(round(found.start.access_km, 2), round(found.end.access_km, 2)),
        countries=kms,
        borders=borders,
        geometry=track.points(),
        warnings=(
            *_far_from_railway(start, end, found),
            *_named_service(attempt.results[-1].service),
            *_suspended(borders),
            *_third_countries(kms, attempt.named),
        ),
    )


def _attempt(
    start: Waypoint, end: Waypoint, straight_km: float, avoid: Collection[str], through: Collection[str]
) -> _Attempt:
    """Search from railways ever farther from the two places, until there is a way that a train may take."""
    attempt = _Attempt(([], []), set(), [])
    for reach in REACHES:
        sides = _snaps(start, avoid, reach), _snaps(end, avoid, reach)
        named, results = attempt.named, attempt.results
        if all(sides):
            named = {*_home(sides[0]), *_home(sides[1]), *through}
            results = [*results, *_search(sides[0], sides[1], named, avoid, straight_km)]
        attempt = _Attempt(sides, named, results)
        if all(sides) and results and not _too_long(results[-1].track.km, straight_km):
            break
    return attempt


def _refusal(
    start: Waypoint, end: Waypoint, attempt: _Attempt, straight_km: float, avoid: Collection[str]
) -> Notice | None:
    """Return why there is no way to show, None where there is one."""
    for place, snaps in zip((start, end), attempt.sides, strict=True):
        country = place.country or country_at(*place.point)
        if country in avoid:
            text = f"{place.name or place.point} is in {country}, a country to avoid."
            return Notice(code="avoided", message=text)
        if not snaps:
            text = f"No railway is known within {REACHES[-1]:.0f} km of {place.name or place.point}."
            return Notice(code="no-railway-near", message=text)
    if not attempt.results:
        return _no_way(start, end, attempt.sides)
    track = attempt.results[-1].track
    if not len(track.kms) or start.point == end.point:
        text = f"{start.name or start.point} and {end.name or end.point} meet the railway at the same point."
        return Notice(code="same-place", message=text)
    if _too_long(track.km, straight_km):
        shortest = min(result.track.km for result in attempt.results)
        text = (
            f"The only way by rail that was found is {shortest:,.0f} km long, {shortest / straight_km:.1f} times the "
            "straight line: no train goes there that way."
        )
        return Notice(code="detour", message=text)
    return None


def _far_from_railway(start: Waypoint, end: Waypoint, found: Found) -> Iterator[Notice]:
    for place, snap in ((start, found.start), (end, found.end)):
        if snap.access_km > REACHES[0]:
            text = f"The nearest railway on the way is {snap.access_km:.0f} km from {place.name or place.point}."
            yield Notice(code="far-from-railway", message=text)


def _named_service(service: str | None) -> Iterator[Notice]:
    if service is not None:
        yield Notice(code="service", message=f"The way is that of a named service: {service}.")


def _suspended(borders: Iterable[Border]) -> Iterator[Notice]:
    for border in borders:
        stopped = suspended_because(border.from_country, border.to_country)
        if stopped:
            text = f"Between {border.from_country} and {border.to_country} trains do not run now: {stopped}."
            yield Notice(code="suspended-border", message=text)


def _third_countries(kms: Iterable[CountryKm], named: set[str]) -> Iterator[Notice]:
    strange = [part for part in kms if part.country not in named | PASSED_THROUGH]
    if strange:
        listed = ", ".join(f"{part.country} ({part.km:.0f} km)" for part in strange)
        text = f"The way leads through {listed}: nothing else connects the two places, or only by a way no train takes."
        yield Notice(code="third-country", message=text)


def _snaps(place: Waypoint, avoid: Collection[str], reach: float) -> list[Snap]:
    """Return the snaps within reach in the place's own country, else in any but those to avoid."""
    network = load_network()
    own = place.country or country_at(*place.point)
    anywhere = set(network.countries) - set(avoid)
    within = min(max(reach, place.radius_km or 0.0), REACHES[-1])
    at_home = snaps_near(network, place.point, within, {own} & anywhere) if own else []
    return at_home or snaps_near(network, place.point, within, anywhere)


def _home(snaps: list[Snap]) -> set[str]:
    network = load_network()
    return {network.countries[int(network.country[snap.edge])] for snap in snaps}


def _search(
    starts: list[Snap], ends: list[Snap], named: set[str], avoid: Collection[str], straight_km: float
) -> list[_Result]:
    """Return the way through the named countries, or else those through any but those to avoid, the best one last.

    The others are tried too where the named ones have only a way that is too long for any train.
    """
    network = load_network()
    numbers = {code: i for i, code in enumerate(network.countries)}
    inside = frozenset(numbers[code] for code in (named | PASSED_THROUGH) - set(avoid) if code in numbers)
    others = frozenset(i for code, i in numbers.items() if code not in avoid) | {-1} if avoid else None
    results: list[_Result] = []
    for allowed in (inside, others):
        service = along_a_service(starts, ends, allowed)
        free = cheapest(starts, ends, allowed)
        if service is not None and (free is None or _km(service[1]) <= SERVICE_DETOUR * _km(free)):
            results.append(_Result(service[1], service[0], lay(network, service[1])))
        elif free is not None:
            results.append(_Result(free, None, lay(network, free)))
        if results and not _too_long(results[-1].track.km, straight_km):
            break
    return results


def _too_long(km: float, straight_km: float) -> bool:
    return km > LONGEST_TIMES * straight_km and km - straight_km > LONGEST_MORE_KM


def _km(found: Found) -> float:
    return float(load_network().km[found.all_edges].sum())


def _no_way(start: Waypoint, end: Waypoint, sides: Sequence[list[Snap]]) -> Notice:
    """Return the warning that names the two pieces of network."""
    network = load_network()
    pieces = []
    for place, snaps in zip((start, end), sides, strict=True):
        component = network.component[network.start[snaps[0].edge]]
        edges = network.component[network.start] == component
        kms: dict[str, float] = {}
        for number, km in zip(network.country[edges].tolist(), network.km[edges].tolist(), strict=True):
            code = network.countries[number] if number >= 0 else "?"
            kms[code] = kms.get(code, 0.0) + km
        largest = sorted(kms, key=lambda code: -kms[code])
        where = ", ".join(largest[:3]) + (" and others" if len(largest) > 3 else "")
        pieces.append(f"{place.name or place.point} is on a network of {sum(kms.values()):,.0f} km in {where}")
    why = closed_because(start.country, end.country)
    closed = f" The border between {start.country} and {end.country} is closed: {why}." if why else ""
    return Notice(code="no-way", message=f"No railway connects them: {pieces[0]}; {pieces[1]}.{closed}")


def _refused(start: Waypoint, end: Waypoint, why: Notice) -> Way:
    return Way(
        mode="rail",
        geodesic_km=round(distance_km(start.point, end.point), 2),
        bearing_deg=round(initial_bearing_deg(start.point, end.point), 2),
        quality="estimated",
        warnings=(why,),
    )


def _borders(track: Track) -> tuple[Border, ...]:
    """Return where the track passes from one country to another, with what is known of the crossing."""
    borders = []
    for at, (lon, lat), before, country in border_points(track, load_network().countries):
        known = crossing_at((lat, lon), before, country)
        borders.append(
            Border(
                at_km=round(at, 2),
                lon=round(lon, 5),
                lat=round(lat, 5),
                from_country=before,
                to_country=country,
                stations=known.stations,
                gauges_mm=known.gauges_mm,
            )
        )
    return tuple(borders)
