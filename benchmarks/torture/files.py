"""Hostile files: what a file is made of, it gives a text or one documented error, within limits of time and memory."""

from __future__ import annotations

import io
import itertools
import random
import resource
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attempts import attempt
from docx import Document

from geo.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEED = Path(__file__).parents[2] / "seeds" / "000_d73f2120bc69e7cf.txt"
SECONDS = 10.0
MEGABYTES = 600  # of growth of the process
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(text: str) -> bytes:
    document = Document()
    for paragraph in text.split("\n\n"):
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _html(text: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><head><title>A train</title></head><body><article>{body}</article></body></html>".encode()


def _inflating(size: int) -> bytes:
    """Return so many spaces, deflated; they are never all in memory, whose growth is measured here."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000)) + packer.flush()


def _pdf(stream: bytes, *, packed: bool = False) -> bytes:
    """Return a PDF of one page with a stream of drawing commands, `packed` if it is deflated."""
    data = stream
    packing = "/Filter /FlateDecode " if packed else ""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
        f"<< {packing}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    out, at = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        at.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in at)
    return bytes(out + f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())


def _drawn(text: str) -> bytes:
    lines = [line.replace("\\", "").replace("(", "[").replace(")", "]") for line in text.split("\n")]
    shown = " ".join(f"({line.encode('latin-1', 'replace').decode('latin-1')}) Tj 0 -14 Td" for line in lines)
    return f"BT /F1 12 Tf 40 760 Td {shown} ET".encode("latin-1")


def _zip(parts: dict[str, Iterable[bytes]]) -> bytes:
    """Return a zip of parts, each given in pieces."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, pieces in parts.items():
            with packed.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
    return file.getvalue()


def _with_document(*xml: bytes, times: int = 1) -> bytes:
    """Return an ordinary docx whose document is this XML, its middle piece so many times."""
    pieces = [xml[0], *itertools.repeat(xml[1], times), xml[2]] if len(xml) == 3 else xml
    with zipfile.ZipFile(io.BytesIO(_docx("A train."))) as whole:
        return _zip({name: [whole.read(name)] for name in whole.namelist()} | {"word/document.xml": pieces})


def _body(xml: bytes) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>'.encode() + xml + b"</w:body></w:document>"


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield files made to cost much, by name."""
    entities = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">'.encode() for i in range(9)
    )
    yield "entities.docx", _with_document(entities + b"]><d>&j;</d>")
    yield "outside.docx", _with_document(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>')
    yield "deep.docx", _with_document(_body(b"<w:p>" * 50_000 + b"</w:p>" * 50_000))
    before, after = _body(b"<w:p><w:r><w:t>|</w:t></w:r></w:p>").split(b"|")
    yield "spaces.docx", _with_document(before, b" " * 1_000_000, after, times=300)
    yield "parts.docx", _zip({f"word/part{i}.xml": [b"<a/>"] for i in range(30_000)})
    yield "inflates.pdf", _pdf(_inflating(300_000_000), packed=True)
    yield "pages.pdf", _pdf(_drawn("A train. " * 200_000))
    yield "deep.html", b"<html><body>" + b"<div>" * 200_000 + b"A train left." + b"</div>" * 200_000
    yield "wide.html", b"<html><body>" + b"<p>A train left Oslo.<b><i>" * 80_000
    yield "attributes.html", b"<html><body><p " + b"a=b " * 500_000 + b">A train left."
    yield "entities.html", b"<p>" + b"&amp;" * 400_000


def hostile(count: int, seed: int = 19) -> Iterator[tuple[str, bytes]]:
    """Yield so many files: the bombs, then ordinary ones with bytes changed, cut, doubled or put together anew."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    text = SEED.read_text(encoding="utf-8")
    whole = {"docx": _docx(text), "pdf": _pdf(zlib.compress(_drawn(text), 9), packed=True), "html": _html(text)}
    made = 0
    for bomb in bombs():
        made += 1
        yield bomb
    for number in range(made, count):
        ending = dice.choice(sorted(whole))
        data = bytearray(whole[ending])
        for _ in range(dice.randint(1, 5)):
            at = dice.randrange(len(data))
            match dice.randrange(4):
                case 0:
                    data[at : at + dice.randint(1, 8)] = dice.randbytes(dice.randint(0, 8))
                case 1:
                    del data[at:]
                case 2:
                    data[at:at] = data[at : at + dice.randint(1, 400)] * dice.randint(1, 50)
                case _:
                    data[at:at] = whole[dice.choice(sorted(whole))][: dice.randint(1, 2000)]
            data = data or bytearray(b"\0")
        yield f"mutant{number}.{ending}", bytes(data)


def run(count: int) -> tuple[list[str], float, float]:
    """Read so many hostile files; return what went wrong, the longest processor time in s, the growth in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wrong, longest = attempt(((name, partial(read_file, name, data)) for name, data in hostile(count)), SECONDS)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    if grown > MEGABYTES:
        wrong.append(f"the process grew by {grown:.0f} MB")
    return wrong, longest, grown
