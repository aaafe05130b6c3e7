"""What a reader can do about a dossier of their own, by clicks: another link, deletion, and why neither can be done."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from test_access import correct_khasan
from test_accessibility import serious
from test_page import query, until

pytestmark = pytest.mark.browser


def own(watched, server):
    """Open the example, correct a name, and return the page with the copy that is this browser's own, and its link."""
    page = watched.open(server)
    correct_khasan(page)
    page.get_by_text("is now Hassan, Karnataka, India").wait_for(timeout=20_000)
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("region", name="Corrections").wait_for()
    link = query(page)["d"]
    assert len(link) == 22
    return page, link


def ask(page):
    """Open what can be done about the dossier."""
    page.get_by_role("button", name="This dossier").click()
    dialog = page.get_by_role("dialog", name="This dossier")
    dialog.wait_for()
    return dialog


def view_of(page) -> str:
    """Return the address from which the player has what it draws."""
    return page.evaluate(
        "performance.getEntriesByType('resource').map((e) => e.name).findLast((n) => n.includes('/view/'))"
    )


def status(url: str) -> int:
    try:
        with urlopen(url) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code


def statuses(server: str, link: str, view: str) -> set[int]:
    """Return how the server answers for a dossier's view, picture and files."""
    formats = ("html", "markdown", "geojson", "kml", "csv", "claimreview")
    paths = [f"picture/{link}.png", *(f"export/{link}/{name}" for name in formats)]
    return {status(f"{server}/{path}") for path in paths} | {status(view)}


def opens_nothing(page) -> None:
    page.get_by_role("heading", name="There is no dossier at this address").wait_for(timeout=30_000)


def test_after_a_new_link_the_old_one_opens_nothing(server, browser_context):
    mine, theirs = browser_context(), browser_context()
    page, old = own(mine, server)
    other = theirs.open(page.url)
    view = view_of(page)
    assert statuses(server, old, view) == {200}
    ask(page).get_by_role("button", name="New link").click()
    page.get_by_text("This dossier has a new link").wait_for()
    new = query(page)["d"]
    assert len(new) == 22
    assert new != old
    page.get_by_role("region", name="Corrections").get_by_text("You set “Khasan”").wait_for()
    assert statuses(server, old, view) == {404}
    assert statuses(server, new, view.replace(old, new)) == {200}
    other.get_by_role("slider").press("End")
    opens_nothing(other)
    other.reload()
    opens_nothing(other)
    page.get_by_role("button", name="Undo the last one").click()
    page.locator(".corrections .undone").wait_for(timeout=20_000)
    mine.close(page)
    theirs.close(other)


