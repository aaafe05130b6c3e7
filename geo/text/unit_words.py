"""The words and signs of units, and whether a sign that means other things, too, means the unit where it stands.

"m" is metres in "350 m high", "the men's 100m" and "20 ft (6 m)", and millions in "1.5m people" and "rose to 5m from
3m"; without a word that tells, only one apart from its figure is read, and not where money or a crowd is spoken of.
"nm" are nautical miles but where chips and light are spoken of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.figures import unit_by_short
from geo.lexicon import Unit, any_of, classes, word_list
from geo.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable


class _Sign(NamedTuple):
    """A sign behind a number: the words before the number, the number, the words behind, and whether they touch."""

    before: str
    number: str
    behind: str
    glued: bool


_UNITS: Final = classes("units", Unit).values()
_WORDS: Final = {form: unit for unit in _UNITS for word in unit.words for form in (word, word.replace(" ", "-"))}
_SIGNS: Final = {sign: unit for unit in _UNITS for sign in unit.signs}

UNIT: Final = any_of([*_WORDS, *_SIGNS])
"""The pattern of a word or sign of a unit, without groups."""

_AROUND: Final = 60  # characters before and behind in which a word may tell
_FLAGS: Final = re.VERBOSE | re.IGNORECASE


def _words(concept: str, *names: str) -> str:
    return any_of(word_list(concept, *names))


_MONEY: Final = re.compile(r"[$£€¥]|\b(?:USD|EUR|GBP|Rs\.?|dollars|euros|pounds)(?!\w)")
_CURRENCY: Final = re.compile(r"\b(?:[A-Z]{3}|Rs\.?)[ ]?$")
_METRES_BEHIND: Final = re.compile(
    rf"\)?[ -]{_words('metre_signs', 'behind', 'either')}\b | [ ]?/[ ]?\d | [ ]?\(\d", _FLAGS
)
_METRES_BEFORE: Final = re.compile(rf"\b{_words('metre_signs', 'before', 'either')}[ ](?:[a-z]+[ ]){{0,3}}$", _FLAGS)
_RACE: Final = re.compile(r"(?:60|80|100|110|200|400|800|1[, ]?500|3[, ]?000|5[, ]?000|10[, ]?000)")
_FROM_PLACE: Final = re.compile(r"[ ](?:from|of|to)[ ](?:the|a|an|its|his|her|their|where|[A-Z])")
_A_LENGTH: Final = re.compile(
    r"\d[ -]?(?:km|ft|feet|foot|met(?:re|er)s?|yards?|miles?|mi|cm|mm|kilomet(?:re|er)s?)\b", re.IGNORECASE
)
_MANY: Final = _words("metre_signs", "never")
_OF_MANY: Final = re.compile(
    rf"[ ](?:(?:[a-z]+[ ])?{_MANY}\b | (?:from|to|by)[ ][\d£$€] | in[ ](?:[£$€]|(?:19|20)\d\d\b))", _FLAGS
)
_KILOTONS: Final = re.compile(rf"[ -]{_words('unit_signs', 'kilotons')}\b", _FLAGS)
_NANOMETRES: Final = re.compile(rf"\b{_words('unit_signs', 'nanometres')}\b", _FLAGS)
_POINT_OF_INCH: Final = re.compile(rf"\.[ ](?:of|{_words('metre_signs', 'behind')})\b", re.IGNORECASE)
_FEET_BEFORE: Final = re.compile(r"\d[ -]?(?:ft|feet|foot)\.?,?[ -]?$", re.IGNORECASE)
_TRAVELS: Final = (
    *word_list("travelled_nights", "behind"),
    *word_list("journeys", "journey", "crossing"),
    *word_list("travel_figures", "journey"),
)
_TRAVELLED_BEFORE: Final = re.compile(rf"\b{_words('travelled_nights', 'before')}[ ](?:[a-z]+[ ])?$", re.IGNORECASE)
_TRAVELLED_BEHIND: Final = re.compile(
    rf"[ -]{any_of(_TRAVELS)}\b|[ ](?:of|and)[ ](?:[^,.;:]|[,.]\d){{1,40}}?[ ]later\b", re.IGNORECASE
)
_AT: Final = re.compile(r"\b(?:at|by|until|till)[ ]$", re.IGNORECASE)


def unit_at(text: str, number: tuple[int, int], at: int, end: int) -> Unit | None:
    """Return the unit that `text[at:end]`, behind a number, means there; None where it is none."""
    word = text[at:end]
    unit = _WORDS.get(word.lower())
    if unit is not None:
        # "Two second-half goals" last no two seconds; "a 30-second clip" does.
        plain = word.lower() != "second" or text[at - 1] == "-" or text[slice(*number)].lower() in {"1", "one"}
        return unit if plain else None
    sign = word.lower()
    if sign not in {word, "nm"}:
        return None
    before, behind = text[max(0, number[0] - _AROUND) : number[0]], text[end : end + _AROUND]
    seen = _Sign(before, text[slice(*number)], behind, glued=at == number[1])
    if sign == "nm" and _speaks_of_chips(seen):
        return unit_by_short("nanometre")
    return _SIGNS[sign] if _MEANT[sign](seen) else None


def _is_metre(sign: _Sign) -> bool:
    if _CURRENCY.search(sign.before) or _OF_MANY.match(sign.behind):
        return False
    if _METRES_BEHIND.match(sign.behind) or _METRES_BEFORE.search(sign.before):
        return True
    if _A_LENGTH.search(sign.before) or _A_LENGTH.search(sign.behind):
        return True
    if sign.glued:
        raced = _RACE.fullmatch(sign.number) and re.search(r"\b(?:the|his|her|a|in|over)[ ]$|[x×][ ]?$", sign.before)
        return bool(raced) or ("." not in sign.number and _FROM_PLACE.match(sign.behind) is not None)
    return not _MONEY.search(sign.before) and not _MONEY.search(sign.behind)


def _is_inch(sign: _Sign) -> bool:
    if _FEET_BEFORE.search(sign.before) or (sign.before.endswith("(") and sign.behind.startswith(")")):
        return True
    if _POINT_OF_INCH.match(sign.behind):
        return True
    return sign.glued and not re.match(r"[ ](?:the|a|an|[A-Z\d])", sign.behind)


def _is_second(sign: _Sign) -> bool:
    return ("." in sign.number or not sign.glued) and not sign.behind.startswith(("'", "’"))


def _is_hour(sign: _Sign) -> bool:
    return not _AT.search(sign.before)


def _is_knot(sign: _Sign) -> bool:
    return not _KILOTONS.match(sign.behind)


def _speaks_of_chips(sign: _Sign) -> bool:
    return (_NANOMETRES.search(sign.before) or _NANOMETRES.search(sign.behind)) is not None


def _is_told_by_a_word(sign: _Sign) -> bool:
    return sign.glued and _METRES_BEFORE.search(sign.before) is not None


def _is_told_anyway(sign: _Sign) -> bool:
    return sign.number != ""


def _is_travelled(sign: _Sign) -> bool:
    """Whether so many nights are spent on the way, and not at a hotel or one after the other on a stage."""
    return (_TRAVELLED_BEFORE.search(sign.before) or _TRAVELLED_BEHIND.match(sign.behind)) is not None


def _is_month(sign: _Sign) -> bool:
    return sign.number.isdecimal()


_MEANT: Final[dict[str, Callable[[_Sign], bool]]] = {
    "m": _is_metre,
    "in": _is_inch,
    "s": _is_second,
    "h": _is_hour,
    "kt": _is_knot,
    "nm": _is_told_anyway,
    "'": _is_told_by_a_word,
    "’": _is_told_by_a_word,
    "′": _is_told_by_a_word,
    '"': _is_told_by_a_word,
    "”": _is_told_by_a_word,
    "″": _is_told_anyway,
    "mo": _is_month,
    "night": _is_travelled,
    "nights": _is_travelled,
}


def quantity_of(unit: Unit, start: int, end: int, low: float, high: float | None = None) -> Quantity:
    """Return so much of a unit, written at `start` to `end`."""
    figures = {unit.measure: round(low * unit.factor, 9)}
    return Quantity(start=start, end=end, value=low, value_max=high, unit=unit.short, **figures)
