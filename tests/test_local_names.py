"""A town's name in its own script is shown only where it can be trusted."""

from __future__ import annotations

import pytest

from geo.places import open_gazetteer
from geo.places.local_names import trusted_local_name


@pytest.mark.parametrize(
    ("local", "name", "feature"),
    [
        ("Москва", "Moskva", "PPLC"),
        ("Київ", "Kyiv", "PPLC"),
        ("Нижний Новгород", "Nizhniy Novgorod", "PPLA"),
        ("Област Варна", "Varna", "ADM1"),
        ("평양", "Pyongyang", "PPLC"),
        ("東京", "Tokyo", "PPLC"),
    ],
)
def test_what_sounds_like_the_name_and_what_cannot_be_judged_stays(local, name, feature):
    assert trusted_local_name(local, name, feature) == local


@pytest.mark.parametrize(("local", "name"), [("Муско", "Moscow"), ("Сирмијум", "Sremska Mitrovica"), ("", "Paris")])
def test_another_name_is_left_out(local, name):
    assert trusted_local_name(local, name, "PPLC") is None


def test_moscow_is_not_shown_under_a_name_it_does_not_bear():
    names = {place_id: open_gazetteer().place(f"geonames:{place_id}").local_name for place_id in (524901, 2022586)}
    assert names == {524901: None, 2022586: "Хасан"}
