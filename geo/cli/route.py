"""`dateline route`: how to get from one place to another, measured."""

from __future__ import annotations

import json
from enum import StrEnum
from math import log10
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo.errors import InputError, NoRouteError, PlaceNotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rich.console import Console

    from geo.model import Leg, Place, Way
    from geo.places import Gazetteer

_EXAMPLES = """
Examples:

  dateline route Pyongyang Vladivostok

  dateline route Moscow Beijing --via Ulaanbaatar

  dateline route Paris Berlin --avoid BE --format geojson > way.geojson

  dateline route Rotterdam Shanghai --mode sea --avoid suez

  dateline route "Moscow, US" 41.88,-87.63          a country tells namesakes apart; a point needs no name
"""
_CAPITAL_TIMES = 5  # a capital counts as so many times its people when a bare name is read
_OTHER_NAME = 0.9  # what a name costs that is not the place's first: Geneva is Genève, but Philadelphia is not Amman
_COMPATRIOTS = 0.3  # what it counts that two places of a way are in one country
_FAR_KM = 1_000.0
_AREAS = ("PCLI", "ADM1")
_SMALL = 0.05  # with so small a share of a country's or division's people a town is not meant by their name


class RouteMode(StrEnum):
    """How to travel."""

    rail = "rail"
    sea = "sea"
    air = "air"
    road = "road"


class RouteFormat(StrEnum):
    """What `dateline route` prints."""

    table = "table"
    json = "json"
    geojson = "geojson"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def route(
        start: Annotated[str, typer.Argument(metavar="FROM", help="Where the way begins.", show_default=False)],
        end: Annotated[str, typer.Argument(metavar="TO", help="Where it ends.", show_default=False)],
        mode: Annotated[RouteMode, typer.Option("--mode", "-m", help="How to travel.")] = RouteMode.rail,
        via: Annotated[list[str] | None, typer.Option(help="A place on the way; may be given again.")] = None,
        avoid: Annotated[
            list[str] | None,
            typer.Option(help="By rail a country never to enter, such as CN; by sea a passage, such as suez."),
        ] = None,
        output: Annotated[RouteFormat, typer.Option("--format", "-f", help="What to print.")] = RouteFormat.table,
    ) -> None:
        """Measure the way between two places: along the real railways, by sea or by air."""
        from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast

        from geo.routing import avoidable, joined, waypoint_of  # noqa: PLC0415 - keeps `dateline --help` fast

        notes = Console(stderr=True)
        wanted = avoidable(mode.value, avoid or ())
        avoided = [_country_code(code) for code in wanted] if mode is RouteMode.rail else wanted
        places = _resolve([start, *(via or ()), end], mode, notes)
        ways = _find(places, mode, avoided)
        whole = joined(waypoint_of(places[0]), waypoint_of(places[-1]), ways)
        for warning in whole.warnings:
            notes.print(warning.message, style="yellow", markup=False, soft_wrap=True)
        if output is RouteFormat.table:
            _print_table(places, ways, whole)
            return
        legs = _legs(places, ways)
        data = _geojson(places, legs) if output is RouteFormat.geojson else _report(places, legs, whole)
        typer.echo(json.dumps(data, ensure_ascii=False))


def _country_code(code: str) -> str:
    from geo.places import open_gazetteer  # noqa: PLC0415 - keeps `dateline --help` fast

    if not code or code.upper() not in open_gazetteer().meta["countries"]:
        raise InputError(f"--avoid {code} is no country; give its two letters, such as CN for China.")
    return code.upper()


