"""`dateline store`: look the store of dossiers through, back it up, put a backup back, clear out what is old."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotation
from typing import Annotated

import typer

_EXAMPLES = """
Examples:

  dateline store check

  dateline store backup dossiers.sqlite3

  dateline store restore dossiers.sqlite3

  dateline store prune --older-than 365 --yes

The store is in the folder that DATELINE_HOME names, else in the user's data folder.
"""
_CHECK = """
Examples:

  dateline store check

Exit status 1 where something is wrong in it, 2 where it cannot be used at all.
"""
_BACKUP = """
Examples:

  dateline store backup dossiers.sqlite3

  dateline store backup "dossiers-$(date +%F).sqlite3"

The file is a store itself, whole, and readable for its owner alone. A file that is there already is not written over.
"""
_RESTORE = """
Examples:

  dateline store restore dossiers.sqlite3

A dashboard that is running goes on with what was put back. The store that was replaced stays beside it, as
dateline-replaced-TIME.sqlite3; it can be restored in its turn. What is no store, or that of a later version, is
refused.
"""
_PRUNE = """
Examples:

  dateline store prune                        how many were not touched for a year; none is deleted

  dateline store prune --older-than 90 --yes

A dossier is as old as its last correction. What is deleted cannot be brought back, but from a backup.
"""


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    commands = typer.Typer(
        help="Look after the dossiers that the dashboard keeps.", epilog=_EXAMPLES, no_args_is_help=True
    )
    commands.command(epilog=_CHECK)(check)
    commands.command(epilog=_BACKUP)(backup)
    commands.command(epilog=_RESTORE)(restore)
    commands.command(epilog=_PRUNE)(prune)
    app.add_typer(commands, name="store")


def check() -> None:
    """Look all of the store through, and say what is in it and what is wrong."""
    from geo import store  # noqa: PLC0415 - keeps `dateline --help` fast

    health = store.check()
    for trouble in health.troubles:
        typer.echo(trouble)
    wrong = f"{len(health.troubles)} wrong" if health.troubles else "nothing is wrong"
    counts = f"{_count(health.dossiers, 'dossier')}, {_count(health.corrections, 'correction')}"
    typer.echo(f"{health.path}: {counts}, {wrong}." if health.path.exists() else f"{health.path}: no store yet.")
    if health.troubles:
        raise typer.Exit(1)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file.", show_default=False)],
) -> None:
    """Copy the store into one file, also while the dashboard is running."""
    from geo import store  # noqa: PLC0415

    store.backup(file)
    typer.echo(f"The store is in {file}.", err=True)


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.", show_default=False)],
) -> None:
    """Put a backup in the store's place; the store that was there is kept beside it."""
    from geo import store  # noqa: PLC0415

    kept = store.restore(file)
    typer.echo("The backup was put back." + (f" What it replaced is in {kept}." if kept else ""), err=True)


def prune(
    older_than: Annotated[
        int, typer.Option(min=1, max=36_500, metavar="DAYS", help="How long a dossier was not changed, in days.")
    ] = 365,
    yes: Annotated[bool, typer.Option("--yes", help="Delete them; without it they are only counted.")] = False,  # noqa: FBT002 - typer reads it
) -> None:
    """Delete the dossiers that were not changed for long, with their corrections."""
    from geo import store  # noqa: PLC0415

    found = store.count_old(older_than)
    said = f"{_count(found, 'dossier')} not changed for {_count(older_than, 'day')}"
    if not yes:
        typer.echo(f"{said}; none deleted. Add --yes to delete.")
        return
    typer.echo(f"{said}.")
    typer.echo(f"{_count(store.prune(older_than), 'dossier')} deleted.")


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
