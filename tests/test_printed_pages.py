"""PDFs as they are printed: columns, running heads, breaks in a sentence, captions and notes."""

from __future__ import annotations

import string
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import HEIGHT, MARGIN, Print, document, hyphenated, in_columns

from geo import analyse
from geo.errors import InputError
from geo.intake import read_file
from geo.intake.drawn import Run
from geo.intake.setting import set_text
from geo.text import normalise

TITLE = "Envoy takes grain dispute to Prague"
ARTICLE = [
    (
        "WARSAW, 8 October 2023 - Trade envoy Helena Novak travelled from Warsaw to Prague on Thursday to take part in"
        " a meeting of ministers, her party said."
    ),
    (
        "She had been in Berlin since Tuesday. From there she took the night train to Warsaw, where she arrived on"
        " Wednesday morning. Officials described the long-running dispute over agricultural exports as the main subject"
        " of the negotiations."
    ),
    (
        "Prague lies about 520 km south-west of Warsaw. The ministers of seven countries met on Friday in Prague; those"
        " of Hungary and Slovakia left for Bratislava on the same evening, their representatives said."
    ),
    (
        "“We have agreed to speak again,” Novak told reporters before she flew from Prague to Brussels on Saturday. The"
        " next meeting will be held in Vienna on 14 November 2023."
    ),
    (
        "Vienna is 250 km from Prague, and many of the delegates are expected to go there by train. Farmers blocked the"
        " crossing near Medyka for three days in September and went home to Lublin after the government had promised"
        " them help."
    ),
]
PLAIN = [TITLE, *ARTICLE]
WORDS = frozenset(word.strip(".,;“”") for paragraph in ARTICLE for word in paragraph.split())
HEADS = "running heads, footers and page numbers"


def paragraphs(data: bytes) -> list[str]:
    """Return what is read of a PDF, in paragraphs."""
    return normalise(read_file("a.pdf", data).text, WORDS.__contains__).text.split("\n\n")


SETTINGS = [(1, 50), (1, 7), (2, 30), (2, 12), (2, 5), (3, 40), (3, 9)]


@pytest.mark.parametrize(("columns", "lines"), SETTINGS)
def test_columns_are_read_one_after_the_other_and_sentences_over_their_ends(columns, lines):
    printed = in_columns(ARTICLE, columns, lines, title=TITLE)
    for drawn in (printed, printed.by_rows(), printed.shuffled(1)):
        assert paragraphs(drawn.pdf()) == PLAIN


@pytest.mark.parametrize(("columns", "lines"), SETTINGS)
def test_what_stands_on_each_page_is_left_out_and_said(columns, lines):
    for head, foot in (("Dateline Weekly | # | www.example.org", ""), ("The Example", "Page # of 9"), ("", "- # -")):
        data = in_columns(ARTICLE, columns, lines, title=TITLE, head=head, foot=foot).pdf()
        found = [text for text in paragraphs(data) if text != head]  # of one page a head cannot be told
        assert found == PLAIN
        assert read_file("a.pdf", data).left_out == (HEADS,)


@pytest.mark.parametrize(("columns", "lines"), [(1, 7), (2, 12), (3, 9)])
def test_the_dossier_is_that_of_the_plain_text(columns, lines):
    found = read_file("a.pdf", in_columns(ARTICLE, columns, lines, title=TITLE, foot="Page # of 9").pdf())
    printed, plain = analyse(found.text), analyse("\n\n".join(PLAIN))
    assert (printed.article.title, printed.article.published) == (TITLE, date(2023, 10, 8))
    assert printed.places == plain.places
    assert len(plain.events) > 6

    def told(dossier):
        return [(e.type, e.actor, e.place_id, e.from_place_id, e.to_place_id, e.when, e.status) for e in dossier.events]

    assert told(printed) == told(plain)
    assert [claim.verdict for claim in printed.claims] == [claim.verdict for claim in plain.claims]


def interrupted(*between: tuple[float, str]) -> Print:
    """Return a page whose first sentence something else set in another size interrupts."""
    lines = hyphenated(ARTICLE[0], 40)
    printed = Print().put(MARGIN, HEIGHT - 90, 20, TITLE).put(MARGIN, HEIGHT - 130, 9, *lines[:2])
    for n, (size, words) in enumerate(between):
        printed.put(MARGIN, HEIGHT - 200 - 30 * n, size, words)
    y = HEIGHT - 300
    printed.put(MARGIN, y, 9, *lines[2:])
    for paragraph in ARTICLE[1:]:
        y -= 110
        printed.put(MARGIN, y, 9, *hyphenated(paragraph, 40))
    return printed


