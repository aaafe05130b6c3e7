"""Places in a text: which names stand for one, which place each means, why, and how sure that is.

`resolve` gives every candidate and mention its chance; here they become the dossier's mentions, of four kinds. A
mention's confidence is the share of mentions with the same chances that were right in cross-validation
(docs/geoparsing.md). Names inside an organisation's name ("Bank of China") are metonyms, so that none of them can
become a stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.errors import InputError
from geo.model import Article, Candidate, Mention, MentionKind, Place, Unplaced
from geo.model import Warning as Notice
from geo.places.airport_towns import serving_airport
from geo.places.candidate_features import CandidateFeature, is_qualified
from geo.places.classes import FeatureClass, Home
from geo.places.gazetteer import Gazetteer, open_gazetteer
from geo.places.hearing import hear
from geo.places.home import guess_home
from geo.places.left_out import left_out
from geo.places.mention_spans import mention_end
from geo.places.metonymy import is_metonym
from geo.places.named_after import is_named_after
from geo.places.named_countries import unknown_in_country
from geo.places.named_entities import EntityLabel
from geo.places.organisations import organisation_spans
from geo.places.poles import POLES
from geo.places.qualified_candidates import held_by_none
from geo.places.resolution import Resolution, resolve
from geo.places.trained_models import TrainedModels, load_models
from geo.places.unknown_names import unknown_names
from geo.places.vessel_names import vessel_names
from geo.places.why import Case, called, why_chosen, why_not

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from geo.places.hearing import Hearing
    from geo.places.witnesses import Witness

SHOWN: Final = 5
_MOST_MEANINGS: Final = 40
_SEAT_CHANCE: Final = 0.05
_ANCHOR_CHANCE: Final = 0.5
_BEFORE: Final = 40
_MOST_ANCHORS: Final = 200
_ORGANISATION_CONFIDENCE: Final = 0.8
_MOST_UNKNOWN: Final = 20
_UNKNOWN: Final = "The gazetteer knows no place called {}."


_RESOLVED: Final = "dateline.resolutions"  # kept with a document, for who has it read again with a name put right


@dataclass(frozen=True)
class PlacesReading:
    """What a text says of places: mentions in order, the places chosen, names that could not be placed."""

    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    unplaced: tuple[Unplaced, ...]
    warnings: tuple[Notice, ...]
    home: Home | None = None
    settled: frozenset[str] = frozenset()
    """The ids of mentions whose place the text's own words beside it, or a user, ask for."""

    before: Mapping[str, Place] = field(default_factory=dict)
    """What mentions were read as before witnesses moved them, by their ids."""

    resolved: _Resolved | None = field(default=None, repr=False, compare=False)
    """What `read_again` reads from, without detecting anything twice."""

    def meanings(self, mention: Mention, least: float) -> list[tuple[Place, float]]:
        """Return what a mention may mean with scores of at least `least`, the likeliest first, shown or not."""
        gazetteer, resolved = open_gazetteer(), self.resolved
        choice = next((c for c in resolved.kept if _id(c.start, c.end) == mention.id), None) if resolved else None
        if resolved is None or choice is None:
            return [(gazetteer.place(c.place_id), c.score) for c in mention.candidates if c.score >= least]
        evidence, chance = resolved.resolution.evidence, resolved.resolution.candidate_chance
        group = evidence.candidates_of(int(evidence.group_of[choice.number]))
        score = chance[group] / max(1.0, float(chance[group].sum()))
        likely = np.flatnonzero(score >= least)
        best = likely[np.argsort(-score[likely], kind="stable")][:_MOST_MEANINGS].tolist()
        return [(gazetteer.at(int(evidence.candidate_row[group[i]])), float(score[i])) for i in best]


@dataclass(frozen=True)
class _Resolved:
    """A text with its resolution and the mentions that are kept of it."""

    text: str
    resolution: Resolution
    kept: tuple[_Choice, ...]
    home: Home | None


