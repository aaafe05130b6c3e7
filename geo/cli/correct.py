"""`dateline correct`: put a dossier right, one thing at a time; undo it, do it again, see what can be put right."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geo.cli.analyse import Reader, write_output
from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Dossier

_EXAMPLES = """
Examples:

  dateline correct dossier.json                              what is in it, with the ids, and what was put right

  dateline correct dossier.json event.status e26-departure denied --why "The ministry said so" -o better.json

  dateline correct dossier.json mention.place m31-37 geonames:2267057 > better.json

  dateline correct dossier.json stop.add t-fortuna geonames:2267827 > better.json

  dateline correct better.json undo                          the last; `undo c-1`: that one; `redo`

What can be put right: article.title, article.source, article.published (the target is article); mention.place;
time.value; event.status, event.mode, event.when, event.place, event.from, event.to, event.travellers, event.wording,
event.remove, event.add; stop.place, stop.arrive, stop.depart, stop.move, stop.remove, stop.add; traveller.name,
traveller.add, traveller.remove, traveller.merge, traveller.split. docs/corrections.md says what each takes.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def correct(
        file: Annotated[
            str, typer.Argument(help="A dossier, as `dateline analyse` writes it; or - for standard input.")
        ],
        kind: Annotated[
            str | None, typer.Argument(help="What is put right, such as event.status; or undo, redo.")
        ] = None,
        target: Annotated[str | None, typer.Argument(help="The id of what is put right.")] = None,
        value: Annotated[str | None, typer.Argument(help="What it is to be; left out: nothing.")] = None,
        who: Annotated[str | None, typer.Option(help="Who corrects; else the user of this machine.")] = None,
        why: Annotated[str | None, typer.Option(help="Why, kept with it.")] = None,
        out: Annotated[
            Path | None, typer.Option("--out", "-o", help="A file instead of stdout.", show_default=False)
        ] = None,
    ) -> None:
        """Put a dossier right: each correction is kept in it, by whom, when and why, and can be undone."""
        from geo.records import LOST, last_done, last_undone, propose, require_made  # noqa: PLC0415 - as above

        dossier = _read(file)
        if kind is None:
            write_output("\n".join(_parts(dossier)), out)
            return
        if kind in {"undo", "redo"} and target is None:
            target = (last_undone if kind == "redo" else last_done)(dossier).id
            kind = "undo"
        made = propose(dossier, kind, target or "article", value, who=who or getpass.getuser(), why=why or "")
        with Reader() as reader:
            corrected = reader.again(dossier, [*dossier.corrections, made])
        require_made(corrected, made)
        for warning in corrected.warnings:
            if warning.code == LOST:
                typer.echo(f"Warning: {warning.message}", err=True)
        write_output(corrected.model_dump_json(by_alias=True, indent=2), out)


def _read(file: str) -> Dossier:
    """Return the dossier of a file; raises InputError."""
    from pydantic import ValidationError  # noqa: PLC0415 - keeps `dateline --help` fast

    from geo.model import Dossier  # noqa: PLC0415

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return Dossier.model_validate_json(raw)
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}). Give the path of a dossier's JSON.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise InputError(
            f"{file} is no dossier ({where}: {first['msg']}). Give what `dateline analyse` wrote, as JSON."
        ) from error


def _parts(dossier: Dossier) -> Iterator[str]:
    """Yield a line for each part of a dossier that can be put right, with its id, and for each correction."""
    places = {place.id: place.name for place in dossier.places}
    text = dossier.article.text
    for traveller in dossier.travellers:
        yield f"{traveller.id}  {traveller.name}"
    for stop in (stop for route in dossier.routes for stop in route.stops):
        yield f"{stop.id}  stop in {places.get(stop.place_id, stop.place_id)}, {stop.status}"
    for event in dossier.events:
        where = places.get(event.place_id or "", "no place")
        words = " ".join(text[event.trigger.start : event.trigger.end].split())
        yield f"{event.id}  {event.type} “{words}”, {where}, {event.status}"
    for mention in dossier.mentions:
        yield f"{mention.id}  “{mention.text}”, {mention.kind}, {mention.place_id or 'no place'}"
    for time in dossier.times:
        yield f"{time.id}  “{time.text}”, {time.timex}"
    for made in dossier.corrections:
        change = f"{made.before or 'nothing'} → {made.value or 'nothing'}" if made.kind != "undo" else ""
        told = f"{made.id}  {made.kind} {made.target} {change}".rstrip()
        yield f"{told}, by {made.who}, {made.made_at:%Y-%m-%d %H:%M}{f': {made.why}' if made.why else ''}"
