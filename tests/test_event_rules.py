"""The rules that read events: each reads its example, and has its words for the page."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.journey import event_rules
from geo.lexicon import RuleWords, classes
from geo.model import Dossier

RULES = event_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule):
    dossier = analyse(rule.example, published="2024-06-12")
    assert rule.name in {event.rule for event in dossier.events}


def test_every_event_names_its_rule(seed: Dossier):
    assert {event.rule for event in seed.events} <= {rule.name for rule in RULES}


def test_code_and_lexicon_name_the_same_rules():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert set(names) == set(classes("rules_events", RuleWords))
    assert all(rule.example for rule in RULES)