@dataclass(frozen=True)
class _Choice:
    """A mention that is kept: its number in the resolution, where it stands, its likeliest candidate (-1 for none).

    `vessel` is the kind of vessel that it names instead of a place, `chosen` the place that a user chose for it,
    `nowhere_in` the division beside it or the country that has no place of the name.
    """

    number: int
    start: int
    end: int
    candidate: int
    vessel: str | None
    chosen: Place | None
    nowhere_in: str | None = None

    @property
    def is_vessel(self) -> bool:
        """Whether a vessel is named, unless a user says otherwise."""
        return self.vessel is not None and self.chosen is None


def read_places(
    doc: Doc, article: Article, *, home: Home | None = None, choices: Mapping[str, str] | None = None
) -> PlacesReading:
    """Read the places of a text.

    `home` is where the source is at home (`geo.places.home`); without it, it is guessed from the source's name or
    domain and this text alone. `choices` maps mention ids to the place ids that a user chose; an id that the
    gazetteer does not have raises PlaceNotFoundError, what is no such mapping InputError.
    """
    chosen = _chosen(choices)
    gazetteer, models = open_gazetteer(), load_models()
    if home is None and article.source:
        home = guess_home(article.source, article.text, gazetteer)
    resolutions: dict[Home | None, Resolution] = doc.user_data.setdefault(_RESOLVED, {})
    if home not in resolutions:
        resolutions[home] = resolve(doc, gazetteer, models, home)
    resolution = resolutions[home]
    return _interpreted(_Resolved(article.text, resolution, _kept(resolution, models, gazetteer, chosen), home))


def read_again(reading: PlacesReading, witnesses: Sequence[Witness]) -> PlacesReading:
    """Return a reading ranked once more with witnesses; the reading itself where they change nothing."""
    resolved = reading.resolved
    if resolved is None or not witnesses:
        return reading
    gazetteer, group_of = open_gazetteer(), resolved.resolution.evidence.group_of
    placed = (c for c in resolved.kept if not c.is_vessel and (c.candidate >= 0 or c.chosen is not None))
    groups = {_id(c.start, c.end): int(group_of[c.number]) for c in placed}
    chosen = {
        int(group_of[c.number]): gazetteer.row(c.chosen.id) for c in reversed(resolved.kept) if c.chosen is not None
    }
    hearing = hear(resolved.resolution, witnesses, groups, chosen, gazetteer)
    if hearing is None:
        return reading
    resolution = replace(resolved.resolution, candidate_chance=hearing.chance)
    top = resolution.evidence.best(hearing.chance)[group_of]
    kept = tuple(
        replace(choice, candidate=int(top[choice.number])) if choice.candidate >= 0 else choice
        for choice in resolved.kept
    )
    return _interpreted(replace(resolved, resolution=resolution, kept=kept), hearing)


