"""Months and seasons: "September 2021", "last May", "early September", "the summer of 2021", "in the spring".

A month without a year is the last one, or the next if the verb speaks of the future.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geo.text.times.dates import add_months
from geo.text.times.patterns import EDGE, MONTH, SEASON, SEASONS, STEP_OF, YEAR, month_number
from geo.text.times.rule import Rule, Value
from geo.text.times.tense import likelier

if TYPE_CHECKING:
    from geo.text.times.anchors import Context


def _month_of_year(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("DATE", f"{int(match['year']):04}-{month_number(match['month']):02}")


def _month_of_relative_year(match: re.Match[str], context: Context) -> Value:
    """Read "June last year"."""
    month, step = month_number(match["month"]), STEP_OF[match["led"].lower()]
    if context.today is None:
        return Value("DATE", f"XXXX-{month:02}", relative=True)
    return Value("DATE", f"{context.today.year + step}-{month:02}")


def _relative_month(match: re.Match[str], context: Context) -> Value:
    """Read "last May", "this May", "next May"."""
    month, today, led = month_number(match["month"]), context.today, match["led"].lower()
    if today is None:
        return Value("DATE", f"XXXX-{month:02}", relative=True)
    back = (today.month - month) % 12
    if led == "last":
        first = add_months(today, -(back or 12))
    elif led == "next":
        first = add_months(today, 12 - back)
    else:
        first = date(today.year, month, 1)
    return Value("DATE", first.isoformat()[:7])


def _month(match: re.Match[str], context: Context) -> Value:
    """Read a month without a year: the one of the narrative, else the one that the tense makes likely."""
    month, today, first_told = month_number(match["month"]), context.today, context.range_from(match.start())
    if first_told and re.fullmatch(r"\d{4}-\d\d", first_told):
        # "from December to February": within a year after it.
        year = int(first_told[:4]) + (month <= int(first_told[5:]))
        return Value("DATE", f"{year:04}-{month:02}")
    likely = None
    if today is not None:
        back = (today.month - month) % 12
        tense = context.tense(*match.span())
        is_over = tense == "past" and context.is_sure(*match.span())
        ahead = not is_over and likelier(12 - back, back, tense)
        likely = add_months(today, 12 - back if ahead else -back)
    told = context.told(month, None, *match.span(), likely=likely)
    first = told or likely
    return Value("DATE", first.isoformat()[:7] if first else f"XXXX-{month:02}", first is None)


def _first_of_dated_range(match: re.Match[str], context: Context) -> Value:
    """Read the "December" of "December to February 2014"."""
    del context
    month, year = month_number(match["first"]), int(match["year"])
    return Value("DATE", f"{year - (month > month_number(match['last'])):04}-{month:02}")


def _season_of_year(match: re.Match[str], context: Context) -> Value:
    del context
    return Value("DATE", f"{match['year']}-{SEASONS[match['season'].lower()].timex}")


def _season(match: re.Match[str], context: Context) -> Value:
    season, today = SEASONS[match["season"].lower()], context.today
    told = context.told(season.month, None, *match.span(), likely=None)
    if told is not None:
        return Value("DATE", f"{told.year}-{season.timex}")
    if today is None:
        return Value("DATE", f"XXXX-{season.timex}", relative=True)
    begun = today.month >= season.month
    step = 0 if begun or context.tense(match.start(), match.end()) == "future" else -1
    return Value("DATE", f"{today.year + step}-{season.timex}")


_CUE = r"""(?:
    (?<=\bin[ ]) | (?<=\bby[ ]) | (?<=\bof[ ]) | (?<=\bto[ ]) | (?<=\bor[ ]) | (?<=\ba[ ])
  | (?<=\bfor[ ]) | (?<=\band[ ]) | (?<=\bthe[ ]) | (?<=\bits[ ]) | (?<=\bfrom[ ])
  | (?<=\bsince[ ]) | (?<=\buntil[ ]) | (?<=\bafter[ ]) | (?<=\bbefore[ ]) | (?<=\bduring[ ])
  | (?<=\bthrough[ ]) | (?<=\bbetween[ ]) | (?<=\bearly[ ]) | (?<=\blate[ ])
)"""
_TO = r"(?:[ ]?[-–—/][ ]?|[ ](?:to|through|until|and|or)[ ])"
_SEASON_CUE = r"(?:(?<=\bin[ ])|(?<=\bsince[ ])|(?<=\bby[ ])|(?<=\bduring[ ])|(?<=\bover[ ]))"

RULES = (
    Rule(
        "month.of_year",
        rf"{EDGE}?(?:(?:last|next|this)[ ])?\b(?P<month>{MONTH}),?[ ](?:of[ ])?(?P<year>{YEAR})\b",
        _month_of_year,
        example="He came in October 2021.",
    ),
    Rule(
        "month.of_relative_year",
        rf"{EDGE}?\b(?P<month>{MONTH}),?[ ](?:of[ ])?(?P<led>last|this|next)[ ]year\b",
        _month_of_relative_year,
        example="He came in June last year.",
    ),
    Rule(
        "month.relative",
        rf"{EDGE}?\b(?P<led>last|next|this)[ ](?P<month>{MONTH})",
        _relative_month,
        example="He came last May.",
    ),
    Rule(
        "month.hyphenated",
        rf"{EDGE}?\b(?P<month>{MONTH})(?=-\b)",
        _month,
        example="the October-November session",
    ),
    Rule(
        "month.first_of_dated_range",
        rf"\b(?P<first>{MONTH})(?={_TO}(?P<last>{MONTH}),?[ ](?:of[ ])?(?P<year>{YEAR})\b)",
        _first_of_dated_range,
        example="It rained from December to February 2014.",
    ),
    Rule(
        "month.first_of_range",
        rf"\b(?P<month>{MONTH})(?=(?:[ ]?[-–—/][ ]?|[ ](?:to|through|until)[ ]){MONTH}(?![ ]\d|\w))",
        _month,
        example="It rained from May to August.",
    ),
    Rule(
        "month.last_of_range",
        rf"(?:(?<=[-–—/])|(?<=[-–—/][ ])|(?<=\bthrough[ ]))(?P<month>{MONTH})(?![ ]\d|\w)",
        lambda match, context: _month(match, context) if context.range_from(match.start()) else None,
        example="It rained May-August.",
    ),
    Rule(
        "month.after_cue",
        rf"(?:{EDGE}|{_CUE})(?P<month>{MONTH})(?![ ](?:\d|(?-i:[A-Z])))",
        _month,
        example="He came in March.",
    ),
    Rule(
        "month.begins",
        rf"(?<=(?-i:\bIn)[ ])(?P<month>{MONTH})(?=[ ](?-i:[A-Z]))",
        _month,
        example="In May Anna Lind left.",
    ),
    Rule(
        "month.alone",
        r"""\b(?P<month>(?-i:
            January | February | July | September | October | November | December | Sept\. | Oct\. | Nov\. | Dec\.
        ))(?![ ]\d)""",
        _month,
        example="It was September when he came.",
    ),
    Rule(
        "season.of_year",
        rf"{EDGE}?{_SEASON_CUE}?(?:the[ ])?\b(?P<season>{SEASON})[ ](?:of[ ])?(?P<year>{YEAR})\b",
        _season_of_year,
        example="in the summer of 2021",
    ),
    Rule(
        "season.alone",
        rf"""{_SEASON_CUE}(?:the[ ])?(?:(?:early|late|mid)[ -])?
        \b(?P<season>{SEASON})\b(?![ ]of\b|[ ](?-i:[A-Z]))""",
        _season,
        example="He came in the spring.",
    ),
)
