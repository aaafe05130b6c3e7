"""The command line: data to stdout and nothing else there, one clear line for bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parent.parent / "seeds" / "000_d73f2120bc69e7cf.txt"


def dateline(*args: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "geo", *args], input=data, capture_output=True, timeout=120, check=False
    )


def test_help_teaches_by_example():
    run = dateline("--help")
    assert run.returncode == 0
    assert b"dateline analyse article.txt --published" in run.stdout
    assert b"dateline serve" in run.stdout
    assert b"dateline check" in run.stdout


@pytest.mark.parametrize("command", ["analyse", "check", "corpus", "geocode", "route", "serve", "store"])
def test_every_command_explains_itself(command: str):
    run = dateline(command, "--help")
    assert run.returncode == 0
    assert b"Usage" in run.stdout


def test_version():
    assert dateline("--version").stdout.startswith(b"dateline ")


def test_analyse_writes_the_dossier_and_nothing_else_to_stdout():
    run = dateline("analyse", str(SEED), "--published", "2023-09-12")
    assert run.returncode == 0, run.stderr
    dossier = json.loads(run.stdout)
    assert dossier["schema"] == "dateline.dossier/1"
    assert dossier["article"]["published"] == "2023-09-12"
    assert dossier["routes"][0]["legs"][0]["from"].startswith("s-kim-jong-un")


def test_analyse_reads_standard_input_and_warns_on_stderr():
    run = dateline("analyse", "-", "--format", "markdown", data=b"The Pope arrived in Rome on Tuesday from Paris.")
    assert run.returncode == 0
    assert b"Rome" in run.stdout
    assert b"Warning" not in run.stdout
    assert b"date" in run.stderr.lower()


def test_analyse_says_on_stderr_what_was_found_where_no_route_is_drawn():
    run = dateline("analyse", "-", "--published", "2024-05-13", data=b"Kim arrived in Riga on Friday. It was cold.")
    assert json.loads(run.stdout)["routes"] == []
    assert run.stderr.decode().strip() == "Kim is told to be in one place only: Riga."
    run = dateline("analyse", "-", "--published", "2024-05-13", data=b"It rained all day, and everybody was sad.")
    assert run.stderr.decode().strip() == ""


def test_every_export_can_be_asked_for():
    from geo.cli.analyse import AnalyseFormat
    from geo.export import FORMATS

    assert {f.value for f in AnalyseFormat} == {"json", *FORMATS}


def test_analyse_says_what_a_word_document_holds_beside_its_text(tmp_path: Path):
    import docx

    document, path = docx.Document(), tmp_path / "note.docx"
    document.sections[0].header.paragraphs[0].text = "DRAFT"
    document.add_paragraph("The Pope arrived in Rome on Tuesday from Paris.")
    document.save(str(path))
    run = dateline("analyse", str(path), "--format", "markdown")
    assert f"Left out of {path}: a header or footer." in " ".join(run.stderr.decode().split())


def test_analyse_writes_a_file(tmp_path: Path):
    out = tmp_path / "journey.geojson"
    run = dateline("analyse", str(SEED), "--published", "2023-09-12", "--format", "geojson", "-o", str(out))
    assert run.returncode == 0
    assert run.stdout == b""
    assert json.loads(out.read_text())["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"\x7fELF\x00\x01\x02", "binary"),
        (b"caf\xe9 in the morning", "UTF-8"),
        (b"a word " * 200_000, "MB"),
        ("Der Zug fuhr am Montag von Berlin nach München und kam sehr spät an.".encode(), "English"),
        ("Поезд прибыл в Хасан сегодня утром, сообщили местные власти.".encode(), "English"),
        (b"12345 67890 !!!", "words"),
    ],
)
def test_bad_text_exits_2_with_one_line_that_says_what_is_accepted(data: bytes, says: str):
    run = dateline("analyse", "-", data=data)
    assert run.returncode == 2
    assert run.stdout == b""
    [line] = run.stderr.decode().strip().splitlines()
    assert says in line
    assert "plain UTF-8 text of at most 1 MB" in line


def test_missing_file_exits_2_with_one_line():
    run = dateline("analyse", "no-such-file.txt")
    assert run.returncode == 2
    [line] = run.stderr.decode().strip().splitlines()
    assert "no-such-file.txt" in line


@pytest.mark.parametrize(
    ("argument", "data"), [("https://news.example/a", b""), ("-", b"https://news.example/a\n")], ids=["file", "stdin"]
)
def test_an_address_exits_2_with_one_line_that_says_to_paste_the_text(argument: str, data: bytes):
    run = dateline("analyse", argument, data=data)
    assert run.returncode == 2
    [line] = run.stderr.decode().strip().splitlines()
    assert "https://news.example/a is an address and no text" in line
    assert "paste the article's text" in line


def test_unwritable_output_exits_2(tmp_path: Path):
    run = dateline("analyse", "-", "-o", str(tmp_path / "missing" / "x.json"), data=b"He left Paris for Rome.")
    assert run.returncode == 2
    assert b"cannot be written" in run.stderr


def test_a_wrong_date_says_how_dates_are_written():
    run = dateline("analyse", str(SEED), "--published", "12/09/2023")
    assert run.returncode == 2
    assert b"2023-09-12" in run.stderr
    assert b"Traceback" not in run.stderr


def test_check_prints_claims_as_in_the_dossier():
    run = dateline("check", "Vladivostok is about 680 km north of Pyongyang.", "--format", "json")
    assert run.returncode == 0
    [claim] = json.loads(run.stdout)["claims"]
    assert claim["verdict"] == "supported"
    assert claim["measured_km"] == pytest.approx(684.5, abs=0.1)
