"""Times that are told without a figure: now, recently, soon, in the coming days, at the time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.text.times.context import Context, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS = re.VERBOSE | re.IGNORECASE
_UNITS = r"(?:days|weeks|months|years|hours|decades)(?:[ ]and[ ](?:days|weeks|months|years))?"


def _always(timex: str) -> Callable[[re.Match[str], Context], Value]:
    return lambda _match, _context: Value("DATE", timex)


def _rule(pattern: str, timex: str) -> tuple[re.Pattern[str], Callable[[re.Match[str], Context], Value | None]]:
    return re.compile(pattern, _FLAGS), _always(timex)


RULES = [
    _rule(r"\b(?:right[ ])?now\b(?!-defunct|adays)", "PRESENT_REF"),
    _rule(
        r"\b(?:nowadays|currently|at[ ](?:the[ ]moment|present|this[ ](?:point|time|moment))|these[ ]days|presently)\b",
        "PRESENT_REF",
    ),
    _rule(r"\bcurrent\b(?![ ](?:account|affairs|year|quarter|month|week|of\b))", "PRESENT_REF"),
    _rule(rf"\b(?:the[ ])?recent[ ]{_UNITS}\b", "PAST_REF"),
    _rule(r"\b(?:more[ ]|most[ ]|until[ ])?recently\b|\brecent\b|\blately\b|\bpreviously\b", "PAST_REF"),
    _rule(
        r"(?<=\bin[ ])the[ ](?:recent[ ]|distant[ ])?past\b(?![ ]\w+s?\b)|\bpast[ ]years\b|(?<=\bat[ ])the[ ]time\b",
        "PAST_REF",
    ),
    _rule(
        rf"(?:\bthe[ ])?\b(?:coming|next[ ]few|next[ ]several)[ ]{_UNITS}\b|\b(?:the[ ])?{_UNITS}[ ](?:ahead|to[ ]come)\b",
        "FUTURE_REF",
    ),
    _rule(
        r"\b(?:the[ ](?:near[ ]|foreseeable[ ])?future|future(?=[ ](?:date|time))|soon|shortly|as[ ]soon[ ]as[ ]possible|some[ ]day|someday|a[ ]later[ ]date)\b(?![ ](?:after|before))",
        "FUTURE_REF",
    ),
]
