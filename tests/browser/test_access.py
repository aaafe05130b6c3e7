"""Who may read and who may correct: the link reads, the cookie corrects, and neither can be had from the other."""

from __future__ import annotations

import json
import re
import time
from urllib.request import Request, urlopen

import pytest
from handmade import HASSAN, KHASAN, handmade, named
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from test_page import query, until
from websockets.sync.client import connect

from geo import store

pytestmark = pytest.mark.browser


def correct_khasan(page) -> None:
    """Take Khasan for Hassan in India."""
    page.get_by_role("tab", name="Places").click()
    card = page.locator(".card.place", has_text="Khasan").first
    card.locator("summary", has_text="Why this place?").click()
    card.get_by_role("button", name="Take this Hassan instead").click()


def test_a_correction_is_kept_shown_and_undone(server, watched):
    page = watched.open(server)
    correct_khasan(page)
    page.get_by_role("region", name="Corrections").wait_for(timeout=20_000)
    assert query(page)["d"] != "armoured-train", "an example is corrected in a copy of one's own"
    page.get_by_text("is now Hassan, Karnataka, India").wait_for()
    page.get_by_label("Why?").fill("It says so")
    page.get_by_role("button", name="Show on the map").click()
    until(page, "() => (new URL(location.href).searchParams.get('c') ?? '').startsWith('76.0')")
    page.get_by_role("tab", name="Places").click()
    page.get_by_role("region", name="Corrections").get_by_text("It says so").wait_for(timeout=20_000)
    page.get_by_role("button", name="Undo the last one").click()
    page.locator(".corrections .undone").wait_for(timeout=20_000)
    watched.close(page)


def test_the_link_alone_cannot_correct(server, browser_context):
    owner = browser_context()
    page = owner.open(server)
    correct_khasan(page)
    until(page, "() => (new URL(location.href).searchParams.get('d') ?? '').length >= 22")
    page.get_by_role("region", name="Corrections").wait_for(timeout=20_000)
    reader = browser_context()
    other = reader.open(page.url)
    other.get_by_role("tab", name="Places").click()
    for summary in other.locator(".card.place details.why summary").all():
        summary.click()
    assert other.get_by_role("button", name="instead").count() == 0
    assert other.get_by_role("button", name="Undo").count() == 0
    secret = next(c for c in owner.context.cookies() if c["name"] == "dateline_browser")
    assert secret["httpOnly"]
    assert secret["sameSite"] == "Lax"
    assert secret["value"] not in page.content() + page.url
    reader.close(other)


def refused(server: str, link: str, trigger: str, value: object, secret: str | None) -> str:
    """Open a link as a browser does, send the player's message by hand, and return what the page answers."""
    address = f"{server.replace('http', 'ws')}/_stcore/stream"
    headers = {"Cookie": f"dateline_browser={secret}"} if secret else {}
    with connect(address, subprotocols=["streamlit"], max_size=None, additional_headers=headers) as client:
        opening = BackMsg()
        opening.rerun_script.query_string = f"d={link}"
        client.send(opening.SerializeToString())
        player = re.search(rb"\$\$ID-[0-9a-f]+-player", answer(client))
        assert player, "the page holds no player"
        message = BackMsg()
        message.rerun_script.query_string = f"d={link}"
        state = message.rerun_script.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{player[0].decode()}__events"
        state.json_trigger_value = json.dumps([{"event": trigger, "value": value}])
        client.send(message.SerializeToString())
        return (answer(client)).decode("utf-8", "replace")


def answer(client) -> bytes:
    """Return all that the page sends until it has run."""
    raw = b""
    while True:
        part = bytes(client.recv(timeout=60, decode=False))
        raw += part
        told = ForwardMsg()
        told.ParseFromString(part)
        if told.WhichOneof("type") == "script_finished":
            return raw


@pytest.mark.parametrize("trigger", ["correction", "undo"])
def test_a_hand_made_message_of_who_has_the_link_alone_is_refused(server, home, monkeypatch, trigger):
    monkeypatch.setenv("DATELINE_HOME", str(home))
    owner = store.new_secret()
    link = store.keep(handmade(), owner)
    mention = next(m.id for m in handmade().mentions if m.place_id == KHASAN)
    store.correct(link, owner, named(mention, KHASAN), handmade({mention: KHASAN}), version=0)
    value = {"mention": mention, "place": HASSAN} if trigger == "correction" else True
    before = store.find_json(link), store.history(link)
    for secret in (None, store.new_secret()):
        said = refused(server, link, trigger, value, secret)
        assert "only the browser that made the dossier can correct it" in said.replace("\\", "")
    assert (store.find_json(link), store.history(link)) == before
    said = refused(server, link, trigger, value, owner)
    assert "only the browser" not in said
    for _ in range(100):
        if (store.find_json(link), store.history(link)) != before:
            break
        time.sleep(0.1)
    assert store.history(link) != before[1], "the same message by the owner is obeyed"


def test_the_server_says_what_may_load_and_leak(server):
    with urlopen(server) as answer:
        policy = answer.headers["content-security-policy"]
        html = answer.read().decode()
    assert "unsafe-eval" not in policy
    assert "default-src 'self'" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert 'property="og:title" content="Kim leaves Pyongyang' in html
    picture = html.split('property="og:image" content="')[1].split('"')[0]
    with urlopen(picture) as image:
        png = image.read()
    assert png.startswith(b"\x89PNG")
    assert [int.from_bytes(png[16:20]), int.from_bytes(png[20:24])] == [1200, 630]


@pytest.mark.parametrize(
    "path", ["view/AAAAAAAAAAAAAAAAAAAAAA/x.json", "export/AAAAAAAAAAAAAAAAAAAAAA/html", "view/no/x.json"]
)
def test_without_the_link_nothing_is_read(server, path):
    from urllib.error import HTTPError

    with pytest.raises(HTTPError) as refused:
        urlopen(Request(f"{server}/{path}"))
    assert refused.value.code == 404
    refused.value.close()
