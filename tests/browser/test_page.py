"""The page in a real browser: the journey plays, the claim reads, the address says what is seen."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import docx
import pytest
from handmade import handmade, rule_words

from geo.export import export_html

pytestmark = pytest.mark.browser


def query(page) -> dict[str, str]:
    """Return what the address says."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def until(page, condition: str, argument=None) -> None:
    """Wait until a JavaScript condition holds."""
    page.wait_for_function(condition, arg=argument, timeout=15_000)


def slider_value(page) -> float:
    """Return the slider's value."""
    return float(page.get_by_role("slider").input_value())


def test_opens_on_the_seed_without_a_word_outside(server, watched):
    page = watched.open(server)
    assert page.get_by_role("slider").count() == 1
    slider = page.get_by_role("slider")
    assert slider.input_value() == slider.get_attribute("min")
    assert "10 Sep" in slider.get_attribute("aria-valuetext")
    span_days = (float(slider.get_attribute("max")) - float(slider.get_attribute("min"))) / 86_400_000
    assert 1 < span_days < 10
    watched.close(page)


def test_the_claim_reads_without_a_click(server, watched):
    page = watched.open(server)
    strip = page.get_by_role("region", name="Claim checked")
    for words in ("425 miles (680 kilometers) north of Pyongyang", "supported", "684.5 km", "Direction imprecise"):
        assert strip.get_by_text(words).first.is_visible()
    for tab in ("Article", "Events", "Claims", "Places"):
        assert page.get_by_role("tab", name=tab).is_visible()


def test_a_claim_says_which_places_were_taken_and_what_else_the_names_may_mean(server, watched):
    page = watched.open(server)
    page.get_by_role("tab", name="Claims").click()
    card = page.get_by_role("region", name="Claim: ")
    assert card.get_by_text("Vladivostok, Primorsky Krai, Russia").first.is_visible()
    fold = card.locator(".others").first
    other = fold.get_by_role("listitem").first
    assert not other.is_visible()
    fold.locator("summary").click()
    assert other.inner_text() == "Pyongyang, South Korea 876.5 km"
    fold.get_by_role("button", name="Show them on the map").click()
    until(page, "() => new URL(location.href).searchParams.get('sel')?.startsWith('m')")
    watched.close(page)


def test_plays_and_pauses_and_tells_python_once_it_stops(server, watched):
    page = watched.open(server)
    before = slider_value(page)
    page.get_by_role("button", name="Play", exact=True).click()
    pause = page.get_by_role("button", name="Pause", exact=True)
    pause.wait_for()
    page.wait_for_timeout(600)
    sent = len(watched.frames)
    page.wait_for_timeout(1200)
    assert len(watched.frames) == sent, "playing sends nothing to the server"
    assert "t" not in query(page)
    pause.click()
    stopped = slider_value(page)
    assert stopped > before
    until(page, "() => new URL(location.href).searchParams.has('t')")
    assert page.evaluate("t => Date.parse(t)", query(page)["t"]) == stopped
    full = float(page.get_by_role("slider").get_attribute("max")) - before
    speed = float(page.get_by_label("Speed").input_value())
    assert full / 1000 / speed >= 20
    watched.close(page)


@pytest.mark.parametrize(("key", "sign"), [("ArrowRight", 1), ("ArrowLeft", -1)])
def test_a_key_is_one_visible_step(server, watched, key, sign):
    page = watched.open(f"{server}/?d=armoured-train&t=2023-09-11T12:00:00Z")
    slider = page.get_by_role("slider")
    whole = float(slider.get_attribute("max")) - float(slider.get_attribute("min"))
    before = slider_value(page)
    slider.press(key)
    moved = (slider_value(page) - before) * sign
    assert 0.001 * whole < moved <= 0.01 * whole
    until(page, "t => Date.parse(new URL(location.href).searchParams.get('t')) === t", slider_value(page))


def test_the_address_restores_all_in_another_browser(server, browser_context):
    first = browser_context()
    page = first.open(server)
    page.get_by_role("slider").press("PageUp")
    page.locator(".mark.place", has_text="Khasan").click()
    page.get_by_role("button", name="Zoom in").click()
    until(page, "() => ['t', 'sel', 'c'].every((n) => new URL(location.href).searchParams.has(n))")
    page.wait_for_timeout(1500)
    said, value = query(page), slider_value(page)
    second = browser_context()
    other = second.open(page.url)
    assert slider_value(other) == value
    assert other.locator(".mark.lit", has_text="Khasan").count() == 1
    other.wait_for_timeout(1500)
    assert query(other) == said, "looking changes nothing"
    second.close(other)


def test_back_goes_to_the_view_before(server, watched):
    page = watched.open(server)
    page.get_by_role("slider").press("End")
    until(page, "() => new URL(location.href).searchParams.has('t')")
    page.wait_for_timeout(500)
    page.go_back()
    until(page, "() => !new URL(location.href).searchParams.has('t')")
    page.wait_for_timeout(1500)
    assert slider_value(page) == float(page.get_by_role("slider").get_attribute("min"))


