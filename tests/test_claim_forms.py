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
