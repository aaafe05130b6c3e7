"""How Streamlit is set for Dateline: quiet, local, in the colours of the design tokens.

`.streamlit/config.toml` says the same for `streamlit run app.py`; a test holds the two together.
"""

from __future__ import annotations

from typing import Final

from geo.view import TOKENS

_STREAMLIT_NAMES: Final = {
    "primaryColor": "route",
    "backgroundColor": "panel",
    "secondaryBackgroundColor": "sunken",
    "textColor": "ink",
    "linkColor": "focus",
    "borderColor": "rule",
}


SETTINGS: Final[dict[str, object]] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",
    "client.allowedOrigins": [],
    # Streamlit would look at every object there is after each run of the page: with fifty readers, four fifths of what
    # the server did. Python's own collector stays.
    "runner.postScriptGC": False,
    "server.address": "127.0.0.1",
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 20,
    "server.maxMessageSize": 20,
    "server.maxWidgetStateSize": 10,
    "theme.font": "sans-serif",
    "theme.headingFont": "serif",
    **{
        f"theme.{theme}.{name}": tokens[token]
        for theme, tokens in TOKENS.items()
        for name, token in _STREAMLIT_NAMES.items()
    },
}
