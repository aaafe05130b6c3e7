"""Articles out of files: plain text, HTML (trafilatura), Word (python-docx) and PDF (pypdf).

Title, source and date are taken where they stand in the file; a document's own title counts, its dates of editing do
not. Nothing is fetched: what an HTML page links to stays where it is.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputError
from geo.text.article import decode

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES: Final = 20_000_000


@dataclass(frozen=True)
class FileText:
    """What a file holds of an article."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None


def _date(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _plain(name: str, data: bytes) -> FileText:
    return FileText(decode(data, name))


def _html(name: str, data: bytes) -> FileText:
    import trafilatura  # noqa: PLC0415 - a second to import, and only this kind of file needs it

    found: Any = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_tables=False)
    if found is None or not found.text:
        raise InputError(f"{name} holds no article that can be told from its page; paste the article's text instead.")
    return FileText(
        found.text,
        title=found.title,
        source=found.sitename or found.hostname,
        url=found.url,
        published=_date(found.date),
    )


def _docx(name: str, data: bytes) -> FileText:
    import docx  # noqa: PLC0415 - only this kind of file needs it

    try:
        document = docx.Document(io.BytesIO(data))
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InputError(f"{name} is no Word document that can be read; save it as .docx or as text.") from error
    text = "\n".join(paragraph.text for paragraph in document.paragraphs if paragraph.text.strip())
    return FileText(text, title=document.core_properties.title or None)


def _pdf(name: str, data: bytes) -> FileText:
    import pypdf  # noqa: PLC0415 - only this kind of file needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - only this kind of file needs it

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, ValueError, KeyError) as error:
        raise InputError(f"{name} is no PDF that can be read; paste the article's text instead.") from error
    if not text.strip():
        raise InputError(f"{name} holds pictures of text and no text; paste the article's text instead.")
    return FileText(_unwrapped(text), title=title or None)


def _unwrapped(text: str) -> str:
    """Return a text set in lines as paragraphs: a line that ends in mid-sentence goes on in the next."""
    paragraphs: list[str] = [""]
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            paragraphs.append("")
        elif paragraphs[-1].endswith("-"):
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


_READERS: Final[dict[str, Callable[[str, bytes], FileText]]] = {
    ".txt": _plain, ".text": _plain, ".md": _plain, ".html": _html, ".htm": _html, ".docx": _docx, ".pdf": _pdf,
}  # fmt: skip
SUFFIXES: Final = tuple(_READERS)


def read_file(name: str, data: bytes) -> FileText:
    """Return what a file holds of an article, told by its name's ending; raises InputError in one line."""
    suffix = PurePath(name).suffix.lower()
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} has {len(data) / 1e6:.0f} MB; a file may have up to {MAX_BYTES / 1e6:.0f} MB.")
    if suffix not in _READERS:
        raise InputError(f"{name} is of no kind that can be read; accepted are {', '.join(SUFFIXES)}.")
    return _READERS[suffix](name, data)
