"""Clauses: what one sentence says, who, where, when, by its verbs and nouns; who says so, and how surely."""

from __future__ import annotations

from geo.journey.clauses.arguments import (
    ABOARD,
    DESCRIBERS,
    PlaceArgument,
    TimeArgument,
    anchor_of,
    place_arguments,
    time_arguments,
)
from geo.journey.clauses.attribution import AUTHOR, Source, source_of, speaker_of
from geo.journey.clauses.certainty import PLANNING, REPORTING, is_past
from geo.journey.clauses.citations import SourceBook
from geo.journey.clauses.conditions import OPEN_QUESTION
from geo.journey.clauses.event_types import roles_of, templates_of
from geo.journey.clauses.factuality import AHEAD, DONE, NOT_DONE, derive_status, strongest, weaker
from geo.journey.clauses.frames import (
    BOARDING,
    CARRYING,
    OCCASIONS,
    STATEMENT,
    EventRule,
    Frame,
    boards,
    event_rules,
    frame_of,
    is_perfect_past,
    is_under_way,
    passenger,
)
from geo.journey.clauses.generics import is_generic
from geo.journey.clauses.habits import is_habit, is_in_a_while, is_present, tells_of_now
from geo.journey.clauses.mishaps import falls_short, is_mishap
from geo.journey.clauses.negation import NOBODY
from geo.journey.clauses.nouns import (
    COLLECTIVES,
    HONORIFICS,
    KIN,
    MODES,
    PERSONAL,
    SHIP_PREFIXES,
    STORMS,
    TEAMS,
    TOGETHER,
    TRAVELLERS,
    VEHICLES,
    gender_of,
    groups_like,
    titles_like,
)
from geo.journey.clauses.readings import Reading, read_attribution, read_place
from geo.journey.clauses.sentences import (
    SUBJECTS,
    ByOffset,
    Sentence,
    UnreadableParseError,
    is_infinitive,
    own_subject,
    subject,
)
from geo.journey.clauses.triggers import may_tell
from geo.journey.clauses.unread import UnreadSentences, require_speakers
from geo.journey.clauses.unrealised import CANCELLING, POSTPONING, is_ruled_out
from geo.journey.clauses.word_classes import noun_class, verb_class

__all__ = [
    "ABOARD",
    "AHEAD",
    "AUTHOR",
    "BOARDING",
    "CANCELLING",
    "CARRYING",
    "COLLECTIVES",
    "DESCRIBERS",
    "DONE",
    "HONORIFICS",
    "KIN",
    "MODES",
    "NOBODY",
    "NOT_DONE",
    "OCCASIONS",
    "OPEN_QUESTION",
    "PERSONAL",
    "PLANNING",
    "POSTPONING",
    "REPORTING",
    "SHIP_PREFIXES",
    "STATEMENT",
    "STORMS",
    "SUBJECTS",
    "TEAMS",
    "TOGETHER",
    "TRAVELLERS",
    "VEHICLES",
    "ByOffset",
    "EventRule",
    "Frame",
    "PlaceArgument",
    "Reading",
    "Sentence",
    "Source",
    "SourceBook",
    "TimeArgument",
    "UnreadSentences",
    "UnreadableParseError",
    "anchor_of",
    "boards",
    "derive_status",
    "event_rules",
    "falls_short",
    "frame_of",
    "gender_of",
    "groups_like",
    "is_generic",
    "is_habit",
    "is_in_a_while",
    "is_infinitive",
    "is_mishap",
    "is_past",
    "is_perfect_past",
    "is_present",
    "is_ruled_out",
    "is_under_way",
    "may_tell",
    "noun_class",
    "own_subject",
    "passenger",
    "place_arguments",
    "read_attribution",
    "read_place",
    "require_speakers",
    "roles_of",
    "source_of",
    "speaker_of",
    "strongest",
    "subject",
    "tells_of_now",
    "templates_of",
    "time_arguments",
    "titles_like",
    "verb_class",
    "weaker",
]
