"""How fast a traveller can have gone at most: by what carries it where the words say, else by the mode and the lines.

The figures are bounds, not guesses: somewhat above the service speeds that operators publish, and for those on foot or
under sail somewhat above what is kept up for hours. Where the dates ask for more, the dates win (see whereabouts.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import CountryKm, Mode

TOP_SPEED_KMH: dict[Mode, float] = {"rail": 160.0, "road": 110.0, "sea": 50.0, "air": 950.0, "unknown": 950.0}
"""Ordinary express trains, motorways, fast ships and airliners."""

_FAST_LINES: dict[str, float] = {
    **dict.fromkeys(("CN", "ID"), 350.0),
    **dict.fromkeys(("FR", "JP", "MA"), 320.0),
    **dict.fromkeys(("BE", "DE", "ES", "GB", "IT", "KR", "NL", "SA", "TR", "TW"), 310.0),
    **dict.fromkeys(("AT", "RU", "US", "UZ"), 250.0),
    **dict.fromkeys(("CH", "CZ", "DK", "FI", "GR", "NO", "PL", "PT", "SE"), 220.0),
}
"""The fastest trains in regular service, by country, where they are faster than ordinary express trains."""

_CARRIERS: tuple[tuple[str, Mode, float], ...] = (
    (r"walk\w*|foot|hik\w+|march\w*|trek\w*|pilgrim\w*|trudg\w+", "road", 7),
    (r"ran|run|running|marathon", "road", 20),
    (r"rode|horse\w*|camels?|mules?|ox\w*", "road", 25),
    (r"bicycles?|bikes?|cycl\w+|pedal\w+", "road", 45),
    (r"tractors?|tanks?", "road", 60),
    (r"convoys?|motorcades?|trucks?|lorr(?:y|ies)|caravans?", "road", 95),
    (r"rafts?|canoes?|kayaks?|row(?:ed|ing)|paddl\w+", "sea", 12),
    (r"dinghy|dinghies|trawlers?|sailboats?|yachts?|schooners?|tall ships?", "sea", 40),
    (r"tankers?|freighters?|cargo|container ships?|carriers?", "sea", 46),
    # Kim's is reported to do about 60 km/h for its weight.
    (r"armou?red trains?", "rail", 80),
    (r"freight|goods train|steam", "rail", 120),
    (r"balloons?|airships?", "air", 150),
    (r"biplanes?|gliders?|light aircraft", "air", 250),
    (r"helicopters?", "air", 320),
)
"""What carries slower than its mode allows; the first that the words hold decides."""
_PATTERNS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), mode, kmh) for words, mode, kmh in _CARRIERS)


def top_speed_kmh(mode: Mode, words: str, countries: Iterable[CountryKm]) -> float:
    """Return the speed in km/h that is assumed not to be exceeded; `words` tell how the traveller goes."""
    for pattern, of, kmh in _PATTERNS:
        if of == mode and pattern.search(words):
            return float(kmh)
    lines = [_FAST_LINES.get(c.country, 0.0) for c in countries] if mode == "rail" else []
    return max([TOP_SPEED_KMH[mode], *lines])
