"""Claims about areas: countries across straits, islands, divisions, coasts and borders, and directions from them.

Distances are published ones: of straits and ferries, of towns and the borders beside them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from geo.claims import check_claims
from geo.claims.judging.verify import judge
from geo.claims.measuring.measure import measure
from geo.claims.statements.statement import Statement
from geo.claims.statements.target import NotMeasurableError, Target
from geo.compass import name_of
from geo.model import Article, Claim, Mention, Quantity
from geo.places import PlacesReading, open_gazetteer
from geo.routing.edges import edges_seen
from geo.text.language import read

if TYPE_CHECKING:
    from geo.model import Place

ORDER = ("supported", "approximately", "imprecise", "contradicted")


@cache
def place(told: str) -> Place:
    """Return the first place of a name, or of a name in a country with a feature: "Dover/GB/PPL"."""
    name, country, feature = (*told.split("/"), "", "")[:3]
    found = open_gazetteer().candidates(name, limit=60)
    return next(p for p in found if (p.country or "").startswith(country) and p.feature.startswith(feature))


@cache
def claim_of(sentence: str) -> Claim:
    """Return the one claim of a sentence in which places stand as "[Dover/GB/PPL]" or "[Syrian=Syria]"."""
    text, mentions, places = "", [], {}
    for part in re.split(r"(\[[^\]]*\])", sentence):
        if part.startswith("["):
            words, _, told = part.strip("[]").partition("=")
            meant = place(told or words)
            words = words.split("/")[0]
            kind = "demonym" if told and meant.feature.startswith("PCL") else "place"
            at = len(text)
            mentions.append(
                Mention(id=f"m{at}", start=at, end=at + len(words), text=words, kind=kind, place_id=meant.id)
            )
            places[meant.id] = meant
            text += words
        else:
            text += part
    reading = PlacesReading(tuple(mentions), tuple(places.values()), (), ())
    claims, warnings = check_claims(read(text), Article(id="a", sha256="", text=text), reading, [])
    assert not warnings
    assert len(claims) == 1, text
    return claims[0]


def worst(claim: Claim) -> str:
    return max((check.verdict for check in claim.checks if check.verdict in ORDER), key=ORDER.index, default="none")


RIGHT = [
    "[Dover/GB/PPL] lies 33 km from [France].",
    "[Spain] and [Morocco] are only 14 km apart.",
    "[Cuba/CU] lies 90 miles from [Florida/US].",
    "[Cuba/CU] is 145 km south of [Florida/US].",
    "[Lampedusa/IT/ISL] is about 125 km from [Tunisia].",
    "[Lampedusa/IT/ISL] lies 205 km from [Sicily/IT/ISL].",
    "[Malta/MT] is 93 km south of [Sicily/IT/ADM1].",
    "[Zanzibar/TZ] lies 35 km off the coast of [Tanzania].",
    "[Corsica/FR] lies 170 km from the [French=France] mainland.",
    "[Corsica/FR] is 12 km north of [Sardinia/IT].",
    "[Sri Lanka] is just 31 km from [India].",
    "[Taiwan/TW] lies 130 km from [China/CN/PCL].",
    "[Madagascar] lies 400 km east of [Mozambique].",
    "[Helsinki/FI/PPLC] lies about 65 km north of the [Estonian=Estonia] coast.",
    "[Tasmania/AU] lies 240 km south of [Victoria/AU].",
    "[Kaliningrad/RU/PPLA] lies about 500 km from the coast of [Russia].",
    "[Rzeszów] lies about 70 km from the border with [Ukraine].",
    "[Aleppo/SY/PPL] is about 50 km south of the [Turkish=Turkey] border.",
    "[San Diego/US/PPL] is some 25 km north of the [Mexican=Mexico] border.",
    "[Lahore] is about 20 km from the [India]-[Pakistan] border.",
    "[Rzeszów] lies 70 km from the border.",
    "[Seville/ES/PPL] lies 70 km from the coast.",
    "[Hamburg/DE/PPL] lies about 100 km from the sea.",
    "[Ankara/TR/PPLC] is about 190 km from the [Black Sea].",
    "[Berlin/DE/PPLC] is 260 km north of [Bavaria/DE/ADM1].",
    "[Watford/GB/PPL] is 27 km north-west of [London/GB/PPLC].",
    "[Birmingham/GB/PPL] is 163 km from [London/GB/PPLC].",
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right_is_supported(sentence):
    claim = claim_of(sentence)
    assert worst(claim) in {"supported", "approximately"}, claim.checks


FAIR = [
    "[Przemyśl] lies about 13 km from the border.",  # 13 km to the crossing, 8 to the nearest point
    "[Taiwan/TW] lies about 160 km off the coast of [China/CN/PCL].",
    "[Hong Kong/HK/PCL] is 60 km from [Macau/MO/PPLC].",
    "[Watford/GB/PPL] is 27 km north of [London/GB/PPLC].",
    "[Ivry-sur-Seine] lies 5 km east of [Paris/FR/PPLC].",
    "[Seoul/KR/PPLC] is about 35 miles from the [North Korean=North Korea] border.",
    "[Berlin/DE/PPLC] is 300 km from [Bavaria/DE/ADM1].",
]


@pytest.mark.parametrize("sentence", FAIR)
def test_what_is_fair_is_not_contradicted(sentence):
    claim = claim_of(sentence)
    assert worst(claim) != "contradicted", claim.checks


WRONG = [
    "[Dover/GB/PPL] lies 80 km from [France].",
    "[Cuba/CU] lies 250 miles from [Florida/US].",
    "[Cuba/CU] is 145 km north of [Florida/US].",
    "[Zanzibar/TZ] lies 120 km off the coast of [Tanzania].",
    "[Lanzarote/ES/ISL] lies 125 km off the east coast of [Morocco].",
    "[Madagascar] lies 400 km west of [Mozambique].",
    "[Rzeszów] lies 180 km from the border with [Ukraine].",
    "[Rzeszów] lies 180 km from the border.",
    "[Aleppo/SY/PPL] is about 50 km north of the [Turkish=Turkey] border.",
    "[Aleppo/SY/PPL] is about 120 km from the [Turkish=Turkey] border.",
    "[Seville/ES/PPL] lies 300 km from the coast.",
    "[Ankara/TR/PPLC] is about 60 km from the [Black Sea].",
    "[Berlin/DE/PPLC] is 260 km south of [Bavaria/DE/ADM1].",
    "[Watford/GB/PPL] is 27 km south of [London/GB/PPLC].",
]


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_is_contradicted(sentence):
    assert worst(claim_of(sentence)) == "contradicted"


UNKNOWN = {
    "[Mainz/DE/PPL] lies 20 km from the [Rhine//STM].": "The course of",
    "[Briançon/FR/PPL] is 50 km from the [Alps//MTS].": "too wide",
    "[Lyon/FR/PPL] lies 30 km from [France].": "lies in",
    "[Dallas/US/PPL] lies 30 km from [Texas/US/ADM1].": "lies in",
    "[Havana/CU/PPLC] lies 30 km from the border.": "no land border",
    "[Spain] lies 30 km from [Portugal].": "in common",
}


@pytest.mark.parametrize(("sentence", "why"), UNKNOWN.items())
def test_what_cannot_be_measured_says_why(sentence, why):
    claim = claim_of(sentence)
    assert claim.verdict == "not_checkable"
    assert why in claim.checks[0].explanation


def test_the_border_is_named_where_the_text_does_not():
    claim = claim_of("[Rzeszów/PL/PPL] lies 70 km from the border.")
    assert "the border of Poland with Ukraine" in claim.checks[0].explanation
    assert claim.measured_between == "border"


@pytest.mark.parametrize(("km", "verdict"), [(190, "approximately"), (205, "approximately"), (230, "contradicted")])
def test_the_size_of_two_towns_makes_a_figure_one_step_milder(km, verdict):
    assert claim_of(f"[Birmingham/GB/PPL] is {km} km from [London/GB/PPLC].").verdict == verdict


def test_a_place_and_itself_are_no_distance_apart():
    home = Target(place("Lyon/FR/PPL"), name="Lyon")
    with pytest.raises(NotMeasurableError, match="Both ends"):
        measure(home, home)


def towns_and_borders(count: int, seed: int) -> list[tuple[Target, Target, float]]:
    """Return random towns, the borders of their countries, and how far the nearest land border is, 15 to 400 km."""
    gazetteer, found = open_gazetteer(), []
    rows, _ = gazetteer.towns
    large = rows[gazetteer.columns["population"][rows] > 20_000]
    for row in np.random.default_rng(seed).permutation(large).tolist():
        town, country_row = gazetteer.at(row), gazetteer.country_row(row)
        if town.country is None or country_row is None or town.lat is None or town.lon is None:
            continue
        border = edges_seen((town.lat, town.lon), town.country).nearest("border")
        if border is not None and 15 < border.km < 400:
            country = Target(gazetteer.at(country_row), "border", name="the border", is_surmised=True)
            found.append((Target(town, name=town.name), country, border.km))
        if len(found) == count:
            break
    return found


def verdict(town: Target, border: Target, km: float) -> str:
    quantity = Quantity(start=0, end=1, value=km, unit="km", km=km)
    statement = Statement(0, 1, (quantity,))
    straight = measure(border, town, (), statement)
    return judge(statement, straight, straight, None).verdict


def test_of_random_towns_the_nearest_border_is_supported_and_one_far_off_is_not():
    drawn = towns_and_borders(60, 23)
    assert len(drawn) == 60
    for town, border, km in drawn:
        assert verdict(town, border, float(round(km))) in {"supported", "approximately"}, (town, km)
        assert verdict(town, border, float(round(1.6 * km))) in {"imprecise", "contradicted"}, (town, km)
        assert verdict(town, border, float(round(2.5 * km))) == "contradicted", (town, km)


def test_a_direction_behind_a_figure_may_name_what_it_is_told_of():
    claim = claim_of(
        "Shells fell on [Kherson/UA/PPL]. Some 60 km to the north-west, in [Mykolaiv/UA/PPL], nobody slept."
    )
    assert (claim.from_place_id, claim.to_place_id) == (place("Kherson/UA/PPL").id, place("Mykolaiv/UA/PPL").id)
    assert worst(claim) == "supported"


@pytest.mark.parametrize(("heading", "verdict"), [("north", "supported"), ("south", "contradicted")])
def test_the_way_in_which_one_set_out_is_a_direction(heading, verdict):
    claim = claim_of(f"From [Port Moresby/PG/PPL] they turned {heading} for [Lae/PG/PPL], 305 km away.")
    assert worst(claim) == verdict


def test_the_border_of_a_division_lies_between_its_towns_and_the_next():
    assert worst(claim_of("[Wichita/US/PPL] is 50 miles from the [Oklahoma/US/ADM1] border.")) == "supported"
    assert worst(claim_of("[Wichita/US/PPL] is 150 miles from the [Oklahoma/US/ADM1] border.")) == "contradicted"


def test_straits_are_told_wider_than_between_their_nearest_skerries():
    assert worst(claim_of("[Finland] and [Estonia] are separated by about 80 km of sea.")) == "imprecise"
    assert worst(claim_of("The island of [Samos/GR/ADM] is less than 3 km from [Turkey].")) == "supported"


@pytest.mark.parametrize(
    "sentence",
    [
        "[Kaliningrad/RU/PPLA] lies about 370 km from the coast of [Russia].",
        "[Ajaccio/FR/PPL] is 170 km from the [French=France] mainland.",
    ],
)
def test_a_part_of_a_country_is_measured_to_its_mainland(sentence):
    assert worst(claim_of(sentence)) in {"supported", "approximately"}


def test_the_direction_of_random_towns_is_right_and_its_opposite_wrong():
    gazetteer, rng = open_gazetteer(), np.random.default_rng(7)
    rows, _ = gazetteer.towns
    large = rows[gazetteer.columns["population"][rows] > 20_000]
    for row in rng.choice(large, 60, replace=False).tolist():
        town = gazetteer.at(row)
        other = next(p for p, km in gazetteer.near(town.lat, town.lon, 400) if km > 30 and p.country)
        reference, subject = Target(town, name=town.name), Target(other, name=other.name)
        measured = measure(reference, subject)
        for turn, wanted in ((0, {"supported"}), (180, {"contradicted"})):
            point = name_of(measured.bearings[0] + turn)
            quantity = Quantity(start=0, end=1, value=round(measured.km), unit="km", km=round(measured.km))
            statement = Statement(0, 1, (quantity,), direction=point)
            checks = {check.name: check.verdict for check in judge(statement, measured, measured, None).checks}
            assert checks["direction"] in wanted, (town, other, point)
