"""Letters that look like plain ones: "laſt week" is read as "last week"."""

from __future__ import annotations

from typing import Final

_PLAIN: Final = str.maketrans({"ſ": "s", "ı": "i", "İ": "I", "K": "K"})


def plain_letters(text: str) -> str:
    """Return a text, as long as it was, without the letters that only a pattern that ignores case takes for plain."""
    return text.translate(_PLAIN)
