"""On which places a claim is judged: the likely ones that fit, never a namesake that only a false figure asks for."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from geo import analyse

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(scope="module")
def drawing():
    """The benchmark, whose sentences are drawn here too."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("claim_places", BENCHMARKS / "claim_places.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules["claim_places"] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


def claim_of(text):
    """The claim of a sentence with the countries of its ends, and its checks by name."""
    dossier = analyse(text, published="2023-06-01", title="", source="")
    [claim] = dossier.claims
    countries = {dossier.place(i).country for i in (claim.from_place_id, claim.to_place_id)}
    return claim, countries, {check.name: check for check in claim.checks}


def test_no_false_figure_that_a_namesake_fits_is_supported_and_no_true_one_contradicted(drawing):
    wrong = []
    kinds = set()
    for stated in drawing.Drawn(23).well_known(30):
        verdict = drawing.verdict_of(stated)
        kinds.add(stated.kind)
        if verdict in ({"contradicted"} if stated.true else {"supported", "approximately"}):
            wrong.append((stated.text, verdict))
    assert "a namesake's" in kinds
    assert not wrong


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mérida, about 285 km west of Cancún, is hot.", "MX"),
        ("Valencia lies 300 km east of Madrid.", "ES"),
        ("Santiago is 100 km from Valparaíso.", "CL"),
        ("Birmingham is 225 km from Atlanta.", "US"),
        ("Birmingham lies 165 km from London.", "GB"),
        ("Paris is 150 km from Dallas.", "US"),
        ("London is 170 km from Toronto.", "CA"),
    ],
)
def test_a_town_and_its_namesake_are_told_apart_by_a_figure_that_the_likely_one_fits(text, country):
    claim, countries, _ = claim_of(text)
    assert (claim.verdict, countries) == ("supported", {country})


def test_the_card_says_which_place_was_taken_since_the_figure_fits_it():
    claim, _, checks = claim_of("London is 170 km from Toronto.")
    assert claim.verdict == "supported"
    assert checks["place"].explanation == (
        "London in Ontario, Canada, was taken, since the figure fits it; London in England, United Kingdom, is "
        "5,727.8 km away."
    )


@pytest.mark.parametrize(
    "text",
    [
        "London, England, is 170 km from Toronto.",
        "London, the British capital, is 170 km from Toronto.",
        "Paris, France, is 150 km from Dallas.",
        "The French capital, Paris, is 150 km from Dallas.",
    ],
)
def test_no_figure_takes_a_place_against_what_stands_beside_its_name(text):
    claim, countries, checks = claim_of(text)
    assert claim.verdict == "contradicted"
    assert len(countries) == 2
    assert "place" not in checks


def test_where_likely_places_disagree_the_claim_says_what_each_would_make_of_it():
    claim, _, checks = claim_of("Paris is 220 km from Boston.")
    assert claim.verdict == "not_checkable"
    assert "It is not sure which Paris is meant" in checks["distance"].explanation
    assert "Paris in Île-de-France, France, it is 5,546.6 km, which does not fit" in checks["place"].explanation
    assert "Paris in Maine, United States, it is 216.1 km, which fits" in checks["place"].explanation


@pytest.mark.parametrize(
    "text",
    [
        "He flew from London to New York in 3 hours.",
        "The train from Mombasa to London took two hours.",
        "They drove from Athens to Moscow in 5 hours.",
    ],
)
def test_a_duration_moves_nobody_to_a_village(text):
    claim, _, _ = claim_of(text)
    assert (claim.kind, claim.verdict) == ("duration", "contradicted")


@pytest.mark.parametrize(
    "text",
    [
        "We drove from Cairo to St. Louis in two and a half hours.",
        "She flew from Birmingham to Atlanta in 50 minutes.",
        "He flew from Portland to Boston in 30 minutes.",
        "He drove from London to Detroit in two hours.",
    ],
)
def test_a_duration_that_fits_likely_namesakes_is_not_contradicted(text):
    claim, _, checks = claim_of(text)
    assert (claim.kind, claim.verdict) == ("duration", "not_checkable")
    assert "others of their names" in checks["speed"].explanation


@pytest.mark.parametrize(
    "text",
    [
        "Dockers closed Hamilton, 115 km south of Auckland, and the Ontario labour minister begged them to talk.",
        "Libya's rival governments swapped prisoners in Tripoli, 70 kilometres north of Beirut.",
        "Students in Frankfurt, 425 km south-west of Berlin, walk over the Oder to their lectures.",
        "The Western Australian premier opened a desalination plant at Perth, 33 miles north of Edinburgh.",
    ],
)
def test_a_figure_that_fits_one_namesake_decides_nothing_where_the_text_speaks_for_another(text):
    claim, _, checks = claim_of(text)
    assert claim.verdict == "not_checkable"
    assert "which does not fit" in checks["place"].explanation


