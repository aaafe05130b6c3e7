"""The desk: each correction made in the page, seen on the map, in the lists and in the words, and undone."""

from __future__ import annotations

import json

import pytest
from handmade import found
from test_page import query
from test_tabs import paste

from geo import store

pytestmark = pytest.mark.browser

ARTICLE = (
    "Foreign minister Anna Berg left Oslo on Monday 1 May 2023 by train for Stockholm. On Wednesday 3 May 2023 Berg "
    "flew to Helsinki. She is to visit Tallinn on Friday 5 May 2023."
)
WAIT = 60_000


@pytest.fixture
def page(real, watched):
    """Return the page with an article of its own, its events in sight."""
    page = watched.open(real.url)
    paste(page, ARTICLE, "Berg")
    page.get_by_role("heading", name="Berg").wait_for(timeout=WAIT)
    page.get_by_role("tab", name="Events").click()
    yield page
    watched.close(page)


def pick(page, words: str) -> None:
    """Pick an event by its title and ask to put it right."""
    page.get_by_role("tab", name="Events").click()
    page.locator(".event button.plain").filter(has_text=words).first.click()
    page.get_by_role("button", name="Put right …").click()
    page.get_by_role("dialog").wait_for(timeout=WAIT)


def choose(page, label: str, option: str) -> None:
    """Choose in a list of the dialog."""
    page.get_by_role("dialog").get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def written(page, label: str = "It was"):
    """Return the field of the dialog in which it is written what it should be."""
    return page.get_by_role("dialog").get_by_role("textbox", name=label)


def put_right(page, why: str = "") -> None:
    """Have done what the dialog asks, and wait until the page tells it."""
    dialog = page.get_by_role("dialog")
    if why:
        dialog.get_by_label("Why?").fill(why)
        dialog.get_by_label("Why?").press("Tab")
    dialog.get_by_role("button", name="Put right").click()
    dialog.wait_for(state="detached", timeout=WAIT)
    page.get_by_role("button", name="Close", exact=True).wait_for(timeout=WAIT)


def stops(page) -> str:
    """Return the journey in words, as the events' panel has it."""
    page.get_by_role("tab", name="Events").click()
    return page.locator("ol.words").inner_text(timeout=WAIT)


def listed(page):
    """Return the list of what was put right, as the events' panel has it."""
    page.get_by_role("tab", name="Events").click()
    return page.get_by_role("region", name="Corrections").locator("visible=true")


def pick_stop(page, place: str) -> None:
    """Pick a stop by its place's card and ask to put it right."""
    page.get_by_role("tab", name="Places").click()
    page.locator(".card.place h3 button").filter(has_text=place).first.click()
    page.get_by_role("button", name="Put right …").click()
    page.get_by_role("dialog").wait_for(timeout=WAIT)


def test_an_event_is_denied_told_with_its_reason_and_undone(page, real, monkeypatch):
    before = stops(page)
    assert "Helsinki" in before
    pick(page, "Helsinki")
    choose(page, "It is", "Denied")
    put_right(page, why="She stayed")
    card = page.locator(".card.event").filter(has_text="Helsinki").first
    told = card.locator(".by-hand").inner_text(timeout=WAIT)
    assert "How sure it is" in told
    assert "Denied, by reader" in told
    assert "(She stayed). It was Confirmed." in told
    assert "Helsinki" not in stops(page)
    monkeypatch.setenv("DATELINE_HOME", str(real.home))
    link = query(page)["d"]
    (made,) = found(link).corrections
    assert (made.kind, made.value, made.before, made.why) == ("event.status", "denied", "confirmed", "She stayed")
    page.get_by_role("button", name="Undo", exact=True).click()
    page.locator(".event.confirmed").filter(has_text="Helsinki").wait_for(timeout=WAIT)
    assert stops(page) == before
    assert found(link) == store.standing(link).machine


