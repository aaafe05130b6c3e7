"""Times that are told without a figure: now, recently, soon, in the coming days, at the time."""

from __future__ import annotations

from geo.text.times.rule import Rule, Value

_UNITS = r"(?:days|weeks|months|years|hours|decades|quarters)(?:[ ]and[ ](?:days|weeks|months|years))?"


def _always(timex: str, name: str, pattern: str, *, example: str) -> Rule:
    return Rule(name, pattern, lambda _match, _context: Value("DATE", timex), example=example)


RULES = (
    _always(
        "PRESENT_REF",
        "vague.now",
        r"\b(?:right[ ])?now\b(?!-|[ ]that\b|adays)",
        example="He is now in Moscow.",
    ),
    _always(
        "PRESENT_REF",
        "vague.presently",
        r"""\b(?: nowadays | currently | presently | these[ ]days
          | at[ ](?:the[ ]moment|present|this[ ](?:point|time|moment))
        )\b""",
        example="He is currently in Moscow.",
    ),
    _always(
        "PRESENT_REF",
        "vague.current",
        r"\bcurrent\b(?![ ](?:account|affairs|year|quarter|month|week|of\b))",
        example="The current president is ill.",
    ),
    _always(
        "PAST_REF",
        "vague.recent_period",
        rf"\b(?:the[ ])?recent[ ]{_UNITS}\b",
        example="It rained in recent weeks.",
    ),
    _always(
        "PAST_REF",
        "vague.recently",
        r"\b(?:more[ ]|most[ ]|until[ ])?recently\b|\brecent\b|\blately\b",
        example="He left recently.",
    ),
    _always(
        "PAST_REF",
        "vague.past",
        r"""(?<=\bin[ ])the[ ](?:recent[ ]|distant[ ])?past\b
            (?=[^\w ]|$|[ ](?:it|he|she|they|we|I|and|but|has|have|had|was|were|by)\b)
          | \bpast[ ]years\b
          | (?<=\bat[ ])the[ ]time\b(?![ ](?:of|when|that)\b)""",
        example="He was in Moscow at the time.",
    ),
    _always(
        "FUTURE_REF",
        "vague.coming_period",
        rf"""(?:\bthe[ ])?\b(?:coming|next[ ]few|next[ ]several)[ ]{_UNITS}\b
          | \b(?:the[ ])?{_UNITS}[ ](?:ahead|to[ ]come)\b""",
        example="He comes in the coming days.",
    ),
    _always(
        "FUTURE_REF",
        "vague.soon",
        r"""\b(?: the[ ](?:near[ ]|foreseeable[ ]|not[ -]too[ -]distant[ ])?future(?![ ]of\b|[ ](?-i:[A-Z]))
          | future(?=[ ](?:date|time))
          | (?<!as[ ])soon(?![ ](?:became|after|as|released|to[ ]be))
          | shortly | as[ ]soon[ ]as[ ]possible | some[ ]day | someday | a[ ]later[ ]date
        )\b(?![ ](?:after|before))""",
        example="He will come soon.",
    ),
)
