"""Distances, durations and speeds as written, each with its figure, its unit and the same in km, hours or km/h.

"680 to 700 kilometres" is one quantity with `value_max`; "425 miles (680 kilometers)" is two. Units are written
short: km, m, mi, nmi, yd, ft; min, h, d, wk; km/h, mph, kn, m/s. The international mile is 1.609344 km, the
nautical mile 1.852 km. What only looks like a distance is left out: square miles, miles per gallon, Ten Mile Lake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import Unit, any_of, classes, word_list
from geo.model import Quantity
from geo.text.letters import plain_letters
from geo.text.numbers import NUMBER, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = classes("units", Unit).values()
_BY_SHORT = {unit.short: unit for unit in _UNITS}
_BY_WORD = {word: unit for unit in _UNITS for word in unit.words}
_UNIT = any_of(_BY_WORD)

_QUANTITY = re.compile(
    rf"""(?<![\w$£€#./:-])(?<![\d],)
    (?: (?P<article>an?[ ]half(?=-)|half[ ]an?|half(?=-)|an?)
      | (?P<low>{NUMBER})
        (?:(?:[ ]?{_UNIT})?(?:[ ]to[ ]|[ ]?[-–—][ ]?|(?P<and>[ ]and[ ])|[ ]or[ ])(?P<high>{NUMBER}))?
    )
    (?:[ -]?|[ ]-[ ])(?P<unit>{_UNIT})\b
    \.?(?<!\w\.(?=\s[A-Z]))
    (?![²³23]|[ ]?(?:squared?|cubed?)\b|[ ]?per\b|/(?!\d)|[- ]olds?\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_RIDE = re.compile(
    rf"""(?P<own>(?:['’]s?)?)[ -]
    (?: {any_of(word_list("journeys", "journey", "crossing"))}
      | (?:train|bus|car|boat|ferry|plane|taxi)[ ](?:ride|trip|journey)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)


def unit_in_km(short: str) -> float | None:
    """Return how many km a unit of length (as `Quantity.unit` has it) is, None for other units."""
    unit = _BY_SHORT[short]
    return unit.factor if unit.measure == "km" else None


def find_quantities(text: str) -> list[Quantity]:
    """Return the distances, durations and speeds of a text in order; a figure without a unit is none."""
    return list(_quantities(plain_letters(text), 0, len(text)))


def _quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text, start, end):
        quantity = _read(match, text)
        if quantity is None:
            continue
        if quantity.start > match.start():
            # What was taken for the lower end of a range may have a unit of its own: "90 minutes and 31 mph".
            yield from _quantities(text, match.start(), quantity.start)
        yield quantity


def _read(match: re.Match[str], text: str) -> Quantity | None:
    word = match["unit"]
    unit, start, end = _BY_WORD[word.lower()], match.start(), match.end()
    # "Ten Mile Lake", "Six Day War": a name, not a figure.
    if word[0].isupper() and not word.isupper() and re.match(r"[- ][A-Z]", text[end:]):
        return None
    if match["article"]:
        # "a mile" is a distance, "a day" mostly is not; "an hour's drive" is as long as it says.
        if unit.measure == "hours":
            ride = _RIDE.match(text, end)
            if ride is None:
                return None
            end = ride.end("own")
        elif unit.measure != "km" or word.lower().endswith("s") or word.lower() in {"foot", "ft", "yard", "mi", "km"}:
            return None
        low, high = (0.5 if "half" in match["article"].lower() else 1.0), None
    else:
        low = read_number(match["low"])
        high = read_number(match["high"]) if match["high"] else None
        if match["and"] and not _BETWEEN.search(text[max(0, start - 20) : start]):
            # "in 2019 and 40 miles": two things; only "between 40 and 50 miles" is a range.
            start, low, high = match.start("high"), read_number(match["high"]), None
        elif high is not None and high < low:
            # "680-70 km" is not a range that anybody means, "1-800 miles" neither: keep the figure by the unit.
            start, low, high = match.start("high"), high, None
    if text[end - 1] == "." and not word.endswith("."):
        end -= 1
    figures = {unit.measure: round(low * unit.factor, 6)}
    return Quantity(start=start, end=end, value=low, value_max=high, unit=unit.short, **figures)
