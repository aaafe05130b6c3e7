"""The words of an article: tokens, names and parses (spaCy), numbers, quantities, and times (`geo.text.times`)."""

from __future__ import annotations

from geo.text.clause_tense import read_times
from geo.text.datelines import find_datelines
from geo.text.kept import read_once
from geo.text.language import is_word, language_version, load_language, parse, parse_all, read
from geo.text.normal import Normal, normalise, paragraph_spans, plain_lines
from geo.text.numbers import NUMBER, read_number
from geo.text.quantities import find_quantities
from geo.text.times import DAY_NUMBER, MONTH, SHORT_WEEKDAY, WEEKDAY, YEAR, find_times, month_number, time_rules

__all__ = [
    "DAY_NUMBER",
    "MONTH",
    "NUMBER",
    "SHORT_WEEKDAY",
    "WEEKDAY",
    "YEAR",
    "Normal",
    "find_datelines",
    "find_quantities",
    "find_times",
    "is_word",
    "language_version",
    "load_language",
    "month_number",
    "normalise",
    "paragraph_spans",
    "parse",
    "parse_all",
    "plain_lines",
    "read",
    "read_number",
    "read_once",
    "read_times",
    "time_rules",
]
