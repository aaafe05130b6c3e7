"""Text for Streamlit's messages, which read Markdown: escaped, so that what a user typed is shown and not obeyed."""

from __future__ import annotations

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Return a text whose Markdown, links, pictures and formulas are shown as they were typed."""
    return _PUNCTUATION.sub(r"\\\1", text)
