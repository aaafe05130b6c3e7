"""The words of data/lexicon: vocabulary as data, so that editing it needs no Python.

One file a concept (`vehicles.toml`), in it one table a class (`[cargo_ship]`) with the class's words and, where the
concept has a type below, what is known of them; in `prepositions.toml` each word is a class of its own. `words` are
one string, apart by spaces, or a list where an entry holds a space. A concept of `VALUES` is one table that gives each
word its value instead. No word stands twice in a file; a word may stand in the files of several concepts ("ferry" is a
vehicle and a verb of motion). `CONCEPTS` and `VALUES` list the files: the tests load each, and an unknown key, class or
value is an error there.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from geo.model import Bound, EventType, Mode  # noqa: TC001 - pydantic reads them at run time
from geo.resources import data_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGE: Final = "en"

Gender = Literal["f", "m"]

Role = Literal["from", "to", "toward", "at", "via"]
"""What a place is to an event."""

Relation = Literal["during", "by", "before", "after", "since", "until"]
"""How a time bounds an event."""


def _split(words: object) -> object:
    return tuple(words.split()) if isinstance(words, str) else words


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]


class Entry(BaseModel):
    """A table of a file; the example is given where the meaning is not plain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: str | None = None


class WordClass(Entry):
    """The words of one class of a concept, in the order of the file."""

    words: Words


class VehicleClass(WordClass):
    """What carries somebody: by which mode, how fast at most (km/h, where slower than the mode allows).

    `farthest_km` is the longest way between two stops, as the crow flies, where that is known. `travels` is what is
    itself a vehicle, so that it may leave and arrive; a road or a flight does not. What is `ambiguous` may go by
    another mode, too, so that it does not tell along what a figure is measured. What is a `prefix` stands before a
    vessel's name, as written.
    """

    mode: Mode
    top_kmh: float | None = None
    farthest_km: float | None = None
    travels: bool = True
    ambiguous: bool = False
    prefix: bool = False


class SeaPassage(WordClass):
    """A strait, canal or cape that ships pass, with what a message calls it and where it is (WGS 84 degrees).

    `bare` are names that mean it only in a phrase for a way ("round the Cape", "by Suez"); `shuns` are the passages
    that who goes by it does not take. What is not `avoidable` can only be taken.
    """

    called: str
    lat: float
    lon: float
    bare: Words = ()
    shuns: Words = ()
    avoidable: bool = True


class CalendarName(WordClass):
    """A month or a weekday: its number from 1 (ISO 8601) and the abbreviations of its name.

    One that is not `abbreviated_in_prose` is so only in the line that dates an article.
    """

    number: int
    abbreviations: Words = ()
    abbreviated_in_prose: bool = True


class Season(WordClass):
    """A season: its TIMEX3 value and the number of its first month."""

    timex: str
    month: int


class PartOfDay(WordClass):
    """A part of the day: its TIMEX3 value, and its hours, which may go on into the next day."""

    timex: str
    begins: int
    ends: int


class TimeUnit(WordClass):
    """A unit of time: its TIMEX3 code, the word for several, and the adverbs for every one of them.

    One is `size` of what the code says. What does not `counts_one` is no length of time in the singular.
    """

    timex: str
    plural: str
    size: int = 1
    adverbs: Words = ()
    counts_one: bool = True


class TimeZone(WordClass):
    """A time zone: its hours east of UTC, None where the words leave them open.

    `shared` are letters of another zone that mean this one in its `countries` (ISO 3166-1 alpha-2).
    """

    hours: float | None = None
    countries: Words = ()
    shared: Words = ()


class PeriodModifier(WordClass):
    """What points to a period, so many steps on from the one of the day of publication, or of the time last told."""

    step: Literal[-1, 0, 1]
    anaphoric: bool = False


