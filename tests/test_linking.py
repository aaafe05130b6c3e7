"""Between which places a figure counts by the learned model `geo.claims.linking`, and the texts it learns from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import analyse
from geo.claims.linking.links import links_of
from geo.claims.linking.word_signs import sign_of, signs_in
from geo.claims.measuring.context import ArticlePlaces, SentenceContext
from geo.claims.statements.masking import mask
from geo.intake import make_article
from geo.places import read_places
from geo.text import find_quantities, read

ROOT = Path(__file__).resolve().parents[1]
MADE = [json.loads(line) for line in (ROOT / "data/build/claims/made.jsonl").read_text(encoding="utf-8").splitlines()]


def links(text: str):
    """Return the links of the last figure of a text."""
    article, doc = make_article(text), read(text)
    known, figures = ArticlePlaces(read_places(doc, article), article), find_quantities(text)
    *_, last = doc.sents
    context = SentenceContext(known, last.start_char, last.end_char)
    inside = [figure for figure in figures if figure.start >= last.start_char]
    masked = mask(text, context.start, context.end, context.inside, inside)
    return links_of(masked, [*masked.figures][-1], context)


def names(link) -> set[str]:
    return {link.first.words, link.second.words}


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The herd left Kano on Monday and was in Lagos ten hours later.", {"Kano", "Lagos"}),
        (
            "Buses leave Tampere at six. They pull into Oulu nine hours later, says a clerk in Turku.",
            {"Tampere", "Oulu"},
        ),
        ("Nurses in Split say the 380 km to Zagreb, where Ana was born, took the van all night.", {"Split", "Zagreb"}),
    ],
)
def test_the_likeliest_link_is_the_one_that_the_words_tell(text: str, ends: set[str]):
    best = links(text)[0]
    assert names(best) == ends
    assert best.is_likely


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Cairo and Khartoum broke up after three hours.",
        "A queue of 12 km had formed outside Lyon and another in Geneva by noon.",
        "The storm that hit Manila and Cebu had winds of 180 km/h.",
        "He won the 10 km race in Leeds and flew to Oslo.",
    ],
)
def test_what_is_told_of_no_two_places_is_surely_linked_to_none(text: str):
    assert not any(link.is_sure for link in links(text))


def test_the_likeliest_comes_first_and_none_is_between_a_place_and_its_country():
    found = links("The convoy drove the 360 km from Kassala, in Sudan, to Port Sudan and on to Egypt.")
    assert found
    assert [link.chance for link in found] == sorted((link.chance for link in found), reverse=True)
    assert all(0 <= link.chance <= 1 for link in found)
    assert {"Kassala", "Sudan"} not in [names(link) for link in found]


def test_a_name_that_was_read_as_no_place_is_an_end():
    found = links("The lorry left Yaoundé for Qwertville, 90 km away.")
    assert any("Qwertville" in names(link) for link in found)


def test_a_link_that_is_not_sure_accuses_nobody():
    for text in (
        "Ukraine's army, which left Izium, is now 30 km from Kharkiv.",
        "He was born in Graz and ran 42 km in Vienna.",
        "With 640 miles behind her and 520 to go, she ran up from Rio de Janeiro to Recife.",
    ):
        assert not any(claim.verdict == "contradicted" for claim in analyse(text, published="2023-05-01").claims), text


@given(st.text(max_size=80))
def test_any_text_has_signs(text: str):
    signs = signs_in(text)
    assert all(sign for sign in signs)


@pytest.mark.parametrize(
    ("word", "sign"), [("from", "from"), ("north", "compass"), ("Lyon", "Word"), ("12", "number"), (",", ",")]
)
def test_a_word_is_itself_or_its_class(word: str, sign: str):
    assert sign_of(word) == sign


def test_each_made_text_says_where_its_figures_stand():
    assert len({made["id"] for made in MADE}) == len(MADE) > 1500
    for made in MADE:
        for figure in made["figures"]:
            assert figure["words"] in made["text"], made["id"]
            assert all(figure[end] in made["text"] for end in "ab" if figure.get(end)), made["id"]
            assert bool(figure.get("none")) != ("a" in figure), made["id"]
