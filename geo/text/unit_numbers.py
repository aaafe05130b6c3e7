"""Numbers before a unit, where the separators of other languages and the signs of science are safe to read.

`FIGURE` is their pattern (verbose, no groups, case is ignored), `read_figure` gives the value: "2 800", "2’800",
"1.200.000", "2,5", "4.2×10^5", "4.2e5", "1.5bn", and all that `geo.text.numbers` reads.
"""

from __future__ import annotations

import re
from typing import Final

from geo.lexicon import any_of, word_values
from geo.text.numbers import SCALE, VULGAR, WORDS, read_number

_SIGNS: Final = word_values("number_scale_signs", int)
_SPACE: Final = "[ \u00a0\u2007\u2009\u202f]"
_SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER: Final = rf"(?:[ ]?[×x*·][ ]?10(?:\^[ ]?\d{{1,2}}|[{_SUPERSCRIPTS}]{{1,2}})|e\d{{1,2}}\b)"

FIGURE: Final = rf"""(?:
    (?: \d{{1,3}}(?: (?:,\d{{3}}){{1,4}}(?:\.\d{{1,9}})?
                   | (?:{_SPACE}\d{{3}}(?!\d)){{1,4}}(?:[.,]\d{{1,9}})?
                   | (?:['’]\d{{3}}){{1,4}}(?:\.\d{{1,9}})?
                   | (?:\.\d{{3}}){{2,4}}(?:,\d{{1,9}})?
                   | ,\d{{1,2}}(?!\d) )
      | \d{{1,3}}[ -]and[ -]an?[ -](?:half|quarter)\b
      | \d{{1,12}}(?:\.\d{{1,9}})?(?:[ -]\d/[1-9])?{VULGAR}?
      | \d/[1-9] | {VULGAR}
    )
    (?: {_POWER} | [ -]{SCALE}\b | [ ]?{any_of(_SIGNS)}\b | [ ]?m(?=[ ](?:miles?|km|kilomet)) )?
  | \b(?>{WORDS})\b
)"""

_DIGITS: Final = re.compile(
    rf"(?P<digits>[\d.,'’\s]*\d)(?P<mark>{VULGAR}?)(?:(?P<power>{_POWER})|[ -]?(?P<scale>[a-z]+))?",
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED: Final = re.compile(r"(?<=\d)[,'’\s](?=\d{3}(?!\d))")
_POINTS: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
ONE_POINT: Final = re.compile(r"(?P<whole>[1-9]\d{0,2})\.(?P<rest>\d{3})")
"""Three digits behind one point: a decimal, or thousands as much of Europe and South America writes them."""

_NORMAL: Final = str.maketrans(_SUPERSCRIPTS, "0123456789")


def is_in_spaced_groups(words: str) -> bool:
    """Whether a number has its thousands apart by spaces: "2 800"."""
    return re.match(rf"\d{{1,3}}{_SPACE}\d{{3}}", words) is not None


def scale_of(words: str) -> float | None:
    """Return what the last word of a number multiplies by: 100 of "seven hundred", None of "seven"."""
    match = re.search(rf"(?:{SCALE}|(?<=\d)[ ]?(?:{any_of(_SIGNS)}|m))$", words, re.IGNORECASE)
    return None if match is None else _scale(match[0].strip())


def read_figure(words: str, *, points_group: bool = False) -> float:
    """Return the value of a number that `FIGURE` matched; `points_group`: the point of "2.800" parts thousands.

    Raises ValueError for what is no number.
    """
    match = _DIGITS.fullmatch(words.strip())
    if match is None:
        return read_number(words)
    digits = match["digits"]
    if _POINTS.fullmatch(digits) or (points_group and ONE_POINT.fullmatch(digits)):
        digits = digits.replace(".", "").replace(",", ".")
    else:
        # What is left after the groups were drawn together is the comma of a decimal.
        digits = _GROUPED.sub("", digits).replace(",", ".")
    value = float(digits) + (read_number(match["mark"]) if match["mark"] else 0.0)
    if match["power"]:
        value *= 10.0 ** int(re.split(r"10(?=[\^⁰-⁹¹²³])|e", match["power"].lower())[-1].strip("^ ").translate(_NORMAL))
    return value * (_scale(match["scale"]) if match["scale"] else 1.0)


def _scale(word: str) -> float:
    low = word.lower()
    return float(_SIGNS[low] if low in _SIGNS else 1e6 if low == "m" else read_number(low))
