"""Years, decades and centuries that name themselves: 1988, FY2015, the 1990s, the 19th century, 300 BC, year-end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list, word_values
from geo.text.numbers import read_number
from geo.text.times.figures import is_figure
from geo.text.times.patterns import DECADES, EDGE, FLAGS, MONTH, ORDINAL, ORDINALS, month_number
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from geo.text.times.anchors import Context

_NUMBERED = "".join(
    # A name keeps its capital: "Law 1993".
    rf"(?<!\b{f'(?-i:{re.escape(word)})' if word[0].isupper() else re.escape(word)}[ ])"
    for word in word_list("numbered_things")
)
# A number of four digits is a year where the words round it say so, or nothing counted follows it.
_YEAR_CUE = rf"""
    (?=1[5-9]\d\d|20\d\d)
    (?: (?<![\d$£€#.,:/-]) | (?<=\bmid-) ) {_NUMBERED}(?<!\b0\d\d\d[ ])
    (?P<year>1[5-9]\d\d|20\d\d)
    (?! [\d%°]
      | [.,:]\d
      | [-–]\d{{3,}}[^\d]?\d*[ ](?:people|men)
      | [ ]?{any_of(word_list("counted_nouns"))}\b
      | [ ]of[ ](?:them|those|these|whom|which|its|their|his|her|our)\b
    )
    (?!-(?:strong|page|mile|foot|pound|acre))"""
# "Had 2012 voters" counts them; "the 2012 voters", "in 2012 voters chose" tell when.
_COUNTED = re.compile(r"[ ](?:other[ ]|more[ ]|new[ ])?[a-z]+(?:ers|ors|ists|ees|ents)\b")
_YEAR_LED = re.compile(rf"(?:['’]s?|\b(?:{any_of(word_list('year_cues'))}))[ ]$|[.,;:(\n“\"][ ]?$|^", FLAGS)
_VERSUS = re.compile(r"\b(\d{4})[ ]to[ ]$", FLAGS)
_VERSUS_AFTER = re.compile(r"[ ]to[ ](\d{4})\b", FLAGS)
_LED = 12  # characters: how far back the word before a year is looked for
_HEAD_YEAR = re.compile(r"(?<!\d)(?P<head>1[5-9]\d\d|20\d\d)[-–—/]$")
_LONGEST = 150  # years: what spans more is no range but two numbers
_CENTURY = r"[ -]centur(?:y|ies)\b"
_NTH = r"\d{1,2}(?:st|nd|rd|th)"
_CARDINALS = word_values("cardinals", int)
_TENS = any_of(word for word, value in _CARDINALS.items() if value >= 20)
_ONES = any_of(word for word, value in _CARDINALS.items() if 1 <= value <= 9)
_TO_TWELVE = any_of(word for word, value in _CARDINALS.items() if 1 <= value <= 12)


def _year(match: re.Match[str], context: Context) -> Value | None:
    text, (start, end) = context.text, match.span()
    versus = _VERSUS.search(text, max(0, start - _LED), start) or _VERSUS_AFTER.match(text, end)
    if versus and (int(versus[1]) > int(match["year"])) == (versus.end() == start):
        # "By 1914 to 1845": no span of years goes back.
        return None
    if is_figure(text, *match.span("year"), near=context.today):
        return None
    if _COUNTED.match(text, end) and not _YEAR_LED.search(text, max(0, start - _LED), start):
        return None
    return Value("DATE", match["year"])


def _last_of_range(match: re.Match[str], context: Context) -> Value | None:
    """Read the "13" of "2012-13", the "2013" of "2012-2013"."""
    head = _HEAD_YEAR.search(context.text, max(0, match.start() - 5), match.start())
    if head is None:
        return None
    first, tail = int(head["head"]), match["tail"]
    year = int(tail) if len(tail) == 4 else first - first % 100 + int(tail) + 100 * (tail == "00")
    return Value("DATE", f"{year:04}") if first < year <= first + _LONGEST else None


def _decade(match: re.Match[str], context: Context) -> Value:
    del context
    if match["word"]:
        return Value("DATE", f"{DECADES[match['word'].lower()] // 10}X")
    if match["short"]:
        return Value("DATE", f"{20 if match['short'] < '30' else 19}{match['short'][0]}X")
    digits = match["decade"]
    return Value("DATE", digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3] + "X")


def _century(match: re.Match[str], context: Context) -> Value:
    del context
    words = match["number"].lower()
    number = ORDINALS[words] if words in ORDINALS else int(re.sub(r"\D", "", words))
    return Value("DATE", f"BC{number:02}" if match["bc"] else f"{number - 1:02}")


def _era(match: re.Match[str], context: Context) -> Value:
    del context
    year = int((match["bc"] or match["ad"]).replace(",", ""))
    return Value("DATE", f"BC{year:04}" if match["bc"] else f"{year:04}")


def _spelled_year(match: re.Match[str], context: Context) -> Value:
    del context
    if match["thousand"]:
        return Value("DATE", f"{int(read_number(match['thousand'])):04}")
    month = f"-{month_number(match['month']):02}" if match["month"] else ""
    return Value("DATE", f"{1900 + int(read_number(match['tail']))}{month}")


def _year_end(match: re.Match[str], context: Context) -> Value:
    if context.today is None:
        return Value("DATE", "XXXX", relative=True)
    return Value("DATE", f"{context.today.year}" + ("-12-31" if "year-end" in match[0].lower() else ""))


RULES = (
    Rule(
        "year.fiscal",
        r"\bFY[ ]?(?P<year>20\d\d|19\d\d)\b",
        _year,
        example="It earned more in FY2015.",
    ),
    Rule(
        "century.first_of_list",
        rf"""\b(?:the[ ])?(?P<number>{_NTH})(?P<bc>)
        (?=(?:,|[ ]and|[ ]or|[ ]to)[ ](?:the[ ])?{_NTH}[ -]centur)""",
        _century,
        example="in the 18th and 19th centuries",
    ),
    Rule(
        "year.alone",
        rf"{EDGE}?(?:\b(?:the[ ])?(?:fiscal|calendar)(?:[ ]year)?[ ]|\bthe[ ]year[ ])?{_YEAR_CUE}",
        _year,
        example="They met in 2019.",
    ),
    Rule(
        "year.last_of_range",
        r"(?<=\d[-–—/])(?P<tail>(?:1[5-9]|20)?\d\d)(?![\d/-])",
        _last_of_range,
        example="the season of 2012-13",
    ),
    Rule(
        "decade.named",
        rf"""(?:{EDGE}?|\bthe[ ])
        (?: (?<!\d)(?:(?P<decade>1\d\d0|20\d0)['’]?s\b|['’](?P<short>\d0)s\b)
          | \bthe[ ](?P<word>{any_of(DECADES)})\b
        )""",
        _decade,
        example="in the 1990s",
    ),
    Rule(
        "century.named",
        rf"""(?:\b(?:early|late|mid)[ -])?(?:\bthe[ ](?:early[ ]|late[ ])?)?
        \b(?P<number>{_NTH}|{ORDINAL}){_CENTURY}(?P<bc>[ ](?:BCE?\b|B\.C\.))?""",
        _century,
        example="in the 19th century",
    ),
    Rule(
        "year.of_era",
        r"\b(?P<bc>\d{1,4}|\d,\d{3})[ ](?:BCE?\b|B\.C\.(?:E\.)?)|\bA\.?D\.?[ ](?P<ad>\d{1,4})\b",
        _era,
        example="The temple was built in 300 BC.",
    ),
    Rule(
        "year.spelled_out",
        rf"""(?:\b(?P<month>{MONTH})[ ])?\b
        (?: nineteen[ ](?P<tail>{_TENS}(?:[ -]{_ONES})?)
          | the[ ]year[ ](?P<thousand>two[ ]thousand(?:[ ](?:and[ ])?{_TO_TWELVE})?)
        )\b""",
        _spelled_year,
        example="in nineteen eighty-four",
    ),
    Rule(
        "year.end",
        r"\b(?:the[ ]end[ ]of[ ]the[ ]year|(?:the[ ])?year['’]s[ ]end|(?:the[ ])?year[- ]end)\b",
        _year_end,
        example="They meet before the end of the year.",
    ),
)
