"""Time expressions: TIMEX3 values and intervals, with and without a publication date, and what is no time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from geo.lexicon import Holiday
from geo.resources import seed_path
from geo.text.times import find_times
from geo.text.times.intervals import interval

settings.register_profile("untimed", deadline=None)  # two cores are shared; nothing here is a timed assertion
settings.load_profile("untimed")

TUESDAY = date(2023, 9, 12)


def at(*parts: int) -> datetime:
    return datetime(*parts)  # noqa: DTZ001 - find_times gives local instants, which are naive


def values(text: str, published: date | None = TUESDAY) -> list[tuple[str, str, str]]:
    return [(t.text, t.type, t.timex) for t in find_times(text, published)[0]]


def timexes(text: str, published: date | None = TUESDAY) -> list[str]:
    return [t.timex for t in find_times(text, published)[0]]


def window(text: str, published: date | None = TUESDAY) -> tuple[datetime | None, datetime | None]:
    (ref,) = find_times(text, published)[0]
    return ref.earliest, ref.latest


@pytest.fixture(scope="module")
def seed() -> str:
    return seed_path("000_d73f2120bc69e7cf.txt").read_text(encoding="utf-8")


def test_the_first_article(seed):
    times, warnings = find_times(seed, TUESDAY)
    assert [(t.text, t.timex) for t in times] == [
        ("Tuesday", "2023-09-12"),
        ("Sunday afternoon", "2023-09-10TAF"),
        ("Sunday afternoon", "2023-09-10TAF"),
        ("the coming days", "FUTURE_REF"),
        ("Monday", "2023-09-11"),
        ("the coming days", "FUTURE_REF"),
        ("Monday", "2023-09-11"),
        ("Wednesday", "2023-09-13"),
        ("2019", "2019"),
        ("over three years", "P3Y"),
    ]
    assert warnings == []
    afternoon = times[1]
    assert (afternoon.earliest, afternoon.latest) == (at(2023, 9, 10, 12), at(2023, 9, 10, 18))
    assert times[3].earliest == at(2023, 9, 12)
    assert times[7].latest == at(2023, 9, 14)
    assert times[9].type == "DURATION"


def test_without_a_publication_date_times_stay_relative_and_one_warning_asks_for_it(seed):
    times, warnings = find_times(seed, None)
    assert [t.timex for t in times if t.text == "Sunday afternoon"] == ["XXXX-WXX-7TAF"] * 2
    assert all(t.earliest is None and t.latest is None for t in times if t.text != "2019")
    assert [w.code for w in warnings] == ["no_publication_date"]
    assert "date" in warnings[0].message
    assert seed[warnings[0].start : warnings[0].end] == "Tuesday"


def test_a_text_with_full_dates_needs_no_publication_date():
    times, warnings = find_times("He left on 10 September 2023.", None)
    assert [t.timex for t in times] == ["2023-09-10"]
    assert times[0].earliest == at(2023, 9, 10)
    assert warnings == []


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("He arrived on Monday.", "2023-09-11"),
        ("He will arrive on Monday.", "2023-09-18"),
        ("He will arrive on Friday.", "2023-09-15"),
        ("He arrived on Friday.", "2023-09-08"),
        ("The forum lasts until Friday.", "2023-09-15"),
        ("He arrived on Tuesday.", "2023-09-12"),
        ("He arrived last Friday.", "2023-09-08"),
        ("He is due next Friday.", "2023-09-15"),
        ("He came yesterday.", "2023-09-11"),
        ("He came the day before yesterday.", "2023-09-10"),
        ("He leaves tomorrow morning.", "2023-09-13TMO"),
        ("He came last night.", "2023-09-11TNI"),
        ("He came late last night.", "2023-09-11TNI"),
        ("He spoke at 5 p.m. on Sunday.", "2023-09-10T17:00"),
        ("At noon on Sunday he spoke.", "2023-09-10T12:00"),
        ("The shelling began at 14:30 GMT on Sunday.", "2023-09-10T14:30Z"),
        ("on September 9, 2001", "2001-09-09"),
        ("on the 9th of September 2001", "2001-09-09"),
        ("on Sunday, 10 September 2023", "2023-09-10"),
        ("He left on Aug. 30.", "2023-08-30"),
        ("He will leave on Oct. 30.", "2023-10-30"),
        ("on Dec. 30 he was born", "2022-12-30"),
        ("2023-09-10", "2023-09-10"),
        ("He came in August.", "2023-08"),
        ("He came in October 2021.", "2021-10"),
        ("It was early in 1998.", "1998"),
        ("It happened last year.", "2022"),
        ("It happened last month.", "2023-08"),
        ("It happened last week.", "2023-W36"),
        ("It happens next week.", "2023-W38"),
        ("It rained over the weekend.", "2023-W36-WE"),
        ("in the third quarter of 2021", "2021-Q3"),
        ("in the summer of 2021", "2021-SU"),
        ("in the 1990s", "199X"),
        ("in the '80s", "198X"),
        ("in the 19th century", "18"),
        ("He left two weeks ago.", "2023-W35"),
        ("He left three days ago.", "2023-09-09"),
        ("He left four years ago.", "2019"),
        ("He retired a decade ago.", "2013"),
        ("a 20-hour ride", "PT20H"),
        ("for two and a half hours", "PT2H30M"),
        ("for several months", "PXM"),
        ("He prays every Friday.", "XXXX-WXX-5"),
        ("He prays every day.", "P1D"),
        ("He left recently.", "PAST_REF"),
        ("He is now in Moscow.", "PRESENT_REF"),
        ("He will come soon.", "FUTURE_REF"),
        ("He left a year and a half ago.", "2022-03"),
        ("It was since mid-2014 so.", "2014"),
        ("in Q3 2015", "2015-Q3"),
        ("on 10.09.2023", "2023-09-10"),
        ("at half past five", "2023-09-12T05:30"),
        ("for three-and-a-half years", "P3Y6M"),
        ("in 300 BC.", "BC0300"),
        ("He comes on the 15th.", "2023-09-15"),
        ("It was worse the week before.", "2023-W36"),
        ("He left months ago.", "PAST_REF"),
        ("He comes every two weeks.", "P2W"),
        ("after 9/11", "2001-09-11"),
        ("on New Year's Eve 2020", "2020-12-31"),
        ("on Christmas Day 2020", "2020-12-25"),
        ("on Easter Sunday 2024", "2024-03-31"),
        ("on Thanksgiving 2023", "2023-11-23"),
        ("on Memorial Day 2023", "2023-05-29"),
        ("on Election Day 2023", "2023-11-07"),
        ("on SEP 9, 2001", "2001-09-09"),
        ("He came in late JANUARY.", "2023-01"),
        ("in 2019 metro traffic grew", "2019"),
    ],
)
def test_values(text, timex):
    assert timexes(text) == [timex]


def test_a_feast_must_tell_its_day_in_one_way():
    with pytest.raises(ValidationError, match="month and day, from_easter"):
        Holiday(words=("may day",), month=5)


def test_the_next_day_counts_from_the_day_last_spoken_of():
    assert timexes("On 3 May 2021 he left. The next day he arrived. Two days later he spoke.") == [
        "2021-05-03",
        "2021-05-04",
        "2021-05-06",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "since the COVID-19 pandemic",
        "resolution 425",
        "approximately 425 miles (680 kilometers)",
        "a new era for both",
        "the Sunday Times said",
        "told USA Today that",
        "Theresa May said",
        "It may rain.",
        "They march to the sea.",
        "the six-year-old boy",
        "about 2,000 people",
        "some 1500 troops",
        "a second man",
        "at 50 miles an hour",
        "$1999 a ticket",
    ],
)
def test_what_is_no_time(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("timex", "earliest", "latest"),
    [
        ("2023-09-10", at(2023, 9, 10), at(2023, 9, 11)),
        ("2023-09-10TMO", at(2023, 9, 10), at(2023, 9, 10, 12)),
        ("2023-09-10TNI", at(2023, 9, 10, 18), at(2023, 9, 11, 6)),
        ("2023-09-10T17:30", at(2023, 9, 10, 17, 30), at(2023, 9, 10, 17, 31)),
        ("2023-12", at(2023, 12, 1), at(2024, 1, 1)),
        ("2023-W37", at(2023, 9, 11), at(2023, 9, 18)),
        ("2023-W37-WE", at(2023, 9, 16), at(2023, 9, 18)),
        ("2023-Q3", at(2023, 7, 1), at(2023, 10, 1)),
        ("2023-WI", at(2023, 12, 1), at(2024, 3, 1)),
        ("199X", at(1990, 1, 1), at(2000, 1, 1)),
        ("18", at(1800, 1, 1), at(1900, 1, 1)),
        ("P3Y", None, None),
        ("BC0044", None, None),
        ("XXXX-WXX-7", None, None),
    ],
)
def test_intervals(timex, earliest, latest):
    assert interval(timex, TUESDAY) == (earliest, latest)


def test_the_end_of_a_half_open_day_is_the_next_midnight():
    assert window("The forum lasts through Wednesday.") == (at(2023, 9, 13), at(2023, 9, 14))


def test_a_zone_that_is_named_gives_instants_with_an_offset():
    start, _ = window("The shelling began at 14:30 GMT on Sunday.")
    assert start == datetime(2023, 9, 10, 14, 30, tzinfo=UTC)
    start, _ = window("The shelling began at 2:30 p.m. KST on Sunday.")
    assert start is not None
    assert start.utcoffset() == timedelta(hours=9)


def test_a_length_of_time_before_or_after_publication_has_an_interval():
    assert window("It rained in the past five days.") == (at(2023, 9, 7), at(2023, 9, 13))
    assert window("It will rain in the next two weeks.") == (at(2023, 9, 12), at(2023, 9, 27))
    assert window("It rained for five days.") == (None, None)


def test_a_span_of_weekdays_runs_forward():
    assert timexes("It lasts from Monday to Friday.") == ["2023-09-11", "2023-09-15"]
    assert timexes("from 10 to 12 September 2023") == ["2023-09-10", "2023-09-12"]


def test_weekdays_named_together_follow_each_other():
    assert timexes("They will tour Kenya on Monday and Tuesday.") == ["2023-09-11", "2023-09-12"]
    assert timexes("They will meet on Friday, Saturday and Sunday.") == ["2023-09-15", "2023-09-16", "2023-09-17"]
    assert timexes("He left on Friday, and Thursday's talks were held.") == ["2023-09-08", "2023-09-07"]


def test_a_feast_that_gave_its_name_to_something_is_of_the_year_beside_it():
    assert timexes("the Boxing Day tsunami of 2004")[0] == "2004-12-26"
    assert timexes("the 2004 Boxing Day tsunami")[1] == "2004-12-26"
    assert timexes("the Labor Day hurricane in 1935")[0] == "1935-09-02"
    assert timexes("On Christmas Day he was in Rome; in 2019 he had been in Oslo.")[0] == "2022-12-25"


def test_an_hour_alone_is_of_the_news_and_not_of_long_ago():
    told = "The storm struck on Sunday.\n\nOnly that of 3 May 1986 was stronger.\n\nAs of 1 p.m. it was near Tampa."
    assert timexes(told)[-1] == "2023-09-10T13:00"
    assert timexes("On 3 May 1986 it struck.\n\nBy 1 p.m. it was over.")[-1] == "1986-05-03T13:00"


def test_years_later_count_from_the_year_last_spoken_of():
    assert timexes("In 1972 he left. Four years later he returned, and later that year he died.") == [
        "1972",
        "1976",
        "1976",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In June 1924 the climbers left Darjeeling. On June 8 two of them were last seen. News came in October.",
            ["1924-06", "1924-06-08", "1924-10"],
        ),
        ("The ship sailed from Cork on 5 November 1914. On January 19 it was beset.", ["1914-11-05", "1915-01-19"]),
        ("In 1953 they returned. On 29 May two of them stood on the top.", ["1953", "1953-05-29"]),
        ("He left on 3 May 1998 and was in Rome on the 16th with a cold.", ["1998-05-03", "1998-05-16"]),
        ("He left on 3 May 1998 and by the 2nd, tired, was in Rome.", ["1998-05-03", "1998-06-02"]),
        ("He left on 3 May 1998 and on Saturday, the 16th, was in Rome.", ["1998-05-03", "1998-05-16"]),
        ("He set out on 3 May 1998. He crossed the river on the 16th, as planned.", ["1998-05-03", "1998-05-16"]),
        ("They met in May 2010.\n\nOn January 3 they parted.", ["2010-05", "2011-01-03"]),
    ],
)
def test_a_year_carries_to_the_dates_that_follow_in_its_story(text, expected):
    assert timexes(text) == expected
    assert timexes(text, None) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The war ended in May 1945. A bomb was found on Tuesday. On June 8 another had been found.", "2023-06-08"),
        ("The war ended in May 1945.\n\nOn August 20 a bomb was found.", "2023-08-20"),
        ("The war ended in May 1945. A memorial will open on October 8.", "2023-10-08"),
        ("The mayor, who was born in May 1965, was elected on June 8.", "2023-06-08"),
        ("The club, founded in 1898, lost on June 8.", "2023-06-08"),
        ("He was charged in the May 3, 1988, bombing and fled in April.", "2023-04"),
        ("Work began in May 2015. On Thursday, June 8, it was over.", "2023-06-08"),
    ],
)
def test_a_year_does_not_carry_out_of_its_story(text, last):
    assert timexes(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "timex", "mod", "bounds"),
    [
        ("He came in late August.", "2023-08", "END", (at(2023, 8, 21), at(2023, 9, 1))),
        ("He came in early 2021.", "2021", "START", (at(2021, 1, 1), at(2021, 5, 1))),
        ("He came in mid-July.", "2023-07", "MID", (at(2023, 7, 11), at(2023, 7, 21))),
        ("He left at the end of June 2022.", "2022-06", "END", (at(2022, 6, 21), at(2022, 7, 1))),
        ("He left in the early 1990s.", "199X", "START", (at(1990, 1, 1), at(1994, 1, 1))),
        ("He came early on Monday.", "2023-09-11", "START", (at(2023, 9, 11), at(2023, 9, 11, 8))),
        ("He came late last week.", "2023-W36", "END", (at(2023, 9, 8), at(2023, 9, 11))),
        ("It was in August.", "2023-08", None, (at(2023, 8, 1), at(2023, 9, 1))),
        ("It was earlier this month.", "2023-09", None, (at(2023, 9, 1), at(2023, 10, 1))),
    ],
)
def test_early_mid_and_late_are_thirds(text, timex, mod, bounds):
    (ref,) = find_times(text, TUESDAY)[0]
    assert (ref.timex, ref.mod, (ref.earliest, ref.latest)) == (timex, mod, bounds)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_thirds_of_a_period_make_it_up(day):
    for period in (f"{day:%B} {day.year}", f"{day.year}"):
        (whole,) = find_times(f"in {period}", None)[0]
        early, mid, late = (find_times(f"in {word} {period}", None)[0][0] for word in ("early", "mid", "late"))
        assert (early.earliest, early.latest, mid.latest, late.latest) == (
            whole.earliest,
            mid.earliest,
            late.earliest,
            whole.latest,
        )


def test_letters_of_old_prints_are_read_as_plain_ones():
    assert timexes("laſt week, ſix dayſ ago, in the ſummer, fıve mınutes ago, ² o'clock") == [
        "2023-W36",
        "2023-09-06",
        "2023-SU",
        "2023-09-12",
    ]


def test_what_never_came_was_due_in_the_past():
    assert timexes("It was due on Monday but it never arrived.") == ["2023-09-11"]
    assert timexes("By Monday evening it had weakened.") == ["2023-09-11TEV"]
    assert timexes("He landed on Sunday evening. He reached Kyiv at 8 a.m.") == ["2023-09-10TEV", "2023-09-11T08:00"]
    assert timexes("He landed on Sunday evening. He had left at 8 a.m.") == ["2023-09-10TEV", "2023-09-10T08:00"]
    assert timexes("She arrived on Sunday. She had flown overnight.") == ["2023-09-10", "2023-09-09TNI"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_full_date_means_itself_whenever_it_was_published(day, published):
    for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        (ref,) = find_times(f"It was on {written} that he left.", published)[0]
        assert ref.timex == day.isoformat()
        assert ref.earliest == at(day.year, day.month, day.day)


@given(
    st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    st.dates(date(1900, 1, 15), date(2099, 12, 1)),
)
def test_a_weekday_is_that_weekday_within_a_week_before_or_after(name, published):
    for sentence, days in (("He arrived on {}.", range(-6, 1)), ("He will arrive on {}.", range(8))):
        (ref,) = find_times(sentence.format(name), published)[0]
        day = date.fromisoformat(ref.timex)
        assert f"{day:%A}" == name
        assert (day - published).days in days


@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_is_read_without_an_error_and_spans_hold_their_words(text, published):
    times, _ = find_times(text, published)
    assert all(text[t.start : t.end] == t.text and t.text for t in times)
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all(t.earliest <= t.latest for t in times if t.earliest and t.latest)


WORDS = (
    "Monday Sunday afternoon 5 p.m. noon Sept. 12 2019 May 3rd last next this year week month the of in on at until"
    " days hours two three ago later earlier quarter summer 1990s 31 30 29 Feb. 24:00 99:99 12/31/2020 B.C. century"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.none() | st.dates())
def test_any_heap_of_time_words_is_read_without_an_error(text, published):
    for ref in find_times(text, published)[0]:
        assert re.match(r"P|XXXX|\d|BC|[A-Z]+_REF", ref.timex)


def test_a_year_of_two_figures_is_near_where_no_day_of_publication_is_known():
    assert [t.timex for t in find_times("It was filed on 25/5/24.", None)[0]] == ["2024-05-25"]


def test_a_clock_with_a_dot_and_a_zone_is_one():
    (left, universal) = find_times("He arrived at 20.45 local time (18.45 GMT).", date(2024, 5, 16))[0]
    assert (left.timex, f"{left.earliest:%z}", universal.timex) == ("2024-05-16T20:45", "+0200", "2024-05-16T18:45Z")
    assert [t.timex for t in find_times("09.15 IST The envoy left.", date(2024, 5, 16))[0]] == ["2024-05-16T09:15"]
