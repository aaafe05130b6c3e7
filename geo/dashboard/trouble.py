"""What a reader is told of an error: where others can reach the server, nothing of its files, which its log names."""

from __future__ import annotations

import logging
from threading import Event
from typing import Final

from streamlit import config

from geo.errors import DatelineError, ResourceMissingError, StoreError

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_STORE: Final = (
    "The store of dossiers cannot be used now, and nothing was changed; the examples open all the same. The server’s "
    "log says what is wrong: tell whoever runs it, or try again later."
)
_RESOURCE: Final = "Something is missing in this installation; the server’s log says what. Tell whoever runs it."

_log = logging.getLogger(__name__)
_public = Event()


def serve_others(*, public: bool) -> None:
    """Say whether the server has a public address, behind a proxy."""
    (_public.set if public else _public.clear)()


def said(error: DatelineError) -> str:
    """Return an error in words fit for this server's readers; what they are not told is logged."""
    if not isinstance(error, StoreError | ResourceMissingError) or _only_here():
        return str(error)
    _log.error("%s", error)
    return _STORE if isinstance(error, StoreError) else _RESOURCE


def _only_here() -> bool:
    """Tell whether only this computer's users reach the server: who reads is who runs it, and can mend it."""
    return not _public.is_set() and config.get_option("server.address") in _LOOPBACK
