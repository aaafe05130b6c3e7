"""Many articles at once: order, errors, homes, and what a line holds."""

from __future__ import annotations

import json

import pytest

from geo.corpus import run
from geo.corpus.lines import BadLine, Record, read_lines
from geo.errors import InputError

ARTICLES = [
    {"id": "a", "text": "A fire broke out in Paris, Texas, on Friday.", "published": "2023-09-12", "source": "p.com"},
    {"id": "b", "text": "The Paris school board met on Monday. Moscow said no.", "source": "p.com"},
    {"id": 3, "text": "French officials arrived in Vladivostok in 2019."},
]  # fmt: skip


def write(path, lines):
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines) + "\n", encoding="utf-8")
    return path


def results(tmp_path, lines, **options):
    failed = run(write(tmp_path / "in.jsonl", lines), tmp_path / "out.jsonl", **options)
    return failed, [json.loads(x) for x in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_line_out_for_each_line_in_in_order(tmp_path):
    failed, rows = results(tmp_path, [ARTICLES[0], "{broken", ARTICLES[1], '{"id": "x"}', "[1]", ARTICLES[2]])
    assert failed == 3
    assert [row["id"] for row in rows] == ["a", None, "b", None, None, 3]
    assert [row["line"] for row in rows if "error" in row] == [2, 4, 5]
    assert all(row["error"] for row in rows if "error" in row)


def test_a_line_holds_dossier_toponyms_and_times(tmp_path):
    _, rows = results(tmp_path, ARTICLES)
    first = rows[0]
    assert set(first) == {"id", "dossier", "toponyms", "times"}
    assert first["dossier"]["schema"] == "dateline.dossier/1"
    paris = next(t for t in first["toponyms"] if t["start"] == 20)
    assert set(paris) == {"start", "end", "lat", "lon", "geonameid", "kind"}
    assert (paris["geonameid"], paris["kind"]) == (4717560, "place")
    assert [t["value"] for t in first["times"]] == ["2023-09-08"]


def test_demonyms_and_metonyms_carry_the_point_of_what_they_stand_for(tmp_path):
    _, rows = results(tmp_path, ARTICLES)
    kinds = {
        ARTICLES[i]["text"][t["start"] : t["end"]]: (t["kind"], t["geonameid"])
        for i in (1, 2)
        for t in rows[i]["toponyms"]
    }
    assert kinds["Moscow"] == ("metonym", 524901)
    assert kinds["French"] == ("demonym", 3017382)
    assert kinds["Vladivostok"] == ("place", 2013348)


def test_the_home_is_learnt_from_all_articles_and_stands_in_the_provenance(tmp_path):
    _, rows = results(tmp_path, ARTICLES)
    home = rows[1]["dossier"]["provenance"]["home"]
    assert home["country"] == "US"
    assert rows[0]["dossier"]["provenance"]["home"] == home
    assert rows[2]["dossier"]["provenance"]["home"] is None


@pytest.mark.slow
def test_order_and_workers_change_nothing(tmp_path):
    _, rows = results(tmp_path, ARTICLES)
    _, turned = results(tmp_path, ARTICLES[::-1])
    _, many = results(tmp_path, ARTICLES, workers=2)
    assert turned[::-1] == rows
    assert many == rows


def test_a_text_that_cannot_be_analysed_costs_its_line_alone(tmp_path):
    address = {"id": "address", "text": "https://news.example/train"}
    failed, rows = results(tmp_path, [{"id": "empty", "text": "  "}, ARTICLES[2], address])
    assert failed == 2
    assert "paste the article's text" in rows[2]["error"]
    assert rows[0]["line"] == 1
    assert "empty" in rows[0]["error"]
    assert rows[1]["id"] == 3


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe", b"nonsense", b"[]", b'{"text": "x"}', b'{"id": true, "text": "x"}', b'{"id": "a", "text": 1}',
     b'{"id": "a", "text": "x", "published": "soon"}', b'{"id": "a", "text": "x", "source": 5}', b"[" * 100_000],
)  # fmt: skip
def test_a_bad_line_is_told_apart(tmp_path, line):
    path = tmp_path / "in.jsonl"
    path.write_bytes(line + b"\n")
    (found,) = read_lines(path)
    assert isinstance(found, BadLine)
    assert found.line == 1


def test_a_timestamp_counts_as_its_day(tmp_path):
    (found,) = read_lines(
        write(tmp_path / "in.jsonl", ['{"id": "a", "text": "x", "published": "2023-09-12T10:00:00Z"}'])
    )
    assert isinstance(found, Record)
    assert found.published.isoformat() == "2023-09-12"


def test_files_that_cannot_be_opened_are_named(tmp_path):
    with pytest.raises(InputError, match=r"nowhere\.jsonl cannot be read"):
        run(tmp_path / "nowhere.jsonl", tmp_path / "out.jsonl")
    source = write(tmp_path / "in.jsonl", ARTICLES)
    with pytest.raises(InputError, match="cannot be written"):
        run(source, tmp_path / "missing" / "out.jsonl")


HEADED = (
    "A walk to Lyon\nBy Jane Smith | Reuters | 5 May 2024\n"
    "The minister left Paris for Lyon on Monday morning, her office said."
)


def said(article):
    return article["title"], article["source"], article["published"]


def test_a_text_says_its_own_title_source_and_day_to_all_who_read_it(tmp_path):
    import geo
    from geo.intake import read_text

    found = read_text(HEADED)
    _, rows = results(tmp_path, [{"id": 1, "text": HEADED}])
    dossier = geo.analyse(HEADED).model_dump(mode="json", by_alias=True)
    assert said(dossier["article"]) == ("A walk to Lyon", "Reuters", "2024-05-05")
    assert said(rows[0]["dossier"]["article"]) == said(dossier["article"])
    assert (found.title, found.source, found.published.isoformat()) == said(dossier["article"])
    assert [time["timex"] for time in dossier["times"]][-1] == "2024-04-29TMO"


def test_what_is_given_counts_before_what_a_text_says(tmp_path):
    import geo

    given = {"title": "Mine", "source": "Example", "published": "2023-09-12"}
    _, rows = results(tmp_path, [{"id": 1, "text": HEADED, **given}])
    assert said(rows[0]["dossier"]["article"]) == ("Mine", "Example", "2023-09-12")
    assert geo.analyse(HEADED, **given).article.title == "Mine"
    none = geo.analyse(HEADED, title="", source="").article
    assert (none.title, none.source) == (None, None)


def test_the_source_that_a_text_names_is_learnt_from_too(tmp_path):
    lines = [
        {
            **line,
            "source": None,
            "text": f"A day in Paris\nBy Jane Smith | Houston Chronicle | 5 May 2024\n{line['text']}",
        }
        for line in ARTICLES[:2]
    ]
    named = [{**line, "source": "Houston Chronicle"} for line in lines]
    _, found = results(tmp_path, lines)
    _, told = results(tmp_path, named)
    assert found == told
