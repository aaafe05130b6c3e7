"""How a text tells its journey: its title and lead, and what its words say of two sightings told one after the other.

Stories are rarely told in order: news says first what came of it and then goes back, a title names both ends of a way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geo.lexicon import TimeUnit, any_of, classes, word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from geo.journey.itinerary.sighting import Sighting
    from geo.journey.itinerary.visit import Visit
    from geo.model import Span

_SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]*\s|\n")
_STOP_AT_END: Final = re.compile(r"[.!?:][\"”’)]*\s*$")
_NEW_SENTENCE: Final = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“])")
_LINE: Final = re.compile(r"[^\n]+")
_LEAST_LEAD: Final = 60
"""Characters of the shortest paragraph with a sentence that is a lead, and no line about the article."""

_LONGEST_SENTENCE: Final = 400
_LONGEST_DATE: Final = timedelta(days=40)
_NEAR: Final = 80
_SENTENCE_HEAD: Final = 150


def _words(*names: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(word_list('narration', *names))}\b", re.IGNORECASE)


_AFTER, _EARLIER, _THEN, _ON_THE_WAY = _words("after"), _words("earlier"), _words("then"), _words("on_the_way")
_ONSET = _words("onset")
_NEXT_CLAUSE: Final = re.compile(r"\b(?:and|then|but)\b|;")
"""What parts "started in Lyon" from "and cycled to Turin"."""

_IS_NOW: Final = re.compile(
    rf"(?:\b(?:am|is|are)|['’](?:m|s|re)) (?:[\w’'-]+ ){{0,4}}?{any_of(word_list('narration', 'now'))}\b", re.IGNORECASE
)
_GREETING: Final = re.compile(rf"\b{any_of(word_list('narration', 'greeting'))} from\b", re.IGNORECASE)
_UNITS: Final = [word for unit in classes("time_units", TimeUnit).values() for word in (*unit.words, unit.plural)]
_LONG_AFTER: Final = re.compile(rf"\b{any_of(_UNITS)} after\b", re.IGNORECASE)
_FROM: Final = re.compile(r"(?:^|\bfrom|[:–—-])\W*$", re.IGNORECASE)
_TO: Final = re.compile(r"\bto\b")
_BESIDE: Final = 12
"""Characters beside the words for an event in which an adverb of it stands."""

_HAD: Final = re.compile(r"\bhad\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\W*before\b", re.IGNORECASE)
_HAVING: Final = re.compile(rf"\W*(?:{any_of(word_list('narration', 'after'))}|having)\b", re.IGNORECASE)
_BACK: Final = re.compile(rf"\b{any_of(word_list('narration', 'back'))} (?:home )?(?:to|in|at|into)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """From one telling to the next of another visit: the numbers of both visits, and what the words say of them."""

    first: int
    then: int
    clue: str


@dataclass(frozen=True)
class NarratedDate:
    """The moment of the date that a text told last; whether in the same sentence, and of what came right after."""

    moment: datetime
    near: bool
    tied: bool = False


@dataclass(frozen=True)
class _Told:
    visit: int
    sighting: Sighting
    span: Span


@dataclass(frozen=True)
class Narration:
    """A text with the visits that it tells of, in no order yet."""

    text: str
    visits: Sequence[Visit]

    @cached_property
    def title_end(self) -> int:
        """Where the title ends that stands in the text's first line; 0 without one."""
        lines = self._head
        return lines[0].end() if len(lines) > 1 and not _STOP_AT_END.search(lines[0].group()) else 0

    @cached_property
    def lead_end(self) -> int:
        """Where the first sentence ends that is no title."""
        first = next(
            (
                m
                for m in self._head
                if m.start() >= self.title_end and len(m.group()) > _LEAST_LEAD and "." in m.group()
            ),
            None,
        )
        if first is None:
            return self.title_end
        end = _NEW_SENTENCE.search(first.group())
        return first.start() + (end.end() if end else len(first.group()))

    @cached_property
    def _head(self) -> list[re.Match[str]]:
        return [m for m, _ in zip(_LINE.finditer(self.text), range(12), strict=False)]

    @cached_property
    def told(self) -> list[_Told]:
        """Each telling of each visit, in the order of the text."""
        told = [_Told(i, s, span) for i, visit in enumerate(self.visits) for s in visit.sightings for span in s.at]
        return sorted(told, key=lambda t: (t.span.start, t.sighting.order, t.sighting.part == "goal"))

    @cached_property
    def dates(self) -> dict[int, NarratedDate]:
        """The date last told before each visit, of its tellings that which stands nearest to a date."""
        dated = [t for t in self.told if t.sighting.part != "goal" and _is_day(t.sighting)]
        found: dict[int, NarratedDate] = {}
        last = dated[0] if dated else None
        for told in self.told if dated else ():
            if told.sighting.part != "goal" and _is_day(told.sighting):
                last = told
            elif told.sighting.to_come:
                continue
            if last is not None and last is not told and self._is_long_after(last, told):
                continue
            moment, known = last.sighting.moment if last else None, found.get(told.visit)
            near = last is not None and (last is told or self._one_sentence(*sorted((last, told), key=_start)))
            if moment is not None and (known is None or (near and not known.near and not told.sighting.to_come)):
                found[told.visit] = NarratedDate(moment, near, near and told.sighting.extracted.anterior)
        return found

    def _is_long_after(self, last: _Told, told: _Told) -> bool:
        """Say whether a date is told to be long after a visit: "on Saturday, nine days after it left Antwerp"."""
        near = last.span.end <= told.span.start and self._one_sentence(last, told)
        return near and _LONG_AFTER.search(self.text, last.span.start, told.span.start) is not None

    def steps_from(self, numbers: Iterable[int]) -> Iterator[Step]:
        """Yield what the words say of each two tellings that follow each other, the first of these visits."""
        return (step for number in numbers for step in self._steps.get(number, ()))

    @cached_property
    def _steps(self) -> dict[int, list[Step]]:
        found: dict[int, list[Step]] = {}
        for step in self._all_steps():
            found.setdefault(step.first, []).append(step)
        return found

    def _all_steps(self) -> Iterator[Step]:
        goal: _Told | None = None
        for first, then in pairwise(self.told):
            if first.visit == then.visit:
                continue
            clue = self._clue(first, then)
            yield Step(first.visit, then.visit, clue)
            if clue == "on_the_way":
                goal = first
            elif goal is not None and clue == "same_sentence" and self._one_sentence(goal, then):
                # "From A to B, stopping in C and D": D lies before B as well.
                if goal.visit != then.visit:
                    yield Step(goal.visit, then.visit, "on_the_way")
            else:
                goal = None

    def _clue(self, first: _Told, then: _Told) -> str:
        same = self._one_sentence(first, then)
        between = self.text[first.span.end : then.span.start]
        head = self.text[self.sentence_start(then.span.start) : then.span.end]
        words = self.text[first.span.start : then.span.end] if same else head[:_SENTENCE_HEAD]
        if first.sighting.extracted is then.sighting.extracted:
            return "one_event"
        if same and _BEFORE.match(self.text, self.sentence_start(first.span.start)):
            return "before"
        if same and _AFTER.search(between) and not _HAVING.match(head):
            return "after"
        if same and first.sighting.part in {"goal", "place"} and self._lies_between(first, then):
            return "on_the_way"
        if then.sighting.extracted.anterior and not first.sighting.extracted.anterior and not _HAVING.match(head):
            return "past_perfect"
        if _EARLIER.search(between[-_NEAR:] if same else words):
            return "earlier"
        if then.sighting.part == "origin" != first.sighting.part and not self._looks_ahead(self.visits[then.visit]):
            return "left_in_sentence" if same else "left"
        if same:
            return "then" if _THEN.search(words) else "same_sentence"
        return "next"

    def _lies_between(self, first: _Told, then: _Told) -> bool:
        start = first.span.end if first.span.end < then.span.end else first.span.start
        return _ON_THE_WAY.search(self.text, start, then.span.end) is not None

    def _one_sentence(self, first: _Told, then: _Told) -> bool:
        return _SENTENCE_END.search(self.text, first.span.start, then.span.start) is None

    def sentence_start(self, position: int) -> int:
        """Return where the sentence begins that a position is in."""
        start = max(0, position - _LONGEST_SENTENCE)
        return max((m.end() for m in _SENTENCE_END.finditer(self.text, start, position)), default=start)

    def _from_to(self, first: _Told, then: _Told) -> bool:
        """Say whether a title goes from the one to the other: "Lyon to Turin", and not "Through Lyon to Turin"."""
        if first.sighting.part == "origin":
            return True
        before, between = self.text[: first.span.start], self.text[first.span.start : then.span.end]
        return _FROM.search(before) is not None and _TO.search(between) is not None

    @cached_property
    def reached_before(self) -> dict[int, int]:
        """For each visit that which was told to be reached last before it, if it was not left since."""
        found: dict[int, int] = {}
        reached: int | None = None
        seen: set[int] = set()
        for told in self.told:
            if told.visit not in seen and reached is not None and told.visit != reached:
                found[told.visit] = reached
            seen.add(told.visit)
            if told.sighting.part == "origin":
                reached = None if told.visit == reached else reached
            elif told.sighting.part != "way":
                reached = told.visit if told.sighting.reaches else None
        return found

    @cached_property
    def title_ends(self) -> tuple[int, int] | None:
        """The visits between which the title has the whole way: "Lyon to Turin by bike"."""
        for first, then in pairwise(t for t in self.told if t.span.start < self.title_end):
            if first.visit != then.visit and then.sighting.part != "origin" and self._from_to(first, then):
                return first.visit, then.visit
        return None

    def begins(self, visit: Visit) -> bool:
        """Say whether words for a beginning tell of a visit."""
        onsets = ((m, a) for _, _, a in visit.spans for m in _ONSET.finditer(self.text, a.start, a.end))
        return any(_NEXT_CLAUSE.search(self.text, onset.end(), span.end) is None for onset, span in onsets)

    @cached_property
    def _onset(self) -> tuple[int, int] | None:
        """Where words for a beginning stand first, and the number of the visit that they tell of."""
        return min(((v.spans[0][0], n) for n, v in enumerate(self.visits) if self.begins(v)), default=None)

    def goes_on_from_onset(self, visit: Visit) -> bool:
        """Say whether the text has told before where the journey began, so that who left a place had come there."""
        if self._onset is None or self.visits[self._onset[1]] is visit:
            return False
        return visit.spans[0][0] > self._onset[0] and not any(s.extracted.anterior for s in visit.sightings)

    def _looks_ahead(self, visit: Visit) -> bool:
        return visit.again or self.goes_on_from_onset(visit)

    def goes_on(self, visit: Visit) -> bool:
        """Say whether the traveller is there as the text is written: "we are now in Riga"."""
        spans = [(max(0, a.start - _BESIDE), a.end) for _, _, a in visit.spans]
        if any(_IS_NOW.search(self.text, start, end + _BESIDE) for start, end in spans):
            return True
        if any(_GREETING.search(self.text, start, end) for start, end in spans):
            return True
        if not all(s.extracted.now or s.arrives for s in visit.sightings):
            return False
        # A title tells in the present what has happened.
        return any(s.extracted.now and s.at[0].start >= self.title_end for s in visit.sightings)

    def in_past_perfect(self, visit: Visit) -> bool:
        """Say whether each sentence that tells of a visit has "had" before it: "the cat he had found in Riga"."""
        return all(self._had(span) for _, _, span in visit.spans)

    def _had(self, span: Span) -> bool:
        start = self.sentence_start(span.start)
        return _HAD.search(self.text, start, span.end) is not None and _HAVING.match(self.text, start) is None


def _start(told: _Told) -> int:
    return told.span.start


def _is_day(sighting: Sighting) -> bool:
    """Say whether a sighting is dated closely enough to date what is told after it."""
    when = sighting.when
    if when is None or when.earliest is None or when.latest is None:
        return when is not None and sighting.moment is not None
    return when.latest - when.earliest <= _LONGEST_DATE


def is_return(sighting: Sighting, text: str) -> bool:
    """Say whether the words have the traveller come back."""
    if sighting.extracted.event.type == "return":
        return True
    return sighting.part in {"place", "goal"} and any(_BACK.search(text, a.start, a.end) for a in sighting.at)
