"""axe-core finds nothing serious, in light and dark; the keyboard does all; less motion is obeyed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_page import slider_value, until

pytestmark = pytest.mark.browser


def serious(page) -> list[str]:
    """Return the serious and critical findings of axe-core."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(server, browser_context, scheme):
    page = browser_context(color_scheme=scheme).open(server)
    for tab in ("Article", "Events", "Claims", "Places"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(300)
        assert serious(page) == []
    page.get_by_role("button", name="Keyboard").click()
    assert serious(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="New article").click()
    page.get_by_role("dialog").get_by_role("button", name="Analyse").wait_for()
    page.wait_for_timeout(600)
    assert serious(page) == []


def test_the_keyboard_does_all(server, watched):
    page = watched.open(server)
    page.locator(".map").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Pause", exact=True).wait_for()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Play", exact=True).wait_for()
    page.keyboard.press("Home")
    start = slider_value(page)
    page.keyboard.press("ArrowRight")
    assert slider_value(page) > start
    page.keyboard.press("]")
    until(page, "() => new URL(location.href).searchParams.has('sel')")
    assert page.locator(".bar.lit").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".bar.lit").count() == 0
    page.keyboard.press("End")
    assert slider_value(page) == float(page.get_by_role("slider").get_attribute("max"))
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard")
    assert sheet.is_visible()
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
    word = page.locator(".mark.place", has_text="Khasan")
    word.focus()
    page.keyboard.press("Enter")
    assert page.locator(".mark.lit").count() == 1
    watched.close(page)


def test_the_map_is_told_in_words(server, browser_context):
    page = browser_context(reduced_motion="reduce").open(server)
    page.get_by_role("tab", name="Events").click()
    words = page.locator("ol.words").inner_text()
    for part in (
        "Pyongyang to Khasan: 827 km by rail",
        "reported",
        "Claim: Pyongyang to Vladivostok measures 684.5 km",
    ):
        assert part in words


@pytest.mark.parametrize("width", [1440, 768, 360])
def test_nothing_runs_over_the_edge(server, browser_context, width):
    context = browser_context()
    page = context.open(server)
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(700)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    inner = "e => [...e.querySelectorAll('*')].filter((x) => x.getBoundingClientRect().right > innerWidth + 1).length"
    for part in (".player", ".side-head", ".article"):
        assert page.locator(part).evaluate(inner) == 0
    page.get_by_role("button", name="New article").click()
    page.get_by_role("dialog").get_by_role("button", name="Analyse").wait_for()
