"""The words of data/lexicon: vocabulary as data, so that editing it needs no Python.

One file a concept (`vehicles.toml`), in it one table a class (`[cargo_ship]`) with the class's words and, where the
concept has a type below, what is known of them. `words` are one string, apart by spaces, or a list where an entry holds
a space. A concept of `VALUES` is one table that gives each word its value instead. No word stands twice in a file; a
word may stand in the files of several concepts ("ferry" is a vehicle and a verb of motion). `CONCEPTS` and `VALUES`
list the files: the tests load each, and an unknown key, class or value is an error there.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from geo.model import Mode  # noqa: TC001 - pydantic reads it at run time
from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGE: Final = "en"


def _split(words: object) -> object:
    return tuple(words.split()) if isinstance(words, str) else words


class Entry(BaseModel):
    """A table of a file; the example is given where the meaning is not plain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: str | None = None


class WordClass(Entry):
    """The words of one class of a concept, in the order of the file."""

    words: Annotated[tuple[str, ...], BeforeValidator(_split)]


class VehicleClass(WordClass):
    """What carries somebody: by which mode, how fast at most (km/h, where slower than the mode allows).

    `travels` is what is itself a vehicle, so that it may leave and arrive; a road or a flight does not. What is a
    `prefix` stands before a vessel's name, as written.
    """

    mode: Mode
    top_kmh: float | None = None
    travels: bool = True
    prefix: bool = False


class GenericTermClass(WordClass):
    """The generic terms of place names for one kind of place, and on which side of the rest of the name they stand."""

    kind: Literal["county", "stream", "lake", "landform", "division", "facility"]
    stands: Literal["before", "after", "either"]


class RuleWords(Entry):
    """What a named rule reads, as a phrase that follows "read as": "a weekday with a part of the day"."""

    says: str


CONCEPTS: Final[dict[str, type[Entry]]] = {
    "food": WordClass,
    "generic_terms": GenericTermClass,
    "government_acts": WordClass,
    "government_attributes": WordClass,
    "international_relations": WordClass,
    "locatives": WordClass,
    "mention_context": WordClass,
    "name_abbreviations": WordClass,
    "name_heads": WordClass,
    "name_modifiers": WordClass,
    "nouns_of_places": WordClass,
    "person_titles": WordClass,
    "press_names": WordClass,
    "rules_claims": RuleWords,
    "rules_events": RuleWords,
    "rules_times": RuleWords,
    "stop_words": WordClass,
    "travel_verb_forms": WordClass,
    "vehicles": VehicleClass,
    "verb_groups": WordClass,
}
"""The concepts by file name, each with the type of its tables."""

VALUES: Final[dict[str, type]] = {
    "domain_countries": str,
    "name_spellings": str,
}
"""The concepts that give each word a value, with the values' type."""

AnyEntry = TypeVar("AnyEntry", bound=Entry)
Value = TypeVar("Value")


@cache
def _read(concept: str) -> dict[str, Any]:
    return tomllib.loads(data_path(f"lexicon/{LANGUAGE}/{concept}.toml").read_text(encoding="utf-8"))


@cache
def _load(concept: str) -> dict[str, Entry]:
    kind = CONCEPTS[concept]
    return {name: kind.model_validate(table) for name, table in _read(concept).items()}


def classes(concept: str, kind: type[AnyEntry]) -> Mapping[str, AnyEntry]:
    """Return the classes of a concept by name, in the order of the file.

    Raises ResourceMissingError where the file is missing, pydantic's ValidationError where it does not fit its type,
    TypeError where the concept's classes are of another type.
    """
    found: dict[str, AnyEntry] = {}
    for name, one in _load(concept).items():
        if not isinstance(one, kind):
            raise TypeError(f"The classes of {concept!r} are {type(one).__name__}, not {kind.__name__}.")
        found[name] = one
    return found


def word_list(concept: str, *names: str) -> tuple[str, ...]:
    """Return the words of a concept in the order of the file, of the classes named or of all; KeyError for others."""
    found = classes(concept, WordClass)
    return tuple(chain.from_iterable(found[name].words for name in names or found))


def word_set(concept: str, *names: str) -> frozenset[str]:
    """Return the words of a concept as a set, of the classes named or of all; KeyError for others."""
    return frozenset(word_list(concept, *names))


def vehicle_classes() -> tuple[VehicleClass, ...]:
    """Return the classes of what carries, without what only stands before a ship's name."""
    return tuple(kind for kind in classes("vehicles", VehicleClass).values() if not kind.prefix)


def vehicles() -> Mapping[str, VehicleClass]:
    """Return the class of each noun for what carries."""
    return {word: kind for kind in vehicle_classes() for word in kind.words}


def word_values(concept: str, kind: type[Value]) -> Mapping[str, Value]:
    """Return the value of each word of a concept of `VALUES`, in the order of the file; TypeError for another type."""
    found = _read(concept)
    for word, value in found.items():
        if not isinstance(value, kind):
            raise TypeError(f"The value of {word!r} in {concept!r} is {value!r}, no {kind.__name__}.")
    return found


def rule_words(name: str) -> RuleWords | None:
    """Return what a named rule reads, None where no rule has the name."""
    rules = (classes(concept, RuleWords).get(name) for concept, kind in CONCEPTS.items() if kind is RuleWords)
    return next((rule for rule in rules if rule is not None), None)


def plurals(several: Iterable[str]) -> tuple[str, ...]:
    """Return nouns in both numbers, plurals by rule: "ferry" gives "ferry" and "ferries"."""
    return tuple(
        form for word in several for form in (word, word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s")
    )


def any_of(several: Iterable[str]) -> str:
    """Return a pattern, without groups, of any of these words or phrases; the longest that fits is taken first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(several, key=lambda w: (-len(w), w))) + ")"
