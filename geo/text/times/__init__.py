"""Time expressions: `find_times` reads a text's dates, times, durations and sets as TIMEX3 with intervals."""

from __future__ import annotations

from geo.text.times.find import find_times
from geo.text.times.patterns import DAY_NUMBER, MONTH, SHORT_WEEKDAY, WEEKDAY, YEAR, ZONE_NAME, month_number
from geo.text.times.rule_books import time_rules
from geo.text.times.tense import Tense

__all__ = [
    "DAY_NUMBER",
    "MONTH",
    "SHORT_WEEKDAY",
    "WEEKDAY",
    "YEAR",
    "ZONE_NAME",
    "Tense",
    "find_times",
    "month_number",
    "time_rules",
]
