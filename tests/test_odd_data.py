"""Days at the ends of the calendar, halves of characters, numbers without end: one answer in words, never a crash."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from geopy.exc import GeocoderQueryError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from geo import analyse
from geo.cli import app
from geo.corpus import run
from geo.errors import InputError
from geo.export import FORMATS, picture_png
from geo.intake import make_article, read_file, read_text
from geo.output import replacing
from geo.places import open_gazetteer, search
from geo.places.geocoder import Dateline, OnlineFirst
from geo.routing import Waypoint, find_way
from geo.text import find_times

TEXT = "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille on Tuesday."

TIMES = (
    "in AD 1", "before AD 1", "on 0001-01-01", "on 9999-12-31", "by 31/12/9999", "in 10,000 years", "on 31 February",
    "the next day", "two days later", "the following Monday", "last week", "a week earlier", "in AD 9999",
    "in AD 9899", "in early AD 1", "in the 1st century", "in 300 BC", "800,000 days from now", "8,000 years from now",
    "2,000 years ago", "a million years ago", "the previous day", "that evening", "at 8 a.m.", "the month before",
    "a quarter later", "in the past 999 years", "the next century", "on Christmas Day", "on the 15th", "yesterday",
    "tomorrow", "on Sunday", "on 1 January", "30,000 weeks later", "in the summer", "overnight", "next May",
)  # fmt: skip
SENTENCES = (
    "The minister left Moscow {} and arrived in Vladivostok {}.",
    "Kim arrived in Pyongyang {}, officials said {}.",
    "She walked from London to Sydney {} and returned {}.",
)
ENDS = [
    *(date.min, date(1, 1, 2), date(999, 12, 31), date(1599, 12, 31), date(1600, 1, 1), date(1600, 1, 2)),
    *(date(2024, 2, 29), date(2199, 12, 30), date(2199, 12, 31), date(2200, 1, 1), date(9999, 12, 30), date.max),
]
TOLD = st.builds(str.format, st.sampled_from(SENTENCES), st.sampled_from(TIMES), st.sampled_from(TIMES))


@given(st.lists(TOLD, min_size=1, max_size=5).map(" ".join), st.none() | st.sampled_from(ENDS) | st.dates())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_day_written_or_given_breaks_an_analysis_or_an_export(text, published):
    try:
        dossier = analyse(text, published=published)
    except InputError as error:
        assert published is not None
        assert published.isoformat() in str(error)  # noqa: PT017
        return
    for form in FORMATS.values():
        form.write(dossier)


@given(st.lists(TOLD, min_size=1, max_size=8).map(" ".join), st.dates(date(1600, 1, 1), date(2199, 12, 31)))
@settings(max_examples=150, deadline=None)
def test_times_are_found_about_any_day_of_publication(text, published):
    for time in find_times(text, published)[0]:
        assert time.earliest is None or time.latest is None or time.earliest < time.latest


@pytest.mark.parametrize("day", [date.min, date(1599, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_without_newspapers_is_refused_in_one_sentence(day):
    with pytest.raises(InputError, match=rf"^{day.isoformat()} cannot be .* from 1600-01-01 to 2199-12-31 "):
        make_article(TEXT, published=day)


@pytest.mark.parametrize("day", [date(1600, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_are_accepted(day):
    assert make_article(TEXT, published=day).published == day


def test_a_letterhead_of_the_middle_ages_is_no_day_of_publication():
    assert read_text(f"The bishop travels\nPublished 5 May 1066\n\n{TEXT}").published is None


def test_a_text_of_little_but_dates_is_english():
    first = date(2015, 6, 27)
    days = ", ".join(f"{first + timedelta(days=11 * n):%B %d, %Y}" for n in range(300))
    assert make_article(f"Nobody knows how the harvest will turn out.\n\n{days}").text


def test_analyse_and_corpus_answer_alike(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said = CliRunner().invoke(app, ["analyse", str(tmp_path / "a.txt"), "--published", "0001-01-01"])
    (row,) = rows(tmp_path, [json.dumps({"id": "a", "text": TEXT, "published": "0001-01-01"})])
    assert row == {"id": "a", "line": 1, "error": str(said.exception)}


def rows(folder, lines):
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run(folder / "in.jsonl", folder / "out.jsonl")
    return [json.loads(line) for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()]


GOOD = json.dumps({"id": "last", "text": TEXT})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "\\ud800", "text": "x"}', "half a character"),
        ('{"id": "a", "text": "Paris \\udfff"}', "half a character"),
        ('{"id": "a", "text": "x", "source": "\\ud83d"}', "half a character"),
        (f'{{"id": {"9" * 5000}, "text": "x"}}', "thousands of digits"),
        ('{"id": 1.5, "text": "x"}', "whole number"),
        ('{"id": NaN, "text": "x"}', "whole number"),
        ('{"id": "a", "text": "The \\u0000 left Paris."}', "NUL"),
        ('{"id": "a", "text": NaN}', "string"),
        ('{"id": "a", "text": "x", "published": "\\ud800' + "9" * 9000 + '"}', "no date"),
        ('{"id": "a", "text": "x", "published": ' + "[" * 900 + "]" * 900 + "}", "no date"),
        ('{"id": "a", "text": ' + "[" * 100_000, "nests"),
        ('{"id": "a", "text": "' + "a" * 10_000_000 + '"}', "more than 10 MB"),
    ],
)
def test_an_odd_line_costs_one_row_in_words(tmp_path, line, said):
    odd, good = rows(tmp_path, [line, GOOD])
    assert said in odd["error"]
    assert odd["line"] == 1
    assert len(odd["error"]) < 300
    assert good["id"] == "last"
    assert "dossier" in good


def test_what_fails_in_one_article_costs_its_row_alone(tmp_path, monkeypatch):
    def fails(text, **_options):
        raise KeyError("\ud800") if "Lyon" in text else InputError("not read")

    monkeypatch.setattr("geo.corpus.runner.analyse", fails)
    first, second = rows(tmp_path, [json.dumps({"id": 1, "text": "To Lyon."}), GOOD])
    assert first["error"].startswith("Dateline failed: KeyError")
    assert second["error"] == "not read"


@pytest.mark.parametrize("field", ["title", "source", "url"])
def test_half_a_character_beside_the_text_is_refused(field):
    with pytest.raises(InputError, match="half a character"):
        make_article(TEXT, **{field: "Caf\udce9"})


class Words(str):
    __slots__ = ()


ODD = [None, b"x", 3, float("nan"), True, [], {}, object(), date(2023, 9, 12), ("a", 1)]


@pytest.mark.parametrize("odd", [*ODD, "", "soon", "2023-13-01", "\ud800", "2023-09-12T25:00", *map(str, range(3))])
def test_what_is_no_day_of_publication_is_said_in_words(odd):
    if odd is None or isinstance(odd, date):
        assert analyse(TEXT, published=odd).article.published == odd
        return
    with pytest.raises(InputError, match=r" is no date; write it as 2023-09-12|^The day of publication is a date or"):
        analyse(TEXT, published=odd)


@pytest.mark.parametrize(
    "given",
    ["2023-09-12T23:59:00+09:00", datetime(2023, 9, 12, 23, 59), datetime(2023, 9, 12, tzinfo=UTC)],  # noqa: DTZ001
)
def test_of_a_time_of_publication_the_day_counts(given):
    assert analyse(TEXT, published=given) == analyse(TEXT, published="2023-09-12")


def test_a_string_of_a_class_of_its_own_is_read_as_any_other():
    assert analyse(Words(TEXT), title=Words("To the sea")) == analyse(TEXT, title="To the sea")
    assert read_text(Words(TEXT)) == read_text(TEXT)


@pytest.mark.parametrize("odd", [odd for odd in ODD if odd is not None])
def test_what_is_no_string_is_told_wherever_one_is_asked_for(odd):
    asks = [analyse, read_text, lambda given: read_file(given, b"x"), lambda given: search(open_gazetteer(), given)]
    if odd not in ([], {}):
        asks += [
            lambda given, field=field: make_article(TEXT, **{field: given}) for field in ("title", "source", "url")
        ]
        asks += [
            lambda given, field=field: search(open_gazetteer(), "Paris", **{field: given})
            for field in ("near", "country")
        ]
    for ask in asks:
        with pytest.raises(InputError, match="string"):
            ask(odd)


@pytest.mark.parametrize("odd", [None, 3, "x", "\ud800", [], {}, object()])
@pytest.mark.parametrize("kind", [".txt", ".html", ".docx", ".pdf"])
def test_a_file_that_is_no_bytes_is_told(odd, kind):
    with pytest.raises(InputError, match="must be given as bytes"):
        read_file(f"a{kind}", odd)


def test_bytes_of_any_kind_are_a_file():
    assert (
        read_file("a.txt", bytearray(TEXT.encode())) == read_file("a.txt", memoryview(TEXT.encode())) == read_text(TEXT)
    )


@pytest.mark.parametrize("odd", ["x", 3, [], {"a": None}, {1: "x"}, {"a": 3}, [("a", "b")]])
def test_choices_that_are_none_are_told(odd):
    with pytest.raises(InputError, match="maps ids of mentions to ids of places"):
        analyse(TEXT, choices=odd)


@pytest.mark.parametrize("odd", [*ODD, "\ud800", "\x00", ""])
def test_the_geocoder_answers_what_is_no_query_as_geopy_does(odd, tmp_path):
    for geocoder in (Dateline(), OnlineFirst(user_agent="dateline-tests", cache=tmp_path)):
        with pytest.raises(GeocoderQueryError):
            geocoder.geocode(odd)


@pytest.mark.parametrize("odd", [*(odd for odd in ODD if odd is not True and odd != 3), 91.0, float("inf"), "48"])
def test_a_point_that_is_none_and_a_mode_that_is_none_are_told(odd):
    with pytest.raises(InputError, match="is no latitude"):
        Waypoint(odd, 2.0)
    with pytest.raises(InputError, match="is no mode; the modes are rail, road, sea, air, unknown"):
        find_way(Waypoint(48.9, 2.3), Waypoint(43.3, 5.4), odd)


@pytest.fixture(params=["itself", "a symbolic link", "a hard link", "another spelling"])
def again(request, tmp_path):
    """Return a function that gives a file's path once more."""

    def path(file):
        other = tmp_path / "other"
        if request.param == "a symbolic link":
            other.symlink_to(file)
        elif request.param == "a hard link":
            os.link(file, other)
        elif request.param == "another spelling":
            return tmp_path / ".." / tmp_path.name / file.name
        return other if other.exists() else file

    return path


