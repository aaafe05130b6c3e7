"""One HTML file that plays: the page's own player, the renderer, the coarse world and the dossier, packed together.

It opens from disk with the network off and can load nothing from outside: its policy allows only what it carries.
The modules are the served ones, their imports renamed for an import map; data are gzipped and in base64.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from geo.player import PLAYER, RENDERER, basemap, player_css
from geo.view import build_view

if TYPE_CHECKING:
    from geo.model import Dossier

_NOT_NEEDED = {"streamlit.js", "share.js", "types.js"}
_BOOT = 'import { open } from "dateline/file.js"; open();'
_BODY_CSS = "html,body{margin:0;height:100%}.dateline{--dl-height:100vh;border:0}"


def _pack(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


@cache
def _packed_renderer() -> str:
    return _pack((RENDERER / "index.js").read_bytes())


@cache
def _packed_basemap(name: str) -> str:
    return _pack((basemap() / name).read_bytes())


@cache
def _import_map() -> str:
    modules = {}
    for path in sorted(PLAYER.glob("*.js")):
        if path.name not in _NOT_NEEDED:
            code = re.sub(r'from "\./', 'from "dateline/', path.read_text("utf-8"))
            modules[f"dateline/{path.name}"] = f"data:text/javascript;base64,{base64.b64encode(code.encode()).decode()}"
    return json.dumps({"imports": modules})


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def export_html(dossier: Dossier) -> str:
    """Return the dossier as one HTML file that plays without a server or a network."""
    view = build_view(dossier)
    packed = {
        "view": _pack(json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode()),
        "renderer": _packed_renderer(),
        "coarse": _packed_basemap("countries-50m.geojson"),
        "seas": _packed_basemap("seas.json"),
    }
    policy = (
        f"default-src 'none'; script-src {_hash(_import_map())} {_hash(_BOOT)} data: blob:; style-src 'unsafe-inline'; "
        "img-src data: blob:; connect-src blob:; base-uri 'none'; form-action 'none'"
    )
    data = "\n".join(f'<script type="text/plain" id="{name}">{value}</script>' for name, value in packed.items())
    css = player_css().replace(":host", "body")
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{escape(view["article"]["title"])} – Dateline</title>
<style>{css}{_BODY_CSS}</style>
<script type="importmap">{_import_map()}</script>
</head>
<body>
<div class="dateline"><p class="empty" role="status">Opening the map …</p></div>
{data}
<script type="module">{_BOOT}</script>
</body>
</html>
"""


class Shown:
    """A dossier as a notebook shows it: the one file in a frame of its own, which can reach nothing outside it."""

    def __init__(self, dossier: Dossier, height: int = 720) -> None:
        self.dossier = dossier
        self.height = height

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" referrerpolicy="no-referrer" title="Dateline" width="100%" '
            f'height="{self.height}" style="border:0" srcdoc="{escape(export_html(self.dossier))}"></iframe>'
        )


def show(dossier: Dossier, *, height: int = 720) -> Shown:
    """Return the dossier as the same map that the page shows, for the last line of a notebook's cell."""
    return Shown(dossier, height)