@pytest.mark.parametrize(
    "between",
    [
        [(7, "Lorries wait near Lviv in 2022. Picture: A. Berg")],
        [(14, "“We have agreed”")],
        [(7, "Lorries wait near Lviv"), (14, "“We have agreed”")],
    ],
)
def test_a_caption_or_quotation_stands_after_the_paragraph_that_it_interrupts(between):
    assert paragraphs(interrupted(*between).pdf()) == [*PLAIN[:2], *(words for _, words in between), *PLAIN[2:]]


def test_a_note_stands_after_the_text_and_its_mark_nowhere():
    note = "1 The figures were published in Kyiv and have not been revised."
    printed = in_columns(ARTICLE, 2, 12, title=TITLE)
    size, x, y, words = printed.pages[0][1]
    printed.pages[0][1:2] = [(size, x, y, words), (5, x + 0.6 * size * len(words), y + 3, "1")]
    printed.pages[0].append((6, MARGIN, 200, note))
    assert paragraphs(printed.pdf()) == [*PLAIN, note]


def test_a_measure_keeps_its_raised_figure():
    printed = Print().put(MARGIN, 700, 10, "The lake near Oslo covers 5 km").put(MARGIN + 180, 704, 6, "2")
    assert paragraphs(printed.put(MARGIN, 680, 10, "and is frozen.").pdf()) == [
        "The lake near Oslo covers 5 km² and is frozen."
    ]


def test_a_table_is_read_by_its_rows():
    printed = in_columns(ARTICLE, 1, 50, title=TITLE)
    rows = [("From", "To", "Distance"), ("Warsaw", "Prague", "520 km"), ("Prague", "Vienna", "250 km")]
    for n, row in enumerate(rows):
        for column, cell in enumerate(row):
            printed.put(MARGIN + 120 * column, 200 - 14 * n, 9, cell)
    assert paragraphs(printed.pdf()) == [*PLAIN, *(" | ".join(row) for row in rows)]


def test_ligatures_are_read_as_letters():
    printed = in_columns([paragraph.replace("fi", "ﬁ").replace("fl", "ﬂ") for paragraph in ARTICLE], 2, 12, title=TITLE)
    assert "ﬂew from Prague" in read_file("a.pdf", printed.pdf()).text
    assert paragraphs(printed.pdf()) == PLAIN


def test_a_word_hyphenated_at_a_line_end_is_joined_where_the_text_has_it_and_else_left_to_the_reading():
    lines = [
        "The negotiations in Oslo went on, and the ne-",
        "gotiations in Bergen ended after a long-",
        "running strike.",
    ]
    found = read_file("a.pdf", Print().put(MARGIN, 700, 10, *lines).pdf()).text
    assert "and the negotiations in Bergen" in found
    assert "long-\nrunning" in found


def test_stories_under_each_other_are_read_one_after_the_other_though_their_headlines_are_short():
    printed = Print()
    for title, story, top in ((TITLE, ARTICLE[:2], 780), ("Vienna waits", ARTICLE[2:4], 500)):
        printed.put(MARGIN, top, 18, title)
        lines = [line for paragraph in story for line in hyphenated(paragraph, 45)]
        half = (len(lines) + 1) // 2
        printed.put(MARGIN, top - 30, 9, *lines[:half]).put(MARGIN + 260, top - 30, 9, *lines[half:])
    for drawn in (printed, printed.by_rows(), printed.shuffled(2)):
        text = "\n".join(paragraphs(drawn.pdf()))
        assert text.replace("\n", " ") == " ".join([TITLE, *ARTICLE[:2], "Vienna waits", *ARTICLE[2:4]])


def test_a_headline_within_a_column_parts_only_that_column():
    printed = Print()
    left, right = hyphenated(ARTICLE[1], 45), hyphenated(ARTICLE[2], 45)
    printed.put(MARGIN, 700, 9, *left[:3]).put(MARGIN, 655, 12, "At night").put(MARGIN, 638, 9, *left[3:])
    printed.put(MARGIN + 260, 700, 9, *right)
    assert [p for p in paragraphs(printed.pdf()) if p != "At night"] == [ARTICLE[1], ARTICLE[2]]