def test_a_dossier_is_deleted_once_its_owner_has_said_so_twice(server, browser_context):
    mine, theirs = browser_context(), browser_context()
    page, link = own(mine, server)
    view = view_of(page)
    second, other = mine.open(page.url), theirs.open(page.url)
    dialog = ask(page)
    dialog.get_by_role("button", name="Delete").click()
    dialog.get_by_text("and 1 correction will be gone for good").wait_for()
    dialog.get_by_role("button", name="Keep it").click()
    dialog.get_by_role("button", name="New link").wait_for()
    assert statuses(server, link, view) == {200}
    dialog.get_by_role("button", name="Delete").click()
    dialog.get_by_role("button", name="Delete for good").click()
    page.get_by_text("is deleted; its link opens nothing any more").wait_for()
    page.get_by_role("button", name="Play", exact=True).wait_for()
    assert "d" not in query(page), "the example is shown"
    assert statuses(server, link, view) == {404}
    for tab in (second, other):
        tab.get_by_role("slider").press("End")
        opens_nothing(tab)
    second.reload()
    opens_nothing(second)
    page.get_by_label("Article", exact=True).first.click()
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option", name="(yours,").count() == 0
    mine.close(page)
    theirs.close(other)


def test_the_list_of_articles_leads_to_an_example_and_to_ones_copy_of_it(server, watched):
    page, link = own(watched, server)
    chosen = page.get_by_label("Article", exact=True).first
    for option, d in (("Kim leaves", "armoured-train"), ("(yours,", link), ("Kim leaves", "armoured-train")):
        chosen.click()
        page.get_by_role("option", name=option).first.click()
        until(page, f"() => new URL(location.href).searchParams.get('d') === '{d}'")
    watched.close(page)


def test_what_is_not_ones_own_is_said_to_be_so(server, browser_context):
    mine, theirs = browser_context(), browser_context()
    page, _ = own(mine, server)
    reader = theirs.open(page.url)
    dialog = ask(reader)
    dialog.get_by_text("Somebody else’s dossier").wait_for()
    assert dialog.get_by_role("button").all_inner_texts() == [""], "nothing to press but to close it"
    example = theirs.open(server)
    dialog = ask(example)
    dialog.get_by_text("An example that comes with Dateline").wait_for()
    assert dialog.get_by_role("button").all_inner_texts() == [""]


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1440)])
def test_it_can_be_read_by_all_and_on_a_phone(server, browser_context, scheme, width):
    page, _ = own(browser_context(color_scheme=scheme), server)
    page.set_viewport_size({"width": width, "height": 844})
    dialog = ask(page)
    dialog.get_by_role("button", name="Delete").wait_for()
    page.wait_for_timeout(600)
    assert serious(page) == []
    dialog.get_by_role("button", name="Delete").click()
    dialog.get_by_role("button", name="Delete for good").wait_for()
    page.wait_for_timeout(300)
    assert serious(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    tops = {
        box["y"]
        for name in ("New article", "Check a sentence", "This dossier")
        if (box := page.get_by_role("button", name=name, include_hidden=True).bounding_box())
    }
    assert len(tops) == 1, "one line of buttons"


def secret_of(watched) -> str:
    return next(c["value"] for c in watched.context.cookies() if c["name"] == "dateline_browser")


def test_after_a_renewal_the_old_secret_changes_nothing_and_the_new_one_all(server, browser_context):
    mine = browser_context()
    page, link = own(mine, server)
    left_open = mine.open(page.url)
    old = secret_of(mine)
    ask(page).get_by_role("link", name="This browser’s secret").click()
    page.get_by_role("heading", name="This browser’s secret").wait_for()
    assert serious(page) == []
    assert old not in page.content()
    page.get_by_role("button", name="Renew the secret").click()
    page.get_by_text("The secret is renewed.").wait_for()
    assert serious(page) == []
    new = secret_of(mine)
    assert new != old
    assert new not in page.content()
    page.get_by_role("link", name="Back to the map").click()
    page.get_by_role("tab", name="Places").click(timeout=60_000)
    page.get_by_role("region", name="Corrections").get_by_role("button", name="Undo the last one").wait_for()
    assert query(page)["d"] == link
    thief = browser_context()
    thief.context.add_cookies([{"name": "dateline_browser", "value": old, "url": server}])
    stolen = thief.open(page.url)
    stolen.get_by_text("This browser’s secret was renewed").wait_for()
    ask(stolen).get_by_text("Somebody else’s dossier").wait_for()
    left_open.get_by_role("tab", name="Places").click()
    left_open.get_by_role("button", name="Undo the last one").click()
    left_open.get_by_text("This browser’s secret was renewed since this page was opened").wait_for(timeout=20_000)
    left_open.reload()
    left_open.get_by_role("tab", name="Places").click()
    left_open.get_by_role("button", name="Undo the last one").click()
    left_open.locator(".corrections .undone").wait_for(timeout=20_000)
    mine.close(page)


def test_a_tab_from_before_a_renewal_stores_nothing_under_the_old_secret(server, watched):
    page = watched.open(server)
    second = page.context.new_page()
    second.goto(f"{server}/browser")
    second.get_by_role("button", name="Renew the secret").click()
    second.get_by_text("The secret is renewed.").wait_for()
    correct_khasan(page)
    page.get_by_text("This browser’s secret was renewed since this page was opened").wait_for(timeout=20_000)
    assert query(page).get("d", "armoured-train") == "armoured-train"
    page.reload()
    correct_khasan(page)
    page.get_by_text("is now Hassan, Karnataka, India").wait_for(timeout=20_000)
