"""Names that only look like times: "Sunday Times", "Theresa May", "Sheffield Wednesday", "6th October Bridge"."""

from __future__ import annotations

import re

from geo.lexicon import NamePart, any_of, classes, word_list
from geo.text.times.patterns import FLAGS, WEEKDAY

_PARTS = classes("names_with_times", NamePart).values()


def _standing(*where: str) -> str:
    return any_of(word for part in _PARTS if part.stands in where for word in part.words)


_AFTER = re.compile(rf"(?:['’]s)?[ ]?{_standing('after', 'after_place')}\b")
_BEFORE = re.compile(rf"\b(?:{_standing('before')}|[\w'’]+[ ]v\.?)[ ]$")
_FEAST = re.compile(r"(?:Good|Ash|Palm|Easter|Christmas|Boxing).*")
_OF_FEAST = re.compile(r"[ ](?:Agreement|Island|Rising|Rebellion)")
# "The 6th October Bridge", "the March 8 bloc": a day without its year, and what is named after it.
_DAY = re.compile(r"(?:[Tt]he[ ])?(?:\d{1,2}(?:st|nd|rd|th)?[ ][A-Z]\w+|[A-Z]\w+[ ]\d{1,2}(?:st|nd|rd|th)?)")
_AFTER_DAY = re.compile(rf"[ ]{_standing('after_day', 'after_place')}\b")
_BEFORE_DAY = re.compile(rf"\b{_standing('before_day')}[ ]$")
# "The March on Rome", but "the March on Monday".
_MARCH = re.compile(r"(?:[Tt]he[ ])?March")
_GOES_ON = re.compile(rf"[ ]on[ ](?!{WEEKDAY})(?-i:[A-Z])", FLAGS)
_CLUB = re.compile(rf"(?<!\b[Ii]n[ ])(?<!\b[Ii]n[ ]the[ ]){any_of(word_list('names_with_times', 'club'))}[ ]$")
_ROLE = re.compile(rf"[ ]{any_of(word_list('names_with_times', 'role'))}\b")
_BEGINS = re.compile(r"(?:^|[.!?]\s|\n)(?:The[ ])?$")
_HOUR = re.compile(r"Noon|Midnight|Midday")
_NAMED_AFTER_HOUR = re.compile(rf"[ ](?!{WEEKDAY})(?-i:[A-Z][a-z]+)", FLAGS)
_DATED = re.compile(rf"\b{any_of(word_list('given_names', 'before_time'))}[ ]$", re.IGNORECASE)
_REACH = 24  # characters: how far back what makes a name stands


def is_a_name(text: str, start: int, end: int) -> bool:
    """Whether the words that look like a time at start..end are a part of a name."""
    words, before = text[start:end], text[max(0, start - _REACH) : start]
    if _DAY.fullmatch(words) and (_AFTER_DAY.match(text, end) or _BEFORE_DAY.search(before)):
        return True
    if not words[:1].isupper():
        return False
    if _FEAST.fullmatch(words):
        return _OF_FEAST.match(text, end) is not None
    if _HOUR.fullmatch(words):
        # A sentence seldom begins with a bare hour, and "Midnight Oil" has a second capital.
        return _NAMED_AFTER_HOUR.match(text, end) is not None and not _DATED.search(before)
    if _MARCH.fullmatch(words) and _GOES_ON.match(text, end):
        return f"{before}{words}".lower().endswith("the march")
    if words == "Wednesday" and (_CLUB.search(before) or (_ROLE.match(text, end) and _BEGINS.search(before))):
        return True
    return bool(_AFTER.match(text, end) or _BEFORE.search(before))
