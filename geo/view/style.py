"""The one set of design tokens: colours, type and measures, for light and dark, page, map, picture and Streamlit.

The hues are Okabe and Ito's, which stay apart for the colour-blind, darkened or lightened until text in them reaches
4.5 : 1 against its ground. No meaning rests on hue alone: lines differ by dash, verdicts by a word and a sign.
"""

from __future__ import annotations

from typing import Final, Literal

Theme = Literal["light", "dark"]

TOKENS: Final[dict[Theme, dict[str, str]]] = {
    "light": {
        "paper": "#fdfcf9",
        "panel": "#ffffff",
        "sunken": "#f3f1ea",
        "ink": "#1b1f24",
        "muted": "#565e68",
        "rule": "#dcd8cd",
        "sea": "#dbe6ec",
        "land": "#f7f4ec",
        "shore": "#b9c3c8",
        "border": "#c9bfae",
        "sea-label": "#4d6f83",
        "land-label": "#6d6452",
        "route": "#0a5c94",
        "band": "#d9730d",
        "band-soft": "#f2bd87",
        "route-soft": "#a9cbe2",
        "claim": "#94307a",
        "historical": "#6f6f6f",
        "place": "#0a5c94",
        "time": "#8a4b00",
        "event": "#00684e",
        "focus": "#0a5c94",
        "good": "#00684e",
        "fair": "#8a5300",
        "bad": "#a8330b",
        "mark": "#fbeccb",
        "halo": "#fffdf7",
    },
    "dark": {
        "paper": "#14181d",
        "panel": "#1b2027",
        "sunken": "#232a32",
        "ink": "#eceae4",
        "muted": "#a9b1ba",
        "rule": "#36404a",
        "sea": "#10161c",
        "land": "#262d34",
        "shore": "#44515b",
        "border": "#4d5359",
        "sea-label": "#7d9cae",
        "land-label": "#a79f8e",
        "route": "#62b5ef",
        "band": "#ffa94d",
        "band-soft": "#85602f",
        "route-soft": "#2f5570",
        "claim": "#e59bd0",
        "historical": "#9a9a9a",
        "place": "#7fc1f0",
        "time": "#f0b775",
        "event": "#5fd0ac",
        "focus": "#8cc8f5",
        "good": "#5fd0ac",
        "fair": "#f0b775",
        "bad": "#ff9b78",
        "mark": "#4a3a16",
        "halo": "#14181d",
    },
}

SERIF: Final = '"Source Serif", "Source Serif 4", Georgia, "Times New Roman", serif'
SANS: Final = '"Source Sans", "Source Sans 3", "Segoe UI", system-ui, sans-serif'


def rgb(token: str, theme: Theme = "light") -> list[int]:
    """Return a colour token as [red, green, blue], 0 to 255."""
    value = TOKENS[theme][token]
    return [int(value[i : i + 2], 16) for i in (1, 3, 5)]


def tokens_css(selector: str, theme: Theme) -> str:
    """Return the tokens of a theme as CSS custom properties (`--dl-ink`, …) under a selector."""
    lines = "".join(f"--dl-{name}:{value};" for name, value in TOKENS[theme].items())
    return f"{selector}{{color-scheme:{theme};{lines}--dl-serif:{SERIF};--dl-sans:{SANS};}}"
