"""A rule for time expressions: a name, a pattern, what gives the value of a match, and an example."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geo.text.times.patterns import FLAGS

if TYPE_CHECKING:
    from geo.model import TimeType
    from geo.text.times.anchors import Context


class Value(NamedTuple):
    """A TIMEX3 type and value; `relative` if a publication date would say more."""

    type: TimeType
    timex: str
    relative: bool = False


Build = Callable[[re.Match[str], "Context"], Value | None]
"""What gives the value of a match, None where it is no time after all."""


@dataclass(frozen=True)
class Rule:
    """One way of reading time expressions; the last time of its example is read by it.

    What it reads, in words, stands under its name in `data/lexicon`, rules_times.
    """

    name: str
    pattern: re.Pattern[str]
    build: Build
    example: str


@dataclass(frozen=True)
class RuleBook:
    """Rules that are tried only near a trigger: each expression that they read has a word that begins with one."""

    trigger: re.Pattern[str]
    rules: tuple[Rule, ...]


def rule(name: str, pattern: str, build: Build, *, example: str) -> Rule:
    """Return a rule; its pattern is verbose, and case is ignored.

    An expression starts where a word does; said first, that spares the engine most of its attempts.
    """
    return Rule(name, re.compile(rf"(?<!\w)(?=\S)(?:{pattern})", FLAGS), build, example)


def rule_book(trigger: str, *rules: Rule) -> RuleBook:
    """Return rules with their trigger, a verbose pattern in which case is ignored."""
    return RuleBook(re.compile(trigger, FLAGS), rules)
