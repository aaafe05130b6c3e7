"""How the server is called from outside: the names it answers to, and its public address behind a proxy.

A browser can be led to this server under a name of somebody else's (DNS rebinding), and then counts that name's page as
ours. So only names that are known are answered: this computer's own, what the server listens on, and the public address
it was told. No header of a proxy is believed: what one could say, the public address says.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from geo.errors import InputError

_HOST: Final = re.compile(
    r"(?P<name>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9][A-Za-z0-9._-]{0,252})(?::(?P<port>[0-9]{1,5}))?\Z"
)
_PATH: Final = re.compile(r"(/[A-Za-z0-9._~-]+)*\Z")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only compared
_PORTS: Final = {"http": "80", "https": "443"}


@dataclass(frozen=True)
class Outside:
    """An address under which the server is reached: its scheme, its host with any port but the usual one, its path."""

    scheme: str
    host: str
    path: str = ""

    @property
    def origin(self) -> str:
        """What browsers call the origin: scheme and host."""
        return f"{self.scheme}://{self.host}"

    @property
    def url(self) -> str:
        """The address of the page, without a slash at its end."""
        return self.origin + self.path

    @property
    def sockets(self) -> str:
        """The origin of its websockets."""
        return f"ws{self.scheme.removeprefix('http')}://{self.host}"


def split_host(host: str, scheme: str) -> tuple[str, str] | None:
    """Return the name in lower case, and the host with its port unless that is the scheme's own; None if it is none."""
    found = _HOST.match(host)
    if found is None or int(found["port"] or 0) > 65535:
        return None
    name = found["name"].lower().rstrip(".")
    port = found["port"]
    return name, name if port is None or port == _PORTS[scheme] else f"{name}:{port}"


def read_public_url(text: str | None) -> Outside | None:
    """Return the public address that was given, None for none; raises InputError where it is not one."""
    if not text or not text.strip():
        return None
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        parts = urlsplit("")
    found = split_host(parts.netloc, parts.scheme) if parts.scheme in _PORTS else None
    path = parts.path.rstrip("/")
    if found is None or not _PATH.match(path) or "/.." in path or parts.query or parts.fragment:
        raise InputError(
            f"{text.strip()[:100]!r} is no public address; give scheme, host and, where there is one, the path, "
            "as in https://maps.example.org/dateline."
        )
    return Outside(parts.scheme, found[1], path)


@cache
def _own_name() -> str:
    return socket.gethostname().lower()


def is_own_name(name: str, listens: str) -> bool:
    """Return whether a host's name is this computer's, or the one that the server listens on.

    A server that listens everywhere answers to every address in figures, and to the computer's name: neither can be
    pointed here by somebody else's name server.
    """
    if name in _LOOPBACK or name.strip("[]") == listens.lower():
        return True
    if listens not in _EVERYWHERE:
        return False
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name == _own_name()
    return True
