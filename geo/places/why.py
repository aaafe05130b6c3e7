"""Why this place, in words: the evidence that decided, as a person would say it.

Each sentence names what the text, the source or the gazetteer gave, strongest first, and for the chosen place the
larger namesake that it was chosen over. Nothing is said that the columns of `CandidateFeature` do not hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.lexicon import any_of, word_list
from geo.places.candidate_features import AGREES, CandidateFeature
from geo.places.classes import FeatureClass, kilometres

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.places.classes import Home
    from geo.places.evidence import Evidence
    from geo.places.gazetteer import Gazetteer

_KINDS: Final = {
    "PCLI": "a country",
    "ADM1": "a first-level division",
    "ADM2": "a county or district",
    "PPLC": "the capital",
    "PPLX": "a part of a town",
    "CONT": "a continent",
    "AIRP": "an airport",
    "OCN": "an ocean",
    "SEA": "a sea",
    "STM": "a river",
    "LK": "a lake",
    "MT": "a mountain",
    "MTS": "a mountain range",
    "ISL": "an island",
    "ISLS": "islands",
    "PEN": "a peninsula",
    "DSRT": "a desert",
    "RGN": "a region",
    "GOVL": "a seat of government",
    "PCLH": "a former country",
    "RSTN": "a railway station",
    "BDG": "a bridge",
    "GLCR": "ice on land or a shelf",
    "STRT": "a strait",
    "GULF": "a gulf",
    "BAY": "a bay",
    "CAPE": "a cape",
    "VAL": "a valley",
    "PASS": "a mountain pass",
    "CNL": "a canal",
    "DAM": "a dam",
    "HBR": "a port",
    "AIRB": "an air base",
    "INSM": "a military base",
    "FCL": "a facility",
}
_CITY: Final = 100_000
_NEAR_KM: Final = 400.0
_HOME_KM: Final = 200.0
_PLACE_NOUN: Final = any_of(
    word_list(
        "appositive_nouns",
        "settlement",
        "port",
        "resort",
        "hamlet",
        "division",
        "region",
        "island",
        "state",
        "country",
    )
)
_ATTRIBUTE: Final = any_of(
    word_list("appositive_nouns", "attribute", "border", "port", "resort")
    + word_list("name_modifiers", "cardinal_adjective")
)
_CALLED: Final = re.compile(
    rf"""
    \b
    ((?:{_ATTRIBUTE})?[ -]?{_PLACE_NOUN})
    (?:[ ](?:city|town))?
    [ ]of[ ](?:the[ ])?
    $
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Case:
    """What the sentences are drawn from: the evidence, the places that the text names for sure, the source's home.

    `anchors` holds (row, group) of the sure places, at most as many as `anchors_of` takes; `reasons` and `complaints`
    what witnesses say for and against candidates (`hearing`).
    """

    gazetteer: Gazetteer
    evidence: Evidence
    anchors: tuple[tuple[int, int], ...]
    home: Home | None
    reasons: Mapping[int, str] = field(default_factory=dict)
    complaints: Mapping[int, str] = field(default_factory=dict)

    def point(self, row: int) -> tuple[float, float]:
        """Return latitude and longitude of a row."""
        return float(self.gazetteer.columns["lat"][row]), float(self.gazetteer.columns["lon"][row])


def describe(gazetteer: Gazetteer, row: int) -> str:
    """Return a place with where it lies and what it is: "Khasan in Primorsky Krai, Russia: a village"."""
    return f"{gazetteer.located(row)}: {_what(gazetteer, row)}"


def _what(gazetteer: Gazetteer, row: int) -> str:
    feature = gazetteer.feature(row)
    people = int(gazetteer.columns["population"][row])
    if feature in _KINDS:
        return _KINDS[feature]
    if not feature.startswith("PPL"):
        return "a place"
    if people >= _CITY:
        return f"a city of {people:,} people"
    return f"a town of {people:,} people" if people else "a town"


def called(before: str) -> str | None:
    """Return what the words before a name call it: "border town" of "in the border town of "."""
    found = _CALLED.search(before)
    return found[1].strip() if found else None


def why_chosen(case: Case, candidate: int, word: str | None) -> str:
    """Return why a candidate was chosen: what it is, what points to it, which larger namesake it was chosen over.

    `word` is what the text calls the place (`called`), if it does.
    """
    gazetteer, evidence = case.gazetteer, case.evidence
    row = int(evidence.candidate_row[candidate])
    if (
        evidence.features[candidate, CandidateFeature.DEMONYM]
        and not evidence.features[candidate, CandidateFeature.OWN_NAME]
    ):
        return f"{describe(gazetteer, row)}, whose people are called so"
    group = evidence.candidates_of(int(evidence.candidate_group[candidate]))
    people = gazetteer.columns["population"][evidence.candidate_row[group]]
    rival = int(group[np.argmax(people)])
    if candidate in case.reasons:
        return f"{describe(gazetteer, row)}, {case.reasons[candidate]}"
    reasons = _reasons(case, candidate, word)
    if not reasons:
        reasons = ["the only place of that name in the gazetteer"]
        if len(group) > 1:
            reasons = [f"{'the largest' if rival == candidate else 'one'} of {len(group)} places of that name"]
    sentence = describe(gazetteer, row) + "".join(f", {reason}" for reason in reasons)
    if rival != candidate and people.max() > 2 * gazetteer.columns["population"][row]:
        larger = gazetteer.located(int(evidence.candidate_row[rival]))
        sentence += f"; {larger} is larger but {_nothing(case, rival)}"
    return sentence