def test_a_word_selects_marker_row_and_tick(server, watched):
    page = watched.open(server)
    page.locator(".mark.place", has_text="Khasan").click()
    assert page.locator(".mark.lit").count() == 1
    page.get_by_role("tab", name="Places").click()
    lit = page.locator(".card.place.lit")
    assert lit.count() == 1
    assert "Khasan" in lit.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card.place.lit").count() == 0
    page.locator(".bar", has_text="leaves Pyongyang").click()
    page.get_by_role("tab", name="Events").click()
    assert "leaves Pyongyang" in page.locator(".card.event.lit").inner_text()
    watched.close(page)


def test_a_pasted_article_gets_an_address_that_only_its_holder_knows(server, browser_context):
    mine = browser_context()
    page = mine.open(server)
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill("The train left Pyongyang on Sunday.")
    dialog.get_by_label("Published on").fill("next week")
    dialog.get_by_role("button", name="Analyse").click()
    dialog.get_by_text("is no date").wait_for()
    dialog.get_by_label("Published on").fill("2023-09-12")
    dialog.get_by_label("Title (optional)").fill("A short note")
    dialog.get_by_role("button", name="Analyse").click()
    page.get_by_role("heading", name="A short note").wait_for()
    link = query(page)["d"]
    assert len(link) >= 22
    reader = browser_context()
    other = reader.open(page.url)
    assert other.get_by_role("heading", name="A short note").is_visible()
    reader.close(other)


def test_the_form_is_filled_with_what_the_article_says_of_itself(server, watched):
    page = watched.open(server)
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    text = (
        "A walk to Lisbon\nBy Jane Smith | Reuters\nPublished 5 May 2024\n\nThe pilgrims left Porto on Monday morning."
    )
    dialog.get_by_label("Text of the article").fill(text)
    dialog.get_by_label("Title (optional)").click()
    until(page, "() => [...document.querySelectorAll('input')].some((e) => e.value === '2024-05-05')")
    assert dialog.get_by_label("Title (optional)").input_value() == "A walk to Lisbon"
    assert dialog.get_by_label("Source (optional)").input_value() == "Reuters"
    dialog.get_by_label("Source (optional)").fill("Harbour Post")
    dialog.get_by_role("button", name="Analyse").click()
    page.get_by_role("heading", name="A walk to Lisbon").wait_for()
    assert page.get_by_text("Harbour Post").first.is_visible()
    assert page.get_by_label("Article", exact=True).first.input_value() == "A walk to Lisbon"
    watched.close(page)


def test_the_form_says_what_is_left_out_of_a_file_and_that_an_address_is_no_text(server, watched):
    document, written = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "DRAFT"
    document.add_paragraph("The train left Pyongyang on Sunday.")
    document.save(written)
    page = watched.open(server)
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill("https://news.example/by-train-to-the-sea")
    dialog.get_by_role("button", name="Analyse").click()
    dialog.get_by_text("is an address and no text").wait_for()
    assert not dialog.locator("a").count(), "what was typed is shown, and leads nowhere"
    dialog.locator("input[type=file]").set_input_files(
        {"name": "note.docx", "mimeType": "application/octet-stream", "buffer": written.getvalue()}
    )
    dialog.get_by_text("Left out of the file: a header or footer.").wait_for()
    dialog.get_by_role("button", name="Analyse").click()
    dialog.wait_for(state="hidden")
    watched.close(page)


def test_a_long_article_tells_how_far_it_is_leaves_the_page_usable_and_is_stopped(server, watched):
    page = watched.open(server)
    page.get_by_role("button", name="New article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Text of the article").fill("The very slow train left Pyongyang on Sunday.")
    dialog.get_by_role("button", name="Analyse").click()
    page.get_by_role("progressbar").wait_for()
    until(page, "() => document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') === '40'")
    page.get_by_role("slider").press("End")
    until(page, "() => new URL(location.href).searchParams.has('t')")
    assert page.get_by_role("progressbar").is_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    page.get_by_role("progressbar").wait_for(state="detached")
    assert page.get_by_role("slider").is_visible()
    watched.close(page)


def test_a_sentence_without_a_claim_is_said_to_have_none(server, watched):
    page = watched.open(server)
    page.get_by_role("button", name="Check a sentence").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("The weather is nice.")
    dialog.get_by_role("button", name="Measure").click()
    dialog.get_by_text("holds no claim that can be measured").wait_for()
    watched.close(page)


def test_a_wrong_link_says_so_and_offers_what_can_be_opened(server, watched):
    page = watched.context.new_page()
    page.goto(f"{server}/?d=AAAAAAAAAAAAAAAAAAAAAA")
    page.get_by_role("heading", name="There is no dossier at this address").wait_for(timeout=30_000)
    page.get_by_role("button", name="A training ship sets out for Recife").click()
    page.get_by_role("button", name="Play", exact=True).wait_for(timeout=30_000)
    assert query(page)["d"] == "training-ship"
    watched.close(page)


