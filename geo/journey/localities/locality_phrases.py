"""The words before a place's name that say how far, or on which side of it: "some ten miles south-west of "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final, Literal

from geo.compass import DIRECTION, bearing_of, read_direction
from geo.lexicon import PlaceNoun, Preposition, Qualifier, any_of, classes, word_list, word_set
from geo.text import find_quantities

Kind = Literal["near", "outside", "edge", "off", "side", "away", "between"]

_REACH, _FIGURE_REACH = 90, 70
_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_HOURLY_KM: Final = 60.0
_LONGEST_DRIVE: Final = 12.0
_VAGUE, _EXACT, _ROUGH = 0.5, 0.05, 0.15
"""By what share a figure may be off: of words for one, as told, of a range or a time on the way."""

_WIDE: Final = 1.5  # of a range, its upper end by its lower: a count that is not told

_NOUNS: Final = classes("place_nouns", PlaceNoun)

DESCRIBED: Final = any_of(
    [w for name, kind in _NOUNS.items() if kind.describes and name not in {"border", "part"} for w in kind.words]
)
"""The nouns for what a place is: "the border town of Khasan", "the coast of Oman"."""

COAST: Final = any_of(word_list("localities", "coast"))


_LINKING: Final = any_of([*classes("prepositions", Preposition), "and", "with"])
"""What stands between a noun and a name that is not its own: "near the road to Mosul"."""


def _words(name: str) -> str:
    return any_of(word_list("localities", name))


_PHRASE: Final = re.compile(
    rf"""
    (?<![\w'’-]) (?:{_words("just")}[ ]){{0,2}}
    (?: (?P<side>{DIRECTION})[ ](?:of|off|(?P<from>from))
      | (?P<off>{_words("off")}) (?: [ ]the (?:[ ](?P<shore>{DIRECTION}|[a-z]+ern))? (?:[ ]{COAST}[ ]of)
                                   | [ ]the[ ](?P<facing>[a-z]+ern) )?
      | (?P<near>{_words("near")})
      | (?P<outside>{_words("outside")})
      | the[ ](?:(?-i:[a-z]+)[ ])?(?P<edge>{_words("edge")})
      | an?[ ](?:(?-i:[a-z]+)[ ])?(?P<part>suburb[ ]of)
      | (?:about[ ]|roughly[ ])?(?P<middle>{_words("middle")})[ ]between
      | (?P<between>between)
      | (?P<away>{_words("away")})
    )
    [ ](?:the[ ])?
    (?: (?:an?[ ]|its[ ]|their[ ])? (?:(?-i:(?!{_LINKING}\b)[a-z][\w-]*)[ ]){{0,3}}
        {DESCRIBED}(?:,|[ ]of)?[ ](?:the[ ])? )? $
    """,
    _FLAGS,
)
_HEDGES: Final = [word for kind in classes("hedges", Qualifier).values() for word in kind.words]
_LEAD: Final = re.compile(rf"\b(?:{any_of([*_HEDGES, 'between', 'another', 'an', 'a'])}[ ])+$", re.IGNORECASE)
_JOINT: Final = re.compile(
    rf"\)?(?:['’]s?)?[ -]?(?:(?P<drive>(?:[a-z]+[ ])?{_words('drive')})[ ])?(?:or[ ]so[ ])?", re.IGNORECASE
)
_WITHIN: Final = re.compile(rf"\b{any_of(classes('hedges', Qualifier)['at_most'].words)}[ ]$", re.IGNORECASE)
_SAME: Final = re.compile(r"[ ]?[(/,][ ]?")
_LAST_WORD: Final = re.compile(r"([\w’'-]+)[ ]?$")
_OFF_VERBS: Final = word_set("localities", "off_verb")
_SOMEWHERE: Final = word_set("localities", "somewhere")
_ON_A_WAY: Final = word_set("travel_verb_forms") | word_set("localities", "way", "drive") | {"of"}


@dataclass(frozen=True)
class LocalityPhrase:
    """What such words say and where they begin; `km` is told, `vague` the share by which it may be off.

    `points` is of how many points of the compass the bearing is one.
    """

    kind: Kind
    start: int
    km: float | None = None
    vague: float = 0.0
    bearing_deg: float | None = None
    points: int = 8
    exact: bool = False


def read_phrase(text: str, end: int) -> LocalityPhrase | None:
    """Return what the words of a text right before a place's name say of it; None where they say nothing such.

    `end` is where the name begins.
    """
    found = _PHRASE.search(text, max(0, end - _REACH), end)
    if found is None:
        return None
    phrase = _bare(found, _LAST_WORD.search(text, max(0, found.start() - _REACH), found.start()))
    if phrase is None or phrase.kind in {"near", "edge", "between"}:
        return phrase
    return _with_figure(phrase, found, text)


def _bare(found: re.Match[str], before: re.Match[str] | None) -> LocalityPhrase | None:
    """Return a phrase without its figure; `before` is the word before it."""
    last = before[1].lower() if before is not None else ""
    start = found.start()
    if found["side"]:
        return (
            None
            if last == "the" and " the " not in f" {found[0]} ".lower()[:8]
            else _facing("side", start, found["side"])
        )
    if found["off"]:
        if last in _OFF_VERBS:
            return None
        facing = (found["shore"] or found["facing"] or "").removesuffix("ern")
        return _facing("off", start, facing) or LocalityPhrase("off", start)
    if found["middle"] or found["between"]:
        wanted = found["middle"] or last in _SOMEWHERE
        return LocalityPhrase("between", start, exact=bool(found["middle"])) if wanted else None
    if found["part"]:
        # "The Phoenix suburb of Goodyear" is Goodyear.
        return LocalityPhrase("edge", start)
    kinds: tuple[Kind, ...] = ("near", "outside", "edge", "away")
    return next(LocalityPhrase(kind, start) for kind in kinds if found[kind])


def _facing(kind: Kind, start: int, words: str) -> LocalityPhrase | None:
    point = read_direction(words) if words else None
    if point is None:
        return None
    return LocalityPhrase(kind, start, bearing_deg=bearing_of(point), points=16 if point.count("-") == 2 else 8)


def _with_figure(phrase: LocalityPhrase, found: re.Match[str], text: str) -> LocalityPhrase | None:
    """Return a phrase with the figure that stands before it; None where it needs one, or the figure is of a way."""
    window = max(0, found.start() - _FIGURE_REACH)
    # Who bikes "south from Salta" leaves it.
    before, needed = text[window : found.start()], phrase.kind == "away" or found["from"] is not None
    figure = _figure(before)
    if figure is None:
        return None if needed else phrase
    if figure.km is None or (needed and not figure.tells_where):
        return None
    head = before[: figure.start]
    lead = _LEAD.search(head)
    at = lead.start() if lead is not None else figure.start
    word = _LAST_WORD.search(before[:at])
    on_a_way = word is not None and word[1].lower() in _ON_A_WAY
    of = found["away"] is not None and found["away"].lower() == "of"
    if (needed and on_a_way) or (of and not _WITHIN.search(head)):
        return None
    return replace(phrase, start=window + at, km=round(figure.km, 1), vague=figure.vague)


@dataclass(frozen=True)
class _Figure:
    """A length or a time on the way: where it begins, how many km, None for more than can be told.

    "A 300-mile drive from Juba" ends elsewhere: it tells of a way, and not where something lies.
    """

    start: int
    km: float | None
    vague: float
    tells_where: bool = True


def _figure(before: str) -> _Figure | None:
    """Return the figure that ends some words; of two that say the same the first."""
    quantities = find_quantities(before)
    joint = _JOINT.fullmatch(before, quantities[-1].end) if quantities else None
    if joint is None:
        return None
    twice = len(quantities) > 1 and _SAME.fullmatch(before, quantities[-2].end, quantities[-1].start)
    told = quantities[-2] if twice else quantities[-1]
    if told.hours is not None:
        km = told.hours * _HOURLY_KM if told.hours <= _LONGEST_DRIVE else None
        return _Figure(told.start, km, _VAGUE, tells_where=joint["drive"] is not None)
    if told.km is None:
        return None
    if told.value_max is None or not told.value:
        return _Figure(told.start, told.km, _EXACT, tells_where=joint["drive"] is None)
    # "Hundreds of miles" are likelier a few hundred than nine.
    width = told.value_max / told.value
    km, vague = told.km * sqrt(width), _ROUGH if width < _WIDE else _VAGUE
    return _Figure(told.start, km, vague, tells_where=joint["drive"] is None)
