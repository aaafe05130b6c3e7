"""The server's own addresses beside Streamlit's: the page with its preview, dossiers for the player, its files.

A dossier is only ever given to who names it: an example's name or an unguessable link.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from geo.dashboard.examples import examples
from geo.dashboard.gate import RENEWAL, ROOMS, URL
from geo.dashboard.headers import index_html
from geo.dashboard.opened import open_dossier, pictured, written
from geo.dashboard.renewal import renewal
from geo.dashboard.trouble import said
from geo.errors import DatelineError, DossierNotFoundError
from geo.export import FORMATS
from geo.player import PLAYER, RENDERER, basemap, version

if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from typing import Any

    from starlette.requests import Request

Made = TypeVar("Made")

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' "
    "rx='7' fill='%231b1f24'/%3E%3Cpath d='M7 24C12 10 19 24 25 9' fill='none' stroke='%23fff' stroke-width='3' "
    "stroke-linecap='round'/%3E%3Ccircle cx='25' cy='9' r='4' fill='%23ffa94d'/%3E%3C/svg%3E"
)
_A_FEW = CapacityLimiter(16)
_FOREVER = "public, max-age=31536000, immutable"


class _Versioned(StaticFiles):
    """Static files under an address that changes with their contents, so they may be kept for ever."""

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["cache-control"] = _FOREVER
        return response


async def _in_turn(work: Callable[..., Made], *given: str) -> Made:
    """Return what is made in a thread; a few at a time, so that who waits for a drawing leaves threads for the rest."""
    return await to_thread.run_sync(work, *given, limiter=_A_FEW)


def _describe(d: str) -> tuple[str, str]:
    if d in examples():  # the page must not wait for an analysis
        return examples()[d].title, examples()[d].text()[:200]
    opened = open_dossier(d)
    return opened.title, opened.description


async def page(request: Request) -> Response:
    """Return Streamlit's page with the dossier's title, description and picture for link previews."""
    d = request.query_params.get("d") or next(iter(examples()))
    try:
        title, description = await _in_turn(_describe, d)
    except DatelineError:
        title, description = "Dateline", "News articles, checked: places, times, journeys, distances."
    tags = f'<meta name="robots" content="noindex, nofollow"><meta name="description" content="{escape(description)}">'
    tags += '<meta property="og:type" content="article"><meta property="og:site_name" content="Dateline">'
    tags += f'<meta property="og:title" content="{escape(title)}">'
    tags += f'<meta property="og:description" content="{escape(description)}">'
    if title != "Dateline":
        image = escape(f"{request.scope[URL]}/picture/{quote(d, safe='')}.png")
        tags += f'<meta property="og:image" content="{image}"><meta property="og:image:width" content="1200">'
        tags += (
            '<meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">'
        )
    html = (
        index_html()
        .replace('href="./favicon.png"', f'href="{_ICON}"')
        .replace("<title>Streamlit</title>", f"<title>{escape(title)} – Dateline</title>{tags}")
    )
    return HTMLResponse(html, headers={"cache-control": "no-cache"})


def _refused(error: DatelineError) -> Response:
    """Say why a dossier cannot be had: there is none, the store is in trouble, or it takes too long to draw."""
    return PlainTextResponse(said(error), status_code=404 if isinstance(error, DossierNotFoundError) else 503)


async def view(request: Request) -> Response:
    """Return what the player draws of a dossier, as JSON."""
    try:
        opened = await _in_turn(open_dossier, request.path_params["d"])
    except DatelineError as error:
        return _refused(error)
    fresh = opened.digest == request.path_params["digest"]
    cache = "private, max-age=31536000, immutable" if fresh else "no-store"
    return Response(opened.view, media_type="application/json", headers={"cache-control": cache})


async def picture(request: Request) -> Response:
    """Return the 1200 x 630 picture of a dossier for link previews, as PNG."""
    try:
        png = await _in_turn(pictured, request.path_params["d"])
    except DatelineError as error:
        return _refused(error)
    return Response(png, media_type="image/png", headers={"cache-control": "private, max-age=3600"})


async def export(request: Request) -> Response:
    """Return a dossier written in one of the export formats, to be saved."""
    d, form = request.path_params["d"], request.path_params["format"]
    if form not in FORMATS:
        return PlainTextResponse(f"The formats are {', '.join(FORMATS)}.", status_code=404)
    try:
        opened = await _in_turn(open_dossier, d)
        content = await _in_turn(written, d, form)
    except DatelineError as error:
        return _refused(error)
    name = re.sub(r"[^a-z0-9]+", "-", opened.title.lower()).strip("-")[:60] or "dossier"
    disposition = f'attachment; filename="{name}{FORMATS[form].suffix}"'
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return Response(content, media_type=FORMATS[form].media_type, headers=headers)


async def nothing(_request: Request) -> Response:
    """Say that there is nothing; without it, Streamlit would answer with its page."""
    return PlainTextResponse("There is nothing at this address.\n", status_code=404)


def export_paths(d: str) -> list[tuple[str, str]]:
    """Return the title and the address of each file that a dossier can be exported to."""
    return [(written.title, f"export/{d}/{key}") for key, written in FORMATS.items()]


@cache
def player_path() -> str:
    """Return where the player's modules are, below the page's address, without a slash before it."""
    return f"player/{version(PLAYER)}"


@cache
def renderer_path() -> str:
    """Return where pydeck's renderer is."""
    return f"renderer/{version(RENDERER)}/index.js"


@cache
def basemap_path() -> str:
    """Return where the basemap's files are."""
    return f"basemap/{version(basemap())}"


def routes() -> list[BaseRoute]:
    """Return the server's own routes."""
    return [
        Route("/", page),
        Route(RENEWAL, renewal, methods=["GET", "POST"]),
        Route("/view/{d}/{digest}.json", view),
        Route("/picture/{d}.png", picture),
        Route("/export/{d}/{format}", export),
        Mount(f"/{player_path()}", _Versioned(directory=PLAYER)),
        Mount(f"/{renderer_path().rpartition('/')[0]}", _Versioned(directory=RENDERER)),
        Mount(f"/{basemap_path()}", _Versioned(directory=basemap())),
        *(Route(f"/{room}/{{rest:path}}", nothing) for room in ROOMS),
    ]
