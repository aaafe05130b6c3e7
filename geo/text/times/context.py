"""What a rule may look at: the text round an expression, the publication date, the day last spoken of, the tense."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from geo.text.times.patterns import weekday_number
from geo.text.times.story import Story

Tense = Literal["past", "future"]


class Value(NamedTuple):
    """A TIMEX3 type and value; `relative` if a publication date would say more."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    timex: str
    relative: bool = False


FLAGS = re.VERBOSE | re.IGNORECASE
Build = Callable[[re.Match[str], "Context"], Value | None]
Rule = tuple[re.Pattern[str], Build]


def rule(pattern: str, build: Build) -> Rule:
    """Return a pattern (verbose, case ignored) with the function that gives the value of a match.

    An expression starts where a word does; said first, that spares the engine most of its attempts.
    """
    return re.compile(rf"(?<!\w)(?=\S)(?:{pattern})", FLAGS), build


_FUTURE = re.compile(
    r"\b(?:will|'ll|’ll|won't|won’t|shall|would|(?:may|might)(?! have\b)"
    r"|going to|due|scheduled|expected|expects?|plans?|planned|planning|slated"
    r"|set to|about to|aims?|intends?|hopes?|upcoming|expires?|deadline|prepar\w+|ahead of|invited"
    r"|(?:is|are|was|were|has|have|be) to|(?:is|are) (?!now\b)\w+ing)\b",
    re.IGNORECASE,
)
# A timetable speaks in the present: "the forum opens on Monday".
_TIMETABLE = re.compile(
    r"\b(?:arrives|begins|starts|opens|closes|ends|leaves|departs|travels|meets?|visits|takes|holds|returns|flies|sails"
    r"|runs|plays|faces)(?:\W+\w+){0,3}?\W+(?:on )?$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!will )(?<!would )(?<! to )(?<! be )(?<!may )(?<!could )\b(?:was|were|had|did|has|have|said|told|went"
    r"|left|came|met"
    r"|took|began|gave|held|made|saw|flew|sent|spoke|became|fell|rose|won|lost|led|brought|drove|rode|ran|sank"
    r"|struck|hit"
    r"|cut|put|set off|sailed|killed|found|got|kept|knew|paid|read|sold|stood|thought|wrote|broke|chose|shot"
    r"|shook|swept"
    r"|blew|bought|built|caught|grew|heard|says|(?!need|speed|indeed|exceed|proceed|feed|seed|breed|bed|red|hundred"
    r"|expected|scheduled|planned|invited)\w{2,}ed)\b",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:\b(?:through|until|till|til|by|starting|beginning|effective|no later than)"
    r"(?: on| late| early| the end of| to)?|[-–—]"
    r"|\b(?:postponed|rescheduled|put off|moved|brought forward) (?:to|until|till|for)) $",
    re.IGNORECASE,
)
# "Was due to arrive on Monday but never did": that Monday is over.
_CAME_TO_NOTHING = re.compile(
    r"\b(?:but|yet|however|and)\b[^.;]{0,40}?\b(?:never|did not|didn['’]t|failed to|has not|had not)\b", re.IGNORECASE
)
_BY = re.compile(r"\bby $", re.IGNORECASE)
_CLAUSE = 60  # characters: how far a clause after an opening date has its verb
_REACH = 250  # characters: how far a verb is looked for
_BREAK = re.compile(r"[.!?;](?=\s+[A-Z\"“'’]|\s*$)|\n")


@dataclass
class Context:
    """The state of reading one text, at a point of it.

    `anchor` is the last day that a date before this point named, `period` the first day of the last day, month,
    quarter or year, `quarter` the last quarter (2023-Q3), `night` the day whose evening or night was last spoken of.
    """

    text: str
    published: date | None
    anchor: date | None = None
    period: date | None = None
    quarter: str | None = None
    night: date | None = None

    @cached_property
    def story(self) -> Story:
        """The narrative that dates without a year belong to."""
        return Story(self.text, self.published)

    @property
    def today(self) -> date | None:
        """The day the text was published, as the words "today" and "Monday" are meant."""
        return self.published

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in _BREAK.finditer(self.text)]

    @cached_property
    def _verbs(self) -> dict[Tense, list[tuple[int, int]]]:
        """Where the verbs of each tense stand, found once for the whole text."""
        return {
            "future": [match.span() for match in _FUTURE.finditer(self.text)],
            "past": [match.span() for match in _PAST.finditer(self.text)],
        }

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence about characters start..end begins and stops, `_REACH` from them at the most."""
        at = bisect_left(self._breaks, start)
        begin = max(self._breaks[at - 1] if at else 0, start - _REACH)
        return begin, min(self._breaks[at] if at < len(self._breaks) else len(self.text), end + _REACH)

    def told(self, month: int, day: int | None, start: int, end: int, *, likely: date | None) -> date | None:
        """Return the day, or first of a month, that a date without a year means in the narrative, None outside one."""
        return self.story.date_in(month, day, start, self.sentence(start, end), likely=likely)

    def tense(self, start: int, end: int) -> Tense | None:
        """Return the tense of the nearest verb of the sentence, the one before the expression weighing twice."""
        begin, stop = self.sentence(start, end)
        nearest: list[tuple[float, Tense]] = []
        for tense, verbs in self._verbs.items():
            here = bisect_left(verbs, (start, start))
            if here and verbs[here - 1][0] >= begin and verbs[here - 1][1] <= start:
                nearest.append((start - verbs[here - 1][1], tense))
            further = bisect_left(verbs, (end, end))
            if further < len(verbs) and verbs[further][1] <= stop:
                nearest.append((10 + 2.0 * (verbs[further][0] - end), tense))
        if match := _TIMETABLE.search(self.text, max(begin, start - 60), start):
            nearest.append((start - match.start() - 8, "future"))
        found = min(nearest)[1] if nearest else None
        if found == "future" and _CAME_TO_NOTHING.search(self.text, end, stop):
            return "past"
        return found

    def leads_on(self, start: int) -> bool:
        """Whether "through", "until", "by" stand before: what lasts until a day usually ends after today."""
        return bool(_LEADS_ON.search(self.text[max(0, start - 30) : start]))

    def _is_over(self, start: int, end: int) -> bool:
        """Whether "By Thursday it had weakened": the past perfect puts the bound in the past."""
        clause = self.text[end : self.sentence(start, end)[1]][:_CLAUSE]
        return bool(_BY.search(self.text[max(0, start - 6) : start]) and re.search(r"\bhad\b", clause, re.IGNORECASE))

    def weekday(self, word: str, start: int, end: int) -> date | None:
        """Return the day that a bare weekday means, or None without a publication date."""
        if self.today is None:
            return None
        number = weekday_number(word)
        back = (self.today.isoweekday() - number) % 7
        tense, ahead = self.tense(start, end), self.leads_on(start) and not self._is_over(start, end)
        if back and (tense == "future" or ahead):
            return self.today + timedelta(days=7 - back)
        return self.today - timedelta(days=back)


# How much farther a date may lie ahead (or back) before the one on the other side is meant.
_WEIGHTS: dict[Tense | None, tuple[float, float]] = {"past": (3.0, 1.0), "future": (1.0, 4.0), None: (1.3, 1.0)}


def likelier(ahead: float, back: float, tense: Tense | None) -> bool:
    """Return whether the date `ahead` is meant rather than the one `back`, by their distances and the tense."""
    weight_ahead, weight_back = _WEIGHTS[tense]
    return ahead * weight_ahead < back * weight_back


def add_months(day: date, months: int) -> date:
    """Return the first of the month that lies so many months on (or back, if negative)."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
