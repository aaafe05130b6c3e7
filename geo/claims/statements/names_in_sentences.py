"""The names of countries, and names as they stand in a sentence: "the Netherlands", "the Alps"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geo.lexicon import any_of, word_list, word_set
from geo.places import open_gazetteer

if TYPE_CHECKING:
    from geo.model import Place

_FIRST = re.compile(rf"(?:{any_of(word_list('names_with_the', 'first'))})\b")
_LAST = re.compile(rf"\b(?:{any_of(word_list('names_with_the', 'last'))})\Z")
_FEATURES = ("MTS", "SEA", "OCN", "STM", "DSRT", "STRT", "CHN", "GULF", "PEN", "ISLS", "CNL")
"""Codes of GeoNames for what takes the article by its kind: ranges, seas, rivers, deserts, straits."""


@cache
def country_called(code: str) -> str | None:
    """Return a country as a sentence names it, by its ISO 3166-1 alpha-2 code: "the Netherlands"; None if unknown."""
    row = open_gazetteer().meta["country_rows"].get(code)
    return None if row is None else _with_article(open_gazetteer().name(row).strip(), is_country=True)


def place_called(place: Place) -> str:
    """Return a place as a sentence names it: "the Alps", "the Gulf of Finland", "Lyon", "The Hague"."""
    if place.feature in _FEATURES:
        return place.name if place.name.lower().startswith("the ") else f"the {place.name}"
    town = place.feature.startswith(("PPL", "S."))
    return place.name if town else _with_article(place.name, is_country=place.feature.startswith("PCL"))


def _with_article(name: str, *, is_country: bool) -> str:
    bare = name.removeprefix("The ") if is_country else name
    takes = bare in word_set("names_with_the", "whole") or _FIRST.match(bare) or _LAST.search(bare)
    return f"the {bare}" if takes and not bare.lower().startswith("the ") else bare
