"""The server: Streamlit's page with Dateline's own routes and headers around it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import streamlit
from starlette.middleware import Middleware

from geo.dashboard.examples import examples
from geo.dashboard.headers import Headers
from geo.dashboard.library import open_dossier
from geo.dashboard.routes import routes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


def make_app(started: Callable[[], object] = lambda: None) -> streamlit.App:
    """Return the ASGI app that serves the dashboard; `started` is called when it is about to answer."""

    @asynccontextmanager
    async def warm(_app: Any) -> AsyncIterator[dict[str, Any]]:
        # The first example is analysed while the browser is still loading the page.
        Thread(target=open_dossier, args=(next(iter(examples())),), daemon=True).start()
        started()
        yield {}

    page = Path(__file__).parent / "page.py"
    return streamlit.App(page, routes=routes(), middleware=[Middleware(Headers)], lifespan=warm)
