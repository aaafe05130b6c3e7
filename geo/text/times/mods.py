"""Parts of a period: "late August", "early 2021", "mid-July" narrow the interval; the TIMEX3 value stays the period's.

TIMEX3 (Pustejovsky et al. 2003) keeps the word as `mod`, START, MID or END, and says no more of it. The bounds here
are thirds: of a month the dekads of meteorology (WMO: days 1-10, 11-20, 21 to the end), of a year four months each
(the quadrimesters of EDTF, ISO 8601-2), of a decade 4, 3 and 3 years, of a week Monday and Tuesday, Wednesday and
Thursday, and the rest, of a day 8 hours each. "Earlier" and "later" count from now and narrow nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from geo.text.times.dates import add_months
from geo.text.times.patterns import FLAGS

Mod = Literal["START", "MID", "END"]


@dataclass(frozen=True)
class ModRule:
    """What narrows a period: the mod, the words before the period, and a period that they narrow."""

    name: str
    mod: Mod
    pattern: re.Pattern[str]
    example: str


def _rule(mod: Mod, pattern: str, *, example: str) -> ModRule:
    return ModRule(f"mod.{mod.lower()}", mod, re.compile(pattern, FLAGS), example)


MOD_RULES = (
    _rule("START", r"(?:the[ ])?(?:very[ ])?(?:early\b|(?:beginning|start)[ ]of\b)", example="in early 2021"),
    _rule("MID", r"(?:the[ ])?(?:mid\b|middle[ ]of\b)", example="in mid-July"),
    _rule("END", r"(?:the[ ])?(?:very[ ])?(?:late\b|(?:end|close)[ ]of\b)", example="in late August"),
)
_PERIODS = (
    (re.compile(r"\d{4}-\d\d-\d\d"), timedelta(hours=1), (8, 16)),
    (re.compile(r"\d{4}-W\d\d"), timedelta(days=1), (2, 4)),
    (re.compile(r"\d{4}-\d\d"), timedelta(days=1), (10, 20)),
)
_MONTHS = (
    (re.compile(r"\d{4}-(?:Q\d|SP|SU|FA|WI)"), (1, 2)),
    (re.compile(r"\d{4}-H\d"), (2, 4)),
    (re.compile(r"\d{4}"), (4, 8)),
    (re.compile(r"\d{3}X?"), (48, 84)),
    (re.compile(r"\d\d(?:XX)?"), (400, 800)),
)


def read_mod(words: str) -> Mod | None:
    """Return which part of its period an expression names: END of "late August", None of "August"."""
    return next((rule.mod for rule in MOD_RULES if rule.pattern.match(words)), None)


def narrow(timex: str, start: datetime, end: datetime, mod: Mod) -> tuple[datetime, datetime]:
    """Return that part of the interval start..end of a TIMEX3 value; the whole where the value has no parts."""
    cuts = next(
        ((start + unit * a, start + unit * b) for pattern, unit, (a, b) in _PERIODS if pattern.fullmatch(timex)), None
    ) or next(
        ((_months_on(start, a), _months_on(start, b)) for pattern, (a, b) in _MONTHS if pattern.fullmatch(timex)),
        None,
    )
    if cuts is None:
        return start, end
    return {"START": (start, cuts[0]), "MID": cuts, "END": (cuts[1], end)}[mod]


def _months_on(start: datetime, months: int) -> datetime:
    return datetime.combine(add_months(start.date(), months), start.time())
