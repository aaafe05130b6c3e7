"""The forms of claims: each reads its own example, and has words for the reader."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.claims import claim_forms
from geo.lexicon import RuleWords, classes, rule_words

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
