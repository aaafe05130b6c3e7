"""Files made to fill the memory, to take minutes or to break their readers: one line each, and nothing else.

That they are quick and small is measured by benchmarks/files.py, which makes them.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.intake import read_file


def _makers():
    path = Path(__file__).parents[1] / "benchmarks" / "files.py"
    spec = importlib.util.spec_from_file_location("hostile_files", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


MAKERS = _makers()
ORDINARY = {kind: MAKERS.ordinary(kind, 20_000) for kind in (".html", ".docx", ".pdf")}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deep.html", "200 deep"),
        ("spans.html", "40,000 elements"),
        ("nested.html", "40,000 elements"),
        ("attributes.html", "2,000 attributes"),
        ("paragraphs.html", "40,000 elements"),
        ("bomb.docx", "unpacks to 30. MB"),
        ("xml_bomb.docx", "MB of XML"),
        ("paragraphs.docx", "500,000 are accepted"),
        ("runs.docx", "500,000 are accepted"),
        ("deep.docx", "can be read|to be read"),
        ("entities.docx", "entities of its own"),
        ("parts.docx", "may have 1,000"),
        ("inflates.pdf", "unpacks to more"),
        ("inflates_twice.pdf", "unpacks to more"),
        ("operations.pdf", "1,000,000 words"),
        ("numbers.pdf", "1,000,000 words"),
        ("arrays.pdf", "1,000,000 words"),
        ("long_text.pdf", "1,000,000 words"),
        ("pages.pdf", "may have 1,000"),
    ],
)
def test_what_no_article_needs_is_refused_in_one_line(name, said):
    with pytest.raises(InputError, match=said) as refused:
        read_file(name, MAKERS.HOSTILE[name]())
    assert str(refused.value).startswith(f"{name} ")
    assert "\n" not in str(refused.value)
    assert "text" in str(refused.value)  # what to do


@pytest.mark.parametrize("kind", ORDINARY)
def test_an_ordinary_file_is_read_as_before(kind):
    assert MAKERS.SENTENCE.strip() in read_file(f"a{kind}", ORDINARY[kind]).text


@pytest.mark.parametrize("kind", ORDINARY)
def test_a_long_article_is_within_all_limits(kind):
    assert len(read_file(f"a{kind}", MAKERS.ordinary(kind, 500_000)).text) > 450_000


ALGORITHMS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


def locked(password: str, algorithm: str) -> bytes:
    """Return a PDF that wants a password, or with "" only forbids printing."""
    writer, buffer = pypdf.PdfWriter(io.BytesIO(ORDINARY[".pdf"])), io.BytesIO()
    writer.encrypt(password, "owner", algorithm=algorithm)
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_pdf_that_wants_a_password_is_called_locked(algorithm):
    with pytest.raises(InputError, match=r"^a\.pdf is locked\. Save it without a password"):
        read_file("a.pdf", locked("secret", algorithm))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_pdf_that_only_forbids_printing_is_read(algorithm):
    assert read_file("a.pdf", locked("", algorithm)) == read_file("a.pdf", ORDINARY[".pdf"])


def test_a_word_document_cannot_declare_less_than_it_unpacks_to():
    data = MAKERS.repacked({}, {"word/media/a.bin": b"\0" * 3_000_000})
    for sized in (data.rfind(b"\xc0\xc6\x2d\x00"), data.find(b"\xc0\xc6\x2d\x00")):
        data = data[:sized] + b"\x09\0\0\0" + data[sized + 4 :]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.getinfo("word/media/a.bin").file_size == 9
        with pytest.raises(zipfile.BadZipFile):
            package.read("word/media/a.bin")


def read_or_refused(kind: str, data: bytes) -> None:
    """Read a file; whatever is raised but an InputError of one line goes through."""
    try:
        read_file(f"a{kind}", data)
    except InputError as refused:
        assert "\n" not in str(refused)  # noqa: PT017 - most raise, some do not


CHANGE = st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 40))


@pytest.mark.parametrize("kind", ORDINARY)
@given(st.floats(0, 1))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_file_cut_off_anywhere_raises_nothing_else(kind, where):
    read_or_refused(kind, ORDINARY[kind][: int(where * len(ORDINARY[kind]))])


@pytest.mark.parametrize("kind", ORDINARY)
@given(st.lists(CHANGE, min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_damaged_file_raises_nothing_else(kind, changes):
    data = ORDINARY[kind]
    for where, put, gone in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + gone :]
    read_or_refused(kind, data)


@given(
    st.lists(CHANGE, min_size=1, max_size=8), st.sampled_from(["word/document.xml", "word/styles.xml", "_rels/.rels"])
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_damaged_xml_in_a_word_document_raises_nothing_else(changes, part):
    def damaged(xml: str) -> str:
        for where, put, gone in changes:
            at = int(where * len(xml))
            xml = xml[:at] + put.decode("latin-1") + xml[at + gone :]
        return xml

    read_or_refused(".docx", MAKERS.repacked({part: damaged}))
