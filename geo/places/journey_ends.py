"""What the words beside a name tell of a journey: whether one leads there or from there, or somebody is there.

The language model takes many names of towns for bodies or persons; a verb of travel before a name tells better than it.
A name in a list goes with the first: "stops in Oran, Colombo and Suva", "left Jos for Abuja".
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from geo.lexicon import Unit, any_of, classes, vehicles, word_set
from geo.places.named_entities import PLACE_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens


class JourneyEnd(IntEnum):
    """How surely the words beside a name tell that it is a place, as far as journeys go; what is higher is surer."""

    NONE = 0
    NAMED_WITH = 1
    """After a locative alone: "rescuers from Trier"."""
    LEFT = 2
    """The object of a verb of travel: "left Trier"; one leaves, enters and visits persons and bodies, too."""
    REACHED = 3
    """As that, but of one who arrives."""
    MOVED = 4
    """Where somebody goes or is: "returned to Trier", "lives in Trier"; so it is said of bodies and states, too."""
    TRAVELLED = 5
    """Where a journey begins, passes or ends, or what is so far away: "sailed to Trier", "the Trier–Bonn train",
    "10 km east of Trier"."""


_PATH: Final = word_set("locatives", "path")
_TOWARDS: Final = _PATH | word_set("journey_ends", "towards")
_THERE: Final = word_set("journey_ends", "there")
_LOCATIVES: Final = word_set("locatives") - {"into", "onto"}  # one runs into people
_GOVERNED: Final = _TOWARDS | _THERE
_BREAK: Final = word_set("journey_ends", "break")
_REACHING: Final = word_set("travel_verb_forms", "reach")
_LEAVING: Final = word_set("travel_verb_forms", "leave", "depart")
_OBJECT: Final = (
    _LEAVING | word_set("travel_verb_forms", "infinitive", "visit") | word_set("journey_ends", "flee", "pass")
)
_NOUNS: Final = word_set("journeys", "journey", "crossing").union(vehicles())
_RIDES: Final = _NOUNS | {f"{word}s" for word in _NOUNS} | word_set("journey_ends", "way")
_TRAVELLING: Final = word_set("travel_verb_forms", "travel", "drive", "depart") | word_set("journey_ends", "divert")
_MOVING: Final = word_set("journey_ends", "move", "flee", "measure", "cross")
_ARRIVING: Final = word_set("travel_verb_forms", "arrive") | word_set("journey_ends", "berth", "cross")
_STAYING: Final = word_set("journey_ends", "stop", "stay") | {"off"}  # "got off at"
_FARTHEST: Final = 5
"""How many words may stand between the verb and the preposition: "flew from Rio de Janeiro to Split"."""

_LISTED: Final = re.compile(r",? (?:and|or) ")
_AFTER_LIST: Final = (
    _LOCATIVES | word_set("mention_context", "preposition_after", "preposition_on_either_side") | {"and", "or", "last"}
)
_ONWARD: Final = re.compile(r",? (?:to|for|via) ")
_DIRECTIONS: Final = word_set("name_modifiers", "cardinal", "intercardinal")
_UNITS: Final = frozenset(
    word for unit in classes("units", Unit).values() if unit.measure == "km" and unit.factor >= 1 for word in unit.words
)
_FAR: Final = re.compile(rf",? \(?(?:[a-z]+ ){{0,3}}\d[\d,.]*[- ]?{any_of(_UNITS)} (?:[a-z-]+ ){{0,4}}(?:of|from) ")
_FAR_WITHIN: Final = 90
"""In how many characters after a name must be told how far it is from another."""

_DASH: Final = re.compile(r" ?[-–—] ?| to ")


def journey_ends(tokens: Tokens, mentions: Sequence[MentionSpan]) -> list[JourneyEnd]:
    """Return of each mention what the words beside it tell of a journey; mentions are in order and apart."""
    found = [max(led_to(tokens, mention.first), _bound_for(tokens, mention.last)) for mention in mentions]
    for i in range(1, len(mentions)):
        first, second = mentions[i - 1], mentions[i]
        if _are_both_ends(tokens, first, second) or _is_left_for_place(tokens, first, second):
            found[i - 1] = found[i] = JourneyEnd.TRAVELLED
        elif found[i] <= JourneyEnd.NAMED_WITH and _goes_with(tokens, first, second, found[i - 1]):
            found[i] = found[i - 1]
    return found


def _goes_with(tokens: Tokens, first: MentionSpan, second: MentionSpan, end: JourneyEnd) -> bool:
    """Say whether the second name stands in a list right after the first, or goes on its journey."""
    gap = tokens.text[tokens.end[first.last] : tokens.start[second.first]]
    if end > JourneyEnd.NAMED_WITH and _ONWARD.fullmatch(gap):
        return True
    if _LISTED.fullmatch(gap):
        return end > JourneyEnd.NAMED_WITH or _ends_list(tokens, second.last)
    return gap == ", " and _ends_list(tokens, second.last)


def _ends_list(tokens: Tokens, last: int) -> bool:
    """Say whether what follows a name does not make it the subject of a clause: "in Lima, Suva said"."""
    if not is_apart(tokens, last):
        return True
    return tokens.folded[last + 1] in _AFTER_LIST


def is_left_for(tokens: Tokens, mention: MentionSpan) -> bool:
    """Say whether a mention stands in "left X for Y"; nothing but spaces between."""
    before, after = mention.first - 1, mention.last + 1
    spaced = before >= 0 and after < len(tokens) and all(is_apart(tokens, i) for i in (before, mention.last, after))
    return spaced and tokens.folded[before] in _LEAVING and tokens.raw[after] == "for"


def is_apart(tokens: Tokens, i: int) -> bool:
    """Say whether only a space parts a token from the next."""
    return i + 1 < len(tokens) and tokens.text[tokens.end[i] : tokens.start[i + 1]] == " "


def told_of(tokens: Tokens, first: int, last: int) -> JourneyEnd:
    """Return what the words before a name and those right after it tell, how far it lies from another among them."""
    if _bound_for(tokens, last) or is_measured(tokens, last):
        return JourneyEnd.TRAVELLED
    return led_to(tokens, first)


def led_to(tokens: Tokens, first: int) -> JourneyEnd:
    """Return what the words before a name, which begins with the token `first`, tell of a journey."""
    before = first - 1
    if before < 0 or not is_apart(tokens, before):
        return JourneyEnd.NONE
    word = tokens.folded[before]
    if word in _REACHING or word in _OBJECT:
        return JourneyEnd.REACHED if word in _REACHING else JourneyEnd.LEFT
    if word == "of" and before and is_apart(tokens, before - 1) and tokens.folded[before - 1] in _DIRECTIONS:
        return JourneyEnd.TRAVELLED if _is_figure(tokens, before - 2) else JourneyEnd.NAMED_WITH
    told = _verb_before(tokens, before, word) if word in _GOVERNED else JourneyEnd.NONE
    return max(told, JourneyEnd.NAMED_WITH if word in _LOCATIVES else JourneyEnd.NONE)


def _is_figure(tokens: Tokens, unit: int) -> bool:
    """Say whether a unit of length stands at a token, after a figure or the word for one: "520 km", "a mile"."""
    return unit > 0 and tokens.folded[unit] in _UNITS and is_apart(tokens, unit)


def _verb_before(tokens: Tokens, preposition: int, word: str) -> JourneyEnd:
    """Return what the verb or noun that a preposition belongs to tells, NONE where it tells of no journey."""
    for i in range(preposition - 1, max(-1, preposition - 2 - _FARTHEST), -1):
        if not is_apart(tokens, i) or tokens.folded[i] in _BREAK:
            return JourneyEnd.NONE
        kind = _kind(tokens, i, word)
        if kind:
            return kind
    return JourneyEnd.NONE


def _kind(tokens: Tokens, i: int, preposition: str) -> JourneyEnd:
    """Return what a word tells of the name after a preposition that it may govern."""
    word = tokens.folded[i]
    if preposition in _TOWARDS:
        if word in _TRAVELLING or (word in _RIDES and tokens.folded[i + 1] in _TOWARDS):
            return JourneyEnd.TRAVELLED
        if word == "way" and i > 1 and tokens.folded[i - 2] == "on":  # "on the way to"; one gives way to persons
            return JourneyEnd.TRAVELLED
        if word in _MOVING:
            return JourneyEnd.MOVED
        if preposition == "for" and word in _LEAVING:
            return JourneyEnd.LEFT
    if preposition in _THERE:
        if word in _ARRIVING:
            return JourneyEnd.TRAVELLED
        if word in _STAYING:
            return JourneyEnd.MOVED
    return JourneyEnd.NONE


def _is_left_for_place(tokens: Tokens, first: MentionSpan, second: MentionSpan) -> bool:
    """Say whether a name is left for one that the language model takes for a place's."""
    return second.first == first.last + 2 and second.exact_label in PLACE_LABELS and is_left_for(tokens, first)


def _bound_for(tokens: Tokens, last: int) -> JourneyEnd:
    """Return TRAVELLED for "Jos-bound"."""
    after = last + 1
    bound = after < len(tokens) and tokens.raw[after] == "bound" and tokens.text[tokens.end[last]] == "-"
    return JourneyEnd.TRAVELLED if bound else JourneyEnd.NONE


def is_measured(tokens: Tokens, last: int) -> bool:
    """Say whether it is told after a name how far that is from another: "Kintore, 520 km west of Alice Springs".

    So it names a place, but no more: a namesake on the other side of the Earth would make a true figure false.
    """
    found = _FAR.match(tokens.text, tokens.end[last], tokens.end[last] + _FAR_WITHIN)
    return found is not None and tokens.text[found.end() : found.end() + 1].isupper()


def _are_both_ends(tokens: Tokens, first: MentionSpan, second: MentionSpan) -> bool:
    """Say whether two names are the ends of what goes between them: "the Jos–Abuja train"."""
    after = second.last + 1
    gap = tokens.text[tokens.end[first.last] : tokens.start[second.first]]
    return (
        after < len(tokens)
        and is_apart(tokens, second.last)
        and tokens.raw[after] in _RIDES
        and _DASH.fullmatch(gap) is not None
    )