@pytest.mark.parametrize(
    "text",
    [
        "Dockers in Hamilton, 115 km south of Auckland, shipped butter to Ontario, New Zealand's farmers said.",
        "Bus drivers in Córdoba, 650 km north-west of Buenos Aires, are Argentina's best paid; Spain pays more.",
        "A trawler from Tripoli, 70 kilometres north of Beirut, was towed to Cyprus.",
        "A Warwickshire man swam to Warwick, 19 miles south-east of Birmingham.",
    ],
)
def test_a_figure_is_heard_where_the_text_speaks_for_the_namesake_that_it_fits_or_for_none(text):
    assert claim_of(text)[0].verdict in {"supported", "approximately"}


@pytest.mark.parametrize(
    "text",
    [
        "Two sisters walked from Le Puy-en-Velay to Santiago in 63 days.",
        "A baker has walked from Canterbury to Lausanne in 40 days.",
        "The crew rowed from La Gomera to Antigua, about 3,000 miles of ocean.",
    ],
)
def test_no_namesake_on_another_scale_accuses(text):
    assert all(claim.verdict != "contradicted" for claim in analyse(text).claims)


def test_a_figure_told_of_the_town_named_before_says_which_is_meant():
    text = "Counting in Worcester went on all night. The city, 24 miles south-west of Birmingham, had two recounts."
    claim, countries, _ = claim_of(text)
    assert (claim.verdict, countries) == ("supported", {"GB"})


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Vancouver and Bern are 8,331 kilometres apart.", "supported"),
        ("Split and Amsterdam are separated by 1,307 km.", "supported"),
        ("Split and Amsterdam are separated by 2,400 km.", "contradicted"),
        ("The distance between Honiara and Bishkek is 6,427 miles.", "supported"),
        ("Stanley is 901 km from Punta Arenas.", "supported"),
        ("Goa and Lusaka are 6,055 kilometres apart.", "supported"),
        ("Stanley is 3,000 km from Punta Arenas.", "not_checkable"),
    ],
)
def test_a_name_that_was_not_read_is_the_well_known_place_of_that_name(text, verdict):
    claim, _, _ = claim_of(text)
    assert claim.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Monday and Rijeka are 252 km apart.",
        "Jordan and Chad were 200 miles apart, each with his own band.",
        "Georgia and Virginia, both nurses, live 20 miles apart.",
    ],
)
def test_what_is_told_of_days_and_persons_is_no_distance_between_places(text):
    assert not analyse(text, published="2023-06-01", title="", source="").claims


@pytest.mark.parametrize(
    "text",
    [
        "Pretoria lies 10,928 km from Valencia.",
        "Victoria is 1,750 km from Mombasa.",
    ],
)
def test_two_cities_that_are_as_well_known_and_a_small_capital_leave_a_figure_open(text):
    claim, _, checks = claim_of(text)
    assert claim.verdict == "not_checkable"
    assert "which fits" in checks["place"].explanation


def test_two_towns_near_each_other_are_not_both_moved_for_a_false_figure():
    claim, countries, _ = claim_of("The King left London for Windsor, 165 km to the west.")
    assert claim.verdict not in {"supported", "approximately"}
    assert countries == {"GB"}


def test_no_figure_that_comes_near_to_a_likely_place_is_contradicted_by_another():
    claim, _, checks = claim_of("He was held in Bayonne, 20 miles from the Spanish border.")
    assert claim.verdict == "not_checkable"
    assert "Bayonne in Nouvelle-Aquitaine, France, it is 23.9 km" in checks["place"].explanation


def test_a_town_beside_the_country_that_the_figure_tells_of_is_not_its_namesake_overseas():
    (claim,) = analyse("Dover lies 33 km from France.").claims
    assert claim.verdict in {"supported", "approximately"}
    assert claim.measured_between == "coast"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A barn burned down near Launceston, 37 miles west of Exeter, on Friday night.", "GB"),
        ("Two seals were seen at Portland, 300 km west of Melbourne.", "AU"),
        ("Shearers are wanted in Hamilton, 260 km west of Melbourne.", "AU"),
    ],
)
def test_a_figure_and_a_direction_that_fit_a_small_namesake_at_home_say_that_it_is_meant(text, country):
    claim, countries, checks = claim_of(text)
    assert (claim.verdict, countries) == ("supported", {country})
    assert "was taken, since the figure fits it" in checks["place"].explanation


@pytest.mark.parametrize(
    "text",
    [
        "Two seals were seen at Portland, 300 km east of Melbourne.",
        "Two seals were seen at Portland, 100 km west of Melbourne.",
        "The governor of Oregon spoke at Portland, 300 km west of Melbourne.",
    ],
)
def test_no_small_namesake_is_taken_against_a_direction_a_figure_or_the_text(text):
    assert claim_of(text)[0].verdict in {"not_checkable", "contradicted"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Italian island of Lampedusa lies 17 miles off the Tunisian coast.", "contradicted"),
        ("Lampedusa lies some 70 nautical miles off the Tunisian coast.", "supported"),
        ("Robinson Crusoe Island lies 300 km off the Argentine coast.", "contradicted"),
        ("Snake Island lies 5 km off the coast of Brazil.", "not_checkable"),
    ],
)
def test_an_island_whose_name_no_other_place_has_is_the_one_that_is_meant(text, verdict):
    assert claim_of(text)[0].verdict == verdict
