"""The one component of the page: the player, mounted in Streamlit. All of its drawing is JavaScript (geo/player).

Python hands it the addresses of what to draw and what the address bar says; it hands back, when the reader lets go,
the time, the selection, the camera and the panel ("seen"), and a name's other place ("correction").
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from geo.dashboard.routes import player_path
from geo.player import player_css

_JS = """// Dateline's player
const player = import(new URL("%s/streamlit.js", document.baseURI));
export default function (component) {
  const attached = player.then(({ attach }) => attach(component));
  return () => attached.then((detach) => detach());
}
"""
_CSS = """/* Dateline's player */
%s
.dateline { --dl-height: calc(100dvh - 64px); }
"""


@cache
def page_css() -> str:
    """Return the style sheet of what Streamlit draws round the player."""
    return Path(__file__).with_name("page.css").read_text("utf-8")


@cache
def player_component() -> Any:
    """Return the component, registered once in a process."""
    return st.components.v2.component(
        "dateline_player",
        html='<div class="dateline"><p class="empty" role="status">Opening the map …</p></div>',
        css=_CSS % player_css(),
        js=_JS % player_path(),
    )
