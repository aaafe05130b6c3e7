"""The gate: who may ask what, before anything is done; and what every answer says, refusals and faults included.

Only known names, known paths, and pages of our own get further. Each refusal is one line. The names and the public
address are those of `geo/dashboard/outside.py`; a path below the public address is taken with or without its prefix.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import streamlit
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from streamlit import config

from geo import store
from geo.dashboard.headers import cookie, dress, secret_of, security_headers
from geo.dashboard.limits import MOST_TABS, MOST_TABS_WITHOUT_COOKIE, MOST_UPLOADED, Tabs, may_upload
from geo.dashboard.messages import Judgement, judge
from geo.dashboard.outside import Outside, is_own_name, split_host

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from geo.dashboard.headers import Header

_log = logging.getLogger(__name__)

OUTSIDE: Final = "dateline.outside"
"""Where the scope says under which address it was asked."""
URL: Final = "dateline.url"
"""Where it says what the page's address is, without a slash at its end, for who is to find it from elsewhere."""

ROOMS: Final = ("view", "picture", "export", "player", "renderer", "basemap")
"""What the server's own addresses begin with."""
RENEWAL: Final = "/browser"
"""The page on which a browser's secret is renewed."""
_OURS: Final = re.compile(rf"/|{RENEWAL}|/(?:{'|'.join(ROOMS)})/.+")
_UPLOAD: Final = re.compile(r"/_stcore/upload_file/(?P<session>[^/]+)/[^/]+")
_STREAMLITS: Final = frozenset({"/_stcore/health", "/_stcore/host-config"})
_STREAM: Final = "/_stcore/stream"
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f\\]|//|(?:^|/)\.\.?(?:/|$)")
_LONGEST_PATH: Final = 1_000
_METHODS: Final = ("GET", "HEAD")
_UPLOAD_METHODS: Final = ("PUT", "DELETE")
_RENEWAL_METHODS: Final = (*_METHODS, "POST")


class _RefusedError(Exception):
    """A request that is not answered: the status and the line that says why."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.answer: Response = PlainTextResponse(
            f"{why}\n", status_code=status, headers={**headers, "cache-control": "no-store"}
        )


class Gate:
    """ASGI middleware round all of the server; `public` is the address behind a proxy, where there is one."""

    def __init__(self, app: ASGIApp, public: Outside | None = None) -> None:
        self.app = app
        self.public = public
        self._tabs = Tabs()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it, and dress its answer."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        outside: Outside | None = None
        try:
            outside = self._outside(scope)
            inner = self._inner(scope, outside)
            await (self._converse if scope["type"] == "websocket" else self._answer)(inner, receive, send)
        except _RefusedError as refused:
            await _Dressed(send, security_headers(outside, self.public)).refuse(scope, receive, refused.answer)

    def _outside(self, scope: Scope) -> Outside:
        """Return the address under which the server was asked; raises _RefusedError where it is not one of ours."""
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        scheme = "https" if config.get_option("server.sslCertFile") else "http"
        found = split_host(hosts[0], scheme) if len(hosts) == 1 else None
        if found is None:
            raise _RefusedError(400, "A request must name one host, by its name or its address.")
        if self.public and _names(hosts[0], self.public):
            return self.public
        name, host = found
        if is_own_name(name, config.get_option("server.address") or "0.0.0.0"):  # noqa: S104 - Streamlit's default
            if self.public and any(_names(asked, self.public) for asked in _forwarded(scope)):
                return self.public
            return Outside(scheme, host)
        raise _RefusedError(421, "This server does not answer to that host; --public-url tells it of another name.")

    def _inner(self, scope: Scope, outside: Outside) -> Scope:
        """Return the request as the app behind is to see it; raises _RefusedError where nothing is to be had there."""
        path: str = scope["path"]
        if len(path) > _LONGEST_PATH:
            raise _RefusedError(
                414, f"An address here has at most {_LONGEST_PATH} characters before its question mark."
            )
        if _UNSAFE.search(path) or not path.startswith("/"):
            raise _RefusedError(400, "This is no address.")
        base = f"/{str(config.get_option('server.baseUrlPath') or '').strip('/')}".rstrip("/")
        for prefix in {self.public.path if self.public else "", base} - {""}:
            if path == prefix:
                raise _MovedError(f"{prefix}/")
            if path.startswith(f"{prefix}/"):
                path = path[len(prefix) :]
                break
        if scope["type"] == "websocket":
            known = path == _STREAM
        else:
            known = bool(
                _OURS.fullmatch(path) or path in _STREAMLITS or path in _streamlits_files() or _UPLOAD.fullmatch(path)
            )
        if not known:
            raise _RefusedError(404, "There is nothing at this address.")
        if scope["type"] == "http":
            _check_method(scope, path)
        _check_origin(scope, {outside.origin, (self.public or outside).origin})
        own = path if _OURS.fullmatch(path) else base + path
        # Streamlit judges origins too, and would ask the network for this computer's addresses to do so.
        headers = [(n, v) for n, v in scope["headers"] if n != b"origin"]
        seen = {"path": own, "raw_path": quote(own).encode(), "headers": headers}
        return {**scope, **seen, OUTSIDE: outside, URL: (self.public or outside).url}

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        outside: Outside = scope[OUTSIDE]
        headers = security_headers(outside, self.public)
        if scope["path"] == "/" and secret_of(scope) is None:
            headers.append(cookie(outside, store.new_secret()))
        dressed = _Dressed(send, headers, outside)
        try:
            await self.app(scope, receive, dressed)
        except ClientDisconnect:
            return
        except Exception:  # noqa: BLE001 - logged; and Starlette's own answer to it would go out without our headers
            _log.exception("A request failed: %s %s", scope["method"], scope["path"])
            if not dressed.begun:
                answer = PlainTextResponse("This failed through a fault of ours; it is logged.\n", status_code=500)
                await answer(scope, receive, dressed)

    async def _converse(self, scope: Scope, receive: Receive, send: Send) -> None:
        secret = secret_of(scope)
        browser = secret or f"from {(scope.get('client') or ('nowhere',))[0]}"
        if not self._tabs.enter(browser, MOST_TABS if secret else MOST_TABS_WITHOUT_COOKIE):
            raise _RefusedError(429, f"This browser has {MOST_TABS} tabs open here already; close one.")
        dressed = _Dressed(send, security_headers(scope[OUTSIDE], self.public))

        async def heard() -> Message:
            while True:
                message = await receive()
                if message["type"] != "websocket.receive":
                    return message
                judgement = judge(message)
                if judgement is Judgement.SOUND:
                    return message
                if judgement is Judgement.BROKEN:
                    _log.warning("A browser sent what cannot be read; its connection is closed.")
                    await dressed({"type": "websocket.close", "code": 1002})
                    return {"type": "websocket.disconnect", "code": 1002}

        try:
            await self.app(scope, heard, dressed)
        except Exception:  # noqa: BLE001 - logged; it ends this connection and not the server
            _log.exception("A connection failed")
            await dressed({"type": "websocket.close", "code": 1011})
        finally:
            self._tabs.leave(browser)


class _MovedError(_RefusedError):
    """A request for the public path without the slash at its end, by which relative addresses would go astray."""

    def __init__(self, to: str) -> None:
        super().__init__(308, "It is one slash further.")
        self.answer = RedirectResponse(to, status_code=308)


@cache
def _streamlits_files() -> frozenset[str]:
    """Return the paths of the files that Streamlit's page loads; to any other path it answers with that page."""
    folder = Path(streamlit.__file__).parent / "static"
    paths = {f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()}
    return frozenset(paths - {"/index.html"})


