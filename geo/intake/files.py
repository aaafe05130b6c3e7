"""Articles out of files: plain text, HTML (trafilatura), Word (`word`), PDF (`pdf`) and letters (`mail`).

Title, source and date are taken where they stand: in a page's own data, else in the text's head (`letterhead`). The
dates when a document was edited do not count, nor does a title that only names its file. Paragraphs are set apart by
blank lines, so that no heading runs into the next sentence. Nothing is fetched: what a page links to stays there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputError
from geo.intake.article import decode, require_bytes, require_string
from geo.intake.letterhead import find_letterhead
from geo.intake.limits import (
    PAGE_BYTES,
    check_markup,
    check_package,
    check_page_size,
    readable,
    require_short,
)
from geo.intake.pagedate import seen_published, told_published
from geo.intake.sources import source_of_heading
from geo.intake.word import read_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.intake.pdf import PdfText

MAX_BYTES: Final = 20_000_000


_QUICK: Final = {"extensive_search": False, "original_date": True}
"""How trafilatura looks for a date, which is not used: `pagedate` tells days apart."""

_HEADS: Final = 5
"""Of a document's running heads as many parts are looked at for its source and day."""

_PRINTED_OUT: Final = re.compile(r"\d:\d\d|\b(?:printed|accessed|downloaded|retrieved)\b", re.IGNORECASE)
"""When a page was printed out, as browsers write it on each: no day of publication."""

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
    head = find_letterhead(found.text, found.source)
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


def _eml(name: str, data: bytes) -> FileText:
    from geo.intake.mail import read_letter  # noqa: PLC0415 - only this kind of file needs it

    with readable(name, "letter"):
        letter = read_letter(data)
    told = _html(name, letter.page) if letter.page is not None else read_text(require_short(name, letter.text))
    sender = source_of_heading(letter.sender) if letter.sender else None
    return replace(
        told,
        title=letter.subject or told.title,
        source=(sender.name if sender else None) or told.source,
        published=letter.sent or told.published,
        left_out=letter.left_out,
    )


def _docx(name: str, data: bytes) -> FileText:
    with readable(name, "Word document"):
        check_package(name, data)
        document = read_word(data)
    found = read_text(require_short(name, "\n\n".join(document.paragraphs)))
    title = document.heading or found.title or _own_title(document.title)
    return replace(found, title=title, left_out=document.left_out)


def _pdf(name: str, data: bytes) -> FileText:
    from geo.intake.pdf import read_pdf  # noqa: PLC0415 - pypdf, which only this kind of file needs

    with readable(name, "PDF"):
        pdf = read_pdf(name, data)
    if not pdf.printed.paragraphs:
        raise InputError(f"{name} holds pictures of text and no text; paste the article's text instead.")
    text = require_short(name, "\n\n".join(pdf.printed.paragraphs))
    # A hyphen whose line end is left to the reading ends no line of the head.
    found = replace(read_text(text.replace("-\n", "-")), text=text)
    told = [part for part in pdf.printed.heads[:_HEADS] if not _PRINTED_OUT.search(part)]
    heads = find_letterhead("\n\n".join([*told, found.text]))
    return replace(
        found,
        title=_printed_title(pdf, found),
        source=found.source or heads.source,
        published=found.published or heads.published,
        left_out=pdf.printed.left_out,
    )


def _printed_title(pdf: PdfText, found: FileText) -> str | None:
    """Return a PDF's title: that of its properties if printed too, else what is set largest, else the first line."""
    own = _own_title(pdf.title)
    if own and " ".join(own.split()) in " ".join(found.text.split()):
        return own
    large = (words for words in pdf.printed.headlines if source_of_heading(words) is None)  # not the newspaper's name
    return next(large, None) or found.title or own


_READERS: Final[dict[str, Callable[[str, bytes], FileText]]] = {
    ".txt": _plain, ".text": _plain, ".md": _plain, ".html": _html, ".htm": _html, ".docx": _docx, ".pdf": _pdf,
    ".eml": _eml,
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
