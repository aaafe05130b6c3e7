"""The server: Streamlit's page with Dateline's own routes and headers around it."""

from __future__ import annotations

import contextlib
import gc
import os
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import streamlit
from starlette.middleware import Middleware

from geo.dashboard.examples import examples
from geo.dashboard.gate import Gate
from geo.dashboard.opened import open_dossier
from geo.dashboard.outside import read_public_url
from geo.dashboard.processes import start_workers, stop_workers
from geo.dashboard.routes import routes
from geo.dashboard.trouble import serve_others
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


def _prepare() -> None:
    """Analyse the first example while the browser is still loading the page, and spare the collector what stays.

    What stays for ever is frozen out of the collections of garbage, which look at every object there is; the one that
    Streamlit would make after every run of the page is switched off in the settings.
    """
    with contextlib.suppress(DatelineError):  # the page says what is wrong
        open_dossier(next(iter(examples())))
    gc.collect()
    gc.freeze()


def app_parts(started: Callable[[], object] = lambda: None, public_url: str | None = None) -> dict[str, Any]:
    """Return what the ASGI app that serves the dashboard is made of; `started` is called when it is about to answer.

    `public_url` is the address behind a proxy, DATELINE_PUBLIC_URL unless given; raises InputError where it is not one.
    """

    @asynccontextmanager
    async def warm(_app: Any) -> AsyncIterator[dict[str, Any]]:
        start_workers()
        Thread(target=_prepare, daemon=True).start()
        started()
        yield {}
        stop_workers()

    page = Path(__file__).parent / "page.py"
    public = read_public_url(public_url or os.environ.get("DATELINE_PUBLIC_URL"))
    serve_others(public=public is not None)
    return {"script_path": page, "routes": routes(), "middleware": [Middleware(Gate, public=public)], "lifespan": warm}


def make_app(started: Callable[[], object] = lambda: None, public_url: str | None = None) -> streamlit.App:
    """Return the ASGI app that serves the dashboard, of the same parts."""
    return streamlit.App(**app_parts(started, public_url))