def _names(host: str, public: Outside) -> bool:
    return (split_host(host, public.scheme) or ("", ""))[1] == public.host


def _forwarded(scope: Scope) -> list[str]:
    """Return what a proxy says that it was asked for, which counts where it asks by a name of this computer's.

    A page that had its own name pointed here could send it too, but not the host of its request.
    """
    return [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-host"][:1]


def _check_method(scope: Scope, path: str) -> None:
    upload = _UPLOAD.fullmatch(path)
    allowed = _UPLOAD_METHODS if upload else _RENEWAL_METHODS if path == RENEWAL else _METHODS
    if scope["method"] not in allowed:
        raise _RefusedError(405, f"This address knows {' and '.join(allowed)} only.", allow=", ".join(allowed))
    if upload and scope["method"] == "PUT":
        length = dict(scope["headers"]).get(b"content-length", b"")
        if not re.fullmatch(rb"\d{1,12}", length):
            raise _RefusedError(411, "A file is sent with its length.")
        if not may_upload(upload["session"], int(length)):
            raise _RefusedError(413, f"The files of one tab have at most {MOST_UPLOADED // 1_000_000} MB together.")


def _check_origin(scope: Scope, own: set[str]) -> None:
    """Refuse what a page of another origin asks, other than to read what anybody may read who knows the address."""
    if scope["type"] == "http" and scope["method"] in _METHODS:
        return  # browsers keep the answer from the page that asked: nothing here allows it to be read
    origins = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"origin"]
    by_form = scope["type"] == "http" and scope["method"] == "POST"  # browsers always say whose form it is
    if (origins or by_form) and not (len(origins) == 1 and origins[0] in own):
        raise _RefusedError(403, "Only a page of this server may do that.")


class _Dressed:
    """A `send` that adds our headers to an answer, and lets nothing follow the end of a connection."""

    def __init__(self, send: Send, headers: list[Header], outside: Outside | None = None) -> None:
        self._send = send
        self._headers = headers
        self._outside = outside
        self.begun = False
        self._closed = False

    async def __call__(self, message: Message) -> None:
        kind = message["type"]
        if self._closed and kind.startswith("websocket."):
            return
        if kind in {"http.response.start", "websocket.accept", "websocket.http.response.start"}:
            self.begun = True
            message = {**message, "headers": dress(message.get("headers", ()), self._headers, self._outside)}
        if kind == "websocket.close":
            self._closed = True
            if not self.begun:
                await self._deny(
                    403, b"This connection is refused.\n", [(b"content-type", b"text/plain; charset=utf-8")]
                )
                return
        await self._send(message)

    async def refuse(self, scope: Scope, receive: Receive, answer: Response) -> None:
        """Send a refusal, also to who asked for a websocket."""
        if scope["type"] == "websocket":
            self._closed = True
            await receive()  # websocket.connect
            await self._deny(answer.status_code, bytes(answer.body), answer.raw_headers)
        else:
            await answer(scope, receive, self)

    async def _deny(self, status: int, body: bytes, headers: list[Header]) -> None:
        dressed = dress(headers, self._headers)
        await self._send({"type": "websocket.http.response.start", "status": status, "headers": dressed})
        await self._send({"type": "websocket.http.response.body", "body": body})
