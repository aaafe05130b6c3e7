"""Typography does not change a reading: other spaces, line ends, hyphens and accents, and the same words."""

from __future__ import annotations

import re
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import analyse
from geo.text import normalise

KNOWN = {"transport", "vladivostok", "kilometers", "situation"}
ARTICLE = (
    "Foreign Minister Élise Marchand left Lyon by train on Monday, 4 September 2023, for San Sebastián, a city about "
    "700 km to the south-west. “We fly on Friday,” she said in the café of the office.\n\n"
    "She flew from Bilbao to New York on 8 September at 9:40 a.m. local time, and is expected in Rio de Janeiro on "
    "Tuesday. Lyon lies 390 km from Paris. A first-class ticket cost 1,250 euros, officials confirmed."
)


def is_word(word: str) -> bool:
    return word.lower() in KNOWN


def normal(text: str) -> str:
    return normalise(text, is_word).text


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Lyon lies 390\u00a0km from\u2009Paris", "Lyon lies 390 km from Paris"),
        ("The delegation \ufb02ew to Bern", "The delegation flew to Bern"),
        ("Vladi\u00advostok and Kim\u200b Jong\u2011un", "Vladivostok and Kim Jong-un"),
        ("Cafe\u0301 in Mu\u0308nchen", "Café in München"),
        ("one\r\n\r\n\r\n  two\t three \r\n", "one\n\ntwo three"),
        ("The train left for Vladi-\nvostok on Sunday.", "The train left for Vladivostok on Sunday."),
        ("The train left for Vladi\u00ad\nvostok on Sunday.", "The train left for Vladivostok on Sunday."),
        ("Sellin is old, and so was the road to Sel-\nlin.", "Sellin is old, and so was the road to Sellin."),
        ("It was the high-\nest and north-\neastern one.", "It was the high-est and north-eastern one."),
        ("In the mid-\nand long-term", "In the mid- and long-term"),
        ("The Franco-\nGerman border", "The Franco-German border"),
    ],
)
def test_a_text_is_read_in_plain_typography(given, read):
    assert normal(given) == read


WRAPPED = """\
A train to the east

Kim left Pyongyang on Sunday afternoon by train, and went
to Vladivostok, about 680 km to the north, to talk to Mr.
Putin there, as was told in the capital, and not on Feb.
17. He goes by train.
He was seen in Khasan.

- Pyongyang
- Khasan, where the border is and where many a train has
  stopped for long
1. Vladivostok

Name\tkm
Khasan\t846
"""


def test_wrapped_lines_are_a_paragraph_and_titles_items_and_rows_are_apart():
    assert normal(WRAPPED).split("\n\n") == [
        "A train to the east",
        (
            "Kim left Pyongyang on Sunday afternoon by train, and went to Vladivostok, about 680 km to the north, to "
            "talk to Mr. Putin there, as was told in the capital, and not on Feb. 17. He goes by train."
        ),
        "He was seen in Khasan.",
        "- Pyongyang",
        "- Khasan, where the border is and where many a train has stopped for long",
        "1. Vladivostok",
        "Name km",
        "Khasan 846",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "The minister flew from Lisbon to Maputo on 17 / April 2023, the embassy said.",
        "The minister flew from Lisbon to Maputo on 17 May / 2023, the embassy said.",
        "The minister flew from Lisbon to Maputo in March / 2023, the embassy said.",
        "The minister flew from Lisbon to Maputo on May / 17, and met the president.",
        "The minister flew from Lisbon to Maputo last / Monday, the embassy said.",
        "The minister flew from Lisbon to Maputo / Friday, the embassy said.",
        "She left Maputo after / Monday's talks, aides said.",
        "She left Maputo at 14:30 / GMT on Friday.",
        "The convoy reached Goma under / UN escort.",
        "The envoy landed in New / York on Friday.",
        "He left Goma on Thursday / (June 4) for Bari.",
        "She was received in Maputo by Mr. / Nyusi on Friday.",
        "The talks were attended by Prime Minister / Narendra Modi, who left on Friday.",
    ],
)
def test_a_line_that_leaves_its_sentence_open_wraps_however_short_the_paragraph(lines):
    assert normal(lines.replace(" / ", "\n")) == lines.replace(" / ", " ")


@pytest.mark.parametrize(
    "lines",
    [
        "Minister flies to Maputo / Friday, 17 May 2024",
        "Minister flies to Maputo / Friday, the minister flew from Lisbon.",
        "Envoy leaves Friday / 17 May 2024",
        "Crash kills 17 / May 4, 2024",
        "Peace deal falls through / GENEVA (AP) - The envoy left.",
        "New Prime Minister / Reform party leads polls",
        "Ghana gets a new President / By John Smith",
        "Depart Nairobi 22:40 / Arrive Addis Ababa 00:40",
        "Goals 12 / Kenya 3",
        "Something Borrowed, Something New / York wins the cup",
        "Day 1: Lisbon / Monday 3 May: fly to Maputo / Tuesday 4 May: rest",
    ],
)
def test_a_title_a_row_and_an_item_of_an_itinerary_stay_lines_of_their_own(lines):
    assert normal(lines.replace(" / ", "\n")) == lines.replace(" / ", "\n\n")


SIGNS = "ab .,-\n\r\t\u00a0\u00ad\u200b\u2011\u2028\ufb02éx1"


@given(st.text(alphabet=SIGNS, max_size=80))
def test_what_is_normal_stays_so_and_each_word_leads_back_to_itself(text):
    found = normalise(text, is_word)
    assert normal(found.text) == found.text
    letters = re.compile(r"[a-zé1]+")
    for word in letters.finditer(found.text):
        start, end = found.span(word.start(), word.end())
        assert "".join(letters.findall(unicodedata.normalize("NFKC", text[start:end]))) == word[0]
        assert found.span_of(start, end) == word.span()
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


def facts(text):
    """Return what is read of a text, its spans as their letters."""
    dossier = analyse(text, published="2023-09-12")

    def letters(span):
        return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", dossier.article.text[span.start : span.end]))

    assert dossier.article.text == text
    return (
        [(letters(m), m.place_id) for m in dossier.mentions],
        [(letters(t), t.timex) for t in dossier.times],
        [(e.type, letters(e.trigger), e.from_place_id, e.to_place_id, e.status, e.when) for e in dossier.events],
        [[s.place_id for s in route.stops] for route in dossier.routes],
        [(letters(c), c.verdict, [letters(q) for q in c.quantities]) for c in dossier.claims],
    )


def wrapped(text, width):
    return "\n\n".join(textwrap.fill(part, width, break_on_hyphens=False) for part in text.split("\n\n"))


WRAPS = (str, lambda text: wrapped(text, 60), lambda text: wrapped(text, 72))
CHANGES = (
    lambda text: re.sub("\r?\n", "\r\n", text),
    lambda text: text.replace("-", "\u2011"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: re.sub(r"([^\W\d_]{3})(?=[^\W\d_]{3})", "\\1\u00ad", text),
    lambda text: re.sub("ffi|ff|fi|fl", lambda m: {"ffi": "ﬃ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}[m[0]], text),
    *(lambda text, space=space: text.replace(" ", space) for space in ("\u00a0", "\u202f", "\u2009", "  ", "\u200b ")),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WRAPS), st.lists(st.sampled_from(CHANGES), max_size=3))
def test_the_same_words_read_the_same(wrap, changes):
    plain = facts(ARTICLE)
    assert plain[3]
    assert plain[4]
    text = wrap(ARTICLE)
    for change in changes:
        text = change(text)
    assert facts(text) == plain