def test_the_items_of_a_list_are_apart_though_their_marks_are_drawn_for_themselves():
    items = ["The delegation from Kyiv left Lviv on Friday.", "Others went on to Chisinau in Moldova."]
    printed = Print().put(MARGIN, 700, 9, *hyphenated(ARTICLE[2], 60))
    for n, item in enumerate(items):
        printed.put(MARGIN, 640 - 10.8 * n, 9, "-").put(MARGIN + 20, 640 - 10.8 * n, 9, item)
    assert paragraphs(printed.pdf()) == [ARTICLE[2], *(f"- {item}" for item in items)]


def test_what_is_drawn_twice_to_look_bold_is_read_once():
    printed = in_columns(ARTICLE, 2, 12, title=TITLE)
    twice = Print(
        [[each for drawn in page for each in (drawn, (drawn[0], drawn[1] + 0.3, *drawn[2:]))] for page in printed.pages]
    )
    assert paragraphs(twice.pdf()) == PLAIN


@pytest.mark.parametrize(("columns", "lines"), [(1, 50), (2, 12), (3, 20)])
def test_the_words_that_a_scanner_lays_over_its_picture_are_read_as_lines(columns, lines):
    printed = in_columns(ARTICLE, columns, lines, title=TITLE, foot="Page # of 9")
    for seed in range(3):
        assert paragraphs(printed.recognised(seed).pdf()) == PLAIN


def test_soft_hyphens_at_line_ends_are_those_of_a_hyphenated_word():
    printed = in_columns(ARTICLE, 2, 12, title=TITLE)
    soft = [
        [(*place, words[:-1] + "\u00ad" if words.endswith("-") else words) for *place, words in page]
        for page in printed.pages
    ]
    assert soft != printed.pages
    assert paragraphs(Print(soft).pdf()) == PLAIN


def test_a_dateline_is_found_though_its_line_ends_in_a_word():
    lines = hyphenated(ARTICLE[0], 60)
    lines[:2] = [
        "WARSAW, 8 October 2023 - Trade envoy Helena Novak trav-",
        "elled from Warsaw to Prague on Thursday to take part",
    ]
    assert read_file("a.pdf", Print().put(MARGIN, 700, 9, *lines).pdf()).published == date(2023, 10, 8)


def test_a_line_in_a_smaller_font_is_no_block_of_its_own_where_it_stands_as_all_lines_do():
    printed = in_columns(ARTICLE, 1, 50, title=TITLE)
    size, x, y, words = printed.pages[0][4]
    printed.pages[0][4] = (size * 0.9, x, y, words)
    assert paragraphs(printed.pdf()) == PLAIN


def test_a_capital_as_high_as_some_lines_begins_the_first_of_them():
    lines = hyphenated(ARTICLE[0][1:], 40)
    printed = Print().put(MARGIN, 680, 27, "W").put(MARGIN + 20, 690, 9, *lines[:2])
    printed.put(MARGIN, 690 - 2 * 9 * 1.2, 9, *lines[2:])
    assert paragraphs(printed.pdf()) == [ARTICLE[0]]


def test_a_page_that_lies_on_its_side_and_a_form_are_read_like_any_other():
    shown = "BT /F1 9 Tf 11 TL 40 500 Td " + "".join(f"({line}) ' " for line in hyphenated(ARTICLE[2], 60)) + "ET"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 900 900] /Matrix [1 0 0 1 0 90] /Length {len(shown)}\n"
    form += f"/Resources << /Font << /F1 3 0 R >> >> >>\nstream\n{shown}\nendstream"
    drawn = document(
        [f"0 1 -1 0 595 0 cm {shown}", "q 2 0 0 2 10 10 cm /X Do Q"], None, "/XObject << /X 5 0 R >>", form
    )
    assert paragraphs(drawn) == [ARTICLE[2], ARTICLE[2]]


def test_what_stands_sideways_beside_a_text_is_left_out_and_said():
    found = read_file("a.pdf", document(
        ["BT /F1 9 Tf 40 500 Td (The minister left Oslo for Bergen on Monday.) Tj 0 1 -1 0 20 100 Tm (Draft) Tj ET"]
    ))  # fmt: skip
    assert (found.text, found.left_out) == (
        "The minister left Oslo for Bergen on Monday.",
        ("text set sideways or aslant",),
    )


