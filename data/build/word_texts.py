"""Made-up sentences with common words and people's names that towns bear, too, to train the mention classifier with.

Annotated corpora hold few: "Nice weather is expected", "Mobile phones were banned", "She left Charlotte for Austin". In
each text the word or name is no place, and mostly a city that it names is one. The forms know nothing of what kind of
word fills them, since the classifier sees the words beside it and the language model's label, and no grammar.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from gazetteer_sources import demonyms
from made_texts import made_text

from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.names import hash_name

if TYPE_CHECKING:
    from geo.places import Gazetteer

SEED = 13
TOWN_PEOPLE = 2_000
CITY_PEOPLE = 300_000
GIVEN, FAMILY = 3, 6  # how common a name is, 0 to 9, that is somebody's
SHARES = (0.25, 0.4)  # how much of the texts is PEOPLE, and with DEMONYMS; the rest is WORDS
WORDS = (
    "{w} weather is expected in {a} this week.",
    "{w} prices rose by a tenth in {a} last month.",
    "{w} phones were banned in class from Monday, officials in {a} said.",
    "{w} is what the children in {a} wanted.",
    "{w} people came to the square in {a}.",
    "{w} the door, she said, and went home to {a}.",
    "{w} days follow in {a}.",
    "{w} and rain: what to expect in {a} on Sunday.",
    "{w} aloud, the teacher told her class in {a}.",
    "{w} decisions were taken at the meeting in {a}.",
    "{w} from the fields is sold in {a}.",
    "{w} to the north of {a} was spared.",
    "{w} for sale: a house near {a}.",
    "{w} companies in {a} are hiring again.",
    "{w} with care, the sign in {a} says.",
    "He left school in {a}. {w} jobs were hard to find.",
    "She arrived in {a} on Monday. {w} clothes lay on the bed.",
    "“{w} them,” the coach from {a} said.",
    "“{w} work,” she said after the match in {a}.",
    "{w} by name, the dog was found in {a}.",
    "{w} at work: a day in {a}.",
    "Not a word was said. {w} said nothing.",
    "It was late. {w} would have helped.",
    "{w} has become dear, and so has bread.",
    "{w} was served after the talks.",
    "{w} can be found in every kitchen.",
    "The bill passed through {w} on Monday.",
    "He went from {w} to {v} in a year.",
    "She moved from {w} to {v}, a rival in {a}.",
    "He left {w} for {v} and a better salary.",
)
PEOPLE = (
    "{g} and {h} left early.",
    "She left {g} for {h}.",
    "They ran into {g}, {h} and {k} in {a}.",
    "{f} scored twice against {e} on Saturday.",
    "{f} said so in {a} on Monday.",
    "We spoke to {g}, {h} and {k}.",
    "A letter from {g} to {h} was found in {a}.",
    "{g} smiled, and {h} laughed.",
    "{g}, who is 34, lives with {h} in {a}.",
    "The coach told {g} and {h} to leave.",
    "In {a} she met {g}, {h} and the children.",
)
DEMONYMS = (
    "{d} officials arrived in {a} on Monday.",
    "{d} police arrested two men.",
    "The {d} minister left for {a}.",
    "{d} troops crossed the river near {a}.",
    "A {d} ship docked in {a}.",
    "{d} and other diplomats met in {a}.",
    "{d} officials said so.",
    "{d} companies sold more.",
    "He spoke to {d} reporters in {a}.",
    "{d} farmers blocked the road to {a}.",
)


@dataclass(frozen=True)
class _Names:
    """Common words, given and family names that towns bear and no city, demonyms with their country, and cities."""

    words: list[str]
    given: list[str]
    family: list[str]
    demonyms: list[tuple[str, int]]
    cities: list[int]


def word_texts(gazetteer: Gazetteer, count: int) -> list[dict[str, Any]]:
    """Return documents as the corpora have them: {"id", "source", "text", "toponyms"}, the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311 - the same texts each time
    names = _names(gazetteer)
    found = []
    for number in range(count):
        kind = chance.random()
        form = chance.choice(PEOPLE if kind < SHARES[0] else DEMONYMS if kind < SHARES[1] else WORDS)
        fillings: dict[str, tuple[str, int | None]] = {}
        for marks, words in (("wv", names.words), ("ghk", names.given), ("fe", names.family)):
            fillings |= {mark: (word, None) for mark, word in zip(marks, chance.sample(words, len(marks)), strict=True)}
        row = chance.choice(names.cities)
        fillings |= {"a": (gazetteer.name(row), row), "d": chance.choice(names.demonyms)}
        found.append(made_text(f"word-{number}", form, fillings, gazetteer))
    return found


def _names(gazetteer: Gazetteer) -> _Names:
    people = gazetteer.columns["population"]
    classes = gazetteer.feature_classes(np.arange(len(people)))
    is_town = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
    named = {gazetteer.name(row) for row in np.flatnonzero(is_town & (people >= TOWN_PEOPLE)).tolist()}
    names = sorted(name for name in named if name.isascii() and name.isalpha() and name.istitle())
    marks = commonness(np.array([hash_name(name) for name in names]))

    def common(kind: Commonness, least: int) -> list[str]:
        return [name for name, mark in zip(names, marks[:, kind].tolist(), strict=True) if mark >= least]

    cities = np.flatnonzero(is_town & (people >= CITY_PEOPLE)).tolist()
    known = {gazetteer.name(row) for row in cities}
    words = common(Commonness.ENGLISH_WORD, 1)
    given = [name for name in common(Commonness.GIVEN_NAME, GIVEN) if name not in known]
    family = [name for name in common(Commonness.FAMILY_NAME, FAMILY) if name not in known]
    countries = gazetteer.meta["country_rows"]
    taken = {*words, *map(gazetteer.name, countries.values())}
    peoples = [(name, int(countries[place])) for name, place in demonyms() if place in countries]
    return _Names(words, given, family, peoples, [row for row in cities if gazetteer.name(row) not in taken])
