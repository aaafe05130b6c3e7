"""`dateline analyse`: an article in, its dossier out."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self

import typer

from geo.errors import InputError
from geo.output import replacing, require_another_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from geo.intake import FileText
    from geo.model import Correction, Dossier

_EXAMPLES = """
Examples:

  dateline analyse article.txt --published 2023-09-12 > dossier.json

  dateline analyse - --format geojson -o journey.geojson < article.txt

  dateline analyse article.txt --format html -o map.html     one file that plays from disk

  dateline analyse article.txt --format csv -o tables.zip    the dossier's tables

Without --published, "Sunday" and "tomorrow" stay undated.
"""


_STDIN = 0  # the descriptor


def _silent(_told: object) -> None:
    """Report no progress."""


class AnalyseFormat(StrEnum):
    """What `dateline analyse` writes; all but json are the formats of `geo.export`."""

    json = "json"
    geojson = "geojson"
    markdown = "markdown"
    html = "html"
    kml = "kml"
    csv = "csv"
    claimreview = "claimreview"


def parse_day(text: str) -> date:
    """Return the date of an ISO string; raises typer.BadParameter with the form that is expected."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2023-09-12.") from None


class Reader:
    """Reads one text in a process of its own, with the limits of time and memory that the dashboard has too.

    `step` and `share` are told how far it is. The process begins to load what it needs when this is made.
    """

    def __init__(self, step: Callable[[str], object] = _silent, share: Callable[[float], object] = _silent) -> None:
        from geo.workers import Workers  # noqa: PLC0415 - keeps `dateline --help` fast

        self._step = step
        self._share = share
        self._workers = Workers(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._workers.stop()

    def progress(self, step: str) -> None:
        """Tell what is being done now."""
        self._step(step)

    def advance(self, share: float) -> None:
        """Tell the share that is done."""
        self._share(share)

    def file(self, name: str, data: bytes) -> FileText:
        """Return what an HTML, Word, PDF or mail file holds; raises InputError."""
        from geo.workers import FILE_S  # noqa: PLC0415 - keeps `dateline --help` fast

        found: FileText = self._workers.run(
            "read_file", self, chars=len(data), what="file", seconds=FILE_S, name=name, data=data
        )
        return found

    def dossier(self, text: str, **given: Any) -> Dossier:
        """Return the dossier of a text; raises as `geo.analyse` does, and InputError where it takes too much."""
        from geo.model import Dossier  # noqa: PLC0415 - keeps `dateline --help` fast

        return Dossier.model_validate_json(self._workers.run("analyse", self, chars=len(text), text=text, **given))

    def again(self, dossier: Dossier, corrections: Sequence[Correction]) -> Dossier:
        """Return a dossier with these corrections; raises as `geo.corrections.again` does."""
        from geo.model import Dossier  # noqa: PLC0415 - keeps `dateline --help` fast

        made = self._workers.run(
            "again", self, chars=len(dossier.article.text), dossier=dossier.model_dump_json(by_alias=True),
            corrections=[each.model_dump(mode="json") for each in corrections],
        )  # fmt: skip
        return Dossier.model_validate_json(made)

    def check(self, sentence: str) -> tuple[Dossier, dict[str, list[Any]]]:
        """Return the dossier of a sentence with the ends of each claim by its id; raises as `dossier` does."""
        from geo.model import Dossier  # noqa: PLC0415 - keeps `dateline --help` fast

        dossier, ends = self._workers.run("check", self, chars=len(sentence), text=sentence)
        return Dossier.model_validate_json(dossier), ends


def read_input(file: str, reader: Reader, out: Path | None = None) -> FileText:
    """Return what a file holds, or standard input for "-"; raises InputError in one line.

    So it does where `out`, to be written later, is the file itself. HTML, Word, PDF and mail are told by the name's
    ending; whatever ends otherwise is read as plain text.
    """
    from geo.intake import SUFFIXES, decode, read_text, require_no_address  # noqa: PLC0415 - keeps `dateline --help` fast

    if out is not None:
        require_another_file(_STDIN if file == "-" else Path(file), out)
    if file == "-":
        return read_text(decode(sys.stdin.buffer.read(), "Standard input"))
    if "://" in file:
        require_no_address(file)
    try:
        data = Path(file).read_bytes()
        return reader.file(file, data) if file.lower().endswith(SUFFIXES) else read_text(decode(data, file))
    except FileNotFoundError:
        raise InputError(f"There is no file {file}. Give the path of a text file, or - for standard input.") from None
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}). Give the path of a text file.") from error


def write_output(data: str | bytes, out: Path | None) -> None:
    """Write to a file, or to stdout where none is named; raises InputError where the file cannot be written.

    An older file stays as it was unless all is written.
    """
    raw = data if isinstance(data, bytes) else data.rstrip("\n").encode() + b"\n"
    if out is None:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        return
    with replacing(out) as file:
        file.write(raw)


def _say_what_to_know(stderr: Console, dossier: Dossier) -> None:
    """Print the warnings, and where no route is drawn what was found instead."""
    from geo.view import itinerary  # noqa: PLC0415 - keeps `dateline --help` fast

    for warning in dossier.warnings:
        stderr.print(f"Warning: {warning.message}", style="yellow", markup=False, highlight=False)
    for line in () if dossier.routes else itinerary(dossier):
        stderr.print(line, markup=False, highlight=False, soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def analyse(
        file: Annotated[
            str, typer.Argument(help="Text, HTML, Word, PDF or .eml; or - for standard input.", show_default=False)
        ],
        published: Annotated[
            date | None,
            typer.Option(
                parser=parse_day, metavar="DATE", help="When the article appeared: 2023-09-12.", show_default=False
            ),
        ] = None,
        title: Annotated[str | None, typer.Option(help="The article's title.", show_default=False)] = None,
        source: Annotated[str | None, typer.Option(help="Who published it.", show_default=False)] = None,
        output: Annotated[AnalyseFormat, typer.Option("--format", "-f", help="What to write.")] = AnalyseFormat.json,
        out: Annotated[
            Path | None, typer.Option("--out", "-o", help="A file instead of stdout.", show_default=False)
        ] = None,
    ) -> None:
        """Read an article and write its dossier."""
        from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        from geo.export import FORMATS  # noqa: PLC0415

        stderr = Console(stderr=True)
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(),
            console=stderr, transient=True,
        ) as bar:  # fmt: skip
            task = bar.add_task("Loading the language model", total=1.0)
            with Reader(
                lambda step: bar.update(task, description=step), lambda share: bar.update(task, completed=share)
            ) as reader:
                given = read_input(file, reader, out)
                dossier = reader.dossier(
                    given.text,
                    published=published or given.published,
                    title=title or given.title,
                    source=source or given.source,
                    url=given.url,
                )
        if given.left_out:
            stderr.print(
                f"Left out of {file}: {', '.join(given.left_out)}.", markup=False, highlight=False, soft_wrap=True
            )
        _say_what_to_know(stderr, dossier)
        if output is AnalyseFormat.json:
            write_output(dossier.model_dump_json(by_alias=True, indent=2), out)
        else:
            write_output(FORMATS[output.value].write(dossier), out)
