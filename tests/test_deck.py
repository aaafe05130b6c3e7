"""The deck and the view: what the page draws says what the dossier says, and nothing in it is evaluated."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from handmade import handmade, route, utc
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Dateline, Window
from geo.view import build_deck, build_view
from geo.view.marks import Mark, find_marks, paragraphs, sentence_around
from geo.view.shapes import circle, geodesic_line
from geo.view.track import track
from geo.view.view import time_span
from geo.view.wording import country_name, window_words


def test_the_spec_is_the_same_each_time_and_every_layer_is_named():
    first, second = (build_deck(handmade()).to_json() for _ in range(2))
    assert first == second
    names = [layer["id"] for layer in json.loads(first)["layers"]]
    assert names == ["claim-areas", "claims", "legs", "places", "stops", "ghosts"]
    assert 'radiusUnits": "pixels' in first, "as a string; pydeck would write an expression and draw giant discs"


def test_the_view_is_the_same_each_time():
    assert build_view(handmade()) == build_view(handmade())


def test_the_slider_spans_this_journey_and_not_2019():
    span = time_span(handmade())
    assert datetime.fromtimestamp(span["start"] / 1000, UTC) == utc(10, 3)
    assert datetime.fromtimestamp(span["end"] / 1000, UTC) == utc(13, 14)


def test_without_dates_there_is_no_span():
    bare = handmade().model_copy(update={"events": (), "routes": ()})
    assert time_span(bare) is None
    assert build_view(bare)["time"] is None


def test_the_kilometres_of_the_track_are_those_of_the_legs():
    drawn = track(handmade(), route())
    assert drawn.stop_km == {"s1": 0.0, "s2": 827.0, "s3": 1145.0}
    assert drawn.legs[0].km[-1] == pytest.approx(827)
    assert drawn.legs[1].km[0] == pytest.approx(827)
    assert all(a <= b for leg in drawn.legs for a, b in pairwise(leg.km))


def test_a_leg_without_a_way_is_drawn_as_the_straight_line():
    legs = tuple(leg.model_copy(update={"geometry": (), "path_km": None}) for leg in route().legs)
    drawn = track(handmade(), route().model_copy(update={"legs": legs}))
    assert drawn.stop_km["s3"] == pytest.approx(559.2 + 125.5, abs=0.1)
    assert drawn.legs[0].line[0] == (125.75432, 39.03385)


def test_the_box_holds_every_leg():
    west, south, east, north = build_view(handmade())["bounds"]
    assert (west, east) == pytest.approx((125.754, 132.02), abs=0.01)
    assert (south, north) == pytest.approx((39.03, 43.72), abs=0.01)


@pytest.mark.parametrize("line", [geodesic_line((170, 50), (-170, 50)), circle((179, -17), 900)])
def test_lines_over_the_antimeridian_are_in_one_piece(line):
    assert max(abs(a[0] - b[0]) for a, b in pairwise(line)) < 10


def test_pieces_put_together_are_the_article():
    dossier = handmade()
    lines = [line for line in dossier.article.text.split("\n") if line.strip()]
    assert [
        "".join(p["text"] for p in pieces) for pieces in paragraphs(dossier.article.text, find_marks(dossier))
    ] == lines


@given(st.text(alphabet="ab😀é \n", max_size=60), st.randoms(use_true_random=False))
def test_pieces_lose_nothing_whatever_the_marks(text: str, chance: random.Random):
    marks = []
    for n in range(6):
        start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        marks.append(Mark(start, end, "place", f"m{n}"))
    made = paragraphs(text, marks)

    def letters(words: str) -> str:
        return "".join(words.split())

    assert letters("".join(p["text"] for pieces in made for p in pieces)) == letters(text)
    for mark in marks:
        marked = "".join(p["text"] for pieces in made for p in pieces if any(m["id"] == mark.id for m in p["marks"]))
        assert letters(marked) == letters(text[mark.start : mark.end])


def test_a_wrapped_paragraph_is_set_as_one():
    text = "A title\n\nKim left Pyongyang on Sunday by train for\nVladivostok, as was told in the city at\nnoon.\nI"
    made = ["".join(p["text"] for p in pieces) for pieces in paragraphs(text, ())]
    assert made == ["A title", text[9:-2], "I"]
    assert sentence_around(text, text.index("train"), text.index("train") + 5) == text[9:-2]


def test_a_sentence_is_cut_where_it_ends():
    text = "He left. “She came in the coming days.” KCNA said so."
    assert sentence_around(text, text.index("came"), text.index("came") + 4) == "“She came in the coming days.”"


@pytest.mark.parametrize(
    ("earliest", "latest", "zone", "words"),
    [
        (utc(10, 3), utc(10, 9), "Asia/Pyongyang", "Sunday 10 September 2023, 12:00–18:00 (KST, UTC+9)"),
        (utc(10, 15), utc(11, 15), "Asia/Pyongyang", "Monday 11 September 2023"),
        (None, utc(12, 15), "Asia/Pyongyang", "By the end of Tuesday 12 September 2023"),
        (utc(11, 15), None, "Asia/Pyongyang", "From Tuesday 12 September 2023 on"),
        (utc(10, 15), utc(12, 15), "Asia/Pyongyang", "Monday 11 September 2023 to Tuesday 12 September 2023"),
        (datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC), None, "2019"),
        (utc(10, 3), utc(10, 3), "Asia/Kathmandu", "Sunday 10 September 2023, 08:45 (UTC+5:45)"),
        (None, None, None, "No date given"),
    ],
)
def test_windows_in_words(earliest, latest, zone, words):
    assert window_words(Window(earliest=earliest, latest=latest), zone) == words


def test_what_is_related_lights_up_together():
    related = build_view(handmade())["related"]
    khasan = "geonames:2022586"
    assert {"s2", "e-arrival"} <= set(related[khasan])
    assert any(key.startswith("m") and khasan in ids for key, ids in related.items())


def test_the_byline_says_where_it_was_filed():
    dossier = handmade()
    dateline = Dateline(start=0, end=10, places=("PARIS", "LYON"), agency="AP")
    article = dossier.article.model_copy(update={"dateline": dateline})
    assert build_view(dossier)["article"]["filed"] is None
    assert (
        build_view(dossier.model_copy(update={"article": article}))["article"]["filed"] == "filed from PARIS and LYON"
    )


def test_no_link_but_http_is_given_to_the_page():
    dossier = handmade()
    article = dossier.article.model_copy(update={"url": "javascript:alert(1)"})
    assert build_view(dossier.model_copy(update={"article": article}))["article"]["url"] is None


def test_a_card_quotes_the_words_around_and_not_a_sentence_without_end():
    text = "and then " * 5000 + "Kerr left Rome" + " and more" * 5000
    start = text.index("left")
    quoted = sentence_around(text, start, start + 4)
    assert len(quoted) < 700
    assert quoted.startswith("… ")
    assert quoted.endswith(" …")
    assert "Kerr left Rome and more" in quoted
    assert set(quoted.split()) <= {"…", *text.split()}  # whole words


@pytest.mark.parametrize(("code", "name"), [("AU", "Australia"), ("SO", "Somalia"), ("CY", "Cyprus"), ("ZZ", "ZZ")])
def test_a_country_of_several_areas_has_its_own_name(code, name):
    assert country_name(code) == name
