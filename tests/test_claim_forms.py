"""The forms of claims: each reads its own example, and has words for the reader."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.claims import claim_forms
from geo.claims.statements.masking import mask
from geo.lexicon import RuleWords, classes, rule_words
from geo.text import find_quantities

FORMS = claim_forms()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_reads_its_example_as_a_claim_that_is_measured(form):
    claims = {claim.rule: claim for claim in analyse(form.example).claims}
    assert form.name in claims
    claim = claims[form.name]
    assert claim.kind == form.name.split(".")[0]
    assert claim.verdict in {"supported", "approximately"}, claim.checks


def test_each_form_has_words_and_no_words_are_left_of_a_form_that_is_gone():
    names = [form.name for form in FORMS]
    assert len(set(names)) == len(names)
    assert set(names) == set(classes("rules_claims", RuleWords))


def test_the_form_of_a_duration_is_that_of_its_own_figure():
    [claim] = analyse("In two years' time Lyon will be a two-hour ride by train from Paris.").claims
    assert claim.rule == "duration.journey"
    assert rule_words(claim.rule).says == "a drive, a flight or another journey of so many hours"


def test_the_words_of_a_claim_end_with_a_word():
    [claim] = analyse("From Paris, Lyon is 390 km distant.").claims
    assert claim.text == "Paris, Lyon is 390 km distant"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Porto is 275 km from Lisbon, and a further 215 to Faro.", {"275 km", "215"}),
        ("It is 60 miles to Elko by the old road, or 110 the other way.", {"60 miles", "110"}),
        (
            "Paris to Lyon, 390 km; Lyon to Nice, 300; Nice to Turin, 150-odd, says the guide.",
            {"390 km", "300", "150-odd"},
        ),
        ("Turku's hall is 150 km from Helsinki, Tampere's a mere 160.", {"150 km", "160"}),
        ("It is 540 km to Hue, then 80 to Da Nang and finally 605 down the coast to Saigon.", {"540 km", "80", "605"}),
        ("They cycled 120 km on Monday, 95 on Tuesday and 140 on Wednesday.", {"120 km", "95", "140"}),
        ("The new train needs five hours; the old one took more than twelve.", {"five hours", "twelve"}),
        ("It is six hours to the pass and another ten to reach the sea.", {"six hours", "ten"}),
        ("He rode 5,000 km, 125 a day on average.", {"5,000 km", "125"}),
        ("By Suez it is 6,300 miles; round the Cape it is nearly 10,800.", {"6,300 miles", "10,800"}),
        ("They have 150 km of the canal path's 245 behind them.", {"150 km", "245"}),
        ("From Perth, Bunbury is two hours by car, Albany four and a half.", {"two hours", "four and a half"}),
        # What counts people, prices, scores, years and times is no figure.
        ("Five died in Zahle, 50 km from Beirut, two from Tripoli and three from Sidon.", {"50 km"}),
        ("The camp is 70 km from Kabul, and 12 from Herat were hurt there.", {"70 km"}),
        ("It is 90 km to Lyon, and another 400 from the works lost their jobs.", {"90 km"}),
        ("The clinic, 70 km from Kabul, took 12 from Herat and 30 from Ghazni.", {"70 km"}),
        ("The ride of 90 km to Nice costs 30, and 45 to Cannes.", {"90 km"}),
        ("The bus left for Lima, 300 km off, at 7, and at 9 to Cusco.", {"300 km"}),
        ("It is 90 km from Lyon, and 12 to 15 were hurt.", {"90 km"}),
        ("The bus takes five hours and took 45.", {"five hours"}),
        ("The bomb killed five 70 km from Kabul and wounded another 12.", {"70 km"}),
    ],
)
def test_a_number_goes_on_from_a_figure_only_where_nothing_else_is_counted(text, figures):
    masked = mask(text, 0, len(text), [], find_quantities(text))
    assert set(masked.written.values()) == figures


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("It is 160 km from Hobart to Launceston and then, over the strait, another 445 to Melbourne.", "supported"),
        ("It is 160 km from Hobart to Launceston and then, over the strait, another 900 to Melbourne.", "contradicted"),
        ("It is 253 km from Warsaw to Krakow, the old capital, and a further 485 to Gdansk.", "supported"),
        ("It is 253 km from Warsaw to Krakow, the old capital, and a further 285 to Gdansk.", "contradicted"),
        ("It is 340 km from Kuopio to Helsinki, from where it is 150 more to Turku.", "supported"),
    ],
)
def test_a_further_stage_counts_from_where_the_one_before_ends(text, verdicts):
    assert [claim.verdict for claim in analyse(text).claims][1:] == [verdicts]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "Clinics in Mombasa and Kisumu, the one 440 km south-east and the other 265 km north-west of Nairobi.",
            "ss",
        ),
        (
            "Clinics in Mombasa and Kisumu, the one 265 km south-east and the other 840 km north-west of Nairobi.",
            "cc",
        ),
        ("It was felt from Kherson to Chernihiv, 450 km south and 130 km north of Kyiv respectively.", "ss"),
        ("It was felt from Kherson to Chernihiv, 130 km south and 450 km north of Kyiv respectively.", "cc"),
        ("Krakow and Gdansk vie for guests; the former lies 253 km from Warsaw, the latter 284 km.", "ss"),
        ("Krakow and Gdansk vie for guests; the former lies 253 km from Warsaw, the latter 484 km.", "sc"),
    ],
)
def test_figures_told_of_two_places_one_by_one_count_each_from_its_own(text, verdicts):
    assert "".join(claim.verdict[0] for claim in analyse(text).claims) == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Distances from Madrid: Toledo 67 km, Seville 390 km.", ["supported", "supported"]),
        ("Distances from Madrid: Toledo 67 km, Seville 910 km.", ["supported", "contradicted"]),
    ],
)
def test_a_list_of_distances_counts_from_the_place_before_its_colon(text, verdicts):
    assert [claim.verdict for claim in analyse(text).claims] == verdicts


def test_stages_that_follow_one_another_do_not_count_from_the_first_place():
    claims = analyse("Stages from Lisbon: Leiria (146 km), Coimbra (75 km), Porto (120 km).").claims
    assert "contradicted" not in {claim.verdict for claim in claims}


def test_there_is_where_the_way_before_ends_whoever_tells_so():
    text = "The nearest dentist is in Alice Springs, 450 km away, said a nurse in Tennant Creek, and from there it is "
    right, wrong = (analyse(f"{text}another {km} km to Adelaide.").claims for km in ("1,330", "330"))
    assert [claim.verdict for claim in right] == ["supported", "supported"]
    assert [claim.verdict for claim in wrong] == ["supported", "contradicted"]


def test_each_ferry_takes_what_is_told_of_its_own_crossing():
    text = "The ferry from Dover to Calais needs 90 minutes, the one from Portsmouth to Bilbao "
    right, wrong = (analyse(f"{text}{hours} hours.").claims for hours in ("30", "two"))
    assert [claim.verdict for claim in right] == ["supported", "supported"]
    assert [claim.verdict for claim in wrong] == ["supported", "contradicted"]


def test_what_lies_between_two_places_tells_how_far_they_are_apart_and_what_is_laid_does_not():
    [claim] = analyse("Twelve to thirteen hundred kilometres of sky separate Cape Town from Johannesburg.").claims
    assert claim.verdict == "supported"
    assert analyse("The workers laid 80 km of cable between Paris and Lyon.").claims == ()


def test_a_way_round_cape_horn_leads_round_no_other_cape():
    [claim] = analyse("The voyage from New York to San Francisco round Cape Horn is 13,200 nautical miles.").claims
    assert claim.verdict == "supported"
