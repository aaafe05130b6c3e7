"""`dateline geocode`: which places bear a name, and why the first comes first."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from geo.places import Match

_EXAMPLES = """
Examples:

  dateline geocode Springfield --near Illinois

  dateline geocode "Paris, Texas" --format json

  dateline geocode Georgia --country US --top 1

  dateline geocode Khasan --online "my-app/1.0 (me@example.org)"   asks Nominatim first, once a second, kept on disk
"""


class GeocodeFormat(StrEnum):
    """What `dateline geocode` prints."""

    table = "table"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def geocode(
        name: Annotated[str, typer.Argument(help='A name, or "name, division, country".', show_default=False)],
        near: Annotated[
            str | None, typer.Option(help='A place or "lat, lon" that it lies near.', show_default=False)
        ] = None,
        country: Annotated[
            str | None, typer.Option(help="Two letters: only places of this country.", show_default=False)
        ] = None,
        top: Annotated[int, typer.Option(min=1, max=50, help="How many to print.")] = 5,
        output: Annotated[GeocodeFormat, typer.Option("--format", "-f", help="What to print.")] = GeocodeFormat.table,
        online: Annotated[
            str | None,
            typer.Option(
                metavar="USER_AGENT",
                help="Ask Nominatim first, under this name; off unless given.",
                show_default=False,
            ),
        ] = None,
    ) -> None:
        """List the places that bear a name, the likeliest first, with the reasons."""
        if online is not None:
            _print_online(name, online, top)
            return
        from geo.errors import PlaceNotFoundError  # noqa: PLC0415 - keeps `dateline --help` fast
        from geo.places import open_gazetteer, search, why_unknown  # noqa: PLC0415 - keeps `dateline --help` fast

        found = search(open_gazetteer(), name, near=near, country=country, top=top)
        if not found:
            raise PlaceNotFoundError(why_unknown(open_gazetteer(), name, country=country))
        if output is GeocodeFormat.json:
            rows = [m.place.model_dump() | {"score": m.score, "why": m.why} for m in found]
            typer.echo(json.dumps({"query": name, "places": rows}, ensure_ascii=False, indent=2))
        else:
            _print_table(found)


def _print_table(found: list[Match]) -> None:
    from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast
    from rich.table import Table  # noqa: PLC0415

    table = Table("Place", "Id", "Lat, lon", "Score", "Why")
    for match in found:
        place = match.place
        where = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
        table.add_row(where, place.id, f"{place.lat:.4f}, {place.lon:.4f}", f"{match.score:.2f}", match.why)
    Console().print(table)


def _print_online(name: str, user_agent: str, top: int) -> None:
    """Print Nominatim's answer as JSON; warnings go to stderr."""
    from geo.places.geocoder import OnlineFirst  # noqa: PLC0415 - keeps `dateline --help` fast

    found = OnlineFirst(user_agent=user_agent).geocode(name, exactly_one=False) or []
    rows = [{"address": one.address, "lat": one.latitude, "lon": one.longitude} for one in list(found)[:top]]
    typer.echo(json.dumps({"query": name, "places": rows}, ensure_ascii=False, indent=2))
