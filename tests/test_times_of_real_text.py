"""Times as newspapers write them: ranges, spoken clocks, zones, dates in figures, sets, and what is doubtful."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo.text import find_times
from geo.view import build_view

TUESDAY = date(2023, 9, 12)


def timexes(text: str, published: date | None = TUESDAY, **known: str) -> list[str]:
    return [t.timex for t in find_times(text, published, **known)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was there from 3 to 5 May 2014.", ["2014-05-03", "2014-05-05"]),
        ("He was there on 3, 4 and 5 May 2014.", ["2014-05-03", "2014-05-04", "2014-05-05"]),
        ("The fair lasted May 3-5, 2014.", ["2014-05-03", "2014-05-05"]),
        ("It ran April 29–May 2, 2014.", ["2014-04-29", "2014-05-02"]),
        ("He stayed from 30 December 2013 to 2 January.", ["2013-12-30", "2014-01-02"]),
        ("He stayed from 30 December to 2 January 2014.", ["2013-12-30", "2014-01-02"]),
        ("Closed from Monday 3 to Friday 7 May 2021.", ["2021-05-03", "2021-05-07"]),
        ("It was dry from December to February.", ["2022-12", "2023-02"]),
        ("It was dry from December 2011 to February.", ["2011-12", "2012-02"]),
        ("It was dry from November to March 2012.", ["2011-11", "2012-03"]),
        ("The season of 2012-13 was long, that of 1999/00 longer.", ["2012", "2013", "1999", "2000"]),
        ("It was built 1939–1945.", ["1939", "1945"]),
        ("There was no water from 17 to 21 March last year.", ["2022-03-17", "2022-03-21"]),
        ("It takes between ten and fourteen weeks.", ["P10W"]),
        ("The shop was open 9-11 a.m. on Monday.", ["2023-09-11T09:00", "2023-09-11T11:00"]),
        ("It lasted from 11 to 1 p.m. on 3 May 2014.", ["2014-05-03T11:00", "2014-05-03T13:00"]),
        ("It lasted from 10 p.m. on 3 May 2014 to 2 a.m.", ["2014-05-03T22:00", "2014-05-04T02:00"]),
        ("It was shut from midnight to noon.", ["2023-09-12T00:00", "2023-09-12T12:00"]),
        ("The first and second quarters of 2012 were poor.", ["2012-Q1", "2012-Q2"]),
        ("On May 3 and 5 people died.", ["2023-05-03"]),
        ("They won 3-1 on May 5.", ["2023-05-05"]),
    ],
)
def test_ranges_and_lists(text, expected):
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("half past six in the evening", "T18:30"),
        ("a quarter to nine at night", "T20:45"),
        ("twenty past four", "T04:20"),
        ("twenty-five past four in the afternoon", "T16:25"),
        ("seven in the morning", "T07:00"),
        ("seven o'clock in the evening", "T19:00"),
        ("seven-thirty in the evening", "T19:30"),
        ("two at night", "T02:00"),
        ("12 in the morning", "T00:00"),
        ("6.45pm", "T18:45"),
        ("14h30", "T14:30"),
        ("14.30", "T14:30"),
        ("1430 hours", "T14:30"),
        ("0615 GMT", "T06:15Z"),
        ("shortly after midnight", "T00:00"),
        ("noon", "T12:00"),
    ],
)
def test_clocks(words, clock):
    assert timexes(f"They met at {words} on 5 May 2014.") == [f"2014-05-05{clock}"]


@pytest.mark.parametrize(
    "text",
    [
        "She won the race in 2:58:12.",
        "He finished in 2:04:11, a record.",
        "They won by a majority of 3:2.",
        "The reading was Genesis 1:26 and verse 3:16.",
        "From five to eight people were hurt.",
        "The parish had 2012 voters.",
        "Only 1999 of them came.",
        "Now that it is finished, no one waits.",
        "The future of the yard is open.",
        "They drove at 50 miles an hour.",
    ],
)
def test_what_only_looks_like_a_time(text):
    assert timexes(text) == []


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("9 p.m. AEST", 10),
        ("9 p.m. EAT", 3),
        ("9 p.m. PKT", 5),
        ("9 p.m. SAST", 2),
        ("21:00 HKT", 8),
        ("21:00 BRT", -3),
        ("21:00 UTC+5:30", 5.5),
        ("21:00 GMT-3", -3),
        ("06:00 (05:00 UTC)", 1),
        ("11:00 (0530 GMT)", 5.5),
    ],
)
def test_zones(words, hours):
    ref = find_times(f"It began at {words} on 5 May 2014.", None)[0][0]
    assert ref.earliest is not None
    assert ref.earliest.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("He left Mumbai for Delhi at 9 p.m. IST on 5 May 2014.", 5.5),
        ("He left Tel Aviv for Haifa at 9 p.m. IST on 5 May 2014.", 2),
        ("He left Dublin for Cork at 9 p.m. IST on 5 May 2014.", 1),
        ("He left Beijing for Shanghai at 9 p.m. CST on 5 May 2014.", 8),
        ("He left Chicago for Dallas at 9 p.m. CST on 5 May 2014.", -6),
    ],
)
def test_letters_that_zones_share_are_read_by_the_place(text, hours):
    dossier = geo.analyse(text, published="2014-06-01")
    assert dossier.times[0].earliest is not None
    assert dossier.times[0].earliest.utcoffset() == timedelta(hours=hours)
    assert [w for w in dossier.warnings if w.code == "ambiguous_time"] == []


def test_letters_that_zones_share_are_doubtful_where_no_place_tells():
    _, warnings = find_times("It began at 9 p.m. IST on 5 May 2014.", None)
    assert [w.code for w in warnings] == ["ambiguous_time"]
    assert "UTC+5:30" in warnings[0].message
    assert "UTC+2" in warnings[0].message


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("It was signed on 05/06/2012.", "US", "2012-05-06"),
        ("It was signed on 05/06/2012.", "GB", "2012-06-05"),
        ("It was signed on 05/06/12.", "IN", "2012-06-05"),
        ("It was signed on 25/06/2012.", "US", "2012-06-25"),
        ("It was signed on 05.06.2012.", "US", "2012-06-05"),
        ("It was signed on 2012/06/05.", "US", "2012-06-05"),
        ("It was signed on 5-Jun-12.", None, "2012-06-05"),
        ("It was signed on June 5, '12.", None, "2012-06-05"),
        ("It was signed on the 5th of June, 2012.", None, "2012-06-05"),
    ],
)
def test_dates_in_figures(text, home, expected):
    times, warnings = find_times(text, TUESDAY, home=home)
    assert [t.timex for t in times] == [expected]
    assert warnings == []


def test_a_date_in_figures_is_doubtful_where_nothing_tells_its_order():
    (ref,), (warning,) = find_times("It was signed on 05/06/2012.", None)
    assert ref.timex == "2012-05-06"
    assert warning.code == "ambiguous_time"
    assert "5 June 2012" in warning.message
    assert find_times("It was signed on 05/06/2012 and paid on 25/06/2012.", None)[1] == []
    assert timexes("It was signed on 05/06/2012 and paid on 25/06/2012.")[0] == "2012-06-05"


def test_a_source_tells_how_it_writes_dates():
    for source, expected in (
        ("nytimes.com", "2012-05-06"),
        ("theguardian.com", "2012-06-05"),
        ("abc.com.au", "2012-06-05"),
    ):
        dossier = geo.analyse("The treaty was signed in Paris on 05/06/2012.", source=source, published="2012-09-01")
        assert [t.timex for t in dossier.times] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left on the first Monday of September 2013.", ["2013-09-02"]),
        ("He left on the last Sunday in October 2019.", ["2019-10-27"]),
        ("He leaves on the 21st of next month.", ["2023-10-21"]),
        ("It was that August day in 2008.", ["2008-08-XX"]),
        ("It happened on the night of 4-5 June 1989.", ["1989-06-04TNI"]),
        ("On 3 May 2021, the third day of the strike, he left.", ["2021-05-03", "2021-05-03"]),
        ("Today is the third day of the strike.", ["2023-09-12", "2023-09-12"]),
        ("He left the day before Christmas Eve 2020.", ["2020-12-23"]),
        ("It began a week before the vote.", ["P1W"]),
        ("It began days before she resigned.", ["PXD"]),
        ("He left a fortnight ago.", ["2023-W35"]),
        ("He comes in two weeks' time.", ["2023-W39"]),
        ("He left on 3 May 2021; ten days on, he was back.", ["2021-05-03", "2021-05-13"]),
        ("He left at 5 p.m. on 3 May 2021 and came back two hours later.", ["2021-05-03T17:00", "2021-05-03T19:00"]),
        ("Months later he was found.", ["PXM"]),
        ("He comes every morning.", ["XXXX-XX-XXTMO"]),
        ("They close every summer.", ["XXXX-SU"]),
        ("It runs only on weekends.", ["XXXX-WXX-WE"]),
        ("It flies on Monday and Tuesday nights.", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
        ("It meets on the first Monday of every month.", ["XXXX-WXX-1"]),
        ("It sells 3,000 tickets a week.", ["P1W"]),
        ("He will one day return.", ["FUTURE_REF"]),
        ("It is quiet this morning; he came at ten last night.", ["2023-09-12TMO", "2023-09-11T22:00"]),
    ],
)
def test_days_lengths_and_sets(text, expected):
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was freed on Monday; she appears in court Wednesday.", ["2023-09-11", "2023-09-13"]),
        ("“We sail on Saturday,” the skipper said on Monday.", ["2023-09-16", "2023-09-11"]),
        ("The trials begin Friday.", ["2023-09-15"]),
        ("Gales are likely on Sunday, it warned on Friday.", ["2023-09-17", "2023-09-08"]),
        ("It said on Monday it would open on Thursday.", ["2023-09-11", "2023-09-14"]),
        ("The man who died on Sunday will be buried on Thursday.", ["2023-09-10", "2023-09-14"]),
        ("The trial, which had been due to start on Monday, was put off.", ["2023-09-11"]),
        ("The rocket is due to lift off at 9 p.m. GMT on Thursday.", ["2023-09-14T21:00Z"]),
        ("He won the race on Sunday, ahead of two others.", ["2023-09-10"]),
        ("The judge set his sentencing for June 2.", ["2024-06-02"]),
        ("He landed on Monday and left later in the day.", ["2023-09-11", "2023-09-11"]),
    ],
)
def test_a_day_is_told_by_the_tense_of_its_own_verb(text, expected):
    assert timexes(text) == expected


def test_next_friday_and_midnight_are_doubtful():
    (ref,), (warning,) = find_times("He comes next Friday.", TUESDAY)
    assert (ref.timex, "2023-09-22" in warning.message) == ("2023-09-15", True)
    (ref,), (warning,) = find_times("It expires at midnight on Friday.", TUESDAY)
    assert (ref.timex[-6:], "beginning" in warning.message) == ("T24:00", True)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 300), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_range_of_days_is_read_in_any_order_of_words(first, days, published):
    last = first + timedelta(days=days)
    said = f"from {first.day} {first:%B} to {last.day} {last:%B} {last.year}"
    if (first.month, first.day) != (last.month, last.day):
        assert timexes(f"He stayed {said}.", published) == [first.isoformat(), last.isoformat()]
    said = f"{first:%B} {first.day}, {first.year}, to {last:%B} {last.day}, {last.year}"
    assert timexes(f"He stayed from {said}.", published) == [first.isoformat(), last.isoformat()]


def test_a_date_in_figures_that_is_told_of_as_over_is_not_to_come():
    text = "The last survey, dated 05/02/2024, took her from Muscat to Colombo."
    (ref,), (warning,) = find_times(text, date(2024, 3, 6))
    assert ref.timex == "2024-02-05"
    assert "2 May 2024" in warning.message


def test_what_is_dated_after_publication_has_not_happened():
    dossier = geo.analyse("Anna Lind flew to Rome on Monday. She returns to Oslo on Friday.", published="2024-03-06")
    assert [(event.type, event.status) for event in dossier.events] == [
        ("arrival", "confirmed"),
        ("return", "scheduled"),
    ]


def test_the_page_says_what_else_a_time_may_mean():
    dossier = geo.analyse("Anna Lind flew from Rome to Oslo on 05/06/2012.", published="2012-09-01")
    (card,) = build_view(dossier)["times"].values()
    assert card["why"]["words"][-1] == "The month is taken to stand first; else it is 5 June 2012."
