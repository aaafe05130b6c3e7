"""Where, when and by which agency a report was filed, as it stands before its first sentence.

"NAIROBI, Kenya, March 5 (AP) - ", "PARIS/LYON (Reuters) –", "GENEVA | 12 May 2024 |", "Athens, 3 May —", "(AP) —",
"MOSCOW. May 4 (Interfax) -", "Tehran, May 4, IRNA –", "Dec 30 (Reuters) -", a place in capitals on a line of its own.
What stands in capitals needs nothing else; a place written as any other needs a day or an agency beside it. A dateline
is recognised as a whole or not at all, and a sentence begins after it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from geo.lexicon import CalendarName, any_of, classes, word_list, word_set
from geo.model import Dateline
from geo.text.lines import PARAGRAPH_END
from geo.text.times import DAY_NUMBER, MONTH, SHORT_WEEKDAY, WEEKDAY, YEAR, ZONE_NAME, month_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST: Final = 120
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_SMALL: Final = any_of(word.lower() for month in classes("months", CalendarName).values() for word in month.words)
_MONTH: Final = rf"(?:{MONTH}|{_SMALL}\b)"
_WEEKDAY: Final = rf"(?i:{WEEKDAY}|{SHORT_WEEKDAY})"
_PARTICLE: Final = any_of(word_list("name_particles"))
_CAPITALS: Final = rf"[{_UPPER}][{_UPPER}.'’]+(?:[ -](?:{_PARTICLE}[ -])?[{_UPPER}][{_UPPER}.'’]*)*"
_NAME: Final = rf"[{_UPPER}][\w'’.]+(?:[ -](?:{_PARTICLE}[ -])?[{_UPPER}][\w'’.]+){{0,3}}"
_DASH: Final = r"[ ]?(?:--|[-–—_])(?=[ ]|$)"
_WIRE: Final = rf"(?:{any_of(word_list('datelines', 'agency'))}|[\w-]+[.][a-z]{{2,4}})\b"
_REGION: Final = rf"(?:,[ ](?!{_MONTH}|(?:{_WEEKDAY})\b|{_WIRE}{_DASH})(?:in[ ](?:the[ ])?)?{_NAME})?"
_MORE: Final = r"(?:/|,?[ ]and[ ]|[ ]&[ ])"
_DATE: Final = rf"""
    (?P<date> (?:{_WEEKDAY},?[ ])?
      (?: {_MONTH}[ ]{DAY_NUMBER}\b(?:[ ]?,?[ ]{YEAR}\b)?
        | {DAY_NUMBER}[ ]{_MONTH}(?:,?[ ]{YEAR}\b)?
        | \d\d?\.\d\d?\.{YEAR}\b ) )"""
_AGENCY: Final = rf"""
    (?: \( (?P<agency>[^\W\d_][^(),\n]{{1,39}}) \)
      | /(?P<wire>[{_UPPER}][\w ]{{2,29}})/
      | ,[ ](?P<named>{_WIRE}) )"""
_BOTH: Final = rf"\((?:(?P<first>[^\W\d_][^(),\n]{{1,39}}),[ ]{_DATE}|{_DATE.replace('<date>', '<day>')})\)"
"""Agency and day in one bracket, or the day alone."""

_BAR: Final = r"[ ]?\|"
_END: Final = rf"(?:{_DASH}|{_BAR})"
_THEN: Final = rf"(?:,[ ]|[ ]\|[ ]|(?P<loose>[.:][ ]|{_DASH}[ ]))"
"""What stands between the place and the day."""

_ABOARD: Final = rf"(?:{any_of(word_list('datelines', 'aboard'))})[ ]{_CAPITALS}{_REGION}"
_PLACE: Final = rf"{_CAPITALS}{_REGION}"
_PLACES: Final = rf"{_PLACE}(?:{_MORE}{_PLACE}){{0,3}}"
_OTHER: Final = rf"(?!{_MONTH}|(?:{_WEEKDAY})\b){_NAME}{_REGION}"
"""A place that is not written in capitals."""

_MARK: Final = re.compile(r"[-–—_|/:(\n]")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """The forms of datelines, compiled when a text may begin with one."""
    forms = (
        rf"{_ABOARD}(?:,[ ]{_DATE})?(?:[ ]{_AGENCY})?{_DASH}",
        rf"(?P<where>{_PLACES})[ ]{_BOTH}(?:{_END}|[ ]?:(?=[ ]))",
        rf"(?P<where>{_PLACES})(?:{_THEN}{_DATE})?(?:,?[ ]?{_AGENCY})?(?:{_END}|[ ]?:(?=[ ]))",
        rf"(?P<where>{_PLACE}),[ ]{_DATE}[.]?[ ]?{_AGENCY}[.]?(?=[ ])",
        rf"(?P<where>{_OTHER})(?:,[ ]|[ ]\|[ ]){_DATE}(?:[ ]?{_AGENCY})?{_END}",
        rf"(?P<where>{_OTHER})(?P<loose>[ ]){_BOTH}(?:{_END}|:(?=[ ]))",
        rf"(?P<where>{_OTHER})(?P<loose>[.:][ ]|{_DASH}[ ]){_DATE}(?:[ ]?{_AGENCY})?(?:{_END}|:(?=[ ]))",
        rf"(?P<where>{_OTHER}),?[ ]?{_AGENCY}{_DASH}",
        rf"{_DATE}(?P<loose>,[ ]|{_DASH}[ ])(?P<where>{_PLACE}|{_OTHER})(?:[ ]{_AGENCY})?{_DASH}",
        rf"(?:{_DATE}[ ])?{_AGENCY}{_DASH}",
        rf"(?P<where>{_PLACE})(?=\n|$)",
    )
    return tuple(re.compile(form, re.VERBOSE) for form in forms)


_FIGURES: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})$")
_GOES_ON: Final = re.compile(rf"\s*[“‘\"'(\[]*(?:[{_UPPER}\d]|$)")
_SEVERAL: Final = re.compile(_MORE)
_LABELS: Final = word_set("page_furniture", "section", "label") | word_set("datelines", "label")
_KIND: Final = re.compile(
    rf"(?:(?:{any_of(map(str.upper, word_list('datelines', 'label')))})(?:[ ]?\d{{1,2}})?[ ]?(?:--|[-–—:|])[ ]?)+(?=\w)"
)
_CLOCK: Final = re.compile(
    rf"""\d{{1,2}}[:.]\d\d(?:[ ]?[ap]\.?m\b\.?)?(?:[ ]\(?{ZONE_NAME}\)?)?(?:[ ]?[-–—:|][ ]|[ ])
    (?!{WEEKDAY}|{MONTH})(?=[{_UPPER}“"][^\n]*[{_UPPER}]?[a-z])""",
    re.VERBOSE,
)
"""The time that an entry of a live blog begins with."""


def after_label(text: str) -> Iterator[int]:
    """Yield where a paragraph goes on after what stands before its first sentence and is no dateline.

    So does the kind of a report, "UPDATE 2-Envoy leaves Geneva", and the time of an entry, "09.15 IST The envoy left".
    """
    start = 0
    for paragraph in text.split(PARAGRAPH_END):
        if label := _KIND.match(paragraph) or _CLOCK.match(paragraph):
            yield start + label.end()
        start += len(paragraph) + len(PARAGRAPH_END)


def find_datelines(text: str, is_place: Callable[[str], bool] = bool) -> Iterator[Dateline]:
    """Yield the datelines of a text in plain typography, each at the beginning of a paragraph.

    `is_place` tells whether a name in capitals, with nothing else beside it, is one of a place.
    """
    start = 0
    for paragraph in text.split(PARAGRAPH_END):
        begins = start + len(paragraph) - len(paragraph.lstrip())
        head = text[begins : min(begins + _LONGEST, start + len(paragraph))]
        for form in _forms() if _MARK.search(head) or head[:2].isupper() else ():
            match = form.match(head)
            if match and _GOES_ON.match(text, begins + match.end()) and (found := _dateline(match, begins, is_place)):
                yield found
                break
        start += len(paragraph) + len(PARAGRAPH_END)


def _dateline(match: re.Match[str], start: int, is_place: Callable[[str], bool]) -> Dateline | None:
    said = match.groupdict()
    where, day = said.get("where"), said.get("date") or said.get("day")
    agency = next((words for kind in ("agency", "wire", "named", "first") if (words := said.get(kind))), None)
    places = tuple(map(_without_stop, _SEVERAL.split(where))) if where else ()
    if any(place.lower() in _LABELS for place in places):
        return None
    alone = not day and not agency
    if (alone or said.get("loose")) and not all(is_place(place.split(",")[0]) for place in places):
        return None
    return Dateline(start=start, end=start + match.end(), places=places, date=_day(day) if day else None, agency=agency)


def _without_stop(place: str) -> str:
    """Return a place without the full stop before its day: "MOSCOW. May 4"; "D.C." keeps its own."""
    return place[:-1] if place.endswith(".") and place.count(".") == 1 else place


def _day(words: str) -> str | None:
    """Return a day as ISO 8601, "--03-05" where its year is not said; None where there is no such day."""
    if figures := _FIGURES.search(words):
        return _iso(int(figures[3]), int(figures[2]), int(figures[1]))
    month, year = re.search(_MONTH, words, re.VERBOSE), re.search(rf"{YEAR}$", words, re.VERBOSE)
    number = re.search(r"\d{1,2}", words[: year.start()] if year else words)
    if month is None or number is None:
        return None
    day = _iso(int(year[0]) if year else 2024, month_number(month[0]), int(number[0]))
    return day if year or day is None else f"-{day[4:]}"


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
