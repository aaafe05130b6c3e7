"""The marks in the gazetteer's columns: flags of a posting beside its row, and what stands for no division."""

from __future__ import annotations

from typing import Final

MAIN: Final = 1 << 31
ABBREVIATION: Final = 1 << 30
DEMONYM: Final = 1 << 29
ROW: Final = (1 << 29) - 1
NONE: Final = 0xFFFF
LONGEST: Final = 7
