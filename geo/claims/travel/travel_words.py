"""Patterns of the words by which a figure is told of somebody's travel, from the lexicon."""

from __future__ import annotations

import re
from itertools import chain

from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import NAME
from geo.compass import DIRECTION
from geo.lexicon import PaceClass, any_of, classes, plurals, vehicles, word_list

_OWN_VERBS = tuple(chain.from_iterable(pace.words for pace in classes("paces", PaceClass).values()))

WORD = r"[\w'’-]+"
TOKEN = rf"(?:{WORD}|{NAME}(?:['’]s)?),?"
JOURNEY = any_of(plurals((*word_list("journeys", "journey", "crossing"), *word_list("travel_figures", "journey"))))
"""Nouns of travel: "voyage", "trek"."""

WAY_NOUN = any_of((*plurals(word_list("ways_with_ends", "way")), "way", "path"))
"""Nouns of ways that are built: "motorway", "railway"."""

TOUR = any_of(word_list("travel_figures", "tour"))
GOES = any_of((*_OWN_VERBS, *word_list("travel_figures", "go")))
"""Verbs of who travels, in all their forms."""

COVERS = any_of((*word_list("travel_figures", "cover"), "complete", "completed", "completing"))
MOVES = any_of((*_OWN_VERBS, *word_list("travel_figures", "go", "move")))
ARRIVES = any_of(word_list("travel_figures", "arrive"))
FINISHES = any_of(word_list("travel_figures", "finish"))
STARTS = any_of(word_list("travel_figures", "start", "setting_out"))
SETTING_OUT = any_of(word_list("travel_figures", "setting_out"))
ELSEWHERE = any_of(word_list("travel_figures", "elsewhere", "no_journey", "pier"))
WAYWARD = r"(?:out|back|home|there|up|down|over|across)"
ABOARD = any_of(word_list("travel_figures", "aboard"))
LEFT = any_of(word_list("travel_figures", "left"))
SO_FAR = any_of(word_list("travel_figures", "so_far"))
FOLLOWS = any_of(word_list("travel_figures", "follows"))
BARELY = any_of(word_list("travel_figures", "barely"))
PART = any_of(word_list("travel_figures", "part"))
ROUND_TRIP = any_of(word_list("travel_figures", "round_trip"))
METER = any_of(word_list("travel_figures", "meter"))
LINKS = any_of(word_list("travel_figures", "link"))
SHORTENS = any_of(word_list("travel_wholes", "shorten"))
HALTS = any_of(word_list("travel_wholes", "halt"))
PIER = any_of(word_list("travel_figures", "pier"))
THERE = any_of(word_list("travel_figures", "there"))
KEEPS = any_of(word_list("travel_figures", "keep"))
OF_A_PART = any_of(word_list("travel_wholes", "of_a_part"))
UNDER_WAY_FOR = any_of(word_list("travel_wholes", "under_way_for"))
CONTEST = any_of(word_list("travel_figures", "contest"))
NO_TRAVELLER = any_of(word_list("travel_figures", "no_traveller"))
NO_JOURNEY = any_of(word_list("travel_figures", "no_journey"))
OTHER_FIGURE = any_of(word_list("travel_figures", "other_figure"))
TOP = any_of(word_list("travel_figures", "top"))
COMES = any_of(word_list("travel_figures", "come"))
GOES_FROM = any_of(word_list("travel_figures", "go_from"))
UNDER_WAY = any_of(word_list("journey_verbs", "under_way"))
ABILITY = any_of(word_list("travel_figures", "ability"))
DID = any_of(word_list("travel_figures", "did"))
CARRIER = any_of(plurals(vehicles()))
MEANS = any_of(
    (
        *plurals(vehicles()),
        *chain.from_iterable((*p.means, *plurals(p.animals)) for p in classes("paces", PaceClass).values()),
    )
)
"""Nouns and phrases that tell by what somebody goes."""

SPENT_BETWEEN = r"(?:\s(?:of|and|or)\s(?:[^,.;:]|[,.]\d){1,40}?)?"
"""What may stand between a figure and "later": "two nights of linen napkins later", "ten days and 470 km later"."""

_MARCH = re.compile(r"(?<=\d\s)March\b|\bMarch(?=\s\d)|(?<=\b(?:in|of|by)\s)March\b|(?<=\b(?:last|this|next)\s)March\b")

TO_A_SIDE = re.compile(
    rf"[ ](?:further[ ])?(?:to[ ]the[ ])?(?:due[ ])?(?P<side>{DIRECTION})\b", re.VERBOSE | re.IGNORECASE
)
"""What follows a figure and tells to which side of one place the other lies."""

QUALIFIER = rf"(?:(?:a[ ]total[ ]of|as[ ](?:many|much|little)[ ]as|{PART})[ ])?{QUALIFIED}(?:{PART}[ ])?"
"""What may stand right before a figure of travel: "a total of about ", "the remaining "."""


def without_march(text: str) -> str:
    """Return a text of the same length in which the month of March is nobody's march."""
    return _MARCH.sub("X" * 5, text)
