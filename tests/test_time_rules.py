"""Each rule for time expressions reads its example, under a name of its own that has its words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from geo.lexicon import RuleWords, classes
from geo.text import find_times, time_rules
from geo.text.times.mods import ModRule
from geo.text.times.rule import Rule

TUESDAY = date(2023, 9, 12)


def test_the_rules_of_the_code_are_those_that_have_words():
    names = [rule.name for rule in time_rules()]
    assert sorted(names) == sorted(classes("rules_times", RuleWords))


def test_names_say_the_family_and_what_is_read():
    assert [rule.name for rule in time_rules() if not re.fullmatch(r"[a-z]+\.[a-z]+(?:_[a-z]+)*", rule.name)] == []


@pytest.mark.parametrize("rule", time_rules(), ids=lambda rule: rule.name)
def test_an_example_is_read_by_its_rule(rule: Rule | ModRule):
    times, _ = find_times(rule.example, TUESDAY)
    if isinstance(rule, ModRule):
        assert [time.mod for time in times] == [rule.mod]
    else:
        assert rule.name in [time.rule for time in times]


def test_every_time_names_its_rule():
    times, _ = find_times("On Sunday afternoon he left. He will be back in two weeks, or on 3 October 2023.", TUESDAY)
    assert [(time.text, time.rule) for time in times] == [
        ("Sunday afternoon", "day.with_part"),
        ("two weeks", "duration.counted"),
        ("3 October 2023", "day.date"),
    ]
