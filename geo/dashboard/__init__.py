"""The Streamlit page and the server it stands in; no logic of its own."""

from __future__ import annotations

from geo.dashboard.outside import read_public_url
from geo.dashboard.server import app_parts, make_app
from geo.dashboard.settings import SETTINGS

__all__ = ["SETTINGS", "app_parts", "make_app", "read_public_url"]
