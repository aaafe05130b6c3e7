"""Measure what a statement is about: between centres, to a border or a coast, between areas.

Geodesics on WGS 84. What is said of an area may be meant in several ways (its nearest point, its centre, the border
with one neighbour or another): all are measured, and the figure is held against the one that it fits best, the
likeliest of those that it fits alike.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.claims.measuring import verdicts
from geo.claims.measuring.areas_of_countries import around, countries_of
from geo.claims.measuring.edge_readings import edge_readings
from geo.claims.measuring.from_parallel import from_parallel
from geo.claims.measuring.outlines import (
    LINE_ERROR_KM,
    between_mainlands,
    between_outlines,
    island_of_town,
    lies_in,
    loose_deg,
    main_part,
    mainland,
    of_town,
    outline_of,
    part_of_town,
    seen_from,
)
from geo.claims.statements.target import (
    SMALL_COUNTRY_KM,
    Measured,
    NotMeasurableError,
    Side,
    Target,
    bearings_between,
    is_country,
    point_of,
)
from geo.compass import bearing_of
from geo.places import open_gazetteer
from geo.routing import Shore, coasts_near, distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.measuring.outlines import Outline
    from geo.claims.statements.statement import Statement
    from geo.model import Place, Quantity, Verdict

_TOO_WIDE: Final = 0.4  # of the distance: from the centre of the Alps nothing near them can be told
_NO_COURSE: Final = ("STM", "CNL", "RVN")
_SEAS: Final = frozenset({"SEA", "OCN", "GULF", "STRT"})


def measure(
    reference: Target, subject: Target, neighbours: Sequence[str] = (), statement: Statement | None = None
) -> Measured:
    """Return the geodesic distance from `reference` to `subject` as it is best read where `statement` tells it.

    `neighbours` are the other countries that the article speaks of; they decide which border is meant where a
    point lies inside the country named. Raises NotMeasurableError.
    """
    reference, subject = _by_its_centre(reference), _by_its_centre(subject)
    if subject.place.id == reference.place.id and subject.edge == reference.edge:
        raise NotMeasurableError(f"Both ends of the distance are {subject.name}.")
    for target in (reference, subject):
        if target.place.feature.startswith(_NO_COURSE):
            raise NotMeasurableError(f"The course of {target.name} is not known here, only a point on it.")
    bearing = bearing_of(statement.direction) if statement and statement.direction else None
    found = [
        _from_some_mainland(_from_some_mainland(_with_side(measured, reference), reference), subject)
        for measured in _meant(reference, subject, tuple(neighbours), bearing)
    ]
    return min(found, key=lambda measured: _misfit(statement, measured)) if statement else found[0]


@lru_cache(maxsize=256)  # a claim is measured for each way of reading its figure and its words
def _meant(
    reference: Target, subject: Target, neighbours: tuple[str, ...], bearing: float | None
) -> tuple[Measured, ...]:
    """Return all that the distance may mean, the likeliest first."""
    found = _readings(reference, subject, neighbours, bearing)
    return (*found, *_around(reference, subject), *_around(subject, reference))


def _from_some_mainland(measured: Measured, area: Target) -> Measured:
    """Return the distance from "the mainland", which to a small island may be a greater one that lies nearer."""
    is_told = area.edge != "area" or not area.is_surmised
    return measured if is_told else replace(measured, min_km=0.0, spread_words="A greater island may be meant")


def _by_its_centre(target: Target) -> Target:
    """Return a small territory overseas that has no outline in the data as an island, by its centre: Martinique."""
    is_small = (target.place.radius_km or 0.0) <= SMALL_COUNTRY_KM
    if not (is_country(target.place) and is_small and outline_of(target) is None):
        return target
    return replace(target, place=target.place.model_copy(update={"feature": "ISL"}), edge="centre")


def _with_side(measured: Measured, area: Target) -> Measured:
    """Return the same with the side of the area that was measured to, where the words give it one."""
    if area.side is None or measured.side is not None or measured.bearings is None:
        return measured
    return replace(measured, side=Side(area.side, area.place.name, measured.bearings))


def _misfit(statement: Statement, measured: Measured) -> int:
    """Return how ill a figure fits, 0 to 3, its best unit counted and the extent of what was measured allowed for."""
    return min(verdicts.ORDER.index(_verdict(statement, q, measured)) for q in statement.quantities)


def _verdict(statement: Statement, quantity: Quantity, measured: Measured) -> Verdict:
    hedged = statement.hedge is not None
    verdict = verdicts.verdict_of(quantity, measured.km, statement.bound, hedged=hedged)
    allowed = verdicts.tolerance(quantity, hedged=hedged)
    if verdicts.within_extent(quantity, measured.min_km, measured.max_km, allowed, statement.bound):
        return verdicts.softened(verdict)
    return verdict


def _readings(reference: Target, subject: Target, neighbours: Sequence[str], bearing: float | None) -> list[Measured]:
    """Return all ways in which the distance may fairly be meant, the likeliest first."""
    if _rank(reference) < _rank(subject):
        turned = None if bearing is None else (bearing + 180) % 360
        return [measured.turned() for measured in _readings(subject, reference, neighbours, turned)]
    if reference.edge == "parallel":
        if _is_wide(subject.place) and outline_of(subject) is None:
            raise NotMeasurableError(_too_wide(subject))
        return [from_parallel(reference, subject)]
    if _is_sea(reference):
        return [_from_sea(reference, subject)]
    if is_country(reference.place):
        if is_country(subject.place):
            return _between_countries(reference, subject)
        return _from_country(reference, subject, neighbours, bearing)
    whole = outline_of(reference)
    if whole is None:
        return _between_points(reference, subject)
    part = outline_of(subject)
    if part is None and _rank(subject):
        found = between_outlines(whole, of_town(subject))
        if (subject.place.radius_km or 0.0) > _TOO_WIDE * found[0].km:
            raise NotMeasurableError(_too_wide(subject))
        return found
    has_coasts_only = reference.edge == "coast" and not countries_of(reference.place)
    if part is None and not has_coasts_only and lies_in(subject, reference):
        beyond = main_part(reference, but=point_of(subject))
        if beyond is None:
            what = (
                "and its borders are not known here" if reference.edge == "border" else "so it is no distance from it"
            )
            raise NotMeasurableError(f"{subject.name} lies in {reference.place.name}, {what}.")
        return between_outlines(beyond, of_town(subject))
    if part is None:
        whole = seen_from(point_of(subject), reference, whole)
    first, second = main_part(reference), main_part(subject)
    try:
        found = between_outlines(whole, part or of_town(subject))
    except NotMeasurableError:
        if not first and not second:
            raise
        found = []  # Lundy is in Devon, and off its coast
    if part is None and reference.edge != "border" and (island := island_of_town(subject)):
        found += between_outlines(whole, island) if not lies_in(subject, reference) else []
    if first or second:
        found += between_outlines(first or whole, second or part or of_town(subject))
    return found


def _around(region: Target, other: Target) -> list[Measured]:
    """Measure from the continent round a region that ends where one pleases: Bioko lies off West Africa."""
    continent = around(region.place)
    if continent is None:
        return []
    try:
        return _readings(replace(region, place=open_gazetteer().place(continent)), other, (), None)
    except NotMeasurableError:
        return []


def _rank(target: Target) -> int:
    """Return how wide a thing a target is: circles, seas, countries, islands and divisions, other areas, towns."""
    if target.edge == "parallel":
        return 5
    if _is_sea(target):
        return 4
    if is_country(target.place):
        return 3
    if outline_of(target) is not None:
        return 2
    return 1 if _is_wide(target.place) else 0


def _is_sea(target: Target) -> bool:
    return target.place.feature in _SEAS


def _is_wide(place: Place) -> bool:
    is_town = place.feature.startswith(("PPL", "S.", "STLMT", "AIR"))
    return not is_town and (place.radius_km or 0.0) > SMALL_COUNTRY_KM / 2


def _from_country(country: Target, subject: Target, neighbours: Sequence[str], bearing: float | None) -> list[Measured]:
    is_in, area = _is_in(subject, country), outline_of(subject)
    whole = mainland(country) if is_in else outline_of(country)
    if area is not None and not (is_in and _is_on_mainland(subject)):
        return _from_its_land(country, subject, area, is_in=is_in)
    found = edge_readings(country, subject, neighbours, bearing)
    if _is_wide(subject.place) and area is None and (subject.place.radius_km or 0.0) > _TOO_WIDE * found[0].km:
        raise NotMeasurableError(_too_wide(subject))
    if (country.place.radius_km or 0.0) <= SMALL_COUNTRY_KM and country.edge == "area":
        found.append(_centres(country, subject, is_town=True))
    island = None if _rank(subject) else island_of_town(subject)
    if island is not None and whole is not None and country.edge != "border":
        found += between_outlines(whole, island)
    elif whole is not None and not is_in and _names_its_part(subject) and (part := part_of_town(subject)):
        found += between_outlines(whole, part)[:1]
    return found


def _from_its_land(country: Target, subject: Target, area: Outline, *, is_in: bool) -> list[Measured]:
    """Measure from a country to an area, which may be among those of the country itself: Ceuta is in Africa."""
    why, whole = f"The edges of {country.name} are not known here.", outline_of(country)
    if whole is not None and not is_in:
        try:
            return between_outlines(whole, area)
        except NotMeasurableError as error:
            why = str(error)
    if found := between_mainlands(country, (main_part(subject) if is_in else None) or area):
        return found
    raise NotMeasurableError(why)


def _names_its_part(town: Target) -> bool:
    """Say whether a town bears the name of its division, which lies apart from its country: Kaliningrad."""
    is_named = (town.place.admin1 or "").startswith(town.place.name) and town.place.feature.startswith("PPL")
    return is_named and not _is_on_mainland(town)


def _too_wide(target: Target) -> str:
    return f"{target.name} is an area too wide for this distance, and its edge is not known here."


def _is_on_mainland(subject: Target) -> bool:
    main = Shore.of_mainland(subject.place.country or "")
    return main is not None and main.holds(point_of(subject))


def _is_in(subject: Target, country: Target) -> bool:
    """Say whether a place is a country's, by its own code or on the map, which has Jan Mayen in Norway."""
    if subject.place.country == country.place.country:
        return True
    island = Shore.of_island(point_of(subject)) if outline_of(subject) is not None else None
    land = Shore.of_country(country.place.country or "") if island else None
    return island is not None and land is not None and {*island.polygons} <= {*land.polygons}


