"""What tells a stop, and what was found where no route is drawn, as a reader meets it on the page."""

from __future__ import annotations

import pytest
from handmade import KHASAN, VLADIVOSTOK, handmade, weighed

from geo.export import export_html
from geo.model import Dossier

pytestmark = pytest.mark.browser


def unsure_of_vladivostok() -> Dossier:
    """Return the hand-made dossier with Vladivostok unsure."""
    dossier = weighed(s1=0.92, s2=0.83, s3=0.45)
    events = tuple(
        e.model_copy(update={"sureness": 0.45 if e.place_id == VLADIVOSTOK else 0.9}) for e in dossier.events
    )
    return dossier.model_copy(update={"events": events})


FIRST_ROW = """() => {
  const names = document.querySelector(".map .names");
  const { data } = names.getContext("2d").getImageData(0, 0, names.width, names.height);
  return Math.floor(data.findIndex((value, i) => i % 4 === 3 && value > 0) / 4 / names.width);
}"""
"""The first row of pixels in which a name stands on the map."""


@pytest.fixture
def opened(tmp_path, watched):
    """Return a function that opens a dossier's one file, and closes what it opened at the end."""
    pages = []

    def show(dossier: Dossier):
        path = tmp_path / "dossier.html"
        path.write_text(export_html(dossier), "utf-8")
        pages.append(watched.open(path.as_uri()))
        return pages[-1]

    yield show
    for page in pages:
        watched.close(page)


def test_a_stop_says_what_tells_it_and_an_unsure_one_is_marked(opened):
    page = opened(unsure_of_vladivostok())
    assert page.locator(".legend").get_by_text("Stop, unsure").is_visible()
    unsure = page.locator(".bars .bar.unsure")
    assert {bar.get_attribute("title").splitlines()[-1] for bar in unsure.all()} == {"unsure, 45 %"}
    page.get_by_role("tab", name="Places").click()
    card = page.locator(".card.place", has_text="Khasan").first
    card.get_by_text("Why this stop?").click()
    assert card.get_by_text("Told: “arrived in the border town of Khasan”.").is_visible()
    assert card.get_by_text("Came there · 83 % sure.").is_visible()
    page.locator(".card.place").get_by_role("button", name="Vladivostok", exact=True).click()
    picked = page.get_by_role("region", name="Selected")
    assert "met others there · unsure, 45 %" in picked.inner_text()
    picked.get_by_role("button", name="Why this stop?").click()
    assert page.locator(".card.place.lit details.stop[open]").count() == 1
    page.get_by_role("tab", name="Events").click()
    line = page.locator(".words li", has_text="Vladivostok (possible")
    assert "met others there · unsure, 45 %" in line.inner_text()


def test_where_no_route_is_drawn_the_page_says_what_was_found(opened):
    dossier = handmade()
    events = tuple(e for e in dossier.events if e.id in {"e-arrival", "e-departure"})
    arrival = next(e for e in events if e.id == "e-arrival")
    page = opened(dossier.model_copy(update={"routes": (), "events": (arrival,)}))
    said = "Kim Jong-un is told to be in one place only: Khasan."
    assert page.locator(".hint.instead").inner_text() == said
    page.get_by_role("tab", name="Events").click()
    found = page.locator("ul.instead")
    assert found.get_by_text(said).is_visible()
    found.get_by_role("button", name="Kim Jong-un arrives in Khasan").click()
    assert page.locator(".card.event.lit").count() == 1
    assert page.get_by_text("No route is drawn").is_visible()


def test_a_journey_round_the_world_has_its_names_where_its_dots_are(opened):
    dossier = handmade()
    far = {KHASAN: (38.7, -9.1), VLADIVOSTOK: (61.2, -149.9)}
    places = tuple(
        p.model_copy(update={"lat": far[p.id][0], "lon": far[p.id][1]}) if p.id in far else p for p in dossier.places
    )
    (route,) = dossier.routes
    legs = tuple(leg.model_copy(update={"geometry": ()}) for leg in route.legs)
    page = opened(dossier.model_copy(update={"places": places, "routes": (route.model_copy(update={"legs": legs}),)}))
    page.wait_for_timeout(800)
    before = page.evaluate(FIRST_ROW)
    # Dragged and brought back, all take their place from the renderer.
    box = page.locator(".map .ground canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.move(x, y, steps=6)
    page.wait_for_timeout(500)
    page.mouse.up()
    page.wait_for_timeout(800)
    assert abs(page.evaluate(FIRST_ROW) - before) <= 4


def test_an_article_without_anything_says_so_as_before(opened):
    dossier = handmade()
    bare = dict.fromkeys(("routes", "events", "places", "mentions", "claims", "travellers", "unplaced", "times"), ())
    page = opened(dossier.model_copy(update=bare))
    assert page.locator(".instead").count() == 0
    page.get_by_role("tab", name="Events").click()
    assert page.get_by_text("No events were read in this article.").is_visible()
    assert page.get_by_text("The map in words").count() == 0