def _interpreted(resolved: _Resolved, hearing: Hearing | None = None) -> PlacesReading:
    """Return what is read of a resolution, with the reasons, those of witnesses among them."""
    gazetteer, models, text = open_gazetteer(), load_models(), resolved.text
    resolution, kept, home = resolved.resolution, resolved.kept, resolved.home
    case = Case(gazetteer, resolution.evidence, _anchors(resolution, kept), home)
    if hearing is not None:
        case = replace(case, reasons=hearing.reasons, complaints=hearing.complaints)
    explained = _explain(case, resolution, kept, text)
    places = [_place(choice, resolution, gazetteer) for choice in kept]
    named = [
        _organisation(text, choice.start, choice.end)
        if choice.is_vessel
        else Mention(
            id=_id(choice.start, choice.end),
            start=choice.start,
            end=choice.end,
            text=text[choice.start : choice.end],
            kind=_kind(resolution, choice, place),
            place_id=place.id if place is not None else None,
            confidence=_confidence(resolution, choice, models),
            candidates=_with_airport(explained.get(choice.number, ()), choice, place),
        )
        for choice, place in zip(kept, places, strict=True)
    ]
    unknown = _unknown(named, {_id(c.start, c.end): c.nowhere_in for c in kept if c.nowhere_in is not None})
    spans = organisation_spans(text, resolution.entity_spans, [(m.start, m.end) for m in named])
    mentions = [*named, *(_organisation(text, start, end) for start, end in spans)]
    ids = {m.id for m in mentions}
    missing = left_out(resolution, {m.text for m in named}, ids, gazetteer)
    starts = {m.start for m in named if m.place_id is not None}
    poles = {gazetteer.row(pole) for pole in POLES}
    names = unknown_names(resolution, starts, gazetteer)
    unmarked = _unmarked(names, text, {m.text for m in named}, {m.id for m in named})
    return PlacesReading(
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
        places=tuple({place.id: place for place in places if place is not None}.values()),
        unplaced=(
            *(Unplaced(mention_id=mention.id, why=why) for mention, why in unknown),
            *_unplaced_vessels(kept, text),
            *missing,
            *(Unplaced(mention_id=key if (key := _id(*span)) in ids else None, why=why) for span, why in unmarked),
        ),
        warnings=tuple(
            Notice(code="place_unknown", message=why, start=start, end=end)
            for (start, end), why in sorted([*(((m.start, m.end), why) for m, why in unknown), *unmarked])
        ),
        home=home,
        settled=frozenset(_id(c.start, c.end) for c in kept if _is_settled(c, resolution, poles)),
        before={} if hearing is None else _before(kept, resolution, hearing, gazetteer),
        resolved=resolved,
    )


def _is_settled(choice: _Choice, resolution: Resolution, poles: Collection[int]) -> bool:
    """Whether a user or a qualifier says which place a mention means, or it is one of the Earth's `poles` (rows)."""
    if choice.chosen is not None or choice.candidate < 0:
        return choice.chosen is not None
    evidence = resolution.evidence
    is_pole = int(evidence.candidate_row[choice.candidate]) in poles
    return is_pole or is_qualified(evidence.features[choice.candidate])


def _before(
    kept: Sequence[_Choice], resolution: Resolution, hearing: Hearing, gazetteer: Gazetteer
) -> dict[str, Place]:
    """Return what mentions were read as before witnesses moved them: what these complain of."""
    evidence = resolution.evidence
    old = {int(evidence.candidate_group[c]): gazetteer.at(int(evidence.candidate_row[c])) for c in hearing.complaints}
    groups = ((_id(choice.start, choice.end), int(evidence.group_of[choice.number])) for choice in kept)
    return {mention: old[group] for mention, group in groups if group in old}


def _id(start: int, end: int) -> str:
    return f"m{start}-{end}"


def _chosen(choices: object) -> Mapping[str, str]:
    """Return what a user chose, nothing for None; raises InputError for what is no mapping of ids to ids."""
    if choices is None:
        return {}
    if isinstance(choices, Mapping) and all(isinstance(word, str) for pair in choices.items() for word in pair):
        return choices
    raise InputError(
        "`choices` maps ids of mentions to ids of places, both strings, such as {'m-4-9': 'geonames:2988507'}; "
        f"{repr(choices)[:60]} is no such mapping."
    )


def _kept(
    resolution: Resolution, models: TrainedModels, gazetteer: Gazetteer, choices: Mapping[str, str]
) -> tuple[_Choice, ...]:
    """The mentions that name a place, or a vessel that bears a place's name, in order."""
    top = resolution.evidence.best(resolution.candidate_chance)[resolution.evidence.group_of]
    vessels = vessel_names(resolution.tokens, resolution.mentions)
    chance = resolution.candidate_chance
    nowhere = unknown_in_country(chance, resolution, gazetteer)
    nowhere |= held_by_none(chance, resolution.evidence, gazetteer)
    kept = []
    for i, mention in enumerate(resolution.mentions):
        if not _names_a_place(resolution, i, int(top[i]), models, gazetteer):
            continue
        start, end = resolution.tokens.start[mention.first], mention_end(resolution.tokens, mention)
        choice = choices.get(_id(start, end))
        division = nowhere.get(int(resolution.evidence.group_of[i]))
        kept.append(
            _Choice(
                number=i,
                start=start,
                end=end,
                candidate=int(top[i]) if division is None else -1,
                vessel=vessels.get(i),
                chosen=gazetteer.place(choice) if choice else None,
                nowhere_in=None if division is None else gazetteer.name(division),
            )
        )
    return tuple(kept)


