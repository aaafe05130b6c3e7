"""The player: the JavaScript and CSS that show a dossier in a browser, and where these files are."""

from __future__ import annotations

from geo.player.files import PLAYER, RENDERER, basemap, player_css, version

__all__ = ["PLAYER", "RENDERER", "basemap", "player_css", "version"]