BAND = """() => {
  const roots = [...document.querySelectorAll('*')].map((element) => element.shadowRoot ?? element);
  const canvas = roots.map((root) => root.querySelector('canvas.moving')).find(Boolean);
  if (!canvas || !canvas.width) return 0;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let painted = 0;
  for (let i = 3; i < data.length; i += 4) painted += data[i] > 0;
  return painted;
}"""


def test_the_band_grows_while_nobody_knows_where_the_traveller_is(server, watched):
    page = watched.open(server)
    page.wait_for_function(f"({BAND})() > 0")
    at_start = page.evaluate(BAND)
    page.get_by_role("slider").focus()
    for _ in range(6):
        page.keyboard.press("PageUp")
    page.wait_for_function(f"({BAND})() > 3 * {at_start}")


def test_a_name_in_the_article_leads_to_why_it_is_this_place(server, watched):
    page = watched.open(server)
    page.locator(".mark.place", has_text="Khasan").first.click()
    picked = page.get_by_role("region", name="Selected")
    assert picked.get_by_text("Khasan").first.is_visible()
    picked.get_by_role("button", name="Why this place?").click()
    assert page.get_by_role("tab", name="Places").get_attribute("aria-selected") == "true"
    fold = page.locator(".card.place.lit details[open]")
    fold.wait_for()
    assert fold.locator(".candidate").count() >= 1
    page.keyboard.press("Escape")
    picked.wait_for(state="hidden")


WHY = (
    "Read as a weekday with a part of the day, by the tense of its verb.",
    "It denotes Sunday 10 September 2023, 12:00–18:00 (UTC).",
    "That is 2 days before the day of publication, Tuesday 12 September 2023.",
    "Rule hand.part_of_day",
)


def test_a_time_in_the_article_leads_to_why_it_is_this_date(server, watched):
    page = watched.open(server)
    page.locator(".mark.time", has_text="Sunday afternoon").first.click()
    picked = page.get_by_role("region", name="Selected")
    picked.get_by_role("button", name="Why this date?").click()
    assert page.get_by_role("tab", name="Events").get_attribute("aria-selected") == "true"
    row = page.locator(".card.time.lit")
    for words in WHY:
        assert row.get_by_text(words, exact=True).is_visible()
    assert page.locator(".card.time", has_text="“Monday”").locator("details").count() == 0, "no rule, nothing to say"
    left = page.locator(".card.event", has_text="leaves Pyongyang")
    left.get_by_text("Why this event?").click()
    assert left.get_by_text("Read as a departure: a verb of leaving with who leaves.").is_visible()
    page.get_by_role("tab", name="Claims").click()
    page.get_by_text("How it was read and measured").click()
    assert page.get_by_text("Read as a distance in a direction from a place.").is_visible()
    watched.close(page)


def test_the_file_tells_it_to_the_keyboard_and_to_paper_too(tmp_path, watched, monkeypatch):
    monkeypatch.setattr("geo.lexicon.rule_words", rule_words)
    path = tmp_path / "dossier.html"
    path.write_text(export_html(handmade()), "utf-8")
    page = watched.open(path.as_uri())
    page.locator(".mark.time", has_text="Sunday afternoon").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("w")
    assert page.evaluate("document.activeElement.textContent") == "Why this date?"
    page.get_by_role("tab", name="Article").click()
    page.emulate_media(media="print")
    for words in WHY:
        page.locator(".card.time").get_by_text(words, exact=True).wait_for()
    watched.close(page)


def test_the_story_goes_forward_in_time_and_escape_ends_it(server, watched):
    page = watched.open(server)
    page.get_by_role("button", name="Story", exact=True).click()
    story = page.get_by_role("region", name="Story")
    onward = story.get_by_role("button", name="On in the story")
    told, times = [], []
    while True:
        told.append(story.locator("h2").inner_text())
        times.append(slider_value(page))
        if onward.is_disabled():
            break
        onward.click()
        page.wait_for_timeout(150)
    assert len(told) > 1
    assert times == sorted(times)
    page.keyboard.press("Escape")
    assert not story.is_visible()


def test_printing_a_dark_page_is_dark_on_white(server, browser_context):
    page = browser_context(color_scheme="dark").open(server)
    root = page.locator(".dateline").first
    assert root.get_attribute("data-theme") == "dark"
    page.emulate_media(media="print")
    page.wait_for_function("() => true")
    page.locator('.dateline[data-theme="light"]').first.wait_for()


def test_a_claim_is_copied_as_claimreview(server, browser_context):
    page = browser_context(permissions=["clipboard-read", "clipboard-write"]).open(server)
    page.get_by_role("button", name="See what it was measured against").click()
    page.get_by_role("button", name="Copy as ClaimReview").first.click()
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["@graph"][0]["@type"] == "ClaimReview"
    assert "680" in copied["@graph"][0]["claimReviewed"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", copied["@graph"][0]["datePublished"]), "it is dated by who copies it"
    assert "<" not in page.evaluate("navigator.clipboard.readText()")
