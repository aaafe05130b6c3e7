"""Made-up sentences that begin with common words which towns are called by, too, to train the mention classifier with.

Annotated corpora hold few: "Nice weather is expected", "Mobile phones were banned", "Reading aloud helps". In each text
the word is no place, and mostly a city that it names is one. The forms know nothing of what kind of word fills them,
since the classifier sees the words beside it and the language model's label, and no grammar.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.places.classes import FeatureClass
from geo.places.common_words import Commonness, commonness
from geo.places.names import hash_name

if TYPE_CHECKING:
    from geo.places import Gazetteer

SEED = 13
TOWN_PEOPLE = 2_000
CITY_PEOPLE = 300_000
FORMS = (
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
)


def word_texts(gazetteer: Gazetteer, count: int) -> list[dict[str, Any]]:
    """Return documents as the corpora have them: {"id", "source", "text", "toponyms"}, the same ones each time."""
    chance = random.Random(SEED)  # noqa: S311 - the same texts each time
    words, cities = _words_and_cities(gazetteer)
    columns = gazetteer.columns
    found = []
    for number in range(count):
        form, word, row = chance.choice(FORMS), chance.choice(words), chance.choice(cities)
        name = gazetteer.name(row)
        before = form.partition("{a}")[0].format(w=word)
        toponym = {
            "start": len(before),
            "end": len(before) + len(name),
            "name": name,
            "lat": float(columns["lat"][row]),
            "lon": float(columns["lon"][row]),
            "geonameid": int(columns["gid"][row]) or None,
        }
        text = form.format(w=word, a=name)
        toponyms = [toponym] if "{a}" in form else []
        found.append({"id": f"word-{number}", "source": "", "text": text, "toponyms": toponyms})
    return found


def _words_and_cities(gazetteer: Gazetteer) -> tuple[list[str], list[int]]:
    """Common words that are names of towns, and cities whose names are no such words."""
    people = gazetteer.columns["population"]
    classes = gazetteer.feature_classes(np.arange(len(people)))
    is_town = (classes > FeatureClass.COUNTY) & (classes <= FeatureClass.TOWN)
    towns = np.flatnonzero(is_town & (people >= TOWN_PEOPLE)).tolist()
    names = sorted(
        {name for name in map(gazetteer.name, towns) if name.isascii() and name.isalpha() and name.istitle()}
    )
    is_word = commonness(np.array([hash_name(name) for name in names]))[:, Commonness.ENGLISH_WORD] > 0
    words = [name for name, common in zip(names, is_word.tolist(), strict=True) if common]
    taken = set(words)
    cities = np.flatnonzero(is_town & (people >= CITY_PEOPLE)).tolist()
    return words, [row for row in cities if gazetteer.name(row) not in taken]
