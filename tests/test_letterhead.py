"""Title, source and date are found where an article says them, and never guessed from prose."""

from __future__ import annotations

from datetime import date

import pytest

from geo import analyse
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
        (
            "Subject: Fwd: A walk to Lisbon\nDate: Sun, 5 May 2024 10:12:00 +0200",
            Letterhead("A walk to Lisbon", None, MAY),
        ),
        (
            "From: Ann Doe\nSent: Sunday, May 5, 2024 9:12 AM\nTo: Bo Li\nSubject: A walk to Lisbon",
            Letterhead("A walk to Lisbon", None, MAY),
        ),
        ("A walk to Lisbon\nMay 5, 2024 / 9:10 AM EDT / CBS News", Letterhead("A walk to Lisbon", "CBS", MAY)),
        ("A walk to Lisbon\nFri, 03 May 2024 | 10:02 PM", Letterhead("A walk to Lisbon", None, date(2024, 5, 3))),
        (
            "The Hindu\nA walk to Lisbon\nPosted on: 05/04/2024",
            Letterhead("A walk to Lisbon", "The Hindu", date(2024, 4, 5)),
        ),
        ("A walk to Lisbon\nFiled 1802 GMT 25/5/24", Letterhead("A walk to Lisbon", None, date(2024, 5, 25))),
        ("A walk to Lisbon\nMay 5, 2024 10:12 AM GMT+2", Letterhead("A walk to Lisbon", None, MAY)),
        (
            "A walk to Lisbon\nPublished - May 05, 2024 10:12 am IST - NEW DELHI",
            Letterhead("A walk to Lisbon", None, MAY),
        ),
        ("A walk to Lisbon\nRelease date: 05-May-2024", Letterhead("A walk to Lisbon", None, MAY)),
        ("A walk to Lisbon\n2024/05/05 10:12", Letterhead("A walk to Lisbon", None, MAY)),
        (
            "A walk to Lisbon\nLast updated: May 5, 2024 / 9:10 AM / AP",
            Letterhead("A walk to Lisbon", "Associated Press", MAY),
        ),
        ("A walk to Lisbon\n13/05/2024", Letterhead("A walk to Lisbon", None, date(2024, 5, 13))),
    ],
)
def test_what_stands_at_the_head_is_found(head, expected):
    assert find_letterhead(f"{head}\n{PROSE}") == expected


def test_a_dateline_names_the_agency_and_the_foot_what_is_labelled():
    assert find_letterhead(f"KYIV, Ukraine (AP) \u2014 {PROSE}").source == "Associated Press"
    assert find_letterhead(f"{PROSE}\n\nThis article was first published on 5 May 2024.").published == MAY
    assert find_letterhead(f"{PROSE}\n\nPublished: 5 May 2024\nSource: BBC") == Letterhead(None, "BBC", MAY)


def test_figures_are_read_as_the_source_writes_them_and_else_the_day_is_asked_for():
    text = f"A walk to Lisbon\nPosted on: 05/06/2024\n{PROSE}"
    assert find_letterhead(text).published is None
    assert find_letterhead(text, "The Hindu").published == date(2024, 6, 5)
    assert find_letterhead(text, "The New York Times").published == date(2024, 5, 6)
    assert analyse(text, source="The Hindu").article.published == date(2024, 6, 5)


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


@pytest.mark.parametrize(
    "line",
    [
        "Updated 9 July 2024\nPublished 3 June 2021",
        "Updated 9 July 2024 / Published 3 June 2021",
        "PUBLISHED: 13:49, 3 June 2021 | UPDATED: 09:12, 9 July 2024",
        "UPDATED: 09:12, 9 July 2024 | PUBLISHED: 13:49, 3 June 2021",
        "Published: June 3, 2021 10:00 AM Updated: July 9, 2024 2:00 PM",
        "Published 3 June 2021 (updated 9 July 2024)",
        "Last modified 9 July 2024\nBy Jane Smith | 3 June 2021",
        "Last updated 9 July 2024 · First published 3 June 2021",
        "Originally published on 3 June 2021; amended on 9 July 2024",
        "Published 10:15 BST, 3 June 2021 – Updated 16:40 BST, 9 July 2024",
        "Published : 9:49 pm on 3 June 2021",
        "By Jane Smith | Reuters | Updated 9 July 2024 | 3 June 2021",
    ],
)
def test_the_day_of_publication_is_not_that_of_an_update(line):
    prose = "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille.\nShe slept."
    found = find_letterhead(f"By train to the sea\n{line}\n{prose}")
    assert (found.title, found.published) == ("By train to the sea", date(2021, 6, 3))
