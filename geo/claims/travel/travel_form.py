"""What a form of travel is, and the parts of its patterns.

A form reads a masked sentence (see `masking`) from a figure on: `before` has to end at it, `behind` to begin
there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.claims.statements.form import Form
from geo.claims.statements.masking import FIGURE
from geo.claims.travel.travel_words import QUALIFIER, TOKEN, WORD

_FLAGS = re.VERBOSE | re.IGNORECASE
LINK = r"(?:and|but|or|to|in|on|of|for|from|the|after|before|at|by|with|a|an|his|her|its|their|as|when|while|into)\b"
ADJECTIVES = rf"(?: (?!{LINK}) {WORD}[ -] ){{0,4}}?"
PLAIN = rf"(?: [ ](?! (?:and|but|which|who|that|where|to|at|near|in|into|towards?)\b ){TOKEN} ){{0,5}}?"
"""Words between a verb of travel and its figure: "travelled by train", not "travelled to a town"."""

ANY = rf"(?: [ ](?! (?:and|but|which|who|that|where|after|before)\b ){TOKEN} ){{0,14}}?"
WAY = rf"(?: [ ](?:from|between)[ ]{TOKEN}(?:[ ]{TOKEN}){{0,4}}?[ ](?:to|and)[ ](?:{TOKEN}[ ]?){{1,4}}? )"
AUXILIARY = (
    r"(?: will | would | has | had | have | can | could | should | usually | normally | may | might | only | just )"
)
_JOINT = rf"(?:,|[ ]and|[ ]in|[ ]over|[ ]for)[ ](?:(?:those|these)[ ])?{QUALIFIER}"
BESIDE = rf"{_JOINT}{FIGURE}"
BEHIND_ANOTHER = rf"{FIGURE}{_JOINT}"
LASTS = r"(?: took | takes? | taken | taking | lasts? | lasted | lasting | needs? | needed )"
IS_SO_LONG = r"(?: of | is | was | total(?:s|l?ed|l?ing)? | cover(?:s|ed|ing)? | span(?:s|ned|ning)? )"


@dataclass(frozen=True, kw_only=True)
class TravelForm(Form):
    """A form of travel: the patterns of the words round its figure.

    It tells of the `whole` of a journey, of what is `left` of it, or else of some part; `elapsed` is the time from a
    start to an arrival. One `beside_travel` reads figures only of sentences that speak of travel, one `beside_another`
    only beside a figure of the other measure. What is `dated_only` may be of something else beside the journey, unless
    its dates fit, and takes no ends but those of the dates.
    """

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    whole: bool = False
    left: bool = False
    elapsed: bool = False
    beside_travel: bool = False
    beside_another: bool = False
    dated_only: bool = False


def ends(pattern: str) -> re.Pattern[str]:
    """Return a pattern of words that end at a figure."""
    return re.compile(rf"(?:{pattern})$", _FLAGS)


def begins(pattern: str) -> re.Pattern[str]:
    """Return a pattern of words that begin behind a figure."""
    return re.compile(pattern, _FLAGS)
