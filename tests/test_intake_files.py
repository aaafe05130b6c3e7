"""Articles come out of files with what the files say of themselves."""

from __future__ import annotations

import io
import textwrap
from datetime import date
from email.message import EmailMessage

import docx
import pytest

from geo.errors import InputError
from geo.intake.files import read_file
from geo.text import normalise

SENTENCES = (
    "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille in the afternoon.",
    "She is expected to return on Wednesday, after a meeting with the mayor and a visit to the harbour.",
)
PAGE = f"""<html><head><title>By train to the sea</title>
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2024-05-07T08:00:00Z">
<link rel="canonical" href="https://news.example/train"></head>
<body><nav><a href="/">Home</a></nav><article><h1>By train to the sea</h1>
<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article><footer>All rights reserved</footer></body></html>"""


def test_html_gives_text_title_source_and_date():
    found = read_file("page.html", PAGE.encode())
    assert all(sentence in found.text for sentence in SENTENCES)
    assert "All rights" not in found.text
    assert (found.title, found.source) == ("By train to the sea", "The Daily Example")
    assert found.published == date(2024, 5, 7)


def test_word_gives_paragraphs():
    document, buffer = docx.Document(), io.BytesIO()
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    document.save(buffer)
    assert read_file("note.docx", buffer.getvalue()).text == "\n\n".join(SENTENCES)


HEAD = ("A walk to Lisbon", "By Jane Smith | Reuters", "Published 5 May 2024")
FOUND = ("A walk to Lisbon", "Reuters", date(2024, 5, 5))


def word(*paragraphs: str) -> bytes:
    """Return a Word document with a heading and paragraphs."""
    document, buffer = docx.Document(), io.BytesIO()
    document.add_heading(paragraphs[0], level=1)
    for text in paragraphs[1:]:
        document.add_paragraph(text)
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "\n".join([*HEAD, *SENTENCES]).encode()),
        ("a.md", ("# " + "\n\n".join([*HEAD, *SENTENCES])).encode()),
        (
            "a.html",
            f"<html><body><p>{'</p><p>'.join([*HEAD, *SENTENCES])}</p></body></html>".encode(),
        ),
        ("a.docx", word(*HEAD, *SENTENCES)),
    ],
)
def test_title_source_and_date_are_found_where_they_stand(name, data):
    found = read_file(name, data)
    assert (found.title, found.source, found.published) == FOUND
    assert SENTENCES[0] in found.text


def test_a_printed_page_keeps_its_head_apart_from_its_prose():
    wrapped = textwrap.wrap(" ".join(SENTENCES), 60)
    found = read_file("a.pdf", pdf([*HEAD, *wrapped]))
    assert (found.title, found.source, found.published) == FOUND
    assert found.text == "\n\n".join([*HEAD, " ".join(SENTENCES)])


def test_a_page_without_a_date_gets_none_from_its_prose_or_its_copyright():
    body = "".join(f"<p>{s}</p>" for s in (*SENTENCES, "She was born on 12 March 1961 and moved to Paris in 1980."))
    page = f"<html><body><article>{body}</article><footer>© 2019 Example</footer></body></html>"
    assert read_file("a.html", page.encode()).published is None


def pdf(lines: list[str]) -> bytes:
    """Return a one-page PDF with lines of text, written by hand."""
    content = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>"),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"xref\n0 6\n0000000000 65535 f \n{rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return out.encode()


def test_pdf_lines_become_paragraphs():
    found = read_file("print.pdf", pdf(["The minister left Paris on Mon-", "day morning by train."]))
    assert normalise(found.text, "Monday".__eq__).text == "The minister left Paris on Monday morning by train."


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_letter_gives_its_text_subject_and_day_and_tells_what_is_attached(encoding):
    words = "The envoy flew from São Tomé to Nairobi on Tuesday, officials said, and she will meet the president there."
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Reuters <news@reuters.example>", "Fwd: Envoy leaves"
    letter["Date"] = "Sat, 04 May 2024 23:12:00 -0500"
    letter.set_content(words, cte=encoding)
    letter.add_attachment(b"abc", maintype="image", subtype="png")
    read = read_file("a.eml", bytes(letter))
    assert (read.text.strip(), read.title, read.source) == (words, "Envoy leaves", "Reuters")
    assert (read.published, read.left_out) == (date(2024, 5, 4), ("an attachment",))


def test_a_letter_that_is_only_a_page_is_read_as_one():
    words = "The envoy flew from Cairo to Nairobi on Tuesday, officials said, and she will meet the president there."
    letter = EmailMessage()
    letter["Subject"] = "Envoy leaves"
    letter.set_content(f"<html><body><p>{words}</p><p>{words}</p></body></html>", subtype="html")
    assert words in read_file("a.eml", bytes(letter)).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_read(encoding):
    assert read_file("a.txt", "\ufeffShe left Zürich.".encode(encoding)).text == "She left Zürich."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.exe", b"MZ"),
        ("a.pdf", b"no pdf"),
        ("a.docx", b"no zip"),
        ("a.eml", b"no head"),
        ("a.eml", b"Content-Type: text/plain; charset=none\n\nThe envoy left."),
        ("a.txt", b"\xff\xfea"),
        ("a.html", b"<html></html>"),
        ("a.txt", b"\x00\xff\x00"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(name, data):
    with pytest.raises(InputError) as refused:
        read_file(name, data)
    assert "\n" not in str(refused.value)
    assert name in str(refused.value)


def test_a_huge_file_is_refused():
    with pytest.raises(InputError, match="up to 20 MB"):
        read_file("a.txt", b"a" * 20_000_001)