class Holiday(WordClass):
    """A feast: on a day of a month, so many days from Easter Sunday, or on a weekday of a month (-1: the last)."""

    month: int | None = None
    day: int | None = None
    from_easter: int | None = None
    weekday: int | None = None
    which: int | None = None
    days_later: int = 0

    @model_validator(mode="after")
    def _one_way_to_tell_the_day(self) -> Self:
        told = self.model_fields_set - {"words", "example", "days_later"}
        if told not in ({"month", "day"}, {"from_easter"}, {"month", "weekday", "which"}):
            raise ValueError(f"{self.words[0]!r} has {told}, not month and day, from_easter, or month, weekday, which")
        return self


class NamePart(WordClass):
    """What makes a name of the word that it stands beside, or of a day without its year alone (`…_day`).

    What stands after either is `after_place`, what only a club's name has `beside_club`.
    """

    stands: Literal["before", "after", "before_day", "after_day", "after_place", "beside_club"]


class Unit(WordClass):
    """A unit of measure: how a dossier writes it, what one is in km, hours or km/h, how one and several are said.

    `signs` mean it only in a context that says so ("5 m" may be millions); what is not `told_of_ways` is no measure of
    how far places are apart, or how long a journey takes. Lengths of one `system` are told together: "6 ft 2 in";
    what a figure is more than whole is told to a reader in units of `rest_in`.
    """

    short: str
    signs: Words = ()
    told_of_ways: bool = True
    system: Literal["metric", "imperial"] | None = None
    rest_in: str | None = None
    measure: Literal["km", "hours", "kmh"]
    factor: float
    singular: str
    plural: str


class VagueCount(WordClass):
    """Words for a count that is not told: from what to what they are fair, and up to what before "hundred"."""

    low: float
    high: float
    high_scaled: float | None = None


class MannerClass(WordClass):
    """Words for a way of going that is slower than its mode allows, and how fast it is at most, in km/h."""

    mode: Mode
    top_kmh: float


class PersonClass(WordClass):
    """Nouns for people, alone or in groups; see the head of people.toml for what each mark means."""

    gender: Gender | None = None
    kin: bool = False
    honorific: bool = False
    travels: bool = False
    collective: bool = False
    together: bool = False
    offices: Words = ()
    groups: Words = ()


class PronounClass(WordClass):
    """Pronouns by whom they can stand for."""

    stands_for: Literal["person", "group", "thing", "narrator"]
    gender: Gender | None = None
    speakers: bool = False


class ReferringNoun(WordClass):
    """Nouns that go by turns for the same one, and what they stand for; a vague one for whichever was told last.

    `members` in the plural are the people of a group. The nouns of a class that is `apart` are each of their own.
    """

    kind: Literal["person", "couple", "group", "vehicle", "thing", "body"]
    vague: bool = False
    apart: bool = False
    members: Words = ()


class FrameClass(WordClass):
    """The frame that words evoke: which event they tell, what their arguments mean, what must stand beside them.

    A class is a rule that reads events: its name is the rule's, its example is run by the tests. A word of two is a
    verb or adjective with its particle or object ("set off", "set sail", "due in"). `inflects` is false for words that
    are meant in this form only. `object` is what the direct object is (`leave Paris`: from; `reach Paris`: to), `halts`
    a journey that ends where it should not. `only_with` is a preposition of way ("came to"), how long ("spent two
    nights"), a passenger ("took the boys"), a vehicle ("took a ferry"), a subject that can travel ("she is due in"), an
    object with a name ("rounded Cape Horn"). `triggers` says whether a sentence with one of the words is parsed, which
    takes time, though it names no place; where it is false, such a frame is read only where another word had the
    sentence parsed.
    """

    type: EventType
    object: Role | None = None
    mode: Mode | None = None
    inflects: bool = True
    needs_place: bool = True
    only_with: Literal["way", "time", "passenger", "vehicle", "traveller", "name"] | None = None
    triggers: bool = True
    halts: bool = False


class ReportingClass(WordClass):
    """Verbs of saying, by how certain their speaker is; see the head of reporting.toml for the other marks."""

    certainty: Literal["CT", "PR", "PS"] | None = None
    tags: bool = False
    raises: bool = False
    denies: bool = False


