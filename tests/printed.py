"""PDFs as print sets them, made by hand: pages with words at places, in Courier, whose letters are all 0.6 em wide."""

from __future__ import annotations

import random
import re
import textwrap
from dataclasses import dataclass, field

WIDTH, HEIGHT, MARGIN = 595, 842, 40
EM = 0.6
"""How wide a letter is, in times its size."""


@dataclass
class Print:
    """Pages, each a list of what is drawn: the size, the place and the words."""

    pages: list[list[tuple[float, float, float, str]]] = field(default_factory=lambda: [[]])
    title: str | None = None

    def put(self, x: float, y: float, size: float, *lines: str) -> Print:
        """Draw lines under each other on the last page."""
        self.pages[-1] += [(size, x, y - n * size * 1.2, line) for n, line in enumerate(lines)]
        return self

    def shuffled(self, seed: int) -> Print:
        """Return the same pages drawn in another order."""
        dice = random.Random(seed)
        return Print([dice.sample(page, len(page)) for page in self.pages], self.title)

    def recognised(self, seed: int) -> Print:
        """Return the same pages as a scanner's software puts words over them: each at its place, more or less."""
        dice = random.Random(seed)
        pages = []
        for page in self.pages:
            words = [
                (size, x + EM * size * begin, y, word)
                for size, x, y, line in page
                for begin, word in ((found.start(), found[0]) for found in re.finditer(r"\S+", line))
            ]
            pages.append([(z * dice.uniform(0.96, 1.04), x, y + dice.uniform(-0.6, 0.6), w) for z, x, y, w in words])
        return Print(pages, self.title)

    def by_rows(self) -> Print:
        """Return the same pages drawn row by row, across the columns."""
        return Print([sorted(page, key=lambda drawn: (-drawn[2], drawn[1])) for page in self.pages], self.title)

    def pdf(self) -> bytes:
        """Return the pages as a PDF."""
        streams = ["BT " + "".join(_drawn(*drawn) for drawn in page) + "ET" for page in self.pages]
        return document(streams, self.title)


def _drawn(size: float, x: float, y: float, words: str) -> str:
    shown = "".join(f"\\{ord(c):03o}" if c in "()\\" else _CODES.get(c, c) for c in words)
    return f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj "


_CODES = {"“": "\\223", "”": "\\224", "\u00ad": "\\255", "ﬁ": "\\001", "ﬂ": "\\002"}


def document(streams: list[str], title: str | None = None, resources: str = "", *objects: str) -> bytes:
    """Return a PDF of pages that draw these streams; `objects` are numbered from 5 on."""
    first = 5 + len(objects)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(streams)))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>",
        (
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding << /Type /Encoding"
            " /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >> >>"
        ),
        f"<< /CreationDate (D:20190102) {f'/Title ({title})' if title else ''} >>",
        *objects,
    ]
    for n, stream in enumerate(streams):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 2 * n + 1} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> {resources} >> >>"
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(parts) + 1} /Root 1 0 R /Info 4 0 R >>"
    xref = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{rows}{trailer}\n"
    return f"{out}{xref}startxref\n{len(out)}\n%%EOF".encode("latin-1")


def hyphenated(paragraph: str, width: int) -> list[str]:
    """Return a paragraph in lines of up to so many letters, long words hyphenated between their letters."""
    lines, rest = [], paragraph
    while len(rest) > width:
        line = textwrap.wrap(rest, width, break_long_words=False)[0]
        rest = rest[len(line) :].lstrip()
        word, room = rest.split(maxsplit=1)[0], width - len(line) - 2
        if word.isalpha() and len(word) > 8 and 3 <= room < len(word) - 2:
            line, rest = f"{line} {word[:room]}-", rest[room:]
        lines.append(line)
    return [*lines, rest]


def in_columns(
    paragraphs: list[str],
    columns: int,
    lines: int,
    *,
    title: str | None = None,
    head: str = "",
    foot: str = "",
    size: float = 9,
) -> Print:
    """Return paragraphs poured into columns of so many lines, under a title across them all.

    The first line of a paragraph is indented. In `head` and `foot` # is the number of the page.
    """
    printed, gutter, leading = Print(), 16, size * 1.2
    wide = (WIDTH - 2 * MARGIN - gutter * (columns - 1)) / columns
    letters = int(wide / (EM * size))
    poured = [
        (n == 0, line)
        for paragraph in paragraphs
        for n, line in enumerate(hyphenated(" " + paragraph, letters) if columns else [])
    ]
    for at in range(0, len(poured), columns * lines):
        if at:
            printed.pages.append([])
        elif title:
            printed.put(MARGIN, HEIGHT - 90, 20, title)
        number = str(len(printed.pages))
        for y, words in ((HEIGHT - 35, head), (30, foot)):
            if words:
                printed.put(MARGIN, y, 7, words.replace("#", number))
        for n, (is_first, line) in enumerate(poured[at : at + columns * lines]):
            column, row = divmod(n, lines)
            x = MARGIN + column * (wide + gutter) + (EM * size * 1.5 if is_first else 0)
            printed.put(x, HEIGHT - 130 - row * leading, size, line.strip())
    return printed