def test_a_stamp_across_the_page_is_neither_title_nor_text():
    stamp = "/F1 80 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (SPECIMEN) Tj"
    pages = [f"BT {stamp} /F1 9 Tf 1 0 0 1 40 500 Tm (The minister left Oslo for Bergen on Monday.) Tj ET"]
    found = read_file("a.pdf", document(pages))
    assert (found.text, found.title) == ("The minister left Oslo for Bergen on Monday.", None)


def test_fonts_that_all_pages_share_are_found():
    data = in_columns(ARTICLE, 2, 12, title=TITLE).pdf()
    fonts = b"/Resources << /Font << /F1 3 0 R >>  >>"
    assert fonts in data
    shared = data.replace(fonts, b" " * len(fonts)).replace(b"/Type /Pages", b"/Type /Pages " + fonts)
    assert paragraphs(shared) == PLAIN


def test_title_source_and_day_are_those_printed_and_not_those_of_the_file():
    printed = in_columns([p.removeprefix("WARSAW, 8 October 2023 - ") for p in ARTICLE], 2, 8, title=TITLE)
    printed.title = "final_v3.indd"
    found = read_file("a.pdf", printed.pdf())
    assert (found.title, found.source, found.published) == (TITLE, None, None)  # not the day of the file
    printed = in_columns(ARTICLE[1:], 2, 8, title=TITLE, head="The Guardian | 9 October 2023 | #")
    found = read_file("a.pdf", printed.pdf())
    assert (found.title, found.source, found.published) == (TITLE, "The Guardian", date(2023, 10, 9))
    printed = in_columns(ARTICLE[1:], 2, 8, title=TITLE, head="13/10/2023, 18:22   Envoy")
    assert read_file("a.pdf", printed.pdf()).published is None  # when a reader printed it


def test_the_name_of_a_newspaper_is_no_title_however_large():
    printed = in_columns(ARTICLE, 2, 30, title=TITLE).put(MARGIN, HEIGHT - 45, 34, "The Guardian")
    found = read_file("a.pdf", printed.pdf())
    assert (found.title, found.source) == (TITLE, "The Guardian")


@pytest.mark.parametrize("stream", ["", "q 300 0 0 400 50 200 cm /I Do Q"])
def test_a_scan_is_told_in_one_line(stream):
    image = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    data = document([stream], "A scan", "/XObject << /I 5 0 R >>", f"{image}\nstream\n0\nendstream")
    with pytest.raises(
        InputError, match=r"^a\.pdf holds pictures of text and no text; paste the article's text instead"
    ):
        read_file("a.pdf", data)


PLACED = st.builds(
    lambda text, x, y, size: Run(text, x, x + 0.6 * size * len(text), y, size),
    st.text(string.ascii_letters + " -.", min_size=1, max_size=30),
    st.floats(-100, 900),
    st.floats(-100, 900),
    st.sampled_from([6, 9, 9, 9, 12, 30]),
)


@given(st.lists(st.lists(PLACED, max_size=40, unique_by=lambda run: run.text), max_size=3))
def test_no_letter_is_lost_or_read_twice_wherever_it_stands(pages):
    text = set_text(pages)
    kept = Counter("".join(text.paragraphs))
    drawn = Counter("".join(run.text for page in pages for run in page))
    for letter in string.ascii_letters:
        assert kept[letter] == drawn[letter] or (kept[letter] < drawn[letter] and letter in "".join(text.heads))
    if len(pages) == 1:
        assert not text.heads  # without a figure or an address nothing tells one


def test_a_year_at_the_end_of_a_page_is_no_page_number():
    printed = Print().put(
        MARGIN, 700, 9, "The delegation left Oslo for Bergen on the third of May, and that was in", "2023"
    )
    printed.pages.append([(9, MARGIN, 700, "when the line was closed; it went by ship.")])
    assert paragraphs(printed.pdf())[0].endswith("was in 2023 when the line was closed; it went by ship.")


def test_pages_that_are_all_alike_are_a_text():
    found = read_file("a.pdf", in_columns([ARTICLE[2]] * 3, 1, 3).pdf())
    assert found.text.count("Prague lies about 520 km") == 3
    assert not found.left_out