def why_not(case: Case, candidate: int, chosen: int) -> str:
    """Return what a candidate is and why it came after the chosen one."""
    gazetteer, columns = case.gazetteer, case.evidence.features
    what = describe(gazetteer, int(case.evidence.candidate_row[candidate]))
    if candidate in case.complaints:
        return f"{what}, but {case.complaints[candidate]}"
    winner = gazetteer.located(int(case.evidence.candidate_row[chosen]))
    for column, reason in (
        (CandidateFeature.QUALIFIED, "what stands beside the name points elsewhere"),
        (CandidateFeature.QUALIFIED_ELSEWHERE, "the article elsewhere says which one it means"),
        (CandidateFeature.GENERIC_TERM, "it is not of the kind that the text names"),
        (CandidateFeature.DIVISION_NAMED, f"the article says more of the division of {winner}"),
        (CandidateFeature.COUNTRY_NAMED, f"the article says more of the country of {winner}"),
        (CandidateFeature.HOME_DIVISION, "it lies outside the source's home region"),
        (CandidateFeature.NEAR_OTHERS, "it lies farther from the other places of the article"),
        (CandidateFeature.POPULATION, "it is smaller"),
    ):
        if columns[candidate, column] < columns[chosen, column]:
            return f"{what}, but {reason}"
    return f"{what}, but less points to it"


def _nothing(case: Case, rival: int) -> str:
    """What the text lacks that would point to a candidate."""
    gazetteer, columns = case.gazetteer, case.evidence.features[rival]
    row = int(case.evidence.candidate_row[rival])
    country, division = gazetteer.country_row(row), gazetteer.division(row, 1)
    if columns[CandidateFeature.COUNTRY_NAMED] == 0 and country is not None:
        return f"nothing here points to {gazetteer.name(country)}"
    if columns[CandidateFeature.DIVISION_NAMED] == 0 and division is not None:
        return f"nothing here points to {gazetteer.name(division)}"
    return "less points to it"


def _reasons(case: Case, candidate: int, word: str | None) -> list[str]:
    """At most three reasons for a candidate, those nearest to the name first."""
    gazetteer, columns = case.gazetteer, case.evidence.features[candidate]
    row, group = int(case.evidence.candidate_row[candidate]), int(case.evidence.candidate_group[candidate])
    reasons = []
    if word:
        reasons.append(f"which the text calls {'an' if word[0] in 'aeiou' else 'a'} {word}")
    division, country = gazetteer.division(row, 1), gazetteer.country_row(row)
    if columns[CandidateFeature.QUALIFIED] == AGREES:
        holding = {country, division, gazetteer.division(row, 2)}
        beside = case.evidence.qualifiers[group]
        container = next((q for q in beside if q in holding), beside[0])
        what = "what stands beside the name lies there" if container == row else None
        reasons.append(what or f"{gazetteer.name(container)} stands beside the name")
    elif columns[CandidateFeature.QUALIFIED_ELSEWHERE] == 1:
        reasons.append("the article says so where it names it in full")
    nearest = _nearest(case, row, group)
    if nearest:
        reasons.append(nearest)
    elif columns[CandidateFeature.QUALIFIED] != AGREES:
        if columns[CandidateFeature.DIVISION_NAMED] > 0 and division is not None and division != row:
            reasons.append(f"the article also names {gazetteer.name(division)}")
        elif columns[CandidateFeature.COUNTRY_NAMED] > 0 and country is not None and country != row:
            reasons.append(f"the article also names {gazetteer.name(country)} or its people")
    if case.home is not None and len(reasons) < 2 and columns[CandidateFeature.FEATURE_CLASS] >= FeatureClass.COUNTY:
        away = float(kilometres(*case.point(row), *(np.array([x]) for x in (case.home.lat, case.home.lon)))[0])
        if away < _HOME_KM:
            far = f"{away:.0f} km from {case.home.name}, " if case.home.place_id != gazetteer.place_id(row) else ""
            reasons.append(f"{far}where the source is at home")
    return reasons[:3]


def _nearest(case: Case, row: int, group: int) -> str | None:
    """The nearest other sure place of the text, where it is near enough to mean something."""
    others = [r for r, g in case.anchors if g != group and r != row]
    if not others or case.gazetteer.feature(row) in {"PCLI", "CONT", "ADM1", "OCN"}:
        return None
    columns = case.gazetteer.columns
    away = kilometres(*case.point(row), columns["lat"][others], columns["lon"][others])
    best = int(np.argmin(away))
    if away[best] > _NEAR_KM:
        return None
    name = case.gazetteer.name(others[best])
    how = "beside" if away[best] < 1 else f"{away[best]:.0f} km from"
    return f"{how} {name}, which the article also names"
