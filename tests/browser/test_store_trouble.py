"""Whatever the store is like, the examples open, and the page says what is wrong with it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def garbage(home, tmp_path):
    """Put garbage in the place of the server's store for a while."""
    path = home / "dateline.sqlite3"
    for file in home.glob("dateline.sqlite3*"):
        file.rename(tmp_path / file.name)
    path.write_bytes(b"garbage" * 1000)
    yield path
    for file in home.glob("dateline.sqlite3*"):
        file.unlink()
    for file in tmp_path.glob("dateline.sqlite3*"):
        file.rename(home / file.name)


def test_the_examples_open_beside_a_damaged_store(server, garbage, watched):
    page = watched.open(server)
    page.locator(".st-key-notice").get_by_text(f"The store {garbage} is damaged").wait_for()
    page.get_by_role("tab", name="Places").click()
    page.locator(".card.place", has_text="Khasan").first.wait_for()
    watched.close(page)


def test_a_dossier_in_a_damaged_store_is_not_said_to_be_missing(server, garbage, watched):
    page = watched.context.new_page()
    page.goto(f"{server}/?d=AAAAAAAAAAAAAAAAAAAAAA")
    page.get_by_role("heading", name="This dossier cannot be opened now").wait_for(timeout=60_000)
    page.get_by_text("put a backup back").first.wait_for()
    page.get_by_role("button", name="Kim").first.click()
    page.get_by_role("button", name="Play", exact=True).wait_for(timeout=60_000)
    assert garbage.read_bytes() == b"garbage" * 1000
