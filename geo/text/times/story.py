"""The year a narrative is told in: "In April 1917 he left Zurich. On April 12 he reached Trelleborg" is all 1917.

A year that a main clause states sets the scene, and the dates without one that follow are told in it, forward as
stories go, until a date that counts from the day of publication ("on Tuesday", "last month") breaks off, or the text
speaks of what is to come. A year alone sets the scene only where it opens its sentence ("In 1917, …"), for else it
tells of the background ("the club, founded in 1898, …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.times.dates import make_date
from geo.text.times.patterns import FLAGS

if TYPE_CHECKING:
    from datetime import date

_REACH = 1200  # characters: how far a stated year carries from one date to the next
_NEWS_DAYS = 14
"""After one stated year alone, which may be background, what was so recent is news."""

_FRESH_DAYS = 45
"""A new paragraph may be back in the present: there, what can be so recent is read so."""

_HAS_YEAR = re.compile(r"\b(?:1[0-9]\d\d|20\d\d)\b|['’]\d\d\b|\byears? ago (?:to|this)", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"""(?:
        \b(?: who | which | that | whose | where | when | since | before | born | founded | established | built
          | created | launched | opened | elected | named
        )\b[^,;]*
      | \b(?:until|from|between|than|to)[ ](?:the[ ])?
      | \([^)]*
      | \bthe[ ]
    )$""",
    FLAGS,
)
_OPENS = re.compile(
    r"""\W*
    (?:(?:back|early|late|later|only|again)[ ])?
    (?:(?:in|during|by|it[ ]was|the[ ]year[ ](?:was|is))[ ])?
    (?:the[ ])?(?:year[ ])?""",
    FLAGS,
)
_BREAK = re.compile(r"\n\s*")
_TOLD_ON = re.compile(r"\b(?:the|that|same|later|earlier|after|before|next|following)\b", FLAGS)
_NOW = re.compile(r"\b(?:will|won['’]t|['’]ll|shall|is|are)\b", FLAGS)


@dataclass
class Story:
    """The narrative under way: the day it has reached, whether only the year of it is known, where that stands.

    `told` counts the dates that were told in it.
    """

    text: str
    published: date | None
    reached: date | None = None
    year_only: bool = False
    at: int = 0
    told: int = 0

    def follow(self, start: int, end: int, clause: int, timex: str) -> None:
        """Take in a date that was read; `clause` is where its sentence begins, `timex` its value."""
        day = _first_day(timex)
        if day is None:
            return
        words = self.text[start:end]
        if _HAS_YEAR.search(words):
            lead = self.text[clause:start].lstrip(".!?; \n")
            only = re.fullmatch(r"\d{4}", timex) is not None
            if _BACKGROUND.search(lead) or (only and not _OPENS.fullmatch(lead)):
                return
            self.reached, self.year_only, self.at, self.told = day, only, end, 1
        elif self.reached is not None and (day.year == self.reached.year or self._goes_on(words, day)):
            self.reached, self.year_only, self.at, self.told = day, False, end, self.told + 1
        else:
            self.reached = None

    def _goes_on(self, words: str, day: date) -> bool:
        """Whether a date of another year goes on with the story: "the next day", or the January after December."""
        assert self.reached is not None, "only asked while a story is told"
        return bool(_TOLD_ON.search(words)) or 0 <= (day - self.reached).days < 366

    def date_in(
        self, month: int, day: int | None, start: int, sentence: tuple[int, int], *, likely: date | None
    ) -> date | None:
        """Return the day (or first of the month) of the story that a date without a year means, None outside a story.

        `likely` is the reading by the day of publication, None where that is not known.
        """
        reached, published = self.reached, self.published
        if reached is None or start - self.at > _REACH or (published and published.year == reached.year):
            return None
        age = (published - likely).days if likely is not None and published is not None else -1
        fresh = 0 <= age <= _FRESH_DAYS
        if self.told == 1 and 0 <= age <= _NEWS_DAYS:
            return None
        breaks = len(_BREAK.findall(self.text, self.at, start))
        if breaks > 1 or (breaks and (self.year_only or fresh or day is None)):
            return None
        past = published is None or reached <= published
        if past and _NOW.search(self.text, *sentence):
            return None
        years = (reached.year,) if self.year_only else (reached.year - 1, reached.year, reached.year + 1)
        days = [found for year in years if (found := make_date(year, month, day or 1)) is not None]
        # A story goes forward: a step back must be three times as short.
        found = min(days, key=lambda d: (d - reached).days if d >= reached else 3 * (reached - d).days, default=None)
        return None if found and past and published and found > published else found


def _first_day(timex: str) -> date | None:
    """Return the first day of a value that names a year at least, else None."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", timex)
    return make_date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