def test_a_corpus_is_not_written_over_itself(tmp_path, again):
    file = tmp_path / "in.jsonl"
    file.write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="is the input itself"):
        run(file, again(file))
    assert file.read_text(encoding="utf-8") == GOOD


def test_an_article_is_not_written_over_itself(tmp_path, again):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    said = CliRunner().invoke(app, ["analyse", str(file), "-o", str(again(file))])
    assert "is the input itself" in str(said.exception)
    assert file.read_text(encoding="utf-8") == TEXT


def stop_half_way(target):
    with replacing(target) as file:
        file.write(b"half of the ne")
        raise InputError("stopped")


def test_a_run_that_fails_leaves_the_older_result_and_nothing_else(tmp_path):
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    with pytest.raises(InputError, match="stopped"):
        stop_half_way(target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


KILLED = """
import os, signal, sys
from pathlib import Path
from geo.output import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half of the ne")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_run_that_is_killed_leaves_the_older_result_and_nothing_else(tmp_path):
    try:
        os.close(os.open(tmp_path, os.O_TMPFILE | os.O_WRONLY))
    except (AttributeError, OSError):
        pytest.skip("this file system knows no files without a name")
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(target)], cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_where_files_need_a_name_they_are_replaced_alike(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    with pytest.raises(InputError, match="stopped"):
        stop_half_way(target)
    assert list(tmp_path.iterdir()) == [target]
    with replacing(target) as file:
        file.write(b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_rights_that_any_other_would_get(tmp_path):
    (tmp_path / "other").touch()
    with replacing(tmp_path / "out.json") as file:
        file.write(b"new")
    assert (tmp_path / "out.json").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_what_is_replaced_keeps_its_rights_and_a_link_stays_one(tmp_path):
    target, link = tmp_path / "out.json", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    with replacing(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_and_not_replaced():
    with replacing(Path(os.devnull)) as file:
        file.write(b"gone")
    assert Path(os.devnull).is_char_device()


def test_a_picture_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dossier = analyse(TEXT)
    assert picture_png(dossier) == picture_png(dossier)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "text",
    [
        "https://news.example/2024/05/train",
        "  HTTP://NEWS.EXAMPLE/train?id=7#top \n",
        "www.news.example",
        "news.example/2024/05/by-train-to-the-sea",
        "<https://news.example/train>",
        "“https://news.example/train”",
        "\ufeffhttps://news.example/train\u200b",
        "https://news.example/a-train-left-paris-for-lyon-and-the-minister-was-in-it-with-all-of-her-luggage-" * 9,
        "https://news.example/1\nhttps://news.example/2\r\nwww.news.example/3",
        "ftp://files.example/article.txt",
        "localhost.example:8501/?dossier=a-1",
    ],
)
def test_an_address_is_no_text(text):
    with pytest.raises(InputError, match=r"is an address and no text.*paste the article's text") as refused:
        make_article(text)
    assert len(str(refused.value)) < 300
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "The story at https://news.example/train says that she left Paris.",
        "Train to the sea https://news.example/train",
        "Stop.",
        "Mr. Smith and/or his wife left St. Ives.",
        "He left at 5 p.m./6 p.m. for Paris.",
    ],
)
def test_a_text_with_an_address_in_it_is_read(text):
    assert make_article(text).text == text