def _resolve(names: Sequence[str], mode: RouteMode, notes: Console) -> list[Place]:
    """Return the places that the names most likely mean, one for each; says so where there are others.

    A large place outweighs a small one. Over land the places of one way also speak for each other: Newcastle is on
    the Tyne for one who comes from London, in New South Wales for one from Sydney.
    """
    readings = [_readings(name) for name in names]
    together = _togetherness if mode in (RouteMode.rail, RouteMode.road) else _alone
    best = [(_weight(names[0], place), [place]) for place in readings[0]]
    for name, choices in zip(names[1:], readings[1:], strict=True):
        best = [
            max(
                ((score + _weight(name, place) + together(way[-1], place), [*way, place]) for score, way in best),
                key=lambda scored: scored[0],
            )
            for place in choices
        ]
    places = max(best, key=lambda scored: scored[0])[1]
    for name, chosen, choices in zip(names, places, readings, strict=True):
        others = [place for place in choices if place.id != chosen.id]
        if others:
            listed = "; ".join(_label(place) for place in others[:4])
            more = f" and {len(others) - 4} more" if len(others) > 4 else ""
            notes.print(f"{name} is read as {_label(chosen)}; others: {listed}{more}.", markup=False, soft_wrap=True)
    return places


def _readings(name: str) -> list[Place]:
    """Return the places that a name can mean, the likeliest first."""
    from geo.places import open_gazetteer, search, why_unknown  # noqa: PLC0415 - keeps `dateline --help` fast

    point = _coordinates(name)
    if point is not None:
        return [point]
    gazetteer = open_gazetteer()
    found = gazetteer.candidates(name, limit=50)
    bare = name.split(",", maxsplit=1)[0].strip()
    if not found and bare != name:
        found = [match.place for match in search(gazetteer, name, top=50)]
    found = [place for place in found if place.lat is not None]
    if not found:
        raise PlaceNotFoundError(why_unknown(gazetteer, name))
    towns = [place for place in found if place.feature.startswith("PPL")] or found
    towns = sorted(towns, key=lambda place: _weight(bare, place), reverse=True)
    area = _area(name, towns, gazetteer)
    return [area, *(place for place in towns if place.id != area.id)] if area else towns


def _area(name: str, towns: Sequence[Place], gazetteer: Gazetteer) -> Place | None:
    """Return the country or division that a name means rather than a small town called so, with the people in it."""
    from geo.places import same_name, search  # noqa: PLC0415 - keeps `dateline --help` fast

    best = next((match.place for match in search(gazetteer, name, top=1)), None)
    if best is None or best.feature not in _AREAS:
        return None
    called = [place for place in towns if place.feature == "PPLC" or same_name(place.name, name)]
    largest = max((place.population or 0 for place in called), default=0)
    people = int(gazetteer.columns["population"][gazetteer.row(best.id)])
    return best.model_copy(update={"population": people}) if largest < _SMALL * people else None


def _coordinates(name: str) -> Place | None:
    """Return the point that "39.03,125.75" names, latitude first; None for a name."""
    from geo.model import Place  # noqa: PLC0415 - keeps `dateline --help` fast
    from geo.routing import country_at  # noqa: PLC0415 - keeps `dateline --help` fast

    try:
        lat, lon = (float(part) for part in name.split(","))
    except ValueError:
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(f"{name} is no point on Earth; give the latitude (-90 to 90), then the longitude.")
    country = country_at(lat, lon)
    return Place(id=f"point:{lat},{lon}", name=name, lat=lat, lon=lon, country=country, feature="POINT", source="user")


def _weight(name: str, place: Place) -> float:
    """Return how likely a name means a place: by its people, in powers of ten, less if it has another name first."""
    from geo.places import same_name  # noqa: PLC0415 - keeps `dateline --help` fast

    people = max(place.population or 0, 1) * (_CAPITAL_TIMES if place.feature == "PPLC" else 1)
    return log10(people) - (0 if same_name(place.name, name) else _OTHER_NAME)


def _togetherness(a: Place, b: Place) -> float:
    """Return how much two places speak for each other on one way over land."""
    if a.country and a.country == b.country:
        return _COMPATRIOTS - _apart(a, b)
    return -_apart(a, b)


def _apart(a: Place, b: Place) -> float:
    from geo.routing import distance_km, waypoint_of  # noqa: PLC0415 - keeps `dateline --help` fast

    return 3 * log10(1 + distance_km(waypoint_of(a).point, waypoint_of(b).point) / _FAR_KM)


def _alone(_a: Place, _b: Place) -> float:
    return 0.0


