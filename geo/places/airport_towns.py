"""Towns whose airport is meant: "Goma's airport", "the airport of Goma".

Which town it is was decided as for any town. It stays the town where several airports serve it alike ("London's
airport"), and where one of many is told of ("an airport in Kyiv", "Berlin's old airport").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.lexicon import any_of, word_set
from geo.places.classes import FeatureClass, kilometres
from geo.places.gazetteer_columns import MAIN, ROW
from geo.places.names import hash_name

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer
    from geo.places.mention_spans import MentionSpan
    from geo.places.tokens import Tokens

_EPITHETS: Final = f"(?:(?:{any_of(word_set('airport_towns', 'epithet'))}) ){{0,2}}"
_AFTER: Final = re.compile(rf"(?:['’]s|(?<=s)['’]) {_EPITHETS}airport\b")
_BEFORE: Final = re.compile(
    rf"\b[Tt]he {_EPITHETS}airport (?:{any_of(word_set('airport_towns', 'of'))}) (?:the city of )?$"
)
_REACH: Final = 80
_FOR_LINERS: Final = "International"
_SERVES_KM: Final = 90.0
_ALIKE: Final = 0.5
"""What part of the people of the largest airport's town another one's has that is no less meant."""


def is_airports_town(tokens: Tokens, mention: MentionSpan) -> bool:
    """Whether a mention stands in "X's airport" or "the airport of X"."""
    start, end = tokens.start[mention.first], tokens.end[mention.last]
    if _AFTER.match(tokens.text, end, end + _REACH):
        return True
    return _BEFORE.search(tokens.text[max(0, start - _REACH) : start]) is not None


def serving_airport(tokens: Tokens, mention: MentionSpan, town: int, gazetteer: Gazetteer) -> int | None:
    """Return the row of the airport that is meant by a mention of the town in a row, None where it is the town."""
    if not is_airports_town(tokens, mention):
        return None
    postings = gazetteer.postings(hash_name(f"{gazetteer.name(town)} Airport"))
    columns, rows = gazetteer.columns, postings & ROW
    away = kilometres(columns["lat"][town], columns["lon"][town], columns["lat"][rows], columns["lon"][rows])
    postings = postings[(away <= _SERVES_KM) & (gazetteer.feature_classes(rows) == FeatureClass.AIRPORT)]
    own = postings[postings & MAIN > 0]
    if len(own) == 1:
        return int(own[0] & ROW)
    found = (postings & ROW).tolist()
    people = [int(columns["population"][row]) for row in found]
    large = [row for row, count in zip(found, people, strict=True) if count >= _ALIKE * max(people)]
    if len(large) > 1:
        large = [row for row in large if _FOR_LINERS in gazetteer.name(row)]
    return large[0] if len(large) == 1 else None
