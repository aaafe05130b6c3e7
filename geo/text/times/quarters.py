"""Quarters and halves of a year: Q3 2015, the third quarter of 2021, the year-earlier quarter, "the quarter".

"The quarter" is the one last spoken of: results of companies are told so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.text.times.patterns import ORDINAL, ORDINALS, YEAR
from geo.text.times.periods import period_value, year_before
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = 2 if match["ordinal"].lower() == "last" else ORDINALS[match["ordinal"].lower()]
    letter = "H" if match["half"].lower() == "half" else "Q"
    if number > (2 if letter == "H" else 4):
        return None
    year_word = match["year"] or match["before"]
    lower = match[0].lower()
    if year_word:
        return Value("DATE", f"{year_word}-{letter}{number}")
    if context.today is None:
        return Value("DATE", f"XXXX-{letter}{number}", relative=True)
    year = context.today.year
    months = 3 if letter == "Q" else 6
    if re.search(r"year[- ](?:ago|earlier)|last year", lower):
        year -= 1
    elif re.search(r"next year", lower):
        year += 1
    elif (
        not re.search(r"this year", lower)
        and (number - 1) * months + 1 > context.today.month
        and context.tense(match.start(), match.end()) != "future"
    ):
        year -= 1
    return Value("DATE", f"{year}-{letter}{number}")


def _compared(match: re.Match[str], context: Context) -> Value | None:
    """Read "the corresponding period last year": of the quarter last spoken of, else the year before."""
    if not re.search(r"year", match[0], re.IGNORECASE):
        return None
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    quarter = context.quarter
    return Value("DATE", year_before(quarter) if quarter else f"{context.today.year - 1}")


def _that_quarter(match: re.Match[str], context: Context) -> Value:
    """Read "the quarter", "the 1988 quarter": the one last spoken of, else the one that ended last."""
    year = match["year"]
    if context.today is None and (context.quarter is None or "latest" in match[0].lower()):
        return Value("DATE", f"{year}-QX" if year else "XXXX-QX", relative=not year)
    latest = "latest" in match[0].lower()
    quarter = (context.quarter if not latest else None) or period_value(context.today, "quarter", -1)
    if re.search(r"year|ago", match["back"] or ""):
        return Value("DATE", year_before(quarter))
    return Value("DATE", f"{year}{quarter[4:]}" if year else quarter)


RULES = (
    Rule(
        "quarter.in_figures",
        r"\bQ(?P<q>[1-4])[ ](?:of[ ])?(?P<year>20\d\d|19\d\d)\b",
        lambda match, _: Value("DATE", f"{match['year']}-Q{match['q']}"),
        example="in Q3 2015",
    ),
    Rule(
        "quarter.numbered",
        rf"""(?:\bthe[ ])?
        (?: (?P<before>{YEAR})(?:['’]s)?[ ]
          | (?:this|last|next)[ ]year['’]s[ ]
          | \b(?:comparable[ ])?year-(?:ago|earlier)[ ]
          | fiscal[ -]
        )?
        \b(?P<ordinal>{ORDINAL}|last(?=[ ]half))[- ](?:fiscal[ ])?(?P<half>quarter|half)s?
        (?![-’']?(?:final|back|hour|finals|of[ ]the[ ](?:game|match)))
        (?:[ ](?:of[ ])?(?:(?P<year>{YEAR})\b|last[ ]year|this[ ]year|next[ ]year))?""",
        _quarter,
        example="in the third quarter of 2021",
    ),
    Rule(
        "quarter.first_of_list",
        rf"""(?:\bthe[ ])?\b(?P<ordinal>{ORDINAL})
        (?=(?:,|[ ]and|[ ]or|[ ]to)[ ](?:the[ ])?{ORDINAL}[ -](?P<half>quarter|half)s?\b
        (?:[ ](?:of[ ])?(?P<year>{YEAR})\b)?)(?P<before>)""",
        _quarter,
        example="in the first and second quarters of 2012",
    ),
    Rule(
        "quarter.compared",
        r"""\b(?:
            the[ ](?:corresponding|comparable|same|like|year-earlier|year-ago)[ ](?:period|quarter|time)
            (?:[ ](?:of[ ])?last[ ]year|[ ]a[ ]year[ ](?:ago|earlier)|[ ]the[ ](?:year[ ]before|previous[ ]year))?
          | last[ ]year['’]s[ ](?:quarter|period)
        )\b""",
        _compared,
        example="It earned more than in the corresponding period last year.",
    ),
    Rule(
        "quarter.last_told",
        rf"""\bthe[ ](?P<year>{YEAR})[ ](?:quarter|period)\b
          | \bthe[ ](?:latest[ ])?quarter\b(?![ ](?:of|century))
            (?P<back>[ ](?:a[ ]year[ ](?:ago|earlier)|last[ ]year)\b)?""",
        _that_quarter,
        example="It earned more in the quarter.",
    ),
)