def test_stops_are_moved_added_and_timed_and_any_single_one_is_undone(page):
    pick_stop(page, "Tallinn")
    choose(page, "What is wrong", "Its place in the journey")
    choose(page, "It is", "after Oslo")
    put_right(page)
    pick_stop(page, "Stockholm")
    choose(page, "What is wrong", "When they came")
    written(page).fill("2023-05-02T08:00/2023-05-02T09:00")
    written(page).press("Tab")
    put_right(page)
    region = listed(page)
    region.get_by_text("Its place in the journey").wait_for(timeout=WAIT)
    assert "When they came" in region.inner_text()
    region.get_by_role("button", name="Undo: Its place in the journey").click()
    region.locator("li.undone").wait_for(timeout=WAIT)
    assert "Its place in the journey" in region.locator("li.undone").inner_text()
    assert "When they came" in region.locator("li:not(.undone)").inner_text()


def test_what_another_correction_rested_on_can_be_undone_and_is_told(page):
    pick_stop(page, "Oslo")
    choose(page, "What is wrong", "A stop is missing after it")
    choose(page, "It is", "Tallinn (capital, Harjumaa, Estonia)")
    put_right(page)
    page.get_by_role("tab", name="Events").click()
    pick_stop(page, "Tallinn")
    choose(page, "Which stop", "1. Anna Berg in Tallinn")
    choose(page, "What is wrong", "When they came")
    written(page).fill("2023-05-01")
    written(page).press("Tab")
    put_right(page)
    region = listed(page)
    region.get_by_role("button", name="Undo: A stop is missing").click(timeout=WAIT)
    region.locator("li.undone").wait_for(timeout=WAIT)
    page.get_by_text("Please note").wait_for(timeout=WAIT)
    assert "The dossier has no stop" in page.locator(".plain-list").all_inner_texts()[-1]


def test_what_makes_no_sense_is_said_in_the_dialog_and_nothing_is_lost(page):
    pick(page, "Helsinki")
    choose(page, "What is wrong", "When it was")
    dialog = page.get_by_role("dialog")
    written(page).fill("next week")
    written(page).press("Tab")
    dialog.get_by_role("button", name="Put right").click()
    page.get_by_text("is no time; write a day").first.wait_for(timeout=WAIT)
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="detached")
    assert "Helsinki" in stops(page)


def test_the_articles_own_facts_are_put_right(page):
    page.get_by_role("button", name="This dossier").click()
    page.get_by_role("button", name="Title, source, day …").click()
    choose(page, "What is wrong", "The article’s title")
    written(page, "It is").fill("Berg goes north")
    written(page, "It is").press("Tab")
    put_right(page)
    page.get_by_role("tab", name="Article").click()
    page.get_by_role("heading", name="Berg goes north").wait_for(timeout=WAIT)
    assert page.get_by_role("combobox", name="Article").input_value() == "Berg goes north"


def test_who_has_the_link_alone_reads_what_was_put_right_and_corrects_nothing(page, browser_context):
    pick(page, "Helsinki")
    choose(page, "It is", "Denied")
    put_right(page)
    guest = browser_context()
    reader = guest.open(page.url)
    reader.get_by_role("tab", name="Events").click(timeout=WAIT)
    reader.locator(".by-hand").first.wait_for(timeout=WAIT)
    reader.locator(".event button.plain").first.click()
    assert reader.get_by_role("button", name="Put right …").count() == 0
    guest.close(reader)


def test_a_correction_goes_out_with_the_dossier(page, real, monkeypatch):
    pick(page, "Tallinn")
    choose(page, "What is wrong", "It is not told at all")
    put_right(page, why="A slip")
    monkeypatch.setenv("DATELINE_HOME", str(real.home))
    dossier = json.loads(store.find_json(query(page)["d"]))
    assert [(c["kind"], c["why"]) for c in dossier["corrections"]] == [("event.remove", "A slip")]
    assert "Tallinn" not in stops(page)
