"""What dates a paragraph from above: a clock or a day on a line of its own, in live blogs, diaries and itineraries.

"10:15", "23:50 Tuesday" and "09.15 IST The minister left …" date what is told up to the next such line, where the
sentence has no time of its own. A day alone does so only where another one follows, and the line that dates the article
never does: below a title it is the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import ByOffset, TimeArgument
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.journey.events.draft import Draft
    from geo.model import Article, TimeRef

_PARAGRAPH: Final = re.compile(r"[^\n]+")
_LONGEST: Final = 60
"""A longer line is no heading."""

_REACH: Final = 3_000
"""Over how many characters a heading dates what is told."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR: Final = re.compile(r"\b(?:1[6-9]|20|21)\d\d\b")
_BESIDE: Final = re.compile(
    rf"(?:[\s,;:|/•·*()\[\]–—-]|\b(?:{any_of(word_list('page_furniture', 'beside_time'))})\b|\bday \d{{1,3}}\b)*",
    re.IGNORECASE,
)
_LEADS: Final = re.compile(r"\s?[:|–—-]\s|\s(?=[A-Z“\"])")
_AGO: Final = re.compile(r"\W*\d{1,2} ?(?:h|m|min|hrs?|hours?|mins?|minutes?) ago\b", re.IGNORECASE)
_WORD: Final = re.compile(r"\w+")
_CLOSING: Final = "”’\"')"
_FEW_WORDS: Final = 3
_INSERTED: Final = frozenset({"relcl", "acl", "pcomp"})


@dataclass(frozen=True)
class Heading:
    """A line that dates what follows it, from `start` on; without a `time` it only ends what the one before dates."""

    start: int
    time: TimeRef | None
    by_clock: bool = False
    to_come: bool = False
    """Whether it is a day after that of publication."""

    stamped: bool = False
    """Whether it has a year and stands above all prose, where the day of publication stands."""


def find_headings(article: Article, times: Sequence[TimeRef]) -> tuple[list[Heading], list[TimeRef]]:
    """Return the headings that date what follows, in order, and the times of the article's text, `times` before.

    A clock that is all a heading says is on the day of the heading above it, else on that of publication.
    """
    found = list(_headings(article.text, ByOffset(t for t in times if t.type in {"DATE", "TIME"})))
    day = article.published.isoformat() if article.published else None
    moved = _on_their_days(times, found, day)
    found = [h for h in found if not (day and h.stamped and h.time is not None and h.time.timex.startswith(day))]
    days = sum(not h.by_clock for h in found if h.time is not None)
    kept = [h for h in found if h.by_clock or h.time is None or days > 1]
    return [replace(h, to_come=_is_after(h, day)) for h in kept], moved


def _is_after(heading: Heading, day: str | None) -> bool:
    named = _DAY.match(heading.time.timex) if heading.time is not None and not heading.by_clock else None
    return bool(day and named and named[0] > day)


def _headings(text: str, times: ByOffset[TimeRef]) -> Iterator[Heading]:
    in_prose = False
    for paragraph in _PARAGRAPH.finditer(text):
        start, words = paragraph.start(), paragraph[0]
        if _AGO.match(words):
            yield Heading(start, None)
        elif head := _time_of(words, start, times):
            has_year = bool(_YEAR.search(words[:_LONGEST]))
            by_clock = head.type == "TIME" and "T" in head.timex and not has_year
            yield Heading(start, head, by_clock, stamped=has_year and not in_prose)
        in_prose = in_prose or _is_prose(words)


def _is_prose(words: str) -> bool:
    """Whether a paragraph is one of sentences: three words and more, with a full stop at its end."""
    ended = words.rstrip().rstrip(_CLOSING)[-1:] in {".", "!", "?"}
    return ended and sum(1 for _ in islice(_WORD.finditer(words), _FEW_WORDS)) == _FEW_WORDS


def _time_of(words: str, start: int, times: ByOffset[TimeRef]) -> TimeRef | None:
    """Return the time that a paragraph is headed by: all it says, or what leads its first sentence on."""
    own = times.within(start, start + min(len(words), _LONGEST))
    if not own or any(time.earliest is None for time in own):
        return None
    rest, at = "", 0
    for time in own:
        rest += words[at : time.start - start]
        at = time.end - start
    if len(words) <= _LONGEST and _BESIDE.fullmatch(rest + " " + words[at:]):
        return next((time for time in own if time.type == "TIME"), own[-1])
    first = own[0]
    led = _BESIDE.fullmatch(words[: first.start - start]) and _LEADS.match(words, first.end - start)
    return first if led and ("T" in first.timex or led[0].strip()) else None


def _on_their_days(times: Sequence[TimeRef], headings: Sequence[Heading], day: str | None) -> list[TimeRef]:
    """Return the times with each clock that is all a heading says on its day: between may be spoken of another."""
    days: dict[str, str] = {}
    for heading in headings:
        if heading.time is None:
            continue
        if not (heading.by_clock and heading.time.rule == "clock.alone"):
            day = match[0] if (match := _DAY.match(heading.time.timex)) else day
        elif day:
            days[heading.time.id] = day
    return [_on_day(time, days[time.id]) if time.id in days else time for time in times]


def _on_day(time: TimeRef, day: str) -> TimeRef:
    if time.timex.startswith(day) or time.earliest is None or time.latest is None:
        return time
    move = datetime.fromisoformat(day) - datetime.fromisoformat(time.timex[:10])
    return time.model_copy(update={
        "timex": day + time.timex[10:], "earliest": time.earliest + move, "latest": time.latest + move,
    })  # fmt: skip


def date_by_headings(drafts: Iterable[Draft], headings: Sequence[Heading], times: Sequence[TimeRef]) -> Iterator[Draft]:
    """Yield the drafts, those whose sentence has no time of its own dated by the heading above them.

    What had happened before and what a clause only adds are not dated by it; what is to come only by a day to come.
    """
    dated = ByOffset(time for time in times if time.type != "SET")
    starts = [heading.start for heading in headings]
    own = {heading.time.id for heading in headings if heading.time is not None}
    known = {time.id: time for time in times}
    for draft in drafts:
        begin = draft.sentence.offset
        at = bisect_right(starts, draft.sentence.start(draft.trigger)) - 1
        inside = dated.within(begin, begin + len(draft.sentence.text))
        free = not draft.times and all(time.id in own for time in inside)
        heading = headings[at] if at >= 0 and free and begin <= headings[at].start + _REACH else None
        if heading is not None and heading.time is not None and _is_told_by(draft, heading):
            yield replace(draft, times=(TimeArgument(known[heading.time.id], (draft.trigger.i,), "during"),))
        else:
            yield draft


def _is_told_by(draft: Draft, heading: Heading) -> bool:
    """Tell whether a draft tells, as the main thing that its sentence says, of what was when its heading was written.

    What is to come is under a day to come: "Friday: the envoy will fly to Oslo".
    """
    if draft.reading.future and not heading.to_come:
        return False
    return not (draft.prior or draft.anterior or draft.trigger.dep_ in _INSERTED or draft.type == "statement")
