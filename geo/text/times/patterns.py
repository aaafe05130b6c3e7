"""The words of dates: months, weekdays, units, parts of the day, zones (hours east of UTC), and patterns of them.

Patterns are written for `re.VERBOSE | re.IGNORECASE`; names that English capitalises must be capitalised.
"""

from __future__ import annotations

MONTHS = {
    name: index + 1
    for index, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        )
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: index + 1
    for index, names in enumerate(
        "monday mon|tuesday tues tue|wednesday wed|thursday thurs thu|friday fri|saturday sat|sunday sun".split("|")
    )
    for name in names.split()
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "WE", "week": "W",
    "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C", "centurie": "C",
}  # fmt: skip
PARTS = {
    "early morning": "MO", "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midday": "MI",
    "afternoon": "AF", "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "night": "NI",
    "overnight": "NI",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ORDINALS = {
    word: index + 1 for index, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth 4th"))
    for word in words.split()
}  # fmt: skip
DECADES = {
    word: value for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}  # fmt: skip

MONTH = (
    r"(?:(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|AUG|SEPT|OCT|NOV|DEC)\b\.?)"
)
WEEKDAY = (
    r"(?:(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)\b|(?-i:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat)\.)"
)
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)"
UNITS_PLURAL = (
    r"(?:seconds|minutes|hours|days|nights|weeks|weekends|fortnights|months|quarters|years|decades|centuries)"
)
PART = r"(?:morning|afternoon|evening|night)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
SOME = r"(?:several|a[ ]few|few|many|a[ ]couple[ ]of|a[ ]number[ ]of|countless|some)"
ZONES = {
    "gmt": 0, "utc": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "moscow time": 3, "kst": 9, "jst": 9,
}  # fmt: skip
ZONE = (
    r"(?:[ ]?\(?(?:[ECMP][SD]?T|GMT|UTC|CET|CEST|BST|EEST|EET|KST|JST|MSK|local[ ]time|Moscow[ ]time"
    r"|Eastern(?:[ ]time)?)\b\)?)"
)


def month_number(word: str) -> int:
    """Return 1..12 for "Sept." or "September"."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """Return 1 (Monday) .. 7 for "Thurs." or "Thursday"."""
    return WEEKDAYS[word.lower().rstrip(".")]


def unit_code(word: str) -> str:
    """Return the ISO code of a unit, "TM" for minutes; plural or not."""
    return UNITS[word.lower().removesuffix("s")]
