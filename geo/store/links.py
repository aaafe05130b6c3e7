"""Secrets: the link to a dossier, which lets read, and a browser's secret, which lets correct.

Both are 128 random bits or more. A browser's list of its own dossiers needs their links back: each is stored combined
(exclusive or) with a hash of the browser's secret and the link's hash, so it opens with that secret alone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets

_LINK_BYTES = 16


def new_link() -> str:
    """Return a new link id: 128 random bits, 22 characters fit for an address."""
    return secrets.token_urlsafe(_LINK_BYTES)


def new_secret() -> str:
    """Return a new browser's secret: 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).digest()


def _bytes(link: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(link + "=" * (-len(link) % 4))
    except (ValueError, binascii.Error):
        return b""


def is_link(text: str) -> bool:
    """Tell whether a text has the form of a link id."""
    return len(_bytes(text)) == _LINK_BYTES


def _pad(secret: str, link_hash: bytes) -> bytes:
    return hashlib.sha256(b"dateline link" + link_hash + secret.encode()).digest()[:_LINK_BYTES]


def seal(link: str, secret: str) -> bytes:
    """Return a link as only the holder of the secret can read it."""
    return bytes(a ^ b for a, b in zip(_bytes(link), _pad(secret, digest(link)), strict=True))


def unseal(sealed: bytes, secret: str, link_hash: bytes) -> str:
    """Return the link that was sealed with the secret."""
    raw = bytes(a ^ b for a, b in zip(sealed, _pad(secret, link_hash), strict=True))
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
