"""What hostile files cost to read: seconds and memory, each beside an ordinary file of its kind and size.

Each is read in a process of its own; memory is what that process held at the most, the interpreter with its modules
included. What was said of the file stands in the last column. Goal: none takes over 10 s or 500 MB, none raises
anything but InputError.
"""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = (
    "The minister left Paris on Monday morning by train, her office said, and arrived in Marseille in the afternoon. "
)
_FORM = "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Filter /FlateDecode"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def page(body: str) -> bytes:
    """Return a page of HTML with an article."""
    return f"<html><body><article>{body}</article></body></html>".encode()


def word(paragraphs: int) -> bytes:
    """Return an ordinary Word document."""
    document, buffer = docx.Document(), io.BytesIO()
    for _ in range(paragraphs):
        document.add_paragraph(SENTENCE)
    document.save(buffer)
    return buffer.getvalue()


def repacked(changes: dict[str, Callable[[str], str]], more: dict[str, bytes] | None = None) -> bytes:
    """Return an ordinary Word document with parts changed and added."""
    source, buffer = zipfile.ZipFile(io.BytesIO(word(60))), io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name in source.namelist():
            old = source.read(name)
            package.writestr(name, changes[name](old.decode()) if name in changes else old)
        for name, data in (more or {}).items():
            package.writestr(name, data)
    return buffer.getvalue()


def word_with(body: str) -> bytes:
    """Return a Word document whose body is that XML."""
    return repacked(
        {"word/document.xml": lambda old: old.split("<w:body>")[0] + f"<w:body>{body}</w:body></w:document>"}
    )


def _with_entities(old: str) -> str:
    steps = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    declared = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{steps}]>'
    return declared + old.split("?>", 1)[1].replace("The minister", "&e9;", 1)


def _related(count: int, *, one: bool) -> Callable[[str], str]:
    rows = "".join(f'<Relationship Id="x{i}" Type="{_IMAGE}" Target="m/{0 if one else i}.xml"/>' for i in range(count))
    return lambda old: old.replace("</Relationships>", rows + "</Relationships>")


