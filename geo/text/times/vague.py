"""Times that are told without a figure: now, recently, soon, in the coming days, at the time."""

from __future__ import annotations

from geo.text.times.context import Rule, Value, rule

_UNITS = r"(?:days|weeks|months|years|hours|decades|quarters)(?:[ ]and[ ](?:days|weeks|months|years))?"


def _always(pattern: str, timex: str) -> Rule:
    return rule(pattern, lambda _match, _context: Value("DATE", timex))


TRIGGER = (
    r"\b(?:now|current|present|moment|this|these|recent|late|past|time|coming|next|ahead|come|future|soon|short|some)"
)
"""Words of which one stands in every expression that these rules find."""

RULES = [
    _always(r"\b(?:right[ ])?now\b(?!-defunct|adays)", "PRESENT_REF"),
    _always(
        r"\b(?:nowadays|currently|at[ ](?:the[ ]moment|present|this[ ](?:point|time|moment))|these[ ]days|presently)\b",
        "PRESENT_REF",
    ),
    _always(r"\bcurrent\b(?![ ](?:account|affairs|year|quarter|month|week|of\b))", "PRESENT_REF"),
    _always(rf"\b(?:the[ ])?recent[ ]{_UNITS}\b", "PAST_REF"),
    _always(r"\b(?:more[ ]|most[ ]|until[ ])?recently\b|\brecent\b|\blately\b", "PAST_REF"),
    _always(
        r"(?<=\bin[ ])the[ ](?:recent[ ]|distant[ ])?past\b(?=[^\w ]|$|[ ](?:it|he|she|they|we|I|and|but|has|have"
        r"|had|was|were|by)\b)|\bpast[ ]years\b|(?<=\bat[ ])the[ ]time\b",
        "PAST_REF",
    ),
    _always(
        rf"(?:\bthe[ ])?\b(?:coming|next[ ]few|next[ ]several)[ ]{_UNITS}\b|\b(?:the[ ])?{_UNITS}[ ](?:ahead"
        r"|to[ ]come)\b",
        "FUTURE_REF",
    ),
    _always(
        r"\b(?:the[ ](?:near[ ]|foreseeable[ ])?future|future(?=[ ](?:date|time))|(?<!as[ ])soon(?![ ](?:became"
        r"|after|as|released|to[ ]be))|shortly"
        r"|as[ ]soon[ ]as[ ]possible|some[ ]day|someday|a[ ]later[ ]date)\b(?![ ](?:after|before))",
        "FUTURE_REF",
    ),
]
