"""Years, decades, centuries and quarters that name themselves: 1988, FY2015, the 1990s, 300 BC, Q3 2015, the year end.

"The quarter" is the one last spoken of: results of companies are told so.
"""

from __future__ import annotations

import re

from geo.text.numbers import read_number
from geo.text.times.context import Context, Value, rule
from geo.text.times.patterns import DECADES, MONTH, ORDINAL, ORDINALS, YEAR, month_number
from geo.text.times.periods import EDGE, period_value

# A number of four digits is a year where the words round it say so, or nothing counted follows it.
_YEAR_CUE = (
    r"(?:(?<![\d$£€#.,:/-])|(?<=\bmid-))(?<!\bNo\.[ ])(?<!\bflight[ ])(?<!\broute[ ])(?P<year>1[5-9]\d\d"
    r"|20\d\d)(?![\d%°]|[.,:]\d"
    r"|[-–]\d{3,}[^\d]?\d*[ ](?:people|men)"
    r"|[ ]?(?:km|kilomet|miles?\b|mi\b|met|feet|ft|kg|tons?|tonnes|people|men|women|troops|soldiers|dollars|euros"
    r"|hours|"
    r"degrees|children|workers|employees|passengers|cars|pounds|barrels|homes|jobs|votes|points|shares|bombs|bodies|"
    r"refugees|prisoners|protesters|victims|pilgrims|others|more\b|members|seats|square|hectares|acres"
    r"|mph))(?!-(?:strong|page|mile|foot|pound|acre))"
)


def _year(match: re.Match[str], context: Context) -> Value | None:
    del context
    return Value("DATE", match["year"])


def _decade(match: re.Match[str], context: Context) -> Value | None:
    del context
    if match["word"]:
        return Value("DATE", f"{DECADES[match['word'].lower()] // 10}X")
    if match["short"]:
        return Value("DATE", f"{20 if match['short'] < '30' else 19}{match['short'][0]}X")
    digits = match["decade"]
    return Value("DATE", digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3] + "X")


def _century(match: re.Match[str], context: Context) -> Value | None:
    del context
    number = int(re.sub(r"\D", "", match["number"]))
    return Value("DATE", f"BC{number:02}" if match["bc"] else f"{number - 1:02}")


def _era(match: re.Match[str], context: Context) -> Value | None:
    del context
    year = int((match["bc"] or match["ad"]).replace(",", ""))
    return Value("DATE", f"BC{year:04}" if match["bc"] else f"{year:04}")


def _quarter(match: re.Match[str], context: Context) -> Value | None:
    number = 2 if match["ordinal"].lower() == "last" else ORDINALS[match["ordinal"].lower()]
    letter = "H" if match["half"].lower() == "half" else "Q"
    if letter == "H" and number > 2:
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


def _that_quarter(match: re.Match[str], context: Context) -> Value | None:
    """Read "the quarter", "the 1988 quarter": the one last spoken of, else the one that ended last."""
    year = match["year"]
    if context.today is None and context.quarter is None:
        return Value("DATE", f"{year}-QX" if year else "XXXX-QX", relative=not year)
    quarter = context.quarter or period_value(context.today, "quarter", -1)
    return Value("DATE", f"{year}{quarter[4:]}" if year else quarter)


def _spelled_year(match: re.Match[str], context: Context) -> Value | None:
    del context
    if match["thousand"]:
        return Value("DATE", f"{int(read_number(match['thousand'])):04}")
    month = f"-{month_number(match['month']):02}" if match["month"] else ""
    return Value("DATE", f"{1900 + int(read_number(match['tail']))}{month}")


def _year_end(match: re.Match[str], context: Context) -> Value | None:
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    return Value("DATE", f"{context.today.year}" + ("-12-31" if "year-end" in match[0].lower() else ""))


TRIGGER = r"\d|quarter|half|nineteen|two thousand|ties\b|year"
"""Words of which one stands in every expression that these rules find."""

RULES = [
    rule(r"\bFY[ ]?(?P<year>20\d\d|19\d\d)\b", _year),
    rule(
        r"\bQ(?P<q>[1-4])[ ](?:of[ ])?(?P<year>20\d\d|19\d\d)\b", lambda m, _: Value("DATE", f"{m['year']}-Q{m['q']}")
    ),
    rule(
        r"\b(?:the[ ])?(?P<number>\d{1,2}(?:st|nd|rd|th))(?P<bc>)(?=(?:,|[ ]and|[ ]or"
        r"|[ ]to)[ ](?:the[ ])?\d{1,2}(?:st|nd|rd|th)[ -]centur)",
        _century,
    ),
    rule(rf"{EDGE}(?:\b(?:the[ ])?(?:fiscal|calendar)(?:[ ]year)?[ ]|\bthe[ ]year[ ])?{_YEAR_CUE}", _year),
    rule(
        rf"(?:{EDGE}|\bthe[ ])(?:(?<!\d)(?:(?P<decade>1\d\d0|20\d0)['’]?s\b|['’](?P<short>\d0)s\b)"
        rf"|\bthe[ ](?P<word>{'|'.join(DECADES)})\b)",
        _decade,
    ),
    rule(
        r"(?:\b(?:early|late|mid)[ -])?(?:\bthe[ ](?:early[ ]|late[ ])?)?\b(?P<number>\d{1,2}(?:st|nd|rd"
        r"|th))[ -]centur(?:y|ies)\b(?P<bc>[ ](?:BCE?\b|B\.C\.))?",
        _century,
    ),
    rule(r"\b(?P<bc>\d{1,4}|\d,\d{3})[ ](?:BCE?\b|B\.C\.(?:E\.)?)|\bA\.?D\.?[ ](?P<ad>\d{1,4})\b", _era),
    rule(
        rf"(?:\bthe[ ])?(?:(?P<before>{YEAR})(?:['’]s)?[ ]|(?:this|last|next)[ ]year['’]s[ ]"
        r"|\b(?:comparable[ ])?year-(?:ago|earlier)[ ]|fiscal[ -])?"
        rf"\b(?P<ordinal>{ORDINAL}|last(?=[ ]half))[- ](?:fiscal[ ])?(?P<half>quarter|half)(?![-’']?(?:final|back"
        r"|hour|finals"
        r"|of[ ]the[ ](?:game|match)))"
        rf"(?:[ ](?:of[ ])?(?:(?P<year>{YEAR})\b|last[ ]year|this[ ]year|next[ ]year))?",
        _quarter,
    ),
    rule(
        rf"\b(?:the[ ])(?P<year>{YEAR})[ ](?:quarter|period)\b|\bthe[ ](?:latest[ ])?quarter\b(?![ ](?:of|century))",
        _that_quarter,
    ),
    rule(
        rf"(?:\b(?P<month>{MONTH})[ ])?\b(?:nineteen[ ](?P<tail>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
        r"|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
        r"|the[ ]year[ ](?P<thousand>two[ ]thousand(?:[ ](?:and[ ])?(?:one|two|three|four|five|six|seven|eight"
        r"|nine|ten|eleven|twelve))?))\b",
        _spelled_year,
    ),
    rule(r"\b(?:the[ ]end[ ]of[ ]the[ ]year|(?:the[ ])?year['’]s[ ]end|(?:the[ ])?year[- ]end)\b", _year_end),
]
