"""Parts of days: Sunday afternoon, last night, the night of 4-5 June, that evening."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geo.lexicon import any_of
from geo.text.times.days import DAY, read_date, read_day
from geo.text.times.patterns import DAY_NUMBER, FLAGS, MONTH, PARTS, YEAR
from geo.text.times.rule import Rule, Value

if TYPE_CHECKING:
    from datetime import date

    from geo.text.times.anchors import Context

_PART = rf"""(?:
    (?:early[ ]|late[ ]|mid-?[ ]?)?(?:morning|afternoon|evening)
  | (?:late[ ])?night
  | {any_of(PARTS.keys() - {"overnight"})}
)"""
_HAD = re.compile(r"\bhad\b[^.;]*$", FLAGS)


def _part_code(words: str) -> str:
    return PARTS[re.sub(r"^(?:(?:early|late)[ ]|mid-?[ ]?(?!day|night))", "", words.lower())].timex


def _part_of_day(match: re.Match[str], context: Context) -> Value | None:
    day = read_day(context, *match.span("day"))
    return Value("TIME", f"{day.timex}T{_part_code(match['part'])}", day.date is None) if day else None


def _night_between(match: re.Match[str], context: Context) -> Value | None:
    """Read "the night of 4-5 June 1989": the one that begins on the first of them."""
    day = read_date(f"{match['first']} {match['month']} {match['year'] or ''}", context, *match.span())
    return Value("TIME", f"{day.timex}TNI", day.date is None) if day else None


def _part(code: str, base: date | None, step: int) -> Value:
    if base is None:
        return Value("TIME", f"XXXX-XX-XXT{code}", relative=True)
    return Value("TIME", f"{(base + timedelta(days=step)).isoformat()}T{code}")


def _part_deictic(match: re.Match[str], context: Context) -> Value:
    """Read "this morning", "tonight" of the day of publication, "last night", "overnight" of the one before."""
    is_last = match[0].lower().startswith(("last", "late last", "overnight"))
    if is_last and context.anchor and _HAD.search(context.text, max(0, match.start() - 30), match.start()):
        # "She arrived on Friday. She had flown overnight": into that Friday.
        return _part(_part_code(match["part"]), context.anchor, -1)
    return _part(_part_code(match["part"]), context.today, -1 if is_last else 0)


def _part_anaphoric(match: re.Match[str], context: Context) -> Value:
    """Read "the next morning", "that evening" from the day last spoken of, else from that of publication."""
    lower = match[0].lower()
    step = 1 if re.search(r"next|following", lower) else -1 if "previous" in lower else 0
    if context.night is not None and re.fullmatch(r"the (?:early |late )?morning", lower):
        # "Left on Friday night and arrived in the morning": the next one.
        step = 1
    return _part(_part_code(match["part"]), context.anchor or context.today, step)


RULES = (
    Rule(
        "day.with_part",
        rf"(?:\b(?:early|late)[ ])?(?P<day>{DAY})(?:['’]s)?,?[ ](?:in[ ]the[ ]|at[ ])?(?P<part>{_PART})\b(?!s)",
        _part_of_day,
        example="Sunday afternoon",
    ),
    Rule(
        "part.of_day",
        rf"\b(?:the[ ])?(?P<part>{_PART})(?:[ ]on|[ ]of|,)?[ ](?P<day>{DAY})",
        _part_of_day,
        example="He left on the evening of 3 May 2021.",
    ),
    Rule(
        "part.night_between",
        rf"""(?:\bthe[ ])?\bnight[ ](?:of|from|between)[ ](?:the[ ])?(?P<first>{DAY_NUMBER})
        (?:[ ]?[-–—/][ ]?|[ ](?:to|and)[ ](?:the[ ])?)
        {DAY_NUMBER}[ ](?:of[ ])?(?P<month>{MONTH})(?:,?[ ](?P<year>{YEAR})\b)?""",
        _night_between,
        example="He left on the night of 4-5 June 1989.",
    ),
    Rule(
        "part.deictic",
        r"\b(?:this|last|late[ ]last)[ ](?P<part>morning|afternoon|evening|night)\b",
        _part_deictic,
        example="He came last night.",
    ),
    Rule("part.tonight", r"\bto(?P<part>night)\b(?!-)", _part_deictic, example="He speaks tonight."),
    Rule("part.overnight", r"\b(?P<part>overnight)\b(?!-)", _part_deictic, example="It rained overnight."),
    Rule(
        "part.anaphoric",
        r"""\b(?:the[ ](?:next|following|previous|same)|that|(?:earlier|later)[ ](?:this|that))[ ]
        (?P<part>morning|afternoon|evening|night)\b""",
        _part_anaphoric,
        example="He left on 3 May 2021 and arrived the next morning.",
    ),
    Rule(
        "part.alone",
        r"""(?: (?<=in[ ])the[ ](?:early[ ]|late[ ])?(?=morning|afternoon|evening)
          | (?<=during[ ])the[ ](?=night)
          | (?:(?<=by[ ])|(?<=in[ ]))(?:early|late|mid)[ -](?=morning|afternoon|evening)
        )
        (?P<part>morning|afternoon|evening|night)\b""",
        _part_anaphoric,
        example="He left on 3 May 2021. He had packed in the morning.",
    ),
)