def _label(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _find(places: Sequence[Place], mode: RouteMode, avoid: Collection[str]) -> list[Way]:
    """Return the ways from each place to the next; raises NoRouteError where one has none."""
    from itertools import pairwise  # noqa: PLC0415 - keeps the top short

    from geo.routing import find_way, waypoint_of  # noqa: PLC0415 - keeps `dateline --help` fast

    named = {place.country for place in places if place.country}
    ways = []
    for a, b in pairwise(places):
        way = find_way(waypoint_of(a), waypoint_of(b), mode.value, avoid=avoid, through=named)
        if way.path_km is None:
            raise NoRouteError(f"{a.name}–{b.name}: " + " ".join(warning.message for warning in way.warnings))
        ways.append(way)
    return ways


def _legs(places: Sequence[Place], ways: Sequence[Way]) -> list[Leg]:
    """Return the ways as the dossier has legs; nobody travelled them, so they are only possible."""
    from geo.model import Leg  # noqa: PLC0415 - keeps `dateline --help` fast

    return [
        Leg.model_validate(
            {**dict(way), "id": f"leg-{i + 1}", "from": places[i].id, "to": places[i + 1].id, "status": "possible"}
        )
        for i, way in enumerate(ways)
    ]


def _ends(place: Place) -> dict[str, Any]:
    return {key: getattr(place, key) for key in ("id", "name", "lat", "lon", "country")}


def _report(places: Sequence[Place], legs: Sequence[Leg], whole: Way) -> dict[str, Any]:
    """Return what `--format json` prints."""
    way = whole.model_dump(mode="json")
    keys = ("mode", "geodesic_km", "bearing_deg", "path_km", "countries", "quality", "warnings")
    return {
        "from": _ends(places[0]),
        "to": _ends(places[-1]),
        "via": [_ends(place) for place in places[1:-1]],
        **{key: way[key] for key in keys},
        "geometry": way["geometry"],
        "legs": [leg.model_dump(mode="json", by_alias=True) for leg in legs],
    }


def _geojson(places: Sequence[Place], legs: Sequence[Leg]) -> dict[str, Any]:
    """Return what `--format geojson` prints: each stretch of each leg, and the places."""
    from geo.routing import geometry_of, stretch_lines  # noqa: PLC0415 - keeps `dateline --help` fast

    features = [
        {
            "type": "Feature",
            "properties": {"leg": leg.id, "mode": leg.mode, **stretch.model_dump(mode="json")},
            "geometry": geometry_of(line),
        }
        for leg in legs
        for stretch, line in stretch_lines(leg)
    ]
    features += [
        {
            "type": "Feature",
            "properties": {"id": place.id, "name": place.name, "country": place.country},
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        }
        for place in places
    ]
    return {"type": "FeatureCollection", "features": features}


def _print_table(places: Sequence[Place], ways: Sequence[Way], whole: Way) -> None:
    from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast
    from rich.table import Table  # noqa: PLC0415

    table = Table("Leg (km)", "Straight", "Bearing", "Way", "Snaps", "Countries", "Quality")
    rows = [(f"{a.name} – {b.name}", way) for a, b, way in zip(places, places[1:], ways, strict=False)]
    if len(ways) > 1:
        rows.append((f"{places[0].name} – {places[-1].name}", whole))
    for name, way in rows:
        table.add_row(
            name,
            f"{way.geodesic_km:,.1f}",
            f"{way.bearing_deg:03.0f}°",
            f"{way.path_km:,.1f}",
            " / ".join(f"{km:.1f}" for km in way.snaps_km),
            ", ".join(f"{part.country} {part.km:,.0f}" for part in way.countries) or "–",
            way.quality,
        )
    console = Console(highlight=False)
    console.print(table)
    for border in whole.borders:
        stations = f" at {'–'.join(border.stations)}" if border.stations else ""
        gauges = f", gauge {'/'.join(f'{mm:,}' for mm in border.gauges_mm)} mm" if border.gauges_mm else ""
        console.print(f"km {border.at_km:,.0f}: {border.from_country} to {border.to_country}{stations}{gauges}")
