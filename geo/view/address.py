"""The address of an article as it may be shown or written: a web address, or nothing.

An address comes from the article's own file, so it is hostile: one that runs (`javascript:`), carries its contents
(`data:`), or takes the scheme of whatever page it stands in (`//host`) is no address of an article.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_SHAPE: Final = re.compile(r"https?://[^\s<>\"\\`{}|^]+\Z", re.IGNORECASE)
_LONGEST: Final = 2000


def web_address(url: str | None) -> str | None:
    """Return the address if it is one of the web (http, https) with a host and without a user's name; else None."""
    if not url or len(url) > _LONGEST or not url.isprintable() or not _SHAPE.match(url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return None
    return url if parts.hostname and parts.username is None and parts.password is None else None
