"""`dateline serve`: the dashboard in the browser, on this computer unless told otherwise."""

from __future__ import annotations

import os
import socket
from typing import Annotated

import typer

from geo.errors import InputError

_FIRST_PORT = 8501
_EXAMPLES = """
Examples:

  dateline serve

  dateline serve --host 0.0.0.0 --port 8080

  dateline serve --port 8501 --public-url https://maps.example.org/dateline
"""


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def choose_port(host: str, asked: int | None) -> int:
    """Return the port asked for, or the first free one from 8501; raises InputError where it cannot be had."""
    if asked is not None:
        if _is_free(host, asked):
            return asked
        raise InputError(f"Port {asked} on {host} is not free; give another one with --port.")
    for port in range(_FIRST_PORT, _FIRST_PORT + 100):
        if _is_free(host, port):
            return port
    raise InputError(f"No port from {_FIRST_PORT} to {_FIRST_PORT + 99} is free on {host}; give one with --port.")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=_EXAMPLES)
    def serve(
        host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for other computers too.")] = "127.0.0.1",
        port: Annotated[int | None, typer.Option(help="Port; the first free one from 8501 if not given.")] = None,
        public_url: Annotated[
            str | None,
            typer.Option(
                envvar="DATELINE_PUBLIC_URL",
                show_envvar=False,
                help="Address behind a proxy, with its path; DATELINE_PUBLIC_URL unless given.",
            ),
        ] = None,
    ) -> None:
        """Open the dashboard on the first example article, and print its address."""
        from geo.dashboard import SETTINGS, make_app, read_public_url  # noqa: PLC0415 - keeps `dateline --help` fast

        public = read_public_url(public_url)
        port = choose_port(host, port)
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host  # noqa: S104 - only compared
        address = public.url if public else f"http://{shown}:{port}"
        if os.environ.get("DATELINE_PLACES"):
            from geo.places import open_gazetteer  # noqa: PLC0415 - as above

            open_gazetteer()  # so that a fault in the file is told here and not on the page
        served = make_app(
            started=lambda: typer.echo(f"Dateline is at {address} (Ctrl+C stops it)"), public_url=public_url
        )
        options = {"server.address": host, "server.port": port, "logger.hideWelcomeMessage": True}
        served.run(config={**SETTINGS, **options})