def pdf(*streams: bytes | tuple[str, bytes], pages: int = 1, resources: str = "/Font << /F1 3 0 R >>") -> bytes:
    """Return a PDF whose pages all have the first stream; a stream is compressed unless its filters are given."""
    kids = " ".join(f"{4 + len(streams) + i} 0 R" for i in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for stream in streams:
        head, data = stream if isinstance(stream, tuple) else ("/Filter /FlateDecode", zlib.compress(stream, 9))
        objects.append(f"<< /Length {len(data)} {head} >>\nstream\n".encode() + data + b"\nendstream")
    leaf = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate([*objects, *[leaf.encode()] * pages], start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(offsets) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n" % size + rows + b"trailer << /Size %d /Root 1 0 R >>\n" % size
    return out + xref + b"startxref\n%d\n%%%%EOF" % len(out)


def scattered(count: int) -> bytes:
    """Return so many letters of some sizes, all over a page."""
    places = ((n * 397 % 590, n * 211 % 790, (8, 9, 12, 20, 300)[n % 5]) for n in range(count))
    return b"BT " + b"".join(b"1 0 0 1 %d %d Tm /F1 %d Tf (a) Tj " % place for place in places) + b"ET"


PRINTED = b"BT /F1 12 Tf 14 TL 72 720 Td " + (b"(" + SENTENCE.encode() + b") Tj T* ") * 60 + b" ET"
HOSTILE: dict[str, Callable[[], bytes]] = {
    "deep.html": lambda: page("<div>" * 200_000 + SENTENCE + "</div>" * 200_000),
    "spans.html": lambda: page("<p>" + "<b>a</b> " * 220_000 + "</p>"),
    "nested.html": lambda: page(("<div>" * 190 + f"<p>{SENTENCE}</p>" + "</div>" * 190) * 800),
    "attributes.html": lambda: page(f"<p {' '.join(f'a{i}=1' for i in range(200_000))}>{SENTENCE}</p>"),
    "quoted.html": lambda: page("<p " + " ".join(f'a{i}="<" b{i}=\'>\'' for i in range(100_000)) + f">{SENTENCE}</p>"),
    "quotes.html": lambda: page("<p ' " + " ".join(f"a{i}" for i in range(200_000)) + f" '>{SENTENCE}</p>"),
    "gzipped.html": lambda: gzip.compress(page("<p>He left. </p>" * 1_200_000)),
    "paragraphs.html": lambda: page("<p>He left. </p>" * 130_000),
    "bomb.docx": lambda: repacked({}, {"word/media/a.bin": b"\0" * 300_000_000}),
    "xml_bomb.docx": lambda: word_with(f"<w:p><w:r><w:t>{'a ' * 30_000_000}</w:t></w:r></w:p>"),
    "paragraphs.docx": lambda: word_with("<w:p/>" * 900_000),
    "runs.docx": lambda: word_with(f"<w:p>{'<w:r><w:t>a </w:t></w:r>' * 120_000}</w:p>"),
    "deep.docx": lambda: word_with("<w:p>" * 200_000 + "</w:p>" * 200_000),
    "entities.docx": lambda: repacked({"word/document.xml": _with_entities}),
    "parts.docx": lambda: repacked(
        {"word/_rels/document.xml.rels": _related(5_000, one=False)}, {f"word/m/{i}.xml": b"<a/>" for i in range(5_000)}
    ),
    "relations.docx": lambda: repacked(
        {"word/_rels/document.xml.rels": _related(90_000, one=True)}, {"word/m/0.xml": b"<a/>"}
    ),
    "inflates.pdf": lambda: pdf(b"q Q " * 18_000_000),
    "inflates_twice.pdf": lambda: pdf(
        ("/Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(b"q " * 37_000_000, 9), 9))
    ),
    "operations.pdf": lambda: pdf(b"q Q " * 100_000, pages=900),
    "numbers.pdf": lambda: pdf(b"1 " * 400_000, pages=900),
    "arrays.pdf": lambda: pdf(b"[" * 4_000_000),
    "long_text.pdf": lambda: pdf(b"BT /F1 12 Tf (" + b"a " * 4_900_000 + b") Tj ET"),
    "pages.pdf": lambda: pdf(PRINTED, pages=3_000),
    "blocks.pdf": lambda: pdf(scattered(55), pages=1_000),
    "scattered.pdf": lambda: pdf(scattered(30_000)),
    "forms.pdf": lambda: pdf(
        b"/X Do " * 200, (_FORM, zlib.compress(b"q Q " * 100_000, 9)), pages=50, resources="/XObject << /X 5 0 R >>"
    ),
}  # fmt: skip


def ordinary(kind: str, size: int) -> bytes:
    """Return an ordinary file of a kind, about as large, with up to 0.9 MB of text."""
    times = min(size, 900_000) // len(SENTENCE) + 1
    if kind == ".html":
        return page("".join(f"<p>{SENTENCE} {number}</p>" for number in range(min(times, 4_900))))
    if kind == ".docx":
        return word(min(times, 7_000))
    return pdf(PRINTED, pages=min(times // 60 + 1, 130))


def _measured(name: str, data: bytes) -> tuple[float, float, str]:
    """Return CPU seconds, MB and what was said, from a process of its own; 60 s are the most it gets."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            done = subprocess.run(
                [sys.executable, __file__, path], capture_output=True, text=True, timeout=60, check=True
            )
        except subprocess.TimeoutExpired:
            return 60.0, float("nan"), "not read within 60 s"
        except subprocess.CalledProcessError:
            return float("nan"), float("nan"), "RAISES"
    seconds, megabytes, said = done.stdout.split(maxsplit=2)
    return float(seconds), float(megabytes), said.strip().replace(f"{path} ", "")


def _read(path: Path) -> None:
    from geo.errors import InputError  # noqa: PLC0415 - so that only what reads has loaded it
    from geo.intake import read_file  # noqa: PLC0415

    data, begin = path.read_bytes(), time.process_time()
    try:
        said = f"{len(read_file(str(path), data).text):,} characters"
    except InputError as error:
        said = str(error).split(". ")[0]
    # What the process that started this one held would count in getrusage.
    status = Path("/proc/self/status").read_text("utf-8")
    print(f"{time.process_time() - begin:.2f} {int(status.split('VmHWM:')[1].split()[0]) / 1000:.0f} {said}")


def main() -> None:
    """Print a line for each file."""
    print(f"{'file':20} {'kB':>6} {'s':>6} {'MB':>5}   ordinary {'kB':>4} {'s':>6} {'MB':>5}   said")
    for name, make in HOSTILE.items():
        data = make()
        plain = ordinary(Path(name).suffix, len(data))
        seconds, megabytes, said = _measured(name, data)
        usual = _measured(f"ordinary{Path(name).suffix}", plain)
        print(
            f"{name:20} {len(data) / 1000:6.0f} {seconds:6.2f} {megabytes:5.0f}   "
            f"         {len(plain) / 1000:4.0f} {usual[0]:6.2f} {usual[1]:5.0f}   {said}",
            flush=True,
        )


if __name__ == "__main__":
    _read(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
