"""Tabs, on the pipeline itself: two of one owner that disagree, and one that is closed in the middle of a long job."""

from __future__ import annotations

import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from handmade import found
from test_page import query

from geo import store

pytestmark = pytest.mark.browser

ARTICLE = "A convoy left Springfield for Cambridge on Monday 3 June 2024."


def paste(page, text: str, title: str) -> None:
    """Give an article to be read."""
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill(text)
    dialog.get_by_label("Title (optional)").fill(title)
    dialog.get_by_role("button", name="Analyse").click()


def offer(page, name: str) -> None:
    """Open the candidates of a name, and wait until the tab has told the server what it looks at, and was drawn."""
    page.get_by_role("tab", name="Places").click()
    page.wait_for_timeout(1000)
    page.locator(".card.place", has_text=f"“{name}”").first.locator("summary", has_text="Why this place?").click()
    page.wait_for_timeout(1000)


def take(page, name: str, state: str) -> None:
    """Take the candidate of a name that lies in a state of the United States."""
    candidate = page.locator(".card.place", has_text=f"“{name}”").first.locator(".candidate", has_text=f"{state}, Unit")
    candidate.get_by_role("button", name="instead").click()


def long_prose(chars: int) -> str:
    """Return prose of so many characters, no two sentences alike."""
    towns = ("Springfield", "Cambridge", "Lyon", "Porto", "Vladivostok", "Nairobi", "Lima", "Osaka", "Tampere", "Quito")
    months = ("January", "March", "May", "June", "August", "October", "December")
    told = (
        f"Lorry number {n} of the relief convoy left {towns[n % 10]} for {towns[(n // 7) % 10]} on {n % 28 + 1} "
        f"{months[n % 7]} {2000 + n % 24}, the ministry said, and its {n % 90 + 2} drivers waited at the border.\n\n"
        for n in range(chars // 100)
    )
    return "".join(told)[:chars]


def corrections(page) -> str:
    page.get_by_role("tab", name="Places").click(timeout=60_000)
    region = page.get_by_role("region", name="Corrections")
    region.wait_for()
    return region.inner_text()


def test_what_two_tabs_correct_both_stands_and_the_later_of_two_on_one_name_is_told(real, watched, monkeypatch):
    first = watched.open(real.url)
    paste(first, ARTICLE, "A convoy")
    first.get_by_role("heading", name="A convoy").wait_for(timeout=60_000)
    link = query(first)["d"]
    second = watched.open(first.url)
    offer(second, "Cambridge")
    offer(first, "Springfield")
    take(first, "Springfield", "Missouri")
    first.get_by_text("“Springfield” is now Springfield, Missouri").wait_for(timeout=60_000)
    offer(first, "Cambridge")
    take(second, "Cambridge", "England")
    second.get_by_text("“Cambridge” is now Cambridge, England").wait_for(timeout=60_000)
    said = corrections(second)
    assert "You set “Springfield” to Springfield, Missouri" in said
    assert "You set “Cambridge” to Cambridge, England" in said
    take(first, "Cambridge", "Maryland")
    told = first.locator(".st-key-notice").get_by_text("changed meanwhile, in another tab or window")
    told.wait_for(timeout=60_000)
    assert "“Cambridge” was set to Cambridge, England" in told.inner_text()
    assert "Maryland" not in corrections(first), "what was asked for is not done"
    assert "“Cambridge” to Cambridge, England" in corrections(first), "what stands is shown"
    monkeypatch.setenv("DATELINE_HOME", str(real.home))
    made = store.history(link)
    standing = {m.id: m.place_id for m in found(link).mentions}
    assert [standing[c.target] for c in made] == [c.value for c in made], "history and dossier agree"
    assert len(made) == 2
    offer(first, "Cambridge")
    take(first, "Cambridge", "Maryland")
    first.get_by_text("“Cambridge” is now Cambridge, Maryland").wait_for(timeout=60_000)
    assert len(store.history(link)) == 3, "asked again by who knows, it is done"
    watched.close(first)


def workers_of(pid: int) -> set[int]:
    """Return the numbers of the processes that a server has started."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == pid:
                found.add(int(stat.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    return found


def test_who_leaves_in_the_middle_of_a_long_job_leaves_no_work_behind(real, browser_context):
    """The text is far longer than can be read in the time that a lost connection has to come back."""
    leaver = browser_context().open(real.url)
    before = workers_of(real.process.pid)
    leaver.get_by_role("button", name="New article").click()
    dialog = leaver.get_by_role("dialog")
    prose = {"name": "long.txt", "mimeType": "text/plain", "buffer": long_prose(600_000).encode()}
    dialog.locator("input[type=file]").set_input_files(prose)
    dialog.get_by_label("Title (optional)").fill("A long one")
    dialog.get_by_text("long.txt").wait_for()
    dialog.get_by_role("button", name="Analyse").click()
    leaver.get_by_role("progressbar").wait_for(timeout=60_000)
    leaver.wait_for_function(
        "() => +document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') > 0", timeout=60_000
    )
    leaver.close()
    until = time.monotonic() + 60
    while before <= workers_of(real.process.pid):
        assert time.monotonic() < until, "the worker goes on for nobody"
        time.sleep(0.2)
    with urlopen(f"{real.url}/_stcore/health") as health:
        assert health.read() == b"ok"
    follower = browser_context()
    page = follower.open(real.url)
    paste(page, ARTICLE, "The next one")
    page.get_by_role("heading", name="The next one").wait_for(timeout=60_000)
    assert "Traceback" not in (real.home / "server.log").read_text()
    assert "A long one" not in page.content(), "nothing was stored for who had left"
    follower.close(page)
