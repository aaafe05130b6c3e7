"""Hostile text in every field of a dossier goes through page, tooltip, address, file and notebook: nothing runs."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from handmade import handmade
from payloads import PAYLOADS

from geo.export.html import export_html, show
from geo.model import Article, Attribution, Candidate, Check, Dossier, Event, Mention, Place, Span, Unplaced, Window

pytestmark = pytest.mark.browser

ALL = " ".join(PAYLOADS)


def hostile() -> Dossier:
    """Return the hand-made dossier with payloads wherever a text can come from outside."""
    base = handmade()
    at = lambda n: PAYLOADS[n % len(PAYLOADS)]  # noqa: E731 - read like an index
    text = "\n".join(PAYLOADS)
    places = [
        p.model_copy(update={"name": at(i * 3), "local_name": at(i * 3 + 1), "admin1": at(i * 3 + 2)})
        for i, p in enumerate(base.places)
    ]
    places += [
        Place(id=f"x:{payload[:30]}", name=payload, lat=40 + n / 40, lon=127 + n / 30, feature="PPL", source=payload)
        for n, payload in enumerate(PAYLOADS)
    ]
    mentions, start = [], 0
    for n, payload in enumerate(PAYLOADS):
        candidate = Candidate(place_id=f"x:{payload[:30]}", score=0.5, why=payload, name=payload, lat=1, lon=2)
        other = candidate.model_copy(update={"place_id": f"y{n}"})
        mentions.append(Mention(
            id=f"m{start}", start=start, end=start + len(payload), text=payload, kind="place",
            place_id=f"x:{payload[:30]}", candidates=(candidate, other),
        ))  # fmt: skip
        start += len(payload) + 1
    said = tuple(Attribution(source=p, chain=(p, "relay"), start=0, end=1) for p in PAYLOADS[:5])
    window = Window(earliest=datetime(2023, 9, 10, 5, tzinfo=UTC), latest=datetime(2023, 9, 11, 5, tzinfo=UTC))
    events = [
        Event(id=f"e{n}", type="arrival", trigger=Span(start=0, end=5), actor=payload, place_id=places[n % 3].id,
              when=window if n % 9 == 0 else None, status="reported", attribution=said)
        for n, payload in enumerate(PAYLOADS)
    ]  # fmt: skip
    check = Check(name="distance", verdict="imprecise", explanation=ALL)
    figures = base.claims[0].quantities
    claim = base.claims[0].model_copy(update={
        "start": 0, "end": 20, "text": ALL, "headline": ALL, "hedge": at(3), "direction": at(5), "checks": (check,),
        "quantities": tuple(q.model_copy(update={"unit": at(6), "start": 0, "end": 5}) for q in figures),
    })  # fmt: skip
    warning = base.warnings[0].model_copy(update={"message": ALL})
    article = Article(id="h", sha256="0" * 64, title=ALL, source=ALL, url="javascript:alert(99)", text=text)
    traveller = base.travellers[0].model_copy(update={"name": at(0), "vehicle": at(6)})
    return base.model_copy(update={
        "article": article, "places": tuple(places), "mentions": tuple(mentions), "events": tuple(events),
        "claims": (claim,), "times": (), "warnings": (warning,), "travellers": (traveller,),
        "unplaced": (Unplaced(why=ALL), Unplaced(mention_id=mentions[0].id, why=at(6))),
    })  # fmt: skip


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
    assert len(set(PAYLOADS)) >= 60


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
