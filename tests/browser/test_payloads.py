"""Hostile text in every field of a dossier goes through page, tooltip, address, file and notebook: nothing runs."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from payloads import ALL, PAYLOADS, hostile

from geo.export.html import export_html, show

pytestmark = pytest.mark.browser

FOREIGN = (
    "img, iframe, object, embed, link, base, form, marquee, video, audio, math, [onload], [onerror], a[href^='java' i]"
)


def look_through(page) -> None:
    """Open every panel, hover what can be hovered, and check that all that is shown is text."""
    for tab in ("Events", "Claims", "Places", "Article"):
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(150)
        assert page.locator(".dateline").locator(FOREIGN).count() == 0
    for details in page.locator("details.why summary").all()[:3]:
        details.evaluate("e => e.click()")
    box = page.locator(".map").bounding_box()
    seen = ""
    for step in range(60):
        page.mouse.move(
            box["x"] + box["width"] * (0.1 + 0.8 * step / 60), box["y"] + box["height"] * (0.85 - 0.7 * step / 60)
        )
        seen += page.locator(".tip").inner_text() if page.locator(".tip").is_visible() else ""
    assert page.locator(".tip").locator(FOREIGN).count() == 0
    assert any(payload in seen for payload in PAYLOADS)
    heading = page.get_by_role("heading", level=1)
    assert "<script>alert(1)</script>" in heading.inner_text()
    assert "<img src=x onerror=alert(6)>" in page.locator(".article").inner_text()


@pytest.fixture
def stored(server, home, monkeypatch):
    """Return the address of the hostile dossier, kept in the server's store."""
    from geo import store

    monkeypatch.setenv("DATELINE_HOME", str(home))
    return f"{server}/?d={store.keep(hostile(), store.new_secret())}"


def test_there_are_enough_of_them():
    assert len(set(PAYLOADS)) >= 119


def test_page_and_tooltip_show_payloads_as_text(stored, watched):
    page = watched.open(stored)
    look_through(page)
    watched.close(page)


def test_the_file_shows_payloads_as_text(tmp_path, watched):
    path = tmp_path / "dossier.html"
    path.write_text(export_html(hostile()), "utf-8")
    page = watched.open(path.as_uri())
    look_through(page)
    watched.close(page)


def test_the_notebook_shows_payloads_as_text(tmp_path, watched):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{show(hostile())._repr_html_()}", "utf-8")
    page = watched.context.new_page()
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Play", exact=True).wait_for(timeout=60_000)
    assert "<script>alert(1)</script>" in frame.get_by_role("heading", level=1).inner_text()
    assert page.frames[1].evaluate("[window.__ran.length, window.__violations.length]") == [0, 0]
    assert watched.outside == []


@pytest.mark.parametrize("name", ["d", "t", "sel", "c", "panel"])
def test_the_address_is_not_obeyed(server, watched, name):
    page = watched.context.new_page()
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    other = "" if name == "d" else "d=armoured-train&"
    page.goto(f"{server}/?{other}{name}={quote(ALL[:1500])}")
    if name == "d":
        page.get_by_text("No example or dossier is called").wait_for(timeout=30_000)
    else:
        page.get_by_role("button", name="Play", exact=True).wait_for(timeout=60_000)
    page.wait_for_timeout(700)
    watched.close(page)


@pytest.mark.parametrize("name", ["constructor", "__proto__"])
def test_what_every_object_has_cannot_be_selected(server, watched, name):
    page = watched.open(f"{server}/?d=armoured-train&sel={name}")
    assert not page.get_by_role("region", name="Selected").is_visible()
    watched.close(page)


def test_a_pasted_payload_is_an_article_like_any_other(server, watched):
    page = watched.open(server)
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill("\n".join(PAYLOADS))
    dialog.get_by_label("Title (optional)").fill(PAYLOADS[6])
    dialog.get_by_role("button", name="Analyse").click()
    page.get_by_role("heading", name=PAYLOADS[6]).wait_for(timeout=30_000)
    watched.close(page)
