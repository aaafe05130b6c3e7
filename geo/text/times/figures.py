"""Four figures that name no year: they count ("more than 1800 arrived"), price, or number a house or a telephone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list
from geo.text.times.clock_figures import stands_in_timetable

if TYPE_CHECKING:
    from datetime import date


def _words(*names: str) -> str:
    return any_of(word_list("counts", *names))


_REACH = 40  # characters: how far back the word that prices a figure stands
_BACK, _AHEAD = 5, 1  # years before and after publication that are spoken of without "in": "2020 left many poor"
_APART = 10  # years: the most that two beside each other, the heads of a table's columns, are apart
_BESIDE = 12  # characters: how far a neighbour of a number reaches

_HEDGED = re.compile(rf"\b{_words('hedge')}[ ]$", re.IGNORECASE)
_SUMMED = re.compile(rf"\b{_words('sum')}[ ](?:of|is|was)[ ]$|\bpopulation,?[ ]$", re.IGNORECASE)
_PRICED = re.compile(rf"\b{_words('price', 'close')}\b", re.IGNORECASE)
_OF = re.compile(r"\bof[ ]$", re.IGNORECASE)
_AT = re.compile(r"\bat[ ]$", re.IGNORECASE)
_STOPS = re.compile(r"[.,;:!?)\n]|$|[ ](?:and|on|but|from|to|with|after|before|while|when|the|he|she|it|they)\b")
_DATED_WORD = re.compile(rf"\b{_words('year_before')}[ -]$|\b\d{{4}}[ ]and[ ]$", re.IGNORECASE)
_SINCE_HEDGED = re.compile(rf"\b{_words('year_before')}[ ](?:at[ ]least|{_words('hedge')})[ ]$", re.IGNORECASE)
# "London 2012", but no first word of a sentence: "About 1600 crossed".
_NAMED_EVENT = re.compile(r"[\w,][ ](?-i:[A-Z])[a-z]\w*[ ]$|^(?:The|At|For)[ ][A-Z]\w+[ ]$")
_LED = re.compile(r"(?:['’]s?|\b(?:the|an?|one|each|every|its|his|her|their|our|this|that|last))[ ]$", re.IGNORECASE)
# "Between 1500 and 1800 fled", but "those killed between 2001 and 2003 were".
_SUBJECT = r"(?:^|[.,;:!?\n“\"][ ]?|\b(?:and|but|that|say|said|all)[ ])"
_RANGE = re.compile(rf"{_SUBJECT}(?:between|from)[ ](?:\d{{4}}[ ](?:and|to)[ ])?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:between|from)[ ](?:\d{4}[ ](?:and|to)[ ])?$", re.IGNORECASE)
_DEED = re.compile(rf"[ ](?:had[ ])?{_words('deed')}\b(?!-)")
_PRESENT_DEED = re.compile(rf"[ ]{_words('present_deed')}[ ](?:in|on|to|from|for|against|through|across)\b")
_BEGINS = re.compile(r"(?:^|[.!?][ ]|\n)$")
_SEVERAL = re.compile(rf"[ ]{_words('several')}\b")
_STATE = re.compile(rf"[ ](?:(?:were|are|reported)[ ])?(?:{_words('state')}|on[ ]board)\b")
_NOUN = re.compile(rf"[ ](?:[a-z]+[ ])?{_words('noun')}\b")
_COUNTED = re.compile(rf"[ ]{any_of(word_list('counted_nouns'))}\b")
_NEXT = re.compile(r"[ ](?:to|and|or)[ ](?P<number>\d{4})(?![\d.,:]\d|\d)")
_STREET = re.compile(rf"[ ](?:[NSEW]\.?[ ])?(?:[A-Z][\w.'’]*[ ]){{1,3}}{_words('street')}\b")
_NUMBER_AFTER = re.compile(r"[ ](\d{3,})\b")
_NUMBER_BEFORE = re.compile(r"(?<![\d.,])(\d{3,})[ ]$")


def is_figure(text: str, start: int, end: int, *, near: date | None) -> bool:
    """Whether the four figures at start..end count or number something; `near` is the day of publication."""
    before, year = text[max(0, start - _REACH) : start], int(text[start:end])
    spoken_of = near is not None and -_BACK <= year - near.year <= _AHEAD
    dated = _is_dated(before)
    if stands_in_timetable(before):
        return True
    if _AT.search(before):
        # A time by the clock, or a price: a year's prices and games are named ("at 1989 prices").
        return bool(_STOPS.match(text, end) or _STREET.match(text, end) or (not spoken_of and _PRICED.search(before)))
    if not dated and _is_counted(text, before, end, spoken_of=spoken_of):
        return True
    if _OF.search(before) and _STATE.match(text, end):
        return True
    if _SUMMED.search(before) or (not dated and not _LED.search(before) and _STREET.match(text, end)):
        return True
    if not dated and _begins_count(text, before, end, spoken_of=spoken_of):
        return True
    return not dated and _stands_beside_number(text, start, end, year)


def _is_dated(before: str) -> bool:
    """Whether the words before four figures make them a year: "in 1998", "1998 and 1999", "London 2012"."""
    if _FROM.search(before):
        return _RANGE.search(before) is None
    return any(pattern.search(before) for pattern in (_DATED_WORD, _NAMED_EVENT, _SINCE_HEDGED))


def _begins_count(text: str, before: str, end: int, *, spoken_of: bool) -> bool:
    """Whether a range of counts begins there: "1500 to 1800 people", "between 1500 and 1800 fled"."""
    following = _NEXT.match(text, end)
    if following is None or _LED.search(before):
        return False
    if _counts_after(text, following.end()) or _HEDGED.search(before):
        return True
    return not spoken_of and _DEED.match(text, following.end()) is not None


def _is_counted(text: str, before: str, end: int, *, spoken_of: bool) -> bool:
    """Whether the words after four figures, or a hedge before them, count them."""
    hedged, deed = _HEDGED.search(before), _DEED.match(text, end)
    if _SEVERAL.match(text, end) or _STATE.match(text, end) or (hedged and (deed or not spoken_of)):
        return True
    if _PRESENT_DEED.match(text, end) and _BEGINS.search(before):
        deed = _PRESENT_DEED.match(text, end)
    return bool((deed and not spoken_of) or (_NOUN.match(text, end) and not _LED.search(before)))


def _counts_after(text: str, end: int) -> bool:
    return any(pattern.match(text, end) for pattern in (_NOUN, _COUNTED, _STATE, _SEVERAL))


def _stands_beside_number(text: str, start: int, end: int, year: int) -> bool:
    """Whether it is a part of a longer number, as of a telephone: "020 1946 2014"."""
    others = (_NUMBER_AFTER.match(text, end), _NUMBER_BEFORE.search(text, max(0, start - _BESIDE), start))
    return any(other and abs(int(other[1]) - year) > _APART for other in others)
