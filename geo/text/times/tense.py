"""The tense in which a sentence speaks of a time, of what is over or of what is to come, and what follows from it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from geo.lexicon import any_of, word_list
from geo.text.times.patterns import FLAGS

Tense = Literal["past", "future"]

_TO_COME = word_list("tense", "future")
_NAME = r"(?-i:May|Will)\b"
"""As a verb these begin a question; what is told of is told of somebody so named: "Mrs May arrived"."""
_FUTURE = re.compile(
    rf"""\b(?:
        (?!{_NAME}){any_of(_TO_COME)}
      | (?!{_NAME})(?:may|might)(?![ ]have\b)
      | prepar\w+
      | (?:is|are|was|were|has|have|be)[ ]to(?![ ]have\b)
      | (?:is|are)[ ](?!now\b)\w+ing
    )\b""",
    FLAGS,
)
# Of one form for verb and noun it is the verb after the plural or the name that does it: "the trials begin Friday".
_MANY = (
    rf"(?!{any_of((*word_list('tense', 'determiners'), 'was', 'is', 'has'))}[ ])(?:we|they|you|\w+s|(?-i:I|[A-Z]\w+))"
)
_TIMETABLE = re.compile(
    rf"""(?:
        \b{_MANY}[ ](?P<many>{any_of(word_list("tense", "timetable_plural"))})\b
      | \b(?P<one>{any_of(word_list("tense", "timetable"))}|(?:is|are|['’]re)(?![ ](?:since|after)))\b
    )
    (?:\W+(?!since\b|after\b|until\b|of\b(?=\W*$))[\w.:]+){{0,7}}?\W+(?<!\ba[ ])(?<!\ban[ ])$""",
    FLAGS,
)
# "Set his sentencing for June 2": what is set for a day is to come.
_SET_FOR = re.compile(r"\b(?:set|sets|schedule[ds]|fixed|booked|slated)\b(?:[ ]\w+){0,4}[ ]for[ ]$", FLAGS)
_PAST = re.compile(
    rf"""(?<!(?-i:will)[ ])(?<!would[ ])(?<![ ]to[ ])(?<![ ]be[ ])(?<!(?-i:may)[ ])(?<!could[ ])
    \b(?:
        had[ ]been[ ](?:due|scheduled|set|expected|supposed|planned|to)(?:[ ]to)?
      | (?:was|were)[ ]to[ ]have
      | {any_of(word_list("tense", "past"))}
      | (?!{any_of([*word_list("tense", "no_past"), *_TO_COME])}\b)(?-i:[a-z]{{2,}}ed)
    )\b""",
    FLAGS,
)
_LEADS_ON = re.compile(
    r"""(?:
        \b(?:through|until|till|til|by|starting|beginning|effective|no[ ]later[ ]than)
            (?:[ ]on|[ ]late|[ ]early|[ ]the[ ]end[ ]of|[ ]to)?
      | [-–—]
      | \bahead[ ]of
      | \b(?:postponed|rescheduled|put[ ]off|moved|brought[ ]forward)[ ](?:to|until|till|for)
    )[ ]$""",
    FLAGS,
)
# "Was due to arrive on Monday but never did": that Monday is over.
_CAME_TO_NOTHING = re.compile(
    r"""\b(?:but|yet|however|and)\b[^.;]{0,40}?
    \b(?:never|did[ ]not|didn['’]t|failed[ ]to|has[ ]not|had[ ]not)\b""",
    FLAGS,
)
_RELATIVE = re.compile(r"\b(?:who|which|that)\b(?=[ ]\w)(?!.*\b(?:who|which|that)\b)", FLAGS)
_ENDS_CLAUSE = re.compile(rf"[ ](?:{any_of(_TO_COME)}|is|are|has|have|may|might|can)\b", FLAGS)
_BY = re.compile(r"\bby[ ]$", FLAGS)
_HAD = re.compile(r"\bhad\b", FLAGS)
_CLAUSE = 60  # characters: how far off the verb of the date's own clause stands


Verbs = dict[Tense, list[tuple[int, int]]]
"""Where the verbs of each tense stand in a text, in order."""


def find_verbs(text: str) -> Verbs:
    """Return where the verbs stand that tell of the past and of the future."""
    return {
        "future": [match.span() for match in _FUTURE.finditer(text)],
        "past": [match.span() for match in _PAST.finditer(text)],
    }


def tense_at(text: str, verbs: Verbs, span: tuple[int, int], sentence: tuple[int, int]) -> Tense | None:
    """Return the tense of the verb nearest to an expression, the one before it weighing twice; None if there is none.

    `span` is where the expression stands, `sentence` where its sentence does, `verbs` those of `find_verbs`.
    """
    (start, end), (begin, stop) = span, sentence
    before: list[tuple[float, Tense]] = []
    after: list[tuple[float, Tense]] = []
    for tense, spans in verbs.items():
        here = bisect_left(spans, (start, start))
        if here and spans[here - 1][0] >= begin and spans[here - 1][1] <= start:
            before.append((start - spans[here - 1][1], tense))
        further = bisect_left(spans, (end, end))
        if further < len(spans) and spans[further][1] <= stop:
            after.append((10 + 2.0 * (spans[further][0] - end), tense))
    if match := _TIMETABLE.search(text, max(begin, start - _CLAUSE), start):
        before.append((start - max(match.start("many"), match.start("one")) - 8, "future"))
    if _SET_FOR.search(text, max(begin, start - _CLAUSE), start):
        before.append((0, "future"))
    ends_clause = before and _ENDS_CLAUSE.match(text, end)
    if ends_clause and (who := _RELATIVE.search(text, begin, start)) and min(before)[0] <= start - who.end():
        # "Rebels who seized it on Saturday will leave": the day belongs to the clause that it ends.
        after = []
    found = min((*before, *after))[1] if before or after else None
    if found == "future" and _CAME_TO_NOTHING.search(text, end, stop):
        return "past"
    return found


def leads_on(text: str, start: int) -> bool:
    """Whether "through", "until", "by" stand before: what lasts until a day usually ends after today."""
    return bool(_LEADS_ON.search(text[max(0, start - 30) : start]))


def was_reached(text: str, start: int, end: int, stop: int) -> bool:
    """Whether "By Thursday it had weakened": the past perfect puts the bound in the past; `stop` ends the sentence."""
    clause = text[end:stop][:_CLAUSE]
    return bool(_BY.search(text[max(0, start - 6) : start]) and _HAD.search(clause))


# How much farther a date may lie ahead (or back) before the one on the other side is meant.
_WEIGHTS: dict[Tense | None, tuple[float, float]] = {"past": (6.0, 1.0), "future": (1.0, 4.0), None: (1.3, 1.0)}


def likelier(ahead: float, back: float, tense: Tense | None) -> bool:
    """Return whether the date `ahead` is meant rather than the one `back`, by their distances and the tense."""
    weight_ahead, weight_back = _WEIGHTS[tense]
    return ahead * weight_ahead < back * weight_back
