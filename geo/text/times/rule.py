"""A rule for time expressions: a name, a regular expression, what gives the value of a match, and an example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from geo.text.times.patterns import FLAGS

if TYPE_CHECKING:
    from datetime import date

    from geo.model import TimeType
    from geo.text.times.anchors import Context


class Value(NamedTuple):
    """A TIMEX3 type and value; `relative` if a publication date would say more, `doubt` what else is as likely."""

    type: TimeType
    timex: str
    relative: bool = False
    doubt: str | None = None


class Day(NamedTuple):
    """A day as TIMEX3 value; `date` is null, and the value has X's, where the publication date is not known.

    `doubt` is what else its words may mean.
    """

    timex: str
    date: date | None
    doubt: str | None = None


def named_day(day: date | None) -> Day | None:
    """Return the day as its own value, None where there is none."""
    return Day(day.isoformat(), day) if day else None


Build = Callable[[re.Match[str], "Context"], Value | None]
"""What gives the value of a match, None where it is no time after all."""


@dataclass(frozen=True)
class Rule:
    """One way of reading time expressions; in its example it reads one.

    The expression is verbose, and case is ignored. What it reads, in words, stands under its name in `data/lexicon`,
    rules_times.
    """

    name: str
    expression: str
    build: Build
    example: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when it is first needed: who only imports this does not wait for it.

        A time starts where a word does; said first, that spares the engine most of its attempts.
        """
        return re.compile(rf"(?<!\w)(?=\S)(?:{self.expression})", FLAGS)


@dataclass(frozen=True)
class RuleBook:
    """Rules that are tried only near a trigger: each expression that they read has a word that begins with one."""

    trigger: re.Pattern[str]
    rules: tuple[Rule, ...]


def rule_book(trigger: str, *rules: Rule) -> RuleBook:
    """Return rules with their trigger, a verbose pattern in which case is ignored."""
    return RuleBook(re.compile(trigger, FLAGS), rules)