class Preposition(Entry):
    """A preposition and what it makes of the place, the time or the event behind it."""

    role: Role | None = None
    relation: Relation | None = None
    occasion: bool = False
    aboard: bool = False


class TravelWords(WordClass):
    """Words that say by what mode somebody travels."""

    mode: Mode


class PaceClass(WordClass):
    """A way of going: by which mode, and how fast in km/h; see the head of paces.toml for what each mark means."""

    words: Words = ()
    mode: Mode
    slowest: float
    usual_slowest: float
    usual_fastest: float
    fastest: float
    usual_a_day: float | None = None
    most_a_day: float | None = None
    beside_h: float = 0.0
    most_beside_h: float = 0.0
    countries: Words = ()
    general: bool = False
    who: str
    means: Words = ()
    vehicles: Words = ()
    animals: Words = ()


class Qualifier(WordClass):
    """Words before a figure: whether they hedge it, and on which side of it they say that the truth lies."""

    hedge: bool = False
    bound: Bound | None = None


class Multiple(WordClass):
    """Words for how many times one distance another is."""

    factor: float


class PlaceNoun(WordClass):
    """Nouns for a kind of place, and how the codes of GeoNames begin for it where a noun refers back to one."""

    feature: str | None = None
    describes: bool = True


class GenericTermClass(WordClass):
    """The generic terms of place names for one kind of place, and on which side of the rest of the name they stand."""

    kind: Literal["county", "stream", "lake", "landform", "division", "facility"]
    stands: Literal["before", "after", "either"]


class RuleWords(Entry):
    """What a named rule reads, as a phrase that follows "read as": "a weekday with a part of the day"."""

    says: str