def _names_a_place(resolution: Resolution, i: int, candidate: int, models: TrainedModels, gazetteer: Gazetteer) -> bool:
    """Whether a mention is likely enough to name a place.

    A seat of government is marked though the annotators of the training texts mostly passed it over.
    """
    if resolution.mention_chance[i] >= models.threshold:
        return True
    if candidate < 0 or resolution.mentions[i].entity_label == EntityLabel.PERSON:
        return False
    row = int(resolution.evidence.candidate_row[candidate])
    return bool(resolution.mention_chance[i] >= _SEAT_CHANCE) and gazetteer.feature(row) == "GOVL"


def _anchors(resolution: Resolution, kept: Sequence[_Choice]) -> tuple[tuple[int, int], ...]:
    """The places, not countries or divisions, that the text names for sure: (row, group)."""
    evidence = resolution.evidence
    found = []
    top = {int(evidence.group_of[choice.number]): choice.candidate for choice in kept if choice.vessel is None}
    for group, candidate in sorted(top.items()):
        if candidate < 0 or resolution.candidate_chance[candidate] < _ANCHOR_CHANCE:
            continue
        if evidence.features[candidate, CandidateFeature.FEATURE_CLASS] >= FeatureClass.COUNTY:
            found.append((int(evidence.candidate_row[candidate]), group))
    return tuple(found[:_MOST_ANCHORS])


def _explain(
    case: Case, resolution: Resolution, kept: Sequence[_Choice], text: str
) -> dict[int, tuple[Candidate, ...]]:
    """Return the candidates of each mention with the reasons, by its number; mentions alike share theirs."""
    keys = {
        choice.number: (choice.candidate, called(text[max(0, choice.start - _BEFORE) : choice.start]))
        for choice in kept
        if choice.candidate >= 0 and not choice.is_vessel
    }
    shown = {key: _candidates(case, resolution.candidate_chance, *key) for key in dict.fromkeys(keys.values())}
    return {number: shown[key] for number, key in keys.items()}


def _candidates(case: Case, chance: NDArray[np.float64], chosen: int, word: str | None) -> tuple[Candidate, ...]:
    """The candidates of a group, the chosen one first, each with the reasons; `word` is what the text calls it."""
    group = case.evidence.candidates_of(int(case.evidence.candidate_group[chosen]))
    best = group[np.lexsort((case.evidence.candidate_row[group], -chance[group]))]
    total = max(1.0, float(chance[group].sum()))
    found = []
    for candidate in [chosen, *best[best != chosen][: SHOWN - 1].tolist()]:
        place = case.gazetteer.at(int(case.evidence.candidate_row[candidate]))
        found.append(
            _candidate(
                place,
                round(float(chance[candidate]) / total, 3),
                why_chosen(case, chosen, word) if candidate == chosen else why_not(case, candidate, chosen),
            )
        )
    return tuple(found)


def _candidate(place: Place, score: float, why: str) -> Candidate:
    return Candidate(
        place_id=place.id,
        score=score,
        why=why,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        feature=place.feature,
        population=place.population,
        lat=place.lat,
        lon=place.lon,
    )


