"""What a time is counted from: the publication date, the time last spoken of, the story under way, the tense."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list
from geo.text.times.dates import FIRST_YEAR, LAST_YEAR
from geo.text.times.patterns import FLAGS, MONTH, SHORT_MONTHS, WEEKDAY, ZONE_NAME, weekday_number
from geo.text.times.story import Story
from geo.text.times.tense import Tense, Verbs, find_verbs, leads_on, tense_at, was_reached

if TYPE_CHECKING:
    from collections.abc import Sequence

TenseOf = Callable[[int, int], tuple[bool, Tense | None, bool]]
"""What tells whether a verb governs an expression at start..end, its tense, and whether it does so at once."""

_REACH = 250  # characters: how far a verb is looked for
_ABBREVIATION = re.compile(rf"\b(?:{any_of((*SHORT_MONTHS, *word_list('sentence_abbreviations')))})$")
_NEAR_PLACES = 12
_NEWS_DAYS = 45
"""What lies so near to publication is of the news."""
_TO = re.compile(r"['’s]*[ ]?(?:[-–—]|to|through|until|till|and)[ ]?(?:late[ ]|early[ ]|the[ ])?", re.IGNORECASE)
_AND_WEEKDAY = re.compile(
    rf"(?:,(?=[ ]{WEEKDAY},?[ ](?:and[ ])?{WEEKDAY})|,?[ ]and)[ ](?:on[ ])?(?P<day>{WEEKDAY})(?!['’]s)", FLAGS
)
_BREAK = re.compile(
    rf"""(?<!\b(?-i:[A-Z]))(?<!\b[ap]\.m)[.!?;](?=\s+(?-i:[A-Z]|["“'’])|\s*$)
    | (?<=\b[ap]\.m)\.(?=\s+(?!(?-i:{ZONE_NAME})|{WEEKDAY}|{MONTH})(?-i:[A-Z]|["“'’])|\s*$)
    | \n""",
    FLAGS,
)


@dataclass
class Context:
    """The state of reading one text, at a point of it: what a rule may look at.

    `home` is the country (ISO 3166-1 alpha-2) of the source, `countries` those of the places that the text names,
    each with where. `anchor` is the last day that a date before this point named, which ended at `anchor_end`, `news`
    the last such day about publication, `period` the first day of the last day, month, quarter or year, `in_month` the
    last day or first of a month that was named by its month, `quarter` the last quarter (2023-Q3), `night` the day
    whose evening or night was last spoken of, `last` the value of the last expression, which ends at `reached`.
    """

    text: str
    published: date | None
    home: str | None = None
    countries: Sequence[tuple[int, str]] = ()
    tense_of: TenseOf | None = None
    anchor: date | None = None
    anchor_end: int = 0
    news: date | None = None
    period: date | None = None
    in_month: date | None = None
    quarter: str | None = None
    night: date | None = None
    last: str = ""
    reached: int = 0

    @cached_property
    def story(self) -> Story:
        """The narrative that dates without a year belong to."""
        return Story(self.text, self.published)

    @property
    def today(self) -> date | None:
        """The day the text was published, as the words "today" and "Monday" are meant; None off the calendar's ends."""
        known = self.published is not None and FIRST_YEAR <= self.published.year <= LAST_YEAR
        return self.published if known else None

    def take_in(self, day: date, end: int) -> None:
        """Take in a day that a date named which ends there."""
        self.anchor, self.anchor_end = day, end
        if self.today is not None and abs((self.today - day).days) <= _NEWS_DAYS:
            self.news = day

    def day_of_hour(self, start: int) -> date | None:
        """Return the day of an hour that is told alone: the day last told of, else that of publication.

        A day of long ago, told in passing between the news, holds to the end of its paragraph.
        """
        if self.news is None or self.anchor == self.news or "\n" not in self.text[self.anchor_end : start]:
            return self.anchor or self.today
        return self.news

    @cached_property
    def _breaks(self) -> list[int]:
        ends = (match.start() for match in _BREAK.finditer(self.text))
        return [end for end in ends if not _ABBREVIATION.search(self.text, max(0, end - 8), end)]

    @cached_property
    def _verbs(self) -> Verbs:
        return find_verbs(self.text)

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence about characters start..end begins and stops, `_REACH` from them at the most."""
        at = bisect_left(self._breaks, start)
        begin = max(self._breaks[at - 1] if at else 0, start - _REACH)
        return begin, min(self._breaks[at] if at < len(self._breaks) else len(self.text), end + _REACH)

    def told(self, month: int, day: int | None, start: int, end: int, *, likely: date | None) -> date | None:
        """Return the day, or first of a month, that a date without a year means in the narrative, None outside one."""
        if self.is_sure(start, end) and self.tense(start, end) == "future":
            return None
        return self.story.date_in(month, day, start, self.sentence(start, end), likely=likely)

    def tense(self, start: int, end: int) -> Tense | None:
        """Return the tense of an expression's own verb by the parse, else of the nearest verb; None without one."""
        known, tense, _ = self.tense_of(start, end) if self.tense_of is not None else (False, None, False)
        return tense if known else tense_at(self.text, self._verbs, (start, end), self.sentence(start, end))

    def is_sure(self, start: int, end: int) -> bool:
        """Whether an expression hangs at once on a verb whose tense the parse tells: "flew to Rome on 20 May"."""
        return self.tense_of is not None and self.tense_of(start, end)[2] and not self.leads_on(start)

    def range_from(self, start: int) -> str | None:
        """Return the value of what a range that goes on here began with ("from 30 December to"), None without one."""
        between = self.text[self.reached : start] if 0 < self.reached <= start else ""
        return self.last if between and _TO.fullmatch(between) else None

    def countries_near(self, at: int) -> list[str]:
        """Return the countries of the places named in the text, the nearest to a character first; the source's last."""
        here = bisect_left(self.countries, (at, ""))
        around = self.countries[max(0, here - _NEAR_PLACES) : here + _NEAR_PLACES]
        near = sorted(around, key=lambda place: abs(place[0] - at))
        return list(dict.fromkeys([country for _, country in near] + ([self.home] if self.home else [])))

    def leads_on(self, start: int) -> bool:
        """Whether "through", "until", "by" stand before an expression."""
        return leads_on(self.text, start)

    def weekday(self, word: str, start: int, end: int) -> date | None:
        """Return the day that a bare weekday means, or None without a publication date."""
        if self.today is None:
            return None
        number = weekday_number(word)
        if (following := _AND_WEEKDAY.match(self.text, end)) and weekday_number(following["day"]) != number:
            # "On Sunday and Monday": the Sunday before that Monday.
            last = self.weekday(following["day"], *following.span("day"))
            return last and last - timedelta(days=(last.isoweekday() - number) % 7)
        back = (self.today.isoweekday() - number) % 7
        ahead = self.leads_on(start) and not was_reached(self.text, start, end, self.sentence(start, end)[1])
        if back and (ahead or self.tense(start, end) == "future"):
            return self.today + timedelta(days=7 - back)
        return self.today - timedelta(days=back)
