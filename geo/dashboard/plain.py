"""Text for Streamlit's messages, which read Markdown: escaped, so that what a user typed is shown and not obeyed."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"(?=://|@)|(?<=www)(?=\.)", re.IGNORECASE)
_JOINER = "\u2060"
"""Has no width, and what it stands in is no address: those are made links whether they are escaped or not."""


def plain(text: str) -> str:
    """Return a text whose Markdown, links, pictures and formulas are shown as they were typed."""
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(_JOINER, text))
