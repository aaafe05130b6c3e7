"""Title, source and date are found where an article says them, and never guessed from prose."""

from __future__ import annotations

from datetime import date

import pytest

from geo.intake.files import read_text
from geo.intake.letterhead import Letterhead, find_letterhead

PROSE = "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille that afternoon."
WRAPPED = "The minister left Paris on Monday by\ntrain, her office said, and came to\nMarseille on that same day."
MAY = date(2024, 5, 5)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("A walk to Lisbon\nPublished 5 May 2024", Letterhead("A walk to Lisbon", None, MAY)),
        ("A walk to Lisbon\n\nBy J. Smith | Reuters | 5 May 2024", Letterhead("A walk to Lisbon", "Reuters", MAY)),
        ("A walk\nBy Jo Doe and Bo Li | The Harbour Post | May 5, 2024", Letterhead("A walk", "The Harbour Post", MAY)),
        ("A walk\nBy Jo Doe | Diplomatic correspondent | 5 May 2024", Letterhead("A walk", None, MAY)),
        ("By train to the sea\nBBC News, Sunday 5 May 2024 10.30 BST", Letterhead("By train to the sea", "BBC", MAY)),
        ("By Jane Smith, Reuters", Letterhead(None, "Reuters", None)),
        ("By Ursula van der Berg, THE NEW YORK TIMES", Letterhead(None, "The New York Times", None)),
        ("A walk to Lisbon\nSun, 5 May 2024", Letterhead("A walk to Lisbon", None, MAY)),
        ("A walk to Lisbon | Reuters\nMay 5, 2024 10:32 AM GMT", Letterhead("A walk to Lisbon", "Reuters", MAY)),
        (
            "WORLD\nWhere is the minister?\nUpdated 2024-05-05T08:00:00Z",
            Letterhead("Where is the minister?", None, MAY),
        ),
        ("Title: A walk\nSource: Harbour Post\nDate: 5 May 2024", Letterhead("A walk", "Harbour Post", MAY)),
        ("A walk to Lisbon\n13/05/2024", Letterhead("A walk to Lisbon", None, date(2024, 5, 13))),
    ],
)
def test_what_stands_at_the_head_is_found(head, expected):
    assert find_letterhead(f"{head}\n{PROSE}") == expected


def test_a_dateline_names_the_agency_and_the_foot_what_is_labelled():
    assert find_letterhead(f"KYIV, Ukraine (AP) \u2014 {PROSE}").source == "Associated Press"
    assert find_letterhead(f"{PROSE}\n\nPublished: 5 May 2024\nSource: BBC") == Letterhead(None, "BBC", MAY)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        WRAPPED,
        "The train left\nPyongyang on Sunday morning.",
        f"Dear readers,\n{PROSE}",
        f"In Moscow, the president said:\n{PROSE}",
        f"By Tuesday the train had left Paris.\n{PROSE}",
        f"- One thing\n- Another thing\n{PROSE}",
        f"05/06/2024\n{PROSE}",
        f"31 February 2024\n{PROSE}",
        f"{PROSE}\nIt was published on 5 May 2024.",
        "A line alone",
        "",
    ],
)
def test_nothing_is_guessed(text):
    assert find_letterhead(text) == Letterhead()


def test_a_title_over_wrapped_lines_is_told_from_them():
    assert find_letterhead(f"A walk to Lisbon\n\n{WRAPPED}").title == "A walk to Lisbon"


def test_the_text_stays_to_the_letter():
    text = f"  A walk to Lisbon \n\n\n{PROSE}\n"
    assert read_text(text).text == text


@pytest.mark.parametrize("change", [
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace("fl", "\ufb02"),
    lambda text: text.replace("e", "e\u200b"),
])  # fmt: skip
def test_typography_changes_nothing_in_it(change):
    text = "Ministers fly to Oslo\n\nReuters | 12 May 2024\n\nThe ministers of four countries flew to Oslo on Sunday."
    assert find_letterhead(change(text)) == find_letterhead(text) != Letterhead()
