"""The Streamlit page and the server it stands in; no logic of its own."""

from __future__ import annotations

from geo.dashboard.server import make_app
from geo.dashboard.settings import SETTINGS

__all__ = ["SETTINGS", "make_app"]
