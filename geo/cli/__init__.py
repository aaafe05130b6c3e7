"""The `dateline` command: data to stdout and nothing else there, progress and warnings to stderr.

Each command is a module of this package with a function `register(app)`. An error that Dateline raises on
purpose is one line and exit status 2 (1 where no way connects two places); no traceback reaches a user.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pkgutil import iter_modules

import typer

from geo.errors import DatelineError, NoRouteError
from geo.output import no_room

__all__ = ["app", "main"]

_HELP = """
Turn a news article into a dossier that can be checked: the places geocoded, the events dated,
the journey drawn along the real railway, every distance claim measured.
"""
_EXAMPLES = """
Examples:

  dateline serve                                      the dashboard, opened on an example article

  dateline analyse article.txt --published 2023-09-12 > dossier.json

  dateline analyse - --format markdown < article.txt   a report to read

  dateline check "Vladivostok lies about 680 km north of Pyongyang."
"""

app = typer.Typer(
    help=_HELP,
    epilog=_EXAMPLES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's callback
    if wanted:
        from geo import __version__  # noqa: PLC0415 - only where it is asked for

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),  # noqa: FBT001, FBT003 - typer reads it
) -> None:
    """Hold the options of `dateline` itself."""


for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}").register(app)


def main() -> None:
    """Run the command; exits with its status."""
    try:
        app()
    except DatelineError as error:
        _fail(str(error), 1 if isinstance(error, NoRouteError) else 2)
    except BrokenPipeError:
        # The reader (`head`, say) has gone; what stdout still holds must not be flushed into a closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if no_room(error):
            _fail(f"No room is left for what is written ({error}). Make room on its disk, and ask again.", 2)
        if os.environ.get("DATELINE_DEBUG"):
            raise
        _fail(f"Dateline failed: {type(error).__name__}: {error}. Set DATELINE_DEBUG=1 to see where.", 70)


def _fail(message: str, status: int) -> None:
    sys.stderr.write(" ".join(message.split()) + "\n")
    sys.exit(status)
