"""Who may read and who may correct: the link reads, the cookie corrects, and neither can be had from the other."""

from __future__ import annotations

from urllib.request import Request, urlopen

import pytest
from test_page import query, until

pytestmark = pytest.mark.browser


def correct_khasan(page) -> None:
    """Take Khasan for Hassan in India."""
    page.get_by_role("tab", name="Places").click()
    card = page.locator(".card.place", has_text="Khasan").first
    card.locator("summary").click()
    card.get_by_role("button", name="Take this Hassan instead").click()


def test_a_correction_is_kept_shown_and_undone(server, watched):
    page = watched.open(server)
    correct_khasan(page)
    page.get_by_role("region", name="Corrections").wait_for(timeout=20_000)
    assert query(page)["d"] != "armoured-train", "an example is corrected in a copy of one's own"
    page.get_by_role("tab", name="Places").click()
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
    for summary in other.locator("details.why summary").all():
        summary.click()
    assert other.get_by_role("button", name="instead").count() == 0
    assert other.get_by_role("button", name="Undo").count() == 0
    secret = next(c for c in owner.context.cookies() if c["name"] == "dateline_browser")
    assert secret["httpOnly"]
    assert secret["sameSite"] == "Lax"
    assert secret["value"] not in page.content() + page.url
    reader.close(other)


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
