"""What every answer of the server says to the browser: what may load, what may leak, and who this browser is.

The cookie is the browser's own secret, by which it may correct what it made. It is HttpOnly and never in an address.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit

from geo import store

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "dateline_browser"
_YEAR: Final = 365 * 24 * 3600


# The policy forbids WebAssembly, which two libraries probe for (and do without): each probe would be a violation.
_NO_PROBE: Final = "<script>delete globalThis.WebAssembly</script>"


@cache
def index_html() -> str:
    """Return the installed Streamlit's page, in which nothing probes for what the policy forbids."""
    html = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    return html.replace("<head>", f"<head>{_NO_PROBE}", 1)


@cache
def content_security_policy() -> str:
    """Return the policy: everything from this server, Streamlit's one inline script by its hash, no eval."""
    inline = re.findall(r"<script>(.*?)</script>", index_html(), re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline)
    return (
        f"default-src 'self'; script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def _secret(scope: Scope) -> str | None:
    raw = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    try:
        morsel = SimpleCookie(raw).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel and len(morsel.value) >= 40 else None


class Headers:
    """ASGI middleware that adds the headers to every HTTP answer, and the cookie to the page's first."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = [
            (b"content-security-policy", content_security_policy().encode()),
            (b"referrer-policy", b"no-referrer"),
            (b"x-content-type-options", b"nosniff"),
            (b"x-robots-tag", b"noindex, nofollow, noarchive"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]
        if scope["path"] == "/" and _secret(scope) is None:
            secure = "; Secure" if scope["scheme"] == "https" else ""
            cookie = f"{COOKIE}={store.new_secret()}; Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax{secure}"
            headers.append((b"set-cookie", cookie.encode()))

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *headers]}
            await send(message)

        await self.app(scope, receive, dressed)
