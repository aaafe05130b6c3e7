"""`dateline corpus`: many articles in, a dossier each out."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotation
from typing import Annotated

import typer

_EXAMPLES = """
Examples:

  dateline corpus articles.jsonl -o dossiers.jsonl

  dateline corpus articles.jsonl -o dossiers.jsonl --workers 4

A line of the input is {"id", "text", "published"?, "source"?, "title"?}; a line of the output, in the same order,
{"id", "dossier", "toponyms", "times"}, or {"id": null, "line", "error"} where the line cannot be read.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def corpus(
        file: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="An article a line.", show_default=False)],
        out: Annotated[
            Path, typer.Option("--out", "-o", metavar="OUT.jsonl", help="Where the dossiers go.", show_default=False)
        ],
        workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes work at it.")] = 1,
    ) -> None:
        """Analyse every article of a file; all of it is read first, to learn where each source is at home."""
        from rich.console import Console  # noqa: PLC0415 - keeps `dateline --help` fast
        from rich.progress import Progress  # noqa: PLC0415

        from geo.corpus import run  # noqa: PLC0415

        stderr = Console(stderr=True)
        with Progress(console=stderr, transient=True) as progress:
            task = progress.add_task("Reading", total=None)

            def show(done: int, total: int) -> None:
                progress.update(task, description="Analysing", completed=done, total=total)

            failed = run(file, out, workers=workers, progress=show)
        if failed:
            stderr.print(f"Warning: {failed} lines have an error instead of a dossier.", style="yellow")
