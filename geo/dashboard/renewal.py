"""The page on which a reader renews their browser's secret: it is in a cookie, which only an answer can set.

A tab keeps the cookie with which its websocket was opened. So whoever comes with a secret that was renewed while this
server runs is told to load the page again, before anything is stored under a secret that nobody holds any more.
"""

from __future__ import annotations

import hashlib
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from geo import store
from geo.dashboard.examples import examples
from geo.dashboard.gate import OUTSIDE
from geo.dashboard.headers import cookie, secret_of
from geo.dashboard.trouble import said
from geo.errors import NotAllowedError, StoreError
from geo.view import tokens_css

if TYPE_CHECKING:
    from starlette.requests import Request

_MOST_REMEMBERED: Final = 10_000
_renewed: dict[bytes, None] = {}

# By the policy of no referrer a form would be sent with no origin either, and be refused.
_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="same-origin"><title>This browser’s secret – Dateline</title><style>{style}
body {{ background: var(--dl-paper); color: var(--dl-ink); font: 1rem/1.6 var(--dl-sans);
  max-width: 36rem; margin: 8vh auto; padding: 0 1.2rem; }}
h1 {{ font: 700 1.8rem/1.2 var(--dl-serif); }} a {{ color: var(--dl-focus); }}
button {{ font: inherit; font-weight: 600; padding: 0.5rem 1rem; border: 0; border-radius: 8px; cursor: pointer;
  background: var(--dl-focus); color: var(--dl-panel); }}
</style></head><body><main><h1>This browser’s secret</h1>{words}<p><a href="./{back}">Back to the map</a></p></main>
</body></html>
"""
_ASK: Final = """<p>Dateline knows this browser by a secret in a cookie. Who has the secret can correct and delete the
dossiers that were made here, and find their links. No page shows it, and it is in no address.</p>
<p>If somebody else may have got at it, renew it. What was made here stays yours, and its links stay as they are; the
old secret can do nothing any more. A link that somebody has seen still opens, until you give its dossier a new one.</p>
<form method="post" action="browser{back}"><button>Renew the secret</button></form>"""
_DONE: Final = """<p role="status"><strong>The secret is renewed.</strong> What was made in this browser is its own
under the new one; the old one can do nothing any more. Where Dateline is open in another tab, load it again.</p>"""
_NONE: Final = """<p>This browser has no secret here: it has not opened Dateline yet, or it takes no cookies. Then a
dossier can be changed only in the tab that made it, until that is closed.</p>"""


def require_current(secret: str) -> None:
    """Raise NotAllowedError where a browser's secret was renewed since its tab was opened."""
    if _digest(secret) in _renewed:
        raise NotAllowedError("This browser’s secret was renewed since this page was opened; load the page again.")


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _renew(secret: str) -> str:
    new = store.renew_secret(secret)
    _renewed[_digest(secret)] = None
    while len(_renewed) > _MOST_REMEMBERED:
        _renewed.pop(next(iter(_renewed)), None)
    return new


async def renewal(request: Request) -> Response:
    """Explain what the secret is; where a form of this very page asks for it (the gate sees to that), renew it."""
    secret = secret_of(request.scope)
    if secret is None:
        return _page(request, _NONE)
    if request.method != "POST":
        return _page(request, _ASK)
    try:
        new = await run_in_threadpool(_renew, secret)
    except StoreError as error:
        return _page(request, f'<p role="alert">Nothing was changed. {escape(said(error))}</p>{_ASK}', 503)
    answer = _page(request, _DONE)
    answer.raw_headers.append(cookie(request.scope[OUTSIDE], new))
    return answer


def _page(request: Request, words: str, status: int = 200) -> Response:
    d = request.query_params.get("d", "")
    back = f"?d={quote(d, safe='')}" if d in examples() or store.is_link(d) else ""
    dark = f"@media (prefers-color-scheme: dark) {{ {tokens_css(':root', 'dark')} }}"
    html = _PAGE.format(style=tokens_css(":root", "light") + dark, words=words.replace("{back}", back), back=back)
    return HTMLResponse(html, status_code=status, headers={"cache-control": "no-store"})
