"""The files that a browser needs to show a dossier: the player's modules, the renderer, the basemap.

Each folder has a version made of its contents, for addresses that may be cached for ever.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pydeck

from geo.resources import data_path
from geo.view import tokens_css

PLAYER = Path(__file__).parent
RENDERER = Path(pydeck.__file__).parent / "nbextension" / "static"


def basemap() -> Path:
    """Return the folder of the basemap's GeoJSON files; raises ResourceMissingError."""
    return data_path("basemap")


@cache
def version(folder: Path) -> str:
    """Return a short digest of the names and contents of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix != ".map"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def player_css() -> str:
    """Return the player's style sheet with the tokens of both themes before it."""
    light = tokens_css('.dateline,.dateline[data-theme="light"]', "light")
    dark = tokens_css('.dateline[data-theme="dark"]', "dark")
    return "\n".join((light, dark, (PLAYER / "player.css").read_text("utf-8")))
