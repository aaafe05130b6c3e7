"""The whole way in a real browser: `dateline serve`, the pipeline itself, the examples it offers."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_the_seed_opens_with_its_journey_and_its_claim(real_server, watched):
    page = watched.open(real_server)
    strip = page.get_by_role("region", name="Claim checked")
    for words in ("425 miles (680 kilometers) north of Pyongyang", "684.5 km", "Direction imprecise"):
        assert strip.get_by_text(words).first.is_visible()
    for place in ("Pyongyang", "Khasan", "Vladivostok"):
        assert page.get_by_text(place, exact=True).first.is_visible()
    slider = page.get_by_role("slider")
    assert "10 Sep" in slider.get_attribute("aria-valuetext")
    watched.close(page)


@pytest.mark.parametrize("example", ["training-ship", "pilgrimage", "air-tour"])
def test_every_example_opens_with_a_journey_that_plays(real_server, watched, example):
    page = watched.open(f"{real_server}/?d={example}")
    before = page.get_by_role("slider").input_value()
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Pause", exact=True).click()
    assert page.get_by_role("slider").input_value() != before
    watched.close(page)


def test_a_time_of_the_seed_says_why_it_is_this_date(real_server, watched):
    page = watched.open(real_server)
    page.get_by_role("button", name="Sunday afternoon").first.click()
    page.get_by_role("button", name="Why this date?").click()
    why = page.get_by_text("Read as a day with a part of it").first
    why.wait_for(state="visible")
    assert page.get_by_text("Sunday 10 September 2023, 12:00–18:00").first.is_visible()
    watched.close(page)


def test_a_checked_sentence_says_which_places_were_taken_and_what_else_the_names_may_mean(real_server, watched):
    page = watched.open(real_server)
    page.get_by_role("button", name="Check a sentence").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("London is 170 km from Toronto.")
    dialog.get_by_role("button", name="Measure").click()
    dialog.get_by_text("London, Ontario, Canada", exact=True).wait_for()
    other = dialog.get_by_text("London, England, United Kingdom: 5,727.8 km")
    assert not other.is_visible()
    dialog.get_by_text("What else these names may mean").click()
    other.wait_for(state="visible")
    watched.close(page)
