"""`dateline check`: one sentence with a distance in it, measured."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from geo.cli.analyse import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from geo.model import Claim, Dossier

_EXAMPLES = """
Examples:

  dateline check "Vladivostok lies about 680 km north of Pyongyang."

  dateline check --format json "It is 30 miles from Kharkiv to the Russian border."
"""
_COLOURS = {
    "supported": "green", "approximately": "yellow", "imprecise": "dark_orange", "contradicted": "red",
    "not_checkable": "bright_black",
}  # fmt: skip
_MARKS = {"supported": "✓", "approximately": "≈", "imprecise": "~", "contradicted": "✗", "not_checkable": "?"}


class CheckFormat(StrEnum):
    """How `dateline check` prints."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def check(
        sentence: Annotated[
            str, typer.Argument(help="A sentence that states a distance between places.", show_default=False)
        ],
        output: Annotated[CheckFormat, typer.Option("--format", "-f", help="What to print.")] = CheckFormat.text,
        candidates: Annotated[bool, typer.Option("--candidates", help="List what else the names may mean.")] = False,  # noqa: FBT002 - typer reads it
    ) -> None:
        """Measure the distance that a sentence states, and say what follows."""
        from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast

        with Reader() as reader:
            dossier, ends = reader.check(sentence)
        if not dossier.claims:
            Console(stderr=True).print(
                "No claim that can be measured is in this sentence. One looks like: "
                "“Vladivostok lies about 680 km north of Pyongyang.”"
            )
        if output is CheckFormat.json:
            claims = [claim.model_dump(mode="json", by_alias=True) for claim in dossier.claims]
            typer.echo(json.dumps({"claims": claims, "ends": ends}, ensure_ascii=False, indent=2))
            return
        console = Console(highlight=False)
        for claim in dossier.claims:
            console.print(_card(claim, dossier, ends[claim.id], candidates=candidates))


def _card(claim: Claim, dossier: Dossier, ends: Sequence[Mapping[str, Any]], *, candidates: bool) -> RenderableType:
    from rich.console import Group  # noqa: PLC0415 - keeps `dateline --help` fast
    from rich.panel import Panel  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    facts = Table.grid(padding=(0, 2))
    for name, value in _facts(claim, dossier, ends, candidates=candidates):
        facts.add_row(Text(name, style="dim"), Text(value))
    checks = Table.grid(padding=(0, 1))
    for check in claim.checks:
        colour = _COLOURS[check.verdict]
        checks.add_row(
            Text(_MARKS[check.verdict], style=colour),
            Text(check.name.replace("_", " "), style=f"bold {colour}"),
            Text(check.explanation),
        )
    told = [Text(claim.conclusion), Text("")] if claim.conclusion else []
    return Panel(
        Group(Text(f"“{claim.text}”"), Text(""), *told, facts, Text(""), checks),
        title=Text(claim.headline, style=f"bold {_COLOURS[claim.verdict]}"), title_align="left",
        border_style=_COLOURS[claim.verdict],
    )  # fmt: skip


def _facts(
    claim: Claim, dossier: Dossier, ends: Sequence[Mapping[str, Any]], *, candidates: bool
) -> list[tuple[str, str]]:
    from geo.figures import km_words, quantity_words  # noqa: PLC0415 - keeps `dateline --help` fast
    from geo.lexicon import rule_says  # noqa: PLC0415

    stated = " / ".join(quantity_words(q) for q in claim.quantities)
    facts = [("stated", " ".join(word for word in (claim.hedge, stated, claim.direction) if word))]
    if says := rule_says(claim.rule):
        facts.append(("read as", says))
    if claim.measured_km is not None:
        along = {"stations": "along the way"}.get(
            claim.measured_between or "",
            f"by the {claim.measured_between}" if claim.measured_between != "centres" else "between the centres",
        )
        measured = f"{km_words(claim.measured_km)} {along}"
        if claim.measured_bearing_deg is not None:
            measured += f", bearing {round(claim.measured_bearing_deg) % 360:03d}°"
        facts.append(("measured", measured))
    facts += _places(claim, dossier, ends, candidates=candidates)
    if claim.tolerance_km is not None:
        facts.append(("tolerance", f"± {km_words(claim.tolerance_km)}"))
    return facts


def _places(
    claim: Claim, dossier: Dossier, ends: Sequence[Mapping[str, Any]], *, candidates: bool
) -> Iterator[tuple[str, str]]:
    """Yield the places of the ends in full, and what else their names may mean if that is asked for or in doubt."""
    listed = candidates or any(check.name == "place" for check in claim.checks)
    for end in ends:
        place = dossier.place(end["place"])
        at = "" if place is None or place.lat is None or place.lon is None else f"  {place.lat:.4f}, {place.lon:.4f}"
        yield end["role"].lower(), f"{end['name']}{at}"
        for other in end["candidates"] if listed else ():
            yield "", f"or {other['name']}{': ' + other['measured'] if other['measured'] else ''}"
