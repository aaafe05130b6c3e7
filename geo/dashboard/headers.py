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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

    from geo.dashboard.outside import Outside

    Header = tuple[bytes, bytes]

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
def _script_hashes() -> str:
    inline = re.findall(r"<script>(.*?)</script>", index_html(), re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in inline)


def content_security_policy(sockets: str = "") -> str:
    """Return the policy: everything from this server, Streamlit's one inline script by its hash, no eval.

    `sockets` is the origin of the server's own websockets, the only ones that may be opened.
    """
    connect = f"connect-src 'self' {sockets}".strip()
    return (
        f"default-src 'self'; script-src 'self' blob: {_script_hashes()}; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob:; font-src 'self' data:; {connect}; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def secret_of(scope: Scope) -> str | None:
    """Return the secret of the browser that asks; None where it has none yet, or refuses cookies."""
    raw = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    try:
        morsel = SimpleCookie(raw).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel and len(morsel.value) >= 40 else None


def security_headers(*outside: Outside | None) -> list[Header]:
    """Return what every answer says, by the addresses under which the server is known; None where one is not ours."""
    sockets = " ".join(sorted({known.sockets for known in outside if known}))
    return [
        (b"content-security-policy", content_security_policy(sockets).encode()),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        (b"referrer-policy", b"no-referrer"),
        (b"x-content-type-options", b"nosniff"),
        (b"x-robots-tag", b"noindex, nofollow, noarchive"),
    ]


def cookie(outside: Outside, secret: str) -> Header:
    """Return the header that gives a browser its secret, in place of the one that it had."""
    kept = f"Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax"
    return b"set-cookie", _placed(f"{COOKIE}={secret}; {kept}".encode(), outside)


def _placed(cookie: bytes, outside: Outside) -> bytes:
    """Return a cookie kept to the path and, where the page has it, to the encryption under which it was asked for."""
    placed = re.sub(rb"; path=/(?=;|$)", f"; Path={outside.path}/".encode(), cookie, flags=re.IGNORECASE)
    return placed + b"; Secure" * (outside.scheme == "https" and b"; secure" not in placed.lower())


def dress(headers: Iterable[Header], more: list[Header], outside: Outside | None = None) -> list[Header]:
    """Return an answer's headers with ours in place of their namesakes, and none that lets other origins read it.

    Streamlit's own cookie goes where ours goes: it knows of no proxy.
    """
    ours = {name for name, _ in more if name != b"set-cookie"}
    kept = [(n, v) for n, v in headers if n.lower() not in ours and not n.lower().startswith(b"access-control-")]
    placed = [(n, _placed(v, outside) if outside and n.lower() == b"set-cookie" else v) for n, v in kept]
    return [*placed, *more]