CONCEPTS: Final[dict[str, type[Entry]]] = {
    "airport_towns": WordClass,
    "amounts": WordClass,
    "anteriority": WordClass,
    "appositive_nouns": WordClass,
    "attributions": WordClass,
    "aviation": WordClass,
    "boarding": FrameClass,
    "borders": WordClass,
    "cancellation": WordClass,
    "carried_by": WordClass,
    "clock_cues": WordClass,
    "clocked_durations": WordClass,
    "companies": WordClass,
    "comparisons": WordClass,
    "conditions": WordClass,
    "contacts": WordClass,
    "counted_nouns": WordClass,
    "counts": WordClass,
    "date_orders": WordClass,
    "datelines": WordClass,
    "day_numbers": WordClass,
    "directions": WordClass,
    "enquiries": WordClass,
    "extents": WordClass,
    "facility_nouns": WordClass,
    "features_of_nature": WordClass,
    "food": WordClass,
    "function_words": WordClass,
    "generic_terms": GenericTermClass,
    "given_names": WordClass,
    "government_acts": WordClass,
    "government_attributes": WordClass,
    "habits": WordClass,
    "hedges": Qualifier,
    "hedges_behind": WordClass,
    "holidays": Holiday,
    "hours_taken": WordClass,
    "hub_lists": WordClass,
    "hyphens": WordClass,
    "inanimate": WordClass,
    "international_relations": WordClass,
    "journey_ends": WordClass,
    "journeys": WordClass,
    "lasting": WordClass,
    "light_verbs": WordClass,
    "line_ends": WordClass,
    "line_services": WordClass,
    "linking_words": WordClass,
    "localities": WordClass,
    "location_verbs": WordClass,
    "locatives": WordClass,
    "making": WordClass,
    "manners": MannerClass,
    "mention_context": WordClass,
    "metre_signs": WordClass,
    "minutes_alone": WordClass,
    "mishaps": WordClass,
    "modality": WordClass,
    "months": CalendarName,
    "motion": FrameClass,
    "multiples": Multiple,
    "name_abbreviations": WordClass,
    "name_heads": WordClass,
    "name_modifiers": WordClass,
    "name_particles": WordClass,
    "name_tails": WordClass,
    "named_after": WordClass,
    "named_persons": WordClass,
    "named_ways": WordClass,
    "names_with_the": WordClass,
    "names_with_times": NamePart,
    "naming": WordClass,
    "narration": WordClass,
    "nearness": WordClass,
    "noun_phrases": WordClass,
    "numbered_things": WordClass,
    "occasions": FrameClass,
    "other_ways": WordClass,
    "own_lengths": WordClass,
    "page_furniture": WordClass,
    "paces": PaceClass,
    "parts_of_day": PartOfDay,
    "parts_of_the_world": WordClass,
    "people": PersonClass,
    "period_modifiers": PeriodModifier,
    "person_titles": WordClass,
    "place_nouns": PlaceNoun,
    "poles": WordClass,
    "prepositions": Preposition,
    "press_names": WordClass,
    "pronouns": PronounClass,
    "qualified_names": WordClass,
    "quantifiers": WordClass,
    "quantities": WordClass,
    "referring_nouns": ReferringNoun,
    "remote": WordClass,
    "reporting": ReportingClass,
    "requests": WordClass,
    "rules_claims": RuleWords,
    "rules_events": RuleWords,
    "rules_times": RuleWords,
    "sea_passages": SeaPassage,
    "seasons": Season,
    "seats_in_towns": WordClass,
    "sentence_abbreviations": WordClass,
    "shared_units": WordClass,
    "sights": WordClass,
    "slow_travel": WordClass,
    "sources": WordClass,
    "stop_words": WordClass,
    "storms": WordClass,
    "straight_lines": WordClass,
    "tense": WordClass,
    "terms_of_bodies": WordClass,
    "time_units": TimeUnit,
    "time_zones": TimeZone,
    "towns_and_divisions": WordClass,
    "towns_apart": WordClass,
    "travel_figures": WordClass,
    "travel_modes": TravelWords,
    "travel_verb_forms": WordClass,
    "travel_wholes": WordClass,
    "travelled_nights": WordClass,
    "unit_signs": WordClass,
    "units": Unit,
    "unrealised_nouns": WordClass,
    "unrealised_verbs": WordClass,
    "unknown_sea_ways": WordClass,
    "unreached": WordClass,
    "vague_counts": VagueCount,
    "vehicles": VehicleClass,
    "vehicles_of": WordClass,
    "visit_lengths": WordClass,
    "ways_ahead": WordClass,
    "ways_not_once": WordClass,
    "ways_told": WordClass,
    "countries_of_states": WordClass,
    "journey_verbs": WordClass,
    "ways_before": WordClass,
    "ways_with_ends": WordClass,
    "waters": WordClass,
    "wishes": WordClass,
    "works": WordClass,
    "verb_groups": WordClass,
    "weekdays": CalendarName,
    "year_cues": WordClass,
}
"""The concepts by file name, each with the type of its tables."""

VALUES: Final[dict[str, type]] = {
    "cardinals": int,
    "decades": int,
    "domain_countries": str,
    "irregular_verbs": str,
    "name_spellings": str,
    "number_scale_signs": int,
    "number_scales": int,
    "ordinals": int,
    "parallels": float,
    "presence_pronouns": str,
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


@cache
def _rules() -> dict[str, RuleWords]:
    files = (classes(concept, RuleWords) for concept, kind in CONCEPTS.items() if kind is RuleWords)
    return {name: rule for file in files for name, rule in file.items()}


def rule_words(name: str) -> RuleWords | None:
    """Return what a named rule reads, None where no rule has the name."""
    return _rules().get(name)


def rule_says(name: str | None) -> str | None:
    """Return what a rule reads, as a phrase that follows "read as"; None where that is not known."""
    words = rule_words(name) if name else None
    return words.says if words else None


def plurals(several: Iterable[str]) -> tuple[str, ...]:
    """Return nouns in both numbers, plurals by rule: "ferry" gives "ferry" and "ferries"."""
    return tuple(
        form for word in several for form in (word, word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s")
    )


def any_of(several: Iterable[str]) -> str:
    """Return a pattern, without groups, of any of these words or phrases; the longest that fits is taken first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(several, key=lambda w: (-len(w), w))) + ")"
