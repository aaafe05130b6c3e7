"""A dateline is recognised as a whole, is no part of a sentence, dates the text and makes nobody travel."""

from __future__ import annotations

from datetime import date

import pytest

from geo import analyse
from geo.intake import read_text
from geo.text import find_datelines

SENTENCE = "Secretary Maria Hollis flew from Cairo to Oslo on Tuesday."
TOWNS = {"NAIROBI", "PARIS", "LYON", "GENEVA", "ISTANBUL", "NEW DELHI", "JERUSALEM", "GAZA CITY"} | {
    "MOSCOW",
    "Ottawa",
    "Islamabad",
    "JAKARTA",
    "MELBOURNE",
    "New York",
}


@pytest.mark.parametrize(
    ("head", "places", "day", "agency"),
    [
        ("NAIROBI, Kenya, March 5 (AP) - ", ("NAIROBI, Kenya",), "--03-05", "AP"),
        ("DAKAR, Oct. 3 , 2011 (Xinhua) ", ("DAKAR",), "2011-10-03", "Xinhua"),
        ("PARIS/LYON (Reuters) – ", ("PARIS", "LYON"), None, "Reuters"),
        ("JERUSALEM and GAZA CITY — ", ("JERUSALEM", "GAZA CITY"), None, None),
        ("ABOARD USS TRURO, in the Baltic (AFP) — ", (), None, "AFP"),
        ("GENEVA | 12 May 2024 | ", ("GENEVA",), "2024-05-12", None),
        ("Athens, 3 May — ", ("Athens",), "--05-03", None),
        ("N'DJAMENA, Chad (AFP) - ", ("N'DJAMENA, Chad",), None, "AFP"),
        ("SÃO PAULO, Feb. 30 (Reuters) -- ", ("SÃO PAULO",), None, "Reuters"),
        ("NEW DELHI: ", ("NEW DELHI",), None, None),
        ("MOSCOW, Jan 9 (TASS). ", ("MOSCOW",), "--01-09", "TASS"),
        ("(AP) — ", (), None, "AP"),
        ("ISTANBUL\n\n", ("ISTANBUL",), None, None),
        ("GENEVA (4 May 2024) – ", ("GENEVA",), "2024-05-04", None),
        ("New York (4 May 2024) – ", ("New York",), "2024-05-04", None),
        ("BERLIN (dpa, 4 May 2024) - ", ("BERLIN",), "2024-05-04", "dpa"),
        ("PARIS – May 4, 2024 – ", ("PARIS",), "2024-05-04", None),
        ("Ottawa, Ontario – 9 May 2024 – ", ("Ottawa, Ontario",), "2024-05-09", None),
        ("MOSCOW. May 4 (Interfax) - ", ("MOSCOW",), "--05-04", "Interfax"),
        ("MOSCOW, May 4. /TASS/. ", ("MOSCOW",), "--05-04", "TASS"),
        ("Tehran, May 4, IRNA – ", ("Tehran",), "--05-04", "IRNA"),
        ("Islamabad: May 12: ", ("Islamabad",), "--05-12", None),
        ("13 may (Xinhua) -- ", (), "--05-13", "Xinhua"),
        ("Dec 30 (Reuters) - ", (), "--12-30", "Reuters"),
        ("LONDON, (Reuters) - ", ("LONDON",), None, "Reuters"),
        ("VIENNA, 04.05.2024 – ", ("VIENNA",), "2024-05-04", None),
        ("4 May 2024, New York – ", ("New York",), "2024-05-04", None),
        ("MELBOURNE, AAP – ", ("MELBOURNE",), None, "AAP"),
        ("JAKARTA, KOMPAS.com - ", ("JAKARTA",), None, "KOMPAS.com"),
        ("By Jane Roe\n\nGENEVA (AP) — ", ("GENEVA",), None, "AP"),
    ],
)
def test_it_is_recognised_as_a_whole(head, places, day, agency):
    (found,) = find_datelines(head + SENTENCE, TOWNS.__contains__)
    assert (found.places, found.date, found.agency) == (places, day, agency)
    assert (head + SENTENCE)[found.start : found.end].strip() == head.split("\n\n")[-1 if "By" in head else 0].strip()


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of 32 states — met on Monday.",
        "IAEA - Director General Rafael Grossi left Vienna.",
        "EXCLUSIVE — " + SENTENCE,
        "BREAKING: " + SENTENCE,
        "WHO (the World Health Organization) sent a team.",
        "Paris is far. London - the city of her birth - is near.",
        "Mali, March 5 — nobody who was there will forget the day.",
        "Fri, 03 May 2024 | 10:02 PM | " + SENTENCE,
        "Published: 4 May 2024 | " + SENTENCE,
        "Breakfast: May 4 – " + SENTENCE,
        "May 4 – " + SENTENCE,
        "4 May 2024 – Analysis – " + SENTENCE,
        "COVID-19 — a virus — came in 2020.",
    ],
)
def test_other_words_at_the_beginning_are_none(text):
    assert not list(find_datelines(text, TOWNS.__contains__))


def told(text):
    dossier = analyse(text, published="2024-03-20")
    return [(e.type, e.from_place_id, e.to_place_id, e.when, e.status) for e in dossier.events], [
        (t.name, len(t.mentions)) for t in dossier.travellers
    ]


@pytest.mark.parametrize(
    "head",
    ["NAIROBI, Kenya, March 5 (AP) - ", "Athens, 3 May —\u00a0", "PARIS/LYON (Reuters) – ", "(AFP) - ", "KYIV\n\n"],
)
def test_it_is_no_part_of_the_sentence_after_it(head):
    assert told(head + SENTENCE) == told(SENTENCE)
    assert told(SENTENCE)[0]


@pytest.mark.parametrize("label", ["UPDATE 2-", "WRAPUP 1 - ", "ANALYSIS: ", "REFILE-UPDATE 1-"])
def test_what_kind_of_report_it_is_is_nobody_in_its_title(label):
    travellers = {t.name.lower() for t in analyse(f"{label}Envoy leaves Geneva\n\nThe envoy flew to Oslo.").travellers}
    assert travellers == {"envoy"}


def test_it_dates_a_text_that_nothing_else_dates():
    text = "DAKAR,\u00a0Oct. 3, 2011 (Xinhua) -- " + SENTENCE
    article = analyse(text).article
    assert article.published == date(2011, 10, 3)
    assert article.dateline is not None
    assert text[article.dateline.start : article.dateline.end] == "DAKAR,\u00a0Oct. 3, 2011 (Xinhua) --"
    assert read_text(text).published == date(2011, 10, 3)
    assert analyse(text, published="2011-10-05").article.published == date(2011, 10, 5)


def test_without_a_year_relative_times_stay_relative():
    dossier = analyse("NAIROBI, Kenya, March 5 (AP) - " + SENTENCE)
    assert dossier.article.published is None
    assert {event.when for event in dossier.events} == {None}