def _with_airport(candidates: tuple[Candidate, ...], choice: _Choice, place: Place | None) -> tuple[Candidate, ...]:
    """Put the airport of the likeliest town in front of the candidates, where it is what is meant."""
    if place is None or choice.chosen is not None or not candidates or candidates[0].place_id == place.id:
        return candidates
    town = candidates[0]
    airport = _candidate(place, town.score, f"the airport that serves {town.why}")
    left = town.model_copy(update={"score": 0.0, "why": f"{town.why}, but its airport is meant"})
    return (airport, left, *candidates[1 : SHOWN - 1])


def _place(choice: _Choice, resolution: Resolution, gazetteer: Gazetteer) -> Place | None:
    """The place that a mention means: what a user chose, else the likeliest candidate."""
    if choice.chosen is not None or choice.is_vessel or choice.candidate < 0:
        return choice.chosen
    row = int(resolution.evidence.candidate_row[choice.candidate])
    airport = serving_airport(resolution.tokens, resolution.mentions[choice.number], row, gazetteer)
    return gazetteer.at(row if airport is None else airport)


def _kind(resolution: Resolution, choice: _Choice, place: Place | None) -> MentionKind:
    mention = resolution.mentions[choice.number]
    if place is None:
        return "place"
    features = resolution.evidence.features[choice.candidate] if choice.candidate >= 0 else None
    if features is not None and features[CandidateFeature.DEMONYM] and not features[CandidateFeature.OWN_NAME]:
        return "demonym"
    within_organisation = mention.entity_label == EntityLabel.ORG and mention.exact_label != EntityLabel.ORG
    nested = within_organisation and place.feature != "GOVL"
    called = (
        nested or is_metonym(resolution.tokens, mention, place.feature) or is_named_after(resolution.tokens, mention)
    )
    return "metonym" if called else "place"


def _confidence(resolution: Resolution, choice: _Choice, models: TrainedModels) -> float:
    if choice.chosen is not None:
        return 1.0
    if choice.candidate < 0:
        return 0.0
    product = resolution.candidate_chance[choice.candidate] * resolution.mention_chance[choice.number]
    return round(models.confidence(product), 3)


def _organisation(text: str, start: int, end: int) -> Mention:
    return Mention(
        id=_id(start, end),
        start=start,
        end=end,
        text=text[start:end],
        kind="organisation",
        confidence=_ORGANISATION_CONFIDENCE,
    )


def _unknown(mentions: Sequence[Mention], nowhere_in: Mapping[str, str]) -> list[tuple[Mention, str]]:
    """The first mention of each name that the gazetteer does not know, or not where the text has it, and why."""
    missing = [(m, _why_unknown(m, nowhere_in.get(m.id))) for m in mentions if m.place_id is None and m.kind == "place"]
    return list({why: (m, why) for m, why in reversed(missing)}.values())[::-1]


def _why_unknown(mention: Mention, division: str | None) -> str:
    if division is not None:
        return f"The gazetteer knows no {mention.text} in {division}."
    return _UNKNOWN.format(mention.text)


def _unmarked(
    spans: Sequence[tuple[int, int]], text: str, named: set[str], ids: set[str]
) -> list[tuple[tuple[int, int], str]]:
    """Return where each name first stands that is no mention, at most 20, and that the gazetteer has it not."""
    first = {text[start:end]: (start, end) for start, end in reversed(spans) if _id(start, end) not in ids}
    found = sorted((span, name) for name, span in first.items() if name not in named)[:_MOST_UNKNOWN]
    return [(span, _UNKNOWN.format(name)) for span, name in found]


def _unplaced_vessels(kept: Sequence[_Choice], text: str) -> list[Unplaced]:
    """Say of each vessel's name, where the text first has it, why it is not the place."""
    found = []
    seen: set[str] = set()
    for choice in kept:
        name = text[choice.start : choice.end]
        if choice.is_vessel and name not in seen:
            why = f"Here {name} is what a ship is called ({choice.vessel}), not the place."
            found.append(Unplaced(mention_id=_id(choice.start, choice.end), why=why))
        seen.add(name)
    return found
