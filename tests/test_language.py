"""What is read is what stands there, whatever it is, and long runs of signs are read as other text is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text import load_language, parse, parse_all, read
from geo.text.word_rules import WordRules

ORDINARY = "KYIV, Ukraine (AP) — Mr. Smith didn't leave the U.S. on Monday. He'll arrive at 3 p.m. (local time)."
PIECES = st.sampled_from([
    "Kim left Pyongyang on Sunday. ", "(" * 500, "'s" * 300, "😀" * 450, "…", "\n\n", " " * 500, "a" * 900,
    "e\u0301" * 300, "https://example.org/" + "a-b/" * 200, "\u200b", "\r\n", "n't", " don't ", "\t",
])  # fmt: skip


def rejoined(doc) -> str:
    return "".join(token.text_with_ws for token in doc)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=900), st.lists(PIECES, min_size=1, max_size=6).map("".join)))
def test_tokens_are_the_text_at_their_offsets(text: str):
    doc = read(text)
    assert rejoined(doc) == text
    assert all(text.startswith(token.text, token.idx) for token in doc)
    for sentence, parsed in zip(doc.sents, parse_all(list(doc.sents)), strict=True):
        assert rejoined(parsed) == sentence.text_with_ws
        assert [token.idx + sentence.start_char for token in parsed] == [token.idx for token in sentence]


def test_ordinary_text_beside_a_long_run_has_its_usual_tokens():
    text = ORDINARY + " " + "[" * 5_000 + " " + ORDINARY
    usual = [(token.text, token.norm_) for token in load_language().make_doc(ORDINARY)]
    read_ = [(token.text, token.norm_) for token in read(text)]
    assert read_[: len(usual)] == usual
    assert read_[-len(usual) :] == usual


def test_a_run_is_cut_only_where_it_is_longer_than_any_address():
    address = "https://example.org/" + "a" * 350
    assert [token.text for token in read(f"See {address} there")] == ["See", address, "there"]


def test_a_list_without_a_full_stop_is_cut_behind_its_commas():
    doc = read(("Kim left Pyongyang, " * 400).strip() + ".")
    sentences = list(doc.sents)
    assert len(sentences) > 1
    for sentence in sentences[:-1]:
        assert len(sentence) <= 400
        assert sentence.text[:3] == "Kim"
        assert {token.lemma_ for token in parse(sentence) if token.text == "left"} == {"leave"}


def test_a_long_run_without_a_comma_is_cut_as_well():
    assert [len(sentence) for sentence in read("Lyon and Turin " * 300).sents] == [400, 400, 100]


@pytest.mark.parametrize("head", ["KYIV, Ukraine (AP) — ", "  KYIV — ", "\n\n\n  KYIV (Reuters) - "])
def test_a_dateline_ends_before_the_first_sentence(head: str):
    sentences = [sentence.text for sentence in read(f"{head}The train left.\n").sents]
    assert "The train left." in [sentence.strip() for sentence in sentences]


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They had hoped to land.", "hoped", "hope"),
        ("They were riding home.", "riding", "ride"),
        ("They stared at the sea.", "stared", "stare"),
        ("They hopped ashore.", "hopped", "hop"),
        ("They visited it.", "visited", "visit"),
        ("They were bidding for it.", "bidding", "bid"),
    ],
)
def test_a_verb_that_does_not_double_its_letter_ends_in_e(text: str, word: str, lemma: str):
    [sentence] = read(text).sents
    assert {token.lemma_ for token in parse(sentence) if token.text == word} == {lemma}


RULED = "I ai n't gonna go. I gotta see it; let's go, y'all. C'm on! There's nothin' there, is there? And \n he did. "


def test_the_rules_for_words_say_what_spacys_own_say():
    ruler = load_language().get_pipe("attribute_ruler")
    for doc in parse_all(list(read(RULED + ORDINARY).sents)):
        told = []
        for rules in (WordRules(ruler), ruler):
            bare = doc.copy()
            bare.from_array(["POS", "MORPH", "LEMMA"], np.zeros((len(doc), 3), dtype=np.uint64))
            told.append([(t.pos_, str(t.morph), t.lemma_, t.dep_) for t in rules(bare)])
        assert told[0] == told[1]
        assert all(pos for pos, _, _, _ in told[0])
