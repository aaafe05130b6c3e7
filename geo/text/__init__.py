"""The words of an article: tokens, names and parses (spaCy), numbers, quantities, and times (`geo.text.times`)."""

from __future__ import annotations

from geo.text.language import language_version, load_language, parse, parse_all, read
from geo.text.numbers import NUMBER, read_number
from geo.text.quantities import find_quantities, unit_in_km
from geo.text.times import DAY_NUMBER, MONTH, SHORT_WEEKDAY, WEEKDAY, YEAR, find_times, month_number, time_rules

__all__ = [
    "DAY_NUMBER",
    "MONTH",
    "NUMBER",
    "SHORT_WEEKDAY",
    "WEEKDAY",
    "YEAR",
    "find_quantities",
    "find_times",
    "language_version",
    "load_language",
    "month_number",
    "parse",
    "parse_all",
    "read",
    "read_number",
    "time_rules",
    "unit_in_km",
]