def _between_countries(reference: Target, subject: Target) -> list[Measured]:
    """Measure between two countries: all their land, and their mainlands (Ceuta is Spain's, and joined to Morocco)."""
    found: list[Measured] = []
    for first, second in ((outline_of(reference), outline_of(subject)), (mainland(reference), mainland(subject))):
        if first is None or second is None:
            raise NotMeasurableError(f"The edges of {reference.name} and {subject.name} are not both known here.")
        try:
            found += between_outlines(first, second)
        except NotMeasurableError:
            continue
    if not found:
        raise NotMeasurableError(f"{reference.place.name} and {subject.place.name} have a border in common.")
    return found


def _between_points(reference: Target, subject: Target) -> list[Measured]:
    found = [_centres(reference, subject)]
    if any(_rank(target) for target in (reference, subject)):
        return found
    shores = [island_of_town(target) for target in (reference, subject)]
    first, second = (shore or of_town(target) for shore, target in zip(shores, (reference, subject), strict=True))
    if any(shores) and Shore.of_island(point_of(reference)) is not Shore.of_island(point_of(subject)):
        found += between_outlines(first, second)
    return found


def _centres(reference: Target, subject: Target, *, is_town: bool = False) -> Measured:
    a, b = point_of(reference), point_of(subject)
    km = distance_km(a, b)
    spread = 0.0
    for target in (reference, subject):
        radius = target.place.radius_km or 0.0
        if not is_town and _rank(target) > 0 and radius > _TOO_WIDE * km:
            raise NotMeasurableError(_too_wide(target))
        spread += radius
    words = f"between the centres of {reference.name} and {subject.name}"
    loose = loose_deg(spread, km)
    return Measured(
        km, max(0.0, km - spread), km + spread, "centres", bearings_between([(a, b)]), words, loose_deg=loose
    )


def _from_sea(sea: Target, subject: Target) -> Measured:
    """Measure from the nearest coast, which is that sea's if the figure fits; else none can be told from the other."""
    if _rank(subject):
        raise NotMeasurableError(f"The shores of {sea.name} are not told apart here from those of other seas.")
    km, there, open_km = coasts_near(point_of(subject))
    if distance_km(there, point_of(sea)) > 2 * (sea.place.radius_km or 0.0):
        raise NotMeasurableError(f"The coast nearest to {subject.name} is that of another water than {sea.name}.")
    most = (open_km or km) * 1.1 + LINE_ERROR_KM
    words = f"from the nearest coast to the centre of {subject.name}"
    least = max(0.0, km - LINE_ERROR_KM - (subject.place.radius_km or 0.0))
    bearings = bearings_between([(there, point_of(subject))])
    return Measured(km, least, most, "coast", bearings, words, "Coasts have inlets", loose_deg=22.5)
