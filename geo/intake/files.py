"""Articles out of files: plain text, HTML (trafilatura), Word (`word`) and PDF (pypdf).

Title, source and date are taken where they stand: in a page's own data, else in the text's head (`letterhead`). The
dates when a document was edited do not count, nor does a title that only names its file. Paragraphs are set apart by
blank lines, so that no heading runs into the next sentence. Nothing is fetched: what a page links to stays there.
"""

from __future__ import annotations

import io
import itertools
import logging
import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputError
from geo.intake.article import decode, require_bytes, require_string
from geo.intake.letterhead import find_letterhead
from geo.intake.limits import (
    PAGE_BYTES,
    PDF_LIMITS,
    PDF_PAGES,
    PdfBudget,
    check_markup,
    check_package,
    check_page_size,
    readable,
    require_short,
    too_much,
)
from geo.intake.pagedate import seen_published, told_published
from geo.intake.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    import pypdf

MAX_BYTES: Final = 20_000_000


_QUICK: Final = {"extensive_search": False, "original_date": True}
"""How trafilatura looks for a date, which is not used: `pagedate` tells days apart."""

_EARLY: Final = 0.75
_FILE_TITLE: Final = re.compile(
    r"microsoft word\b.*|untitled.*|(?:word )?document ?\d*|.*\.(?:docx?|pdf|rtf|odt|tex|indd|txt)", re.IGNORECASE
)


@dataclass(frozen=True)
class FileText:
    """What a file or a pasted text holds of an article."""

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    left_out: tuple[str, ...] = ()
    """What the file holds beside its text and is not read, in words: "a comment", "2 pictures"."""


def read_text(text: str) -> FileText:
    """Return a text as it is, with the title, source and date that stand in it; raises InputError for no string."""
    return _with_letterhead(FileText(require_string(text, "The text")))


def _with_letterhead(found: FileText) -> FileText:
    """Fill in from the text's head what the file does not say itself."""
    head = find_letterhead(found.text)
    return replace(
        found,
        title=found.title or head.title,
        source=found.source or head.source,
        published=found.published or head.published,
    )


def _own_title(title: str | None) -> str | None:
    """Return a document's title, None where it only names the file."""
    title = (title or "").strip()
    return title if title and not _FILE_TITLE.fullmatch(title) else None


def _plain(name: str, data: bytes) -> FileText:
    return read_text(decode(data, name))


def _html(name: str, data: bytes) -> FileText:
    import trafilatura  # noqa: PLC0415 - a second to import, and only this kind of file needs it
    from trafilatura.utils import decode_file, repair_faulty_html  # noqa: PLC0415 - as it does itself

    check_page_size(name, len(data))
    with readable(name, "page"):
        page = decode_file(data, PAGE_BYTES)  # it unpacks what a server has packed
        check_page_size(name, len(page))
        check_markup(name, repair_faulty_html(page, page[:50].lower()))
        tree = trafilatura.load_html(page)
        found: Any = (
            None
            if tree is None
            else trafilatura.bare_extraction(
                tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_QUICK
            )
        )
        published = None if tree is None else told_published(tree)
    if found is None or not found.text:
        raise InputError(f"{name} holds no article that can be told from its page; paste the article's text instead.")
    read = _with_letterhead(
        FileText(
            require_short(name, "\n\n".join(found.text.split("\n"))),
            title=found.title,
            source=found.sitename or found.hostname,
            url=found.url,
            published=published,
        )
    )
    if read.published is None:
        with readable(name, "page"):
            read = replace(read, published=seen_published(tree))
    return read


def _docx(name: str, data: bytes) -> FileText:
    with readable(name, "Word document"):
        check_package(name, data)
        document = read_word(data)
    found = read_text(require_short(name, "\n\n".join(document.paragraphs)))
    title = document.heading or found.title or _own_title(document.title)
    return replace(found, title=title, left_out=document.left_out)


def _pdf(name: str, data: bytes) -> FileText:
    import pypdf  # noqa: PLC0415 - only this kind of file needs it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it remarks about a file helps no reader
    with readable(name, "PDF"), pypdf.apply_configuration(**PDF_LIMITS):
        text, title = _printed(name, data)
    if not text.strip():
        raise InputError(f"{name} holds pictures of text and no text; paste the article's text instead.")
    found = read_text(_unwrapped(require_short(name, text)))
    return replace(found, title=found.title or _own_title(title))


def _printed(name: str, data: bytes) -> tuple[str, str | None]:
    """Return the text of a PDF's pages, and its title."""
    import pypdf  # noqa: PLC0415 - only this kind of file needs it
    import pypdf.errors  # noqa: PLC0415 - only this kind of file needs it

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        _unlock(name, reader)
        if len(reader.pages) > PDF_PAGES:
            raise too_much(name, f"has {len(reader.pages):,} pages; a PDF may have {PDF_PAGES:,}")
        budget, texts = PdfBudget(name), []
        for page in reader.pages:
            content = page.get_contents()
            budget.page(content.get_data() if content is not None else b"")
            texts.append(page.extract_text(visitor_operand_before=budget.operation, visitor_text=budget.text))
        return "\n".join(texts), reader.metadata.title if reader.metadata else None
    except pypdf.errors.LimitReachedError as error:
        raise too_much(name, "unpacks to more than an article can need") from error


def _unlock(name: str, reader: pypdf.PdfReader) -> None:
    """Open a PDF that only forbids printing and the like; raises InputError where it wants a password."""
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except NotImplementedError:  # a way to encrypt that pypdf does not know
        locked = True
    if locked:
        raise InputError(f"{name} is locked. Save it without a password or protection, or paste the article's text.")


def _unwrapped(text: str) -> str:
    """Return a text set in lines as paragraphs: a line goes on in the next unless it ends well before the margin."""
    lines = [line.strip() for line in text.splitlines()]
    width = max(map(len, lines))
    paragraphs: list[str] = [""]
    ended = True
    for line, after in itertools.pairwise([*lines, ""]):
        if ended or not line:
            paragraphs.append(line)
        elif paragraphs[-1].endswith("-"):
            paragraphs[-1] = paragraphs[-1][:-1] + line
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        first = after.split(maxsplit=1)[0] if after else ""
        ended = not line or len(line) + 1 + len(first) < _EARLY * width
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


_READERS: Final[dict[str, Callable[[str, bytes], FileText]]] = {
    ".txt": _plain, ".text": _plain, ".md": _plain, ".html": _html, ".htm": _html, ".docx": _docx, ".pdf": _pdf,
}  # fmt: skip
SUFFIXES: Final = tuple(_READERS)


def read_file(name: str, data: bytes) -> FileText:
    """Return what a file holds of an article, told by its name's ending; raises InputError in one line."""
    name = require_string(name, "The file's name")
    data = require_bytes(data, name)
    suffix = PurePath(name).suffix.lower()
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} has {len(data) / 1e6:.0f} MB; a file may have up to {MAX_BYTES / 1e6:.0f} MB.")
    if suffix not in _READERS:
        raise InputError(f"{name} is of no kind that can be read; accepted are {', '.join(SUFFIXES)}.")
    return _READERS[suffix](name, data)
