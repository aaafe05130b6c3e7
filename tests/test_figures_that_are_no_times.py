"""Figures, numbers and names that look like a time and are none."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.text import find_times

WEDNESDAY = date(2024, 5, 15)


def timexes(text: str, published: date | None = WEDNESDAY) -> list[str]:
    return [t.timex for t in find_times(text, published)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "1500 left Gaza for Egypt.",
        "Police said 1750 had gathered.",
        "1700 are still missing.",
        "More than 1800 arrived in Lesbos.",
        "Nearly 1700 fled to Chad.",
        "About 1600 crossed into Uganda.",
        "Of the 1900 aboard, 12 flew home.",
        "Of 1650 rescued, 40 were children.",
        "In all between 1500 and 1800 people fled.",
        "Some 2000 migrants came.",
        "He scored 1998 runs.",
        "There were 1920 cases.",
        "It has a population of 1850.",
        "A crowd of 2000 gathered.",
        "The Dow closed at 2050.",
        "Call 1945 1830 for help.",
        "Tel. 020 1946 2014",
        "He lives at 1914 Ocean Drive.",
        "Postcode 2000",
        "The Boeing 1900 left Rome.",
        "He drove a Peugeot 2008 to Lyon.",
        "It follows ISO 2022.",
        "Agenda 2063 talks opened.",
        "Spirit of 2010 left Dover.",
        "The Class of 2003 met in Oslo.",
        "It was in Baisakh 2081.",
    ],
)
def test_a_number_that_counts_or_names_is_no_year(text):
    assert timexes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1989 was a good year.", ["1989"]),
        ("2019 saw more floods.", ["2019"]),
        ("2020 left many poor.", ["2020"]),
        ("It lost the 1998 elections.", ["1998"]),
        ("It reported 1989 earnings.", ["1989"]),
        ("She won 2012 gold, he won at Rio 2016.", ["2012", "2016"]),
        ("The war of 1812 left scars.", ["1812"]),
        ("He was born in 1958 and left in 1980.", ["1958", "1980"]),
        ("In 1998 and 1999 arrived two more.", ["1998", "1999"]),
        ("Between 1998 and 2001 he lived there.", ["1998", "2001"]),
        ("It was built around 1850.", ["1850"]),
        ("Profit rose 10% over 2010.", ["2010"]),
        ("It is nearly 2025.", ["2025"]),
        ("Prices at 1998 levels", ["1998"]),
        ("2012 2011 Change", ["2012", "2011"]),
        ("In 2012 1500 people left.", ["2012"]),
        ("Those killed between 2001 and 2003 were buried.", ["2001", "2003"]),
        ("The years from 1990 to 2000 were good.", ["1990", "2000"]),
        ("The summers of 2003 and 2004 were hot.", ["2003", "2004"]),
        ("Results for fiscal 1998 were poor, total 1998 sales rose.", ["1998", "1998"]),
        ("Analysts cut estimated 1990 earnings.", ["1990"]),
        ("It runs until at least 2040.", ["2040"]),
        ("It tells of the 1963 march on Washington.", ["1963"]),
        ("1989 came and went.", ["1989"]),
        ("In the year 1500 left the fleet.", ["1500"]),
    ],
)
def test_a_year_stays_a_year(text, expected):
    assert timexes(text) == expected


def test_how_many_left_does_not_date_their_leaving():
    events = geo.analyse("1500 left Gaza for Egypt.", published="2024-05-15").events
    assert all(event.when is None or event.when.earliest is None or event.when.earliest.year > 1500 for event in events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sailed from Mumbai on 8 May at 1800 LT.", ["2024-05-08T18:00"]),
        ("They left on Monday at 1945.", ["2024-05-13T19:45"]),
        ("On Tuesday at 1515 the train left.", ["2024-05-14T15:15"]),
        ("He left Delhi at 2355.", ["2024-05-15T23:55"]),
        ("Landing in Dubai was at 0210.", ["2024-05-15T02:10"]),
        ("Dep. Zagreb 1905, arr. Split 2310.", ["2024-05-15T19:05", "2024-05-15T23:10"]),
        ("ETD 17/05 1930", ["2024-05-17T19:30"]),
        ("Ferry sails Piraeus 1730", ["2024-05-15T17:30"]),
        ("The FTSE ended at 2010.", []),
        ("The Dow closed at 1430 on Monday.", ["2024-05-13"]),
        ("It was valued at 1800.", []),
        ("It flew at 2200 metres.", []),
        ("At 2010 Games he ran.", ["2010"]),
        ("It was over at 12:00 midnight on 3 May 2024.", ["2024-05-03T24:00"]),
        ("He left Paris at 12:00 noon.", ["2024-05-15T12:00"]),
    ],
)
def test_four_figures_are_a_clock_where_the_words_say_so(text, expected):
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rand traded at 18.45 to the dollar.", []),
        ("The pound stood at 12.40 against the rand.", []),
        ("The euro closed at 1.08 on Monday.", ["2024-05-13"]),
        ("The train left at 7.40 on Monday.", ["2024-05-13T07:40"]),
        ("The fund, which left Oslo, closed at 7.40.", []),
        ("The bus leaves at 5.45.", ["2024-05-15T05:45"]),
        ("The 22.05 sleeper to Rome is due at 6.40.", ["2024-05-15T22:05", "2024-05-16T06:40"]),
        ("Our 12.15 from Graz gets in at 6.50 the next day.", ["2024-05-15T12:15", "2024-05-16T06:50"]),
        ("Take the 7.58 from Vienna.", ["2024-05-15T07:58"]),
        ("It was up from the 7.58 a year ago.", ["2023"]),
        ("The ratio is 4:30.", []),
        ("The odds are 7:10.", []),
        ("Score 21:19", []),
        ("ANCHOR (01:23): Good evening.", []),
        ("12:41 MR. PRICE: I do.", []),
        ("[00:41] SPEAKER ONE: So.", []),
        ("He left at 14.30 to Rome.", ["2024-05-15T14:30"]),
        ("The match ended at 21:19.", ["2024-05-15T21:19"]),
        ("Doors 19:30", ["2024-05-15T19:30"]),
        ("12:41 BREAKING: Blast in Rome", ["2024-05-15T12:41"]),
        ("The score at 14:30 was even.", ["2024-05-15T14:30"]),
        ("Polls closed at 18.45.", ["2024-05-15T18:45"]),
        ("It ended at 22.15 on Monday.", ["2024-05-13T22:15"]),
        ("12:41 The train left.", ["2024-05-15T12:41"]),
    ],
)
def test_a_rate_a_score_or_a_mark_in_a_transcript_is_no_clock(text, expected):
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Day 1 – Monday 6th May", ["2024-05-06"]),
        ("Leg 2 - 7 May: The yacht sailed.", ["2024-05-07"]),
        ("Week 2 – 13 May 2024", ["2024-05-13"]),
        ("Game 7 – Sunday 19 May", ["2024-05-19"]),
        ("Flight 3 - 5 May 2024", ["2024-05-05"]),
        ("Race 5: 3-5 May", ["2024-05-03", "2024-05-05"]),
        ("The race lasts from 3 to 5 May 2024.", ["2024-05-03", "2024-05-05"]),
    ],
)
def test_the_number_of_a_leg_is_no_first_day_of_a_range(text, expected):
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Feroz Khan Noon flew to Karachi.", []),
        ("Christmas Okoye flew to Lagos.", []),
        ("Brigadier Midnight Okafor flew to Abuja.", []),
        ("Midnight Oil flew to Sydney.", []),
        ("Mark Friday left London for Paris.", []),
        ("Friday Eze said on Sunday he would fly to Lagos.", ["2024-05-12"]),
        ("Sheffield Wednesday travel to Cardiff.", []),
        ("Wednesday manager Danny Rohl drove to Leeds.", []),
        ("USS January sailed for Malta.", []),
        ("They crossed the 6th October Bridge.", []),
        ("He lives in 28 October Street.", []),
        ("They beat October 6.", []),
        ("The 17 May Stadium was full.", []),
        ("The March 8 bloc met in Beirut.", []),
        ("The March on Rome began.", []),
        ("Obama Friday told reporters.", ["2024-05-10"]),
        ("In Sheffield Wednesday morning he fell.", ["2024-05-15TMO"]),
        ("On Wednesday manager Ann Lee left.", ["2024-05-15"]),
        ("At Noon Smith left.", ["2024-05-15T12:00"]),
        ("At Christmas Elton John flew to Nice.", ["2023-12-25"]),
        ("On 6 October the bridge opened.", ["2023-10-06"]),
        ("He died in the March 11 bombings.", ["2024-03-11"]),
        ("He beat her on October 6.", ["2023-10-06"]),
        ("In March on foot he left.", ["2024-03"]),
    ],
)
def test_a_name_that_holds_a_word_of_time_is_no_time(text, expected):
    assert [time.timex for time in geo.analyse(text, published="2024-05-15").times] == expected


def test_who_is_called_by_a_weekday_travels_under_the_whole_name():
    dossier = geo.analyse("Mark Friday left London for Paris.", published="2024-05-15")
    assert [traveller.name for traveller in dossier.travellers] == ["Mark Friday"]


@pytest.mark.parametrize("published", [WEDNESDAY, None])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On 31 April he flew to Rome.", "31 April"),
        ("It was 29 February 2023.", "29 February 2023"),
        ("He left Feb 29, 2023 for Rome.", "Feb 29, 2023"),
        ("On 2023-02-30 he left.", "2023-02-30"),
        ("Due 31.06.2023", "31.06.2023"),
        ("He was back at 5 p.m. on 31 June.", "31 June"),
    ],
)
def test_a_day_that_does_not_exist_is_no_time_and_said(text, words, published):
    times, warnings = find_times(text, published)
    assert times == []
    assert [(warning.code, text[warning.start : warning.end]) for warning in warnings] == [("no_such_day", words)]
    assert words in warnings[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 29 February 2024 he left.", ["2024-02-29"]),
        ("He left on 29 February.", ["2024-02-29"]),
        ("On May 31 April Jones left.", ["2024-05-31"]),
        ("5/29/2024", ["2024-05-29"]),
        ("Code 99/99/2024", []),
    ],
)
def test_a_day_that_exists_is_read_without_a_word(text, expected):
    times, warnings = find_times(text, WEDNESDAY)
    assert ([time.timex for time in times], warnings) == (expected, [])


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("quarter to five", "16:45"),
        ("5 o'clock", "17:00"),
        ("five o'clock GMT", "17:00"),
        ("twenty past four on Monday", "16:20"),
        ("half past six in the evening", None),
        ("5 o'clock this morning", None),
        ("a quarter to midnight", None),
        ("17 o'clock", None),
        ("05:00", None),
    ],
)
def test_a_spoken_clock_says_that_it_may_be_in_the_other_half_of_the_day(words, other):
    _, warnings = find_times(f"He left at {words}.", WEDNESDAY)
    assert [warning.code for warning in warnings] == ["ambiguous_time"] * (other is not None)
    assert other is None or f"it may be {other}." in warnings[0].message
